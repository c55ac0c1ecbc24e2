//! Pages that the tests make up: each names people, a body, a meeting and a directive, so that an article
//! without any of them has lost something.

use serde_json::{Value, json};

use crate::chance::Chance;

const PEOPLE: &[&str] = &[
    "Trần Thị Lan",
    "Lê Văn Bình",
    "Phạm Quốc Cường",
    "Hoàng Thu Dung",
    "Đỗ Minh Đức",
    "Vũ Ngọc Hà",
    "Bùi Xuân Khải",
    "Ngô Thanh Mai",
];
const POSTS: &[&str] = &[
    "Chủ tịch Hội hữu nghị Việt Nam - Lào",
    "Phó Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam",
    "Chủ tịch Ủy ban Hòa bình Việt Nam",
    "Phó Chủ tịch Hội hữu nghị Việt Nam - Cuba",
];
const MEETINGS: &[&str] = &[
    "Hội nghị tổng kết công tác đối ngoại nhân dân năm 2023",
    "Hội thảo “Sách và bạn bè”",
    "Tọa đàm “Nhịp cầu qua suối”",
    "Lễ kỷ niệm 60 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba",
];
const DIRECTIVES: &[&str] = &[
    "Chỉ thị số 12-CT/TW",
    "Nghị quyết số 59-NQ/TW",
    "Quyết định số 272-QĐ/TW",
    "Nghị định số 80/2020/NĐ-CP",
];
const PLACES: &[&str] = &["Hà Nội", "Đà Nẵng", "Cần Thơ", "Huế"];

/// A page at an address of its own. Another edition at the same address takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sheet {
    pub(crate) place: usize,
    pub(crate) edition: usize,
}

impl Sheet {
    pub(crate) fn address(self) -> String {
        format!("https://pages.example/{}", self.place)
    }

    pub(crate) fn title(self) -> String {
        format!("Nhịp cầu hữu nghị thứ {}, bản {}", self.place, self.edition)
    }

    /// The page's text, which follows from its place and edition alone.
    pub(crate) fn text(self) -> String {
        let mut chance = Chance::of((self.place as u64) << 32 | self.edition as u64);
        let title = self.title();
        let day = 1 + self.place % 28;
        let (speaker, guest) = (chance.pick(PEOPLE), chance.pick(PEOPLE));
        let (post, meeting) = (chance.pick(POSTS), chance.pick(MEETINGS));
        let (directive, town) = (chance.pick(DIRECTIVES), chance.pick(PLACES));
        let trees = chance.within(20..900);
        let mut text = format!(
            "Trang chủ Hữu nghị\n10:05 | {day:02}/05/2024 GMT+7\n\n{title}\n\n\
             Ngày {day}/5, tại {town}, {meeting} đã diễn ra với sự tham dự của ông {speaker}, {post}.\n\n\
             Tại đây, ông {speaker} nhấn mạnh: “Chúng ta cần tiếp tục thực hiện {directive} \
             với những việc làm cụ thể, thiết thực cho người dân”.\n\n\
             Cùng dự có bà {guest}, đại diện Liên hiệp các tổ chức hữu nghị Việt Nam (VUFO).\n\n\
             Sau buổi gặp, các đại biểu đã trồng {trees} cây xanh tại {town}.\n"
        );
        // Pages of several sizes, so that records and files begin and end in all places.
        for paragraph in 0..chance.within(0..12) {
            let (town, trees) = (chance.pick(PLACES), chance.within(2..500));
            text.push_str(&format!(
                "\nĐoàn thứ {paragraph} từ {town} mang theo {trees} bức thư của học sinh gửi bạn bè các nước, \
                 kể chuyện lớp học và mùa gặt quê mình.\n"
            ));
        }
        text
    }

    /// As the mutation `loadPage` takes it.
    pub(crate) fn input(self) -> Value {
        json!({ "content": self.text(), "format": "TEXT", "url": self.address() })
    }

    /// The sheet of an article that an answer shows.
    pub(crate) fn of(article: &Value) -> Sheet {
        let place = article["url"]
            .as_str()
            .and_then(|url| url.rsplit('/').next());
        let title = article["title"].as_str();
        let edition = title.and_then(|title| title.rsplit(' ').next());
        let sheet = place.zip(edition).and_then(|(place, edition)| {
            Some(Sheet {
                place: place.parse().ok()?,
                edition: edition.parse().ok()?,
            })
        });
        let sheet = sheet.unwrap_or_else(|| panic!("no sheet: {article}"));
        assert_eq!(title, Some(&*sheet.title()));
        sheet
    }
}
