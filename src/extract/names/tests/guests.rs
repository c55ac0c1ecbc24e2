//! Guests from abroad: their names, whose the titles around them are, and in which bodies they hold posts.

use crate::extract::names::tests::{check, names};

#[test]
fn titles_behind_a_guest_are_the_hosts() {
    for (text, host) in [
        (
            "Tiếp Đại sứ Peru Augusto Mori, Chủ tịch nước Lê Văn Nam chúc mừng Đại sứ.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch nước / -",
        ),
        (
            "Sau lễ, tiếp Đại sứ Trung Quốc Hà Vĩ, Tổng Bí thư, Chủ tịch nước Lê Văn Nam nói.",
            "@ Lê Văn Nam: Lê Văn Nam; Tổng Bí thư / -; Chủ tịch nước / -",
        ),
        (
            "Tiếp Đại sứ Maroc, Chủ tịch nước Lê Văn Nam đề nghị hợp tác.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch nước / -",
        ),
        (
            "Dự có Chủ tịch VUFO Lê Văn Nam, Đại sứ Cộng hòa (CH) Séc tại Việt Nam V.Novak.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Liên hiệp các tổ chức hữu nghị Việt Nam",
        ),
        (
            "Dự có Bộ trưởng Năng lượng Nga Ivan Petrov; trợ lý Chủ tịch nước Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; trợ lý Chủ tịch nước / -",
        ),
    ] {
        names(text, &[&format!("{host}\n")]);
    }
    names(
        "Tiếp Đại sứ Ai Cập Hany Hassan, Chủ tịch nước bày tỏ vui mừng.",
        &["@ Hany Hassan: Hany Hassan; Đại sứ / -\n"],
    );
}

