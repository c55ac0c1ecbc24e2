//! Whole articles of a few sentences, and what holds for any text.

mod attendees;
mod effort;
mod entries;
mod example;
mod habits;
mod journeys;
mod occasions;
mod provinces;
mod reports;

use std::fmt::Write;

use jiff::civil::date;
use proptest::prelude::{prop, proptest};

use crate::extract::{MAX_READ, extract};
use crate::model::{
    Article, Facts, LocalMeeting, LocalOrganization, LocalPerson, Paragraph, ParagraphKind,
    Publication, Recipient, Span,
};

/// An article of body paragraphs.
pub(crate) fn article(paragraphs: &[&str]) -> Article {
    Article {
        title: "Tin".to_owned(),
        section: Vec::new(),
        published: None,
        url: None,
        source_name: None,
        source_url: None,
        authors: Vec::new(),
        paragraphs: paragraphs
            .iter()
            .map(|text| Paragraph {
                kind: ParagraphKind::Body,
                text: (*text).to_owned(),
            })
            .collect(),
        teasers: Vec::new(),
    }
}

/// An article of 20 September 2023, one paragraph a line; a line that begins with `[` is a caption, one with `# `
/// the title.
fn dated(text: &str) -> Article {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (titles, lines): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("# "));
    let mut article = article(&lines);
    if let Some(title) = titles.first() {
        article.title = title.trim_start_matches("# ").to_owned();
    }
    for paragraph in &mut article.paragraphs {
        if let Some(caption) = paragraph.text.strip_prefix('[') {
            paragraph.text = caption.trim_end_matches(']').to_owned();
            paragraph.kind = ParagraphKind::Caption;
        }
    }
    article.published = Some(Publication {
        on: date(2023, 9, 20),
        at: None,
    });
    article
}

/// What happens in an article, one fact a line.
fn render(article: &Article, facts: &Facts) -> String {
    let mut lines = String::new();
    let mut line = |text: String| {
        writeln!(lines, "{text}").expect("a string takes what is written");
    };
    let words = |span: Span| &article.paragraphs[span.paragraph as usize].text[span.range()];
    let person = |local: LocalPerson| facts.people[local.index()].name.clone();
    let body = |local: LocalOrganization| facts.organizations[local.index()].name.clone();
    let at = |meeting: Option<LocalMeeting>| {
        meeting.map_or(String::new(), |meeting| format!(" @{}", meeting.0))
    };
    for (index, meeting) in facts.meetings.iter().enumerate() {
        let time = meeting.time.as_ref().map_or("no day".to_owned(), |time| {
            let (start, end) = (time.value.start, time.value.end);
            if start == end {
                start.to_string()
            } else {
                format!("{start}/{end}")
            }
        });
        let place = meeting
            .place
            .as_ref()
            .map_or("no place", |place| &place.value);
        let count = meeting
            .attendance
            .as_ref()
            .map_or(String::new(), |count| format!(", {}", count.value));
        line(format!(
            "@{index} {} | {} | {time} | {place}{count}",
            meeting.kind, meeting.name
        ));
        for part in &meeting.participants {
            let who = match (part.person, part.organization) {
                (Some(who), _) => person(who),
                (None, Some(who)) => body(who),
                (None, None) => "nobody".to_owned(),
            };
            let roles: Vec<&str> = part.roles.iter().map(|role| role.name()).collect();
            line(format!("  {who}: {}", roles.join(" ")));
        }
    }
    for directive in &facts.directives {
        let mut parts = vec![directive.kind.to_string()];
        parts.extend(directive.symbol.clone().or(directive.number.clone()));
        parts.extend(directive.named_after.clone());
        parts.extend(directive.term.as_ref().map(|term| format!("term {term}")));
        parts.extend(
            directive
                .issued_on
                .as_ref()
                .map(|day| day.value.to_string()),
        );
        parts.extend(directive.issuer.as_ref().map(|issuer| body(issuer.value)));
        parts.extend(
            directive
                .subject
                .as_ref()
                .map(|subject| format!("on {}", subject.value)),
        );
        line(parts.join(" | "));
    }
    for said in &facts.statements {
        let mark = if said.quoted { "quotes" } else { "says" };
        line(format!(
            "{} {mark}{}: {}",
            person(said.speaker),
            at(said.meeting),
            words(said.span)
        ));
    }
    for task in &facts.tasks {
        let year = task.year.map_or(String::new(), |year| format!(" {year}"));
        let to: Vec<String> = task.addressees.iter().map(|to| body(*to)).collect();
        let to = if to.is_empty() {
            String::new()
        } else {
            format!(" [{}]", to.join(", "))
        };
        line(format!("to do{year}{to}: {}", words(task.span)));
    }
    for award in &facts.awards {
        let to: Vec<String> = award
            .recipients
            .iter()
            .map(|recipient| match recipient {
                Recipient::Person(to) => person(*to),
                Recipient::Organization(to) => body(*to),
            })
            .collect();
        let from = award
            .granted_by
            .map_or(String::new(), |from| format!(" from {}", body(from)));
        line(format!(
            "{}{}{from} to [{}]",
            award.name,
            at(award.meeting),
            to.join(", ")
        ));
    }
    lines
}

