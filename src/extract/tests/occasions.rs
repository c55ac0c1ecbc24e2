//! Signings, banquets, crowds that are met, and events ahead: who was there, and what was said.

use crate::extract::tests::check;

#[test]
fn who_signs_was_there() {
    check(
        "Sáng 16/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị “Nước”.
         [Bà Nguyễn Thị An, Trưởng đại diện Quỹ Hoa Sen, và ông Trần Văn Minh, Giám đốc Sở Ngoại vụ tỉnh Gia Lai, ký biên bản ghi nhớ.]
         [Ông Lê Văn Nam trao đổi văn bản ký kết với bà Hồ Thị Mai.]",
        "@0 CONFERENCE | Hội nghị “Nước” | 2023-09-16 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Nguyễn Thị An: ATTENDEE
           Trần Văn Minh: ATTENDEE
           Lê Văn Nam: ATTENDEE
           Hồ Thị Mai: ATTENDEE",
    );
    check(
        "Bà Nguyễn Thị An hôm nay 18.9 lần lượt ký hợp đồng viện trợ với các đại diện của ba tỉnh.",
        "@0 CEREMONY | Lễ ký kết hợp đồng viện trợ | 2023-09-18 | no place
           Nguyễn Thị An: ATTENDEE",
    );
    check(
        "Ngày 16/9, tại Huế, Bộ Ngoại giao tổ chức Hội nghị “Nước”. Tại hội nghị, hai tổ chức gồm: Kinderhilfe/ Đức, Enfants et Soleil (EES)/Pháp đã ký kết viện trợ.",
        "@0 CONFERENCE | Hội nghị “Nước” | 2023-09-16 | Huế
           Bộ Ngoại giao: ORGANIZER
           Kinderhilfe: ATTENDEE
           Enfants et Soleil: ATTENDEE",
    );
}

#[test]
fn events_of_other_words() {
    for (text, expected) in [
        (
            "Tối 8-9, Đại sứ quán Lào tại Việt Nam tổ chức chiêu đãi trọng thể nhân dịp kỷ niệm 48 năm Quốc khánh. Dự tiệc chiêu đãi có đại diện Bộ Ngoại giao.",
            "@0 CEREMONY | chiêu đãi trọng thể nhân dịp kỷ niệm 48 năm Quốc khánh | 2023-09-08 | no place
               Đại sứ quán Lào tại Việt Nam: ORGANIZER
               Bộ Ngoại giao: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao đã có buổi trao đổi với đoàn giảng viên nước bạn.",
            "@0 WORKING_SESSION | buổi trao đổi với đoàn giảng viên nước bạn | 2023-09-16 | no place",
        ),
        (
            "Ngày 16/9, Hội Nông dân Việt Nam chủ trì phối hợp với Bộ Ngoại giao tổ chức lễ giao - nhận lưu học sinh Lào.",
            "@0 CEREMONY | lễ giao - nhận lưu học sinh Lào | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Bộ Ngoại giao: CO_ORGANIZER",
        ),
        (
            "Tiếp tục chuyến thăm Việt Nam, sáng 16/9, bà Anna Weber đã gặp gỡ 300 cựu chuyên gia, cựu lưu học sinh Việt Nam tại Đức. Tới dự có ông Trần Văn Minh.",
            "@0 EXCHANGE | Gặp gỡ 300 cựu chuyên gia, cựu lưu học sinh Việt Nam tại Đức | 2023-09-16 | no place
               Anna Weber: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Đoàn đại biểu Hội Nông dân Việt Nam do đồng chí Trần Văn Minh - Ủy viên Trung ương Đảng, Chủ tịch Hội - làm trưởng đoàn sang thăm và làm việc tại Lào từ ngày 16 - 18/9.",
            "@0 VISIT | Chuyến thăm và làm việc tại Lào | 2023-09-16/2023-09-18 | Lào
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Ngày 16/9, Hội Nông dân Việt Nam tổ chức họp báo. Ông Trần Văn Minh, Chủ tịch Hội hữu nghị Việt Nam - Nhật Bản chủ trì buổi họp báo.
             Hội Nông dân Việt Nam sẽ tổ chức Đại hội đại biểu lần thứ II vào ngày 28/9.
             Tham dự Đại hội sẽ có 150 đại biểu.
             Về phía Nhật Bản có bà Sato Haruka, Phó Chủ tịch Quỹ Hoa Sen.",
            "@0 OTHER | họp báo | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: CHAIR
             @1 CONGRESS | Đại hội đại biểu lần thứ II | 2023-09-28 | no place, 150
               Hội Nông dân Việt Nam: ORGANIZER
               Sato Haruka: ATTENDEE",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn who_is_meant_by_a_title_says_it() {
    for (text, expected) in [
        (
            "Sáng 16/9, tại Huế, Chủ tịch nước Trần Văn Minh trao quyết định.
             Sau đó Chủ tịch nước đã tiếp thân mật các đại sứ, nhấn mạnh đây là vinh dự to lớn.",
            "Trần Văn Minh says: Sau đó Chủ tịch nước đã tiếp thân mật các đại sứ, nhấn mạnh đây là vinh dự to lớn.",
        ),
        (
            "Đoàn thăm Ngài Đại sứ Anna Weber cùng gia đình.
             Cảm ơn lời chúc của đoàn, Ngài Đại sứ đã ghi nhận sự giúp đỡ suốt 60 năm qua.",
            "Anna Weber says: Cảm ơn lời chúc của đoàn, Ngài Đại sứ đã ghi nhận sự giúp đỡ suốt 60 năm qua.",
        ),
        // Who is reported to hears no report of a meeting.
        (
            "Ngày 16/9, Hội Nông dân Việt Nam tổ chức Hội nghị “Nước”.
             Bà Anna Weber báo cáo với bà Nguyễn Thị An về kết quả hợp tác giữa hai nước.",
            "@0 CONFERENCE | Hội nghị “Nước” | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Anna Weber: SPEAKER
             Anna Weber says @0: Bà Anna Weber báo cáo với bà Nguyễn Thị An về kết quả hợp tác giữa hai nước.",
        ),
    ] {
        check(text, expected);
    }
}