#[test]
fn guests_have_their_posts() {
    for (text, guest) in [
        (
            "Ông TANAKA Kenji – Tổng Lãnh sự Nhật Bản tại Huế, đến thăm. Tổng Lãnh sự Nhật Bản TANAKA cảm ơn.",
            "@ TANAKA Kenji: TANAKA Kenji, [TANAKA]; Tổng Lãnh sự / -",
        ),
        (
            "Dự có bà Anna van der Berg, Lãnh sự; Đội trưởng Đội K7 và các bạn.",
            "@ Anna van der Berg: Anna van der Berg; Lãnh sự / -",
        ),
        (
            "Dự có bà Anna Weber, Chủ tịch Hội Phụ nữ Áo vì hòa bình và phát triển do bạn bè lập ra.",
            "@ Anna Weber: Anna Weber; Chủ tịch / Hội Phụ nữ Áo vì hòa bình và phát triển",
        ),
        (
            "Đón khách có ông Lê Văn Tám-trưởng phòng Hợp tác, bà Anna Weber, Lãnh sự.",
            "@ Anna Weber: Anna Weber; Lãnh sự / -",
        ),
        (
            "Dự có bà Anna WEBER, Lãnh sự.",
            "@ Anna WEBER: Anna WEBER; Lãnh sự / -",
        ),
        (
            "Tiếp các ngài Đại sứ đặc mệnh toàn quyền tại Việt Nam: Anna Weber (Áo), Issop Patel (Mauritius) và Tham tán Công sứ, Phó Đại sứ Lào tại Việt Nam Khamla Souvan.",
            "@ Issop Patel: Issop Patel; Đại sứ đặc mệnh toàn quyền / -",
        ),
        (
            "Tiếp các ngài Đại sứ đặc mệnh toàn quyền tại Việt Nam: Anna Weber (Áo), Issop Patel (Mauritius) và Tham tán Công sứ, Phó Đại sứ Lào tại Việt Nam Khamla Souvan.",
            "@ Khamla Souvan: Khamla Souvan; Tham tán Công sứ / -; Phó Đại sứ / -",
        ),
        (
            "Dự có ông Bounmy Sayavong, nguyên Chủ tịch Đảng, Chủ tịch nước CHDCND Lào.",
            "@ Bounmy Sayavong: Bounmy Sayavong; nguyên Chủ tịch Đảng / -; nguyên Chủ tịch nước / -",
        ),
        (
            "Dự có Đại sứ Cộng hòa Mauritius Issop Patel.",
            "@ Issop Patel: Issop Patel; Đại sứ / -",
        ),
        (
            "Dự có Đại sứ Bồ Đào Nha Francisco de Assis Morais e Cunha Vaz.",
            "@ Francisco de Assis Morais e Cunha Vaz: Francisco de Assis Morais e Cunha Vaz; Đại sứ / -",
        ),
        (
            "Đoàn làm việc với ông Đại sứ Lê Văn Nam.",
            "@ Đại sứ Lê Văn Nam: Lê Văn Nam; Đại sứ / -",
        ),
        (
            "Dự có Đại sứ Việt Nam tại Ấn Độ kiêm nhiệm Nepal, Bhutan Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Đại sứ / -",
        ),
        (
            "Đoàn Bộ Lễ nghi và Tôn giáo Campuchia do Bộ trưởng Min Khin dẫn đầu đến thăm.",
            "@ Min Khin: Min Khin; Bộ trưởng / Bộ Lễ nghi và Tôn giáo Campuchia",
        ),
        (
            "Cùng đi có Đại sứ Nga Gennady Bezdetko, Bộ trưởng Tư pháp Konstantin Chernov và Bộ trưởng Năng lượng Ivan Petrov.",
            "@ Konstantin Chernov: Konstantin Chernov; Bộ trưởng / Bộ Tư pháp Nga",
        ),
        (
            "Cùng đi có Đại sứ Nga Gennady Bezdetko, Bộ trưởng Tư pháp Konstantin Chernov và Bộ trưởng Năng lượng Ivan Petrov.",
            "@ Ivan Petrov: Ivan Petrov; Bộ trưởng / Bộ Năng lượng Nga",
        ),
        (
            "Thượng tọa Thích Thanh Nam, Thượng tọa Thích Minh Hải, đồng Phó Chủ tịch Hội đồng Trị sự dự.",
            "@ Thượng tọa Thích Thanh Nam: Thích Thanh Nam; Phó Chủ tịch / Giáo hội Phật giáo Việt Nam",
        ),
        (
            "Dự có ông Vương Dũng, Ủy viên Trung ương Đảng, Phó Chủ tịch Chính hiệp Toàn quốc Trung Quốc.",
            "@ Vương Dũng: Vương Dũng; Ủy viên / Đảng Cộng sản Trung Quốc; Phó Chủ tịch / Hội nghị Chính trị Hiệp thương Nhân dân Trung Quốc",
        ),
        (
            "Về phía nước bạn Lào có: Ủy viên Trung ương Đảng, Bí thư, Tỉnh trưởng Khăm Bay Đăm Lắt.",
            "@ Khăm Bay Đăm Lắt: Khăm Bay Đăm Lắt; Ủy viên / Đảng Nhân dân Cách mạng Lào; Bí thư / -; Tỉnh trưởng / -",
        ),
        (
            "Đoàn đại biểu cấp cao nước CHDCND Lào do Ủy viên Bộ Chính trị, Chủ tịch Quốc hội Bua Sone Keo dẫn đầu.",
            "@ Bua Sone Keo: Bua Sone Keo; Ủy viên / Đảng Nhân dân Cách mạng Lào; Chủ tịch / Quốc hội Lào",
        ),
        (
            "Về phía Lào có ông Bua Sone, Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao; về phía Việt Nam có ông Lê Văn Nam, Thứ trưởng Bộ Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; Thứ trưởng / Bộ Ngoại giao",
        ),
        (
            "Dự có ông Lê Văn Nam, Ủy viên Trung ương Đảng, Đại sứ Lào Bua Sone Keo.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên / Ban Chấp hành Trung ương Đảng",
        ),
        (
            "Dự có ông Lê Văn Nam, Ủy viên Trung ương Đảng, Chủ tịch Hội hữu nghị Việt Nam - Lào.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên / Ban Chấp hành Trung ương Đảng; Chủ tịch / Hội hữu nghị Việt Nam - Lào",
        ),
        (
            "Dự có Phó Cục trưởng Cục Tác chiến, Bộ Tổng Tham mưu Quân đội nhân dân Lào, Đại tá Bua Sone Keo.",
            "@ Đại tá Bua Sone Keo: Bua Sone Keo; Phó Cục trưởng / Cục Tác chiến",
        ),
        (
            "Đại diện Trường Đại học Kamlan gồm PGS. TS. Bua Sone, quyền Hiệu trưởng dự.",
            "@ PGS. TS Bua Sone: Bua Sone; quyền Hiệu trưởng / Trường Đại học Kamlan",
        ),
        (
            "Dự có ông Kim Young Chin, Phó Chủ nhiệm Ủy ban liên lạc văn hóa với nước ngoài của Triều Tiên.",
            "@ Kim Young Chin: Kim Young Chin; Phó Chủ nhiệm / Ủy ban liên lạc văn hóa với nước ngoài của Triều Tiên",
        ),
        (
            "Dự có ông Lưu Hải Nam, Phó Chủ nhiệm Ủy ban ngoại sự hoa kiều, ông Trần Văn Hải và các đại biểu.",
            "@ Lưu Hải Nam: Lưu Hải Nam; Phó Chủ nhiệm / Ủy ban ngoại sự hoa kiều",
        ),
        (
            "Đoàn gặp Ngài Đại sứ Rumani Ion Popescu và phu nhân.",
            "@ Đại sứ Ion Popescu: Ion Popescu; Đại sứ / -",
        ),
        (
            "Đoàn thăm Đức Hồng y Lê Văn Nam, Tổng Giám mục Tổng giáo phận Hà Nội.",
            "@ Đức Hồng y Lê Văn Nam: Lê Văn Nam; Tổng Giám mục / Tổng giáo phận Hà Nội",
        ),
        (
            "Dự có Ngài Lucian Berg, Tham tán công sứ - Trưởng phòng Kinh tế và Phu nhân.",
            "@ Lucian Berg: Lucian Berg; Tham tán công sứ / -; Trưởng phòng / Phòng Kinh tế",
        ),
        (
            "Dự có Thiếu tướng Bua Sone Keo, Tổng tham mưu trưởng QĐND Lào.",
            "@ Thiếu tướng Bua Sone Keo: Bua Sone Keo; Tổng tham mưu trưởng / Quân đội nhân dân Lào",
        ),
        (
            "Đại Tăng thống Tep Sovann tiếp đoàn.",
            "@ Đại Tăng thống Tep Sovann: Tep Sovann",
        ),
        (
            "Dự có Thứ trưởng Bộ Ngoại giao Ấn Độ (phụ trách phía Đông) Ravi Mazum.",
            "@ Ravi Mazum: Ravi Mazum; Thứ trưởng / Bộ Ngoại giao Ấn Độ",
        ),
        (
            "Dự có Chủ tịch Phân ban Nga Ủy ban liên chính phủ Việt Nam - Nga về hợp tác kinh tế - thương mại và khoa học - kỹ thuật Ivan Petrov.",
            "@ Ivan Petrov: Ivan Petrov; Chủ tịch Phân ban Nga / Ủy ban liên chính phủ Việt Nam - Nga về hợp tác kinh tế - thương mại và khoa học - kỹ thuật",
        ),
    ] {
        names(text, &[&format!("{guest}\n")]);
    }
}

