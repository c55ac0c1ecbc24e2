//! What can go wrong with the archive.

use std::path::PathBuf;

/// Why the archive cannot do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Whoever asked for a change waits for it no more; nothing was changed.
    #[error("nobody waits for the change any more; nothing was changed")]
    Unwanted,
    /// Another process holds the folder.
    #[error("the archive {} is in use by another process{}", folder.display(), holder.as_deref().map(|holder| format!(" ({holder})")).unwrap_or_default())]
    Locked {
        /// The archive's folder.
        folder: PathBuf,
        /// Who holds it, as that process wrote down.
        holder: Option<String>,
    },
    /// There is no archive in the folder.
    #[error("there is no archive in {}", folder.display())]
    Absent {
        /// The folder.
        folder: PathBuf,
    },
    /// The pages are gone that the archive was made from.
    #[error("the tables hold {articles} articles and {} no page: put the pages back, or restore a dump into \
             another folder", folder.display())]
    PagesGone {
        /// The folder of pages.
        folder: PathBuf,
        /// How many articles the tables hold.
        articles: usize,
    },
    /// A file or folder cannot be used.
    #[error("{doing} {}", path.display())]
    File {
        /// What was being done, as `writing`.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// The store fails.
    #[error("{doing} the store")]
    Store {
        /// What was being done, as `committing to`.
        doing: &'static str,
        /// Why it failed.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A record is not what was written.
    #[error("the record {key} of table {table} is damaged: {reason}")]
    Damaged {
        /// Which table.
        table: &'static str,
        /// Which record.
        key: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The archive takes no more changes because a write has failed since it was opened.
    #[error("the archive takes no changes since a write failed: {reason}")]
    ReadOnly {
        /// The first failure.
        reason: String,
    },
    /// The full-text index fails.
    #[error(transparent)]
    Search(#[from] crate::search::SearchError),
}
