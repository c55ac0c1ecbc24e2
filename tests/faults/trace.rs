//! What strace saw of a process's files and sockets, call by call.
//!
//! Files that are mapped into memory could be written without a call. The server maps for reading alone,
//! which is checked here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The calls to be recorded, as strace's option `-e` takes them.
pub(crate) const CALLS: &str = "trace=open,openat,creat,read,write,pread64,pwrite64,lseek,writev,pwritev,sendto,\
    ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,\
    symlink,fsync,fdatasync,sync_file_range,msync,mmap,copy_file_range,sendfile,dup,dup2,dup3,fcntl";

/// What a call did, told when it returned. Calls that failed did nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// A file is there from now on, emptied where it was there before and `empty` says so.
    Create { path: PathBuf, empty: bool },
    /// Bytes were written at a place in a file.
    Write {
        path: PathBuf,
        at: usize,
        bytes: Vec<u8>,
    },
    /// A file has another length.
    Resize { path: PathBuf, size: usize },
    /// A folder is there.
    MakeFolder { path: PathBuf },
    /// A file or folder has another name.
    Rename { from: PathBuf, to: PathBuf },
    /// A file or an empty folder has no name any more.
    Remove { path: PathBuf },
    /// A file or folder is being put on disk, as it is now; with the thread that waits for it.
    SyncBegins { path: PathBuf, thread: u32 },
    /// What the thread waited for is on disk.
    SyncEnds { thread: u32 },
    /// Bytes went to a client.
    Sent { bytes: Vec<u8> },
}

/// Reads the lines that `strace -f -y -xx` wrote; relative paths start from `folder`.
pub(crate) fn parse(trace: &str, folder: &Path) -> Vec<Event> {
    let mut reading = Reading {
        folder,
        begun: HashMap::new(),
        places: HashMap::new(),
        events: Vec::new(),
    };
    trace.lines().for_each(|line| reading.line(line));
    reading.events
}

struct Reading<'a> {
    folder: &'a Path,
    /// Calls that other threads' calls came between, by thread.
    begun: HashMap<u32, String>,
    /// Where the next byte is read or written, by file descriptor.
    places: HashMap<u32, usize>,
    events: Vec<Event>,
}

