//! People, the bodies that they stand for, and the offices that they hold.

use fastrand::Rng;

use super::Synthetic;

const SURNAMES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý", "Đinh", "Trịnh", "Đoàn", "Lương", "Mai", "Tạ",
];
const MEN: &[&str] = &[
    "Văn", "Đức", "Quang", "Hữu", "Xuân", "Minh", "Công", "Đình", "Quốc", "Thành",
];
const WOMEN: &[&str] = &[
    "Thị", "Thu", "Ngọc", "Phương", "Thanh", "Kim", "Hồng", "Bích",
];
const SECOND: &[&str] = &["", "", "Anh", "Bảo", "Hải", "Khánh", "Nhật", "Trọng"];
const GIVEN: &[&str] = &[
    "An", "Bình", "Châu", "Cường", "Dũng", "Giang", "Hà", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương",
    "Khoa", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Ngân", "Phong", "Phúc", "Quân", "Sơn",
    "Tâm", "Thảo", "Thắng", "Thủy", "Toàn", "Trang", "Trung", "Tuấn", "Uyên", "Vân", "Việt", "Yến",
];
const FOREIGN_FIRST: &[&str] = &[
    "Thomas", "Claire", "Marco", "Elena", "Ivan", "Somchai", "Kenji", "Maria", "Peter", "Anna",
    "Carlos", "Helena", "Viktor", "Sofia", "Daniel", "Ingrid",
];
const FOREIGN_LAST: &[&str] = &[
    "Berger",
    "Moreau",
    "Rossi",
    "Petrova",
    "Sokolov",
    "Tanaka",
    "Garcia",
    "Lindqvist",
    "Novak",
    "Silva",
    "Andersen",
    "Keller",
    "Dubois",
    "Romero",
    "Kowalski",
    "Fischer",
];
pub(super) const PROVINCES: &[&str] = &[
    "Nghệ An",
    "Lào Cai",
    "Thái Nguyên",
    "Phú Thọ",
    "Bắc Ninh",
    "Hưng Yên",
    "Ninh Bình",
    "Thanh Hóa",
    "Hà Tĩnh",
    "Quảng Trị",
    "Quảng Ngãi",
    "Gia Lai",
    "Khánh Hòa",
    "Lâm Đồng",
    "Đắk Lắk",
    "Đồng Nai",
    "Tây Ninh",
    "Vĩnh Long",
    "Đồng Tháp",
    "An Giang",
    "Cà Mau",
    "Lạng Sơn",
    "Cao Bằng",
    "Điện Biên",
    "Sơn La",
    "Tuyên Quang",
    "Quảng Ninh",
];
pub(super) const COUNTRIES: &[&str] = &[
    "Lào",
    "Campuchia",
    "Trung Quốc",
    "Nhật Bản",
    "Hàn Quốc",
    "Ấn Độ",
    "Cuba",
    "Pháp",
    "Đức",
    "Italia",
    "Bulgaria",
    "Ba Lan",
    "Hungary",
    "Thái Lan",
    "Indonesia",
    "Mông Cổ",
    "Brazil",
    "Angola",
    "Maroc",
    "Thụy Điển",
];

/// A body.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) name: String,
}

impl Body {
    /// The body of a number: the first ones are those of the whole country.
    pub(super) fn new(number: usize) -> Body {
        let central = [
            "Liên hiệp các tổ chức hữu nghị Việt Nam",
            "Bộ Ngoại giao",
            "Ủy ban Hòa bình Việt Nam",
            "Ban Điều phối viện trợ nhân dân",
        ];
        let name = match central.get(number) {
            Some(name) => (*name).to_owned(),
            None => {
                let number = number - central.len();
                let (kind, rest) = (number % 4, number / 4);
                let country = COUNTRIES[rest % COUNTRIES.len()];
                let province = PROVINCES[rest % PROVINCES.len()];
                let of = PROVINCES[(rest / COUNTRIES.len()) % PROVINCES.len()];
                match kind {
                    0 => format!("Liên hiệp các tổ chức hữu nghị tỉnh {province}"),
                    1 => format!("Ủy ban nhân dân tỉnh {province}"),
                    2 if rest < COUNTRIES.len() => format!("Hội hữu nghị Việt Nam - {country}"),
                    2 => format!("Hội hữu nghị Việt Nam - {country} tỉnh {of}"),
                    _ => format!("Hội hữu nghị {country} - Việt Nam"),
                }
            }
        };
        Body { name }
    }

    /// How many different bodies there are.
    pub(super) const COUNT: usize = 4 + 4 * 540;
}

/// Somebody.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) given: String,
    pub(super) address: &'static str,
    body: usize,
    /// The year in which the office changes.
    turn: u16,
    foreign: Option<&'static str>,
}

impl Person {
    /// One of the pages' people; the first ones are met most.
    pub(super) fn pick(synthetic: Synthetic, rng: &mut Rng) -> Person {
        let count = 40 + synthetic.pages / 3;
        Person::new(synthetic, synthetic.one_of(rng, count))
    }

    fn new(synthetic: Synthetic, number: usize) -> Person {
        let mut rng = synthetic.rng("person", number);
        let body = synthetic.one_of(&mut rng, Body::COUNT);
        let woman = rng.bool();
        let mut choose = |from: &[&'static str]| from[rng.usize(..from.len())];
        let middle = choose(if woman { WOMEN } else { MEN });
        let parts = [choose(SURNAMES), middle, choose(SECOND), choose(GIVEN)];
        let given = parts[3].to_owned();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Person {
            name: parts.join(" "),
            given,
            address: if woman { "bà" } else { "ông" },
            body,
            turn: 2016 + rng.u16(..10),
            foreign: None,
        }
    }

    /// A guest from abroad.
    pub(super) fn guest(rng: &mut Rng) -> Person {
        let last = FOREIGN_LAST[rng.usize(..FOREIGN_LAST.len())];
        let first = FOREIGN_FIRST[rng.usize(..FOREIGN_FIRST.len())];
        Person {
            name: format!("{first} {last}"),
            given: last.to_owned(),
            address: "ông",
            body: 0,
            turn: 0,
            foreign: Some(COUNTRIES[rng.usize(..COUNTRIES.len())]),
        }
    }

    /// The title with the body, in a year.
    pub(super) fn office(&self, year: u16) -> String {
        if let Some(country) = self.foreign {
            return format!("Đại sứ {country} tại Việt Nam");
        }
        let body = Body::new(self.body);
        let deputy = if body.name.starts_with("Bộ") {
            "Thứ trưởng"
        } else {
            "Phó Chủ tịch"
        };
        let head = if body.name.starts_with("Bộ") {
            "Vụ trưởng"
        } else {
            "Chủ tịch"
        };
        let title = if year < self.turn { deputy } else { head };
        format!("{title} {}", body.name)
    }

    pub(super) fn body(&self) -> Body {
        Body::new(self.body)
    }

    /// With a capital: at the head of a sentence.
    pub(super) fn addressed(&self) -> String {
        let head = if self.address == "bà" { "Bà" } else { "Ông" };
        format!("{head} {}", self.given)
    }
}
