//! Why a stretch of text is a mention: the rule that found it, and the line of the lexicon that it used.

/// What found a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ground {
    /// By which rule.
    pub rule: Rule,
    /// The line of the lexicon that the rule went by; none for a rule that needs none.
    pub line: Option<LexiconLine>,
}

impl Ground {
    /// The rule with the line that it went by.
    pub fn new(rule: Rule, line: LexiconLine) -> Self {
        Ground {
            rule,
            line: Some(line),
        }
    }
}

impl From<Rule> for Ground {
    fn from(rule: Rule) -> Self {
        Ground { rule, line: None }
    }
}

/// A line of the lexicon's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconLine {
    /// The file.
    pub file: LexiconFile,
    /// The line's number, from 1; the files are shorter than 65,535 lines.
    pub line: u16,
}

impl LexiconLine {
    /// The line of this number, from 1.
    pub fn new(file: LexiconFile, line: usize) -> Self {
        LexiconLine {
            file,
            line: u16::try_from(line).unwrap_or(u16::MAX),
        }
    }
}

/// A file of the lexicon's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LexiconFile {
    /// The known bodies.
    Organizations,
    /// First words of names of bodies.
    Heads,
    /// Runs of words within names of bodies.
    Words,
    /// The countries.
    Countries,
    /// Places within countries.
    Places,
    /// Titles of posts.
    Titles,
    /// Forms of address, ranks and professions.
    Honorifics,
    /// Surnames.
    Surnames,
}

impl LexiconFile {
    /// The file's name, as it stands under `src/lexicon/data`.
    pub fn name(self) -> &'static str {
        match self {
            LexiconFile::Organizations => "organizations.txt",
            LexiconFile::Heads => "heads.txt",
            LexiconFile::Words => "words.txt",
            LexiconFile::Countries => "countries.txt",
            LexiconFile::Places => "places.txt",
            LexiconFile::Titles => "titles.txt",
            LexiconFile::Honorifics => "honorifics.txt",
            LexiconFile::Surnames => "surnames.txt",
        }
    }
}

macro_rules! rules {
    ($($(#[doc = $description:literal])+ $rule:ident = $name:literal, $example:literal;)+) => {
        /// A rule by which the reading of an article finds mentions: the table of them, each with a
        /// sentence in which it finds what stands between square brackets.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $description])+ $rule,)+ }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const EACH: &'static [Rule] = &[$(Rule::$rule,)+];

            /// The stable name, in capitals.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)+ }
            }

            /// What the rule goes by, in one English sentence.
            pub fn description(self) -> &'static str {
                match self { $(Rule::$rule => concat!($($description),+).trim_ascii(),)+ }
            }

            /// A text in which the rule finds what stands between square brackets.
            pub fn example(self) -> &'static str {
                match self { $(Rule::$rule => $example,)+ }
            }
        }
    };
}

