//! Where names of bodies end, and which place they leave out.

use crate::extract::names::tests::{check, names};

#[test]
fn names_of_bodies_end_where_their_words_end() {
    for (text, body) in [
        (
            "Đoàn Chính phủ nhân dân huyện Tân Lâm (Trung Quốc) đến thăm.",
            "+ Chính phủ nhân dân huyện Tân Lâm:",
        ),
        (
            "Dự có bà Trần Thị Lan, Trưởng ban Kinh tế - môi trường Hội đồng thành phố Kobe.",
            "+ Ban Kinh tế - môi trường:",
        ),
        (
            "Hội Phụ nữ vì hòa bình và phát triển tỉnh Takeo tặng quà.",
            "+ Hội Phụ nữ vì hòa bình và phát triển tỉnh Takeo:",
        ),
        (
            "Dự có lãnh đạo Văn phòng Đoàn ĐBQH và HĐND tỉnh Hà Tĩnh.",
            "+ Văn phòng Đoàn ĐBQH và HĐND tỉnh Hà Tĩnh:",
        ),
        (
            "Ông Sato Ken, đại biểu Đảng Dân chủ tự do nói.",
            "+ Đảng Dân chủ Tự do Nhật Bản: Đảng Dân chủ tự do\n",
        ),
        (
            "Dự có ông Trần Văn Minh, Giám đốc Trung tâm Hàn Quốc học.",
            "+ Trung tâm Hàn Quốc học:",
        ),
        (
            "Đoàn thăm Viện Nhật Bản học Trung ương.",
            "+ Viện Nhật Bản học Trung ương:",
        ),
        (
            "Hội Hữu nghị Việt Nam - Hàn Quốc học tập kinh nghiệm.",
            "+ Hội hữu nghị Việt Nam - Hàn Quốc: Hội Hữu nghị Việt Nam - Hàn Quốc\n",
        ),
        (
            "Lễ ký do Trường Đại học Tôn Đức Thắng tổ chức.",
            "+ Trường Đại học Tôn Đức Thắng:",
        ),
        (
            "Đoàn thăm Trường THPT chuyên Lương Thế Vinh.",
            "+ Trường THPT chuyên Lương Thế Vinh:",
        ),
        (
            "Đoàn thăm Trung đoàn Tên lửa 236.",
            "+ Trung đoàn Tên lửa 236:",
        ),
        (
            "Đoàn thăm Bảo tàng Phòng không - Không quân.",
            "+ Bảo tàng Phòng không - Không quân:",
        ),
        (
            "Đoàn gặp Công đoàn tỉnh Át-ta-pư (Lào).",
            "+ Công đoàn tỉnh Át-ta-pư:",
        ),
        (
            "Đoàn gặp Liên minh nghị sĩ hữu nghị Gifu - Việt Nam.",
            "+ Liên minh nghị sĩ hữu nghị Gifu - Việt Nam:",
        ),
        (
            "Bà Anna Berg, Giám đốc Tổ chức Trăng Xanh khu vực Đông Nam Á nói.",
            "+ Tổ chức Trăng Xanh:",
        ),
        (
            "Dự có Hội Hữu nghị Việt - Đức thành phố Hồ Chí Minh và bạn bè.",
            "+ Hội Hữu nghị Việt - Đức thành phố Hồ Chí Minh:",
        ),
        (
            "Đoàn thăm Bộ Công an nước CHDCND Lào. Bộ Công an Lào cảm ơn.",
            "+ Bộ Công an nước CHDCND Lào: Bộ Công an nước CHDCND Lào, Bộ Công an Lào",
        ),
        (
            "Đoàn thăm Đại sứ quán nước Cộng hòa Xã hội chủ nghĩa Việt Nam tại Lào.",
            "+ Đại sứ quán nước Cộng hòa Xã hội chủ nghĩa Việt Nam tại Lào:",
        ),
        (
            "Ông A thăm Viện Sejong Hàn Quốc.",
            "+ Viện Sejong Hàn Quốc:",
        ),
        (
            "Ông Lê Văn Nam, phó giám đốc viện Chiến lược Phát triển dự.",
            "+ Viện Chiến lược Phát triển:",
        ),
        (
            "Dự có Phó Chủ tịch Hội đồng Nhà nước Salvador Mesa.",
            "+ Hội đồng Nhà nước: Hội đồng Nhà nước\n",
        ),
        (
            "Dự có giám đốc Sở Tài nguyên & Môi trường tỉnh Hà Tĩnh.",
            "+ Sở Tài nguyên & Môi trường tỉnh Hà Tĩnh:",
        ),
        (
            "Dự có tổng biên tập báo Nhịp cầu Lê Văn Nam.",
            "+ Báo Nhịp cầu:",
        ),
        (
            "Đoàn gặp Hội Phụ nữ Khmer - Việt Nam.",
            "+ Hội Phụ nữ Khmer - Việt Nam:",
        ),
        (
            "Ông Lê Văn Nam, Phó Cục trưởng Cục Tác chiến, Bộ Tổng Tham mưu QĐND Lào dự.",
            "+ Bộ Tổng Tham mưu QĐND Lào:",
        ),
        (
            "Dự có bà Anna Berg, Bộ trưởng Bộ các vấn đề phụ nữ Campuchia.",
            "+ Bộ các vấn đề phụ nữ Campuchia:",
        ),
        (
            "Đoàn công tác đồn biên phòng cửa khẩu Thanh Thủy sang thăm.",
            "+ Đồn biên phòng cửa khẩu Thanh Thủy:",
        ),
        (
            "Trưởng ban Ban chỉ đạo Phòng thủ dân sự Lê Văn Nam nói.",
            "+ Ban chỉ đạo Phòng thủ dân sự:",
        ),
        (
            "Ông A là người phụ trách Ban Đối ngoại Đảng Bharatiya Janata.",
            "+ Ban Đối ngoại Đảng Bharatiya Janata:",
        ),
        (
            "Phó Chủ nhiệm Văn phòng Ngoại sự Chính quyền nhân dân tỉnh Vân Nam dẫn đầu.",
            "+ Văn phòng Ngoại sự Chính quyền nhân dân tỉnh Vân Nam:",
        ),
        (
            "Quà của Hội Nạn nhân chất độc da cam/dioxin tỉnh Thái Bình.",
            "+ Hội Nạn nhân chất độc da cam/dioxin tỉnh Thái Bình:",
        ),
        (
            "Đoàn thăm Hội Liên hiệp Phụ nữ (LHPN) Việt Nam.",
            "+ Hội Liên hiệp Phụ nữ Việt Nam:",
        ),
        (
            "Ông A dự. Có Viện Nghiên cứu quốc tế và Cục An ninh chính trị nội bộ.",
            "+ Cục An ninh chính trị nội bộ:",
        ),
        (
            "Đoàn thăm Trường mầm non Việt-Bun mở lớp múa.",
            "+ Trường mầm non Việt-Bun:",
        ),
        (
            "Chị Lê Lan, chủ tịch Hiệp hội người Việt tại Kansai nói.",
            "+ Hiệp hội người Việt tại Kansai:",
        ),
        (
            "Dự có cán bộ đại sứ quán Trung Quốc tại Việt Nam.",
            "+ Đại sứ quán Trung Quốc tại Việt Nam: đại sứ quán Trung Quốc tại Việt Nam",
        ),
        (
            "Đoàn thăm Bộ Chỉ huy Bộ đội Biên phòng (BĐBP) Nghệ An. Bộ Chỉ huy BĐBP Nghệ An cảm ơn.",
            "+ Bộ Chỉ huy Bộ đội Biên phòng Nghệ An: Bộ Chỉ huy Bộ đội Biên phòng (BĐBP) Nghệ An, Bộ Chỉ huy BĐBP Nghệ An",
        ),
        (
            "Đoàn thăm Đại đội Biên phòng 221 và Đồn Biên phòng cửa khẩu quốc tế Nậm Cắn.",
            "+ Đại đội Biên phòng 221:",
        ),
        (
            "Hội hữu nghị VN - Nga TP.HCM gặp Hội Hữu nghị Việt - Nga TP.HCM.",
            "+ Hội Hữu nghị Việt - Nga TP.HCM: Hội hữu nghị VN - Nga TP.HCM, Hội Hữu nghị Việt - Nga TP.HCM",
        ),
        (
            "Hội Trồng hoa Xuân Mai họp. BCH trung ương Hội phát biểu.",
            "+ Hội Trồng hoa Xuân Mai: Hội Trồng hoa Xuân Mai, [Hội]",
        ),
        (
            "Chủ tịch Ủy ban đề nghị các bên hợp tác, ông A dự. Đoàn gặp Hội Hữu nghị Tương hỗ Ru- Việt.",
            "+ Hội Hữu nghị Tương hỗ Ru - Việt:",
        ),
        (
            "Đoàn thăm Giáo xứ Kẻ Dừa và Tòa Giám mục Giáo phận Bà Rịa.",
            "+ Tòa Giám mục Giáo phận Bà Rịa:",
        ),
        ("Đoàn thăm UBND xã A Lưới 1.", "+ UBND xã A Lưới 1:"),
        ("Bí thư Huyện ủy Trần Đề, ông A, dự.", "+ Huyện ủy Trần Đề:"),
        (
            "Ủy viên Bộ Chính trị Đảng Nhân dân Cách mạng Lào dự.",
            "+ Đảng Nhân dân Cách mạng Lào: Bộ Chính trị Đảng Nhân dân Cách mạng Lào",
        ),
        (
            "Đoàn gặp Ủy ban Đối ngoại Hạ viện Hoa Kỳ.",
            "+ Ủy ban Đối ngoại Hạ viện Hoa Kỳ:",
        ),
        (
            "Dự có Bí thư Huyện ủy Bình Lục, Chủ tịch HĐND huyện.",
            "+ Huyện ủy Bình Lục:",
        ),
        (
            "Dự có Bí thư Huyện ủy Xa Mò, Chủ tịch HĐND huyện.",
            "+ Huyện ủy Xa Mò:",
        ),
        ("Bộ Trưởng Bộ Ngoại giao nói.", "+ Bộ Ngoại giao:"),
        (
            "Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An họp. Liên hiệp Hữu nghị cảm ơn.",
            "+ Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An: Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An, [Liên hiệp Hữu nghị]",
        ),
        (
            "Đoàn Tổng Công đoàn Mông Cổ đến thăm Chính hiệp tỉnh Vân Nam.",
            "+ Tổng Công đoàn Mông Cổ:",
        ),
        (
            "Đoàn Quốc hội Việt Nam tại Lào cảm ơn.",
            "+ Quốc hội: Quốc hội Việt Nam",
        ),
        (
            "Ban Tổ chức Lễ hội Hoa cảm ơn.",
            "+ Ban Tổ chức Lễ hội Hoa:",
        ),
        (
            "Quỹ Hòa bình và Phát triển Việt Nam họp. Chủ tịch Quỹ Lê Văn Nam nói.",
            "@ Lê Văn Nam:",
        ),
        (
            "Dự có Giám đốc Sở Ngoại vụ tỉnh Bến Tre Lê Thành.",
            "+ Sở Ngoại vụ tỉnh Bến Tre:",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn a_province_left_out_is_the_pages_own() {
    for (text, body) in [
        (
            "Tỉnh Quảng Trị họp. Hội Hữu nghị Việt Nam - Lào tỉnh có 24 chi hội.",
            "+ Hội Hữu nghị Việt Nam - Lào tỉnh Quảng Trị:",
        ),
        (
            "Tại thành phố Vị Thanh, UBND tỉnh họp; tỉnh Hậu Giang giao Sở Giáo dục và Đào tạo làm.",
            "+ Sở Giáo dục và Đào tạo tỉnh Hậu Giang:",
        ),
        (
            "Tỉnh Đồng Nai họp, có Trưởng ban Dân vận Tỉnh ủy Bùi Quang Huy.",
            "+ Ban Dân vận Tỉnh ủy Đồng Nai:",
        ),
        (
            "Tỉnh Nghệ An đón khách. Về phía tỉnh Salavan có ông Bun Mi Văn, Phó Bí thư Tỉnh ủy.",
            "+ Tỉnh ủy Salavan: Tỉnh ủy",
        ),
        (
            "Tỉnh Nghệ An đón ông Bun Mi Văn, Phó Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Sekong.",
            "+ Tỉnh ủy Sekong: Tỉnh ủy",
        ),
        (
            "Tỉnh Quảng Ngãi họp. Phó Chủ tịch UBND tỉnh Võ Phiên dự.",
            "@ Võ Phiên: Võ Phiên; Phó Chủ tịch / UBND tỉnh Quảng Ngãi",
        ),
        (
            "TPHCM họp, có Phó Bí thư Thành ủy Lê Văn Nam.",
            "+ Thành ủy TPHCM: Thành ủy",
        ),
        (
            "Phó Chủ tịch UBND thành phố Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND thành phố",
        ),
        (
            "Công đoàn tỉnh Át-ta-pư do ông Bun Mi Văn, Chủ tịch Công đoàn tỉnh, cử đoàn sang tỉnh Kon Tum.",
            "+ Công đoàn tỉnh Át-ta-pư: Công đoàn tỉnh Át-ta-pư, [Công đoàn tỉnh]",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn a_union_in_short_is_one_that_the_page_names() {
    for (text, body) in [
        (
            "Liên hiệp Hữu nghị họp. Dự có Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An.",
            "+ Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An: [Liên hiệp Hữu nghị], Liên hiệp các",
        ),
        (
            "Liên hiệp Hữu nghị họp. Dự có Hội Nông dân Việt Nam.",
            "+ Liên hiệp các tổ chức hữu nghị Việt Nam: [Liên hiệp Hữu nghị]",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn names_end_where_their_last_words_do() {
    for (text, body) in [
        (
            "Hoạt động của Đồn Biên phòng A Pa Chải rất tốt.",
            "+ Đồn Biên phòng A Pa Chải: Đồn Biên phòng A Pa Chải",
        ),
        (
            "Liên minh Nghị sĩ Hữu nghị Nhật Việt họp.",
            "+ Liên minh Nghị sĩ Hữu nghị Nhật Việt: Liên minh Nghị sĩ Hữu nghị Nhật Việt",
        ),
        (
            "Ông Ivan Petrov, Chủ tịch chính phủ tỉnh Tula dự.",
            "+ Chính phủ tỉnh Tula: chính phủ tỉnh Tula",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn a_material_is_no_company_and_a_side_of_a_committee_not_the_whole() {
    check("Xưởng làm ống nhựa PVC.", &[]);
    names(
        "Phân ban Hợp tác Việt Nam - Lào họp.",
        &["+ Ủy ban Hợp tác Việt Nam - Lào: Phân ban Hợp tác Việt Nam - Lào"],
    );
}

#[test]
fn a_name_without_its_province_is_one_of_the_names() {
    names(
        "Tỉnh Nghệ An họp. Dự có Ban Tổ chức Tỉnh ủy và Hội Nông dân tỉnh.",
        &[
            "+ Ban Tổ chức Tỉnh ủy Nghệ An: Ban Tổ chức Tỉnh ủy",
            "+ Hội Nông dân tỉnh Nghệ An: Hội Nông dân tỉnh",
        ],
    );
    names(
        "Bộ Quy tắc ứng xử và Đài Tưởng niệm Bắc Sơn. Phóng viên Tuổi Trẻ hỏi.",
        &[],
    );
}
