//! Reading the data files: lines of columns between `|`, comments behind `#`.

/// The rows of a data file, each with the number of its line, from 1, and its trimmed columns.
pub(crate) fn rows(data: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    data.lines().enumerate().filter_map(|(at, line)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        Some((at + 1, line.split('|').map(str::trim).collect()))
    })
}

/// The parts of a column that lists several forms.
pub(crate) fn forms(column: &str) -> impl Iterator<Item = &str> {
    column
        .split(';')
        .map(str::trim)
        .filter(|form| !form.is_empty())
}