impl Reading<'_> {
    fn line(&mut self, line: &str) {
        let Some((thread, call)) = line.split_once(' ') else {
            return;
        };
        let thread: u32 = thread.parse().unwrap();
        let call = call.trim_start();
        if let Some(begun) = call.strip_suffix(" <unfinished ...>") {
            if is_sync(begun) {
                self.sync_begins(thread, begun);
            }
            self.begun.insert(thread, begun.to_owned());
        } else if let Some((_, rest)) = call.split_once(" resumed>") {
            let begun = self.begun.remove(&thread).unwrap();
            let whole = format!("{begun}{rest}");
            self.done(thread, &whole, is_sync(&begun));
        } else if !call.starts_with(['+', '-']) {
            self.done(thread, call, false);
        }
    }

    fn sync_begins(&mut self, thread: u32, call: &str) {
        if let Some(path) = Arguments::of(call).file(0) {
            self.events.push(Event::SyncBegins { path, thread });
        }
    }

    /// A call that returned.
    fn done(&mut self, thread: u32, call: &str, began: bool) {
        let Some((call, result)) = call.rsplit_once(" = ") else {
            return;
        };
        let result = result.split(['<', ' ']).next().unwrap_or_default();
        // Addresses of mapped memory are hexadecimal, failures negative.
        let Ok(result) = result.parse::<usize>() else {
            if result.starts_with("0x") {
                check_mapping(call);
            }
            return;
        };
        let name = call.split('(').next().unwrap_or_default();
        let arguments = Arguments::of(call);
        let descriptor = u32::try_from(result).unwrap_or_default();
        match name {
            "open" | "openat" | "creat" => self.opened(&arguments, call, descriptor),
            "read" => self.pass(&arguments, result),
            "lseek" => {
                self.places.insert(arguments.descriptor(0), result);
            }
            "write" | "writev" | "sendto" if arguments.is_socket(0) => {
                let bytes = arguments.bytes();
                self.events.push(Event::Sent { bytes });
            }
            "write" | "writev" => {
                // Where the place is not known the process was started with it: its log.
                let place = self.places.get_mut(&arguments.descriptor(0));
                if let (Some(path), Some(place)) = (arguments.file(0), place) {
                    let (at, mut bytes) = (*place, arguments.bytes());
                    bytes.truncate(result);
                    *place += result;
                    self.events.push(Event::Write { path, at, bytes });
                }
            }
            "pwrite64" => {
                if let Some(path) = arguments.file(0) {
                    let (at, mut bytes) = (arguments.last_number(), arguments.bytes());
                    bytes.truncate(result);
                    self.events.push(Event::Write { path, at, bytes });
                }
            }
            "ftruncate" => {
                if let Some(path) = arguments.file(0) {
                    let size = arguments.last_number();
                    self.events.push(Event::Resize { path, size });
                }
            }
            "rename" | "renameat" | "renameat2" => {
                let paths = arguments.paths(self.folder);
                let [from, to] = <[PathBuf; 2]>::try_from(paths).unwrap();
                self.events.push(Event::Rename { from, to });
            }
            "unlink" | "unlinkat" | "rmdir" => {
                let path = arguments.paths(self.folder).remove(0);
                self.events.push(Event::Remove { path });
            }
            "mkdir" | "mkdirat" => {
                let path = arguments.paths(self.folder).remove(0);
                self.events.push(Event::MakeFolder { path });
            }
            "fsync" | "fdatasync" => {
                if !began {
                    self.sync_begins(thread, call);
                }
                self.events.push(Event::SyncEnds { thread });
            }
            // On disk it is not for that: neither the file's length nor the drive's cache is seen to.
            "sync_file_range" => {}
            "pread64" | "fcntl" | "mmap" => {}
            other => panic!("{other} is not understood: {call}"),
        }
    }

    fn opened(&mut self, arguments: &Arguments<'_>, call: &str, descriptor: u32) {
        self.places.insert(descriptor, 0);
        let path = arguments.paths(self.folder).remove(0);
        if call.contains("O_CREAT") || call.contains("O_TRUNC") {
            assert!(!call.contains("O_APPEND"), "not understood: {call}");
            let empty = call.contains("O_TRUNC");
            self.events.push(Event::Create { path, empty });
        }
    }

    fn pass(&mut self, arguments: &Arguments<'_>, count: usize) {
        if let Some(place) = self.places.get_mut(&arguments.descriptor(0)) {
            *place += count;
        }
    }
}

fn is_sync(call: &str) -> bool {
    call.starts_with("fsync(") || call.starts_with("fdatasync(")
}

fn check_mapping(call: &str) {
    let written = call.contains("PROT_WRITE") && call.contains("MAP_SHARED");
    assert!(
        !written,
        "a file is written through memory, which is not seen: {call}"
    );
}

/// A call's arguments as strace prints them. With `-xx` neither commas nor brackets nor quotes stand in
/// names and data.
struct Arguments<'a>(Vec<&'a str>);

impl Arguments<'_> {
    fn of(call: &str) -> Arguments<'_> {
        let list = call.split_once('(').map_or("", |(_, list)| list);
        let list = list
            .strip_suffix(')')
            .unwrap_or(list)
            .trim_end_matches([' ', ')']);
        Arguments(list.split(", ").collect())
    }

    fn descriptor(&self, argument: usize) -> u32 {
        let number = self.0[argument].split('<').next().unwrap();
        number.parse().unwrap_or(u32::MAX)
    }

    /// The name of what a descriptor stands for.
    fn name(&self, argument: usize) -> Option<Vec<u8>> {
        let (_, name) = self.0.get(argument)?.split_once('<')?;
        Some(bytes(name))
    }

    fn is_socket(&self, argument: usize) -> bool {
        self.name(argument)
            .is_some_and(|name| name.starts_with(b"socket:"))
    }

    /// The file or folder of a descriptor, as long as it has a name.
    fn file(&self, argument: usize) -> Option<PathBuf> {
        let name = String::from_utf8(self.name(argument)?).ok()?;
        (name.starts_with('/') && !name.ends_with(" (deleted)")).then(|| name.into())
    }

    /// The paths named in the call, those of folders that they start from aside.
    fn paths(&self, folder: &Path) -> Vec<PathBuf> {
        let mut from = folder.to_owned();
        let mut paths = Vec::new();
        for (index, argument) in self.0.iter().enumerate() {
            if argument.starts_with('"') {
                let path = String::from_utf8(bytes(argument)).unwrap();
                paths.push(from.join(path));
            } else if let Some(name) = self.name(index) {
                from = String::from_utf8(name).unwrap().into();
            }
        }
        paths
    }

    /// All the data of the call.
    fn bytes(&self) -> Vec<u8> {
        let quoted = self.0.iter().filter(|argument| argument.contains('"'));
        quoted.flat_map(|argument| bytes(argument)).collect()
    }

    fn last_number(&self) -> usize {
        self.0
            .last()
            .and_then(|argument| argument.parse().ok())
            .unwrap()
    }
}

