use std::fmt::Write;

use crate::extract::names::find;
use crate::model::{Article, Facts, Mention, Paragraph, ParagraphKind, Span};

/// An article of these paragraphs, one a line.
fn article(text: &str) -> Article {
    Article {
        title: "Tin".to_owned(),
        section: Vec::new(),
        published: None,
        url: None,
        source_name: None,
        source_url: None,
        authors: Vec::new(),
        paragraphs: text
            .lines()
            .map(|line| Paragraph {
                kind: ParagraphKind::Body,
                text: line.trim().to_owned(),
            })
            .collect(),
        teasers: Vec::new(),
    }
}

/// The facts, one a line: `+` a body, `@` a person with posts behind, `#` a country; a mention that is no
/// name by itself in brackets.
fn render(article: &Article, facts: &Facts) -> String {
    let quote = |span: Span| &article.paragraphs[span.paragraph as usize].text[span.range()];
    let mentions = |mentions: &[Mention]| {
        let quotes: Vec<String> = mentions
            .iter()
            .map(|mention| match mention.by_name {
                true => quote(mention.span).to_owned(),
                false => format!("[{}]", quote(mention.span)),
            })
            .collect();
        quotes.join(", ")
    };
    let mut out = String::new();
    for body in facts
        .organizations
        .iter()
        .filter(|body| !body.mentions.is_empty())
    {
        let _ = writeln!(out, "+ {}: {}", body.name, mentions(&body.mentions));
    }
    for person in &facts.people {
        let ranks = person.honorifics.iter().map(|rank| format!("{rank} "));
        let _ = write!(
            out,
            "@ {}{}: {}",
            ranks.collect::<String>(),
            person.name,
            mentions(&person.mentions)
        );
        for post in &person.positions {
            let former = if post.former { "nguyên " } else { "" };
            let body = post
                .organization
                .map_or("-", |body| &facts.organizations[body.index()].name);
            let _ = write!(out, "; {former}{} / {body}", post.title);
        }
        out.push('\n');
    }
    for country in &facts.countries {
        let _ = writeln!(out, "# {}: {}", country.code, mentions(&country.mentions));
    }
    out
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = article(text);
    let rendered = render(&article, &find(&article));
    assert_eq!(rendered.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn known_bodies_meet_under_their_canonical_names() {
    check(
        "Uỷ ban Hoà bình Việt Nam và VUFO họp.",
        &[
            "+ Ủy ban Hòa bình Việt Nam: Uỷ ban Hoà bình Việt Nam",
            "+ Liên hiệp các tổ chức hữu nghị Việt Nam: VUFO",
        ],
    );
}

#[test]
fn unknown_bodies_are_built_as_names_are() {
    check(
        "Hội hữu nghị Việt Nam – Lào tỉnh Sơn La phối hợp với Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La.",
        &[
            "+ Hội hữu nghị Việt Nam - Lào tỉnh Sơn La: Hội hữu nghị Việt Nam – Lào tỉnh Sơn La",
            "+ Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La: Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La",
        ],
    );
}

#[test]
fn the_two_directions_of_a_pair_are_two_bodies() {
    check(
        "Hội hữu nghị Việt Nam - Cuba thăm Hội hữu nghị Cuba - Việt Nam tỉnh Holguín.",
        &[
            "+ Hội hữu nghị Việt Nam - Cuba: Hội hữu nghị Việt Nam - Cuba",
            "+ Hội hữu nghị Cuba - Việt Nam tỉnh Holguín: Hội hữu nghị Cuba - Việt Nam tỉnh Holguín",
        ],
    );
}

#[test]
fn generic_words_and_places_are_no_bodies() {
    check(
        "Hội nghị do Ban Tổ chức mở tại Hội An; các bộ, ngành và Trường Sa được nhắc đến.",
        &[],
    );
}

#[test]
fn a_short_form_holds_once_the_page_defines_it() {
    check(
        "Liên hiệp các tổ chức hữu nghị tỉnh Thái Bình (sau đây gọi là Liên hiệp Thái Bình) họp.\n\
         Chủ tịch Liên hiệp Thái Bình Vũ Văn Ký chủ trì.",
        &[
            "+ Liên hiệp các tổ chức hữu nghị tỉnh Thái Bình: Liên hiệp các tổ chức hữu nghị tỉnh Thái Bình, Liên hiệp Thái Bình, Liên hiệp Thái Bình",
            "@ Vũ Văn Ký: Vũ Văn Ký; Chủ tịch / Liên hiệp các tổ chức hữu nghị tỉnh Thái Bình",
        ],
    );
}

#[test]
fn a_head_alone_means_the_body_named_before() {
    check(
        "Hội Nông dân Việt Nam có 67 đối tác. Năm qua, Hội đón 12 đoàn.",
        &["+ Hội Nông dân Việt Nam: Hội Nông dân Việt Nam, [Hội]"],
    );
}

#[test]
fn a_department_is_part_of_the_body_in_brackets() {
    let article = article(
        "Ông Đồng Huy Cương, Trưởng Ban Đa phương (Liên hiệp các tổ chức hữu nghị Việt Nam) phát biểu.",
    );
    let facts = find(&article);
    let part = facts
        .organizations
        .iter()
        .find(|body| body.name.starts_with("Ban Đa phương"))
        .expect("the department");
    let whole = part.parent.expect("its parent");
    assert_eq!(
        facts.organizations[whole.index()].name,
        "Liên hiệp các tổ chức hữu nghị Việt Nam"
    );
}

#[test]
fn posts_stand_before_and_behind_names() {
    check(
        "Phó Chủ tịch – Tổng Thư ký VUFO Phan Anh Sơn và ông Hà Kim Ngọc, Thứ trưởng Bộ Ngoại giao dự.",
        &[
            "+ Liên hiệp các tổ chức hữu nghị Việt Nam: VUFO",
            "+ Bộ Ngoại giao: Bộ Ngoại giao",
            "@ Phan Anh Sơn: Phan Anh Sơn; Phó Chủ tịch – Tổng Thư ký / Liên hiệp các tổ chức hữu nghị Việt Nam",
            "@ Hà Kim Ngọc: Hà Kim Ngọc; Thứ trưởng / Bộ Ngoại giao",
        ],
    );
}

#[test]
fn a_title_and_its_body_may_share_a_word() {
    check(
        "Trưởng ban Đối ngoại Trung ương Lê Hoài Trung gặp Bộ trưởng Ngoại giao Lào Saleumxay Kommasith.",
        &[
            "+ Ban Đối ngoại Trung ương: ban Đối ngoại Trung ương",
            "+ Bộ Ngoại giao Lào: [Ngoại giao Lào]",
            "@ Lê Hoài Trung: Lê Hoài Trung; Trưởng ban / Ban Đối ngoại Trung ương",
            "@ Saleumxay Kommasith: Saleumxay Kommasith; Bộ trưởng / Bộ Ngoại giao Lào",
        ],
    );
}

#[test]
fn former_covers_its_own_title_alone() {
    check(
        "Ông Phạm Văn Chương, nguyên Phó Trưởng ban Đối ngoại Trung ương, Phó Chủ tịch Ủy ban Hòa bình Việt Nam nói. Ông Chương nêu ví dụ.",
        &[
            "+ Ban Đối ngoại Trung ương: ban Đối ngoại Trung ương",
            "+ Ủy ban Hòa bình Việt Nam: Ủy ban Hòa bình Việt Nam",
            "@ Phạm Văn Chương: Phạm Văn Chương, [Chương]; nguyên Phó Trưởng ban / Ban Đối ngoại Trung ương; Phó Chủ tịch / Ủy ban Hòa bình Việt Nam",
        ],
    );
}

#[test]
fn a_member_stands_in_the_body_of_the_next_post() {
    check(
        "Ông Mai Bắc Mỹ, Ủy viên Ban Thường vụ, Phó Chủ tịch Hội Nông dân Việt Nam dự.",
        &[
            "+ Hội Nông dân Việt Nam: Hội Nông dân Việt Nam",
            "@ Mai Bắc Mỹ: Mai Bắc Mỹ; Ủy viên Ban Thường vụ / Hội Nông dân Việt Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ],
    );
}

#[test]
fn a_list_shares_the_title_before_it() {
    check(
        "Các Phó Chủ tịch VUFO Nguyễn Ngọc Hùng và Đồng Huy Cương cùng dự.",
        &[
            "+ Liên hiệp các tổ chức hữu nghị Việt Nam: VUFO",
            "@ Nguyễn Ngọc Hùng: Nguyễn Ngọc Hùng; Phó Chủ tịch / Liên hiệp các tổ chức hữu nghị Việt Nam",
            "@ Đồng Huy Cương: Đồng Huy Cương; Phó Chủ tịch / Liên hiệp các tổ chức hữu nghị Việt Nam",
        ],
    );
}

#[test]
fn an_office_named_by_its_country_alone_is_in_no_body() {
    check(
        "Ông Andrew Goledzinowski, Đại sứ Australia tại Việt Nam phát biểu.",
        &[
            "@ Andrew Goledzinowski: Andrew Goledzinowski; Đại sứ / -",
            "# AU: Australia",
            "# VN: Việt Nam",
        ],
    );
}

#[test]
fn ranks_are_kept_and_plain_address_is_not() {
    check(
        "Thiếu tướng, GS.TS Nguyễn Văn Minh và bà Trần Thị Lan dự.",
        &[
            "@ Thiếu tướng GS.TS Nguyễn Văn Minh: Nguyễn Văn Minh",
            "@ Trần Thị Lan: Trần Thị Lan",
        ],
    );
}

#[test]
fn names_borrowed_for_other_things_are_no_people() {
    check(
        "Đoàn đi qua đường Nguyễn Thái Học (Ảnh: Trần Văn Hải).",
        &[],
    );
}

#[test]
fn countries_stand_on_their_own() {
    check(
        "Hội có đối tác ở Đức, Hà Lan, Mỹ. Bà Trần Thị Mỹ học tiếng Anh. Quan hệ Việt - Lào tốt đẹp.",
        &[
            "@ Trần Thị Mỹ: Trần Thị Mỹ",
            "# DE: Đức",
            "# NL: Hà Lan",
            "# US: Mỹ",
        ],
    );
}

#[test]
fn pages_without_names_and_odd_text_give_nothing() {
    check("", &[]);
    check(
        "Hội hữu nghị. Ban. (VUFO",
        &["+ Liên hiệp các tổ chức hữu nghị Việt Nam: VUFO"],
    );
}

/// A text and what must be among its facts, one line each.
#[track_caller]
fn names(text: &str, expected: &[&str]) {
    let article = article(text);
    let rendered = render(&article, &find(&article));
    for line in expected {
        assert!(
            rendered.lines().any(|found| found.starts_with(line)),
            "{line} is missing of\n{rendered}"
        );
    }
}

#[test]
fn names_of_bodies_end_where_their_words_end() {
    for (text, body) in [
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
        ("Đoàn thăm UBND xã A Lưới 1.", "+ UBND xã A Lưới 1:"),
        (
            "Ủy viên Bộ Chính trị Đảng Nhân dân Cách mạng Lào dự.",
            "+ Đảng Nhân dân Cách mạng Lào: Bộ Chính trị Đảng Nhân dân Cách mạng Lào",
        ),
        (
            "Đoàn gặp Ủy ban Đối ngoại Hạ viện Hoa Kỳ.",
            "+ Ủy ban Đối ngoại Hạ viện Hoa Kỳ:",
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
            "+ Tỉnh ủy Salavan: [Tỉnh ủy]",
        ),
        (
            "Tỉnh Nghệ An đón ông Bun Mi Văn, Phó Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Sekong.",
            "+ Tỉnh ủy Sekong: [Tỉnh ủy]",
        ),
        (
            "Tỉnh Quảng Ngãi họp. Phó Chủ tịch UBND tỉnh Võ Phiên dự.",
            "@ Võ Phiên: Võ Phiên; Phó Chủ tịch / UBND tỉnh Quảng Ngãi",
        ),
        (
            "TPHCM họp, có Phó Bí thư Thành ủy Lê Văn Nam.",
            "+ Thành ủy TPHCM: [Thành ủy]",
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

#[test]
fn names_of_foreigners_and_credits() {
    for (text, line) in [
        (
            "Ông Keith E.Harman và TS. Mori Kenji nói.",
            "@ Keith E.Harman:",
        ),
        ("TS. Mori Kenji nói.", "@ TS Mori Kenji:"),
        (
            "Bà Draganastrinic, Giám đốc Quỹ Hòa bình và Phát triển Việt Nam dự.",
            "@ Draganastrinic: Draganastrinic; Giám đốc / Quỹ Hòa bình và Phát triển Việt Nam",
        ),
    ] {
        names(text, &[line]);
    }
    check("Khách chụp ảnh. Ảnh: Lê Nam/TTXVN", &[]);
    check("(TTXVN)", &[]);
    check("Chúc Xuân Ất Tỵ an lành.", &[]);
}

#[test]
fn lists_share_their_form_of_address_and_places_are_no_people() {
    names(
        "Bằng khen cho hai tình nguyện viên Lisa Brandt và Kenji Ota.",
        &["@ Lisa Brandt: Lisa Brandt", "@ Kenji Ota: Kenji Ota"],
    );
    names(
        "Sato Haruka, sinh viên Trường Đại học Hà Nội, kể chuyện.",
        &["@ Sato Haruka: Sato Haruka"],
    );
    check(
        "Khách đến tỉnh Svay Rieng. Phó Tỉnh trưởng Svay Rieng cảm ơn.",
        &[],
    );
    check(
        "Đêm hội ở Nhà Văn hóa Thanh Niên, số 4 Phạm Ngọc Thạch.",
        &[],
    );
}

/// Words and marks with which every rule has to do.
const FRAGMENTS: [&str; 32] = [
    "Hội",
    "hữu nghị",
    "Việt Nam",
    "-",
    "–",
    "Lào",
    "tỉnh",
    "thành phố",
    "Chủ tịch",
    "Phó",
    "Trưởng ban",
    "Đối ngoại Trung ương",
    "nguyên",
    "ông",
    "bà",
    "Nguyễn",
    "Văn",
    "Anh",
    "(",
    ")",
    ",",
    ";",
    "\u{201c}",
    ".",
    "và",
    "các",
    "tại",
    "VUFO",
    "khóa",
    "kiêm",
    "Đại sứ",
    "sau đây gọi là",
];

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_each_span_is_a_stretch_of_it(
        picks in proptest::collection::vec(0..FRAGMENTS.len(), 0..30),
        odd in ".{0,12}",
        tight in proptest::bool::ANY,
    ) {
        let words: Vec<&str> = picks.iter().map(|&pick| FRAGMENTS[pick]).collect();
        let article = article(&format!("{}{odd}", words.join(if tight { "" } else { " " })));
        let facts = find(&article);
        let bodies = facts.organizations.iter().flat_map(|body| &body.mentions);
        let people = facts.people.iter().flat_map(|person| &person.mentions);
        let countries = facts.countries.iter().flat_map(|country| &country.mentions);
        let posts = facts.people.iter().flat_map(|person| &person.positions).flat_map(|post| &post.spans);
        let spans = bodies.chain(people).chain(countries).map(|mention| mention.span).chain(posts.copied());
        for span in spans {
            let quote = article.paragraphs[span.paragraph as usize].text.get(span.range());
            proptest::prop_assert!(quote.is_some_and(|quote| !quote.is_empty()));
        }
    }
}

/// The sample pages stand beside the repository where they stand at all.
#[test]
fn the_sample_pages_name_the_people_that_their_readers_found() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(golds) = std::fs::read_dir(shared.join("gold")) else {
        // Without the pages there is nothing to compare.
        return;
    };
    for gold in golds
        .flatten()
        .filter(|file| file.path().extension().is_some_and(|end| end == "json"))
    {
        let gold = std::fs::read_to_string(gold.path()).expect("a readable file");
        let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
        let Some(page) = gold["page"].as_str() else {
            continue;
        };
        let content =
            std::fs::read(shared.join("pages").join(page)).expect("the page of the annotations");
        let page = crate::model::Page {
            content,
            format: None,
            url: None,
            saved_on: None,
        };
        let article = crate::page::read(&page).expect("an article");
        let mut found: Vec<String> = find(&article)
            .people
            .into_iter()
            .map(|person| person.name)
            .collect();
        let people = gold["people"].as_array().expect("a list of people");
        let mut wanted: Vec<&str> = people
            .iter()
            .filter_map(|person| person["name"].as_str())
            .collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{}", gold["page"]);
    }
}
