//! A disk that can be cut off from power: what was synced is there, of the rest any part may be.
//!
//! A file's content lasts from the sync of the file on, its name from the sync of its folder on. File
//! systems mostly promise more; nothing here relies on it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use crate::chance::Chance;
use crate::trace::Event;

/// What becomes of what was not synced when the power goes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unsynced {
    /// It is gone.
    Gone,
    /// It is there, as after a kill.
    There,
    /// The names are there and the files as long as they were, but what was written is zeros.
    Zeros,
    /// Of each change it falls to chance.
    Some,
    /// Of each sector of this many bytes it falls to chance.
    Torn(usize),
}

impl Unsynced {
    pub(crate) const EACH: [Unsynced; 6] = [
        Unsynced::Gone,
        Unsynced::There,
        Unsynced::Zeros,
        Unsynced::Some,
        Unsynced::Torn(512),
        Unsynced::Torn(4096),
    ];
}

type Number = usize;

/// What a call did to the names in a folder, all at once.
type Naming = Vec<(String, Option<Number>)>;

/// A file or folder, whatever its names.
#[derive(Debug, Clone)]
enum Node {
    File(Lasting<Vec<u8>, Change>),
    Folder(Lasting<BTreeMap<String, Number>, Naming>),
}

/// A state that changes, and what of it lasts.
#[derive(Debug, Clone)]
struct Lasting<S, C> {
    now: S,
    synced: S,
    /// The changes since the state that lasts, each with when it was made.
    since: Vec<(usize, C)>,
}

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Resize(usize),
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Change::Write { at, bytes } => {
                let end = at + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[*at..end].copy_from_slice(bytes);
            }
            Change::Resize(size) => content.resize(*size, 0),
        }
    }
}

fn rename(entries: &mut BTreeMap<String, Number>, changes: &[(String, Option<Number>)]) {
    for (name, node) in changes {
        match node {
            Some(node) => entries.insert(name.clone(), *node),
            None => entries.remove(name),
        };
    }
}

impl<S: Default + Clone, C> Lasting<S, C> {
    fn new(state: S) -> Lasting<S, C> {
        Lasting {
            now: state.clone(),
            synced: state,
            since: Vec::new(),
        }
    }

    fn change(&mut self, time: usize, change: C, apply: impl Fn(&mut S, &C)) {
        apply(&mut self.now, &change);
        self.since.push((time, change));
    }

    fn sync(&mut self, before: usize, apply: impl Fn(&mut S, &C)) {
        let covered = self
            .since
            .iter()
            .take_while(|(time, _)| *time < before)
            .count();
        for (_, change) in self.since.drain(..covered) {
            apply(&mut self.synced, &change);
        }
    }
}

/// A disk with everything under one folder.
#[derive(Debug, Clone)]
pub(crate) struct Disk {
    root: String,
    /// The first is the folder itself.
    nodes: Vec<Node>,
    time: usize,
    /// What each thread is syncing, and since when.
    syncing: HashMap<u32, (Number, usize)>,
}

impl Disk {
    /// A disk on which `folder` is and stays, with what is in it now.
    pub(crate) fn of(folder: &Path) -> Disk {
        let mut disk = Disk {
            root: folder.to_str().unwrap().to_owned(),
            nodes: Vec::new(),
            time: 0,
            syncing: HashMap::new(),
        };
        disk.take_in(folder);
        disk
    }

    fn take_in(&mut self, path: &Path) -> Number {
        let number = self.nodes.len();
        if path.is_dir() {
            self.nodes.push(Node::Folder(Lasting::new(BTreeMap::new())));
            let mut entries = BTreeMap::new();
            for entry in fs::read_dir(path).unwrap() {
                let entry = entry.unwrap();
                let name = entry.file_name().into_string().unwrap();
                entries.insert(name, self.take_in(&entry.path()));
            }
            self.nodes[number] = Node::Folder(Lasting::new(entries));
        } else {
            self.nodes
                .push(Node::File(Lasting::new(fs::read(path).unwrap())));
        }
        number
    }

