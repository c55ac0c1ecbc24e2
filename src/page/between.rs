//! Other articles' titles and summaries between an article's paragraphs.

use std::collections::HashSet;

use crate::page::block::{Block, Mark};
use crate::page::line::numbered;
use crate::page::part::Part;
use crate::page::{caption, header};
use crate::text::letter::is_alphanumeric;

/// Whether the page sets empty lines between its paragraphs, so that their absence says something.
///
/// Summaries and captions stand right under what they belong to on any page: they do not count.
pub(super) fn is_spaced(own: &[Block], parts: &[Part]) -> bool {
    let free = |at: usize| {
        parts[at] == Part::Text
            && own[at].is_prose()
            && at > 0
            && !matches!(parts[at - 1], Part::Teaser(_) | Part::Picture)
    };
    let mut text: Vec<usize> = (0..own.len()).filter(|&at| free(at)).collect();
    // A lead stands right under the title's buttons.
    if text.first().is_some_and(|&lead| !own[lead].gap) {
        text.remove(0);
    }
    let gaps = text.iter().filter(|&&at| own[at].gap).count();
    text.len() >= 2 && gaps * 3 >= text.len() * 2
}

/// Summaries under teasers, teasers run together on one line, single titles under the lead.
pub(super) fn teasers_between(own: &[Block], parts: &mut [Part], spaced: bool) {
    let known: Vec<String> = parts
        .iter()
        .filter_map(|part| {
            if let Part::Teaser(titles) = part {
                Some(titles)
            } else {
                None
            }
        })
        .flatten()
        .take(MOST_KNOWN)
        .cloned()
        .collect();
    for at in 0..own.len() {
        if parts[at] != Part::Text {
            continue;
        }
        if let Some(titles) = run_together(&own[at].text, &known) {
            parts[at] = Part::Teaser(titles);
            continue;
        }
        // The report itself begins below the links above it.
        let first = || !parts[..at].contains(&Part::Text);
        let begins = header::has_dateline(&own[at]) && first();
        let after_teaser = at > 0 && matches!(parts[at - 1], Part::Teaser(_)) && !begins;
        if after_teaser && (own[at].is_cut_off() || spaced && !own[at].gap && own[at].is_closed()) {
            parts[at] = Part::Summary;
        }
    }
    // Behind the text stand others' titles, printed twice, each with its summary.
    let mut at = own.len();
    while at > 1 {
        at -= 1;
        match parts[at] {
            Part::Text if !own[at - 1].doubled().is_empty() => parts[at] = Part::Summary,
            Part::Teaser(_) | Part::Aside => {}
            _ => break,
        }
    }
    if !spaced {
        return;
    }
    // Between the lead and the first gap no text of the article stands, but links set as a list do.
    let Some(lead) = parts.iter().position(|part| *part == Part::Text) else {
        return;
    };
    let packed = (lead + 1..own.len())
        .take_while(|&at| !own[at].gap)
        .last()
        .map_or(lead + 1, |last| last + 1);
    for at in lead + 1..packed {
        let before_picture = parts.get(at.wrapping_sub(1)) == Some(&Part::Picture);
        if parts[at] == Part::Text
            && own[at].is_headline()
            && !before_picture
            && !caption::is_scene(&own[at])
        {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
        }
    }
}

/// Links that a page sets between its title and a report that begins with its outlet's sign: `(VOV5) - …`.
///
/// One line alone may be the article's own lead.
pub(super) fn links_above_dateline(own: &[Block], parts: &mut [Part]) {
    /// How far below the title the report begins at most.
    const FARTHEST: usize = 12;
    let opens = |at: &usize| parts[*at] == Part::Text && header::has_dateline(&own[*at]);
    let Some(report) = (0..own.len().min(FARTHEST)).find(opens) else {
        return;
    };
    let is_link = |at: &usize| {
        parts[*at] == Part::Text
            && own[*at].is_headline()
            && own[*at].mark.is_none_or(|mark| mark == Mark::Link)
            && !caption::is_scene(&own[*at])
    };
    let links: Vec<usize> = (0..report).filter(is_link).collect();
    if links.len() > 1 {
        for at in links {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
        }
    }
}

