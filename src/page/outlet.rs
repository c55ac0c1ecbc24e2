//! Where outlets keep the parts of an article: CSS selectors, the likeliest first, parted by `, `.
//!
//! Knowing an outlet beats guessing; what a row leaves empty, or does not find, [`ANY`] looks for.

/// One outlet's places.
#[derive(Debug)]
pub(super) struct Outlet {
    /// The host's end: `vov.vn` is also `vovworld.vov.vn`.
    pub(super) host: &'static str,
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) body: &'static str,
    pub(super) date: &'static str,
    pub(super) author: &'static str,
    pub(super) section: &'static str,
}

/// A row without knowledge, to be filled in.
const NONE: Outlet = Outlet {
    host: "",
    title: "",
    lead: "",
    body: "",
    date: "",
    author: "",
    section: "",
};

/// What most outlets share: microdata, common class names.
pub(super) const ANY: Outlet = Outlet {
    host: "",
    title: "h1[itemprop=headline], article h1, .detail-title, h1.title-detail, h1.article-title, h1.detail__title, h1.entry-title, .article__title, .post-title, .title-news, .titledetail, .news-title, h1, h2.title",
    lead: "[itemprop=description]:not(meta), .sapo, .hometext, .detail-sapo, .article__sapo, .article-sapo, .singular-sapo, .chapeau, .detail__summary, .article-summary, .news-sapo, .lead",
    body: "[itemprop=articleBody], .article__body, .article-body, .detail-content, .detail__content, .fck_detail, .content-detail, .detail-content-body, .article-content, .entry-content, .post-content, .news-content, .content-news, .noidung, #noidung, .bodytext, .detail-body, .cms-body, .singular-content, #content-detail, .the-article-body, .main-content-detail, .article__content, .story-body, .maincontent, article",
    date: "time[datetime], .article__meta time, .detail-time, .post-date, .date-time, .article-date, .pubdate, .publish-date, .entry-date, .author-time, .time-update, .date, .datetime",
    author: "[rel=author], .byline .fn, .byline a, .post-author .fn, .createdby, .article__author, .detail-author, .author-name, .article-author, .post-author, .td-post-author-name a, .meta-author, .author-info .name, p.author, div.author, .tac-gia, .tacgia, [class*=tac-gia], [class*=tacgia], p.h5.text-right",
    section: "nav[aria-label=breadcrumb], .breadcrumb, .breadcrumbs, ul.breadcrumb, [itemtype*=BreadcrumbList]",
};

