mod bodies;
mod careers;
mod chains;
mod elsewhere;
mod guests;
mod joined;
mod posts;
mod served;
mod shorter;
mod terms;

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

/// A text that names neither people nor bodies.
#[track_caller]
fn nobody(text: &str) {
    let article = article(text);
    let rendered = render(&article, &find(&article));
    assert!(
        rendered.lines().all(|line| line.starts_with('#')),
        "{rendered}"
    );
}

/// A text and what must be among its facts, one line each.
#[track_caller]
fn names(text: &str, expected: &[&str]) {
    let article = article(text);
    let rendered = render(&article, &find(&article));
    for line in expected {
        // A newline behind what is expected: the whole line.
        let whole = |found: &str| line.strip_suffix('\n').is_some_and(|line| found == line);
        assert!(
            (rendered.lines()).any(|found| found.starts_with(line) || whole(found)),
            "{line} is missing of\n{rendered}"
        );
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
