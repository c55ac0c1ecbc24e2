//! The GraphQL schema over a snapshot of the archive.