/// The outlets known, by host.
const OUTLETS: &[Outlet] = &[
    Outlet {
        host: "baochinhphu.vn",
        title: "h1.detail-title",
        lead: ".detail-sapo",
        body: ".detail-content",
        date: ".detail-time, [data-role=publishdate]",
        author: ".detail-author",
        section: ".detail-cate, .breadcrumb",
    },
    Outlet {
        host: "baoquocte.vn",
        title: "h1.article-detail-title",
        lead: ".article-detail-desc",
        body: "#__MB_MASTERCMS_EL_3, .article-detail-content",
        date: ".article-detail-date, .format_date",
        author: ".article-detail-author, .article-author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "baotintuc.vn",
        title: "h1.detail-title",
        lead: "h2.sapo",
        body: ".contents",
        date: ".date .txt, .date",
        author: ".author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "bocongan.gov.vn",
        body: ".ckeditor-content, .content-detail",
        ..NONE
    },
    Outlet {
        host: "cand.com.vn",
        title: "h1.box-title-detail",
        lead: ".box-des-detail",
        body: ".detail-content-body",
        date: ".box-date",
        author: ".box-author",
        section: ".uk-breadcrumb",
    },
    Outlet {
        host: "cpv.org.vn",
        title: ".post-title, h1",
        lead: ".post-summary",
        body: ".post-content",
        date: ".lbPublishedDate",
        author: ".post-author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "daidoanket.vn",
        title: "h1.detail-title, h1.c-detail-head__title",
        lead: ".detail-sapo, .sc-longform-header-sapo",
        body: ".b-maincontent, .detail-content",
        date: ".c-detail-head__time, .detail-time",
        author: ".c-detail-head__author, .detail-author",
        section: ".breadcrumb, .c-detail-head__cat",
    },
    Outlet {
        host: "dangcongsan.vn",
        title: ".post-title, h1.title-detail, h1",
        lead: ".post-summary, .sapo",
        body: ".post-content, .detail-content",
        date: ".lbPublishedDate, .date",
        author: ".post-author, .author",
        section: ".breadcrumb, .cat-name",
    },
    Outlet {
        host: "dantri.com.vn",
        title: "h1.title-page",
        lead: "h2.singular-sapo",
        body: ".singular-content",
        date: "time.author-time",
        author: ".author-name",
        section: "ul.breadcrumbs",
    },
    Outlet {
        host: "hanoimoi.vn",
        title: "h1.sc-longform-header-title, h1",
        lead: ".sc-longform-header-sapo",
        body: ".b-maincontent",
        date: ".sc-longform-header-date",
        author: ".sc-longform-header-author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "laodong.vn",
        title: "h1.title",
        lead: ".chappeau",
        body: ".art-body",
        date: "span.time",
        author: ".author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "mofa.gov.vn",
        body: ".journal-content-article",
        ..NONE
    },
    Outlet {
        host: "nhandan.vn",
        title: "h1.article__title",
        lead: ".article__sapo",
        body: ".article__body",
        date: ".article__meta time, time.time",
        author: ".article__author",
        section: ".breadcrumb, .main-cate",
    },
    Outlet {
        host: "qdnd.vn",
        title: "h1.post-title",
        lead: ".post-summary",
        body: ".post-content",
        date: ".post-subinfo",
        author: ".post-author, .author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "quehuongonline.vn",
        title: "h1.detail-title, .title-detail, h1",
        lead: ".detail-sapo, .sapo",
        body: ".detail-content, .content-detail",
        date: ".detail-time, .date",
        author: ".detail-author, .author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "quochoi.vn",
        title: ".title-detail, h1",
        lead: ".sapo",
        body: ".content-detail, .ms-rtestate-field",
        ..NONE
    },
    Outlet {
        host: "sggp.org.vn",
        title: "h1.article__title",
        lead: ".article__sapo",
        body: ".article__body",
        date: "time.time",
        author: ".article__author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "thanhnien.vn",
        title: "h1.detail-title",
        lead: "h2.detail-sapo",
        body: ".detail-content",
        date: "[data-role=publishdate]",
        author: ".detail-author .name, .detail-author",
        section: ".detail-cate",
    },
    Outlet {
        host: "thoidai.com.vn",
        title: "h1.article-detail-title, h1.detail-title",
        lead: ".article-detail-desc, .detail-desc",
        body: "#__MB_MASTERCMS_EL_3, .article-detail-content, .__MASTERCMS_CONTENT",
        date: ".article-detail-date, .format_date",
        author: ".article-detail-author, .detail-author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "tienphong.vn",
        title: "h1.article__title",
        lead: ".article__sapo",
        body: ".article__body",
        date: "time",
        author: ".article__author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "tuoitre.vn",
        title: "h1.detail-title, h1.article-title",
        lead: "h2.detail-sapo",
        body: ".detail-content, #main-detail-body",
        date: "[data-role=publishdate], .date-time",
        author: ".detail-author .name, .author-info",
        section: ".detail-cate",
    },
    Outlet {
        host: "vietnamnet.vn",
        title: "h1.content-detail-title",
        lead: "h2.content-detail-sapo",
        body: ".maincontent, #maincontent",
        date: ".bread-crumb-detail__time",
        author: ".article-detail-author__info .name",
        section: ".bread-crumb-detail ul",
    },
    Outlet {
        host: "vietnamplus.vn",
        title: "h1.article__title, h1.details__headline",
        lead: ".article__sapo, .details__summary",
        body: ".article__body, .details__content",
        date: "time",
        author: ".article__author, .details__author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "vnexpress.net",
        title: "h1.title-detail",
        lead: "p.description",
        body: ".fck_detail",
        date: "span.date",
        author: ".author_mail, p.author",
        section: "ul.breadcrumb",
    },
    Outlet {
        host: "vov.vn",
        title: "h1.article-title",
        lead: ".article-summary",
        body: ".article-content",
        date: ".article-date",
        author: ".article-author",
        section: ".breadcrumb",
    },
    Outlet {
        host: "vtv.vn",
        title: "h1.title_detail",
        lead: "h2.sapo",
        body: "#entry-body",
        date: "span.time",
        author: ".news-info .author",
        section: ".bread-crumb",
    },
    Outlet {
        host: "vufo.org.vn",
        title: ".title-detail, .news-title, h1",
        lead: ".sapo, .news-sapo",
        body: ".content-detail, .news-content, .detail-content",
        date: ".date, .time",
        author: ".author",
        section: ".breadcrumb",
    },
];

/// The outlet of an address, if it is known.
pub(super) fn of(address: Option<&str>) -> Option<&'static Outlet> {
    let parsed = url::Url::parse(address?).ok()?;
    let host = parsed.host_str()?.to_ascii_lowercase();
    OUTLETS.iter().find(|outlet| {
        host.strip_suffix(outlet.host)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}
