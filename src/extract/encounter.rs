//! Meetings that are told by a verb alone: `ông A tiếp bà B`, `đoàn làm việc với Hội C`.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::candidate::first;
use crate::extract::host::{host, leaders};
use crate::extract::parley::{awarding, received, signed, signing, talks};
use crate::extract::reading::{Named, Passage};
use crate::extract::subject::{CLAUSE, WHEN_WHERE, mask};
use crate::lexicon::{LEXICON, tokens};
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Pattern, exact, pattern};

/// Somebody receives, meets or works with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Encounter {
    /// From the verb to whom it is done with.
    pub(crate) range: Range<usize>,
    pub(crate) kind: MeetingKind,
    /// The event's name, made of the verb's noun and the words printed: `Buổi tiếp bà B`.
    pub(crate) name: String,
    /// Both sides, as far as they are named.
    pub(crate) people: Vec<LocalPerson>,
    /// The body met, where it is not a person.
    pub(crate) organizations: Vec<LocalOrganization>,
}

impl Encounter {
    /// Whether the words do not tell who was met: `Phó Chủ tịch A tiếp đoàn.`
    pub(crate) fn is_bare(&self) -> bool {
        const NOUNS: &[&str] = &[
            "Buổi tiếp",
            "Buổi tiếp xã giao",
            "Buổi làm việc",
            "Cuộc gặp",
            "Hội đàm",
            "Buổi chào xã giao",
            "Buổi chào từ biệt",
            "Buổi chào tạm biệt",
        ];
        NOUNS.contains(&self.name.as_str())
    }
}

static VERB: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:đã\s+|vừa\s+|dành thời gian\s+|lần lượt\s+|thân mật\s+|trọng thể\s+|tiến hành\s+|có\s+(?:buổi|cuộc)\s+)*(?P<verb>tiếp xã giao|tiếp, làm việc với|tiếp đón và làm việc với|tiếp và làm việc với|tiếp kiến|tiếp đón|đón tiếp|tiếp|gặp gỡ|gặp mặt|gặp|hội kiến với|hội kiến|hội đàm với|hội đàm|làm việc với|(?:đến |tới )?(?:thăm và |thăm, )?chào xã giao(?: với)?|(?:đến |tới )?chào (?:từ|tạm) biệt|đến chào|tới chào|thăm xã giao|thăm chính thức|thăm hữu nghị chính thức|thăm hữu nghị|thăm và làm việc tại|thăm và làm việc với|thăm, làm việc tại|thăm, làm việc với|(?:đến |tới |sang )?thăm(?:, | và )chúc (?:tết|mừng)|(?:đến|tới|sang) chúc (?:tết|mừng)|chúc tết|(?:đến |tới |sang )thăm(?:,| và) làm việc (?:tại|với)|đến thăm|tới thăm|sang thăm|ký kết|ký)\s+(?:(?:thân mật|trọng thể|nồng nhiệt|xã giao)\s+)*",
    )
});
/// Between the verb and the name of whom it is done with: forms of address, posts, a delegation.
static OBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    // `hội kiến Chủ tịch Hạ viện, đồng thời là Chủ tịch Nhóm … bà B`: one person's posts.
    exact(&format!(
        r"^[^.,;:“”()]*(?:,\s+(?:đồng thời|kiêm|{POSTS})\b[^.,;:“”()]*)*,?\s*$"
    ))
});
/// What a post begins with.
const POSTS: &str = "[Ôô]ng|[Bb]à|[Nn]gài|đồng chí|[Đđ]oàn|[Đđ]ại sứ|[Cc]hủ tịch|[Cc]hủ nhiệm|[Pp]hó|[Qq]uyền|[Bb]ộ trưởng|[Tt]hứ trưởng|[Nn]goại trưởng|Tổng|[Tt]ổng (?:thống|bí thư|thư ký|giám đốc|lãnh sự|tham mưu|tư lệnh)|Trưởng|[Tt]rưởng (?:ban|đoàn|đại diện|văn phòng)|[Gg]iám đốc|[Vv]iện trưởng|[Hh]iệu trưởng|[Hh]ội trưởng|[Bb]í thư|[Tt]hủ tướng|[Tt]hống đốc|[Tt]ỉnh trưởng|[Tt]hị trưởng|[Cc]hánh án|[Tt]ư lệnh|(?:Ủy|Uỷ|ủy|uỷ) viên|Thường trực|Nhà vua|Quốc vương|Nữ hoàng|Hoàng (?:hậu|tử|thái tử)|Công chúa|Thái tử|(?:Thượng|Hạ) nghị sĩ|[Nn]ghị sĩ|(?:Đại|Thượng|Trung|Thiếu) tướng|(?:Đại|Thượng|Trung|Thiếu) tá|Đô đốc|[Đđ]ặc phái viên|Quốc vụ khanh|GS|PGS|TS|[Nn]guyên|[Tt]ân|[Cc]ựu|Tham tán|Đại biện|đại diện cấp cao";