/// The bytes that are written as `\x41` in an argument.
fn bytes(argument: &str) -> Vec<u8> {
    let codes = argument.split("\\x").skip(1);
    codes
        .map(|code| u8::from_str_radix(&code[..2], 16).unwrap())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> String {
        text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    #[test]
    fn calls_are_read_in_the_order_in_which_they_returned() {
        let [file, socket] = [hex("/f/data/a.part"), hex("socket:[7]")];
        let trace = format!(
            "10 openat(AT_FDCWD<{f}>, \"{a}\", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 5<{file}>\n\
             10 write(5<{file}>, \"{xy}\", 2) = 2\n\
             10 write(5<{file}>, \"{xy}\", 2) = 1\n\
             10 fsync(5<{file}> <unfinished ...>\n\
             11 pwrite64(6<{file}>, \"{xy}\", 2, 9) = 2\n\
             10 <... fsync resumed>)           = 0\n\
             10 rename(\"{a}\", \"{b}\")   = 0\n\
             10 rename(\"{a}\", \"{b}\") = -1 ENOENT (No such file or directory)\n\
             11 fdatasync(7<{data}>)           = 0\n\
             11 writev(8<{socket}>, [{{iov_base=\"{xy}\", iov_len=2}}, {{iov_base=\"{xy}\", iov_len=2}}], 2) = 4\n\
             11 unlink(\"{b}\") = 0\n\
             11 mkdir(\"{data}\", 0777) = 0\n\
             11 ftruncate(6<{file}>, 3) = 0\n\
             11 +++ exited with 0 +++\n",
            f = hex("/f"),
            a = hex("data/a.part"),
            b = hex("data/b"),
            xy = hex("xy"),
            data = hex("/f/data"),
        );
        let at = |name: &str| PathBuf::from("/f").join(name);
        let file = || at("data/a.part");
        let write = |at, bytes: &str| Event::Write {
            path: file(),
            at,
            bytes: bytes.into(),
        };
        let expected = vec![
            Event::Create {
                path: file(),
                empty: true,
            },
            write(0, "xy"),
            write(2, "x"),
            Event::SyncBegins {
                path: file(),
                thread: 10,
            },
            write(9, "xy"),
            Event::SyncEnds { thread: 10 },
            Event::Rename {
                from: file(),
                to: at("data/b"),
            },
            Event::SyncBegins {
                path: at("data"),
                thread: 11,
            },
            Event::SyncEnds { thread: 11 },
            Event::Sent {
                bytes: b"xyxy".to_vec(),
            },
            Event::Remove { path: at("data/b") },
            Event::MakeFolder { path: at("data") },
            Event::Resize {
                path: file(),
                size: 3,
            },
        ];
        assert_eq!(parse(&trace, Path::new("/f")), expected);
    }

    #[test]
    #[should_panic(expected = "written through memory")]
    fn writing_through_memory_is_not_overlooked() {
        parse(
            "1 mmap(NULL, 8, PROT_READ|PROT_WRITE, MAP_SHARED, 5<\\x2f>, 0) = 0x7f00\n",
            Path::new("/"),
        );
    }
}
