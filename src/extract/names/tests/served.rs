//! In which body somebody serves whose post names it in short or not at all.

use crate::extract::names::tests::{check, names};

#[test]
fn a_diplomat_serves_at_the_mission_named_before() {
    for (text, person) in [
        (
            "Đoàn đến chúc Tết Tổng Lãnh sự quán Lào tại Huế. Tiếp đoàn, Tùy viên Anna Weber cảm ơn.",
            "@ Tùy viên Anna Weber: Anna Weber; Tùy viên / Tổng Lãnh sự quán Lào tại Huế",
        ),
        (
            "Đoàn đến chào Đại sứ quán Việt Nam tại Lào; Tham tán Công sứ Lê Văn Nam tiếp đoàn.",
            "@ Tham tán Công sứ Lê Văn Nam: Lê Văn Nam; Tham tán Công sứ / Đại sứ quán Việt Nam tại Lào",
        ),
        // A consul of a country that the page tells is of another mission.
        (
            "Đoàn đến chào Đại sứ quán Việt Nam tại Lào; dự có Tổng Lãnh sự Lê Văn Nam.",
            "@ Tổng Lãnh sự Lê Văn Nam: Lê Văn Nam; Tổng Lãnh sự / -",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn the_association_alone_is_the_branch_whose_page_it_is() {
    for (text, person) in [
        (
            "Hội Hữu nghị Việt Nam - Lào tỉnh Sơn La họp, dự có bà Hồ Thị Mai, Ủy viên Hội Hữu nghị Việt Nam - Lào. Ông Lê Văn Nam được bầu giữ chức Chủ tịch Hội.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Hữu nghị Việt Nam - Lào tỉnh Sơn La",
        ),
        (
            "Hội Hữu nghị Việt Nam - Lào tỉnh Sơn La họp. Dự có Hội Hữu nghị Việt Nam - Lào. Ông Lê Văn Nam, Chủ tịch Trung ương Hội phát biểu.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội hữu nghị Việt Nam - Lào",
        ),
        (
            "Hội Hữu nghị Việt Nam - Lào họp với Hội Hữu nghị Việt Nam - Lào tỉnh Sơn La. Hội Hữu nghị Việt Nam - Lào cảm ơn. Ông Lê Văn Nam được bầu giữ chức Chủ tịch Hội.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội hữu nghị Việt Nam - Lào",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn a_name_behind_a_post_is_where_it_is_held() {
    for (text, person) in [
        (
            "Dự có ông Peter Holm, Giám đốc chương trình Nordwind Bridge; bà Anna Berg - Trưởng đại diện BrightWater tại Việt Nam.",
            "@ Peter Holm: Peter Holm; Giám đốc chương trình / Nordwind Bridge",
        ),
        (
            "Dự có ông Peter Holm, Giám đốc chương trình Nordwind Bridge; bà Anna Berg - Trưởng đại diện BrightWater tại Việt Nam.",
            "@ Anna Berg: Anna Berg; Trưởng đại diện / BrightWater",
        ),
        (
            "Tổ chức BrightWater International họp. Dự có bà Anna Berg, Trưởng đại diện BrightWater tại Việt Nam.",
            "@ Anna Berg: Anna Berg; Trưởng đại diện / Tổ chức BrightWater International",
        ),
        (
            "Dự có ông Peter Holm, Giám đốc Anna Berg. Bà Anna Berg phát biểu.",
            "@ Anna Berg: Anna Berg, Anna Berg; Giám đốc / -",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn pairs_and_names_of_guests() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam, Chủ tịch Hội Nông dân Việt Nam (nguyên Giám đốc Sở Ngoại vụ tỉnh Sơn La) dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam; nguyên Giám đốc / Sở Ngoại vụ tỉnh Sơn La",
        ),
        (
            "Hội Nông dân tỉnh Sơn La họp. Hội Nông dân tỉnh Sơn La đã miễn nhiệm chức danh Phó Chủ tịch đối với đồng chí Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Phó Chủ tịch / Hội Nông dân tỉnh Sơn La",
        ),
        (
            "Dự có bà Hồ Thị Mai, Phó Bí thư Châu ủy Mường Xa.",
            "@ Hồ Thị Mai: Hồ Thị Mai; Phó Bí thư / Châu ủy Mường Xa",
        ),
        (
            "Dự có các đồng chí: Trần Văn Tư, Chủ tịch Hội Nông dân Việt Nam; Lê Văn Nam và Hồ Thị Mai, Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Hội tặng quà cho sinh viên Noy Sengkeo và Khamla Vongdara.",
            "@ Khamla Vongdara: Khamla Vongdara",
        ),
        (
            "Dự có ông Kim Tae Woo, Giám đốc.",
            "@ Kim Tae Woo: Kim Tae Woo; Giám đốc / -",
        ),
    ] {
        names(text, &[person]);
    }
    check("Họp tại Huế.", &[]);
}
