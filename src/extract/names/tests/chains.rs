//! Posts in bodies that are named without what they are of, by what they do, or by an unknown name alone.

use crate::extract::names::find;
use crate::extract::names::tests::{article, names};

#[test]
fn bodies_take_what_the_posts_beside_them_tell() {
    for (text, person) in [
        (
            "Dự có ông Lê Văn Nam, Bí thư Đảng ủy, Chủ tịch HĐND xã Hòa Sơn.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Đảng ủy xã Hòa Sơn; Chủ tịch / HĐND xã Hòa Sơn",
        ),
        (
            "Xã Hòa Sơn vui. Trên địa bàn xã Hòa Sơn, ông Lê Văn Nam, Ủy viên BTV Đảng ủy, Chủ tịch Ủy ban MTTQ Việt Nam xã dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Ủy viên BTV / Đảng ủy xã Hòa Sơn; Chủ tịch / Ủy ban MTTQ Việt Nam xã Hòa Sơn",
        ),
        (
            "Bà Trần Thị Mai, Phó Bí thư Đảng đoàn, Phó Chủ tịch, Tổng Thư ký Hội Nông dân Việt Nam nói.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Bí thư / Đảng đoàn Hội Nông dân Việt Nam; Phó Chủ tịch / Hội Nông dân Việt Nam; Tổng Thư ký / Hội Nông dân Việt Nam",
        ),
        (
            "Bà Trần Thị Mai, Phó Chủ tịch Hội Nông dân Việt Nam, Ủy viên Đảng đoàn dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Chủ tịch / Hội Nông dân Việt Nam; Ủy viên / Đảng đoàn Hội Nông dân Việt Nam",
        ),
        (
            "Chủ tịch tỉnh Nghệ An Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Bà Trần Thị Mai, nguyên Ủy viên Ban cán sự Đảng, nguyên Thứ trưởng Bộ Y tế dự.",
            "@ Trần Thị Mai: Trần Thị Mai; nguyên Ủy viên / Ban Cán sự Đảng Bộ Y tế; nguyên Thứ trưởng / Bộ Y tế",
        ),
        (
            "Ông Lê Văn Nam, bí thư chi bộ, giám đốc Bệnh viện Hoa Mai dự.",
            "@ Lê Văn Nam: Lê Văn Nam; bí thư / Chi bộ Bệnh viện Hoa Mai; giám đốc / Bệnh viện Hoa Mai",
        ),
        (
            "Ông Lê Văn Nam, bí thư chi bộ Phòng Nội vụ huyện Yên Thành dự.",
            "@ Lê Văn Nam: Lê Văn Nam; bí thư / Chi bộ Phòng Nội vụ huyện Yên Thành",
        ),
        (
            "Phó Chủ tịch Nghệ An Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Chủ tịch TP HCM Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / UBND TP HCM",
        ),
        (
            "Ông Lê Văn Nam, tỉnh uỷ viên, phó chủ tịch UBND tỉnh Nghệ An, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; tỉnh uỷ viên / Tỉnh uỷ Nghệ An; phó chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "TP Đà Nẵng vui. Bà Trần Thị Mai, thành ủy viên, phó chủ tịch UBND TP Tuy Hòa, dự.",
            "@ Trần Thị Mai: Trần Thị Mai; thành ủy viên / Thành ủy Tuy Hòa; phó chủ tịch / UBND TP Tuy Hòa",
        ),
        (
            "Có mặt ông Lê Văn Nam (Bí thư Hà Nội).",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Thành ủy Hà Nội",
        ),
        (
            "Ông Lê Văn Nam, Bí thư huyện Yên Thành, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Huyện ủy Yên Thành",
        ),
        (
            "Bà Trần Thị Mai, phó bí thư, chủ tịch UBND xã Hòa Sơn; ông Lê Văn Nam, phó bí thư, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; phó bí thư / -",
        ),
        (
            "UBND tỉnh Nghệ An còn các Phó Chủ tịch là các ông: Lê Văn Nam, Trần Văn Minh.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND tỉnh Nghệ An",
        ),
        (
            "Bà Trần Thị Mai đến tỉnh Nghệ An. Phó chủ tịch tỉnh Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó chủ tịch / UBND tỉnh Nghệ An",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn bodies_behind_posts_need_not_be_known() {
    for (text, person) in [
        (
            "Ông Peter Holm, Giám đốc điều hành Nordbridge và ông Lê Văn Nam dự.",
            "@ Peter Holm: Peter Holm; Giám đốc điều hành / Nordbridge",
        ),
        (
            "Ông Peter Holm, Chủ tịch Hội đồng Quản trị Liên doanh đầu tư Nordic Energy Việt Nam dự.",
            "@ Peter Holm: Peter Holm; Chủ tịch Hội đồng Quản trị / Liên doanh đầu tư Nordic Energy Việt Nam",
        ),
        (
            "Thứ trưởng Bộ Cơ sở hạ tầng và quản lý nước Na Uy - ông Jan Olsen dự.",
            "@ Jan Olsen: Jan Olsen; Thứ trưởng / Bộ Cơ sở hạ tầng và quản lý nước Na Uy",
        ),
        (
            "Bộ trưởng Ngoại thương và hợp tác phát triển Na Uy - bà Anna Olsen dự.",
            "@ Anna Olsen: Anna Olsen; Bộ trưởng / Bộ Ngoại thương và hợp tác phát triển Na Uy",
        ),
        (
            "Ông Lê Văn Nam là ủy viên thường trực Hội đồng đặt và đổi tên đường TP. Huế.",
            "@ Lê Văn Nam: Lê Văn Nam; ủy viên thường trực / Hội đồng đặt và đổi tên đường TP. Huế",
        ),
        (
            "Ông Lê Văn Nam, Chủ tịch Phân ban Hợp tác Nga - Việt dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ tịch / Phân ban Hợp tác Nga - Việt",
        ),
        (
            "Ông Lê Văn Nam, Phó Trưởng ban Ban quản lý khu công nghệ cao Hoa Mai dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Trưởng ban / Ban quản lý khu công nghệ cao Hoa Mai",
        ),
        (
            "Ông Lê Văn Nam, Phó Trưởng Ban chỉ đạo Quốc gia Năm Hữu nghị Việt Nam - Lào 2012 dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Trưởng Ban / Ban chỉ đạo Quốc gia Năm Hữu nghị Việt Nam - Lào 2012",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn departments_may_be_printed_in_small_letters() {
    for (text, person) in [
        (
            "Ông Lê Văn Nam, trưởng phòng khảo thí và quản lý chất lượng Sở Y tế tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; trưởng phòng / Phòng khảo thí và quản lý chất lượng",
        ),
        (
            "Bà Trần Thị Mai, phó trưởng phòng kế toán, cho biết.",
            "@ Trần Thị Mai: Trần Thị Mai; phó trưởng phòng / Phòng kế toán",
        ),
        (
            "Trưởng phòng quản lý đô thị quận 7 Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng phòng / Phòng quản lý đô thị quận 7",
        ),
        (
            "Ông Lê Văn Nam, phó trưởng ban Kinh tế - ngân sách HĐND tỉnh Nghệ An dự.",
            "@ Lê Văn Nam: Lê Văn Nam; phó trưởng ban / Ban Kinh tế - ngân sách",
        ),
        (
            "Ông Lê Văn Nam, trưởng phòng tổ chức lớp học này, nói.",
            "@ Lê Văn Nam: Lê Văn Nam; trưởng phòng / -",
        ),
        (
            "Ông Lê Văn Nam, Cục trưởng Quản lý Bờ biển (Bộ Y tế) dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Cục trưởng / Cục Quản lý Bờ biển",
        ),
        (
            "Anh Lê Văn Nam, phó bí thư tỉnh đoàn Nghệ An, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; phó bí thư / Tỉnh đoàn Nghệ An",
        ),
        (
            "Ông Peter Holm, phó chủ tịch đảng Cộng sản Cuba dự.",
            "@ Peter Holm: Peter Holm; phó chủ tịch / Đảng Cộng sản Cuba",
        ),
        (
            "Ông Lê Văn Nam, Tổng giám đốc Nordwind Airways cho biết.",
            "@ Lê Văn Nam: Lê Văn Nam; Tổng giám đốc / Nordwind Airways",
        ),
        (
            "Bà Trần Thị Mai - phó chủ tịch kiêm phó tổng giám đốc Nordwind Airways cho biết.",
            "@ Trần Thị Mai: Trần Thị Mai; phó chủ tịch / Nordwind Airways; phó tổng giám đốc / Nordwind Airways",
        ),
        (
            "Ông Lê Văn Nam, Giám đốc CTCP Hoa Mai, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / CTCP Hoa Mai",
        ),
        (
            "Phó đô đốc Peter Holm, Phó tổng tư lệnh Lực lượng Quốc phòng Australia dự.",
            "@ Phó đô đốc Peter Holm: Peter Holm; Phó tổng tư lệnh / Lực lượng Quốc phòng Australia",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn a_round_up_tells_in_each_sentence_which_province_it_speaks_of() {
    let nghe_an = "UBND tỉnh Nghệ An họp. Tỉnh Nghệ An vui. Tỉnh ủy Nghệ An họp.";
    for (text, person) in [
        (
            "Tại Hà Tĩnh, ông Lê Văn Nam tái đắc cử Bí thư Tỉnh ủy.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Tỉnh ủy Hà Tĩnh",
        ),
        (
            "HĐND tỉnh Hà Tĩnh bầu ông Lê Văn Nam làm Phó Chủ tịch UBND tỉnh.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND tỉnh Hà Tĩnh",
        ),
        (
            "HĐND TP Đà Nẵng bầu ông Lê Văn Nam, Giám đốc Sở Y tế, hôm qua.",
            "@ Lê Văn Nam: Lê Văn Nam; Giám đốc / Sở Y tế thành phố Đà Nẵng",
        ),
        (
            "Ông Lê Văn Nam, Thành ủy viên, Phó Chủ tịch UBND TP. Đà Nẵng, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Thành ủy viên / Thành ủy Đà Nẵng; Phó Chủ tịch / UBND TP. Đà Nẵng",
        ),
        (
            "Đến thăm Hà Tĩnh, ông Lê Văn Nam, Bí thư Tỉnh ủy, vui.",
            "@ Lê Văn Nam: Lê Văn Nam; Bí thư / Tỉnh ủy Nghệ An",
        ),
    ] {
        names(&format!("{nghe_an}\n{text}"), &[person]);
    }
}

#[test]
fn committees_and_boards_are_read_whole() {
    for (text, person) in [
        (
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Bộ trưởng / Văn phòng Chính phủ; Chủ nhiệm / Văn phòng Chính phủ",
        ),
        (
            "Ông Peter Holm là cố vấn cấp cao về chính sách châu Á tại Bộ Ngoại giao Na Uy.",
            "@ Peter Holm: Peter Holm; cố vấn cấp cao / Bộ Ngoại giao Na Uy",
        ),
        (
            "Chủ tịch Lào Bun Mi Văn đến. Ông Bun Mi Văn, Chủ tịch Hội Nông dân Lào, nói.",
            "@ Bun Mi Văn: Bun Mi Văn, Bun Mi Văn; Chủ tịch / -; Chủ tịch / Hội Nông dân Lào",
        ),
        (
            "Ông Lê Văn Nam, Chủ nhiệm Ủy ban Kiểm tra Tỉnh uỷ Nghệ An, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Chủ nhiệm / Ủy ban Kiểm tra Tỉnh uỷ Nghệ An",
        ),
        (
            "Ông Lê Văn Nam, đảng ủy viên, phó chủ tịch UBND xã Hòa Sơn, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; đảng ủy viên / -; phó chủ tịch / UBND xã Hòa Sơn",
        ),
        (
            "Bà Trần Thị Mai, Phó trưởng Ban quản lý chợ Hoa Mai, dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó trưởng Ban / Ban quản lý chợ Hoa Mai",
        ),
        (
            "Phó Chủ tịch UBND Q. 7 Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Chủ tịch / UBND Q. 7",
        ),
        (
            "Bà Trần Thị Mai, Phó Tổng Thư ký, Chánh Văn phòng Hội Nông dân Việt Nam, dự.",
            "@ Trần Thị Mai: Trần Thị Mai; Phó Tổng Thư ký / Hội Nông dân Việt Nam; Chánh Văn phòng / Hội Nông dân Việt Nam",
        ),
        (
            "Ông Lê Văn Nam, Trưởng phòng Lao động - thương binh và xã hội quận 7, dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng phòng / Phòng Lao động - thương binh và xã hội quận 7",
        ),
    ] {
        names(text, &[person]);
    }
}

#[test]
fn companies_papers_and_the_like_may_be_printed_in_small_letters() {
    for (text, body) in [
        (
            "Bà làm việc cho tập đoàn Nordwind tại đây.",
            "+ Tập đoàn Nordwind",
        ),
        ("Theo báo Nordic Herald, ông đi.", "+ Báo Nordic Herald"),
        (
            "Ông học đại học Westfield năm 1994.",
            "+ Đại học Westfield: ",
        ),
        ("Đoàn thăm bệnh viện Hoa Mai ở đó.", "+ Bệnh viện Hoa Mai"),
        (
            "Cán bộ Cục thuế tỉnh Nghệ An dự.",
            "+ Cục thuế tỉnh Nghệ An",
        ),
        (
            "Quà của Quỹ học bổng Hoa Mai đến.",
            "+ Quỹ học bổng Hoa Mai",
        ),
        (
            "Thư ký báo chí Nhà Trắng Anna Berg nói.",
            "@ Anna Berg: Anna Berg; Thư ký báo chí / Nhà Trắng",
        ),
    ] {
        names(text, &[body]);
    }
    for text in [
        "Anh thông báo Hoa Mai đến.",
        "Các tập đoàn Nordwind kia.",
        "Bà thăm ngân hàng Nhật Bản.",
        "Chuyện nội bộ Ngoại giao đoàn.",
        "Các cơ sở Tài chính vui.",
        "Họp của ủy ban liên chính phủ Na Uy - Lào.",
    ] {
        let article = article(text);
        let facts = find(&article);
        assert_eq!(facts.organizations, [], "{text}");
    }
}
