//! Habits of dailies: who is there by what they do, who receives what, whose part a body is.

use crate::extract::tests::check;

#[track_caller]
fn rows(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn what_people_do_puts_them_there() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Ông Trần Văn Minh đã đến Bảo tàng tỉnh cắt băng khai mạc phòng tranh. Bà Nguyễn Thị An dâng hương tại tượng đài. Ông Lê Văn Nam đọc một bài thơ.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Mở đầu bằng báo cáo đề dẫn “Bờ và bến” của ông Trần Văn Minh. Hội thảo quy tụ 50 học giả đến từ Hội Nông dân Việt Nam, Hội Nhà văn Việt Nam. Bà Nguyễn Thị An, Giám đốc dự án “Nước sạch cho bản”, phát biểu.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place, 50
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: PRESENTER
               Hội Nông dân Việt Nam: ATTENDEE
               Hội Nhà văn Việt Nam: ATTENDEE
               Nguyễn Thị An: SPEAKER",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự có các đồng chí nguyên lãnh đạo Hội Nông dân Việt Nam. Ông Trần Văn Minh Phó Cục trưởng Cục Lễ tân phát biểu.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: SPEAKER",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Tại hội thảo có ý kiến của đại diện Hội Nhà văn Việt Nam, đề nghị Hội Nông dân Việt Nam tiếp thu. Trong thư chúc mừng, ông Trần Văn Minh khẳng định đây là dịp tốt.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nhà văn Việt Nam: SPEAKER
             Trần Văn Minh says @0: Trong thư chúc mừng, ông Trần Văn Minh khẳng định đây là dịp tốt.",
        ),
        (
            "Sáng 16/9, Hội Nông dân Việt Nam đã vinh dự đón tiếp ông Kenji Sato, Đại sứ đặc mệnh toàn quyền Nhật Bản tại Việt Nam. Ngài Đại sứ cho biết ông rất vui.",
            "@0 RECEPTION | Buổi tiếp ông Kenji Sato | 2023-09-16 | no place
               Kenji Sato: SPEAKER ATTENDEE
             Kenji Sato says @0: Ngài Đại sứ cho biết ông rất vui.",
        ),
    ]);
}

#[test]
fn who_receives_what() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Dịp này, Hội Nhà văn Việt Nam đón nhận Huân chương Lao động; Hội Nông dân Việt Nam đón nhận Huân chương Hữu nghị.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nhà văn Việt Nam: AWARDEE
               Hội Nông dân Việt Nam: AWARDEE
             Huân chương Lao động @0 to [Hội Nhà văn Việt Nam]
             Huân chương Hữu nghị @0 to [Hội Nông dân Việt Nam]",
        ),
        (
            "Ngày 16/9, Bộ Ngoại giao tổ chức Lễ trao tặng Bằng khen. Đại sứ Kenji Sato đã truy tặng Bằng khen cho cố Giáo sư Trần Văn Minh.
             [Bà Nguyễn Thị An nhận Bằng khen truy tặng cho chồng tại buổi lễ.]",
            "@0 CEREMONY | Lễ trao tặng | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Kenji Sato: AWARDER
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: AWARDEE
             Bằng khen @0 from Bộ Ngoại giao to [Trần Văn Minh]",
        ),
        (
            "Ngày 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Ông Trần Văn Minh được Hội Nông dân Việt Nam tặng Bằng khen.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: AWARDEE
             Bằng khen @0 from Hội Nông dân Việt Nam to [Trần Văn Minh]",
        ),
        (
            "Tối 16/9, tại Huế, Tổng thống Ba Lan đã trao Huân chương Công trạng cho 5 dịch giả.
             Tổng thống Adam Nowak đã có cuộc gặp gỡ với các cựu sinh viên Việt Nam tại Ba Lan. Dịp này, ông đã trao Huân chương Công trạng cho ông Trần Văn Minh.",
            "@0 EXCHANGE | cuộc gặp gỡ với các cựu sinh viên Việt Nam tại Ba Lan | 2023-09-16 | Huế
               Adam Nowak: AWARDER
               Trần Văn Minh: AWARDEE
             Huân chương Công trạng @0 to [Trần Văn Minh]",
        ),
    ]);
}

#[test]
fn who_holds_what_with_whom() {
    rows(&[
        (
            "Ngày 16/9, Đại sứ quán Việt Nam tại Lào phối hợp với các doanh nghiệp trong cộng đồng người Việt tổ chức Lễ dâng hoa tưởng niệm các anh hùng liệt sĩ.",
            "@0 CEREMONY | Lễ dâng hoa tưởng niệm các anh hùng liệt sĩ | 2023-09-16 | no place
               Đại sứ quán Việt Nam tại Lào: ORGANIZER",
        ),
        (
            "Sáng 16/9, Khoa Luật, Trường Đại học Vinh tổ chức Hội thảo “Nước”.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Khoa Luật: ORGANIZER",
        ),
        (
            "# Hội Nông dân Việt Nam tổ chức cuộc họp chuẩn bị Tọa đàm “Nước”
             Được sự đồng ý về chủ trương tổ chức tọa đàm “Nước”, ngày 16/9, Hội Nông dân Việt Nam tổ chức cuộc họp để bàn về tọa đàm nêu trên. Tham dự có ông Trần Văn Minh - Trung tâm Nghiên cứu Nước, Hội Nhà văn Việt Nam.",
            "@0 SESSION | cuộc họp chuẩn bị Tọa đàm “Nước” | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Sáng 16/9, tại trụ sở, ông Trần Văn Minh đã có buổi tiếp và làm việc với bà Nguyễn Thị An.",
            "@0 RECEPTION | buổi tiếp và làm việc | 2023-09-16 | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Tại phiên họp chiều 16/9, Đại hội Hội Nông dân Việt Nam lần thứ II bầu ông Trần Văn Minh làm Chủ tịch.",
            "@0 CONGRESS | Đại hội Hội Nông dân Việt Nam lần thứ II | 2023-09-16 | no place",
        ),
    ]);
}

#[test]
fn numbers_of_unions() {
    rows(&[(
        "Ngày 28/6/2023, Hội Nông dân Việt Nam đã ban hành và triển khai kế hoạch số 20 - KH/BCHTW - HNDVN về tổ chức Đại hội.",
        "PLAN | 20-KH/BCHTW-HNDVN | 2023-06-28 | Hội Nông dân Việt Nam | on tổ chức Đại hội",
    )]);
}