rules! {
    /// A Vietnamese full name: a surname and at least two more words with capitals.
    FullName = "FULL_NAME",
        "Hội nghị đã nghe [Trần Thị Lan] trình bày báo cáo.";
    /// A Vietnamese name of two words behind a form of address.
    AddressedName = "ADDRESSED_NAME",
        "Sáng nay, ông [Hà Sơn] đã phát biểu.";
    /// A Vietnamese name of two words with a post behind it.
    NameWithPost = "NAME_WITH_POST",
        "Tham dự có [Lê Sơn], Chủ tịch Hội Nông dân Việt Nam.";
    /// A foreign name behind a form of address.
    AddressedForeignName = "ADDRESSED_FOREIGN_NAME",
        "Hội đã tiếp bà [Anna Weber].";
    /// A foreign name with a post or, at the beginning of a paragraph, a profession behind it.
    ForeignNameWithPost = "FOREIGN_NAME_WITH_POST",
        "[Anna Weber], Giám đốc Quỹ Rosa Luxemburg, đã phát biểu.";
    /// A foreign name right behind a title, or in a list of names of which one was found.
    TitledForeignName = "TITLED_FOREIGN_NAME",
        "Đoàn đã gặp Bộ trưởng [Anna Weber].";
    /// A part of the name of somebody whom the page names in full, behind a form of address.
    PartOfName = "PART_OF_NAME",
        "Ông Nguyễn Văn Sơn chủ trì. Sau đó, ông [Sơn] phát biểu.";

    /// A name or a form of a body that the lexicon knows.
    KnownBody = "KNOWN_BODY",
        "Buổi lễ do [Hội Nông dân Việt Nam] tổ chức.";
    /// A body that the lexicon knows, printed with other abbreviations or other names of countries.
    KnownBodyRespelled = "KNOWN_BODY_RESPELLED",
        "Buổi lễ do [Hội hữu nghị Việt Nam - CHDCND Lào] tổ chức.";
    /// A name built as names of bodies are: a first word that such names have, and what goes on it.
    BuiltName = "BUILT_NAME",
        "Buổi lễ do [Hội Trồng hoa Xuân Mai] tổ chức.";
    /// A built name that leaves out its place, which the page tells.
    BuiltNameWithoutPlace = "BUILT_NAME_WITHOUT_PLACE",
        "Đoàn đến tỉnh Quảng Ninh. Sáng nay, [UBND tỉnh] đã tiếp đoàn.";
    /// A name without its last words, of which one body of the paragraph so far has the whole.
    BuiltNameCutShort = "BUILT_NAME_CUT_SHORT",
        "Công đoàn tỉnh Át-ta-pư do ông Bun Mi Văn, Chủ tịch [Công đoàn tỉnh], cử đoàn sang tỉnh Kon Tum.";
    /// The words of a title's end are the first of the body's name.
    WordSharedWithTitle = "WORD_SHARED_WITH_TITLE",
        "Trưởng [ban Đối ngoại Trung ương] đã phát biểu.";
    /// Behind a title stands the name of a body without its first word.
    WordLeftOutBehindTitle = "WORD_LEFT_OUT_BEHIND_TITLE",
        "Thứ trưởng [Ngoại giao] đã phát biểu.";
    /// An acronym or short form in brackets behind the name for which the page defines it.
    ShortFormDefined = "SHORT_FORM_DEFINED",
        "Hội Trồng hoa Xuân Mai ([HTHXM]) tổ chức buổi lễ.";
    /// An acronym or short form that the page defines, wherever else it stands.
    ShortForm = "SHORT_FORM",
        "Hội Trồng hoa Xuân Mai (HTHXM) tổ chức buổi lễ. Năm nay, [HTHXM] có hội viên mới.";
    /// The first words of a name alone, for the body of such a name that the page named last.
    FirstWordAlone = "FIRST_WORD_ALONE",
        "Hội Nông dân Việt Nam tổ chức buổi lễ. Năm nay, [Hội] có hội viên mới.";

    /// The name of a country.
    CountryName = "COUNTRY_NAME",
        "Các đối tác của [Nhật Bản] đã tham dự.";
    /// The name of a country that is a common word or a part of other names as well, where the words
    /// around it let it be the country.
    CountryByContext = "COUNTRY_BY_CONTEXT",
        "Các đối tác của [Mỹ] đã tham dự.";

    /// A word for an event and the words that go on it to a name.
    EventName = "EVENT_NAME",
        "Ngày 5/3/2024, [Hội thảo “Sách và bạn bè”] được tổ chức.";
    /// A word for an event alone, for a meeting that the page reports.
    EventWord = "EVENT_WORD",
        "Ngày 5/3/2024, Hội thảo “Sách và bạn bè” được tổ chức. Phát biểu tại [hội thảo], ông Hà Văn Sơn cảm ơn.";
    /// A verb of receiving, meeting, working together or visiting, with whom it is done with.
    MeetingVerb = "MEETING_VERB",
        "Ngày 5/3/2024, ông Hà Văn Sơn [đã tiếp bà Anna Weber].";
    /// A verb of signing with the agreement that two bodies sign.
    SigningVerb = "SIGNING_VERB",
        "Ngày 5/3/2024, Hội Nông dân Việt Nam [ký kết Thỏa thuận tài trợ].";

    /// A sort of document with an official symbol.
    DocumentSymbol = "DOCUMENT_SYMBOL",
        "Hội thực hiện [Chỉ thị 12-CT/TW].";
    /// A sort of document with a number alone.
    DocumentNumber = "DOCUMENT_NUMBER",
        "Hội thực hiện [Nghị quyết 57].";
    /// A law or an ordinance with its title and then its symbol.
    LawWithSymbol = "LAW_WITH_SYMBOL",
        "Hội thực hiện [Luật Đất đai số 31/2024/QH15].";
    /// The resolution of a congress.
    CongressResolution = "CONGRESS_RESOLUTION",
        "Hội thực hiện [Nghị quyết Đại hội XIII của Đảng].";
    /// The resolution of a plenum of the Party's Central Committee.
    PlenumResolution = "PLENUM_RESOLUTION",
        "Hội thực hiện [Nghị quyết Trung ương 4 khóa XII].";
}
