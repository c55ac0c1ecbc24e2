//! How outlets lay an article out.

use fastrand::Rng;

use super::SyntheticPage;
use super::event::Story;

/// The page of a story.
pub(super) fn page(story: &Story, number: usize, rng: &mut Rng) -> SyntheticPage {
    let (content, ending) = match rng.usize(..3) {
        0 => (html(story, number), "html"),
        1 => (portal(story), "txt"),
        _ => (plain(story), "txt"),
    };
    SyntheticPage {
        name: format!("page-{number:07}.{ending}"),
        content,
    }
}

fn html(story: &Story, number: usize) -> String {
    let (day, month, year) = story.published;
    let paragraphs: String = story
        .paragraphs
        .iter()
        .map(|paragraph| format!("<p>{paragraph}</p>\n"))
        .collect();
    format!(
        r#"<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://bao.example/{year}/{month}/bai-{number}.html">
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{year}-{month:02}-{day:02}T08:00:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
<main><article><h1>{title}</h1><p class="sapo"><strong>{lead}</strong></p>
<figure><img src="anh.jpg" alt=""><figcaption>{caption}</figcaption></figure>
{paragraphs}<p class="author">{author}</p></article></main>
<aside><h2>Tin liên quan</h2><ul><li><a href="/a1">Những ngôi nhà bên sông</a></li><li><a href="/a2">Chuyến xe mùa lũ</a></li></ul></aside>
<footer>Giấy phép số 1/GP. Mọi quyền được bảo lưu.</footer></body></html>
"#,
        title = story.title,
        lead = story.lead,
        caption = story.caption,
        author = story.author,
    )
}

fn portal(story: &Story) -> String {
    let (day, month, year) = story.published;
    format!(
        "Trang chủ {section}\n{title}\n\n{day:02}/{month:02}/{year} - 09:15\n\n{lead}\n\n{caption}\n\n{caption}\n\n{body}\n\n{author}\n\nBài viết cùng chuyên mục\n\nNhững ngôi nhà bên sông\n",
        section = story.section,
        title = story.title,
        lead = story.lead,
        caption = story.caption,
        body = story.paragraphs.join("\n\n"),
        author = story.author,
    )
}

fn plain(story: &Story) -> String {
    let (day, month, year) = story.published;
    format!(
        "{section}\n\n{title}\n\nNgày đăng: {day:02}/{month:02}/{year}\n\n{lead}\n\n{body}\n\n{author}\n",
        section = story.section,
        title = story.title,
        lead = story.lead,
        body = story.paragraphs.join("\n\n"),
        author = story.author,
    )
}
