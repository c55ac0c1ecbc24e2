//! Posts that people come to, leave or have left.

use crate::extract::names::tests::names;

#[test]
fn people_come_to_posts_and_leave_them() {
    for (text, person) in [
        (
            "Quyết định điều động ông Lê Văn Nam, Bí thư Tỉnh ủy Hà Giang cũ, làm Phó trưởng ban Tổ chức Trung ương.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Tỉnh ủy Hà Giang; Phó trưởng ban / Ban Tổ chức Trung ương",
        ),
        (
            "Ông Lê Văn Nam, Phó Bí thư Tỉnh ủy Cà Mau về làm Phó trưởng ban Tổ chức Trung ương.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Bí thư / Tỉnh ủy Cà Mau; Phó trưởng ban / Ban Tổ chức Trung ương",
        ),
        (
            "Ông Tanaka Ken được tái bổ nhiệm Lãnh sự danh dự tại tỉnh Aichi.",
            "@ Tanaka Ken: Tanaka Ken; Lãnh sự danh dự / -",
        ),
        (
            "Quyết định chuẩn y Bí thư Tỉnh ủy Nam Định đối với ông Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Tỉnh ủy Nam Định",
        ),
        (
            "Trước đó, HĐND tỉnh Thái Bình bầu ông Lê Văn Nam giữ chức Chủ tịch HĐND tỉnh Thái Bình.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / HĐND tỉnh Thái Bình",
        ),
        (
            "Từ năm 1996 đến 2002, bà Trần Thị Mai làm Giám đốc Sở Ngoại vụ Nghệ An.",
            "@ Trần Thị Mai: Trần Thị Mai; nguyên Giám đốc / Sở Ngoại vụ Nghệ An",
        ),
        (
            "Từ năm 2019 đến nay, bà Trần Thị Mai làm Giám đốc Sở Ngoại vụ Nghệ An.",
            "@ Trần Thị Mai: Trần Thị Mai; Giám đốc / Sở Ngoại vụ Nghệ An",
        ),
        (
            "GS Phan Văn Lê, cố Chủ tịch danh dự Hội Nông dân Việt Nam, từng viết.",
            "@ GS Phan Văn Lê: Phan Văn Lê; nguyên Chủ tịch danh dự / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Ot Phongsavanh, Phó Chủ tịch không chuyên trách Mặt trận Lào xây dựng đất nước đến thăm.",
            "@ Ot Phongsavanh: Ot Phongsavanh; Phó Chủ tịch không chuyên trách / Mặt trận Lào xây dựng đất nước",
        ),
        (
            "Bà Lê Thị Hà, Trưởng ban Ban Chỉ đạo 389 tỉnh Cà Mau dự.",
            "@ Lê Thị Hà: Lê Thị Hà; Trưởng ban / Ban Chỉ đạo 389 tỉnh Cà Mau",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn those_who_lead_hold_their_posts_in_what_they_lead() {
    for (text, person) in [
        (
            "Đoàn đại biểu Đảng Cộng sản Australia do ông Bob Briton – Tổng Bí thư – dẫn đầu đến thăm.",
            "@ Bob Briton: Bob Briton; Tổng Bí thư / Đảng Cộng sản Australia",
        ),
        (
            "Đại sứ Julien Guerrier, Trưởng Phái đoàn Liên minh châu Âu tại Việt Nam phát biểu.",
            "@ Đại sứ Julien Guerrier: Julien Guerrier; Trưởng Phái đoàn / Phái đoàn Liên minh châu Âu tại Việt Nam; Đại sứ / -",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_of_monks_guests_and_departments() {
    for (text, person) in [
        (
            "HT. Thích Trí Nam, Phó Chủ tịch HĐTS, HT. Thích Thiện Hai, UV. HĐTS, Trưởng ban Trị sự GHPGVN tỉnh Quảng Bình dự.",
            "@ HT Thích Trí Nam: Thích Trí Nam; Phó Chủ tịch / Giáo hội Phật giáo Việt Nam",
        ),
        (
            "HT. Thích Thiện Hai, UV. HĐTS dự.",
            "@ HT Thích Thiện Hai: Thích Thiện Hai; UV / Giáo hội Phật giáo Việt Nam",
        ),
        (
            "Hòa thượng Veth Masenay, trên cương vị là Phó Chủ tịch Hội Nông dân Việt Nam phát biểu.",
            "@ Hòa thượng Veth Masenay: Veth Masenay; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Nhận lời mời của Chủ tịch Quốc hội Lào Pany Yathotou, Chủ tịch nước sẽ thăm Lào.",
            "@ Pany Yathotou: Pany Yathotou; Chủ tịch / Quốc hội Lào",
        ),
        (
            "Ông Lê Văn Nam, Phó Chủ nhiệm Tổng cục Chính trị QĐNDVN, Phó Trưởng ban Tổ chức.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ nhiệm / Tổng cục Chính trị Quân đội nhân dân Việt Nam; Phó Trưởng ban Tổ chức / -",
        ),
        (
            "Ông Lê Văn Nam, Giám đốc Sở khoa học và công nghệ tỉnh Hòa Bình dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Sở khoa học và công nghệ tỉnh Hòa Bình",
        ),
        (
            "Ông Kham Phan, Bí thư Trung ương Đoàn Thanh niên Nhân dân cách mạng Lào dự.",
            "@ Kham Phan: Kham Phan; Bí thư / Đoàn Thanh niên Nhân dân Cách mạng Lào",
        ),
        (
            "Đoàn Trường Đại học Vinh gồm có ông Lê Văn Nam, Hiệu trưởng và bà Trần Thị Mai, Phó Hiệu trưởng.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Hiệu trưởng / Trường Đại học Vinh",
        ),
        (
            "Chuyến thăm theo lời mời của Chủ tịch Hạ viện Lindsay Hoyle.",
            "@ Lindsay Hoyle: Lindsay Hoyle; Chủ tịch / Hạ viện",
        ),
        (
            "Ban Chỉ đạo công tác biên giới tỉnh Cà Mau họp. Ông Lê Văn Nam, Trưởng ban Ban Chỉ đạo dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng ban / Ban Chỉ đạo công tác biên giới tỉnh Cà Mau",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn honours_and_nouns_part_from_names() {
    for (text, person) in [
        (
            "Theo Thầy thuốc Nhân dân Trần Sự, bệnh viện đã khác.",
            "@ Thầy thuốc Nhân dân Trần Sự: Trần Sự",
        ),
        (
            "Đoàn gặp ông Trịnh Công Đoàn, Chủ tịch xã.",
            "@ Trịnh Công Đoàn: Trịnh Công Đoàn; Chủ tịch / -",
        ),
        (
            "Ngài Đại sứ Daniel. J. Miller đến thăm.",
            "@ Đại sứ Daniel. J. Miller: Daniel. J. Miller; Đại sứ / -",
        ),
        (
            "Dự có ông Vi Tênh - Chi May Tênh, Ủy viên Trung ương Mặt trận Lào xây dựng đất nước.",
            "@ Vi Tênh - Chi May Tênh: Vi Tênh - Chi May Tênh; Ủy viên / Mặt trận Lào xây dựng đất nước",
        ),
        (
            "Đoàn do Đại tá Phết Sỏn - In Sou Phăn làm trưởng đoàn đến thăm.",
            "@ Đại tá Phết Sỏn - In Sou Phăn: Phết Sỏn - In Sou Phăn",
        ),
    ] {
        names(text, &[person]);
    }
    names("Các đồng chí Nguyên Lãnh đạo Đảng dự.", &[]);
}

#[test]
fn a_wife_holds_none_of_her_husbands_posts() {
    let text = "Cùng dự có bà Vũ Thị Bích, Phu nhân Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Lê Văn Nam, Chủ tịch Hội Nông dân Việt Nam.";
    names(
        text,
        &[
            "@ Vũ Thị Bích: Vũ Thị Bích; Chủ tịch / Hội Nông dân Việt Nam",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Thủ tướng / -; Bộ trưởng / Bộ Ngoại giao",
        ],
    );
    names(
        "Dự có Chủ tịch Hội Nông dân Việt Nam, Phu nhân Thứ trưởng Ngoại giao Trần Thị Mai.",
        &["@ Trần Thị Mai: Trần Thị Mai; Chủ tịch / Hội Nông dân Việt Nam"],
    );
}

#[test]
fn a_list_of_those_who_share_a_post_ends_at_another_mark() {
    names(
        "Dự có các Thứ trưởng Bộ Ngoại giao: Lê Thị Hằng, Nguyễn Minh Hà; Phó Chủ nhiệm Văn phòng Chủ tịch nước Phan Thị Oanh.",
        &[
            "@ Nguyễn Minh Hà: Nguyễn Minh Hà; Thứ trưởng / Bộ Ngoại giao",
            "@ Phan Thị Oanh: Phan Thị Oanh; Phó Chủ nhiệm / Văn phòng Chủ tịch nước",
        ],
    );
    names(
        "Phía Ấn Độ có Quốc vụ khanh phụ trách Đối ngoại và Văn hóa Meenakshi Lekhi.",
        &["@ Meenakshi Lekhi: Meenakshi Lekhi; Quốc vụ khanh / -"],
    );
}