/// Verbs behind the verb make it another one: `tiếp tục gặp khó khăn`.
static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tục|nhận|cận|thu|theo|khó khăn|đã|sẽ|về|để|nhằm|dưới|các|những|nhiều|bạn bè|nhân dân|tại|ở)\b",
    )
});
/// A form of address or a post opens: `tiếp Đại sứ Cuba tại Việt Nam …`.
static POST: LazyLock<Pattern> = LazyLock::new(|| exact(&format!(r"^(?:{POSTS})\b")));
/// Whoever comes, told by no name of a person: `tiếp đoàn nghị sĩ tỉnh Gifu`.
static DELEGATION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?(?:đoàn|phái đoàn|lãnh đạo|gia đình|cựu chiến binh|chính quyền|tổng lãnh sự|đại sứ|nghị sĩ|(?:tỉnh|thành phố|huyện|quận|bang)\s(?-i:\p{Lu}))\b(?:\s+[\p{L}\p{N}-]+){0,24}",
    )
});
/// Many who are met at once: `gặp gỡ 200 cựu chuyên gia, cựu chiến binh`.
static CROWD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:gần|hơn|trên|khoảng|các|đông đảo)\s+)*\d[\d.]*\s+(?:đại biểu\s+)?(?:{PEOPLE})\b(?:,?\s+(?:và\s+)?[\p{{L}}\p{{N}}-]+){{0,24}}"
    ))
});
/// Those who are met in great numbers.
const PEOPLE: &str = "cựu chuyên gia|cựu quân tình nguyện|cựu chiến binh|cựu lưu học sinh|cựu du học sinh|cựu thanh niên xung phong|cựu sinh viên|chuyên gia|kiều bào|người Việt|hội viên|doanh nhân|doanh nghiệp|trí thức|thanh niên|sinh viên|lưu học sinh|học sinh|nhân sĩ|nhà khoa học";
/// What ends their name.
static CROWD_END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:do|gồm|có|đang|đã|vào|với|trước|sáng|chiều|ngày|dưới|nhân|trong khuôn khổ|để|nhằm)\b|,\s+(?:nhân|trong|nhằm|để|đồng thời)\b",
    )
});

/// Whether a country is named at the beginning of the text.
fn is_country(text: &str) -> bool {
    const LONGEST: usize = 60;
    let words = tokens(first(text, LONGEST));
    LEXICON.countries.longest(&words, 0).is_some()
}

