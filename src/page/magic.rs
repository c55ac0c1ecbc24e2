//! Files that are no pages, told by how their bytes begin, whatever their names end in.

/// What the bytes are the beginning of, in words; none for what may be text.
///
/// Signatures as the formats' specifications give them, as long as it takes that no text begins so.
pub(super) fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let begins = |signature: &&(&[u8], &str)| bytes.starts_with(signature.0);
    if let Some((_, format)) = SIGNATURES.iter().find(begins) {
        return Some(format);
    }
    let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(mark));
    match bytes {
        [b'R', b'I', b'F', b'F', ..] if at(8, b"WEBP") => Some("a WebP picture"),
        [b'R', b'I', b'F', b'F', ..] if at(8, b"WAVE") || at(8, b"AVI ") => Some("a recording"),
        [b'M', b'Z', rest @ ..] if rest.iter().take(64).any(|byte| *byte == 0) => {
            Some("a program for Windows")
        }
        [0, 0, 0, _, ..] if at(4, b"ftyp") => Some("a film or a picture"),
        _ if at(257, b"ustar") => Some("a tar archive"),
        _ => None,
    }
}

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old office document",
    ),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh91AY&SY", "compressed with bzip2"),
    (b"\xfd7zXZ\0", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program for macOS"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\0asm", "a WebAssembly program"),
    (b"\0\x05\x16\x07", "a file of macOS beside a file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"bplist00", "a property list, as Safari's web archives are"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
    (b"OggS\0", "a recording"),
    (b"fLaC\0", "a recording"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"wOFF\0", "a font"),
    (b"wOF2\0", "a font"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_how_they_begin() {
        for (bytes, format) in [
            (
                &b"PK\x03\x04\x14\0"[..],
                Some("a ZIP archive or an office document"),
            ),
            (b"\x1f\x8b\x08\0", Some("compressed with gzip")),
            (b"%PDF-1.7\n%", Some("a PDF document")),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Some("a WebP picture")),
            (b"\0\0\0\x18ftypmp42", Some("a film or a picture")),
            (b"MZ\x90\0\x03", Some("a program for Windows")),
            (b"MZ l\xc3\xa0 g\xc3\xac?", None),
            (b"RIFF", None),
            (b"PK", None),
            (b"", None),
            (b"<!doctype html>", None),
            ("PDF và ảnh".as_bytes(), None),
        ] {
            assert_eq!(other_format(bytes), format, "{bytes:?}");
        }
        let mut tar = vec![b'a'; 257];
        tar.extend(b"ustar\0");
        assert_eq!(other_format(&tar), Some("a tar archive"));
    }
}