/// How many titles are tried on a line that may hold several.
const MOST_KNOWN: usize = 100;

/// Parts a line into the known titles of which it consists.
fn run_together(text: &str, known: &[String]) -> Option<Vec<String>> {
    let mut rest = text;
    let mut titles = Vec::new();
    while !rest.is_empty() {
        let title = known
            .iter()
            .filter(|title| rest.starts_with(title.as_str()))
            .max_by_key(|title| title.len())?;
        titles.push(title.clone());
        rest = rest[title.len()..].trim_start();
    }
    (titles.len() > 1).then_some(titles)
}

/// Titles of other articles that stand bare between paragraphs, as boxes of links leave them.
///
/// A heading or a caption speaks of what its article speaks of; a title that names what the article never
/// names is another's: `Đại sứ Pê-ru thăm Làng trẻ SOS Việt Trì` within a report on Laos. So is one most of
/// whose words the article never has, with the summary below that has other words as well; two titles in a
/// row, of which one is; and a title above a summary that opens as reports do.
pub(super) fn strays(own: &[Block], parts: &mut [Part]) {
    /// Names and numbers that the article never has, before one line is another's title.
    const STRANGE: usize = 2;
    let is_text = |at: usize, parts: &[Part]| parts[at] == Part::Text;
    let prose = |at: usize, parts: &[Part]| is_text(at, parts) && own[at].is_prose();
    let Some(first) = (0..own.len()).find(|&at| prose(at, parts)) else {
        return;
    };
    let Some(last) = (0..own.len()).rev().find(|&at| prose(at, parts)) else {
        return;
    };
    let dated = header::dateline(&own[first]);
    // Reports begin with the lead and with what follows it; an outlet's sign further below begins another's.
    let second = (first + 1..last).find(|&at| prose(at, parts));
    let mut words: Option<HashSet<&str>> = None;
    let round_up = own.iter().filter(|block| tells_where(block)).count() > 2;
    for at in first + 1..last {
        if round_up && tells_where(&own[at]) {
            continue;
        }
        let twice = own[at].same(&own[at + 1]);
        if !(is_text(at, parts) && is_title(&own[at])) || parts[at - 1] == Part::Picture {
            continue;
        }
        if own[at].mark == Some(Mark::Link) && !caption::is_marked(&own[at]) {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
            continue;
        }
        let next = (at + 1..=last).find(|&next| parts[next] != Part::Aside);
        let scene = twice || caption::is_scene(&own[at]);
        let opens = |next: usize| match header::dateline(&own[next]) {
            Some(again) if is_text(next, parts) => {
                dated == Some(again)
                    || second.is_some_and(|second| second < at) && header::is_outlets(again)
            }
            _ => false,
        };
        if let Some(next) = next.filter(|&next| !scene && opens(next)) {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
            parts[next] = Part::Summary;
            continue;
        }
        let words = words.get_or_insert_with(|| {
            let texts = (0..own.len()).filter(|&at| prose(at, parts));
            texts.flat_map(|at| bare_words(&own[at].text)).collect()
        });
        let names = |at: usize| {
            bare_words(&own[at].text)
                .skip(1)
                .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        };
        let strange = |at: usize| names(at).filter(|word| !words.contains(word)).count();
        let mostly = |at: usize| strange(at) >= STRANGE && strange(at) * 2 >= names(at).count();
        // Entries of a list begin alike.
        let alike =
            |near: usize| own[near].text.split(' ').next() == own[at].text.split(' ').next();
        // A picture of what the article names is its own, however it is told.
        let shown = scene && strange(at) == 0 && names(at).next().is_some();
        if !shown && is_foreign(&own[at], words) && !alike(at - 1) && !next.is_some_and(alike) {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
            if let Some(next) = next.filter(|&next| is_text(next, parts)) {
                let others = (0..own.len()).filter(|&other| other != next && prose(other, parts));
                let words = others.flat_map(|at| bare_words(&own[at].text)).collect();
                if own[next].words() <= LONGEST_SUMMARY && is_foreign(&own[next], &words) {
                    parts[next] = Part::Summary;
                }
            }
            continue;
        }
        if scene {
            continue;
        }
        let pair = next
            .filter(|&next| next == at + 1 && is_text(next, parts) && is_title(&own[next]))
            .filter(|&next| !caption::is_scene(&own[next]))
            .filter(|&next| mostly(at) || mostly(next));
        if let Some(next) = pair {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
            parts[next] = Part::Teaser(vec![own[next].text.clone()]);
        } else if mostly(at) {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
        }
    }
}

