//! What the sentences of a report tell of an event: who holds it, who meets whom, who says what there.

use crate::extract::tests::check;

#[test]
fn who_holds_an_event() {
    let rows = [
        (
            "Hội Nông dân Việt Nam chiều 16/9, tại thành phố Vinh, đã mở Hội nghị sơ kết công tác đối ngoại nhân dân.",
            "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-16 | thành phố Vinh
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Được sự đồng ý của Bộ Ngoại giao, Hội Nông dân Việt Nam ngày 16/9 tiến hành Đại hội đại biểu lần thứ II.",
            "@0 CONGRESS | Đại hội đại biểu lần thứ II | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Hội Chữ thập đỏ Việt Nam chiều 16/9 kỷ niệm 75 năm Ngày thành lập, đồng thời nhìn lại một năm công tác.",
            "@0 CEREMONY | kỷ niệm 75 năm Ngày thành lập | 2023-09-16 | no place
               Hội Chữ thập đỏ Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 16/9, Hội Nông dân Việt Nam tham gia chương trình gặp gỡ hữu nghị “Ba miền”. Đơn vị đăng cai lần này là Hội Chữ thập đỏ Việt Nam.",
            "@0 EXCHANGE | chương trình gặp gỡ hữu nghị “Ba miền” | 2023-09-16 | no place
               Hội Chữ thập đỏ Việt Nam: ORGANIZER
               Hội Nông dân Việt Nam: ATTENDEE",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn who_meets_whom() {
    let rows = [
        (
            "Sáng 14/9, ông Trần Văn Minh, Giám đốc Quỹ Hòa bình đã được bà Nguyễn Thị An, Chủ tịch Hội Nông dân Việt Nam tiếp thân mật.",
            "@0 RECEPTION | Buổi tiếp ông Trần Văn Minh | 2023-09-14 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, hai đoàn đại biểu Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam đã hội đàm dưới sự chủ trì của ông Trần Văn Minh và bà Nguyễn Thị An.",
            "@0 WORKING_SESSION | Hội đàm giữa Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ATTENDEE
               Hội Chữ thập đỏ Việt Nam: ATTENDEE
               Trần Văn Minh: CHAIR
               Nguyễn Thị An: CHAIR",
        ),
        (
            "Biên bản hợp tác giữa Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam được ký kết ngày 14/9, tại Huế.",
            "@0 CEREMONY | Lễ ký kết Biên bản hợp tác | 2023-09-14 | Huế",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn events_told_in_two_places() {
    let rows = [
        (
            "Đến thăm lãnh đạo tỉnh, sáng 14/9, đoàn khách đã vui vẻ chuyện trò. Tại buổi tiếp, ông Trần Văn Minh cảm ơn mọi người.",
            "@0 RECEPTION | buổi tiếp | 2023-09-14 | no place
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Tại buổi tiếp, ông Trần Văn Minh cảm ơn mọi người.",
        ),
        (
            "Đại hội đại biểu Hội Nông dân Việt Nam lần thứ VIII đã bầu ông Trần Văn Minh. Đại hội diễn ra ngày 14/9.",
            "@0 CONGRESS | Đại hội đại biểu Hội Nông dân Việt Nam lần thứ VIII | 2023-09-14 | no place",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn who_does_what_there() {
    let rows = [
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Chủ trì Hội thảo: ông Trần Văn Minh và bà Nguyễn Thị An. Về phía nước bạn có ông Lê Văn Nam.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: CHAIR
               Nguyễn Thị An: CHAIR
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Trưởng đoàn đại biểu tỉnh là ông Trần Văn Minh.
             Cả hai bên phải cùng nhau trồng thêm thật nhiều rừng trong những năm tới, đó là đề nghị của ông Lê Văn Nam.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: SPEAKER
             Lê Văn Nam says @0: Cả hai bên phải cùng nhau trồng thêm thật nhiều rừng trong những năm tới, đó là đề nghị của ông Lê Văn Nam.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Đại tá Trần Hoài Anh dự.
             Hai bên sẽ cùng nhau trồng thêm thật nhiều rừng trong những năm tới, Đại tá cho hay.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Hoài Anh: SPEAKER ATTENDEE
             Trần Hoài Anh says @0: Hai bên sẽ cùng nhau trồng thêm thật nhiều rừng trong những năm tới, Đại tá cho hay.",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn what_is_told_beside() {
    let rows = [
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Hội thảo sẽ làm việc đến hết ngày 16/9.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14/2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Năm trước ông Trần Văn Minh đã dự Hội nghị cấp cao Pháp ngữ.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Đại sứ Trần Văn Minh: Tôi thường nói với các bạn trẻ như vậy.",
            "Trần Văn Minh says: Đại sứ Trần Văn Minh: Tôi thường nói với các bạn trẻ như vậy.",
        ),
        (
            "Kết luận hội nghị, ông Lê Hoài Trung yêu cầu Bộ Ngoại giao hoàn thiện cơ sở dữ liệu.",
            "Lê Hoài Trung says: Kết luận hội nghị, ông Lê Hoài Trung yêu cầu Bộ Ngoại giao hoàn thiện cơ sở dữ liệu.
             to do: Kết luận hội nghị, ông Lê Hoài Trung yêu cầu Bộ Ngoại giao hoàn thiện cơ sở dữ liệu.",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}
