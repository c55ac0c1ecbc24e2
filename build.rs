//! What the build adds to the sources: GraphiQL's files, and the name of the rules by which pages are read.
//!
//! GraphiQL's files come as `package-lock.json` pins them, so that the binary serves them itself and
//! nothing of theirs is committed. Without Node the crate still builds; `/` then shows a page that says
//! what is missing. Nothing is written outside `OUT_DIR`.
//!
//! The rules' name is a hash of the sources of the stages that read pages. An archive whose pages were
//! read by other rules is made again.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// The published files, each with the folder it stands in.
const FILES: [(&str, &str); 4] = [
    ("react/umd", "react.production.min.js"),
    ("react-dom/umd", "react-dom.production.min.js"),
    ("graphiql", "graphiql.min.js"),
    ("graphiql", "graphiql.min.css"),
];

const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

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
    name_the_rules()?;
    add_graphiql()
}

fn name_the_rules() -> io::Result<()> {
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

fn add_graphiql() -> io::Result<()> {
    for tracked in ["build.rs", MANIFESTS[0], MANIFESTS[1]] {
        println!("cargo::rerun-if-changed={tracked}");
    }
    println!("cargo::rerun-if-env-changed=CAUNOI_GRAPHIQL");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let folder = out.join("graphiql");

    let missing = if env::var("CAUNOI_GRAPHIQL").is_ok_and(|value| value == "off") {
        Some("this binary was built with CAUNOI_GRAPHIQL=off".to_owned())
    } else {
        fetch(&folder).err().map(|error| {
            println!("cargo::warning=GraphiQL is left out: {error}");
            println!(
                "cargo::warning=To have it, install Node 20 or newer with npm and build again; \
                 CAUNOI_GRAPHIQL=off builds without it and without this warning"
            );
            // A file that never exists makes cargo try again at the next build.
            println!("cargo::rerun-if-changed={}", out.join("never").display());
            error.to_string()
        })
    };
    fs::write(out.join("graphiql.rs"), table(missing.as_deref()))
}

/// Fills `folder` with the four files, unless it holds those of the same lock file already.
fn fetch(folder: &Path) -> Result<(), Box<dyn Error>> {
    let stamp = folder.join(MANIFESTS[1]);
    let lock = fs::read(MANIFESTS[1])
        .map_err(|error| format!("{} cannot be read ({error})", MANIFESTS[1]))?;
    if fs::read(&stamp).is_ok_and(|fetched| fetched == lock) {
        return Ok(());
    }
    let work = folder.join("npm");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(&work)?;
    for manifest in MANIFESTS {
        fs::copy(manifest, work.join(manifest))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&work)
        .output()
        .map_err(|error| format!("npm, which comes with Node, cannot be run ({error})"))?;
    if !run.status.success() {
        let said = String::from_utf8_lossy(&run.stderr);
        let first = said.lines().find(|line| line.contains("error"));
        return Err(format!("npm ci failed: {}", first.unwrap_or("it does not say why")).into());
    }
    for (place, name) in FILES {
        let from = work.join("node_modules").join(place).join(name);
        fs::copy(&from, folder.join(name))
            .map_err(|error| format!("the packages hold no {place}/{name} ({error})"))?;
    }
    // The packages take a hundred megabytes; four files of them are used.
    fs::remove_dir_all(&work)?;
    fs::write(&stamp, lock)?;
    Ok(())
}

/// The source of the table that `src/http/graphiql.rs` includes. It names no folder of its own, so that a checkout may be
/// moved with what was built in it.
fn table(missing: Option<&str>) -> String {
    let mut source = format!("const MISSING: Option<&str> = {missing:?};\n");
    source.push_str("const FETCHED: &[(&str, &[u8])] = &[\n");
    if missing.is_none() {
        for (_, name) in FILES {
            let bytes = format!(r#"include_bytes!(concat!(env!("OUT_DIR"), "/graphiql/{name}"))"#);
            source.push_str(&format!("    ({name:?}, {bytes}),\n"));
        }
    }
    source.push_str("];\n");
    source
}
