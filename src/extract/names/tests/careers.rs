//! Posts that running text tells of somebody: of those who come and go, who held them once, of what stands between.

use crate::extract::names::tests::names;

#[test]
fn who_comes_to_a_post_leaves_it_or_held_it_once_is_told_in_running_text() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam thôi chức Bí thư Huyện ủy Lâm Hà để nhận nhiệm vụ Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Bí thư / Huyện ủy Lâm Hà; Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam không còn giữ chức Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam bị Thủ tướng cách chức Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ban Thường vụ cách chức Giám đốc Học viện Ngoại giao của ông Lê Văn Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam từ Phó Giám đốc Học viện Ngoại giao sang làm Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Phó Giám đốc / Học viện Ngoại giao; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam được luân chuyển về làm Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam nghỉ. Ông Nam được Ban Bí thư điều động, bổ nhiệm giữ chức Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam, [Nam]; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam đảm nhiệm vị trí Giám đốc Học viện Ngoại giao và sau đó là Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Học viện Ngoại giao; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam (lúc đó là Giám đốc Học viện Ngoại giao) ký văn bản.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam, người từng giữ chức Giám đốc Học viện Ngoại giao, cho biết.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam có thời gian làm Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam từng trải qua nhiều vị trí tại Bộ Ngoại giao như: Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Trần Thị Mai và bà Lê Thị Hoa, đều là Phó Giám đốc Học viện Ngoại giao, dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam và ông Trần Văn Hải (cùng nguyên Giám đốc Học viện Ngoại giao) dự.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Mai là con gái của ông Lê Văn Nam. Ông Trần Văn Hải dự. Bà Vũ Thị Bích là con gái ông Lê Văn Nam. Bà từng là Giám đốc Học viện Ngoại giao.",
            "@ Vũ Thị Bích: Vũ Thị Bích; nguyên Giám đốc / Học viện Ngoại giao",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn what_stands_between_posts_does_not_end_them() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam (64 tuổi, Phó Chủ tịch Hội Nông dân Việt Nam) kể.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam (sinh năm 1982) đang là Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Trần Thị Mai, 54 tuổi, quê Hà Nam, Phó Chủ tịch Hội Nông dân Việt Nam dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Trần Thị Mai, đảng viên, Phó Chủ tịch Hội Nông dân Việt Nam dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam - bí thư chi bộ, Giám đốc Học viện Ngoại giao - dự.",
            "@ Lê Văn Nam: Lê Văn Nam; bí thư / Chi bộ Học viện Ngoại giao; Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam (phó bí thư chi bộ, Phó Tổng Giám đốc) dự.",
            "@ Lê Văn Nam: Lê Văn Nam; phó bí thư chi bộ / -; Phó Tổng Giám đốc / -",
        ),
        (
            "Ông Lê Văn Nam, Phó Giám đốc nội dung số, nguyên Phó Chủ tịch Hội Nông dân Việt Nam, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Giám đốc / -; nguyên Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ban Bí thư họp. Bà Trần Thị Hoa (Ủy viên Ban cán sự đảng, Thứ trưởng Ngoại giao) dự.",
            "@ Trần Thị Hoa: Trần Thị Hoa; Ủy viên / Ban Cán sự Đảng Bộ Ngoại giao; Thứ trưởng / Bộ Ngoại giao",
        ),
    ] {
        names(text, &[person]);
    }
}
