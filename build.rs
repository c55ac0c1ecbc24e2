//! Names the rules by which pages are read: a hash of the sources of the stages that read them. An
//! archive whose pages were read by other rules is made again.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides how a page is read.
const STAGES: &[&str] = &[
    "src/text",
    "src/model",
    "src/lexicon",
    "src/page",
    "src/extract",
    "src/resolve",
];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for stage in STAGES {
        println!("cargo::rerun-if-changed={stage}");
        hash_folder(&root.join(stage), &mut hash)?;
    }
    println!("cargo::rustc-env=CAUNOI_READING={hash:016x}");
    Ok(())
}

/// FNV-1a over the names and contents of the files, in the order of their names.
fn hash_folder(folder: &Path, hash: &mut u64) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash_folder(&path, hash)?;
            continue;
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for byte in name.bytes().chain(fs::read(&path)?) {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(())
}
