//! What words alone, acronyms, slashes and numbers beside names make of them.

use crate::extract::names::tests::{check, names};

#[test]
fn a_school_alone_is_the_one_named_before() {
    for (text, expected) in [
        (
            "Trường Đại học Hồng Đức họp. Ông Lê Văn Nam, Q. Hiệu trưởng Nhà trường dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Q. Hiệu trưởng / Trường Đại học Hồng Đức",
        ),
        (
            "Trường Đại học Hồng Đức họp. Ông Lê Văn Nam - Phó Hiệu trưởng nhà trường dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Phó Hiệu trưởng / Trường Đại học Hồng Đức",
        ),
        (
            "Đoàn gặp Liên hiệp Công đoàn Lào (Công đoàn Lào). Công đoàn Lào cảm ơn.",
            "+ Liên hiệp Công đoàn Lào: Liên hiệp Công đoàn Lào, Công đoàn Lào, Công đoàn Lào",
        ),
        (
            "Đoàn gặp Học viện Quản lý Quốc phòng (CDM) Ấn Độ. Học viện Quản lý Quốc phòng (CDM) cảm ơn.",
            "+ Học viện Quản lý Quốc phòng Ấn Độ: Học viện Quản lý Quốc phòng (CDM) Ấn Độ, Học viện Quản lý Quốc phòng",
        ),
        (
            "Hội Nông dân tỉnh Gia Lai họp, dự có Hội sinh viên.",
            "+ Hội Nông dân tỉnh Gia Lai: Hội Nông dân tỉnh Gia Lai\n",
        ),
    ] {
        names(text, &[expected]);
    }
}

#[test]
fn letters_and_numbers_are_no_part_of_a_persons_name() {
    for (text, expected) in [
        (
            "Trưởng Ban Quốc tế Trung ương Đoàn TN Cộng sản Hồ Chí Minh Lê Văn Nam dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng Ban / Ban Quốc tế Trung ương Đoàn",
        ),
        (
            "Đoàn thăm Tiểu khu Quân sự tỉnh Siem Reap.",
            "+ Tiểu khu Quân sự tỉnh Siem Reap:",
        ),
        ("Đại sứ Philíppin dự.", "# PH: Philíppin"),
        (
            "Ông Lê Văn Nam, Trưởng đại diện tổ chức Trăng Xanh International/Thụy Sỹ dự.",
            "@ Lê Văn Nam: Lê Văn Nam; Trưởng đại diện / Tổ chức Trăng Xanh International",
        ),
    ] {
        names(text, &[expected]);
    }
    check("Ông gặp Đoàn đại biểu TN TQ.", &[]);
    check("Họp tại Trung tâm, 11 Lê Hồng Phong.", &[]);
}

#[test]
fn a_leader_of_the_past_is_in_no_body_of_others() {
    names(
        "Thay mặt Lãnh đạo Bộ Ngoại giao, ông Lê Văn Nam nhắc đến thời Chủ tịch Hồ Chí Minh.",
        &["@ Hồ Chí Minh: Hồ Chí Minh; Chủ tịch / -"],
    );
}

#[test]
fn who_leads_a_delegation_is_of_the_body_that_is_named_first() {
    names(
        "Đoàn của Tiểu khu Quân sự tỉnh Siem Reap - Bộ Quốc phòng Campuchia do bà Sok Dara Chan, Phó Chỉ huy trưởng làm trưởng đoàn đến.",
        &["@ Sok Dara Chan: Sok Dara Chan; Phó Chỉ huy trưởng / Tiểu khu Quân sự tỉnh Siem Reap"],
    );
}