    /// Does what a call did. What happens outside the folder is none of its business.
    pub(crate) fn apply(&mut self, event: &Event) {
        self.time += 1;
        match event {
            Event::Create { path, empty } => {
                let Some((folder, name)) = self.entry(path) else {
                    return;
                };
                match self.find(path) {
                    Some(file) if *empty => self.write(file, Change::Resize(0)),
                    Some(_) => {}
                    None => self.add(folder, name, Node::File(Lasting::new(Vec::new()))),
                }
            }
            Event::Write { path, at, bytes } => {
                if let Some(file) = self.find(path) {
                    let bytes = bytes.clone();
                    self.write(file, Change::Write { at: *at, bytes });
                }
            }
            Event::Resize { path, size } => {
                if let Some(file) = self.find(path) {
                    self.write(file, Change::Resize(*size));
                }
            }
            Event::MakeFolder { path } => {
                if let Some((folder, name)) = self.entry(path) {
                    self.add(folder, name, Node::Folder(Lasting::new(BTreeMap::new())));
                }
            }
            Event::Rename { from, to } => {
                let Some((source, old)) = self.entry(from) else {
                    return;
                };
                let node = Some(self.find(from).unwrap());
                let (target, new) = self.entry(to).unwrap();
                if source == target {
                    self.name(source, vec![(old, None), (new, node)]);
                } else {
                    self.name(target, vec![(new, node)]);
                    self.name(source, vec![(old, None)]);
                }
            }
            Event::Remove { path } => {
                if let Some((folder, name)) = self.entry(path) {
                    self.name(folder, vec![(name, None)]);
                }
            }
            Event::SyncBegins { path, thread } => {
                if let Some(node) = self.find(path) {
                    self.syncing.insert(*thread, (node, self.time));
                }
            }
            Event::SyncEnds { thread } => {
                if let Some((node, since)) = self.syncing.remove(thread) {
                    match &mut self.nodes[node] {
                        Node::File(file) => {
                            file.sync(since, |content, change| change.apply(content))
                        }
                        Node::Folder(folder) => {
                            folder.sync(since, |entries, change| rename(entries, change));
                        }
                    }
                }
            }
            Event::Sent { .. } => {}
        }
    }

    /// The names from the folder to a path within it.
    fn names<'a>(&self, path: &'a Path) -> Option<Vec<&'a str>> {
        let names = path.strip_prefix(&self.root).ok()?.components();
        Some(
            names
                .map(|name| name.as_os_str().to_str().unwrap())
                .collect(),
        )
    }

    fn find(&self, path: &Path) -> Option<Number> {
        let names = self.names(path)?;
        names.iter().try_fold(0, |at, name| match &self.nodes[at] {
            Node::Folder(folder) => folder.now.get(*name).copied(),
            Node::File(_) => None,
        })
    }

    /// The folder of a path, and the path's name in it.
    fn entry(&self, path: &Path) -> Option<(Number, String)> {
        let names = self.names(path)?;
        let folder = self.find(path.parent()?)?;
        Some((folder, names.last()?.to_string()))
    }

    fn add(&mut self, folder: Number, name: String, node: Node) {
        self.nodes.push(node);
        self.name(folder, vec![(name, Some(self.nodes.len() - 1))]);
    }

    fn name(&mut self, folder: Number, changes: Naming) {
        if let Node::Folder(folder) = &mut self.nodes[folder] {
            folder.change(self.time, changes, |entries, change| {
                rename(entries, change)
            });
        }
    }

    fn write(&mut self, file: Number, change: Change) {
        if let Node::File(file) = &mut self.nodes[file] {
            file.change(self.time, change, |content, change| change.apply(content));
        }
    }

    /// Writes what a power cut leaves into an empty folder.
    pub(crate) fn cut(&self, unsynced: Unsynced, chance: &mut Chance, to: &Path) {
        self.leave(0, unsynced, chance, to);
    }

    fn leave(&self, node: Number, unsynced: Unsynced, chance: &mut Chance, to: &Path) {
        match &self.nodes[node] {
            Node::File(file) => fs::write(to, left_content(file, unsynced, chance)).unwrap(),
            Node::Folder(folder) => {
                if !to.exists() {
                    fs::create_dir(to).unwrap();
                }
                let mut entries = folder.synced.clone();
                for (_, change) in &folder.since {
                    let stays = match unsynced {
                        Unsynced::Gone => false,
                        Unsynced::There | Unsynced::Zeros => true,
                        Unsynced::Some | Unsynced::Torn(_) => chance.one_in(2),
                    };
                    if stays {
                        rename(&mut entries, change);
                    }
                }
                for (name, node) in entries {
                    self.leave(node, unsynced, chance, &to.join(name));
                }
            }
        }
    }
}

