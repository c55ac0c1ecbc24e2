//! Habits of dailies: who is there by what they do, who receives what, whose part a body is.

use crate::extract::tests::check_rows as rows;

#[test]
fn what_people_do_puts_them_there() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Ông Trần Văn Minh đã đến Bảo tàng tỉnh cắt băng khai mạc phòng tranh. Bà Nguyễn Thị An dâng hương tại tượng đài. Ông Lê Văn Nam đọc một bài thơ.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: ATTENDEE",
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
               Adam Nowak: AWARDER ATTENDEE
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

#[test]
fn delegations_and_those_who_come_with_them() {
    rows(&[
        (
            "Từ ngày 6 đến 8/9, Đoàn đại biểu Hội Nông dân tỉnh Sơn La do ông Trần Văn Minh làm Trưởng đoàn sang thăm hai tỉnh Hủa Phăn và Bò Kẹo. Tham gia Đoàn có lãnh đạo Sở Ngoại vụ tỉnh Sơn La. Sáng 7/9, tại Sầm Nưa, diễn ra Hội đàm giữa hai bên.",
            "@0 VISIT | Chuyến thăm hai tỉnh Hủa Phăn và Bò Kẹo | 2023-09-06/2023-09-08 | no place
               Trần Văn Minh: ATTENDEE
               Sở Ngoại vụ tỉnh Sơn La: ATTENDEE
             @1 WORKING_SESSION | Hội đàm giữa hai bên | 2023-09-07 | Sầm Nưa
               Sở Ngoại vụ tỉnh Sơn La: ATTENDEE",
        ),
        (
            "Ngày 16/9, Hội Nông dân Việt Nam tổ chức gặp mặt đoàn cựu binh do ông Adam Miller dẫn đầu. Ông Miller, từng là lính thủy, không giấu được nước mắt: “Tôi đã trở lại đây sáu lần và lần nào cũng thấy chưa đủ”.",
            "@0 EXCHANGE | gặp mặt đoàn cựu binh | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Adam Miller: SPEAKER ATTENDEE
             Adam Miller quotes @0: Ông Miller, từng là lính thủy, không giấu được nước mắt: “Tôi đã trở lại đây sáu lần và lần nào cũng thấy chưa đủ”.",
        ),
        (
            "Đoàn đại biểu Hội Phụ nữ Lào thăm Huế. Chiều 16/9, bà Nguyễn Thị An đã tiếp đoàn.",
            "@0 RECEPTION | Buổi tiếp đoàn đại biểu Hội Phụ nữ Lào | 2023-09-16 | no place
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Ngày 16/9, tại Luanda, Đại sứ quán Việt Nam tại Angola đã gặp mặt cán bộ, chuyên gia y tế và cộng đồng. Ông Trần Văn Minh, Cố vấn Đại sứ Lê Văn Nam, phát biểu.",
            "@0 EXCHANGE | Gặp mặt cán bộ, chuyên gia y tế và cộng đồng | 2023-09-16 | Luanda
               Trần Văn Minh: SPEAKER",
        ),
    ]);
}

