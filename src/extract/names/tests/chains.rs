//! Posts in bodies that are named without what they are of, by what they do, or by an unknown name alone.

use crate::extract::names::tests::names;

#[test]
fn bodies_take_what_the_posts_beside_them_tell() {
    for (text, person) in [
        (
            "Dự có ông Lê Văn Nam, Bí thư Đảng ủy, Chủ tịch HĐND xã Hòa Sơn.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Đảng ủy xã Hòa Sơn; Chủ tịch / HĐND xã Hòa Sơn",
        ),
        (
            "Xã Hòa Sơn vui. Trên địa bàn xã Hòa Sơn, ông Lê Văn Nam, Ủy viên BTV Đảng ủy, Chủ tịch Ủy ban MTTQ Việt Nam xã dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên BTV / Đảng ủy xã Hòa Sơn; Chủ tịch / Ủy ban MTTQ Việt Nam xã Hòa Sơn",
        ),
        (
            "Bà Trần Thị Mai, Phó Bí thư Đảng đoàn, Phó Chủ tịch, Tổng Thư ký Hội Nông dân Việt Nam nói.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Bí thư / Đảng đoàn Hội Nông dân Việt Nam; Phó Chủ tịch / Hội Nông dân Việt Nam; Tổng Thư ký / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Trần Thị Mai, Phó Chủ tịch Hội Nông dân Việt Nam, Ủy viên Đảng đoàn dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam; Ủy viên / Đảng đoàn Hội Nông dân Việt Nam",
        ),
        (
            "Chủ tịch tỉnh Nghệ An Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Bà Trần Thị Mai đến tỉnh Nghệ An. Phó chủ tịch tỉnh Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó chủ tịch / UBND tỉnh Nghệ An",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn bodies_behind_posts_need_not_be_known() {
    for (text, person) in [
        (
            "Ông Peter Holm, Giám đốc điều hành Nordbridge và ông Lê Văn Nam dự.",
            "@ Peter Holm: Peter Holm; Giám đốc điều hành / Nordbridge",
        ),
        (
            "Ông Peter Holm, Chủ tịch Hội đồng Quản trị Liên doanh đầu tư Nordic Energy Việt Nam dự.",
            "@ Peter Holm: Peter Holm; Chủ tịch Hội đồng Quản trị / Liên doanh đầu tư Nordic Energy Việt Nam",
        ),
        (
            "Thứ trưởng Bộ Cơ sở hạ tầng và quản lý nước Na Uy - ông Jan Olsen dự.",
            "@ Jan Olsen: Jan Olsen; Thứ trưởng / Bộ Cơ sở hạ tầng và quản lý nước Na Uy",
        ),
        (
            "Bộ trưởng Ngoại thương và hợp tác phát triển Na Uy - bà Anna Olsen dự.",
            "@ Anna Olsen: Anna Olsen; Bộ trưởng / Bộ Ngoại thương và hợp tác phát triển Na Uy",
        ),
        (
            "Ông Lê Văn Nam là ủy viên thường trực Hội đồng đặt và đổi tên đường TP. Huế.",
            "@ Lê Văn Nam: Lê Văn Nam; ủy viên thường trực / Hội đồng đặt và đổi tên đường TP. Huế",
        ),
        (
            "Ông Lê Văn Nam, Chủ tịch Phân ban Hợp tác Nga - Việt dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Phân ban Hợp tác Nga - Việt",
        ),
        (
            "Ông Lê Văn Nam, Phó Trưởng ban Ban quản lý khu công nghệ cao Hoa Mai dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Trưởng ban / Ban quản lý khu công nghệ cao Hoa Mai",
        ),
        (
            "Ông Lê Văn Nam, Phó Trưởng Ban chỉ đạo Quốc gia Năm Hữu nghị Việt Nam - Lào 2012 dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Trưởng Ban / Ban chỉ đạo Quốc gia Năm Hữu nghị Việt Nam - Lào 2012",
        ),
    ] {
        names(text, &[person]);
    }
}
