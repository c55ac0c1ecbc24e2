//! Who was at a meeting without speaking there.

use crate::extract::tests::check_rows as rows;

#[test]
fn who_has_a_meeting_is_at_it() {
    rows(&[
        // Both before `có cuộc hội đàm`, and who `tham gia hội đàm`.
        (
            "Sáng 16/9, tại Huế, Bí thư Tỉnh ủy Quảng Ninh Trần Văn Minh và ông Kenji Sato đã có cuộc hội đàm. Tham gia hội đàm về phía tỉnh Quảng Ninh có: Chủ tịch UBND tỉnh Nguyễn Thị An; Phó Bí thư Tỉnh ủy Lê Văn Nam.",
            "@0 WORKING_SESSION | cuộc hội đàm | 2023-09-16 | Huế
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: ATTENDEE
               Trần Văn Minh: ATTENDEE
               Kenji Sato: ATTENDEE",
        ),
        // A post alone tells who comes.
        (
            "Sáng 16/9, Đại sứ Nhật Bản tại Việt Nam Kenji Sato đã có chuyến thăm Huế. Chiều cùng ngày, Đại sứ đã chào xã giao Chủ tịch UBND tỉnh Trần Văn Minh.",
            "@0 VISIT | chuyến thăm Huế | 2023-09-16 | Huế
               Kenji Sato: ATTENDEE
             @1 RECEPTION | Buổi chào xã giao Chủ tịch UBND tỉnh Trần Văn Minh | 2023-09-16 | no place
               Trần Văn Minh: ATTENDEE
               Kenji Sato: ATTENDEE",
        ),
        // One thing after the other, and several bodies.
        (
            "Ngày 16/9, bà Nguyễn Thị An đã dâng hoa tại Đài tưởng niệm; thăm Bảo tàng Dân tộc học; chào xã giao Bộ trưởng Ngoại giao Trần Văn Minh.
             Ngày 17/9, bà Nguyễn Thị An đã có các buổi làm việc với Bộ Ngoại giao, Hội Nhà văn Việt Nam và Hội Nông dân Việt Nam.",
            "@0 RECEPTION | Buổi chào xã giao Bộ trưởng Ngoại giao Trần Văn Minh | 2023-09-16 | no place
               Nguyễn Thị An: ATTENDEE
               Trần Văn Minh: ATTENDEE
             @1 WORKING_SESSION | Buổi làm việc với Bộ Ngoại giao | 2023-09-17 | no place
               Nguyễn Thị An: ATTENDEE
               Bộ Ngoại giao: ATTENDEE
               Hội Nhà văn Việt Nam: ATTENDEE
               Hội Nông dân Việt Nam: ATTENDEE",
        ),
        (
            "Sáng 16/9, ông Kenji Sato đã đến thăm và làm việc với Bộ Ngoại giao. Tiếp và làm việc với đoàn có bà Nguyễn Thị An và đại diện Hội Nhà văn Việt Nam.",
            "@0 WORKING_SESSION | Buổi làm việc với Bộ Ngoại giao | 2023-09-16 | no place
               Kenji Sato: ATTENDEE
               Bộ Ngoại giao: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Hội Nhà văn Việt Nam: ATTENDEE",
        ),
    ]);
}

#[test]
fn who_does_anything_at_a_meeting_is_at_it() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Tại đây, Đại sứ Kenji Sato và bà Nguyễn Thị An cùng cắt bánh. Ca sĩ Trần Minh Thư biểu diễn tại chương trình. Dịp này, ông Lê Văn Nam hiến 10 bức tranh. Tại buổi lễ, tranh của ông Trần Văn Minh được treo.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Kenji Sato: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Trần Minh Thư: ATTENDEE
               Lê Văn Nam: ATTENDEE",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Cùng dự và phát biểu tại buổi lễ, ông Lê Văn Nam bày tỏ vui mừng. Bộ Ngoại giao tặng Bằng khen cho 2 tập thể: Hội Nhà văn Việt Nam, Hội Nông dân Việt Nam và bà Nguyễn Thị An.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER AWARDER
               Lê Văn Nam: SPEAKER ATTENDEE
               Nguyễn Thị An: AWARDEE
               Hội Nhà văn Việt Nam: AWARDEE
               Hội Nông dân Việt Nam: AWARDEE
             Lê Văn Nam says @0: Cùng dự và phát biểu tại buổi lễ, ông Lê Văn Nam bày tỏ vui mừng.
             Bằng khen @0 from Bộ Ngoại giao to [Nguyễn Thị An, Hội Nhà văn Việt Nam, Hội Nông dân Việt Nam]",
        ),
    ]);
}
