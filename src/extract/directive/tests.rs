//! Documents, from the sentences that cite them.

use crate::extract::extract;
use crate::extract::tests::article;
use crate::lexicon::document_name;
use crate::model::DirectiveKind;

#[test]
fn issuers_are_read_where_they_are_named() {
    for (text, issuers) in [
        (
            "Tỉnh thực hiện Nghị quyết số 22-NQ/TW và Chỉ thị số 15-CT/TW của Bộ Chính trị.",
            &["Bộ Chính trị", "Bộ Chính trị"][..],
        ),
        (
            "Tỉnh thực hiện Quyết định số 272/QĐ-TTg và Chỉ thị số 15-CT/TW của Bộ Chính trị.",
            &["Thủ tướng Chính phủ", "Bộ Chính trị"],
        ),
        (
            "Tỉnh thực hiện Chỉ thị số 19 của Thủ tướng.",
            &["Thủ tướng Chính phủ"],
        ),
        (
            "Tỉnh thực hiện Chỉ thị số 19 của Thủ tướng Chính phủ Việt Nam.",
            &["Thủ tướng Chính phủ"],
        ),
        (
            "Giám đốc Sở đã công bố QĐ số 41-UBND tỉnh Bắc Ninh về việc thành lập.",
            &["UBND tỉnh Bắc Ninh"],
        ),
        (
            "Hội nghị triển khai Nghị quyết Đại hội XIII của Đảng do Bộ Chính trị tổ chức.",
            &["Đảng Cộng sản Việt Nam"],
        ),
        (
            "Tỉnh thực hiện Đề án tổng thể số 01-ĐA/TW của Ban Bí thư.",
            &["Ban Bí thư"],
        ),
        (
            "Thay mặt Ban Bí thư, đồng chí Lê Văn Nam vừa ký ban hành Chỉ thị số 15-CT/TW về công tác ngoại giao.",
            &["Ban Bí thư"],
        ),
        (
            "Thay mặt Ban Bí thư, đồng chí Lê Văn Nam cảm ơn những ai đã thực hiện Chỉ thị số 15-CT/TW.",
            &[""],
        ),
        (
            "Tại Quyết định số 980-QĐNS/TW ngày 14/9/2023, Ban Bí thư chỉ định đồng chí Lê Văn Nam.",
            &["Ban Bí thư"],
        ),
        (
            "Theo Quyết định số 980 ngày 14/9/2023, Hội Nông dân Việt Nam nộp báo cáo.",
            &[""],
        ),
        ("Đoàn nghiên cứu Chỉ thị số 19 của Thủ tướng Lào.", &[""]),
        (
            "Đoàn nghiên cứu Chỉ thị số 19 của Thủ tướng Hun Sen.",
            &[""],
        ),
    ] {
        let facts = extract(&article(&[text]));
        let found: Vec<&str> = (facts.directives.iter())
            .map(|directive| {
                let issuer = directive.issuer.as_ref();
                issuer.map_or("", |issuer| &facts.organizations[issuer.value.index()].name)
            })
            .collect();
        assert_eq!(found, issuers, "{text}");
    }
}

#[test]
fn documents_bear_the_day_on_which_they_are_signed() {
    for (text, day) in [
        (
            "Ngày 14/4/2025, Tổng Bí thư Lê Văn Nam thay mặt Bộ Chính trị ký ban hành Chỉ thị số 45-CT/TW.",
            Some("2025-04-14"),
        ),
        (
            "Ngày 14/4/2025, tỉnh họp bàn việc thực hiện Chỉ thị số 45-CT/TW.",
            None,
        ),
    ] {
        let facts = extract(&article(&[text]));
        let issued = facts.directives[0].issued_on.as_ref();
        assert_eq!(
            issued.map(|issued| issued.value.to_string()).as_deref(),
            day,
            "{text}"
        );
    }
}