#[test]
fn envoys_are_named_behind_their_countries() {
    names(
        "Đại sứ nước ta Phạm Văn Nam đến dự. Trong số đó có Đại sứ Đức tại Việt Nam, Anna Weber; ông Ken Mori.",
        &[
            "@ Phạm Văn Nam: Phạm Văn Nam; Đại sứ / -",
            "@ Anna Weber: Anna Weber; Đại sứ / -",
            "@ Ken Mori: Ken Mori",
        ],
    );
    names(
        "Tiếp Đại sứ Đức tại Việt Nam, Chủ tịch nước Phạm Văn Nam vui mừng.",
        &["@ Phạm Văn Nam: Phạm Văn Nam; Chủ tịch nước / -"],
    );
}

#[test]
fn names_of_one_word_stand_behind_offices() {
    check(
        "Chủ tịch nước tiếp Đại sứ Indonesia Mayerfas. Nhà vua Akihito cảm ơn.",
        &[
            "@ Mayerfas: Mayerfas; Đại sứ / -",
            "@ Akihito: Akihito; Nhà vua / -",
            "# ID: Indonesia",
        ],
    );
    check(
        "Tổng thống Putin đến thăm. Tổng thống Nga Vladimir Putin phát biểu.",
        &[
            "@ Vladimir Putin: [Putin], Vladimir Putin; Tổng thống / -",
            "# RU: Nga",
        ],
    );
    check(
        "Thượng tướng Ivan Sergei Fomin chủ trì. Thượng tướng Ivan Fomin nói.",
        &["@ Thượng tướng Ivan Sergei Fomin: Ivan Sergei Fomin, Ivan Fomin"],
    );
}

