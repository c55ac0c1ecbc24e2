//! Lists whose entries are paragraphs, and who speaks or is there by the sentences around them.

use crate::extract::tests::check_rows as rows;

#[test]
fn entries_below_a_heading_are_who_is_there() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”.
             Tới dự:
             - Bà Nguyễn Thị An, Chủ tịch Hội Nông dân Việt Nam;
             - Ông Trần Văn Minh;
             - Đ/d Hội Nhà văn Việt Nam.
             Ông Lê Văn Nam vắng mặt.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE
               Hội Nhà văn Việt Nam: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”.
             Chủ trì hội thảo:
             1. Bà Nguyễn Thị An
             2. Ông Trần Văn Minh
             - Về phía bạn: Bà Anna Weber.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: CHAIR
               Trần Văn Minh: CHAIR
               Anna Weber: ATTENDEE",
        ),
        (
            "Sáng 16/9, Hội Nhà văn Việt Nam tổ chức Đại hội lần thứ IV.
             Đại hội bầu Ban Chấp hành và trao sách cho:
             - Hội Nông dân Việt Nam.
             Ban Chấp hành đã bầu:
             1. Chủ tịch: ông Trần Văn Minh
             2. Phó Chủ tịch: bà Nguyễn Thị An",
            "@0 CONGRESS | Đại hội lần thứ IV | 2023-09-16 | no place
               Hội Nhà văn Việt Nam: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
    ]);
}

#[test]
fn who_is_in_a_list_and_who_is_not() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự có đại diện Hội Nông dân Việt Nam, các tổ chức nghề nghiệp: Hội Nhà văn Việt Nam; cùng lãnh đạo các sở và sinh viên Lào đang học tại Học viện Ngoại giao.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nông dân Việt Nam: ATTENDEE
               Hội Nhà văn Việt Nam: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. 10 ý kiến tham luận tại hội thảo (Hội Nông dân Việt Nam, Hội Nhà văn Việt Nam) bàn về kinh nghiệm tổ chức Ngày hội Sông quê.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nông dân Việt Nam: SPEAKER
               Hội Nhà văn Việt Nam: SPEAKER",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Các đại biểu được nghe TS. Trần Văn Minh, Phó Vụ trưởng Vụ Nước truyền đạt nội dung mới. Báo cáo viên nhấn mạnh nước là của chung.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: PRESENTER SPEAKER
             Trần Văn Minh says @0: Báo cáo viên nhấn mạnh nước là của chung.",
        ),
        (
            "Sáng 16/9, tại hội trường Sen, Học viện Ngoại giao, Hội Nông dân Việt Nam và Hội Nhà văn Việt Nam tổ chức Hội thảo “Nước”. Ký kết có bà Nguyễn Thị An và ông Trần Văn Minh. Ông Lê Văn Nam chứng kiến, sau đó ra về.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | hội trường Sen
               Hội Nông dân Việt Nam: ORGANIZER
               Hội Nhà văn Việt Nam: CO_ORGANIZER
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
    ]);
}

#[test]
fn who_speaks_where() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Diễn văn do ông Trần Văn Minh đọc tại buổi lễ cho thấy đã có 40 dự án. Còn bà Nguyễn Thị An, người đã ở Huế 11 năm, mong có thêm lớp học. Ông Lê Văn Nam quán triệt các nội dung mới.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: SPEAKER
               Nguyễn Thị An: SPEAKER
               Lê Văn Nam: PRESENTER
             Trần Văn Minh says @0: Diễn văn do ông Trần Văn Minh đọc tại buổi lễ cho thấy đã có 40 dự án.
             Nguyễn Thị An says @0: Còn bà Nguyễn Thị An, người đã ở Huế 11 năm, mong có thêm lớp học.",
        ),
        (
            "Chiều 16/9, ông Trần Văn Minh đã tiếp bà Anna Weber. Bà Anna Weber cảm ơn ông Trần Văn Minh đã dành thời gian tiếp đoàn trong tháng 8; thông báo kết quả buổi làm việc trước đó với Hội Nông dân Việt Nam.",
            "@0 RECEPTION | Buổi tiếp bà Anna Weber | 2023-09-16 | no place
               Trần Văn Minh: ATTENDEE
               Anna Weber: SPEAKER ATTENDEE
             Anna Weber says @0: Bà Anna Weber cảm ơn ông Trần Văn Minh đã dành thời gian tiếp đoàn trong tháng 8; thông báo kết quả buổi làm việc trước đó với Hội Nông dân Việt Nam.",
        ),
        (
            "Sáng nay (16/9), sau hai ngày làm việc, Đại hội đại biểu toàn quốc lần thứ V Hội Nông dân Việt Nam đã bế mạc. Tại phiên họp đầu tiên chiều 15/9, Ban Chấp hành đã bầu Ban Thường vụ. Ông Trần Văn Minh nói nhiệm kỳ tới còn nhiều việc.",
            "@0 CONGRESS | Đại hội đại biểu toàn quốc lần thứ V Hội Nông dân Việt Nam | 2023-09-15/2023-09-16 | no place
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Ông Trần Văn Minh nói nhiệm kỳ tới còn nhiều việc.",
        ),
        (
            "15/9: Tại trụ sở Bộ Ngoại giao, ông Trần Văn Minh tiếp thân mật bà Anna Weber.
             Theo quy chế, việc này mất 47 ngày; theo bà Anna Weber, hồ sơ dày quá.",
            "@0 RECEPTION | Buổi tiếp bà Anna Weber | 2023-09-15 | trụ sở Bộ Ngoại giao
               Trần Văn Minh: ATTENDEE
               Anna Weber: SPEAKER ATTENDEE
             Anna Weber says @0: Theo quy chế, việc này mất 47 ngày; theo bà Anna Weber, hồ sơ dày quá.",
        ),
        (
            "Sáng 16/9, Ban Thường vụ Hội Nông dân tỉnh Nghệ An tổ chức hội đàm và ký kết Biên bản ghi nhớ với Hội Phụ nữ Lào. Dự hội đàm có ông Trần Văn Minh.",
            "@0 WORKING_SESSION | hội đàm và ký kết Biên bản ghi nhớ với Hội Phụ nữ Lào | 2023-09-16 | no place
               Hội Nông dân tỉnh Nghệ An: ORGANIZER
               Trần Văn Minh: ATTENDEE",
        ),
    ]);
}