/// What ends the name of a delegation, or of an agreement.
pub(crate) static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:do|gồm|có|còn|đến|tới|sang|nhân|đang|đã|vào|tại|với|trong|trước|sáng|chiều|ngày|dưới|về|giữa|được)\b",
    )
});
/// What only a verb of coming makes a visit: a land or a province, no house.
static VISITED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:tỉnh|thành phố|TP\.?|Thành phố|thủ đô|Thủ đô|Việt Nam|Cộng hòa|Vương quốc|Liên bang|nước ta)\b(?:\s?\p{Lu}[\p{L}.]*)*",
    )
});
/// The country or city that is visited.
static LAND: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Cộng hòa|nước|thành phố|tỉnh|thủ đô|Vương quốc|Liên bang|Liên minh)\s+|TP\.\s?)*(?:châu\s+)?\p{Lu}\p{L}*(?:[\s-]\p{Lu}\p{L}*){0,4}",
    )
});
static PRONOUN: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?P<form>ông|bà|ngài|đồng chí)\b\s*(?:[.,;]|tại\b|và\b|$)"));
/// The encounters that a sentence tells of.
///
/// Example: `Sáng 17/9, bà An, Phó Chủ tịch Hội X đã tiếp đoàn do ông Kenji làm Trưởng đoàn.` is a reception.
pub(crate) fn encounters(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Encounter> {
    let text = passage.text;
    let mut found: Vec<Encounter> = talks(passage, sentence)
        .into_iter()
        .chain(received(passage, sentence))
        .chain(signed(passage, sentence))
        .chain(awarding(passage, sentence))
        .collect();
    // Where the encounter before ends, and whose it is: `đã hội kiến Chủ tịch A; chào xã giao Thủ tướng B`.
    let mut before: Option<(usize, Vec<LocalPerson>)> = None;
    for captures in VERB.captures_iter(&text[sentence.clone()]) {
        let (Some(whole), Some(verb)) = (captures.get(0), captures.name("verb")) else {
            continue;
        };
        let at = sentence.start + whole.start();
        let behind = sentence.start + whole.end();
        let word = verb.as_str().to_lowercase();
        // `thăm, chúc Tết Tổng Lãnh sự quán X`: also a house is visited so.
        let festive = word.contains("chúc");
        // `Đoàn X đã chúc Tết tỉnh Y` tells of it; `bà A chúc Tết nhân dân` may stand in a speech.
        let wishes = word == "chúc tết";
        let told = whole.start() < verb.start();
        if wishes && !(told && visitors(&text[sentence.start..at]).is_some()) {
            continue;
        }
        // `đến chúc Tết Nguyên đán Quý Mão 2023 UBND tỉnh`: the feast comes first.
        let feast = FEAST.find(&text[behind..sentence.end]).filter(|_| festive);
        let object = behind + feast.map_or(0, |feast| feast.end());
        let inside = passage
            .organizations
            .iter()
            .any(|named| named.range.start < at && at < named.range.end);
        if inside || passage.is_quoted(at) {
            continue;
        }
        let rest = &text[object..sentence.end];
        if word.starts_with("ký") {
            found.extend(signing(passage, sentence, at, object));
            continue;
        }
        let subject = passage.people_in(sentence.start..at).next_back();
        let person = passage
            .people_in(object..sentence.end)
            .next()
            .filter(|named| is_object(&text[object..named.range.start]));
        let body = passage
            .organizations_in(object..sentence.end)
            .next()
            .filter(|named| is_object(&text[object..named.range.start]));
        let guests = match person {
            Some(_) => Vec::new(),
            None => announced(passage, object..sentence.end),
        };
        let person = person.or(guests.first().copied());
        let earlier = || {
            let form = PRONOUN.captures(rest)?.name("form")?.as_str();
            let named = passage.people_in(0..sentence.start).rev().find(|named| {
                subject.is_none_or(|subject: &Named<LocalPerson>| subject.entity != named.entity)
            })?;
            let name = &text[named.range.clone()];
            Some((format!("{form} {name}"), object + form.len(), named.entity))
        };
        let comes = ["đến thăm", "tới thăm", "sang thăm"]
            .iter()
            .any(|verb| word.starts_with(verb));
        let greets = word.contains("chào") || word.contains("xã giao");
        let visit = !greets && (comes || word.starts_with("thăm"));
        let land = || {
            // `sang thăm và làm việc tại Lào`
            let works = word.ends_with("làm việc tại") && is_country(rest);
            let own = if comes && !works || POST.is_match(rest) {
                None
            } else {
                LAND.find(rest)
            };
            own.or_else(|| VISITED.find(rest))
                .map(|land| land.as_str().trim_end().trim_end_matches('.'))
        };
        // `tiếp đoàn X đến chúc mừng`: why they were received.
        if festive && !word.contains("thăm") && !found.is_empty() {
            continue;
        }
        let crowd = || {
            let all = CROWD
                .find(rest)
                .filter(|_| word.starts_with("gặp"))?
                .as_str();
            let end = CROWD_END.find(all).map_or(all.len(), |found| found.start());
            Some((all[..end].trim_end().to_owned(), object + end))
        };
        let delegation = || {
            let all = DELEGATION.find(rest)?.as_str();
            let end = END.find(all).map_or(all.len(), |found| found.start());
            Some((all[..end].trim_end().to_owned(), object + end))
        };
        // `tiếp đoàn X do ông A dẫn đầu sang thăm Việt Nam`: what brings those who are received.
        static BROUGHT: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"\b(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng|đang|nhân dịp|đã)[\s,]*$")
        });
        let received = found.last().is_some_and(|last| {
            last.kind == MeetingKind::Reception
                && sentence.start <= last.range.start
                && text
                    .get(last.range.end..at)
                    .is_some_and(|gap| !gap.contains([';', ':', '“']) && BROUGHT.is_match(gap))
        });
        let dated = || {
            let mut times = passage.times.iter();
            times.any(|time| (object..sentence.end).contains(&time.range.start))
        };
        if visit && !festive && received && !dated() {
            continue;
        }
        // `đến thăm và làm việc tại Sở X`: a working session, wherever it is.
        let works = word.contains("làm việc") && body.is_some();
        let mut gathers = false;
        let (printed, end, met) = if visit
            && !word.ends_with("với")
            && let Some(land) = land()
        {
            (land.to_owned(), object + land.len(), None)
        } else if visit && !festive && !works && !word.ends_with("với") {
            continue;
        } else if festive && person.is_none() && body.is_none() {
            // `thăm, chúc Tết Tổng Lãnh sự cùng cán bộ`
            let home = GREETED_HOME.find(rest).map_or(0, |home| home.end());
            let all = GREETED_WHOM
                .find(&rest[home..])
                .map_or(home, |whom| home + whom.end());
            let all = &rest[..all];
            let end = GREETED
                .find(&all[home..])
                .map_or(all.len(), |found| home + found.start());
            (all[..end].trim_end().to_owned(), object + end, None)
        } else if let Some(person) = person {
            // Of several the name tells what they are: `tiếp các Đại sứ: A, B`.
            let named = match guests.is_empty() {
                true => person.range.end,
                false => object + rest.find(':').unwrap_or(0),
            };
            let printed = text[object..named].to_owned();
            // The name tells one post, whatever others the person holds: the one beside the name.
            let parts: Vec<&str> = printed.split(',').map(str::trim).collect();
            let also = |part: &&&str| !part.starts_with("đồng thời") && !part.starts_with("kiêm");
            let last = parts
                .iter()
                .rev()
                .find(also)
                .filter(|_| parts.iter().all(|part| also(&part)));
            let one = last.or(parts.first()).map_or("", |part| *part).to_owned();
            // `tiếp đoàn nghị sĩ Đức do ông A dẫn đầu`: who leads it is none of the name.
            let led = one.find(" do ").filter(|at| {
                // `làm việc với Hội X do bà B chủ trì tiếp đón`
                let hosted = (body.as_ref())
                    .is_some_and(|body| one == printed && body.range.end == object + at);
                (is_delegation(&one) || hosted) && *at > LEAST_NAMED
            });
            let one = led.map_or(one.as_str(), |at| &one[..at]).to_owned();
            (one, named.max(object), Some(person.entity))
        } else if let Some(body) = body {
            (
                text[object..body.range.end].to_owned(),
                body.range.end,
                None,
            )
        } else if let Some((printed, end, person)) = earlier() {
            (printed, end, Some(person))
        } else if let Some((printed, end)) = delegation() {
            (printed, end, None)
        } else if let Some((printed, end)) = crowd() {
            gathers = true;
            (printed, end, None)
        } else {
            continue;
        };
        let goes_on = before
            .take()
            .filter(|(from, _)| goes_on(passage, *from..at));
        let Some(mut people) = goes_on
            .map(|(_, people)| people)
            .or_else(|| host(passage, sentence, at..end))
        else {
            continue;
        };
        before = Some((end, people.clone()));
        let visit = visit && (met.is_none() || festive) && !works && !word.ends_with("với");
        let (kind, noun) = if gathers {
            (MeetingKind::Exchange, "Gặp gỡ")
        } else if festive {
            (MeetingKind::Visit, "")
        } else if visit && word.ends_with("thăm và làm việc tại") {
            (MeetingKind::Visit, "Chuyến thăm và làm việc tại")
        } else if visit {
            let noun = match &*word {
                "thăm chính thức" => "Chuyến thăm chính thức",
                "thăm hữu nghị chính thức" => "Chuyến thăm hữu nghị chính thức",
                "thăm hữu nghị" => "Chuyến thăm hữu nghị",
                _ => "Chuyến thăm",
            };
            (MeetingKind::Visit, noun)
        } else {
            sort(&word)
        };
        let others: Vec<LocalPerson> = match met {
            Some(person) => iter::once(person)
                .chain(guests.iter().skip(1).map(|guest| guest.entity))
                .chain(with(passage, end..sentence.end))
                .collect(),
            None => leaders(passage, end..sentence.end).collect(),
        };
        for person in others {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let organizations = match (&people[..], body) {
            // `đoàn đại biểu Hội X` is not the body itself.
            ([] | [_], Some(body))
                if (!visit || festive)
                    && body.range.end == end
                    && !is_delegation(rest)
                    && !(object < body.range.start && POST.is_match(rest)) =>
            {
                vec![body.entity]
            }
            _ => Vec::new(),
        };
        // `tiếp xã giao đoàn`: who came is told elsewhere.
        static BARE: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?đoàn$"));
        let name = if festive {
            let said = verb.as_str();
            let lower = said.to_lowercase();
            let greets = lower.find("thăm").or(lower.find("chúc")).unwrap_or(0);
            let said = said.get(greets..).unwrap_or(said);
            let said = match said.starts_with("chúc") {
                true => said.replacen("chúc", "Chúc", 1),
                false => said.replacen("thăm", "Thăm", 1),
            };
            let feast = &text[behind..object];
            match visitors(&text[sentence.start..at]).filter(|_| wishes || !feast.is_empty()) {
                Some(visitors) => {
                    let said = said.replacen("Chúc", "chúc", 1).replacen("Thăm", "thăm", 1);
                    format!("{visitors} {said} {feast}{printed}")
                }
                None => format!("{said} {feast}{printed}"),
            }
        } else if BARE.is_match(&printed) {
            let noun = noun.trim_end_matches(" với");
            if word == "tiếp xã giao" {
                format!("{noun} xã giao")
            } else {
                noun.to_owned()
            }
        } else {
            let printed = printed.strip_prefix("đồng chí ").unwrap_or(&printed);
            format!("{noun} {printed}")
        };
        found.push(Encounter {
            range: at..end,
            kind,
            name,
            people,
            organizations,
        });
    }
    found
}

