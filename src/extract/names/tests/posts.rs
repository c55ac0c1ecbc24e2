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
            "Bà Mai tiếp đoàn Hội hữu nghị Cuba - Việt Nam do bà Ana Ruiz Mora, Chủ tịch Hội làm Trưởng đoàn.",
            "@ Ana Ruiz Mora: Ana Ruiz Mora; Chủ tịch / Hội hữu nghị Cuba - Việt Nam",
        ),
        (
            "Hội đồng Hữu nghị Gia Lai và Hội Nông dân Việt Nam họp. Hội đồng Hữu nghị Gia Lai cử ông Lê Văn Nam, Chủ tịch Hội dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Tôn Nữ Hoàng Mai, Phó Chủ tịch, Trưởng ban Đối ngoại Hội Nông dân Việt Nam dự.",
            "@ Tôn Nữ Hoàng Mai: Tôn Nữ Hoàng Mai; Phó Chủ tịch / Hội Nông dân Việt Nam; Trưởng ban / Ban Đối ngoại",
        ),
        (
            "Ông Anders Berg (Trưởng Văn phòng, Quỹ Hoa Sen) dự; ông Lê Văn Nam, thành viên đoàn tặng quà.",
            "@ Anders Berg: Anders Berg; Trưởng Văn phòng / Quỹ Hoa Sen",
        ),
        (
            "Đồng chí Trần Thị Mai sinh năm 1964, nguyên Giám đốc Học viện Ngoại giao.",
            "@ Trần Thị Mai: Trần Thị Mai; nguyên Giám đốc / Học viện Ngoại giao",
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
            "Thừa ủy quyền của đồng chí Giám đốc Học viện Ngoại giao, đồng chí Thiếu tướng Lê Văn Nam chủ trì cuộc họp.",
            "@ Thiếu tướng Lê Văn Nam: Lê Văn Nam\n",
        ),
        (
            "Bà Trần Thị Mai thay cho Chủ tịch nhiệm kỳ trước là ông Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Chủ tịch / -",
        ),
        (
            "Đoàn do đại tướng Neang Sovan - quốc vụ khanh phụ trách đối ngoại Bộ Quốc phòng Campuchia - dẫn đầu.",
            "@ đại tướng Neang Sovan: Neang Sovan; quốc vụ khanh / Bộ Quốc phòng Campuchia",
        ),
        (
            "Đồng chí Trần Thị Mai, Đảng uỷ viên, Phó Chủ tịch Hội Nông dân Việt Nam dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Đảng uỷ viên / -; Phó Chủ tịch / Hội Nông dân Việt Nam",
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
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Đảng ủy Sở Ngoại vụ tỉnh Nghệ An; Giám đốc / Sở Ngoại vụ tỉnh Nghệ An",
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

#[test]
fn a_decision_gives_a_post_to_whom_it_is_about() {
    for (text, person) in [
        (
            "Thủ tướng Lê Văn Nam phê chuẩn kết quả bầu chức vụ Chủ tịch UBND tỉnh Nghệ An đối với ông Trần Văn Mai.",
            "@ Trần Văn Mai: Trần Văn Mai; Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Thủ tướng Lê Văn Nam phê chuẩn kết quả bầu chức vụ Chủ tịch UBND tỉnh Nghệ An đối với ông Trần Văn Mai.",
            "@ Lê Văn Nam: Lê Văn Nam; Thủ tướng / -",
        ),
        (
            "Thứ trưởng Lê Văn Nam giữ chức Trưởng ban Đối ngoại Trung ương thay cho ông Trần Văn Mai.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng ban / Ban Đối ngoại Trung ương; Thứ trưởng / -",
        ),
        (
            "HĐND tỉnh Nghệ An miễn nhiệm chức danh Phó Chủ tịch UBND tỉnh Nghệ An đối với bà Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; nguyên Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Ông Trần Văn Mai dự. Bộ trưởng Lê Văn Nam trao quyết định bổ nhiệm ông Mai giữ chức Vụ trưởng.",
            "@ Lê Văn Nam: Lê Văn Nam; Bộ trưởng / -",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_that_are_taken_left_or_held_for_others() {
    for (text, person) in [
        (
            "Thủ tướng phê chuẩn miễn nhiệm chức vụ Chủ tịch UBND tỉnh Nghệ An của ông Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Bổ sung 2 Ủy viên UBND tỉnh Nghệ An là ông Lê Văn Nam và bà Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Ủy viên / UBND tỉnh Nghệ An",
        ),
        (
            "Miễn nhiệm 2 Ủy viên UBND tỉnh Nghệ An là ông Lê Văn Nam và bà Trần Thị Mai.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Ủy viên / UBND tỉnh Nghệ An",
        ),
        (
            "Quỹ là tổ chức thành viên của Hội Nông dân Việt Nam theo sáng kiến của bà Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai\n",
        ),
        (
            "Ông Lê Văn Nam gửi hoa. Bà Trần Thị Mai nói. Năm 1996, ông trở thành Giám đốc Sở Tài chính Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Sở Tài chính Nghệ An",
        ),
        (
            "Ông Lê Văn Nam từng là Phó Vụ trưởng rồi Vụ trưởng Vụ Tổng hợp.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Phó Vụ trưởng / Vụ Tổng hợp; nguyên Vụ trưởng / Vụ Tổng hợp",
        ),
        (
            "Dự có ông Lê Văn Nam, UVTWĐ, Phó Chủ tịch Quốc hội; bà Trần Thị Mai, PGĐ Sở Tài chính Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; UVTWĐ / Ban Chấp hành Trung ương Đảng; Phó Chủ tịch / Quốc hội",
        ),
        (
            "Tỉnh Sóc Trăng họp. Dự có ông Lê Văn Nam, bí thư tỉnh ủy Quảng Ninh, chủ tịch HĐND tỉnh.",
            "@ Lê Văn Nam: Lê Văn Nam; bí thư / Tỉnh ủy Quảng Ninh; chủ tịch / HĐND tỉnh Quảng Ninh",
        ),
        (
            "Các Đại sứ trình Quốc thư lên Chủ tịch nước gồm: Đại sứ Bỉ Karl Berg, Đại sứ Áo Anna Weber.",
            "@ Karl Berg: Karl Berg; Đại sứ / -\n",
        ),
        (
            "Phó Chủ nhiệm Văn phòng Chủ tịch nước - Trợ lý Chủ tịch nước Trần Thị Mai đọc danh sách.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ nhiệm / Văn phòng Chủ tịch nước; Trợ lý Chủ tịch nước / -",
        ),
        (
            "Dự có ông Lê Văn Nam - bí thư thứ nhất phụ trách cộng đồng - và bạn bè.",
            "@ Lê Văn Nam: Lê Văn Nam; bí thư thứ nhất / -",
        ),
        (
            "Dự có ông Lê Văn Nam, Cục trưởng Cục Đối ngoại và Đại tá Trần Văn Hải, Chính ủy BĐBP tỉnh Kon Tum.",
            "@ Lê Văn Nam: Lê Văn Nam; Cục trưởng / Cục Đối ngoại\n",
        ),
        (
            "Trao quà cho các ông: Kham Bun, nguyên Đại sứ Lào; Sok Dara, người phát ngôn Bộ Nội vụ Campuchia.",
            "@ Sok Dara: Sok Dara; người phát ngôn / Bộ Nội vụ Campuchia",
        ),
        (
            "Đón đoàn có bác sĩ chuyên khoa II Lê Văn Nam, Giám đốc Sở Y tế tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Sở Y tế tỉnh Nghệ An",
        ),
        (
            "Ông Lê Văn Nam xin từ chức Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Thừa ủy quyền Chủ tịch nước, Bộ trưởng Ngoại giao Lê Văn Nam trao Huân chương.",
            "@ Lê Văn Nam: Lê Văn Nam; Bộ trưởng / Bộ Ngoại giao\n",
        ),
        (
            "Bà Trần Thị Mai, phu nhân Thủ tướng Lê Văn Nam, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Thủ tướng / -",
        ),
        (
            "Tôi hiểu ý của Bộ trưởng Ngoại giao Nhật Bản lúc đó là ông Sato Ken.",
            "@ Sato Ken: Sato Ken; nguyên Bộ trưởng / Bộ Ngoại giao Nhật Bản",
        ),
        (
            "Dự có ông Lê Văn Nam, UVBTV, Phó Chủ tịch HĐND tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; UVBTV / -; Phó Chủ tịch / HĐND tỉnh Nghệ An",
        ),
        (
            "Ông Lê Văn Nam, giám đốc Hội Nông dân Việt Nam, và bà Anna Berg - cố vấn trưởng dự án - dự.",
            "@ Anna Berg: Anna Berg; cố vấn trưởng / -",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn a_career_is_told_as_a_list() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam từng giữ các chức vụ: Giám đốc Sở Tài chính Nghệ An; Bí thư Huyện ủy Kỳ Sơn rồi Phó Chủ tịch UBND tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Sở Tài chính Nghệ An; nguyên Bí thư / Huyện ủy Kỳ Sơn; nguyên Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Ông Lê Văn Nam đã đảm nhiệm các chức vụ Phó Chủ tịch, Chủ tịch Hội Nông dân tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Phó Chủ tịch / Hội Nông dân tỉnh Nghệ An; nguyên Chủ tịch / Hội Nông dân tỉnh Nghệ An",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_read_however_they_are_printed() {
    for (text, person) in [
        (
            "Dự có ông Lê Văn Nam, phó bí thư Tỉnh ủy, bí thư ban cán sự đảng, chủ tịch UBND tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; phó bí thư / Tỉnh ủy Nghệ An; bí thư / Ban Cán sự Đảng UBND tỉnh Nghệ An; chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Hôm qua, đại sứ Việt Nam tại Lào, ông Lê Văn Nam phát biểu.",
            "@ Lê Văn Nam: Lê Văn Nam; đại sứ / -",
        ),
        (
            "Dự có Trợ lý Ngoại trưởng Mỹ phụ trách khu vực Đông Á Daniel Miller.",
            "@ Daniel Miller: Daniel Miller; Trợ lý Ngoại trưởng / -",
        ),
        (
            "Bộ trưởng Bộ Quốc phòng Hàn Quốc Song Woo Min đến. Bộ trưởng Quốc phòng Song Woo Min cảm ơn.",
            "@ Song Woo Min: Song Woo Min, Song Woo Min; Bộ trưởng / Bộ Quốc phòng Hàn Quốc",
        ),
        (
            "Dự có ông Lê Văn Nam - Thường vụ Tỉnh ủy Nghệ An - Phó Chủ tịch UBND tỉnh Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; Thường vụ / Tỉnh ủy Nghệ An; Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Dự có ông Lê Văn Nam, UVTW Đảng, Bí thư tỉnh ủy Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; UVTW / Ban Chấp hành Trung ương Đảng; Bí thư / Tỉnh ủy Nghệ An",
        ),
        (
            "Dự có Trưởng ban Tổ chức Tỉnh ủy Nghệ An Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng ban / Ban Tổ chức Tỉnh ủy Nghệ An",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn names_read_however_they_are_spelled() {
    for (text, person) in [
        (
            "Dự có đồng chí Ayun H’Lan, Phó Chủ tịch HĐND tỉnh Gia Lai.",
            "@ Ayun H’Lan: Ayun H’Lan; Phó Chủ tịch / HĐND tỉnh Gia Lai",
        ),
        (
            "Tỉnh Gia Lai họp. HĐND tỉnh bầu Phó Chủ tịch HĐND tỉnh, nhiệm kỳ 2021-2026, đối với bà Lê Thị Mai, TUV, Chánh Thanh tra.",
            "@ Lê Thị Mai: Lê Thị Mai; TUV / Tỉnh ủy Gia Lai; Chánh Thanh tra / -; Phó Chủ tịch / HĐND tỉnh Gia Lai",
        ),
        (
            "HĐND tỉnh Gia Lai bầu 2 Ủy viên UBND tỉnh, gồm: đồng chí Lê Văn Nam - Giám đốc Sở Tài chính; đồng chí Trần Văn Hải - Giám đốc Sở Nội vụ.",
            "@ Trần Văn Hải: Trần Văn Hải; Giám đốc / Sở Nội vụ tỉnh Gia Lai; Ủy viên / UBND tỉnh Gia Lai",
        ),
        (
            "HĐND tỉnh Gia Lai họp. Dự có bà Lê Thị Mai, Phó Chủ tịch HĐND khóa XII.",
            "@ Lê Thị Mai: Lê Thị Mai; Phó Chủ tịch / HĐND tỉnh Gia Lai",
        ),
        (
            "Đến dự có Đại sứ Vũ Quang Minh cùng Phu nhân.",
            "@ Đại sứ Vũ Quang Minh: Vũ Quang Minh; Đại sứ / -",
        ),
        (
            "Đoàn gặp ông Lê Văn Nam, Bộ trưởng Chủ nhiệm Văn phòng Chính phủ.",
            "@ Lê Văn Nam: Lê Văn Nam; Bộ trưởng / Văn phòng Chính phủ; Chủ nhiệm / Văn phòng Chính phủ",
        ),
        (
            "Ông Lê Văn Nam – chủ tịch TW Hội người Việt Nam ở Séc khai mạc.",
            "@ Lê Văn Nam: Lê Văn Nam; chủ tịch / Hội người Việt Nam ở Séc",
        ),
        (
            "Hội Nông dân Việt Nam họp. Bổ nhiệm bà Lê Thị Mai làm Giám đốc Ban quản lý dự án.",
            "@ Lê Thị Mai: Lê Thị Mai; Giám đốc / -",
        ),
        (
            "Hội Nông dân Việt Nam bầu ông Lê Văn Nam làm Ủy viên Ban Thường vụ, Ban Chấp hành, Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên Ban Thường vụ / Hội Nông dân Việt Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có Phó Tổng Lãnh sự Nhật Bản Takeda Ryo, Lãnh sự Thương mại Lê Văn Nam.",
            "@ Takeda Ryo: Takeda Ryo; Phó Tổng Lãnh sự / -",
        ),
        (
            "Ông Lê Văn Nam thôi giữ chức Chủ tịch UBND tỉnh Gia Lai.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Chủ tịch / UBND tỉnh Gia Lai",
        ),
        (
            "Ông Lê Văn Nam đã chuyển công tác, hiện là Giám đốc Sở Ngoại vụ Nghệ An.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Sở Ngoại vụ Nghệ An",
        ),
        (
            "Dự có ông Lê Văn Nam, Chủ nhiệm Ủy ban Du lịch và Phát triển hạ tầng du lịch Đuma Quốc gia.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ nhiệm / Ủy ban Du lịch và Phát triển hạ tầng du lịch",
        ),
        (
            "Dự có ông Bun Sủ - phăn, Phó Tỉnh trưởng tỉnh Salavan.",
            "@ Bun Sủ - phăn: Bun Sủ - phăn; Phó Tỉnh trưởng / -",
        ),
        (
            "Dự có đồng chí Khăm Pheng – Xay Phon, Tỉnh trưởng tỉnh Salavan.",
            "@ Khăm Pheng – Xay Phon: Khăm Pheng – Xay Phon; Tỉnh trưởng / -",
        ),
        (
            "Dự có ông Phouvong Vong sack, Cục trưởng Cục Hậu cần.",
            "@ Phouvong Vong sack: Phouvong Vong sack; Cục trưởng / Cục Hậu cần",
        ),
        (
            "Ông Bruno Diaz cảm ơn. Ông Bruno Diaz Parrilla, Đại sứ Cuba tại Việt Nam nói.",
            "@ Bruno Diaz Parrilla: Bruno Diaz, Bruno Diaz Parrilla; Đại sứ / -",
        ),
        (
            "Dự có ông Ngụy Hoa Nam (Wei Huanan) - Tổng Lãnh sự Trung Quốc.",
            "@ Ngụy Hoa Nam: Ngụy Hoa Nam; Tổng Lãnh sự / -",
        ),
        (
            "Dự có Chamaléa Thị Mai, UVTV Tỉnh ủy Ninh Thuận.",
            "@ Chamaléa Thị Mai: Chamaléa Thị Mai; UVTV / Tỉnh ủy Ninh Thuận",
        ),
        (
            "Huấn luyện viên người Pháp Philippe Dubois kể.",
            "@ Philippe Dubois: Philippe Dubois",
        ),
        (
            "Dự có ông Đồng Văn Nam, Chủ tịch UBND tỉnh Trà Vinh.",
            "@ Đồng Văn Nam: Đồng Văn Nam; Chủ tịch / UBND tỉnh Trà Vinh",
        ),
        (
            "Dự có ông Vũ Quang, Chủ tịch Hội Nông dân Việt Nam.",
            "@ Vũ Quang: Vũ Quang; Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có ông Dương Minh Châu, Giám đốc Sở Ngoại vụ Nghệ An.",
            "@ Dương Minh Châu: Dương Minh Châu; Giám đốc / Sở Ngoại vụ Nghệ An",
        ),
        (
            "Ông Lê Văn Sơn dạy học. Anh Sơn cho biết lớp đã mở. Đoàn còn thăm Anh Sơn.",
            "@ Lê Văn Sơn: Lê Văn Sơn, [Sơn]",
        ),
        (
            "Bí thư Huyện ủy Lê Nam, Chủ tịch Hội Nông dân Việt Nam dự.",
            "@ Lê Nam: Lê Nam;",
        ),
        (
            "Ông Bruno Diaz Parrilla gặp ông Bruno Diaz Gomez. Ông Bruno Diaz cảm ơn.",
            "@ Bruno Diaz: Bruno Diaz",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn an_association_that_the_title_names() {
    let mut article = super::article("Ông Lê Văn Nam được bầu làm Chủ tịch Hội.");
    article.title = "Đại hội Hội hữu nghị Việt Nam - Nhật Bản tỉnh Gia Lai".to_owned();
    let rendered = super::render(&article, &super::find(&article));
    assert_eq!(
        rendered,
        "+ Hội hữu nghị Việt Nam - Nhật Bản tỉnh Gia Lai: [Hội]\n\
         @ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội hữu nghị Việt Nam - Nhật Bản tỉnh Gia Lai\n"
    );
}

#[test]
fn as_many_posts_as_people_are_each_ones() {
    names(
        "Đại hội bầu ông Lê Văn Nam và bà Trần Thị Lan giữ chức Chủ tịch và Phó Chủ tịch Hội Nông dân tỉnh Sơn La.",
        &[
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân tỉnh Sơn La",
            "@ Trần Thị Lan: Trần Thị Lan; Phó Chủ tịch / Hội Nông dân tỉnh Sơn La",
        ],
    );
    names(
        "Ông Lê Văn Nam và ông Trần Văn Bình lần lượt giữ chức Phó Chủ tịch và Tổng Thư ký Hội Nông dân tỉnh Sơn La.",
        &[
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân tỉnh Sơn La",
            "@ Trần Văn Bình: Trần Văn Bình; Tổng Thư ký / Hội Nông dân tỉnh Sơn La",
        ],
    );
}

#[test]
fn names_beside_figures_papers_and_places() {
    for (text, expected) in [
        (
            "Lễ ra mắt ảnh 1Chủ tịch Hội Nông dân Việt Nam Lê Văn Nam và bà Trần Thị Lan.",
            &[
                "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
                "@ Trần Thị Lan: Trần Thị Lan",
            ][..],
        ),
        ("Thủ tướng Abe vui mừng.", &["@ Abe: Abe; Thủ tướng / -"]),
        (
            "Thừa ủy quyền của Tổng Bí thư, Chủ tịch nước Lê Văn Nam, bà Trần Thị Lan trao huân chương.",
            &[
                "@ Lê Văn Nam: Lê Văn Nam; Tổng Bí thư / -; Chủ tịch nước / -",
                "@ Trần Thị Lan: Trần Thị Lan",
            ],
        ),
    ] {
        names(text, expected);
    }
    names(
        "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Long An Lê Văn Nam đến tỉnh Tây Ninh.
         Cùng đi có Chủ tịch UBND tỉnh Trần Văn Bình.
         Lãnh đạo tỉnh Tây Ninh đón đoàn ở tỉnh Tây Ninh.",
        &["@ Trần Văn Bình: Trần Văn Bình; Chủ tịch / UBND tỉnh Long An"],
    );
}

#[test]
fn the_fields_of_a_ministry_stand_side_by_side() {
    for (text, person) in [
        (
            "Cùng dự có Bộ trưởng Khoa học Công nghệ Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Bộ trưởng / Bộ Khoa học và Công nghệ",
        ),
        (
            "Cùng dự có Thứ trưởng Lao động Thương binh Xã hội Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Thứ trưởng / Bộ Lao động - Thương binh và Xã hội",
        ),
    ] {
        names(text, &[person]);
    }
}