/// Whether a line heads what is told of a place, as others do in a round-up: `Cà Mau: Mở lớp tiếng Lào`.
fn tells_where(block: &Block) -> bool {
    block.is_headline()
        && (block.text.split_once(": ")).is_some_and(|(place, _)| {
            (1..=4).contains(&place.split(' ').count())
                && place
                    .split(' ')
                    .all(|word| word.starts_with(char::is_uppercase))
        })
}

/// Whether the line could be an article's title, and nothing of the article around it.
fn is_title(block: &Block) -> bool {
    block.words() >= 7
        && block.is_headline()
        && matches!(block.mark, None | Some(Mark::Link))
        && !block.is_upper()
        && !numbered(block)
        && !block.text.ends_with('?')
        && !caption::is_marked(block)
        && !header::has_dateline(block)
}

/// The longest summary of another article, in words.
const LONGEST_SUMMARY: usize = 70;

/// Whether more than half of a line's words are none of the article's, so that it hardly speaks of the same.
fn is_foreign(block: &Block, article: &HashSet<&str>) -> bool {
    /// Fewer words prove nothing, neither of the line nor of the article.
    const LEAST: usize = 9;
    const LEAST_KNOWN: usize = 120;
    let known = |word: &str| {
        article.contains(word) || {
            // `Đoàn` at a sentence's start is `đoàn` within one.
            let mut letters = word.chars();
            let turned = letters.next().map(|first| {
                let first: String = match first.is_uppercase() {
                    true => first.to_lowercase().collect(),
                    false => first.to_uppercase().collect(),
                };
                first + letters.as_str()
            });
            turned.is_some_and(|word| article.contains(word.as_str()))
        }
    };
    let strange = || bare_words(&block.text).filter(|word| !known(word)).count();
    // A picture may show what nobody tells.
    let share = if caption::is_scene(block) { 6 } else { 5 };
    block.words() >= LEAST && article.len() >= LEAST_KNOWN && strange() * 10 > block.words() * share
}