/// The delegation that comes: `Đoàn công tác tỉnh Hủa Phăn` before `do ông A dẫn đầu đã đến chúc Tết …`.
fn visitors(before: &str) -> Option<&str> {
    static VISITORS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[,;.–-]\s+)(?P<who>(?:(?:các|hai|ba|bốn|\d+)\s+)?(?:phái đoàn|đoàn)\s[^,;:“”]*(?:,\s(?:tỉnh|thành phố|huyện)\s(?-i:\p{Lu})[^,;:“”]*)*)",
        )
    });
    let who = VISITORS.captures_iter(before).last()?.name("who")?.as_str();
    let end = END.find(who).map_or(who.len(), |found| found.start());
    Some(who[..end].trim_end())
}

/// The feast of which one wishes joy, before whom one wishes it: `Nguyên đán Quý Mão 2023 `.
static FEAST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Nguyên [Đđ]án|[Cc]ổ truyền|năm mới|[Xx]uân|Lào|Khmer|Bun ?[Pp]i ?[Mm]ay|Ch[oô]l Ch[a-zăâ]+ Th[a-z]+|S[eê]n(?:e)? D[ôo]n?l?ta)\s)+(?:(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) \p{Lu}\p{Ll}+\s)?(?:(?:năm )?\d{4}\s)?",
    )
});