#[test]
fn streets_in_a_list_are_no_people() {
    check(
        "Doanh nghiệp nhận Giải thưởng Sao Vàng Đất Việt, đọc Nhật ký Đặng Thị Mai ở nhà máy Nguyễn Văn Hải.",
        &[],
    );
    check(
        "Nhiều nhà ở đường Lê Văn Sĩ, Phạm Văn Hải (quận 3, quận Tân Bình) treo đèn.",
        &[],
    );
}

#[test]
fn bodies_of_guests_and_of_round_ups() {
    for (text, person) in [
        (
            "Đoàn gặp ông Mori Kenji, Chủ tịch, kiêm cố vấn đặc biệt tập đoàn Mitani.",
            "@ Mori Kenji: Mori Kenji; Chủ tịch / Tập đoàn Mitani; cố vấn đặc biệt / Tập đoàn Mitani",
        ),
        (
            "Tại Tổng lãnh sự quán Việt Nam tại tỉnh Osaka, đoàn tỉnh Vĩnh Long do ông Lê Văn Nam, Phó Bí thư tỉnh ủy dẫn đầu.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Bí thư / Tỉnh ủy Vĩnh Long",
        ),
        (
            "Hội Nông dân tỉnh Tây Ninh họp mặt. Dự có Chủ tịch UBND tỉnh Lê Văn Nam.\nĐoàn làm việc với tỉnh Thanh Hóa và tỉnh Thanh Hóa.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / UBND tỉnh Tây Ninh",
        ),
        (
            "Dự có Ủy viên BCH Trung ương Đảng Cộng sản Việt Nam Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên / Ban Chấp hành Trung ương Đảng",
        ),
    ] {
        names(text, &[&format!("{person}\n")]);
    }
}

#[test]
fn posts_given_by_others_and_posts_in_one_ministry() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam được Chủ tịch nước Trần Văn Hải bổ nhiệm làm Đại sứ tại Lào.",
            "@ Lê Văn Nam: Lê Văn Nam; Đại sứ / -",
        ),
        (
            "Dự có ông Lê Văn Nam, Trợ lý Bộ trưởng, Chánh Văn phòng Bộ Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; Trợ lý Bộ trưởng / Bộ Ngoại giao; Chánh Văn phòng / Bộ Ngoại giao",
        ),
        (
            "Tỉnh Nghệ An họp. Dự có ông Lê Văn Nam, Phó Chủ tịch UBND tỉnh và lãnh đạo các sở.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Đoàn do Thiếu tướng Lê Văn Nam- Nguyên Chính ủy Quân khu 7 dẫn đầu.",
            "@ Thiếu tướng Lê Văn Nam: Lê Văn Nam; nguyên Chính ủy / Quân khu 7",
        ),
        (
            "Dự có Trưởng đại diện UNICEF tại Việt Nam Rana Flora, Phó Đại diện UNFPA tại Việt Nam Matt Jonas.",
            "@ Rana Flora: Rana Flora; Trưởng đại diện / Quỹ Nhi đồng Liên hợp quốc",
        ),
        (
            "Dự có ông Khăm Phăn, Chính ủy Bộ Chỉ huy Quân sự tỉnh Khăm Muộn; ông Lê Văn Nam, Phó Bí thư TT Tỉnh ủy. Tỉnh Hà Tĩnh cảm ơn.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Bí thư TT / Tỉnh ủy Hà Tĩnh",
        ),
        (
            "Hội hữu nghị Việt Nam - Lào họp. Dự có ông Lê Văn Nam, Hội trưởng Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Hội trưởng / Hội Nông dân Việt Nam",
        ),
        (
            "Chủ tịch Liên hiệp Công đoàn Lào, Pạn Nọi Mạ Ni chào mừng đoàn.",
            "@ Pạn Nọi Mạ Ni: Pạn Nọi Mạ Ni; Chủ tịch / Liên hiệp Công đoàn Lào",
        ),
        (
            "Chủ tịch Hội Nông dân Việt Nam, Lê Văn Nam, đề nghị hợp tác.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có anh Lê Văn Nam, Chủ tịch T.Ư Hội Liên hiệp Thanh niên Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Liên hiệp Thanh niên Việt Nam",
        ),
    ] {
        names(text, &[&format!("{person}\n")]);
    }
}