fn left_content(
    file: &Lasting<Vec<u8>, Change>,
    unsynced: Unsynced,
    chance: &mut Chance,
) -> Vec<u8> {
    let mut content = file.synced.clone();
    for (_, change) in &file.since {
        match (unsynced, change) {
            (Unsynced::Gone, _) => {}
            (Unsynced::There, change) => change.apply(&mut content),
            (Unsynced::Zeros, Change::Write { at, bytes }) => {
                let end = at + bytes.len();
                content.resize(content.len().max(end), 0);
            }
            (Unsynced::Torn(sector), Change::Write { at, bytes }) => {
                let mut at = *at;
                let mut rest = bytes.as_slice();
                while !rest.is_empty() {
                    let (bytes, behind) = rest.split_at(rest.len().min(sector - at % sector));
                    if chance.one_in(2) {
                        let bytes = bytes.to_vec();
                        Change::Write { at, bytes }.apply(&mut content);
                    }
                    (at, rest) = (at + bytes.len(), behind);
                }
            }
            (Unsynced::Zeros, change @ Change::Resize(_)) => change.apply(&mut content),
            (Unsynced::Some | Unsynced::Torn(_), change) => {
                if chance.one_in(2) {
                    change.apply(&mut content);
                }
            }
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;
    use walkdir::WalkDir;

    use super::*;

    /// A disk with the file `old`, on which a file was written beside, synced and renamed to `old`, step
    /// by step up to so many; then what a cut leaves, each file with its content.
    fn left(steps: usize, unsynced: Unsynced, seed: u64) -> BTreeMap<String, String> {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("old"), "old").unwrap();
        let at = |name: &str| -> PathBuf { folder.path().join(name) };
        let mut disk = Disk::of(folder.path());
        let sync = |path: &Path| {
            let path = path.to_owned();
            [
                Event::SyncBegins { path, thread: 1 },
                Event::SyncEnds { thread: 1 },
            ]
        };
        let create = Event::Create {
            path: at("part"),
            empty: true,
        };
        let write = Event::Write {
            path: at("part"),
            at: 0,
            bytes: "new!".into(),
        };
        let rename = Event::Rename {
            from: at("part"),
            to: at("old"),
        };
        let events = [
            vec![create, write],
            sync(&at("part")).into(),
            vec![rename],
            sync(folder.path()).into(),
        ];
        events
            .concat()
            .iter()
            .take(steps)
            .for_each(|event| disk.apply(event));
        let to = TempDir::new().unwrap();
        disk.cut(unsynced, &mut Chance::of(seed), to.path());
        let files = WalkDir::new(to.path()).into_iter().map(Result::unwrap);
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name = entry.file_name().to_str().unwrap().to_owned();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        let own = |(name, content): &(&str, &str)| ((*name).to_owned(), (*content).to_owned());
        files.iter().map(own).collect()
    }

    #[test]
    fn what_was_not_synced_is_gone() {
        for steps in 0..=6 {
            assert_eq!(
                left(steps, Unsynced::Gone, 1),
                files(&[("old", "old")]),
                "{steps}"
            );
        }
        assert_eq!(left(7, Unsynced::Gone, 1), files(&[("old", "new!")]));
    }

    #[test]
    fn or_is_there_whole_or_as_zeros() {
        assert_eq!(
            left(2, Unsynced::There, 1),
            files(&[("old", "old"), ("part", "new!")])
        );
        assert_eq!(
            left(2, Unsynced::Zeros, 1),
            files(&[("old", "old"), ("part", "\0\0\0\0")])
        );
        assert_eq!(left(5, Unsynced::There, 1), files(&[("old", "new!")]));
        assert_eq!(left(5, Unsynced::Zeros, 1), files(&[("old", "new!")]));
    }

    #[test]
    fn or_falls_to_chance() {
        for unsynced in [Unsynced::Some, Unsynced::Torn(512)] {
            let each: Vec<_> = (0..64).map(|seed| left(5, unsynced, seed)).collect();
            assert!(each.contains(&files(&[("old", "old")])));
            assert!(each.contains(&files(&[("old", "new!")])));
            assert!((0..64).all(|seed| left(7, unsynced, seed) == files(&[("old", "new!")])));
        }
    }

    #[test]
    fn sectors_are_torn_apart() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file");
        let mut disk = Disk::of(folder.path());
        disk.apply(&Event::Create {
            path: path.clone(),
            empty: true,
        });
        disk.apply(&Event::SyncBegins {
            path: folder.path().into(),
            thread: 1,
        });
        disk.apply(&Event::SyncEnds { thread: 1 });
        disk.apply(&Event::Write {
            path,
            at: 500,
            bytes: vec![1; 2000],
        });
        let mut torn = 0;
        for seed in 0..64 {
            let to = TempDir::new().unwrap();
            disk.cut(Unsynced::Torn(512), &mut Chance::of(seed), to.path());
            let content = fs::read(to.path().join("file")).unwrap();
            let there = |from: usize, to: usize| {
                let part = content.get(from..to).unwrap_or_default();
                assert!(part.iter().all(|byte| *byte == part[0]), "{from}");
                part.first() == Some(&1)
            };
            let sectors = [
                there(500, 512),
                there(512, 1024),
                there(1024, 1536),
                there(1536, 2048),
            ];
            torn += usize::from(sectors.contains(&true) && sectors.contains(&false));
        }
        assert!(torn > 10, "{torn}");
    }

    #[test]
    fn a_sync_covers_what_was_written_before_it_began() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "").unwrap();
        let mut disk = Disk::of(folder.path());
        let write = |at, byte| Event::Write {
            path: path.clone(),
            at,
            bytes: vec![byte],
        };
        disk.apply(&write(0, b'a'));
        disk.apply(&Event::SyncBegins {
            path: path.clone(),
            thread: 1,
        });
        disk.apply(&write(1, b'b'));
        disk.apply(&Event::SyncEnds { thread: 1 });
        let to = TempDir::new().unwrap();
        disk.cut(Unsynced::Gone, &mut Chance::of(1), to.path());
        assert_eq!(fs::read(to.path().join("file")).unwrap(), b"a");
    }
}
