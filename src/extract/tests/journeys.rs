//! What is told of journeys: whom the guests met one after another, where each spoke, who came and who received them.

use crate::extract::tests::{check_rows as rows, check_undated};

#[test]
fn who_is_met_on_a_journey() {
    rows(&[
        (
            "Trong chuyến thăm Lào, ngày 14/9, ông Trần Văn Minh đã có các cuộc tiếp kiến Thủ tướng Somchai Vongsa và Chủ tịch Hạ viện Bounmy Keola.
             Thủ tướng Somchai Vongsa bày tỏ vui mừng được đón đoàn.
             Ông Trần Văn Minh đề nghị hai bên trồng thêm rừng.
             Tiếp kiến Chủ tịch Hạ viện Bounmy Keola, ông Trần Văn Minh cảm ơn nhân dân nước bạn.",
            "@0 VISIT | chuyến thăm Lào | 2023-09-14 | Lào
             @1 RECEPTION | Cuộc tiếp kiến Thủ tướng Somchai Vongsa | 2023-09-14 | no place
               Trần Văn Minh: SPEAKER ATTENDEE
               Somchai Vongsa: SPEAKER ATTENDEE
             @2 RECEPTION | Cuộc tiếp kiến Chủ tịch Hạ viện Bounmy Keola | 2023-09-14 | no place
               Trần Văn Minh: SPEAKER ATTENDEE
               Bounmy Keola: ATTENDEE
             Somchai Vongsa says @1: Thủ tướng Somchai Vongsa bày tỏ vui mừng được đón đoàn.
             Trần Văn Minh says @1: Ông Trần Văn Minh đề nghị hai bên trồng thêm rừng.
             Trần Văn Minh says @2: Tiếp kiến Chủ tịch Hạ viện Bounmy Keola, ông Trần Văn Minh cảm ơn nhân dân nước bạn.",
        ),
        (
            "Ngày 14/9, ông Trần Văn Minh thăm chính thức Peru.
             Trong khuôn khổ chuyến thăm, ông Trần Văn Minh đã hội kiến Tổng thống Peru Marco Alvarez. Ông từng gặp Bộ trưởng Carla Ramos.",
            "@0 VISIT | Chuyến thăm chính thức Peru | 2023-09-14 | Peru
               Trần Văn Minh: ATTENDEE
             @1 RECEPTION | Hội kiến Tổng thống Peru Marco Alvarez | no day | no place
               Trần Văn Minh: ATTENDEE
               Marco Alvarez: ATTENDEE",
        ),
        (
            "Tại cuộc hội đàm với Tổng thống Thomas Cyril Banda sáng 14/9, Chủ tịch nước Trần Văn Minh cảm ơn Zambia.
             Tổng thống Cyril Banda cho biết Zambia yêu hòa bình.
             Thủ tướng Lê Văn Nam cùng ngày hội kiến Tổng thống Zambia.",
            "@0 WORKING_SESSION | cuộc hội đàm với Tổng thống Thomas Cyril Banda | 2023-09-14 | no place
               Thomas Cyril Banda: SPEAKER ATTENDEE
               Trần Văn Minh: SPEAKER ATTENDEE
             @1 RECEPTION | Hội kiến Tổng thống Zambia | 2023-09-14 | no place
               Lê Văn Nam: ATTENDEE
               Thomas Cyril Banda: ATTENDEE
             Thomas Cyril Banda says @0: Tổng thống Cyril Banda cho biết Zambia yêu hòa bình.",
        ),
        (
            "Sáng 14/9, ông Trần Văn Minh đã hội kiến Chủ tịch Hạ viện, đồng thời là Chủ tịch Nhóm Nghị sĩ hữu nghị Peru - Việt Nam Carla Ramos và Chủ tịch Thượng viện Peru Pedro Silva.",
            "@0 RECEPTION | Hội kiến Chủ tịch Hạ viện Carla Ramos và Chủ tịch Thượng viện Peru Pedro Silva | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Carla Ramos: ATTENDEE
               Pedro Silva: ATTENDEE",
        ),
        (
            "Sáng 14/9, bà Nguyễn Thị An cùng Đoàn đại biểu Quốc hội tỉnh Gia Lai tiếp xúc cử tri các phường: Pleiku, Hội Phú sau Kỳ họp thứ hai.",
            "@0 OTHER | Tiếp xúc cử tri các phường: Pleiku, Hội Phú | 2023-09-14 | no place
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Ngày 14/9, ông Trần Văn Minh đã có cuộc gặp làm việc với Đại sứ Việt Nam tại Lào Lê Văn Nam.",
            "@0 RECEPTION | cuộc gặp làm việc với Đại sứ Việt Nam tại Lào Lê Văn Nam | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Ngày 14/9, bà Anna Weber thăm chính thức Peru.
             Trong khuôn khổ chuyến thăm, bà Anna Weber có cuộc hội đàm với ông Marco Alvarez.",
            "@0 VISIT | Chuyến thăm chính thức Peru | 2023-09-14 | Peru
               Anna Weber: ATTENDEE
             @1 WORKING_SESSION | Hội đàm với ông Marco Alvarez | no day | no place
               Anna Weber: ATTENDEE
               Marco Alvarez: ATTENDEE",
        ),
    ]);
}

