//! What happens, and how an article tells it.

use fastrand::Rng;

use super::Synthetic;
use super::person::{Body, COUNTRIES, PROVINCES, Person};

/// Something that happens.
pub(super) struct Event {
    synthetic: Synthetic,
    day: u8,
    month: u8,
    year: u16,
    place: &'static str,
    country: &'static str,
    kind: Kind,
    host: Body,
    chair: Person,
    guest: Person,
    others: Vec<Person>,
    attendance: u16,
    number: usize,
}

#[derive(Clone, Copy)]
enum Kind {
    Conference,
    Reception,
    Congress,
    Seminar,
    Exchange,
}

/// An article as it is told.
pub(super) struct Story {
    pub(super) section: &'static str,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) caption: String,
    pub(super) author: String,
    /// Day, month, year.
    pub(super) published: (u8, u8, u16),
}

const DIRECTIVES: &[&str] = &[
    "Chỉ thị 12-CT/TW của Ban Bí thư",
    "Chỉ thị số 12-CT/TW ngày 5/1/2022 của Ban Bí thư",
    "Nghị định 58/2022/NĐ-CP của Chính phủ",
    "Nghị định số 80/2020/NĐ-CP của Chính phủ",
    "Nghị quyết số 59-NQ/TW của Bộ Chính trị",
    "Kết luận số 38-KL/TW của Ban Bí thư",
    "Chỉ thị số 38-CT/TW của Ban Bí thư",
];
const WORK: &[&str] = &[
    "mở thêm lớp tiếng Việt cho con em kiều bào",
    "lập quỹ học bổng cho sinh viên hai nước",
    "khảo sát các dự án nước sạch ở vùng cao",
    "chuẩn bị tuần phim tài liệu tại các trường đại học",
    "trồng một vườn cây hữu nghị bên bờ sông",
    "biên soạn tập kỷ yếu bằng hai thứ tiếng",
    "tổ chức trại hè cho thanh niên vùng biên",
    "kết nối các hợp tác xã cà phê với bạn hàng",
    "sưu tầm thư từ của các cựu chuyên gia",
    "đưa bác sĩ tình nguyện về khám ở bản xa",
];
const VIEWS: &[&str] = &[
    "tình bạn giữa nhân dân hai nước lớn lên từ những việc nhỏ làm đến nơi đến chốn",
    "công tác đối ngoại nhân dân cần bám sát nhu cầu của từng địa phương",
    "thế hệ trẻ phải là người viết tiếp câu chuyện của những người đi trước",
    "các dự án chỉ bền khi người dân được hỏi ý kiến từ đầu",
    "mỗi chi hội nên có một hoạt động thường xuyên gắn với trường học",
];

impl Event {
    pub(super) fn new(synthetic: Synthetic, number: usize) -> Event {
        let mut rng = synthetic.rng("event", number);
        let rng = &mut rng;
        let kinds = [
            Kind::Conference,
            Kind::Reception,
            Kind::Congress,
            Kind::Seminar,
            Kind::Exchange,
        ];
        Event {
            synthetic,
            day: rng.u8(1..=28),
            month: rng.u8(1..=12),
            year: 2016 + rng.u16(..10),
            place: PROVINCES[rng.usize(..PROVINCES.len())],
            country: COUNTRIES[rng.usize(..COUNTRIES.len())],
            kind: kinds[rng.usize(..kinds.len())],
            host: Body::new(synthetic.one_of(rng, Body::COUNT)),
            chair: Person::pick(synthetic, rng),
            guest: Person::guest(rng),
            others: (0..rng.usize(1..5))
                .map(|_| Person::pick(synthetic, rng))
                .collect(),
            attendance: rng.u16(20..400),
            number,
        }
    }

    fn name(&self) -> String {
        match self.kind {
            Kind::Conference => format!("Hội nghị công tác đối ngoại nhân dân {}", self.year),
            Kind::Reception => format!(
                "buổi tiếp {} {}",
                self.guest.office(self.year),
                self.guest.name
            ),
            Kind::Congress => format!("Đại hội đại biểu lần thứ {}", roman(1 + self.number % 9)),
            Kind::Seminar => format!("Tọa đàm “Nhịp cầu {} - Việt Nam”", self.country),
            Kind::Exchange => format!("Chương trình giao lưu hữu nghị Việt Nam - {}", self.country),
        }
    }

