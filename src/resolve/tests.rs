//! Which reports become one: pages of a few sentences, and who or what they are taken to speak of.

use std::collections::BTreeMap;

use crate::extract::extract;
use crate::model::{ArticleNo, Page};
use crate::page::read;
use crate::resolve::{Group, Reported, Resolved, Share, groups, resolve};

/// Pages with the day on which they were published, read and resolved.
fn resolved(pages: &[(&str, &str)]) -> Vec<Resolved> {
    let reported: Vec<Reported> = (1..)
        .zip(pages)
        .map(|(number, (day, text))| {
            let title = "Hoạt động đối ngoại nhân dân trong tuần qua";
            let content = format!("{title}\n\n{day} 08:00\n\n{text}\n");
            let article = read(&Page {
                content: content.into_bytes(),
                format: None,
                url: None,
                saved_on: None,
            })
            .expect("the page has an article");
            let facts = extract(&article);
            Reported::of(format!("page-{number:03}").into(), &article, &facts)
        })
        .collect();
    let mut all: BTreeMap<Group, Vec<Share<'_>>> = BTreeMap::new();
    for (number, article) in reported.iter().enumerate() {
        let number = ArticleNo::new(number);
        for (group, local) in groups(article) {
            let share = Share {
                article,
                number,
                local,
            };
            all.entry(group).or_default().push(share);
        }
    }
    all.into_iter()
        .map(|(group, shares)| resolve(&group, &shares))
        .collect()
}

/// On which pages each person of the name is.
fn people(pages: &[(&str, &str)], name: &str) -> Vec<Vec<String>> {
    let all = resolved(pages).into_iter();
    all.filter_map(|resolved| match resolved {
        Resolved::People(people) => Some(people),
        _ => None,
    })
    .flatten()
    .filter(|person| person.name == name)
    .map(|person| pages_of(&person.members))
    .collect()
}

/// On which pages each meeting is.
fn meetings(pages: &[(&str, &str)]) -> Vec<Vec<String>> {
    let all = resolved(pages).into_iter();
    let mut meetings: Vec<Vec<String>> = all
        .filter_map(|resolved| match resolved {
            Resolved::Meetings(meetings) => Some(meetings),
            _ => None,
        })
        .flatten()
        .map(|meeting| pages_of(&meeting.members))
        .collect();
    meetings.sort();
    meetings
}

fn pages_of(members: &[crate::model::Member]) -> Vec<String> {
    let pages = members.iter();
    pages
        .map(|member| (member.article.index() + 1).to_string())
        .collect()
}

#[test]
fn namesakes_are_told_apart_by_their_bodies_and_days() {
    let quang_tri = "Ngày 12/4, ông Nguyễn Văn Hùng, Phó Chủ tịch UBND tỉnh Quảng Trị đã tiếp đoàn đại biểu tỉnh Salavan.";
    let quang_tri_later = "Sáng 3/8, ông Nguyễn Văn Hùng, Phó Chủ tịch UBND tỉnh Quảng Trị phát biểu tại lễ trao quà cho học sinh nghèo.";
    let lam_dong = "Chiều 20/4, ông Nguyễn Văn Hùng, Giám đốc Sở Ngoại vụ tỉnh Lâm Đồng tiếp đoàn doanh nghiệp Hàn Quốc đến tìm hiểu đầu tư.";
    let ministry = "Ngày 5/5, ông Nguyễn Văn Hùng, Thứ trưởng Bộ Ngoại giao làm việc với đoàn cán bộ Lào tại Hà Nội.";
    let former = "Ngày 9/9, ông Nguyễn Văn Hùng, nguyên Phó Chủ tịch UBND tỉnh Quảng Trị, Đại sứ Việt Nam tại Lào chia sẻ tại tọa đàm.";
    let alone = "Tại buổi lễ, ông Nguyễn Văn Hùng cho biết chương trình sẽ được tiếp tục trong những năm tới.";
    type Case<'a> = (&'a str, Vec<(&'a str, &'a str)>, Vec<Vec<&'a str>>);
    let cases: Vec<Case<'_>> = vec![
        (
            "two provinces within days",
            vec![("13/04/2022", quang_tri), ("21/04/2022", lam_dong)],
            vec![vec!["1"], vec!["2"]],
        ),
        (
            "a transfer, years later",
            vec![("13/04/2022", quang_tri), ("21/04/2024", lam_dong)],
            vec![vec!["1", "2"]],
        ),
        (
            "two provinces in turn",
            vec![
                ("13/04/2022", quang_tri),
                ("21/04/2023", lam_dong),
                ("04/08/2023", quang_tri_later),
            ],
            vec![vec!["1", "3"], vec!["2"]],
        ),
        (
            "called to the capital",
            vec![("13/04/2022", quang_tri), ("06/05/2022", ministry)],
            vec![vec!["1", "2"]],
        ),
        (
            "a former post says who",
            vec![
                ("13/04/2022", quang_tri),
                ("21/04/2022", lam_dong),
                ("10/09/2022", former),
            ],
            vec![vec!["1", "3"], vec!["2"]],
        ),
        (
            "without a post, the best known",
            vec![
                ("13/04/2022", quang_tri),
                ("21/04/2022", lam_dong),
                ("04/08/2022", quang_tri_later),
                ("05/08/2022", alone),
            ],
            vec![vec!["1", "3", "4"], vec!["2"]],
        ),
    ];
    for (what, pages, expected) in cases {
        assert_eq!(people(&pages, "Nguyễn Văn Hùng"), expected, "{what}");
    }
}

