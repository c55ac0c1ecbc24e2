//! Habits of the provinces' papers and of unions' own pages: bodies that give, branches, lists of what is to be done.

use crate::extract::extract;
use crate::extract::tests::{article, check_rows as rows};

#[test]
fn bodies_give_awards_themselves() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Dịp này, Hội Nông dân Việt Nam tặng Bằng khen cho ông Trần Văn Minh. Chủ tịch Hội Nhà văn Việt Nam trao Kỷ niệm chương cho bà Nguyễn Thị An.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: AWARDEE
               Hội Nông dân Việt Nam: AWARDER
               Nguyễn Thị An: AWARDEE
             Bằng khen @0 from Hội Nông dân Việt Nam to [Trần Văn Minh]
             Kỷ niệm chương @0 from Hội Nhà văn Việt Nam to [Nguyễn Thị An]",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Lễ kỷ niệm 50 năm Ngày ký Hiệp ước. Dịp này, 3 cá nhân được Hội Nông dân Việt Nam tặng Bằng khen, trong đó có ông Trần Văn Minh.",
            "@0 CEREMONY | Lễ kỷ niệm 50 năm Ngày ký Hiệp ước | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Trần Văn Minh: AWARDEE
             Bằng khen @0 from Hội Nông dân Việt Nam to [Trần Văn Minh]",
        ),
    ]);
}

#[test]
fn what_a_report_recalls_is_not_where_others_speak() {
    rows(&[(
        "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Báo cáo cho thấy đơn vị đã tổ chức 14 hoạt động, trong đó có chương trình “Đêm hội trăng rằm” cho học sinh. Ông Trần Văn Minh bắt tay từng người, nói rằng ông rất vui.",
        "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
           Bộ Ngoại giao: ORGANIZER
           Trần Văn Minh: SPEAKER
         @1 EXCHANGE | chương trình “Đêm hội trăng rằm” | no day | no place
         Trần Văn Minh says @0: Ông Trần Văn Minh bắt tay từng người, nói rằng ông rất vui.",
    )]);
}

#[test]
fn points_below_any_lead_in() {
    for (text, tasks) in [
        (
            "Sáng 12/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”.
             Ông Lê Hoài Trung biểu dương kết quả đã đạt được; yêu cầu các chi hội thực hiện một số nhiệm vụ sau:
             - Tiếp tục vận động hội viên.
             - Củng cố các chi hội.",
            2,
        ),
        (
            "Sáng 12/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”.
             Chương trình phối hợp có 2 nội dung:
             + Phối hợp tuyên truyền về biển.
             + Bồi dưỡng cán bộ.",
            2,
        ),
        (
            "Sáng 12/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”.
             Kết quả đã đạt được trong năm:
             - Tổ chức 14 lớp học.
             - Xây dựng 3 trường học.",
            0,
        ),
    ] {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(extract(&article(&lines)).tasks.len(), tasks, "{text}");
    }
}
