//! Posts and bodies that stand beside others of which they are told in part.

use crate::extract::names::tests::{names, nobody};

#[test]
fn posts_are_held_where_their_neighbours_are() {
    for (text, person) in [
        (
            "Dự có Chủ tịch Hội Nông dân Việt Nam Lê Văn Nam, Phó Chủ tịch Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có Phó Giám đốc Sở Ngoại vụ tỉnh Nghệ An Lê Văn Nam và Phó Giám đốc Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / Sở Ngoại vụ tỉnh Nghệ An",
        ),
        (
            "Dự có Chủ tịch Hội Nông dân Việt Nam Lê Văn Nam, Phó Giám đốc Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / -",
        ),
        (
            "Dự có Phó Chủ tịch, Tổng Thư ký Hội Nông dân Việt Nam Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam; Tổng Thư ký / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam - Ủy viên Thường trực, Trưởng ban Phong trào Ủy ban MTTQ Việt Nam tỉnh Phú Thọ dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên Thường trực / Ủy ban MTTQ Việt Nam tỉnh Phú Thọ",
        ),
        (
            "Bà Anna Weber - Bí thư thứ II phụ trách Văn hóa - Giáo dục - Đại sứ quán Đức tại Việt Nam nói.",
            "@ Anna Weber: Anna Weber; Bí thư thứ II / Đại sứ quán Đức tại Việt Nam",
        ),
        (
            "Bà Anna Weber, Bí thư thứ nhất phụ trách văn hóa, giáo dục Đại sứ quán Đức tại Việt Nam nói.",
            "@ Anna Weber: Anna Weber; Bí thư thứ nhất / Đại sứ quán Đức tại Việt Nam",
        ),
        (
            "Bà Trần Thị Mai - Chủ tịch Công đoàn, Trưởng phòng Tổ chức Bệnh viện Hoa Mai dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Chủ tịch Công đoàn / Bệnh viện Hoa Mai; Trưởng phòng / Phòng Tổ chức",
        ),
        (
            "Ông Bun Mi Văn, Ủy viên Bộ Chính trị Ban Chấp hành Đảng Nhân dân Cách mạng Lào, Bộ trưởng Bộ Quốc phòng Lào.",
            "@ Bun Mi Văn: Bun Mi Văn; Ủy viên / Bộ Chính trị; Bộ trưởng / Bộ Quốc phòng Lào",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_are_held_where_their_chiefs_are() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam, Chủ tịch Hội Nông dân tỉnh Nghệ An chủ trì. Cuộc họp nghe bà Thị Mỹ Hoa, Tổng Thư ký trình bày.",
            "@ Thị Mỹ Hoa: Thị Mỹ Hoa; Tổng Thư ký / Hội Nông dân tỉnh Nghệ An",
        ),
        (
            "Ông Lê Văn Nam, Giám đốc Sở Y tế tỉnh Nghệ An chủ trì. Bà Trần Thị Mai, Phó Giám đốc nói.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / Sở Y tế tỉnh Nghệ An",
        ),
        // Of two chiefs neither's.
        (
            "Ông Lê Văn Nam, Giám đốc Sở Y tế và ông Hà Văn Sơn, Giám đốc Quỹ Hoa Sen chủ trì. Bà Trần Thị Mai, Phó Giám đốc nói.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / -",
        ),
        (
            "Ông Lê Văn Nam, Chủ tịch Hội Nông dân tỉnh Nghệ An chủ trì. Bà Anna Weber, Tổng Thư ký trình bày.",
            "@ Anna Weber: Anna Weber; Tổng Thư ký / -",
        ),
        (
            "Các ông Lê Văn Nam, Chủ tịch Hội Nông dân tỉnh; Hà Văn Sơn, Chủ tịch và Trần Thị Mai, Phó Chủ tịch Hội Luật gia tỉnh dự.",
            "@ Hà Văn Sơn: Hà Văn Sơn; Chủ tịch / Hội Luật gia tỉnh",
        ),
        (
            "Về phía bạn có ông Bun Lan Xay, Chủ tịch Hội Phụ nữ tỉnh Salavan; các đồng chí Phó Chủ tịch Kham La Phim Xay, Nang Thi Đa Vông; ông Lê Văn Nam.",
            "@ Nang Thi Đa Vông: Nang Thi Đa Vông; Phó Chủ tịch / Hội Phụ nữ tỉnh Salavan",
        ),
        (
            "Bà Trần Thị Mai, Điều phối viên dự án của Quỹ Hoa Sen dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Điều phối viên / Quỹ Hoa Sen",
        ),
        (
            "Đại tá Lê Văn Nam, Phó chỉ huy trưởng về chính trị Bộ CHQS tỉnh Nghệ An dự.",
            "@ Đại tá Lê Văn Nam: Lê Văn Nam; Phó chỉ huy trưởng / Bộ CHQS tỉnh Nghệ An",
        ),
        (
            "Dự có Trung tá Lê Văn Nam, Phó chỉ huy trưởng Bộ CHQS tỉnh Nghệ An, Đại úy Hà Văn Sơn, chính trị viên đại đội 21.",
            "@ Đại úy Hà Văn Sơn: Hà Văn Sơn; chính trị viên / -",
        ),
        (
            "Thiếu tá Lê Văn Nam, đồn trưởng đồn BP Nậm Ban dự.",
            "@ Thiếu tá Lê Văn Nam: Lê Văn Nam; đồn trưởng / Đồn BP Nậm Ban",
        ),
        (
            "Ông Lê Văn Nam, nguyên Giám đốc Sở Y tế, giờ là Chủ tịch Hội Luật gia tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Sở Y tế tỉnh Nghệ An; Chủ tịch / Hội Luật gia tỉnh Nghệ An",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn names_that_go_on_or_are_one() {
    for (text, body) in [
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam Quận 4 tổ chức hội nghị.",
            "+ Ủy ban Mặt trận Tổ quốc Việt Nam Quận 4:",
        ),
        (
            "Hội Cựu chiến binh Việt Nam huyện Con Cuông tổ chức hội nghị.",
            "+ Hội Cựu chiến binh Việt Nam huyện Con Cuông:",
        ),
        (
            "Đoàn tặng quà các em tại trường tiểu học Hoa Mai.",
            "+ Trường tiểu học Hoa Mai:",
        ),
        (
            "Dự có thành viên câu lạc bộ hữu nghị Việt - Lào.",
            "+ Câu lạc bộ hữu nghị Việt - Lào:",
        ),
        (
            "Bí thư Tỉnh đoàn Nghệ An gặp Đoàn TNCS Hồ Chí Minh tỉnh Nghệ An.",
            "+ Đoàn TNCS Hồ Chí Minh tỉnh Nghệ An: Tỉnh đoàn Nghệ An, Đoàn TNCS Hồ Chí Minh tỉnh Nghệ An",
        ),
        (
            "Đoàn thăm Thư viện Quốc gia ở Hà Nội.",
            "+ Thư viện Quốc gia Việt Nam:",
        ),
    ] {
        names(text, &[body]);
    }
}

#[test]
fn monuments_name_nobody() {
    nobody("Đoàn dâng hương tại hang Chủ tịch Cay-xỏn. Tiếp Đoàn, Tỉnh trưởng nói.");
    for text in [
        "Đoàn dâng hoa tại đài tưởng niệm Chủ tịch Sô Phăn Thoong hôm nay.",
        "Đoàn thăm Nhà lưu niệm Tổng Bí thư Lê Văn Nam.",
    ] {
        nobody(text);
    }
}