/// The words of a text without the signs around them.
fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '–', '/'])
        .map(|word| word.trim_matches(|c: char| !is_alphanumeric(c)))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of the lines of an article.
    fn parted<const LINES: usize>(lines: [&str; LINES]) -> Vec<Part> {
        let own = lines.map(|text| Block::new(text, true, None).unwrap());
        let mut parts = vec![Part::Text; LINES];
        strays(&own, &mut parts);
        parts
    }

    #[test]
    fn a_title_that_names_what_the_article_does_not_is_anothers() {
        let report =
            "Hội hữu nghị Việt Nam - Lào tỉnh Mẫu họp tổng kết năm với hơn một trăm hội viên.";
        let parts = parted([
            report,
            "Đại sứ Pê-ru nói chuyện ở Làng trẻ SOS Việt Trì",
            report,
            "Tình hữu nghị Việt Nam - Lào nhìn từ những lớp học vùng biên",
            report,
        ]);
        let teasers: Vec<bool> = parts
            .iter()
            .map(|part| matches!(part, Part::Teaser(_)))
            .collect();
        assert_eq!(teasers, [false, true, false, false, false]);
    }

    #[test]
    fn a_title_of_other_words_is_anothers_and_so_is_its_summary() {
        let report =
            "Hội hữu nghị tỉnh Mẫu mở lớp tiếng Lào cho cán bộ các xã giáp biên, ba buổi một tuần.";
        let more = "Theo kế hoạch, khóa học kéo dài hai tháng ở nhà văn hóa; cuối khóa, học viên sang thăm bản Na Mẫu của nước bạn, dự ngày hội té nước, gặp người già từng giúp bộ đội, ghi chép phong tục rồi viết bài giới thiệu trên trang của Hội để mọi nơi cùng đọc. Người lớn tuổi nhất trong lớp là bác Sùng A Mẫu, nguyên y tá tiểu đoàn quân tình nguyện; bác vẫn nhớ mấy câu chào hỏi thuở ấy, nay muốn nói cho tròn tiếng trước khi trở lại thăm gia đình từng che chở mình, dù đường xa, sức yếu, con cháu can ngăn. Giáo viên soạn riêng tập giáo trình mỏng in chữ thật to kèm hình vẽ ngộ nghĩnh.";
        let parts = parted([
            more,
            "Thanh niên xung phong trồng rừng phòng hộ ven hồ thủy điện mùa khô",
            "Ba mươi gia đình được trao cây giống, hướng dẫn chăm sóc và ứng trước phân bón.",
            report,
            "Hội hữu nghị mở lớp tiếng Lào ở các xã giáp biên",
            report,
        ]);
        assert!(matches!(parts[1], Part::Teaser(_)), "{parts:?}");
        assert_eq!(parts[2], Part::Summary);
        assert_eq!(parts[4], Part::Text);
    }

    #[test]
    fn lines_of_a_list_are_no_titles() {
        let report = "Hội hữu nghị tỉnh Mẫu tặng bằng khen cho ba tập thể có nhiều việc làm tốt.";
        let parts = parted([
            report,
            "Chi hội hữu nghị xã Bình dạy tiếng cho sinh viên",
            "Chi hội hữu nghị xã An đón sinh viên về nhà",
            "Chi hội hữu nghị xã Hòa trồng cây cùng sinh viên",
            report,
        ]);
        assert!(parts.iter().all(|part| *part == Part::Text), "{parts:?}");
    }

    #[test]
    fn a_title_above_a_second_dateline_has_its_summary() {
        let parts = parted([
            "TTO - Hội hữu nghị tỉnh Mẫu họp tổng kết năm với hơn một trăm hội viên.",
            "Lớp tiếng Lào của các cô giáo vùng biên giới",
            "TTO - Mỗi tối thứ bảy, ba cô giáo mở lớp dạy tiếng Lào ở nhà văn hóa của xã.",
            "Hội sẽ mở thêm hai chi hội ở các huyện vùng biên giới vào năm tới.",
        ]);
        assert!(matches!(parts[1], Part::Teaser(_)));
        assert_eq!(parts[2], Part::Summary);
        assert_eq!(parts[3], Part::Text);
    }

    #[test]
    fn headings_of_a_round_up_are_its_own() {
        let report =
            "Hội hữu nghị Việt Nam - Lào tỉnh Mẫu họp tổng kết năm với hơn một trăm hội viên.";
        let parts = parted([
            report,
            "Cà Mau: Đêm nhạc Trịnh ở Nhà Thiếu nhi",
            report,
            "Lai Châu: Phiên chợ Mường Tè đón khách Vân Nam",
            report,
            "Huế: Ngày hội Kimchi bên dòng Hương Giang",
            report,
        ]);
        assert!(parts.iter().all(|part| *part == Part::Text), "{parts:?}");
    }
}
