//! In which body a post is held.

use crate::extract::names::tests::names;

#[test]
fn posts_without_a_body_stand_in_the_one_that_their_sentence_tells() {
    for (text, person) in [
        (
            "Đoàn đại biểu Hội hữu nghị Cuba - Việt Nam do bà Ana Ruiz Mora, Phó Chủ tịch làm Trưởng đoàn đến thăm.",
            "@ Ana Ruiz Mora: Ana Ruiz Mora; Phó Chủ tịch / Hội hữu nghị Cuba - Việt Nam",
        ),
        (
            "Về phía Hội Nông dân Việt Nam có ông Lê Văn Nam, Phó Chủ tịch.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Trần Thị Mai nghỉ. Bộ giao bà Mai kiêm nhiệm Phó Trưởng ban Ban Đối ngoại Trung ương.",
            "@ Trần Thị Mai: Trần Thị Mai, [Mai]; Phó Trưởng ban / Ban Đối ngoại Trung ương",
        ),
        (
            "Thừa ủy quyền của Chủ tịch nước, bà Trần Thị Mai trao Huân chương.",
            "@ Trần Thị Mai: Trần Thị Mai",
        ),
        (
            "Vui mừng gặp lại Đại sứ, Chủ tịch Lê Văn Nam cảm ơn.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / -",
        ),
        (
            "Ông Rơ Chăm Long, Tỉnh ủy viên, Chủ tịch Hội Nông dân tỉnh Kon Tum dự.",
            "@ Rơ Chăm Long: Rơ Chăm Long; Tỉnh ủy viên / Tỉnh ủy Kon Tum; Chủ tịch / Hội Nông dân tỉnh Kon Tum",
        ),
        (
            "Phía Hội Nông dân TP. Huế có ông Lê Văn Nam, Phó Chủ tịch; bà Trần Thị Mai, Tổng Thư ký.",
            "@ Trần Thị Mai: Trần Thị Mai; Tổng Thư ký / Hội Nông dân TP. Huế",
        ),
        (
            "Thủ tướng Phạm Văn Đồng và Thường trực Ban Bí thư Lê Văn Nam dự.",
            "@ Phạm Văn Đồng: Phạm Văn Đồng; Thủ tướng / -",
        ),
        (
            "Thủ tướng Phạm Văn Đồng và Thường trực Ban Bí thư Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Thường trực / Ban Bí thư",
        ),
        (
            "Hội Nông dân Việt Nam họp. Hội Nông dân Việt Nam bầu ông Lê Văn Nam giữ chức vụ Chủ tịch.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Hội Nông dân Việt Nam có Chủ tịch mới là đồng chí Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam sinh năm 1960. Ông nguyên là Thứ trưởng Bộ Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Thứ trưởng / Bộ Ngoại giao",
        ),
        (
            "Đồng chí Lê Văn Nam về công tác tại Bộ Ngoại giao trên cương vị Quyền Bộ trưởng.",
            "@ Lê Văn Nam: Lê Văn Nam; Quyền Bộ trưởng / Bộ Ngoại giao",
        ),
        (
            "Chúc mừng tân Thứ trưởng, Phó Thủ tướng Lê Văn Nam nói.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Thủ tướng / -",
        ),
        (
            "Cùng dự có các Ủy viên Bộ Chính trị: Chủ tịch nước Lê Văn Nam, Thủ tướng Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Thủ tướng / -; Ủy viên / Bộ Chính trị",
        ),
        (
            "Ông Lê Văn Nam (bên trái), Chủ tịch Hội Nông dân tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân tỉnh Nghệ An",
        ),
        (
            "Bà Trần Thị Mai, 68 tuổi, Chủ tịch Hội Nông dân tỉnh Nghệ An nói.",
            "@ Trần Thị Mai: Trần Thị Mai; Chủ tịch / Hội Nông dân tỉnh Nghệ An",
        ),
        (
            "Tổng Thư ký Liên đoàn Hữu nghị Nga - Việt Petr Tsvetov dự.",
            "@ Petr Tsvetov: Petr Tsvetov; Tổng Thư ký / Liên đoàn Hữu nghị Nga - Việt",
        ),
        (
            "Lê Văn Nam-Chủ tịch UBND tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Hội Nông dân Việt Nam họp. Hội Nông dân Việt Nam mời bà Trần Thị Mai và ông Lê Văn Nam giữ chức Phó Chủ tịch.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam, Giám đốc Sở Ngoại vụ tỉnh Nghệ An; bà Trần Thị Mai, Phó Giám đốc dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / Sở Ngoại vụ tỉnh Nghệ An",
        ),
        (
            "Ông Lê Văn Nam, Công sứ, Đại sứ quán Việt Nam tại Campuchia dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Công sứ / Đại sứ quán Việt Nam tại Campuchia",
        ),
        (
            "Thứ trưởng Lê Văn Nam nói. Ông Lê Văn Nam, Thứ trưởng Thường trực Bộ Ngoại giao dự.",
            "@ Lê Văn Nam: Lê Văn Nam, Lê Văn Nam; Thứ trưởng Thường trực / Bộ Ngoại giao",
        ),
        (
            "Tổng lãnh sự Lê Văn Nam nói.",
            "@ Tổng lãnh sự Lê Văn Nam: Lê Văn Nam; Tổng lãnh sự / -",
        ),
        (
            "Ông Lê Văn Nam, Bí thư Đảng ủy, Giám đốc Sở Ngoại vụ tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư Đảng ủy / Sở Ngoại vụ tỉnh Nghệ An",
        ),
        (
            "Phó Thủ tướng kiêm Bộ trưởng Ngoại giao Lào Bun Mi Văn dự.",
            "@ Bun Mi Văn: Bun Mi Văn; Phó Thủ tướng / -; Bộ trưởng / Bộ Ngoại giao Lào",
        ),
        (
            "Trước đây, ông Lê Văn Nam là Tỉnh trưởng tỉnh Salavan.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Tỉnh trưởng / -",
        ),
    ] {
        names(text, &[person]);
    }
}