#[track_caller]
pub(crate) fn check(text: &str, expected: &str) {
    check_article(text, &dated(text), expected);
}

/// As [`check`], row by row.
#[track_caller]
pub(crate) fn check_rows(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        check(text, expected);
    }
}

/// As [`check`], for a page that does not say when it was published.
#[track_caller]
pub(crate) fn check_undated(text: &str, expected: &str) {
    let mut article = dated(text);
    article.published = None;
    check_article(text, &article, expected);
}

#[track_caller]
fn check_article(text: &str, article: &Article, expected: &str) {
    let facts = extract(article);
    let trim = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    assert_eq!(trim(&render(article, &facts)), trim(expected), "\n{text}");
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(extract(&article(&[])), Facts::default());
}

#[test]
fn a_conference_with_its_chair_and_speakers() {
    check(
        "Sáng 12/9, tại Huế, Ban Đối ngoại Trung ương tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân. Gần 150 đại biểu đã tham dự hội nghị.
         Ông Lê Hoài Trung, Trưởng ban Đối ngoại Trung ương chủ trì hội nghị.
         Phát biểu tại hội nghị, bà Nguyễn Thị Hoàng Vân, Phó Trưởng ban Đối ngoại Trung ương khẳng định công việc đang tiến triển tốt.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế, 150
           Ban Đối ngoại Trung ương: ORGANIZER
           Lê Hoài Trung: CHAIR
           Nguyễn Thị Hoàng Vân: SPEAKER
         Nguyễn Thị Hoàng Vân says @0: Phát biểu tại hội nghị, bà Nguyễn Thị Hoàng Vân, Phó Trưởng ban Đối ngoại Trung ương khẳng định công việc đang tiến triển tốt.",
    );
}

#[test]
fn those_who_are_there_are_told_in_many_ways() {
    for (told, role) in [
        (
            "Hội nghị vui mừng đón tiếp sự tham dự của ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai",
            "ATTENDEE",
        ),
        (
            "Hội nghị vinh dự được đón tiếp ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai",
            "ATTENDEE",
        ),
        (
            "Tham dự hội nghị về phía tỉnh có Phó Chủ tịch UBND tỉnh Lào Cai Lê Văn Cảnh",
            "ATTENDEE",
        ),
        (
            "Hội nghị có sự tham dự và chủ trì của ông Lê Văn Cảnh, Ủy viên Dự khuyết Trung ương Đảng, Phó Chủ tịch UBND tỉnh Lào Cai",
            "CHAIR",
        ),
        (
            "Tham gia chủ trì hội nghị còn có ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai",
            "CHAIR",
        ),
        (
            "Đến tham dự hội nghị, ban tổ chức hân hạnh đón tiếp sự hiện diện của ông Lê Văn Cảnh - Phó Chủ tịch UBND tỉnh Lào Cai",
            "ATTENDEE",
        ),
    ] {
        check(
            &format!("Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân.
             {told}; bà Trần Thị Mai, Chủ tịch Hội Chữ thập đỏ Việt Nam."),
            &format!("@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
               Hội Nông dân Việt Nam: ORGANIZER
               Lê Văn Cảnh: {role}
               Trần Thị Mai: {role}"),
        );
    }
}

#[test]
fn those_who_chair_are_listed_by_commas_alone() {
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân. Chủ tịch Hội Nông dân Việt Nam Lê Văn Cảnh, Phó Chủ tịch Trần Thị Mai chủ trì hội nghị.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Lê Văn Cảnh: CHAIR
           Trần Thị Mai: CHAIR",
    );
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân. Thừa ủy quyền của Chủ tịch Hội Nông dân Việt Nam Lê Văn Cảnh, Phó Chủ tịch Trần Thị Mai chủ trì hội nghị.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Trần Thị Mai: CHAIR",
    );
}

