//! What caunoi promises, tested through its front doors: the archive, the HTTP API, the binary.

mod archive;
mod harness;