    /// The article of an event; `again` is the second one.
    pub(super) fn told(&self, rng: &mut Rng, again: bool) -> Story {
        let day = match rng.usize(..3) {
            0 => format!("ngày {}/{}/{}", self.day, self.month, self.year),
            1 => format!("sáng {}/{}", self.day, self.month),
            _ => format!("ngày {} tháng {} năm {}", self.day, self.month, self.year),
        };
        let name = self.name();
        let (host, chair) = (&self.host.name, &self.chair);
        let title = match (self.kind, again) {
            (Kind::Reception, false) => {
                format!(
                    "{} tiếp {} ({}/{})",
                    chair.name, self.guest.name, self.day, self.month
                )
            }
            (_, false) => format!("{host}: {name} tại {}", self.place),
            (_, true) => format!(
                "{} nhìn từ {}: ghi nhận ngày {}/{}",
                name, self.place, self.day, self.month
            ),
        };
        let lead = if matches!(self.kind, Kind::Reception) {
            format!(
                "Tại {}, {day}, {} {}, {} đã tiếp {} {}, {}.",
                self.place,
                chair.address,
                chair.name,
                chair.office(self.year),
                self.guest.address,
                self.guest.name,
                self.guest.office(self.year),
            )
        } else {
            format!("Tại {}, {day}, {host} tổ chức {name}.", self.place)
        };
        let mut paragraphs = Vec::new();
        let present = |person: &Person| {
            format!(
                "{} {}, {}",
                person.address,
                person.name,
                person.office(self.year)
            )
        };
        let others: Vec<String> = self.others.iter().map(present).collect();
        if !matches!(self.kind, Kind::Reception) {
            paragraphs.push(format!(
                "Dự {} có {}; {}; cùng hơn {} đại biểu.",
                if name.starts_with("Hội nghị") {
                    "Hội nghị"
                } else {
                    "chương trình"
                },
                present(chair),
                others.join("; "),
                self.attendance
            ));
        }
        paragraphs.push(format!(
            "Phát biểu tại đây, {} {} nhấn mạnh {}.",
            chair.address,
            chair.name,
            VIEWS[rng.usize(..VIEWS.len())]
        ));
        for person in self.others.iter().take(rng.usize(1..=2)) {
            paragraphs.push(format!(
                "{} cho biết, năm {}, {} đã vận động {} tỷ đồng và {}.",
                present_capital(person, self.year),
                self.year - 1,
                person.body().name,
                rng.u16(2..90),
                WORK[rng.usize(..WORK.len())],
            ));
            paragraphs.push(format!(
                "{} đề nghị hai bên tiếp tục {}.",
                person.addressed(),
                WORK[rng.usize(..WORK.len())]
            ));
        }
        if rng.bool() {
            paragraphs.push(format!(
                "Các đại biểu trao đổi về việc thực hiện {}, trong đó có {} mô hình kết nghĩa mới.",
                DIRECTIVES[self.synthetic.one_of(rng, DIRECTIVES.len())],
                rng.u8(3..40)
            ));
        }
        if rng.u8(..4) == 0 {
            paragraphs.push(format!(
                "Dịp này, {host} tặng Bằng khen cho {} {}.",
                self.others[0].address, self.others[0].name
            ));
        }
        if rng.bool() {
            paragraphs.push(format!("Nhiệm vụ năm {} được xác định gồm:", self.year + 1));
            for _ in 0..rng.usize(2..4) {
                let work = WORK[rng.usize(..WORK.len())];
                paragraphs.push(format!(
                    "{} {work};",
                    Body::new(self.synthetic.one_of(rng, Body::COUNT)).name
                ));
            }
        }
        let author = Person::pick(self.synthetic, rng);
        Story {
            section: ["Hoạt động", "Đối ngoại", "Hợp tác - Viện trợ"][rng.usize(..3)],
            title,
            lead,
            paragraphs,
            caption: format!("Quang cảnh buổi làm việc tại {}", self.place),
            author: author.name,
            published: ((self.day + rng.u8(..2)).min(28), self.month, self.year),
        }
    }
}

fn present_capital(person: &Person, year: u16) -> String {
    let head = if person.address == "bà" {
        "Bà"
    } else {
        "Ông"
    };
    format!("{head} {}, {}", person.name, person.office(year))
}

fn roman(number: usize) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][number % 10]
}