#[test]
fn what_a_meeting_prepares_is_another() {
    check(
        "Sáng 12/9, tại Khu du lịch Hoa Mai, Hội Nông dân Việt Nam tổ chức họp Ban Chấp hành để chuẩn bị cho Đại hội lần thứ IV.
         “Cuộc họp của Ban Chấp hành hôm nay rất quan trọng”, ông Lê Văn Cảnh khẳng định.",
        "@0 SESSION | họp Ban Chấp hành | 2023-09-12 | Khu du lịch Hoa Mai
           Hội Nông dân Việt Nam: ORGANIZER
           Lê Văn Cảnh: SPEAKER
         Lê Văn Cảnh quotes @0: “Cuộc họp của Ban Chấp hành hôm nay rất quan trọng”, ông Lê Văn Cảnh khẳng định.",
    );
}

#[test]
fn an_organizer_is_told_what_it_is() {
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam, thành viên của Mặt trận Tổ quốc Việt Nam, đã tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER",
    );
}

#[test]
fn those_who_are_there_stand_before_the_verb() {
    for (told, there) in [
        (
            "Ông Lê Văn Cảnh - Phó Chủ tịch Trung ương Hội Nông dân Việt Nam, bà Trần Thị Mai - Phó Chủ tịch UBND tỉnh Lào Cai tham dự.",
            &["Lê Văn Cảnh", "Trần Thị Mai"],
        ),
        (
            "Tham gia chương trình giao lưu có ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai; bà Trần Thị Mai và các đoàn viên.",
            &["Lê Văn Cảnh", "Trần Thị Mai"],
        ),
        (
            "Đại diện Đại sứ quán Lào tại Việt Nam, Hội Chữ thập đỏ Việt Nam, một số bạn bè có quan hệ với Việt Nam đã đến dự.",
            &["Đại sứ quán Lào tại Việt Nam", "Hội Chữ thập đỏ Việt Nam"],
        ),
    ] {
        check(
            &format!(
                "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức chương trình giao lưu hữu nghị.
             {told}"
            ),
            &format!(
                "@0 EXCHANGE | chương trình giao lưu hữu nghị | 2023-09-12 | Huế
               Hội Nông dân Việt Nam: ORGANIZER
               {}: ATTENDEE
               {}: ATTENDEE",
                there[0], there[1]
            ),
        );
    }
}

#[test]
fn a_leader_of_the_past_takes_no_part() {
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân. Tại hội nghị, bà Trần Thị Mai cho rằng Chủ tịch Hồ Chí Minh trình bày con đường ấy sớm nhất.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Trần Thị Mai: SPEAKER
         Trần Thị Mai says @0: Tại hội nghị, bà Trần Thị Mai cho rằng Chủ tịch Hồ Chí Minh trình bày con đường ấy sớm nhất.",
    );
}

#[test]
fn those_who_are_heard_are_named_before_what_they_do() {
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức Hội nghị sơ kết công tác đối ngoại nhân dân.
         Các đại biểu đã nghe ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai, bà Trần Thị Mai, Chủ tịch Hội Chữ thập đỏ Việt Nam và đại diện Bộ Ngoại giao báo cáo về ba lớp học.
         Điều hành hội nghị là ông Vũ Văn Ích và bà Đỗ Thị Giang.",
        "@0 CONFERENCE | Hội nghị sơ kết công tác đối ngoại nhân dân | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Trần Thị Mai: PRESENTER
           Lê Văn Cảnh: PRESENTER
           Bộ Ngoại giao: PRESENTER
           Vũ Văn Ích: CHAIR
           Đỗ Thị Giang: CHAIR",
    );
}

#[test]
fn two_orders_are_named_together() {
    check(
        "Sáng 12/9, tại Huế, Hội Nông dân Việt Nam tổ chức lễ trao Huân, Huy chương. Dự lễ có ông Lê Văn Cảnh, Phó Chủ tịch UBND tỉnh Lào Cai.",
        "@0 CEREMONY | lễ trao Huân, Huy chương | 2023-09-12 | Huế
           Hội Nông dân Việt Nam: ORGANIZER
           Lê Văn Cảnh: ATTENDEE
         Huân, Huy chương @0 from Hội Nông dân Việt Nam to []",
    );
}