#[test]
fn one_meeting_behind_another() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ đón Đoàn đại biểu Lào sang thăm và làm việc tại Việt Nam từ ngày 16 đến 18/9. Ngay sau Lễ đón, ông Trần Văn Minh đồng chủ trì Hội nghị thường niên lần thứ 13.",
            "@0 CEREMONY | Lễ đón Đoàn đại biểu Lào | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
             @1 CONFERENCE | Hội nghị thường niên lần thứ 13 | 2023-09-16 | no place
               Trần Văn Minh: CHAIR",
        ),
        (
            "Sáng 16/9, ông Trần Văn Minh đến thăm và làm việc với Hội Nông dân Việt Nam. Buổi chiều ông Trần Văn Minh đã có buổi nói chuyện với sinh viên về chủ đề “Biển không xa”.",
            "@0 WORKING_SESSION | Buổi làm việc với Hội Nông dân Việt Nam | 2023-09-16 | no place
               Trần Văn Minh: ATTENDEE
               Hội Nông dân Việt Nam: ATTENDEE
             @1 SEMINAR | buổi nói chuyện với sinh viên về chủ đề “Biển không xa” | 2023-09-16 | no place",
        ),
        (
            "Sáng 16/9, bà Nguyễn Thị An tiếp ông Trần Văn Minh. Ông Trần Văn Minh báo cáo kết quả cuộc hội đàm với ông Lê Văn Nam.",
            "@0 RECEPTION | Buổi tiếp ông Trần Văn Minh | 2023-09-16 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: SPEAKER ATTENDEE
             Trần Văn Minh says @0: Ông Trần Văn Minh báo cáo kết quả cuộc hội đàm với ông Lê Văn Nam.",
        ),
        (
            "Ngày 14/9, Hội Nông dân Việt Nam tổ chức hội đàm với tỉnh Attapeu; trao quà cho dân. Ông Trần Văn Minh đọc thư chúc mừng, thừa ủy quyền Bộ Quốc phòng Lào trao Huy chương Hữu nghị cho bà Nguyễn Thị An.",
            "@0 WORKING_SESSION | hội đàm với tỉnh Attapeu | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: AWARDER ATTENDEE
               Nguyễn Thị An: AWARDEE
             Huy chương Hữu nghị @0 to [Nguyễn Thị An]",
        ),
    ]);
}

#[test]
fn lists_of_other_words() {
    rows(&[
        (
            "Sáng 16/9, tại lễ trao quyết định, ông Trần Văn Minh công bố quyết định bổ nhiệm đối với các ông, bà: Lê Văn Nam, Đại sứ tại Lào; Hồ Thị Mai, Đại sứ tại Cuba. Hai Tổng Lãnh sự là các ông Đỗ Văn Hải và Vũ Văn Long.",
            "@0 CEREMONY | lễ trao quyết định | 2023-09-16 | Lào
               Trần Văn Minh: PRESENTER
               Lê Văn Nam: ATTENDEE
               Hồ Thị Mai: ATTENDEE
               Đỗ Văn Hải: ATTENDEE
               Vũ Văn Long: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Các tham luận tập trung vào: “Bờ và bến” (TS Trần Văn Minh), “Mưa và nắng” (ThS Nguyễn Thị An).",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: SPEAKER
               Nguyễn Thị An: SPEAKER",
        ),
        (
            "Chiều 16/9, Ban Chấp hành Hội Nông dân Việt Nam khóa IV họp phiên cuối. Ông Trần Văn Minh giải đáp các câu hỏi.",
            "@0 SESSION | họp phiên cuối | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Ông Trần Văn Minh giải đáp các câu hỏi.",
        ),
        (
            "Ngày 16/9, tại Huế đã diễn ra chương trình “Giao lưu hữu nghị biên giới”. Dự có ông Trần Văn Minh, đại diện Hội Nông dân Việt Nam.",
            "@0 EXCHANGE | chương trình “Giao lưu hữu nghị biên giới” | 2023-09-16 | Huế
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Sáng 16/9, Đoàn công tác của Hội Nông dân Việt Nam đến chào Bộ Tư lệnh Thủ đô Hà Nội; hôm nay 18/9 thăm, làm việc tại Sở Ngoại vụ Hà Nội.",
            "@0 RECEPTION | Buổi chào xã giao Bộ Tư lệnh Thủ đô Hà Nội | 2023-09-16 | no place
               Bộ Tư lệnh Thủ đô Hà Nội: ATTENDEE
             @1 WORKING_SESSION | Buổi làm việc với Sở Ngoại vụ Hà Nội | 2023-09-18 | no place
               Sở Ngoại vụ Hà Nội: ATTENDEE",
        ),
    ]);
}
