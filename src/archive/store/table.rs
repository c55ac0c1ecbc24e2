//! The tables.

/// The tables, each a sled tree of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Table {
    /// The page that an article is read from, `PageHash`, by the article's slug.
    ArticleBySlug,
    /// `ArticleSource` by page hash.
    SourceByPage,
    /// `ArticleContent` by page hash.
    ContentByPage,
    /// `Person` by slug.
    PersonBySlug,
    /// `Organization` by slug.
    OrganizationBySlug,
    /// `Meeting` by slug.
    MeetingBySlug,
    /// `Directive` by slug.
    DirectiveBySlug,
}

impl Table {
    /// The tables of what a page says, by its hash. Their keys lie all over their trees.
    pub(crate) const OF_PAGES: [Table; 2] = [Table::SourceByPage, Table::ContentByPage];

    /// The tables of entities, by their slugs.
    pub(crate) const OF_ENTITIES: [Table; 4] = [
        Table::PersonBySlug,
        Table::OrganizationBySlug,
        Table::MeetingBySlug,
        Table::DirectiveBySlug,
    ];

    /// In the order of the manifest.
    pub(crate) const EACH: [Table; 7] = [
        Table::ArticleBySlug,
        Table::SourceByPage,
        Table::ContentByPage,
        Table::PersonBySlug,
        Table::OrganizationBySlug,
        Table::MeetingBySlug,
        Table::DirectiveBySlug,
    ];

    /// The tree's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Table::ArticleBySlug => "article_by_slug",
            Table::SourceByPage => "source_by_page",
            Table::ContentByPage => "content_by_page",
            Table::PersonBySlug => "person_by_slug",
            Table::OrganizationBySlug => "organization_by_slug",
            Table::MeetingBySlug => "meeting_by_slug",
            Table::DirectiveBySlug => "directive_by_slug",
        }
    }

    pub(super) fn index(self) -> usize {
        self as usize
    }
}