#[test]
fn organizers_join_each_other() {
    check(
        "Chiều 8-9, tại Đà Nẵng, Bộ Ngoại giao phối hợp với Hội Chữ thập đỏ Việt Nam tổ chức Hội thảo “Nước sạch cho vùng cao”.",
        "@0 WORKSHOP | Hội thảo “Nước sạch cho vùng cao” | 2023-09-08 | Đà Nẵng
           Bộ Ngoại giao: ORGANIZER
           Hội Chữ thập đỏ Việt Nam: CO_ORGANIZER",
    );
    check(
        "Tọa đàm “Bạn bè bốn phương” do Bộ Ngoại giao tổ chức diễn ra từ ngày 4 đến 6/9 tại Cần Thơ.",
        "@0 SEMINAR | Tọa đàm “Bạn bè bốn phương” | 2023-09-04/2023-09-06 | Cần Thơ
           Bộ Ngoại giao: ORGANIZER",
    );
}

#[test]
fn an_announced_meeting_has_no_speakers_yet() {
    check(
        "Ngày 25/9, Bộ Ngoại giao sẽ tổ chức Hội nghị xúc tiến viện trợ. Ông Hà Kim Ngọc, Thứ trưởng Bộ Ngoại giao cho biết công tác chuẩn bị đã hoàn tất.",
        "@0 CONFERENCE | Hội nghị xúc tiến viện trợ | 2023-09-25 | no place
           Bộ Ngoại giao: ORGANIZER
         Hà Kim Ngọc says: Ông Hà Kim Ngọc, Thứ trưởng Bộ Ngoại giao cho biết công tác chuẩn bị đã hoàn tất.",
    );
}

#[test]
fn meetings_told_by_a_verb() {
    check(
        "Chiều 14/9, tại Hà Nội, ông Hà Kim Ngọc, Thứ trưởng Bộ Ngoại giao đã tiếp ông Trần Văn Minh, Chủ tịch Hội Nông dân Việt Nam. Tại buổi tiếp, hai bên trao đổi về hợp tác.",
        "@0 RECEPTION | Buổi tiếp ông Trần Văn Minh | 2023-09-14 | Hà Nội
           Hà Kim Ngọc: ATTENDEE
           Trần Văn Minh: ATTENDEE",
    );
}

#[test]
fn delegations_and_signings() {
    check(
        "Sáng 14/9, tại Hà Nội, bà Nguyễn Thị An, Chủ tịch Hội Nông dân Việt Nam đã tiếp đoàn nghị sĩ tỉnh Gifu (Nhật Bản) do ông Trần Văn Minh làm trưởng đoàn.",
        "@0 RECEPTION | Buổi tiếp đoàn nghị sĩ tỉnh Gifu | 2023-09-14 | Hà Nội
           Nguyễn Thị An: ATTENDEE
           Trần Văn Minh: ATTENDEE",
    );
    check(
        "Sáng 14/9, tại Hà Nội, Bộ Ngoại giao và Hội Nông dân Việt Nam ký kết Thỏa thuận hợp tác.",
        "@0 CEREMONY | Lễ ký kết Thỏa thuận hợp tác | 2023-09-14 | Hà Nội
           Bộ Ngoại giao: ORGANIZER
           Hội Nông dân Việt Nam: CO_ORGANIZER",
    );
    check(
        "Chiều 14/9, tại Hà Nội, Hội Nông dân Việt Nam tổ chức Hội thảo “Đất và nước”. Hội thảo diễn ra trong hai ngày 14 - 15/9.",
        "@0 WORKSHOP | Hội thảo “Đất và nước” | 2023-09-14/2023-09-15 | Hà Nội
           Hội Nông dân Việt Nam: ORGANIZER",
    );
}

