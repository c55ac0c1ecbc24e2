//! People, posts and bodies as provincial papers, religious outlets and the army's papers word them.

use crate::extract::names::tests::{check, names, nobody};

#[test]
fn lists_give_their_posts_to_each_of_those_named() {
    for (text, person) in [
        (
            "Các Phó Chủ tịch UBND tỉnh Gia Lai gồm ông Lê Văn Nam, Trần Văn Tư, Hồ Thị Mai.",
            "@ Trần Văn Tư: Trần Văn Tư; Phó Chủ tịch / UBND tỉnh Gia Lai",
        ),
        (
            "Các ông Lê Văn Nam, Trần Văn Tư, Mai Thức được bầu làm Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Các ông Lê Văn Nam, Trần Văn Tư, Mai Thức được bầu làm Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Mai Thức: Mai Thức; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        // The members are others than the host.
        (
            "Ông Lê Văn Nam chủ trì. Cùng dự có các đồng chí là Ủy viên Ban Thường vụ Tỉnh ủy Gia Lai: Trần Thị Mai.",
            "@ Lê Văn Nam: Lê Văn Nam",
        ),
        (
            "Chi hội do bà Anna Weber làm Chủ tịch. Quỹ Hoa Sen do bà Anna Weber làm Giám đốc.",
            "@ Anna Weber: Anna Weber, Anna Weber; Chủ tịch / -; Giám đốc / Quỹ Hoa Sen",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn words_right_before_a_name_of_a_list_are_of_that_name() {
    for (text, person) in [
        (
            "Đoàn do hai Phó Trưởng ban, Hạ nghị sĩ Sato Ken và Thượng nghị sĩ Mori Kei dẫn đầu.",
            "@ Mori Kei: Mori Kei; Phó Trưởng ban / -",
        ),
        // Who leads something unnamed is elected by no other body.
        (
            "Hội Nông dân Việt Nam họp. Câu lạc bộ do ông Lê Văn Nam làm Chủ tịch dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / -",
        ),
        (
            "Cùng dự có TS Trần Thị Mai Nguyên Phó Viện trưởng.",
            "@ TS Trần Thị Mai: Trần Thị Mai",
        ),
        (
            "Đoàn gặp Bộ trưởng Tài chính bang Kerala Sudhir Mungan.",
            "@ Sudhir Mungan: Sudhir Mungan; Bộ trưởng / Bộ Tài chính bang Kerala",
        ),
        (
            "Đoàn do đồng chí Khăm Phong Ban Thả Vông, Chủ tịch Hội Nông dân tỉnh dẫn đầu.",
            "@ Khăm Phong Ban Thả Vông: Khăm Phong Ban Thả Vông; Chủ tịch / Hội Nông dân tỉnh",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_end_where_their_words_do() {
    for (text, person) in [
        (
            "Trong khi chờ kiện toàn chức vụ Bí thư Thành ủy Huế, đồng chí Lê Văn Nam, Phó Bí thư Thành ủy phụ trách.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Bí thư / Thành ủy Huế",
        ),
        (
            "Ông Lê Văn Nam tham gia Ban Chấp hành, giữ chức vụ Phó Bí thư Huyện ủy Hải Hà.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Bí thư / Huyện ủy Hải Hà",
        ),
        (
            "Trung tướng Lê Văn Nam, Cục trưởng Cục Cán bộ - Tổng cục Chính trị, Phó Trưởng Ban Dân vận Trung ương dự.",
            "@ Trung tướng Lê Văn Nam: Lê Văn Nam; Cục trưởng / Cục Cán bộ; Phó Trưởng Ban / Ban Dân vận Trung ương",
        ),
        (
            "Ông đi tìm hài cốt liệt sĩ. Thiếu tướng Lê Văn Nam dự.",
            "@ Thiếu tướng Lê Văn Nam: Lê Văn Nam",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn heads_of_the_only_school_and_organs_of_the_pages_province() {
    for (text, line) in [
        (
            "Đoàn thăm trường Đại học Hoa Mai. Đón đoàn có PGS.TS Lê Văn Nam, Phó Hiệu trưởng.",
            "@ PGS.TS Lê Văn Nam: Lê Văn Nam; Phó Hiệu trưởng / Trường Đại học Hoa Mai",
        ),
        (
            "Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Sơn La họp.",
            "+ HĐND tỉnh Sơn La: [HĐND]",
        ),
        (
            "Ban liên lạc Quân tình nguyện Mặt trận 31 gặp mặt.",
            "+ Ban liên lạc Quân tình nguyện Mặt trận 31: Ban liên lạc Quân tình nguyện Mặt trận 31",
        ),
        (
            "Già làng Vừ Mí Sính kể.",
            "@ Vừ Mí Sính: Vừ Mí Sính; Già làng / -",
        ),
    ] {
        names(text, &[line]);
    }
}

#[test]
fn an_association_bears_no_guests_name() {
    check(
        "Hội Nông dân Lào cảm ơn. Đoàn do bà Trần Thị Mai và Phó Chủ tịch Hội Ros Sovannara dẫn đầu.",
        &[
            "+ Hội Nông dân Lào: Hội Nông dân Lào",
            "@ Trần Thị Mai: Trần Thị Mai",
        ],
    );
}

#[test]
fn initials_run_on_into_a_name_given_before() {
    names(
        "Tổng thống tiếp ông Xéc-gây V.Lô-mốp. Ngài X.V.Lô-mốp cảm ơn.",
        &["@ Xéc-gây V.Lô-mốp: Xéc-gây V.Lô-mốp, X.V.Lô-mốp"],
    );
}

#[test]
fn committees_of_a_row_are_none_and_languages_no_countries() {
    names(
        "Tỉnh ủy Gia Lai họp với các Tỉnh ủy, Thành ủy trong cộng đồng Pháp ngữ.",
        &["+ Tỉnh ủy Gia Lai: Tỉnh ủy Gia Lai"],
    );
}

#[test]
fn an_initial_is_a_name_given_before() {
    names(
        "Ông Edward Miller thăm Hà Nội. Cùng đi với ông E. Miller có ông F. Miller.",
        &["@ Edward Miller: Edward Miller, E. Miller"],
    );
}

#[test]
fn bodies_that_are_parts_or_bear_their_own_country() {
    for (text, body) in [
        (
            "Đại tá Lê Văn Nam gặp Phó Chủ tịch Quân ủy Trung ương Trung Quốc.",
            "+ Quân ủy Trung ương Trung Quốc: Quân ủy Trung ương Trung Quốc",
        ),
        (
            "Ông Lê Văn Nam, Trưởng Ban Công tác đặc biệt tỉnh Gia Lai dự.",
            "+ Ban Công tác đặc biệt tỉnh Gia Lai: Ban Công tác đặc biệt tỉnh Gia Lai",
        ),
        (
            "Ông Paul Cox, Chủ tịch Chi hội VFP 160 tại Việt Nam dự.",
            "+ Chi hội VFP 160 tại Việt Nam: Chi hội VFP 160 tại Việt Nam",
        ),
        (
            "Bà Trần Thị Mai, Chủ tịch Hội nạn nhân chất độc da cam/dioxin tỉnh Gia Lai dự.",
            "+ Hội nạn nhân chất độc da cam/dioxin tỉnh Gia Lai: Hội nạn nhân chất độc da cam/dioxin tỉnh Gia Lai",
        ),
        (
            "Bà Anna Weber, Chủ tịch Hội đồng thành phố dự.",
            "+ Hội đồng thành phố: Hội đồng thành phố",
        ),
        (
            "Họ đều thuộc tổ chức Bàn tay nối rộng (Open Hands).",
            "+ Tổ chức Bàn tay nối rộng: tổ chức Bàn tay nối rộng",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn words_of_a_name_in_brackets_are_its_short_form() {
    check(
        "Liên hiệp các tổ chức hữu nghị thành phố Đà Nẵng (Liên hiệp Đà Nẵng) họp. Liên hiệp Đà Nẵng tiếp đoàn.",
        &[
            "+ Liên hiệp các tổ chức hữu nghị thành phố Đà Nẵng: Liên hiệp các tổ chức hữu nghị thành phố Đà Nẵng, Liên hiệp Đà Nẵng, Liên hiệp Đà Nẵng",
        ],
    );
    names(
        "UB MTTQ thành phố Huế họp. Ủy ban MTTQ thành phố Huế bàn.",
        &["+ Ủy ban MTTQ thành phố Huế: UB MTTQ thành phố Huế, Ủy ban MTTQ thành phố Huế"],
    );
}

#[test]
fn names_of_bodies_in_quotation_marks_and_figures() {
    for (text, expected) in [
        (
            "Quỹ “Vì trẻ em nghèo” tặng quà.",
            "+ Quỹ “Vì trẻ em nghèo”: Quỹ “Vì trẻ em nghèo”",
        ),
        (
            "Bà Lê Thị Lan, Chủ nhiệm Câu lạc bộ “Những trái tim nhỏ”, vui mừng.",
            "@ Lê Thị Lan: Lê Thị Lan; Chủ nhiệm / Câu lạc bộ “Những trái tim nhỏ”",
        ),
        (
            "Bà Lê Thị Lan, Giám đốc Tổ chức 4T, vui mừng.",
            "@ Lê Thị Lan: Lê Thị Lan; Giám đốc / Tổ chức 4T",
        ),
        (
            "Ông Trần Văn Bình, Chủ tịch Diễn đàn Hòa bình châu Á, vui mừng.",
            "@ Trần Văn Bình: Trần Văn Bình; Chủ tịch / Diễn đàn Hòa bình châu Á",
        ),
    ] {
        names(text, &[expected]);
    }
    for text in [
        "Tổ chức “Đêm thơ Mùa thu” vào chiều nay.",
        "Tổ chức 3D hóa các bản đồ.",
        "Các bên dự Diễn đàn Hòa bình châu Á.",
        "(PLO)- Lãnh đạo tỉnh đến thăm.",
        "Lãnh đạo các Hội Hữu nghị: Việt - Lào, Việt - Đức.",
        "Đại hội bầu Ban Thẩm tra tư cách đại biểu của Đại hội.",
        "Đoàn đến tỉnh Bô Ly Khăm Xay hôm nay.",
        "Đoàn Hà Tĩnh dự lễ khai mạc.",
    ] {
        nobody(text);
    }
}

#[test]
fn names_of_committees_in_small_letters() {
    for (text, expected) in [
        (
            "Chủ tịch Ủy ban ủng hộ Cuba của Việt Nam Trần Văn Bình vui mừng.",
            "@ Trần Văn Bình: Trần Văn Bình; Chủ tịch / Ủy ban ủng hộ Cuba của Việt Nam",
        ),
        (
            "Ông Ivan Petrenko, Ủy viên Ủy ban Hỗ trợ thực thi pháp luật và một số thành viên khác.",
            "@ Ivan Petrenko: Ivan Petrenko; Ủy viên / Ủy ban Hỗ trợ thực thi pháp luật",
        ),
        (
            "Ông Ivan Petrenko, Chủ tịch Tiểu ban hợp tác xuyên biên giới giữa Ukraine và các nước, đến dự.",
            "@ Ivan Petrenko: Ivan Petrenko; Chủ tịch / Tiểu ban hợp tác xuyên biên giới",
        ),
        (
            "Ông Ivan Petrenko, Chủ tịch Tiểu ban Vận tải đường không của Ủy ban Vận tải, đến dự.",
            "@ Ivan Petrenko: Ivan Petrenko; Chủ tịch / Tiểu ban Vận tải đường không",
        ),
        (
            "Bà Sok Dara, Bộ trưởng Bộ Quan hệ Quốc hội và Thanh tra, Phó Chủ tịch Hội Phụ nữ Campuchia.",
            "@ Sok Dara: Sok Dara; Bộ trưởng / Bộ Quan hệ Quốc hội và Thanh tra; Phó Chủ tịch / Hội Phụ nữ Campuchia",
        ),
        (
            "Ông Sok Dara, Tỉnh trưởng Ban hành chính tỉnh Svay Rieng, đến dự.",
            "@ Sok Dara: Sok Dara; Tỉnh trưởng / Ban hành chính tỉnh Svay Rieng",
        ),
        (
            "Bà Anna Weber, Đảng viên Đảng Mặt trận Nhân dân, Chủ tịch Ủy ban Vận tải, đến dự.",
            "@ Anna Weber: Anna Weber; Chủ tịch / Ủy ban Vận tải",
        ),
        (
            "Đoàn Nhóm Nghị sĩ hữu nghị Đức - Việt Nam đến thăm. Chủ tịch Nhóm, bà Anna Weber, vui mừng.",
            "@ Anna Weber: Anna Weber; Chủ tịch / Nhóm Nghị sĩ hữu nghị Đức - Việt Nam",
        ),
        (
            "Hội hữu nghị Nhật Bản - Việt Nam Mimasaka được thành lập.",
            "+ Hội hữu nghị Nhật Bản - Việt Nam Mimasaka: Hội hữu nghị Nhật Bản - Việt Nam Mimasaka",
        ),
    ] {
        names(text, &[expected]);
    }
}
