//! How a body that is kept is compressed: once, not for each who asks.

use std::io::{self, Write};

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};
use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::http::limits::COMPRESSED_BYTES;

/// How hard is tried, of 11 or 9: what comes beyond costs much and saves little.
pub(super) const QUALITY: u8 = 4;

/// A content coding, those that are liked best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Coding {
    /// Not compressed.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Coding {
    /// The coding that the client likes best.
    pub(super) fn negotiate(headers: &HeaderMap) -> Coding {
        let named = headers.get_all(ACCEPT_ENCODING).iter();
        named
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|range| {
                let (name, parameter) = range.split_once(';').unwrap_or((range, ""));
                let coding = match name.trim() {
                    name if name.eq_ignore_ascii_case("br") => Coding::Brotli,
                    name if name.eq_ignore_ascii_case("gzip") => Coding::Gzip,
                    _ => return None,
                };
                let quality = match parameter.trim().split_once('=') {
                    Some((_, quality)) => quality.trim().parse::<f32>().ok()?,
                    None => 1.0,
                };
                (quality > 0.0).then_some(((quality * 1000.0) as u32, coding))
            })
            .max()
            .map_or(Coding::Plain, |(_, coding)| coding)
    }

    /// The value of `content-encoding`.
    pub(super) fn header(self) -> Option<HeaderValue> {
        match self {
            Coding::Plain => None,
            Coding::Gzip => Some(HeaderValue::from_static("gzip")),
            Coding::Brotli => Some(HeaderValue::from_static("br")),
        }
    }

    /// Whether a body of so many bytes is worth it.
    pub(super) fn pays(self, bytes: usize) -> bool {
        self != Coding::Plain && bytes as u64 >= COMPRESSED_BYTES
    }

    /// The body in this coding; none where it cannot be had.
    pub(super) fn compress(self, body: &[u8]) -> Option<Bytes> {
        let written = match self {
            Coding::Plain => return None,
            Coding::Gzip => gzip(body),
            Coding::Brotli => brotli(body),
        };
        written.ok().map(Bytes::from)
    }
}

fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(QUALITY.into()));
    encoder.write_all(body)?;
    encoder.finish()
}

fn brotli(mut body: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY.into(),
        lgwin: 18,
        ..BrotliEncoderParams::default()
    };
    let mut written = Vec::new();
    BrotliCompress(&mut body, &mut written, &parameters)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_coding_is_taken() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip", Coding::Gzip),
            ("GZIP;q=0.5", Coding::Gzip),
            ("br;q=0.5, gzip", Coding::Gzip),
            ("br;q=0, gzip;q=0", Coding::Plain),
            ("br; q=x", Coding::Plain),
            ("deflate", Coding::Plain),
            ("identity", Coding::Plain),
            ("", Coding::Plain),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(Coding::negotiate(&headers), expected, "{accepted}");
        }
        assert_eq!(Coding::negotiate(&HeaderMap::new()), Coding::Plain);
    }

    #[test]
    fn what_is_compressed_is_the_same() {
        use std::io::Read;
        let body = "đối ngoại nhân dân ".repeat(200).into_bytes();
        let (mut unzipped, mut plain) = (Vec::new(), Vec::new());
        let zipped = Coding::Gzip.compress(&body).unwrap();
        let mut decoder = flate2::read::GzDecoder::new(&*zipped);
        decoder.read_to_end(&mut unzipped).unwrap();
        assert_eq!(unzipped, body);
        let brotli = Coding::Brotli.compress(&body).unwrap();
        let mut decoder = brotli::Decompressor::new(&*brotli, 4096);
        decoder.read_to_end(&mut plain).unwrap();
        assert_eq!(plain, body);
        assert!(brotli.len() < body.len() / 10 && zipped.len() < body.len() / 10);
    }
}