#[test]
fn delegations_on_their_way() {
    for (text, expected) in [
        (
            "Ngày 14/9, ông Trần Văn Minh, Bí thư Tỉnh ủy dẫn đầu Đoàn đại biểu tỉnh Hà Tĩnh đã sang thăm, chúc Tết Đảng bộ, chính quyền và Nhân dân tỉnh Tân Mẫu.
             [Ông Trần Văn Minh chúc Tết Đảng bộ, chính quyền tỉnh Tân Mẫu.]",
            "@0 VISIT | Thăm, chúc Tết Đảng bộ, chính quyền và Nhân dân tỉnh Tân Mẫu | 2023-09-14 | tỉnh Tân Mẫu
               Trần Văn Minh: ATTENDEE",
        ),
        (
            "Chiều 14/9, Chủ tịch UBND tỉnh Hà Tĩnh Lê Văn Nam đã tiếp các ngài Đại sứ tại Việt Nam: Anna Weber (Áo), Issop Patel (Mauritius) và Phó Đại sứ Lào tại Việt Nam Khamla Souvan.",
            "@0 RECEPTION | Buổi tiếp các ngài Đại sứ tại Việt Nam | 2023-09-14 | no place
               Lê Văn Nam: ATTENDEE
               Anna Weber: ATTENDEE
               Issop Patel: ATTENDEE
               Khamla Souvan: ATTENDEE",
        ),
        (
            "Chiều 15/9, Đoàn công tác tỉnh Hà Tĩnh đã nhập cảnh về nước, kết thúc chuyến công tác tại tỉnh Tân Mẫu. Đón đoàn có ông Lê Văn Nam, Phó Chủ tịch UBND tỉnh.
             Tiễn đoàn có ông Hoàng Văn Bắc, Phó Chủ tịch tỉnh Tân Mẫu.
             Từ ngày 11 đến 15/9, Đoàn công tác tỉnh Hà Tĩnh do ông Trần Văn Minh, Bí thư Tỉnh ủy làm Trưởng đoàn đã có chuyến công tác tại tỉnh Tân Mẫu.
             Trong thời gian làm việc, Đoàn công tác đã tham dự Hội nghị thường niên lần thứ 4 giữa các tỉnh Hà Tĩnh, Nghệ An (Việt Nam) và tỉnh Tân Mẫu (Lào).",
            "@0 VISIT | chuyến công tác tại tỉnh Tân Mẫu | 2023-09-11/2023-09-15 | tỉnh Tân Mẫu
               Trần Văn Minh: ATTENDEE
             @1 CONFERENCE | Hội nghị thường niên lần thứ 4 giữa các tỉnh Hà Tĩnh, Nghệ An (Việt Nam) và tỉnh Tân Mẫu (Lào) | no day | no place",
        ),
    ] {
        check(text, expected);
    }
    let article = article(&[
        "Sáng 9/11, ông Lê Văn Nam, Phó Chủ tịch UBND tỉnh Hà Tĩnh tiếp ông Mori Kei.",
        "Tính đến hết tháng 9/2021, tỉnh có 890 dự án.",
    ]);
    let facts = extract(&article);
    let time = facts.meetings[0].time.as_ref().expect("its year is told");
    assert_eq!(time.value.start, date(2021, 11, 9));
}

#[test]
fn events_in_passing_are_no_reports() {
    check(
        "Nhiều hội nghị, hội thảo đã được tổ chức trong năm qua, góp phần đưa Nghị quyết Đại hội XIII của Đảng vào cuộc sống.",
        "RESOLUTION | Đại hội XIII | Đảng Cộng sản Việt Nam",
    );
}

#[test]
fn documents_with_what_is_said_beside() {
    check(
        "Ban Bí thư khóa XIII ban hành Chỉ thị số 12/CT-TW ngày 5/1/2022 về tăng cường sự lãnh đạo của Đảng (Chỉ thị 12).",
        "DIRECTIVE | 12-CT/TW | term XIII | 2022-01-05 | Ban Bí thư | on tăng cường sự lãnh đạo của Đảng",
    );
    check(
        "Chỉ thị 12 và Kết luận số 12 của Bộ Chính trị là hai văn bản.",
        "DIRECTIVE | 12
         CONCLUSION | 12 | Bộ Chính trị",
    );
    check(
        "Thực hiện Nghị định số 58/2022/NĐ-CP, Quyết định số 1134/QĐ-TTg và Nghị quyết Trung ương 4 (khóa XII).",
        "DECREE | 58/2022/NĐ-CP | Chính phủ
         DECISION | 1134/QĐ-TTg | Thủ tướng Chính phủ
         RESOLUTION | Trung ương 4 khóa XII | term XII",
    );
    check(
        "Hội quyết định 3 nội dung, chương trình 135 và Kế hoạch 5 năm.",
        "",
    );
}

#[test]
fn words_between_quotation_marks() {
    check(
        "“Chúng tôi học được rất nhiều từ bạn bè”, bà Nguyễn Thị Hoàng Vân chia sẻ.",
        "Nguyễn Thị Hoàng Vân quotes: “Chúng tôi học được rất nhiều từ bạn bè”, bà Nguyễn Thị Hoàng Vân chia sẻ.",
    );
}