/// How long the name of a delegation is in bytes, at least, that needs no leader beside it: not `đoàn`.
const LEAST_NAMED: usize = 16;

/// Party, authorities and people of a place, of which commas end nothing: `Đảng bộ, chính quyền và Nhân dân tỉnh X`.
static GREETED_HOME: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Đảng bộ|Đảng ủy|[Cc]ấp ủy|(?:Tỉnh|Thành|Huyện|Quận) ủy)(?:,\s(?:[Cc]hính quyền|Hội đồng nhân dân|Ủy ban nhân dân|HĐND|UBND|MTTQ|Mặt trận Tổ quốc|lực lượng vũ trang|quân đội|các đoàn thể))*(?:,?\svà\s(?:[Nn]hân dân|[Cc]hính quyền|quân và dân)(?:\scác dân tộc)?)?\b",
    )
});
/// Whom one wishes a good new year, up to the next sign: `cán bộ, nhân viên Tổng Lãnh sự quán Lào`.
static GREETED_WHOM: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:cán bộ, (?:nhân viên|công chức|chiến sĩ|chiến sỹ|hội viên)(?:, \p{Ll}+ \p{Ll}+)?\b)?[^,.;(]*",
    )
});
/// What ends whom one wishes a good new year.
static GREETED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:cùng|và|nhân\s(?:dịp|kỷ|kỉ|ngày|lễ|tết|năm|chuyến|quốc khánh)|tại|sáng|chiều|ngày|cán bộ)\b",
    )
});

