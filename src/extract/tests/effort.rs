//! Reading stays fast: told without a clock, by what its patterns and rules go over.

use std::path::Path;

use crate::extract::{extract, extract_by};
use crate::load::read_page;
use crate::model::{Page, PageFormat};
use crate::page;
use crate::text::pattern::{EFFORT, Effort};

/// How often each byte of the pages may be gone over by automata; it is 20 times.
const SEARCHED: usize = 22;
/// How often whole patterns may be asked of it; it is 5 times.
const ASKED: usize = 6;
/// How many words and elements may be looked at for each byte; it is 10.
const LOOKED: usize = 11;

/// A pattern that outgrows its automaton, or that is asked of every paragraph behind a sketch which tells
/// nothing, once made reading four times as slow.
#[test]
fn patterns_go_over_a_page_so_often_and_no_more() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut bytes = 0;
    EFFORT.set(Effort::default());
    for folder in ["seed", "tests/evaluation/development/pages"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let Ok(page) = read_page(&entry.unwrap().path()) else {
                continue;
            };
            bytes += page.content.len();
            if let Ok(article) = page::read(&page) {
                extract(&article);
            }
        }
    }
    let effort = EFFORT.get();
    assert_eq!(effort.cleared, 0, "an automaton was built anew");
    let each = format!("{effort:?} over {bytes} bytes");
    assert!(effort.searched < SEARCHED * bytes, "{each}");
    assert!(effort.asked < ASKED * bytes, "{each}");
    assert!(effort.looked < LOOKED * bytes, "{each}");
}

/// How many bytes are read at once here, so that a small page has several portions.
const PORTION: usize = 4 * 1024;

/// A page that has twice the text costs twice the effort, whatever it is full of.
#[test]
fn a_page_costs_no_more_than_its_length() {
    const LENGTH: usize = 24 * 1024;
    for (kind, format, paragraph) in PAGES {
        let [once, twice] = [LENGTH, 2 * LENGTH].map(|length| {
            let mut content = head(*format).to_owned();
            let mut number = 0;
            while content.len() < length {
                content.push_str(&paragraph(number));
                number += 1;
            }
            effort(content, *format)
        });
        for (what, once, twice) in [
            ("searched", once.searched, twice.searched),
            ("asked", once.asked, twice.asked),
            ("looked", once.looked, twice.looked),
        ] {
            assert!(
                twice * 10 <= once * 23 + 10 * LENGTH,
                "{kind}: {what} {once}, then {twice}"
            );
        }
    }
}

fn effort(content: String, format: PageFormat) -> Effort {
    let page = Page {
        content: content.into_bytes(),
        format: Some(format),
        url: None,
        saved_on: None,
    };
    EFFORT.set(Effort::default());
    if let Ok(article) = page::read(&page) {
        extract_by(&article, PORTION);
    }
    EFFORT.get()
}

fn head(format: PageFormat) -> &'static str {
    match format {
        PageFormat::Text => "Gặp gỡ hữu nghị tại Huế\n12/04/2026\n",
        PageFormat::Html => "<html><body><h1>Gặp gỡ hữu nghị tại Huế</h1>",
    }
}

/// A name that no other number has.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ca", "da", "ga", "ha", "la", "ma", "na", "sa", "ta"];
    let syllable = |place: u32| SYLLABLES[number / 10_usize.pow(place) % 10];
    let word = format!("{}{}{}", syllable(3), syllable(2), syllable(1));
    format!(
        "Nguyễn V{word} {}",
        ["An", "Bình", "Hải", "Lan"][number % 4]
    )
}

type Kind = (&'static str, PageFormat, fn(usize) -> String);

/// What pages are full of here.
const PAGES: &[Kind] = &[
    ("people", PageFormat::Text, |number| {
        format!(
            "Ông {} và bà {} cùng dự buổi gặp. Ông An cảm ơn bà Lan.\n",
            name(number),
            name(number + 5000)
        )
    }),
    ("one person", PageFormat::Text, |_| {
        "Ông Nguyễn Văn Hải, Chủ tịch Hội Hữu nghị Việt Nam - Lào, phát biểu.\n".to_owned()
    }),
    ("posts", PageFormat::Text, |number| {
        format!(
            "Bà {} được bầu làm Chủ tịch; ông {}, Giám đốc Quỹ {}, được bầu làm Phó Chủ tịch Hội.\n",
            name(number),
            name(number + 1),
            name(number + 2)
        )
    }),
    ("posts without end", PageFormat::Text, |_| {
        "Ủy viên Trung ương Đảng, ".to_owned()
    }),
    ("bodies", PageFormat::Text, |number| {
        format!(
            "Quỹ {} phối hợp với Hội Hữu nghị Việt Nam - Lào. Hội đề nghị Quỹ giúp đỡ.\n",
            name(number)
        )
    }),
    ("days", PageFormat::Text, |number| {
        format!(
            "Sáng {}/4, chiều ngày {0}/5/2026, tối 3 tháng 6 năm 2026.\n",
            number % 28 + 1
        )
    }),
    ("meetings", PageFormat::Text, |number| {
        format!(
            "Chiều {}/4, tại Huế, ông {} đã tiếp bà {}; Hội nghị tổng kết công tác Quỹ {} diễn ra tốt đẹp.\n",
            number % 12 + 1,
            name(number),
            name(number + 1),
            name(number + 2)
        )
    }),
    ("meetings without end", PageFormat::Text, |number| {
        format!(
            "ngày {}/3 Hội Hữu nghị Việt Nam - Lào tổ chức hội nghị cán bộ và ",
            number % 28 + 1
        )
    }),
    ("documents", PageFormat::Text, |number| {
        format!("Thực hiện Chỉ thị số {number}-CT/TW và Quyết định số {number}/QĐ-TTg.\n")
    }),
    ("statements", PageFormat::Text, |number| {
        format!(
            "Ông {} nhấn mạnh: “Tình hữu nghị là vô giá, cần giữ gìn”. Ông đề nghị Hội tiếp tục đổi mới.\n",
            name(number)
        )
    }),
    ("one line", PageFormat::Text, |number| {
        format!(
            "Ông {} dự buổi gặp ngày {}/4. ",
            name(number),
            number % 28 + 1
        )
    }),
    ("one sentence", PageFormat::Text, |number| {
        format!("ông {}, Giám đốc Quỹ {}, ", name(number), name(number + 1))
    }),
    ("elements", PageFormat::Html, |_| {
        "<div class='box'><b>a</b><i></i>".to_owned()
    }),
    ("paragraphs", PageFormat::Html, |number| {
        format!("<p class='text'>Ông {} dự buổi gặp.</p>", name(number))
    }),
    ("rows", PageFormat::Html, |number| {
        format!(
            "<table class='box'><tr><td>{}<td>Hội Hữu nghị</table>",
            name(number)
        )
    }),
    ("links", PageFormat::Html, |number| {
        format!(
            "<li><a href='/{number}'>Quỹ {} họp tổng kết năm</a></li>",
            name(number)
        )
    }),
];