#[test]
fn tasks_behind_a_lead_in() {
    check(
        "Nhiệm vụ trọng tâm năm 2024:
         Bộ Ngoại giao hoàn thiện cơ sở dữ liệu.
         Đẩy mạnh vận động viện trợ theo Nghị định 58.
         Kết thúc buổi làm việc, mọi người ra về.",
        "DECREE | 58
         to do 2024 [Bộ Ngoại giao]: Bộ Ngoại giao hoàn thiện cơ sở dữ liệu.
         to do 2024: Đẩy mạnh vận động viện trợ theo Nghị định 58.",
    );
}

#[test]
fn tasks_that_a_sentence_sets_out() {
    for (text, tasks) in [
        (
            "Hội nghị bắt đầu lúc chín giờ.
             Đại hội bàn nhiều việc. Phương hướng chung của Hội trong nhiệm kỳ tới là đi sâu vào cơ sở.
             Các cấp hội cần tìm thêm bạn bè ở các nước láng giềng.",
            2,
        ),
        (
            "Hội nghị bắt đầu lúc chín giờ.
             Theo quy chế, hai đơn vị duy trì gặp gỡ mỗi quý và cùng tuần tra biên giới.",
            1,
        ),
        (
            "Hội nghị bắt đầu lúc chín giờ.
             Những tháng cuối năm 2023, Hội Nông dân Việt Nam tiếp tục vận động viện trợ cho vùng cao.
             Bên cạnh đó, Hội tập trung kiện toàn các chi hội ở vùng biên giới và hải đảo.",
            2,
        ),
        (
            "Hội nghị bắt đầu lúc chín giờ.
             Hội nghị thống nhất, thời gian tới các chi hội cần mở rộng mạng lưới bạn bè.",
            1,
        ),
        (
            "Hội nghị bắt đầu lúc chín giờ.
             Trên cơ sở kết quả của năm qua, Hội nghị xác định các mục tiêu năm sau, đó là mở rộng mạng lưới bạn bè.",
            1,
        ),
        (
            "Ngày 12/9, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ.
             Ông Lê Hoài Trung nhấn mạnh, thời gian tới, các chi hội phải đi sâu vào cơ sở.",
            1,
        ),
        (
            "Ngày 12/9, Hội Nông dân Việt Nam tổ chức Hội nghị cán bộ.
             Ông Lê Hoài Trung đề nghị các chi hội quán triệt nghị quyết; bồi dưỡng cán bộ trẻ.",
            1,
        ),
        (
            "Ngày 12/9, bà Đặng Thị Minh tiếp ông Lê Hoài Trung.
             Ông Lê Hoài Trung đề nghị thời gian tới hai nước cần thúc đẩy giao lưu.",
            0,
        ),
    ] {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(extract(&article(&lines)).tasks.len(), tasks, "{text}");
    }
}

#[test]
fn the_members_of_a_body_receive_for_themselves() {
    let facts = extract(&article(&[
        "Ngày 12/9, tại buổi lễ, ông Lê Hoài Trung đã trao cờ “Đơn vị dẫn đầu” cho Hội Chữ thập đỏ Việt Nam; tặng bằng khen cho 15 cá nhân của Hội Nông dân Việt Nam, và danh hiệu trên.",
    ]));
    let awards: Vec<_> = facts
        .awards
        .iter()
        .map(|award| (award.name.as_str(), award.recipients.len()))
        .collect();
    assert_eq!(awards, [("cờ “Đơn vị dẫn đầu”", 1), ("bằng khen", 0)]);
}

#[test]
fn what_an_award_is_names_no_recipient() {
    for (text, recipients) in [
        (
            "Những người được trao tặng Kỷ niệm chương lần này là bà Đặng Thị Minh và ông Lê Hoài Trung.",
            2,
        ),
        (
            "Những người được trao tặng Kỷ niệm chương gồm: bà Đặng Thị Minh, ông Lê Hoài Trung.",
            2,
        ),
        (
            "Bà Đặng Thị Minh được trao tặng Kỷ niệm chương là phần thưởng cao quý của Hội Nông dân Việt Nam và Hội Chữ thập đỏ Việt Nam.",
            1,
        ),
    ] {
        let facts = extract(&article(&[text]));
        assert_eq!(facts.awards.len(), 1, "{text}");
        assert_eq!(facts.awards[0].recipients.len(), recipients, "{text}");
    }
}

