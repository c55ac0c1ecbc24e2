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
            "Ông Lê Văn Nam, quê Huế, làm báo, từng giữ chức Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam thôi tham gia Ban Chấp hành và thôi giữ chức Giám đốc Học viện Ngoại giao.",
            "@ Lê Văn Nam: Lê Văn Nam; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Trần Thị Mai, phó trưởng phòng tổng hợp, giữ chức Giám đốc Học viện Ngoại giao.",
            "@ Trần Thị Mai: Trần Thị Mai; phó trưởng phòng / Phòng tổng hợp; Giám đốc / Học viện Ngoại giao",
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
            "Bà Vũ Thị Bích là con nguyên Chủ tịch Hội Nông dân Việt Nam Lê Văn Nam. Bà từng là Giám đốc Học viện Ngoại giao.",
            "@ Vũ Thị Bích: Vũ Thị Bích; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam giám đốc Học viện Ngoại giao dự.",
            "@ Lê Văn Nam: Lê Văn Nam; giám đốc / Học viện Ngoại giao",
        ),
        (
            "Ông Lê Văn Nam là Chủ tịch và bà Trần Thị Mai là Phó Chủ tịch Hội Nông dân Việt Nam.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Hội Nông dân Việt Nam",
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

#[test]
fn posts_are_told_ahead_of_those_whom_a_part_of_the_name_means() {
    for (text, person) in [
        (
            "Bà Trần Thị Mai dự. Khi còn là Giám đốc Học viện Ngoại giao, bà Mai ký quyết định.",
            "@ Trần Thị Mai: Trần Thị Mai, [Mai]; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Trần Thị Mai dự. Trong thời gian giữ chức Giám đốc Học viện Ngoại giao, bà Mai ký quyết định.",
            "@ Trần Thị Mai: Trần Thị Mai, [Mai]; nguyên Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Trần Thị Mai dự. Trước khi làm Giám đốc Học viện Ngoại giao năm 2014, bà Mai dạy học.",
            "@ Trần Thị Mai: Trần Thị Mai, [Mai]; Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Bà Trần Thị Mai dự. Với cương vị Giám đốc Học viện Ngoại giao, bà cảm ơn đoàn.",
            "@ Trần Thị Mai: Trần Thị Mai; Giám đốc / Học viện Ngoại giao",
        ),
        (
            "Đoàn phạt bà Trần Thị Mai bằng hình thức cách chức Giám đốc Học viện Ngoại giao.",
            "@ Trần Thị Mai: Trần Thị Mai; nguyên Giám đốc / Học viện Ngoại giao",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn a_number_tells_how_many_share_a_post() {
    for (text, person) in [
        (
            "Đại hội cử ra 8 Phó Chủ tịch Hội Nông dân Việt Nam, trong đó có ông Lê Văn Nam - Giám đốc Học viện Ngoại giao, bà Trần Thị Mai và nhạc sĩ Vũ Văn Bắc.",
            "@ Vũ Văn Bắc: Vũ Văn Bắc; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Hai Phó Chủ tịch Hội Nông dân Việt Nam được bầu bổ sung gồm ông Lê Văn Nam và bà Trần Thị Mai.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có bốn Phó Chủ tịch Hội Nông dân Việt Nam, gồm các ông: Lê Văn Nam, Vũ Văn Bắc.",
            "@ Vũ Văn Bắc: Vũ Văn Bắc; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Ba Phó Chủ tịch Hội Nông dân Việt Nam Lê Văn Nam (97%), Vũ Văn Bắc (96%) trúng cử.",
            "@ Vũ Văn Bắc: Vũ Văn Bắc; Phó Chủ tịch / Hội Nông dân Việt Nam",
        ),
        (
            "Dự có các Thứ trưởng Ngoại giao Lê Văn Nam, Trần Đơn, Vũ Văn Bắc.",
            "@ Vũ Văn Bắc: Vũ Văn Bắc; Thứ trưởng / Bộ Ngoại giao",
        ),
        (
            "Dự có nguyên Chủ tịch nước: Lê Văn Nam, Vũ Văn Bắc; bà Trần Thị Mai.",
            "@ Vũ Văn Bắc: Vũ Văn Bắc; nguyên Chủ tịch nước / -",
        ),
        (
            "Đại sứ Lào tại Liên hợp quốc, ông Khamphao Vongsa, cảm ơn.",
            "@ Khamphao Vongsa: Khamphao Vongsa; Đại sứ / -",
        ),
        (
            "Ông Lê Văn Nam, Giám đốc Học viện Ngoại giao (Người phát ngôn Bộ Ngoại giao) dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Học viện Ngoại giao; Người phát ngôn / Bộ Ngoại giao",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn posts_that_are_told_of_nobody_are_nobodys() {
    for text in [
        "Bà Trần Thị Mai đến chào xã giao Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai trao quyết định phân công cán bộ giữ chức Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai được quy hoạch chức danh Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai thông tin, các chức danh Chủ tịch Hội Nông dân Việt Nam là cán bộ.",
        "Bà Trần Thị Mai không được bầu làm Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai chưa từng giữ chức Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai được đề nghị giữ chức Chủ tịch Hội Nông dân Việt Nam.",
        "Bà Trần Thị Mai ký quyết định giao Chủ tịch Hội Nông dân Việt Nam nhiệm vụ mới.",
        "Bà Trần Thị Mai kể. Trên cương vị Chủ tịch Hội Nông dân Việt Nam, đồng chí đã giúp nhiều người.",
    ] {
        names(text, &["@ Trần Thị Mai: Trần Thị Mai\n"]);
    }
}
