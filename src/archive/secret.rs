//! The archive's secret: what nobody outside can seal with.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::archive::ArchiveError;
use crate::snapshot::Secret;

/// The secret in a file, made where there is none yet.
///
/// Where the file is lost, what was sealed before is worth nothing any more; nothing else depends on it.
pub(super) fn open(path: &Path) -> Result<Secret, ArchiveError> {
    let failed = |doing| {
        move |source| ArchiveError::File {
            doing,
            path: path.to_owned(),
            source,
        }
    };
    match fs::read(path) {
        Ok(bytes) => {
            if let Ok(bytes) = bytes.try_into() {
                return Ok(Secret(bytes));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed("reading")(error)),
    }
    make(path).map_err(failed("writing"))
}

fn make(path: &Path) -> io::Result<Secret> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    // Such a file is readable by its owner alone.
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(&bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(Secret(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once_and_is_not_the_same_elsewhere() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("secret");
        let secret = open(&path).unwrap();
        assert_eq!(open(&path).unwrap(), secret);
        assert_ne!(open(&folder.path().join("other")).unwrap(), secret);
        fs::write(&path, "damaged").unwrap();
        assert_ne!(open(&path).unwrap(), secret);
    }
}