#[test]
fn documents_are_read_as_the_press_spells_them() {
    for (text, found) in [
        (
            "Tỉnh thực hiện Chỉ thị của Ban Bí thư số 38 về thi đua.",
            "Chỉ thị 38 of Ban Bí thư",
        ),
        (
            "Tỉnh thực hiện NQ số 22 của Bộ Chính trị.",
            "Nghị quyết 22 of Bộ Chính trị",
        ),
        (
            "Tỉnh thực hiện các Nghị quyết số 18, 19-NQ/TW của Bộ Chính trị.",
            "Nghị quyết 18-NQ/TW of Bộ Chính trị; Nghị quyết 19-NQ/TW of Bộ Chính trị",
        ),
        (
            "Tỉnh thực hiện Nghị quyết 59-NQ/TW, 57-NQ/TW và 66-NQ/TW của Bộ Chính trị.",
            "Nghị quyết 59-NQ/TW of Bộ Chính trị; Nghị quyết 57-NQ/TW of Bộ Chính trị; Nghị quyết 66-NQ/TW of Bộ Chính trị",
        ),
        (
            "Tỉnh thực hiện hai Chỉ thị 12 và 15 của Ban Bí thư.",
            "Chỉ thị 12; Chỉ thị 15 of Ban Bí thư",
        ),
        (
            "Tỉnh thực hiện Chỉ thị 12 và 15 đề án của ngành.",
            "Chỉ thị 12",
        ),
        (
            "Tỉnh thực hiện Quy chế 272 của Bộ Chính trị.",
            "Quy định 272 of Bộ Chính trị",
        ),
        (
            "Tỉnh thực hiện Chỉ thị số 45 CT/TW của Bộ Chính trị.",
            "Chỉ thị 45-CT/TW of Bộ Chính trị",
        ),
        (
            "Tỉnh thực hiện Quyết định số 45 ngày 12/3/2020 của Ban Bí thư.",
            "Quyết định 45 of Ban Bí thư on 2020-03-12",
        ),
        (
            "Ban Bí thư (khóa XII) ban hành Chỉ thị số 26.",
            "Chỉ thị 26 of Ban Bí thư, term XII",
        ),
        (
            "Tỉnh thực hiện Nghị quyết số 36/NQ-TW về kiều bào và Chỉ thị 45/CT-TW.",
            "Nghị quyết 36-NQ/TW, kiều bào; Chỉ thị 45-CT/TW",
        ),
        (
            "Tỉnh thực hiện Luật Ngân hàng Nhà nước số 46/2010/QH12.",
            "Luật 46/2010/QH12 of Quốc hội",
        ),
        ("Quyết định 3 ngày nghỉ được đưa ra; ct 12 đi.", ""),
    ] {
        let facts = extract(&article(&[text]));
        let told = facts.directives.iter().map(|directive| {
            let symbol = directive.symbol.as_ref().or(directive.number.as_ref());
            let name = document_name(directive.kind, directive.symbol.as_deref());
            let mut told = format!("{name} {}", symbol.unwrap());
            if let Some(issuer) = &directive.issuer {
                told += " of ";
                told += &facts.organizations[issuer.value.index()].name;
            }
            if let Some(day) = &directive.issued_on {
                told += &format!(" on {}", day.value);
            }
            if let Some(term) = &directive.term {
                told += &format!(", term {term}");
            }
            if let Some(subject) = &directive.subject
                && directive.issuer.is_none()
            {
                told += &format!(", {}", subject.value);
            }
            told
        });
        assert_eq!(told.collect::<Vec<_>>().join("; "), found, "{text}");
    }
}

#[test]
fn schemes_are_no_programmes() {
    let facts = extract(&article(&[
        "Tỉnh thực hiện Đề án số 01-ĐA/TW của Ban Bí thư.",
    ]));
    assert_eq!(facts.directives[0].kind, DirectiveKind::Other);
}

#[test]
fn a_number_alone_makes_a_plan_one_where_it_is_called_a_number() {
    for (text, found) in [
        (
            "Tỉnh ủy Hà Giang vừa ban hành Kế hoạch số 85 thực hiện Chỉ thị 12.",
            &["85", "12"][..],
        ),
        ("Hội thực hiện Hướng dẫn số 07 ngày 2/3/2021.", &["07"]),
        ("Xã thực hiện chương trình 135.", &[]),
        ("Hội có Chương trình số 3 nhiệm vụ.", &[]),
    ] {
        let facts = extract(&article(&[text]));
        let numbers = facts.directives.iter();
        let numbers = numbers.filter_map(|directive| directive.number.as_deref());
        assert_eq!(numbers.collect::<Vec<_>>(), found, "{text}");
    }
}

#[test]
fn letters_of_a_symbol_are_read_to_their_end() {
    for (text, symbol) in [
        (
            "Thực hiện Chương trình hành động số 1830/LHHN-VP của Liên hiệp.",
            "1830/LHHN-VP",
        ),
        ("Thực hiện Quyết định số 45/QĐ-TTg.", "45/QĐ-TTg"),
    ] {
        let facts = extract(&article(&[text]));
        let found = facts.directives[0].symbol.as_deref();
        assert_eq!(found, Some(symbol), "{text}");
    }
}
