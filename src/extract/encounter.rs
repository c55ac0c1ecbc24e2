//! Meetings that are told by a verb alone: `ông A tiếp bà B`, `đoàn làm việc với Hội C`.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::counterpart::{
    CROWD, CROWD_END, DELEGATION, END, GATHERED, GREETED, GREETED_HOME, GREETED_WHOM, LAND,
    LEAST_NAMED, OTHER, POST, PRONOUN, VISITED, also_met, announced, bodies_with, is_country,
    is_delegation, is_object, with,
};
use crate::extract::host::{has_subject, host, leaders};
use crate::extract::parley::{awarding, received, signed, signing, talks};
use crate::extract::reading::{Named, Passage};
use crate::extract::subject::WHEN_WHERE;
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
        r"\b(?:đã\s+|vừa\s+|vinh dự\s+|hân hạnh\s+|vui mừng\s+|long trọng\s+|nồng nhiệt\s+|dành thời gian\s+|lần lượt\s+|thân mật\s+|trọng thể\s+|tiến hành\s+|có\s+(?:(?:các|những|hai|ba|nhiều|loạt|chuỗi)\s+)?(?:buổi|cuộc)\s+)*(?P<verb>tiếp xúc cử tri|gặp(?: gỡ)?(?:,| và)? làm việc với|tiếp xã giao|tiếp, làm việc với|tiếp đón và làm việc với|tiếp và làm việc với|tiếp kiến|tiếp đón|đón tiếp|tiếp|gặp gỡ|gặp mặt|gặp|hội kiến với|hội kiến|hội đàm với|hội đàm|làm việc với|(?:đến |tới )?(?:thăm và |thăm, )?chào xã giao(?: với)?|(?:đến |tới )?chào (?:từ|tạm) biệt|(?:đến|tới|ghé) chào|thăm xã giao|thăm chính thức|thăm hữu nghị chính thức|thăm hữu nghị|thăm và làm việc tại|thăm và làm việc với|thăm, làm việc tại|thăm, làm việc với|(?:đến |tới |sang )?thăm(?:, | và )chúc (?:tết|mừng)|(?:đến|tới|sang) chúc (?:tết|mừng)|chúc tết|(?:đến |tới |sang )thăm(?:,| và) làm việc (?:tại|với)|đến thăm|tới thăm|sang thăm|(?:đến |tới |sang )?tham quan|ký kết|ký)\s+(?:(?:thân mật|trọng thể|nồng nhiệt|xã giao)\s+)*",
    )
});

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
        // `Ông A cảm ơn ông B đã dành thời gian tiếp đoàn`: the reception at which this is said.
        static TIME: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"\b(?:cảm ơn|cám ơn|cảm kích|trân trọng|vinh dự được|vui mừng được)\b[^.;:“”]{0,160}\bdành\s(?:nhiều\s|chút\s)?thời gian\s",
            )
        });
        let lead = &text[sentence.start..sentence.start + verb.start()];
        let received = word.starts_with("tiếp") || word.starts_with("đón") || word == "gặp";
        if received && lead.trim_end().ends_with("thời gian") && TIME.is_match(lead) {
            continue;
        }
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
        let tours = word.ends_with("tham quan");
        // `tiếp xúc cử tri các phường A, B sau Kỳ họp`: those who elected somebody.
        let voters = word == "tiếp xúc cử tri";
        let greets = word.contains("chào") || word.contains("xã giao");
        let visit = !greets && (comes || tours || word.starts_with("thăm"));
        let land = || {
            // `sang thăm và làm việc tại Lào`
            let works = word.ends_with("làm việc tại") && is_country(rest);
            let own = if (comes || tours) && !works || POST.is_match(rest) {
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
            let gathered = || {
                let told = matches!(&*word, "gặp mặt" | "gặp gỡ") && whole.start() < verb.start();
                GATHERED.find(rest).filter(|_| told)
            };
            let all = CROWD
                .find(rest)
                .filter(|_| word.starts_with("gặp"))
                .or_else(gathered)?
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
        // `thăm, làm việc tại Sở X`: the name of the body is no land's.
        let house = body.is_some_and(|body| body.range.start == object);
        let (printed, end, met) = if voters {
            let end = VOTERS.find(rest).map_or(0, |found| found.end());
            (rest[..end].trim_end().to_owned(), object + end, None)
        } else if visit
            && !(house && works)
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
            // `hội kiến Chủ tịch Hạ viện, đồng thời là Chủ tịch Nhóm … bà B`
            let own = &text[person.range.clone()];
            let one = match last.is_none() && guests.is_empty() && !one.contains(own) {
                true => format!("{one} {own}"),
                false => one,
            };
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
            .or_else(|| {
                let stop = earlier_stop(passage, sentence, at)?;
                host(passage, sentence, stop..end)
            })
        else {
            continue;
        };
        before = Some((end, people.clone()));
        let visit = visit && (met.is_none() || festive) && !works && !word.ends_with("với");
        let (kind, noun) = if gathers {
            (
                MeetingKind::Exchange,
                if word == "gặp mặt" {
                    "Gặp mặt"
                } else {
                    "Gặp gỡ"
                },
            )
        } else if voters {
            (MeetingKind::Other, "Tiếp xúc cử tri")
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
        // `đã có các cuộc tiếp kiến Thủ tướng A`
        static COUNTED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bcuộc\s+$"));
        let lead = &whole.as_str()[..verb.start() - whole.start()];
        let noun = match noun.strip_prefix("Buổi ") {
            Some(rest) if COUNTED.is_match(lead) => format!("Cuộc {rest}"),
            _ => noun.to_owned(),
        };
        let others: Vec<LocalPerson> = match met {
            Some(person) => iter::once(person)
                .chain(guests.iter().skip(1).map(|guest| guest.entity))
                .chain(with(passage, end..sentence.end).map(|(_, person)| person))
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
            (_, Some(body))
                if met.is_none()
                    && (!visit || festive)
                    && body.range.end == end
                    && !is_delegation(rest)
                    && !(object < body.range.start && POST.is_match(rest)) =>
            {
                bodies_with(passage, body, sentence.end)
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
        // `đã có các cuộc tiếp kiến Thủ tướng A và Chủ tịch Quốc hội B`: with each by itself.
        static EACH: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"\b(?:(?:các|những|hai|ba|nhiều)\s+(?:buổi|cuộc)|lần lượt)\s+$")
        });
        let each = met.filter(|_| EACH.is_match(lead));
        let others = match each {
            Some(_) => also_met(passage, end..sentence.end),
            None => Vec::new(),
        };
        let name = match met.filter(|_| guests.is_empty() && each.is_none()) {
            Some(_) => with_all(passage, name, end..sentence.end),
            None => name,
        };
        let apart = |person: &LocalPerson| others.iter().any(|(_, other)| other == person);
        let hosts: Vec<LocalPerson> = people
            .iter()
            .filter(|person| !apart(person) && Some(**person) != met)
            .copied()
            .collect();
        people.retain(|person| !apart(person));
        found.push(Encounter {
            range: at..end,
            kind,
            name,
            people,
            organizations,
        });
        for (range, person) in others {
            let mut people = hosts.clone();
            people.push(person);
            found.push(Encounter {
                name: format!("{noun} {}", &text[range.clone()]),
                range,
                kind,
                people,
                organizations: Vec::new(),
            });
        }
    }
    found
}