#[test]
fn a_medals_motto_belongs_to_its_name() {
    check(
        "Liên hiệp các tổ chức hữu nghị Việt Nam trao tặng Kỷ niệm chương vì hòa bình, hữu nghị giữa các dân tộc cho bà Đặng Thị Minh.",
        "Kỷ niệm chương vì hòa bình, hữu nghị giữa các dân tộc from Liên hiệp các tổ chức hữu nghị Việt Nam to [Đặng Thị Minh]",
    );
}

#[test]
fn results_in_a_list_are_no_tasks() {
    check(
        "Cả hệ thống thực hiện chín nhiệm vụ trọng tâm với một số kết quả nổi bật như sau:
         Một là: Công tác vận động viện trợ được thực hiện tốt.
         Hai là: Duy trì quan hệ với các đối tác cũ.",
        "",
    );
}

#[test]
fn those_elected_are_not_those_present() {
    check(
        "Ngày 12/9, Hội hữu nghị Việt Nam - Lào tham dự Đại hội Hội hữu nghị tỉnh Mẫu, bầu 3 đại biểu dự đại hội cấp trên.",
        "@0 CONGRESS | Đại hội Hội hữu nghị tỉnh Mẫu | 2023-09-12 | no place
           Hội hữu nghị Việt Nam - Lào: ATTENDEE",
    );
}

#[test]
fn awards_go_to_people_and_bodies() {
    check(
        "Ngày 12/9, tại Lễ trao Kỷ niệm chương “Vì sự nghiệp Đối ngoại nhân dân”, ông Lê Hoài Trung, Trưởng ban Đối ngoại Trung ương đã trao Kỷ niệm chương cho bà Đặng Thị Minh, Phó Chủ tịch Hội Nông dân Việt Nam, và Hội Chữ thập đỏ Việt Nam.",
        "@0 CEREMONY | Lễ trao Kỷ niệm chương “Vì sự nghiệp Đối ngoại nhân dân” | 2023-09-12 | no place
           Lê Hoài Trung: AWARDER
           Đặng Thị Minh: AWARDEE
           Hội Chữ thập đỏ Việt Nam: AWARDEE
         Kỷ niệm chương “Vì sự nghiệp Đối ngoại nhân dân” @0 from Ban Đối ngoại Trung ương to [Đặng Thị Minh, Hội Chữ thập đỏ Việt Nam]",
    );
}

#[test]
fn a_letter_that_looks_like_another_is_read_for_it() {
    let printed = "Sáng 20/9, ông Ðỗ Văn Chiến, Chủ tịch Hội Hữu nghị Việt Nam - Lào tiếp Ðoàn đại biểu Ủy ban Hòa bình Lào.";
    let report = article(&[printed]);
    let facts = extract(&report);
    let person = &facts.people[0];
    assert_eq!(person.name, "Đỗ Văn Chiến");
    let span = person.mentions[0].span;
    assert_eq!(
        &printed[span.range()],
        "Ðỗ Văn Chiến",
        "cited as it is printed"
    );
}

#[test]
fn facts_are_read_as_far_as_the_limit() {
    let sentence = "Bà Nguyễn Thị Minh, Chủ tịch Hội Nông dân Việt Nam, dự.";
    let padding = |length: usize| "a ".repeat(length / 2) + &"b".repeat(length % 2);
    for (before, people) in [(MAX_READ - sentence.len(), 1), (MAX_READ, 0)] {
        let text = padding(before) + sentence;
        let article = article(&[&text]);
        let facts = extract(&article);
        assert_eq!(facts.people.len(), people, "{before}");
        assert_sound(&article, &facts);
    }
}

