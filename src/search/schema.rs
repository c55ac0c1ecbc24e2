//! How documents lie in tantivy's index.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{TantivyDocument, Term};

use crate::search::word::{Form, WordTokenizer};
use crate::search::{Document, DocumentKind};

/// Which layout an index on disk has. Another number stands for another cut of words, another folding
/// or other kinds, which the schema that tantivy keeps does not show.
const LAYOUT: u32 = 1;

/// The kinds, each at the place of its number on disk.
const KINDS: [DocumentKind; 7] = [
    DocumentKind::Article,
    DocumentKind::Organization,
    DocumentKind::Person,
    DocumentKind::Meeting,
    DocumentKind::Directive,
    DocumentKind::Statement,
    DocumentKind::Task,
];

/// The texts of a document and what a match in each weighs.
const TEXTS: [(&str, f32); 4] = [
    ("name", 5.0),
    ("aliases", 4.0),
    ("lead", 2.0),
    ("body", 1.0),
];

/// The field of the kind's number.
pub(super) const KIND: &str = "kind";

/// The field of the key.
pub(super) const KEY: &str = "key";

/// One text of a document, indexed in both forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextField {
    /// The field of [`Form::Marked`].
    pub(super) marked: Field,
    /// The field of [`Form::Plain`].
    pub(super) plain: Field,
    /// What a match weighs.
    pub(super) weight: f32,
}

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    id: Field,
    kind: Field,
    key: Field,
    /// Name, aliases, lead, body.
    pub(super) texts: [TextField; 4],
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let id = builder.add_text_field("id", STRING);
    let kind = builder.add_u64_field(KIND, FAST);
    let key = builder.add_text_field(KEY, FAST);
    let texts = TEXTS.map(|(name, weight)| TextField {
        marked: builder.add_text_field(&format!("{name}_marked"), indexed(Form::Marked)),
        plain: builder.add_text_field(&format!("{name}_plain"), indexed(Form::Plain)),
        weight,
    });
    let fields = Fields {
        id,
        kind,
        key,
        texts,
    };
    (builder.build(), fields)
}

fn indexed(form: Form) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer_name(form))
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

fn tokenizer_name(form: Form) -> &'static str {
    match form {
        Form::Marked => "words_marked",
        Form::Plain => "words_plain",
    }
}

/// Tells tantivy how to cut texts; without it nothing can be written.
pub(super) fn register_tokenizers(index: &tantivy::Index) {
    for form in [Form::Marked, Form::Plain] {
        index
            .tokenizers()
            .register(tokenizer_name(form), WordTokenizer { form });
    }
}

impl Fields {
    /// The term under which a document is taken out.
    pub(super) fn id(&self, kind: DocumentKind, key: &str) -> Term {
        Term::from_field_text(self.id, &id(kind, key))
    }

    /// The document as tantivy takes it.
    pub(super) fn document(&self, document: &Document) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        row.add_text(self.id, id(document.kind, &document.key));
        row.add_u64(self.kind, number(document.kind));
        row.add_text(self.key, &document.key);
        let [name, aliases, lead, body] = self.texts;
        let mut add = |field: TextField, text: &str| {
            row.add_text(field.marked, text);
            row.add_text(field.plain, text);
        };
        add(name, &document.name);
        for alias in &document.aliases {
            add(aliases, alias);
        }
        add(lead, &document.lead);
        add(body, &document.body);
        row
    }
}

fn id(kind: DocumentKind, key: &str) -> String {
    format!("{}:{key}", number(kind))
}

fn number(kind: DocumentKind) -> u64 {
    kind as u64
}

/// The kind of this number on disk.
pub(super) fn kind(number: u64) -> Option<DocumentKind> {
    KINDS.get(usize::try_from(number).ok()?).copied()
}

/// What a commit notes beside the documents.
pub(super) fn payload(revision: u64) -> String {
    format!("{LAYOUT} {revision}")
}

/// The revision that a commit noted; none where it is of another layout.
pub(super) fn noted_revision(payload: &str) -> Option<u64> {
    let (layout, revision) = payload.split_once(' ')?;
    (layout.parse() == Ok(LAYOUT)).then(|| revision.parse().ok())?
}
