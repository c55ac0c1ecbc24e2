//! What the sentences of a report tell of an event: who holds it, who meets whom, who says what there.

use crate::extract::extract;
use crate::extract::tests::{article, check, check_undated};
use crate::model::CountryCode;

#[test]
fn who_holds_an_event() {
    let rows = [
        (
            "Chiều 6/9, tại Huế, đã diễn ra Lễ mít-tinh trọng thể kỷ niệm 50 năm Ngày ký Hiệp ước. Ông Trần Văn Minh dự lễ mít tinh.",
            "@0 CEREMONY | Lễ mít-tinh trọng thể kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-06 | Huế
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Sáng 16/9, tại Nhà hát lớn - Thủ đô Hà Nội, Bộ Ngoại giao tổ chức Hội thảo quốc gia về nước. Đây là lần đầu tiên Việt Nam tổ chức Hội thảo lần thứ nhất của các nước.",
            "@0 WORKSHOP | Hội thảo quốc gia về nước | 2023-09-16 | Nhà hát lớn - Thủ đô Hà Nội
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Ngày 6/9, Bộ Ngoại giao tổ chức hoạt động kỷ niệm 30 năm thiết lập quan hệ ngoại giao Việt Nam - Hàn Quốc.",
            "@0 CEREMONY | kỷ niệm 30 năm thiết lập quan hệ ngoại giao Việt Nam - Hàn Quốc | 2023-09-06 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Ngày 6/9, Bộ Ngoại giao tổ chức Hội nghị chia sẻ thông tin về công tác phi chính phủ nước ngoài (PCPNN). Bà Nguyễn Thị An nhận xét về việc tổ chức hội nghị chia sẻ thông tin về công tác PCPNN.",
            "@0 CONFERENCE | Hội nghị chia sẻ thông tin về công tác phi chính phủ nước ngoài | 2023-09-06 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Bà Nguyễn Thị An nhận xét về việc tổ chức hội nghị chia sẻ thông tin về công tác PCPNN.",
        ),
        (
            "Hội Nông dân Việt Nam chiều 16/9, tại thành phố Vinh, đã mở Hội nghị sơ kết công tác đối ngoại nhân dân.",
            "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-16 | thành phố Vinh
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Sáng 16/9, Hội Nông dân Việt Nam tổ chức Hội nghị tổng kết công tác năm 2022 và đề ra nhiệm vụ năm 2023.",
            "@0 CONFERENCE | Hội nghị tổng kết công tác năm 2022 và đề ra nhiệm vụ năm 2023 | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Sáng 16/9, Hội Nông dân Việt Nam tổ chức Diễn đàn Đổi mới sáng tạo: Đất và nước.",
            "@0 FORUM | Diễn đàn Đổi mới sáng tạo | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Sáng 16/9, Hội Nông dân Việt Nam tổ chức Hội nghị bàn về đào tạo cán bộ nhà ở nông thôn.",
            "@0 CONFERENCE | Hội nghị bàn về đào tạo cán bộ nhà ở nông thôn | 2023-09-16 | no place
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
        (
            "Ngày 16/9, Bộ Ngoại giao phối hợp với Hội Nông dân Việt Nam, Hội Chữ thập đỏ Việt Nam và Hội Nhà văn Việt Nam tổ chức Hội thảo “Nước”.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nông dân Việt Nam: CO_ORGANIZER
               Hội Chữ thập đỏ Việt Nam: CO_ORGANIZER
               Hội Nhà văn Việt Nam: CO_ORGANIZER",
        ),
        (
            "Ngày 16/9, Hội Chữ thập đỏ Việt Nam phối hợp cùng Phố Đi Bộ Ven Hồ, Bờ Biển tổ chức Hội thảo “Nước”.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Hội Chữ thập đỏ Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 16/9, Hội Chữ thập đỏ Việt Nam đã tổ chức trao tặng nhà tình nghĩa ở Huế.",
            "@0 CEREMONY | trao tặng nhà tình nghĩa | 2023-09-16 | Huế
               Hội Chữ thập đỏ Việt Nam: ORGANIZER",
        ),
        (
            "Thông tin được đưa ra tại buổi họp báo sáng 16/9 do Bộ Ngoại giao tổ chức.",
            "@0 OTHER | buổi họp báo | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
    ];
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn who_acts_in_a_picture() {
    check(
        "Sáng 16/9, tại Huế, Hội Nông dân Việt Nam tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước.
         [Bà Nguyễn Thị An, Tổng Lãnh sự Việt Nam tại Osaka, thắp nến tại buổi lễ.]",
        "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Nguyễn Thị An: ATTENDEE",
    );
    check(
        "[Ông Trần Văn Minh và bà Nguyễn Thị An trao Quyết định thành lập Hội.]
         Sáng 16/9, tại Huế, Hội Nông dân Việt Nam tổ chức Lễ công bố Quyết định.",
        "@0 CEREMONY | Lễ công bố Quyết định | 2023-09-16 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Trần Văn Minh: ATTENDEE
           Nguyễn Thị An: ATTENDEE",
    );
}

#[test]
fn who_meets_whom() {
    let rows = [
        (
            "Chiều 14/9, ông Trần Văn Minh đến thăm, chúc mừng cán bộ, nhân viên Tổng Lãnh sự quán Lào nhân dịp năm mới.",
            "@0 VISIT | Thăm, chúc mừng cán bộ, nhân viên Tổng Lãnh sự quán Lào | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, ông Trần Văn Minh cùng lãnh đạo Sở đã đến chúc mừng Hội Nông dân Việt Nam.",
            "@0 VISIT | Chúc mừng Hội Nông dân Việt Nam | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Hội Nông dân Việt Nam: ATTENDEE",
        ),
        (
            "Tại buổi tiếp chiều 14/9, ông Trần Văn Minh nhiệt liệt chào mừng đoàn. Đồng thời nêu rõ, đây là dấu mốc mới.",
            "@0 RECEPTION | buổi tiếp | 2023-09-14 | no place
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Đồng thời nêu rõ, đây là dấu mốc mới.",
        ),
        (
            "Ngày 14/9, Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam đã ký kết chương trình phối hợp công tác giai đoạn 2023 - 2027.",
            "@0 CEREMONY | Lễ ký kết chương trình phối hợp công tác giai đoạn 2023 - 2027 | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Hội Chữ thập đỏ Việt Nam: CO_ORGANIZER",
        ),
        (
            "Sáng 14/9, tại Huế, bà Nguyễn Thị An đã trao Huân chương Tự do - phần thưởng cao quý cho ông Trần Văn Minh, vì đã giúp Hội Nông dân Việt Nam.",
            "@0 CEREMONY | Lễ trao Huân chương Tự do | 2023-09-14 | Huế
               Nguyễn Thị An: AWARDER
               Trần Văn Minh: AWARDEE
             Huân chương Tự do @0 to [Trần Văn Minh]",
        ),
        (
            "Sáng 14/9, lãnh đạo tỉnh đã tiếp đoàn nghị sĩ nữ do ông Trần Văn Minh dẫn đầu, nhân dịp đoàn thăm Việt Nam.",
            "@0 RECEPTION | Buổi tiếp đoàn nghị sĩ nữ | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE",
        ),
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
            "Đoàn do ông Trần Văn Minh dẫn đầu sang thăm bạn. Ngày 14/9 hai bên hội đàm. Bà Nguyễn Thị An cho biết khó khăn còn nhiều.",
            "@0 WORKING_SESSION | Hội đàm giữa hai bên | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Bà Nguyễn Thị An cho biết khó khăn còn nhiều.",
        ),
        (
            "Chiều 14/9 đoàn công tác tỉnh Mẫu ghé chào bà Nguyễn Thị An.",
            "@0 RECEPTION | Buổi chào xã giao bà Nguyễn Thị An | 2023-09-14 | no place
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Biên bản hợp tác giữa Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam được ký kết ngày 14/9, tại Huế.",
            "@0 CEREMONY | Lễ ký kết Biên bản hợp tác | 2023-09-14 | Huế",
        ),
        (
            "Chiều 14/9, ông Trần Văn Minh đã ký biên bản ghi nhớ về kết nghĩa.",
            "@0 CEREMONY | Lễ ký kết biên bản ghi nhớ về kết nghĩa | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Sáng 14/9, ông Trần Văn Minh đã hội kiến Tổng Bí thư, Chủ tịch nước Lê Văn Nam; chào xã giao Thủ tướng Nguyễn Thị An.",
            "@0 RECEPTION | Hội kiến Chủ tịch nước Lê Văn Nam | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: ATTENDEE
             @1 RECEPTION | Buổi chào xã giao Thủ tướng Nguyễn Thị An | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Sáng 14/9, đoàn cán bộ do ông Trần Văn Minh làm trưởng đoàn đến thăm và làm việc tại Hội Nông dân Việt Nam.",
            "@0 WORKING_SESSION | Buổi làm việc với Hội Nông dân Việt Nam | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Hội Nông dân Việt Nam: ATTENDEE",
        ),
        (
            "Chiều 14/9, ông Trần Văn Minh tiếp 25 Tổng lãnh sự các nước.",
            "@0 RECEPTION | Buổi tiếp 25 Tổng lãnh sự các nước | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Ngày 14/9, Đoàn đại biểu tỉnh Mẫu do bà Nguyễn Thị An, Phó Chủ tịch Hội Nông dân Việt Nam làm trưởng đoàn đã chúc Tết Đảng bộ, chính quyền và nhân dân tỉnh Tân Mẫu.",
            "@0 VISIT | Đoàn đại biểu tỉnh Mẫu chúc Tết Đảng bộ, chính quyền và nhân dân tỉnh Tân Mẫu | 2023-09-14 | tỉnh Tân Mẫu
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Sáng 14/9, Tổng Lãnh sự Lào tại Huế Khăm-pha Xay-nha đến chào tạm biệt ông Trần Văn Minh.",
            "@0 RECEPTION | Buổi chào tạm biệt ông Trần Văn Minh | 2023-09-14 | no place
               Khăm-pha Xay-nha: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, đoàn công tác tỉnh Mẫu do ông Trần Văn Minh dẫn đầu đã đến chúc Tết Nguyên đán Quý Mão 2023 tỉnh Thanh Hóa. Tiếp đoàn có Phó Chủ tịch Hội Nông dân Việt Nam Nguyễn Thị An. Chiều cùng ngày, đoàn công tác huyện Bản đã đến chúc Tết Nguyên đán tỉnh Thanh Hóa.",
            "@0 VISIT | đoàn công tác tỉnh Mẫu chúc Tết Nguyên đán Quý Mão 2023 tỉnh Thanh Hóa | 2023-09-14 | tỉnh Thanh Hóa
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
             @1 VISIT | đoàn công tác huyện Bản chúc Tết Nguyên đán tỉnh Thanh Hóa | 2023-09-14 | tỉnh Thanh Hóa",
        ),
        (
            "Ngày 14/9, đoàn đại biểu tỉnh Mẫu do ông Lê Văn Nam dẫn đầu đã đến thăm và làm việc với lãnh đạo thành phố Huế. Bà Nguyễn Thị An, Bí thư Thành ủy; ông Trần Văn Minh, Chủ tịch Hội đã dành thời gian tiếp đoàn.",
            "@0 WORKING_SESSION | Buổi làm việc với lãnh đạo thành phố Huế | 2023-09-14 | thành phố Huế
               Lê Văn Nam: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, bà Nguyễn Thị An tiếp đoàn Hội Nông dân Việt Nam do ông Trần Văn Minh dẫn đầu, đang có chuyến thăm Việt Nam từ ngày 12 đến 16/9. Ông Trần Văn Minh cảm ơn mọi người.",
            "@0 RECEPTION | Buổi tiếp đoàn Hội Nông dân Việt Nam | 2023-09-14 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: SPEAKER ATTENDEE
             @1 VISIT | chuyến thăm Việt Nam | 2023-09-12/2023-09-16 | no place
               Trần Văn Minh: ATTENDEE
             Trần Văn Minh says @0: Ông Trần Văn Minh cảm ơn mọi người.",
        ),
        (
            "Sáng 14/9, bà Nguyễn Thị An tiếp đoàn Hội Nông dân Việt Nam. Đoàn do ông Trần Văn Minh dẫn đầu. Ngoài ra còn có ông Lê Văn Nam.",
            "@0 RECEPTION | Buổi tiếp đoàn Hội Nông dân Việt Nam | 2023-09-14 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Chiều 14/9, ông Trần Văn Nhân tiếp đoàn Hội Nông dân Việt Nam do ông Lê Văn Nam dẫn đầu sang thăm, làm việc tại TP. HCM.",
            "@0 RECEPTION | Buổi tiếp đoàn Hội Nông dân Việt Nam | 2023-09-14 | no place
               Trần Văn Nhân: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Chiều 14/9, ông Trần Văn Minh tiếp bà Nguyễn Thị An nhân chuyến thăm chính thức Lào từ 13 đến 15/9.",
            "@0 RECEPTION | Buổi tiếp bà Nguyễn Thị An | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
             @1 VISIT | chuyến thăm chính thức Lào | 2023-09-13/2023-09-15 | Lào
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Chiều 14/9, tại Huế, đã diễn ra lễ khai trương Nhà Hòa bình. Ông Trần Văn Minh, Cố vấn Thủ tướng Campuchia Sok Vanna, cảm ơn mọi người.",
            "@0 CEREMONY | lễ khai trương Nhà Hòa bình | 2023-09-14 | Huế
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Ông Trần Văn Minh, Cố vấn Thủ tướng Campuchia Sok Vanna, cảm ơn mọi người.",
        ),
        (
            "Sáng 14/9, Hội Nông dân Việt Nam tổ chức Liên hoan thanh niên, sinh viên thế giới lần thứ 19. Bà Nguyễn Thị An (vợ cố GS Trần Văn Minh) cảm ơn mọi người.",
            "@0 EXCHANGE | Liên hoan thanh niên, sinh viên thế giới lần thứ 19 | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Bà Nguyễn Thị An (vợ cố GS Trần Văn Minh) cảm ơn mọi người.",
        ),
        (
            "Sáng 14/9, tại Huế, Hội Nông dân Việt Nam tổ chức Lễ trao Huân chương Hữu nghị. Bà Nguyễn Thị An trao Huân chương Hữu nghị cho ông Trần Văn Minh - cán bộ Hội Nhà văn Việt Nam và ông Lê Văn Nam.",
            "@0 CEREMONY | Lễ trao Huân chương Hữu nghị | 2023-09-14 | Huế
               Hội Nông dân Việt Nam: ORGANIZER
               Nguyễn Thị An: AWARDER
               Trần Văn Minh: AWARDEE
               Lê Văn Nam: AWARDEE
             Huân chương Hữu nghị @0 from Hội Nông dân Việt Nam to [Trần Văn Minh, Lê Văn Nam]",
        ),
        (
            "Sáng 14/9, Hội Nông dân tỉnh Yên Bái tổ chức Đại hội lần thứ VI, nhiệm kỳ 2023 - 2028 với chủ đề “Đồng lòng, bền vững”.",
            "@0 CONGRESS | Đại hội lần thứ VI, nhiệm kỳ 2023 - 2028 | 2023-09-14 | no place
               Hội Nông dân tỉnh Yên Bái: ORGANIZER",
        ),
        (
            "Sáng 14/9, UBND tỉnh Yên Bái tổ chức Hội nghị về công tác giải quyết khiếu nại, tố cáo dưới sự chủ trì của ông Trần Văn Minh.",
            "@0 CONFERENCE | Hội nghị về công tác giải quyết khiếu nại, tố cáo | 2023-09-14 | no place
               UBND tỉnh Yên Bái: ORGANIZER
               Trần Văn Minh: CHAIR",
        ),
        (
            "Tối 14/9, tại Yên Bái, UBND tỉnh Yên Bái tổ chức Festival Quế lần thứ hai năm 2023.",
            "@0 EXCHANGE | Festival Quế lần thứ hai năm 2023 | 2023-09-14 | Yên Bái
               UBND tỉnh Yên Bái: ORGANIZER",
        ),
        (
            "Chiều 14/9, tại Phủ Chủ tịch, ông Trần Văn Minh tiếp bà Nguyễn Thị An.",
            "@0 RECEPTION | Buổi tiếp bà Nguyễn Thị An | 2023-09-14 | Phủ Chủ tịch
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Chiều 14/9, ông Trần Văn Minh đã tiến hành hội đàm với bà Nguyễn Thị An.",
            "@0 WORKING_SESSION | Hội đàm với bà Nguyễn Thị An | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
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
fn events_of_pages_without_a_day() {
    let rows = [
        (
            "Từ ngày 5-11/7, Hội Nông dân Việt Nam tổ chức Gặp gỡ Hữu nghị Thanh niên Việt Nam - Lào 2016.",
            "@0 EXCHANGE | Gặp gỡ Hữu nghị Thanh niên Việt Nam - Lào 2016 | 2016-07-05/2016-07-11 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 14/9, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ. Bà Nguyễn Thị An nhắc lại ngày 2/9/1945.",
            "@0 CONFERENCE | Hội nghị cán bộ | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Bà Nguyễn Thị An nhắc lại ngày 2/9/1945.",
        ),
        (
            "Ngày 5/12, Hội Nông dân Việt Nam tổ chức hội nghị tổng kết công tác năm 2024, phương hướng hoạt động trong năm 2025.",
            "@0 CONFERENCE | hội nghị tổng kết công tác năm 2024, phương hướng hoạt động trong năm 2025 | 2024-12-05 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 6/4, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ nhân dịp Tết cổ truyền Bunpimay 2018 của Lào.",
            "@0 CONFERENCE | Hội nghị cán bộ | 2018-04-06 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Sáng 24-11, Hội Nông dân Việt Nam tổ chức Hội nghị phổ biến Đề án về quan hệ đối ngoại đến năm 2025.",
            "@0 CONFERENCE | Hội nghị phổ biến Đề án về quan hệ đối ngoại đến năm 2025 | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 14-1, bà Nguyễn Thị An tiếp ông Trần Văn Minh đến chúc mừng nhân dịp Tết Nguyên đán Kỷ Hợi 2019.",
            "@0 RECEPTION | Buổi tiếp ông Trần Văn Minh | 2019-01-14 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Ngày 20/9, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ tại tòa thị chính tỉnh Mẫu.
             Trong 6 tháng đầu năm 2017, Hội đón nhiều đoàn.",
            "@0 CONFERENCE | Hội nghị cán bộ | 2017-09-20 | tòa thị chính tỉnh Mẫu
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Đây là lời của bà Nguyễn Thị An trong Hội nghị tổng kết công tác Cơ quan Thường trực năm 2018 và triển khai công tác 2019.
             Tham dự Hội nghị sáng 23/1 có ông Trần Văn Minh.",
            "@0 CONFERENCE | Hội nghị tổng kết công tác Cơ quan Thường trực năm 2018 và triển khai công tác 2019 | 2019-01-23 | no place
               Nguyễn Thị An: SPEAKER
               Trần Văn Minh: ATTENDEE
             Nguyễn Thị An says @0: Đây là lời của bà Nguyễn Thị An trong Hội nghị tổng kết công tác Cơ quan Thường trực năm 2018 và triển khai công tác 2019.",
        ),
        (
            "# Tỉnh Mẫu: Kỷ niệm 60 năm Ngày ký Hiệp ước hữu nghị
             Phát biểu tại lễ kỷ niệm, bà Nguyễn Thị An cảm ơn mọi người.",
            "@0 CEREMONY | Kỷ niệm 60 năm Ngày ký Hiệp ước hữu nghị | no day | no place
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Phát biểu tại lễ kỷ niệm, bà Nguyễn Thị An cảm ơn mọi người.",
        ),
        (
            "Năm qua Hội làm nhiều việc, như: gửi điện mừng; tổ chức lớp tập huấn về công tác đối ngoại nhân dân.",
            "",
        ),
        (
            "# Chủ tịch tỉnh tiếp Đại sứ Trần Văn Minh
             Bà Nguyễn Thị An đã tiếp ông Trần Văn Minh.",
            "@0 RECEPTION | Chủ tịch tỉnh tiếp Đại sứ Trần Văn Minh | no day | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "# Bà An làm việc với Hội Nông dân
             Phát biểu tại buổi làm việc, bà Nguyễn Thị An cảm ơn mọi người.",
            "@0 WORKING_SESSION | buổi làm việc | no day | no place
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Phát biểu tại buổi làm việc, bà Nguyễn Thị An cảm ơn mọi người.",
        ),
        (
            "Ngày 26/6, Hội Nông dân Việt Nam tổ chức Hội nghị Ban Thường vụ nhằm bàn công tác 6 tháng cuối năm 2018.",
            "@0 CONFERENCE | Hội nghị Ban Thường vụ | 2018-06-26 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 12/2, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ. Hội ra đời ngày 20/5/2014.",
            "@0 CONFERENCE | Hội nghị cán bộ | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Bà Nguyễn Thị An chủ trì hội nghị giao ban công tác hội. Năm nay nhiều hội đã họp đại hội nhiệm kỳ.",
            "@0 CONFERENCE | hội nghị giao ban công tác hội | no day | no place
               Nguyễn Thị An: CHAIR",
        ),
        (
            "Ngày 14-9, bà Nguyễn Thị An đã tiếp ông Trần Văn Minh.",
            "@0 RECEPTION | Buổi tiếp ông Trần Văn Minh | no day | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "# Tọa đàm “Nước sạch cho vùng cao”
             Tham dự tọa đàm có bà Nguyễn Thị An.",
            "@0 SEMINAR | Tọa đàm “Nước sạch cho vùng cao” | no day | no place
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "# Hội Nông dân Việt Nam tổng kết công tác năm 2016
             Dự Hội nghị có bà Nguyễn Thị An.",
            "@0 CONFERENCE | tổng kết công tác năm 2016 | no day | no place
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Nhân dịp Đại hội đại biểu lần thứ VI, mọi người được xem triển lãm ảnh.
             [Quang cảnh Đại hội]",
            "@0 CONGRESS | Đại hội đại biểu lần thứ VI | no day | no place",
        ),
        (
            "Phát biểu tại buổi lễ diễn ra ngày 17/5, tại Huế, ông Trần Văn Minh cảm ơn mọi người.",
            "@0 CEREMONY | buổi lễ | no day | Huế
               Trần Văn Minh: SPEAKER
             Trần Văn Minh says @0: Phát biểu tại buổi lễ diễn ra ngày 17/5, tại Huế, ông Trần Văn Minh cảm ơn mọi người.",
        ),
        (
            "Ngày 5/10, Hội Nông dân Việt Nam tổ chức Đại hội lần thứ II, nhiệm kỳ 2021 - 2026.",
            "@0 CONGRESS | Đại hội lần thứ II, nhiệm kỳ 2021 - 2026 | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "# Triển khai nhiệm vụ năm 2024
             Ngày 25/12, Hội Nông dân Việt Nam tổ chức hội nghị cán bộ.",
            "@0 CONFERENCE | hội nghị cán bộ | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "# Kỷ niệm Năm Đoàn kết hữu nghị 2022
             Chiều 2-7, Hội Nông dân Việt Nam tổ chức lễ kỷ niệm Năm Đoàn kết.",
            "@0 CEREMONY | lễ kỷ niệm Năm Đoàn kết | 2022-07-02 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "# Nghị quyết Đại hội lần thứ VI đi vào cuộc sống
             Tại đại hội ở thôn, bà Nguyễn Thị An có mặt.",
            "",
        ),
        (
            "Sau Đại hội lần thứ VI, nghị quyết đi vào cuộc sống của bà con.
             Tại đại hội ở thôn, bà Nguyễn Thị An có mặt.",
            "",
        ),
        (
            "# Hơn 2000 đại biểu về dự hội nghị
             Ngày 5/10, Hội Nông dân Việt Nam tổ chức hội nghị cán bộ với hơn 2000 đại biểu.
             Hội được công nhận năm 2013.",
            "@0 CONFERENCE | hội nghị cán bộ | no day | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 15/9, Hội Nông dân Việt Nam tổ chức Lễ kỷ niệm 49 năm ngày bạn bè gặp nhau (15/9/1973 - 15/9/2022).",
            "@0 CEREMONY | Lễ kỷ niệm 49 năm ngày bạn bè gặp nhau | 2022-09-15 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 20-1, Hội Nông dân Việt Nam tổ chức Hội nghị Ban Thường vụ lần thứ II, tổng kết công tác của Hội trong năm 2014 và đề ra phương hướng công tác năm 2015.",
            "@0 CONFERENCE | Hội nghị Ban Thường vụ lần thứ II, tổng kết công tác của Hội | 2015-01-20 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 4/7, Hội Nông dân Việt Nam tổ chức Hội thảo “Nước”, hướng về Năm Hữu nghị Việt Nam - Lào 2012.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2012-07-04 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "Ngày 5/12, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ năm 2022.",
            "@0 CONFERENCE | Hội nghị cán bộ năm 2022 | 2022-12-05 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
        (
            "# Đoàn Lào thăm Việt Nam
             Ông Trần Văn Minh đã tiếp bà Nguyễn Thị An.",
            "@0 RECEPTION | Buổi tiếp bà Nguyễn Thị An | no day | no place
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Ngày 5/10, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác nhân đạo năm 2022.",
            "@0 CONFERENCE | Hội nghị sơ kết công tác nhân đạo năm 2022 | 2022-10-05 | no place
               Hội Nông dân Việt Nam: ORGANIZER",
        ),
    ];
    for (text, expected) in rows {
        check_undated(text, expected);
    }
}

#[test]
fn who_does_what_there() {
    let rows = [
        (
            "Sáng 14/9, Hội Nông dân Việt Nam tổ chức Hội nghị Đoàn Chủ tịch khóa V (2013 - 2018) lần thứ IX. Dự hội nghị có ông Trần Văn Minh, thành viên Nhóm, đảng viên Đảng Cộng sản Pháp.
             [Bà Nguyễn Thị An chúc mừng ông Trần Văn Minh]",
            "@0 CONFERENCE | Hội nghị Đoàn Chủ tịch khóa V (2013 - 2018) lần thứ IX | 2023-09-14 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Tối 14/9, tại Huế, Bộ Ngoại giao tổ chức lễ kỷ niệm Ngày quốc tế đoàn kết với nhân dân Lào (29-11).",
            "@0 CEREMONY | lễ kỷ niệm Ngày quốc tế đoàn kết với nhân dân Lào | 2023-09-14 | Huế
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Sáng 14/9, bà Nguyễn Thị An trao Bằng khen của Bộ cho Hội Nông dân Việt Nam và cá nhân ông Trần Văn Minh vì đã có nhiều đóng góp.",
            "@0 CEREMONY | Lễ trao Bằng khen | 2023-09-14 | no place
               Nguyễn Thị An: AWARDER
               Trần Văn Minh: AWARDEE
               Hội Nông dân Việt Nam: AWARDEE
             Bằng khen @0 to [Trần Văn Minh, Hội Nông dân Việt Nam]",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo quốc gia. Nhắc lại lời cố Thủ tướng Lê Văn Nam nói về bạn bè, bà Nguyễn Thị An cảm ơn mọi người.",
            "@0 WORKSHOP | Hội thảo quốc gia | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: SPEAKER
             Nguyễn Thị An says @0: Nhắc lại lời cố Thủ tướng Lê Văn Nam nói về bạn bè, bà Nguyễn Thị An cảm ơn mọi người.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Tham dự có ông Trần Văn Minh, các diễn giả đến từ Hội Nông dân Việt Nam. Hội Chữ thập đỏ Việt Nam có đại diện tham dự Hội thảo. Đi cùng đoàn còn có bà Nguyễn Thị An.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Hội Nông dân Việt Nam: ATTENDEE
               Hội Chữ thập đỏ Việt Nam: ATTENDEE
               Nguyễn Thị An: ATTENDEE",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức webinar “Nước” và trao giải Nhất cho ông Trần Văn Minh, giải Nhì cho bà Nguyễn Thị An.",
            "@0 SEMINAR | webinar “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: AWARDEE
               Nguyễn Thị An: AWARDEE
             giải Nhất @0 from Bộ Ngoại giao to [Trần Văn Minh]
             giải Nhì @0 to [Nguyễn Thị An]",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 20 năm ngày bạn bè gặp nhau. Dịp này, Hội Nông dân Việt Nam nhận Huân chương Tự do.",
            "@0 CEREMONY | Lễ kỷ niệm 20 năm ngày bạn bè gặp nhau | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nông dân Việt Nam: AWARDEE
             Huân chương Tự do @0 to [Hội Nông dân Việt Nam]",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Chủ tịch Hội Nông dân Việt Nam Trần Văn Minh, Đại sứ Nguyễn Thị An đã đến dự. Ông Lê Văn Nam trong phát biểu của mình đã nêu các bước đi.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: SPEAKER
             Lê Văn Nam says @0: Ông Lê Văn Nam trong phát biểu của mình đã nêu các bước đi.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Chứng kiến lễ khai mạc có đại diện Hội Nông dân Việt Nam, Hội Chữ thập đỏ Việt Nam. Liên hiệp cử đoàn 9 đại biểu tham dự.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Hội Nông dân Việt Nam: ATTENDEE
               Hội Chữ thập đỏ Việt Nam: ATTENDEE",
        ),
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
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự hội thảo có bà Nguyễn Thị An, Đại sứ Việt Nam tại Lào.
             Ông Trần Văn Minh, thợ gốm, bùi ngùi: “Mẹ tôi đã từng đi trên con đò này”. Ông bảo: “Nước lên thì đò cũng lên”. Cụ Lê Văn Nam xúc động nhìn quanh.
             “Tôi sẽ nhớ mãi bến nước và con đò của các bạn”, nữ Đại sứ nghẹn ngào.
             - Bạn dạy chúng tôi trồng lúa nước trên nương - già làng Lý A Páo ở bản Phiêng Khoài kể.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: SPEAKER ATTENDEE
               Trần Văn Minh: SPEAKER
               Lý A Páo: SPEAKER
             Trần Văn Minh quotes @0: Ông Trần Văn Minh, thợ gốm, bùi ngùi: “Mẹ tôi đã từng đi trên con đò này”. Ông bảo: “Nước lên thì đò cũng lên”.
             Nguyễn Thị An quotes @0: “Tôi sẽ nhớ mãi bến nước và con đò của các bạn”, nữ Đại sứ nghẹn ngào.
             Lý A Páo says @0: - Bạn dạy chúng tôi trồng lúa nước trên nương - già làng Lý A Páo ở bản Phiêng Khoài kể.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự hội thảo có bà Nguyễn Thị An, Hiệu trưởng Trường Đại học Thủy lợi. Phó Thủ tướng Lê Văn Nam chủ trì.
             Phó Thủ tướng Thường trực Trần Văn Minh đã đến dự.
             Phó Thủ tướng mong mọi người giữ rừng. Cô hiệu trưởng ngỏ ý trồng thêm cây.
             Bà Nguyễn Thị An đã trao quyết định thành lập và giao nhiệm vụ cho các nhóm.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: SPEAKER ATTENDEE
               Lê Văn Nam: CHAIR
               Trần Văn Minh: SPEAKER ATTENDEE
             Trần Văn Minh says @0: Phó Thủ tướng mong mọi người giữ rừng.
             Nguyễn Thị An says @0: Cô hiệu trưởng ngỏ ý trồng thêm cây.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự hội thảo có bà Nguyễn Thị An, Đại sứ Việt Nam tại Lào.
             Ông Trần Văn Minh trao Huân chương Hữu nghị (Sao Vàng) hạng Nhất cho ông Lê Văn Nam và hạng Nhì cho bà Vũ Thị Hoa.
             Hội Nông dân Việt Nam trao tặng Đại sứ Kỷ niệm chương “Hạt lúa”.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: ATTENDEE AWARDEE
               Trần Văn Minh: AWARDER
               Lê Văn Nam: AWARDEE
               Vũ Thị Hoa: AWARDEE
               Hội Nông dân Việt Nam: AWARDER
             Huân chương Hữu nghị (Sao Vàng) hạng Nhất @0 to [Lê Văn Nam]
             Huân chương Hữu nghị (Sao Vàng) hạng Nhì @0 to [Vũ Thị Hoa]
             Kỷ niệm chương “Hạt lúa” @0 from Hội Nông dân Việt Nam to [Nguyễn Thị An]",
        ),
        (
            "Sáng 14/9, tại Huế, Bộ trưởng Lê Văn Nam đã trao quyết định bổ nhiệm Giám đốc các bảo tàng cho sáu cán bộ. Tại buổi lễ, bà Nguyễn Thị An mong mọi người giữ nghề.",
            "@0 CEREMONY | Lễ trao quyết định bổ nhiệm Giám đốc các bảo tàng | 2023-09-14 | Huế
               Nguyễn Thị An: SPEAKER
               Lê Văn Nam: ATTENDEE
             Nguyễn Thị An says @0: Tại buổi lễ, bà Nguyễn Thị An mong mọi người giữ nghề.",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dự hội thảo có Bộ trưởng Lê Văn Nam và Bộ trưởng Nguyễn Thị An.
             Sau lễ chào cờ, hai Bộ trưởng đồng chủ trì hội thảo.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
               Lê Văn Nam: CHAIR ATTENDEE
               Nguyễn Thị An: CHAIR ATTENDEE",
        ),
        (
            "Chiều 14/9, tại Huế, Phó Chủ tịch nước Nguyễn Thị An đã tiếp bà Anna Weber, Đại sứ Áo tại Việt Nam.
             Vui mừng gặp lại bà Anna Weber, Phó Chủ tịch nước gửi lời chúc đến phụ nữ nước bạn.
             Sáng cùng ngày, ông Trần Văn Minh đã hội đàm với bà Anna Weber.
             Cùng dự tiếp có ông Lê Văn Nam.",
            "@0 RECEPTION | Buổi tiếp bà Anna Weber | 2023-09-14 | Huế
               Nguyễn Thị An: SPEAKER ATTENDEE
               Anna Weber: ATTENDEE
               Lê Văn Nam: ATTENDEE
             @1 WORKING_SESSION | Hội đàm với bà Anna Weber | 2023-09-14 | no place
               Trần Văn Minh: ATTENDEE
               Anna Weber: ATTENDEE
             Nguyễn Thị An says @0: Vui mừng gặp lại bà Anna Weber, Phó Chủ tịch nước gửi lời chúc đến phụ nữ nước bạn.",
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
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Ngày 12/1/2023, Bộ Ngoại giao đã tổ chức Hội nghị lần thứ IX.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER
             @1 CONFERENCE | Hội nghị lần thứ IX | 2023-01-12 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "# Hội nghị giao ban công tác đối ngoại
             Ngày 14/9, Bộ Ngoại giao tổ chức hội nghị.Nhiều người đến dự.",
            "@0 CONFERENCE | Hội nghị giao ban công tác đối ngoại | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức lễ tuyên dương sinh viên Lào tại Việt Nam.",
            "@0 CEREMONY | lễ tuyên dương sinh viên Lào | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Ngày 14/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Năm trước ông Trần Văn Minh đã dự Hội nghị cấp cao Pháp ngữ.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | no place
               Bộ Ngoại giao: ORGANIZER",
        ),
        (
            "Sáng 14/9, tại Huế, Hội thảo “Nước” khai mạc, trong chuyến thăm của đoàn từ 12 - 16/9.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14 | Huế
             @1 VISIT | chuyến thăm của đoàn | 2023-09-12/2023-09-16 | Huế",
        ),
        (
            "Ngày 14/9, Hội thảo “Nước” khai mạc. Hội thảo diễn ra tại Huế, trong hai ngày 14 - 15/9.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-14/2023-09-15 | Huế",
        ),
        (
            "Ngày 16/9, hai tổ chức trao tặng 50 suất quà cho bà con.",
            "",
        ),
        (
            "Ngày 16/9, Hội nghị xúc tiến viện trợ diễn ra tại Việt Nam.",
            "@0 CONFERENCE | Hội nghị xúc tiến viện trợ | 2023-09-16 | Việt Nam",
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

#[test]
fn the_country_of_a_place() {
    let rows = [
        ("Hoà Bình", Some("VN")),
        ("La Habana", Some("CU")),
        ("Hòa Bìnhgrad", None),
    ];
    for (place, country) in rows {
        let text = format!("Ngày 16/9/2023, Hội thảo “Nước” diễn ra tại {place}.");
        let facts = extract(&article(&[&text]));
        let [meeting] = &facts.meetings[..] else {
            panic!("one meeting in {text}");
        };
        assert_eq!(
            meeting.country,
            country.and_then(CountryCode::new),
            "{text}"
        );
    }
}

#[test]
fn a_title_is_a_name_of_the_meeting_that_it_tells_of() {
    let rows = [
        ("Chủ tịch tỉnh tiếp Đại sứ Cuba", true),
        ("Thành phố đón đoàn nghị sĩ Gifu", true),
        ("Bạn bè Lào thăm Việt Nam", true),
        ("Chuyến thăm hữu nghị của bạn bè Lào", true),
        ("Hội Nông dân tiếp tục đổi mới cách làm", false),
        ("Nhiều hộ dân gặp khó khăn", false),
        ("Cán bộ làm việc ngày đêm", false),
        ("Kết quả chuyến thăm hữu nghị của bạn bè Lào", false),
    ];
    for (title, titled) in rows {
        let text = "Ngày 14/9/2023, bà Nguyễn Thị An đã tiếp ông Trần Văn Minh.";
        let mut page = article(&[text]);
        page.title = title.to_owned();
        let facts = extract(&page);
        let [meeting] = &facts.meetings[..] else {
            panic!("one meeting under {title}");
        };
        assert_eq!(meeting.titled, titled, "{title}");
    }
}