/// Every place a fact cites is a stretch of its paragraph, every position one of its list.
fn assert_sound(article: &Article, facts: &Facts) {
    let span = |span: Span| {
        let text = &article.paragraphs[span.paragraph as usize].text;
        assert!(
            text.get(span.range())
                .is_some_and(|words| !words.is_empty()),
            "{span:?} of {text:?}"
        );
    };
    let person = |local: LocalPerson| assert!(local.index() < facts.people.len());
    let body = |local: LocalOrganization| assert!(local.index() < facts.organizations.len());
    let meeting = |local: LocalMeeting| assert!(local.index() < facts.meetings.len());
    for report in &facts.meetings {
        assert!(!report.name.is_empty() && !report.mentions.is_empty());
        report
            .mentions
            .iter()
            .for_each(|mention| span(mention.span));
        report.time.iter().for_each(|time| span(time.span));
        report.place.iter().for_each(|place| span(place.span));
        report.attendance.iter().for_each(|count| span(count.span));
        report.organizers.iter().for_each(|local| body(*local));
        assert!(
            report
                .directives
                .iter()
                .all(|local| local.index() < facts.directives.len())
        );
        for part in &report.participants {
            assert!(part.person.is_some() || part.organization.is_some());
            assert!(!part.roles.is_empty() && !part.spans.is_empty());
            part.spans.iter().for_each(|place| span(*place));
            part.person.into_iter().for_each(person);
            part.organization.into_iter().for_each(body);
        }
    }
    for directive in &facts.directives {
        assert!(!directive.mentions.is_empty());
        assert!(directive.number.is_some() || directive.named_after.is_some());
        directive
            .mentions
            .iter()
            .for_each(|mention| span(mention.span));
        directive
            .subject
            .iter()
            .for_each(|subject| span(subject.span));
        directive.issued_on.iter().for_each(|day| span(day.span));
        directive.issuer.iter().for_each(|issuer| {
            span(issuer.span);
            body(issuer.value);
        });
    }
    for said in &facts.statements {
        span(said.span);
        person(said.speaker);
        said.meeting.into_iter().for_each(meeting);
    }
    for task in &facts.tasks {
        span(task.span);
        task.meeting.into_iter().for_each(meeting);
        task.speaker.into_iter().for_each(person);
        task.addressees.iter().for_each(|local| body(*local));
        assert!(
            task.directives
                .iter()
                .all(|local| local.index() < facts.directives.len())
        );
    }
    for figure in &facts.figures {
        span(figure.span);
        assert!(figure.value.is_finite() && !figure.unit.is_empty());
    }
    for award in &facts.awards {
        span(award.span);
        assert!(!award.name.is_empty());
        award.meeting.into_iter().for_each(meeting);
        award.granted_by.into_iter().for_each(body);
    }
}

/// Words and signs of which the rules' patterns are made, to be strung together at random.
const PIECES: &[&str] = &[
    "Hội nghị",
    "hội thảo",
    "Lễ trao",
    "buổi tiếp",
    "ông",
    "Bà",
    "Nguyễn Văn An",
    "Hà Kim Ngọc",
    "Bộ Ngoại giao",
    "Thứ trưởng",
    "tổ chức",
    "phối hợp với",
    "do",
    "tại",
    "Hà Nội",
    "ngày",
    "12/9",
    "8 - 9/10",
    "12-4",
    "31/2/2023",
    "năm 2022",
    "tháng 1/2025",
    "chiều cùng ngày",
    "sáng nay",
    "Chỉ thị",
    "số 12-CT/TW",
    "Nghị quyết Đại hội XIII",
    "của Đảng",
    "Nghị định 58/2022/NĐ-CP",
    "về",
    "“",
    "”",
    "\"",
    ":",
    ";",
    ".",
    ",",
    "(",
    ")",
    "-",
    "–",
    "…",
    "khẳng định",
    "đề nghị",
    "chủ trì",
    "Phát biểu tại",
    "Theo",
    "trao",
    "Kỷ niệm chương",
    "cho",
    "được tặng",
    "và",
    "gần",
    "200 đại biểu",
    "tham dự",
    "233 triệu USD",
    "5%",
    "1.000.000",
    "99999999999999999999",
    "lần thứ",
    "khóa VI",
    "nhiệm vụ",
    "như sau",
    "Tiếp tục",
    "Năm 2024,",
    "sẽ",
    "đại diện",
    "có",
    "tiếp",
    "đoàn",
    "Đ",
    "\u{301}",
    "İ",
    "ẞ",
    "\u{a0}",
];

proptest! {
    #[test]
    fn facts_of_any_text_are_sound(texts in prop::collection::vec("\\PC{0,200}", 0..4)) {
        let paragraphs: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let article = article(&paragraphs);
        assert_sound(&article, &extract(&article));
    }

    #[test]
    fn facts_of_any_words_are_sound(texts in prop::collection::vec(prop::collection::vec(0..PIECES.len(), 1..40), 1..4)) {
        let texts: Vec<String> = texts
            .iter()
            .map(|pieces| pieces.iter().map(|at| PIECES[*at]).collect::<Vec<_>>().join(" "))
            .collect();
        let article = dated(&texts.join("\n"));
        assert_sound(&article, &extract(&article));
    }
}