#[test]
fn reports_of_one_event_become_one_meeting() {
    let full = "Ngày 12/4, tại Hà Nội, Ban Đối ngoại Trung ương tổ chức Hội nghị triển khai nhiệm vụ công tác đối ngoại nhân dân năm 2022.";
    let short = "Sáng 12/4, Ban Đối ngoại Trung ương tổ chức Hội nghị triển khai nhiệm vụ đối ngoại nhân dân năm 2022.";
    let elsewhere = "Ngày 12/4, tại thành phố Đà Lạt, Liên hiệp các tổ chức hữu nghị tỉnh Lâm Đồng tổ chức Hội nghị triển khai nhiệm vụ công tác đối ngoại nhân dân năm 2022.";
    let congress_month = "Tháng 12/2019, Liên hiệp các tổ chức hữu nghị Việt Nam tổ chức Đại hội đại biểu toàn quốc lần thứ VI tại Hà Nội.";
    let congress_day = "Ngày 5/12, Liên hiệp các tổ chức hữu nghị Việt Nam tổ chức Đại hội đại biểu toàn quốc lần thứ VI tại Hà Nội.";
    let reception = "Ngày 14/3, tại Hà Nội, Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam Phan Anh Sơn đã tiếp bà Khamphao Ernthavanh, Đại sứ Lào tại Việt Nam.";
    let reception_again = "Chiều 14/3, tại trụ sở Liên hiệp các tổ chức hữu nghị Việt Nam, ông Phan Anh Sơn, Chủ tịch Liên hiệp đã tiếp Đại sứ Lào tại Việt Nam Khamphao Ernthavanh.";
    let reception_other = "Ngày 14/3, tại Hà Nội, Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam Phan Anh Sơn đã tiếp ông Orlando Hernández Guillén, Đại sứ Cuba tại Việt Nam.";
    type Case<'a> = (&'a str, Vec<(&'a str, &'a str)>, Vec<Vec<&'a str>>);
    let cases: Vec<Case<'_>> = vec![
        (
            "a name and a fuller one",
            vec![("13/04/2022", full), ("13/04/2022", short)],
            vec![vec!["1", "2"]],
        ),
        (
            "one name, two places and hosts",
            vec![("13/04/2022", full), ("13/04/2022", elsewhere)],
            vec![vec!["1"], vec!["2"]],
        ),
        (
            "a month and a day of it",
            vec![("25/12/2019", congress_month), ("06/12/2019", congress_day)],
            vec![vec!["1", "2"]],
        ),
        (
            "the same people, a hall and its city",
            vec![("15/03/2023", reception), ("14/03/2023", reception_again)],
            vec![vec!["1", "2"]],
        ),
        (
            "two receptions of one day",
            vec![("15/03/2023", reception), ("14/03/2023", reception_other)],
            vec![vec!["1"], vec!["2"]],
        ),
        (
            "the same words a year later",
            vec![("13/04/2022", full), ("13/04/2021", full)],
            vec![vec!["1"], vec!["2"]],
        ),
    ];
    for (what, pages, expected) in cases {
        assert_eq!(meetings(&pages), expected, "{what}");
    }
}