/// The name of an encounter with several, all of whom it tells: `Hội kiến Chủ tịch Hạ viện A và Chủ tịch Thượng viện B`.
fn with_all(passage: &Passage<'_>, name: String, behind: Range<usize>) -> String {
    /// How many characters it takes at most.
    const LONGEST: usize = 140;
    let end = with(passage, behind.clone())
        .last()
        .map(|(range, _)| range.end);
    let more = end.map_or("", |end| &passage.text[behind.start..end]);
    match more.starts_with(" và ") && name.chars().count() + more.chars().count() < LONGEST {
        true => name + more,
        false => name,
    }
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

/// Where those are from who elected somebody: `tỉnh Gia Lai`, `các phường: A, B, C`.
static VOTERS: LazyLock<Pattern> = LazyLock::new(|| {
    let place = r"\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,3}";
    exact(&format!(
        r"^(?:(?:tại|ở)\s)?(?:(?:các|hai|ba|bốn|\d+)\s)?(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|đơn vị bầu cử)(?:\s(?:xã|phường))?:?\s(?:số\s\d+|{place}(?:(?:,|\svà)\s{place})*)"
    ))
});

/// The feast of which one wishes joy, before whom one wishes it: `Nguyên đán Quý Mão 2023 `.
static FEAST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Nguyên [Đđ]án|[Cc]ổ truyền|năm mới|[Xx]uân|Lào|Khmer|Bun ?[Pp]i ?[Mm]ay|Ch[oô]l Ch[a-zăâ]+ Th[a-z]+|S[eê]n(?:e)? D[ôo]n?l?ta)\s)+(?:(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) \p{Lu}\p{Ll}+\s)?(?:(?:năm )?\d{4}\s)?",
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

/// Where the first of the things that somebody does one after the other is told: `Đoàn đã dâng hoa tại Đài A; thăm Bảo tàng B;
/// chào xã giao bà C`.
fn earlier_stop(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    static STOP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:(?:đã|vừa|cũng|lần lượt|có)\s+)*(?:đến|tới|dâng|đặt vòng hoa|viếng|vào lăng|thăm|tham quan|gặp|làm việc|dự|tham dự|trao|tặng|khảo sát|tiếp xúc|trồng|hội đàm|hội kiến|chào|tham gia|ký)\b",
        )
    });
    static ENDS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:[;,]|\svà)(?:\s(?:đồng thời|sau đó|đã|cũng|và))*\s*$"));
    let before = &passage.text[sentence.start..at];
    if !ENDS.is_match(before) || before.contains([':', '“']) {
        return None;
    }
    let stop = sentence.start + STOP.find(before)?.start();
    has_subject(passage, sentence, stop).then_some(stop)
}

/// Whether a title tells that somebody meets or visits somebody, in whatever words it names them.
///
/// Example: `Chủ tịch tỉnh tiếp Đại sứ Cuba` does, `Tỉnh tiếp tục gặp khó khăn` does not.
pub(crate) fn tells_of_encounter(title: &str) -> bool {
    /// Visits without a word more, and guests who are seen in.
    static VISITS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:thăm|tham quan|đón)\s+(?:(?:và|,)?\s*làm việc\s+(?:tại|với)\s+)?(?:(?:đoàn|tỉnh|thành phố)\b|(?-i:\p{Lu}))",
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