#[test]
fn who_comes_and_who_receives_them() {
    rows(&[
        (
            "Sáng 14/9, đoàn đại biểu Lào đã đến tham quan tỉnh Gia Lai. Dẫn đầu đoàn lãnh đạo Lào thăm Gia Lai có ông Somchai Vongsa, Phó Chủ tịch Hội Nông dân Lào; bà Bounmy Keola.
             Đón và tiếp xã giao đoàn có bà Nguyễn Thị An và ông Lê Văn Nam.",
            "@0 VISIT | Chuyến thăm tỉnh Gia Lai | 2023-09-14 | tỉnh Gia Lai
               Somchai Vongsa: ATTENDEE
               Bounmy Keola: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Ngày 14/9, đoàn đại biểu Trường Đại học Thủy lợi do ông Trần Văn Minh làm trưởng đoàn đã đến thăm và làm việc tại Trường Đại học Vinh và tham dự Lễ ký kết thỏa thuận hợp tác giữa hai trường.
             Tiếp và làm việc với Đoàn, về phía nhà trường có bà Nguyễn Thị An, ông Lê Văn Nam.
             Đoàn có buổi làm việc với Ban Giám hiệu Nhà trường. Phát biểu tại buổi làm việc, ông Trần Văn Minh cảm ơn thầy cô.",
            "@0 WORKING_SESSION | Buổi làm việc với Trường Đại học Vinh | 2023-09-14 | no place
               Trần Văn Minh: SPEAKER ATTENDEE
               Trường Đại học Vinh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: ATTENDEE
             @1 CEREMONY | Lễ ký kết thỏa thuận hợp tác giữa hai trường | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
             Trần Văn Minh says @0: Phát biểu tại buổi làm việc, ông Trần Văn Minh cảm ơn thầy cô.",
        ),
    ]);
}

#[test]
fn how_far_the_names_of_gatherings_go() {
    rows(&[
        (
            "Chiều 14/9, tại Gia Lai đã diễn ra chương trình hội đàm đầu xuân giữa hai tỉnh. Dự chương trình có ông Trần Văn Minh.",
            "@0 WORKING_SESSION | chương trình hội đàm đầu xuân giữa hai tỉnh | 2023-09-14 | Gia Lai
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, diễn tập liên hợp cứu nạn “Sông Xanh” giữa hai nước được tổ chức tại Gia Lai. Đại tướng Trần Văn Minh và Thượng tướng Lê Văn Nam cùng các đại biểu tham dự buổi diễn tập.",
            "@0 OTHER | diễn tập liên hợp cứu nạn “Sông Xanh” | 2023-09-14 | Gia Lai
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Ngày 14/9, ông Trần Văn Minh dự hội nghị về công tác quản lý, bảo vệ rừng giữa hai huyện.",
            "@0 CONFERENCE | hội nghị về công tác quản lý, bảo vệ rừng giữa hai huyện | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Ngày 14/9, Hội Nông dân Việt Nam tổ chức Hội thảo về hợp tác thương mại, kinh tế, khoa học và kỹ thuật.",
            "@0 WORKSHOP | Hội thảo về hợp tác thương mại, kinh tế, khoa học và kỹ thuật | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 14/9, Hội Nông dân Việt Nam tổ chức gặp gỡ và trao đổi với đoàn đại biểu từ Osaka, nhằm bàn việc trồng rừng.",
            "@0 EXCHANGE | gặp gỡ và trao đổi với đoàn đại biểu từ Osaka | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 14/9, tại Huế, các cựu chiến binh đã có buổi họp mặt chuyên gia Việt Nam giúp Lào.",
            "@0 EXCHANGE | buổi họp mặt chuyên gia Việt Nam giúp Lào | 2023-09-14 | Huế",
        ),
        (
            "Tiếp lời ông Trần Văn Minh, ngày 14/9, bà Nguyễn Thị An tổ chức vườn cây.",
            "",
        ),
    ]);
}

#[test]
fn years_that_names_and_figures_tell() {
    let rows = [
        (
            "Chiều 14/9, diễn tập liên hợp cứu nạn “Sông Xanh - 2017” được tổ chức tại Gia Lai.",
            "@0 OTHER | diễn tập liên hợp cứu nạn “Sông Xanh - 2017” | 2017-09-14 | Gia Lai",
        ),
        (
            "Sáng 11/11, ông Trần Văn Minh hội đàm với Tổng thống Peru Marco Alvarez. Hai nước thiết lập quan hệ ngoại giao (25/3/1971).
             Cùng ngày, ông Trần Văn Minh đã hội kiến Chủ tịch Hạ viện Carla Ramos.
             Hai nước thiết lập quan hệ đối tác tháng 5/2007. Kim ngạch 9 tháng đầu 2024 đạt 1,3 tỷ USD.",
            "@0 WORKING_SESSION | Hội đàm với Tổng thống Peru Marco Alvarez | 2024-11-11 | no place
               Trần Văn Minh: ATTENDEE
               Marco Alvarez: ATTENDEE
             @1 RECEPTION | Hội kiến Chủ tịch Hạ viện Carla Ramos | 2024-11-11 | no place
               Trần Văn Minh: ATTENDEE
               Carla Ramos: ATTENDEE",
        ),
    ];
    for (text, expected) in rows {
        check_undated(text, expected);
    }
}