/// Whether a verb has the subject of the one before it: nothing but a comma or `và` between, and when it was.
fn goes_on(passage: &Passage<'_>, gap: Range<usize>) -> bool {
    static JOINED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?:\s*\([^)]*\))?\s*(?:;|,|,?\s*và|,?\s*đồng thời|,?\s*sau đó)(?:[\s,]*(?:{WHEN_WHERE}|(?:đã|sẽ|cũng|có|đến|tới|và|chiều|sáng)\b))*\s*$"
        ))
    });
    passage
        .text
        .get(gap)
        .is_some_and(|gap| gap.len() < 100 && JOINED.is_match(gap))
}

/// Whether a title tells that somebody meets or visits somebody, in whatever words it names them.
///
/// Example: `Chủ tịch tỉnh tiếp Đại sứ Cuba` does, `Tỉnh tiếp tục gặp khó khăn` does not.
pub(crate) fn tells_of_encounter(title: &str) -> bool {
    /// Visits without a word more, and guests who are seen in.
    static VISITS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:thăm|đón)\s+(?:(?:và|,)?\s*làm việc\s+(?:tại|với)\s+)?(?:(?:đoàn|tỉnh|thành phố)\b|(?-i:\p{Lu}))",
        )
    });
    VISITS.is_match(title)
        || VERB.captures_iter(title).any(|captures| {
            let signs = captures
                .name("verb")
                .is_none_or(|verb| verb.as_str().to_lowercase().starts_with("ký"));
            let rest = captures.get(0).map_or("", |all| &title[all.end()..]);
            let object = rest.split([',', '.', ';', ':']).next().unwrap_or(rest);
            let named = object.starts_with(char::is_uppercase);
            let met = POST.is_match(object) || is_delegation(object) || !OTHER.is_match(object);
            !signs && (met || named)
        })
}

