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
fn who_chairs_and_who_is_elected() {
    rows(&[
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Điều hành hội thảo là anh Trần Văn Minh, Phó Chủ tịch Hội Nông dân Việt Nam. 6 ý kiến được trình bày, trong đó chị Nguyễn Thị An giới thiệu cách làm.",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: SPEAKER
               Trần Văn Minh: CHAIR",
        ),
        (
            "Ngày 16/9, Hội Nông dân Việt Nam tổ chức Đại hội lần thứ III. Đại hội đã bầu Ban Chấp hành. Ông Trần Văn Minh được bầu giữ chức Chủ tịch, bà Nguyễn Thị An giữ chức Phó Chủ tịch. Đại hội đã nghe ba tham luận, của các chi hội và cá nhân ông Lê Văn Nam.",
            "@0 CONGRESS | Đại hội lần thứ III | 2023-09-16 | no place
               Hội Nông dân Việt Nam: ORGANIZER
               Trần Văn Minh: ATTENDEE
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: SPEAKER",
        ),
        (
            "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Dịp này, Chủ tịch Hội Nhà văn Việt Nam tặng Bằng khen cho 02 tập thể (Hội Nông dân Việt Nam; Hội Chữ thập đỏ Việt Nam) và ông Trần Văn Minh.
             [Từ trái qua: bà Nguyễn Thị An, ông Lê Văn Nam.]",
            "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
               Bộ Ngoại giao: ORGANIZER
               Nguyễn Thị An: ATTENDEE
               Lê Văn Nam: ATTENDEE
               Trần Văn Minh: AWARDEE
               Hội Nông dân Việt Nam: AWARDEE
               Hội Chữ thập đỏ Việt Nam: AWARDEE
             Bằng khen @0 from Hội Nhà văn Việt Nam to [Trần Văn Minh, Hội Nông dân Việt Nam, Hội Chữ thập đỏ Việt Nam]",
        ),
    ]);
}

#[test]
fn whoever_does_anything_there_is_there() {
    rows(&[(
        "Sáng 16/9, Bộ Ngoại giao tổ chức Hội thảo “Nước”. Tại hội thảo, ông Trần Văn Minh điểm qua các mốc của sông. Thay mặt đoàn, bà Nguyễn Thị An thả cá xuống hồ.",
        "@0 WORKSHOP | Hội thảo “Nước” | 2023-09-16 | no place
           Bộ Ngoại giao: ORGANIZER
           Trần Văn Minh: ATTENDEE
           Nguyễn Thị An: ATTENDEE",
    )]);
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
             Ông Lê Hoài Trung ghi nhận kết quả đã đạt được và giao các nhiệm vụ cụ thể:
             Một là, Hội Nông dân Việt Nam rà soát hội viên.
             Hai là, mỗi chi hội có một hoạt động.",
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