/// Those whom a list behind a colon names, of whom the words before it tell what they are.
///
/// Example: `tiếp các ngài Đại sứ: Anna Weber (Áo), Issop Patel (Mauritius) và Phó Đại sứ Lào Khamla Souvan`.
fn announced<'p>(passage: &'p Passage<'_>, range: Range<usize>) -> Vec<&'p Named<LocalPerson>> {
    static MANY: LazyLock<Pattern> = LazyLock::new(|| {
        exact(&format!(
            r"^(?:các|hai|ba|bốn|\d+)\s(?:vị\s|ngài\s|ông\s|bà\s)?(?:{POSTS})[^.,;:“”]{{0,80}}:\s"
        ))
    });
    static ITEM: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:\([^()]*\)\s*)?(?:[,;]|và|cùng)\s"));
    let Some(list) = MANY.find(&passage.text[range.clone()]) else {
        return Vec::new();
    };
    let from = range.start + list.end();
    let mut end = None;
    passage
        .people_in(from..range.end)
        .take_while(|named| {
            let gap = &passage.text[end.unwrap_or(from)..named.range.start];
            let joined = match end {
                Some(_) => ITEM.is_match(gap),
                None => true,
            };
            let plain = gap.len() < 160 && !CLAUSE.is_match(gap);
            end = Some(named.range.end);
            joined && plain
        })
        .collect()
}

fn is_delegation(object: &str) -> bool {
    DELEGATION.is_match(object)
}

/// Who is met as well: `gặp Chủ tịch Hạ viện A và Chủ tịch Thượng viện B`.
fn with<'p>(
    passage: &'p Passage<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = LocalPerson> + 'p {
    static AND: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:,[^,.;:“”()]*)?,?\s(?:và|cùng)\s"));
    let mut end = range.start;
    passage
        .people_in(range)
        .take_while(move |named| {
            let gap = &passage.text[end..named.range.start];
            let joined = AND.find(gap).is_some_and(|and| {
                gap.len() < 200
                    && !CLAUSE.is_match(&mask(passage, end + and.end()..named.range.start))
            });
            end = named.range.end;
            joined
        })
        .map(|named| named.entity)
}

fn is_object(gap: &str) -> bool {
    const LONGEST: usize = 220;
    // The stop of `TP.HCM` ends nothing.
    let gap = &gap.replace("TP.", "TP");
    // `Tiếp đoàn có Phó Chủ tịch Hội X`: who received it.
    static HAS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?đoàn\s+(?:còn\s+)?có\s"));
    if HAS.is_match(gap) {
        return false;
    }
    // `tiếp đoàn nghị sĩ tỉnh Gifu, Phó Chủ tịch A …`: A is who receives it.
    if gap.contains(',') && is_delegation(gap) {
        return false;
    }
    gap.len() < LONGEST && OBJECT.is_match(gap) && (POST.is_match(gap) || !OTHER.is_match(gap))
}

pub(crate) fn sort(verb: &str) -> (MeetingKind, &'static str) {
    match verb {
        verb if verb.contains("làm việc") && !verb.starts_with("tiếp") => {
            (MeetingKind::WorkingSession, "Buổi làm việc với")
        }
        verb if verb.starts_with("hội đàm") => (MeetingKind::WorkingSession, "Hội đàm với"),
        "tiếp kiến" => (MeetingKind::Reception, "Buổi tiếp kiến"),
        "hội kiến" => (MeetingKind::Reception, "Hội kiến"),
        "hội kiến với" => (MeetingKind::Reception, "Hội kiến với"),
        verb if verb.starts_with("gặp") => (MeetingKind::Reception, "Cuộc gặp"),
        verb if verb.contains("từ biệt") => (MeetingKind::Reception, "Buổi chào từ biệt"),
        verb if verb.contains("tạm biệt") => (MeetingKind::Reception, "Buổi chào tạm biệt"),
        verb if verb.contains("chào") => (MeetingKind::Reception, "Buổi chào xã giao"),
        _ => (MeetingKind::Reception, "Buổi tiếp"),
    }
}
