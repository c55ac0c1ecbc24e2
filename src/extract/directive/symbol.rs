//! The symbols of documents: what the press prints, in the form that the document itself bears.

/// The letters that open a symbol, each for a sort of document; longer ones before their beginnings.
pub(crate) const CODES: &[&str] = &[
    "CTrHĐ", "UBTVQH", "QĐNS", "TTLT", "CTr", "QCPH", "QyĐ", "QĐi", "TTr", "TTg", "CT", "NQ", "KL",
    "NĐ", "QĐ", "TT", "KH", "QC", "TB", "HD", "CV", "ĐA", "CĐ", "PL", "QH", "L",
];

/// A document's symbol.
///
/// Example: a page's `12/CT-TW` is the Party's `12-CT/TW`; `58/2022/NĐ-CP` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Symbol {
    /// As the document bears it.
    pub(crate) official: String,
    kind: String,
    issuer: String,
}

impl Symbol {
    /// Of a number, its year and the letters behind them with their signs (`/CT-TW`, ` - KL/TW`); none
    /// where the letters are not a symbol's.
    pub(crate) fn parse(number: &str, year: Option<&str>, codes: &str) -> Option<Self> {
        let letters: Vec<String> = codes
            .split(['-', '–', '/'])
            .map(|part| part.trim().replace('.', "").replace("TƯ", "TW"))
            .filter(|part| !part.is_empty())
            .collect();
        let (kind, rest) = letters.split_first()?;
        // `QĐNSTƯ`: the issuer's letters glued on.
        let (kind, issuer) = match (rest, kind.strip_suffix("TW")) {
            ([], Some(kind)) if !kind.is_empty() => (kind.to_owned(), "TW".to_owned()),
            _ => (kind.clone(), rest.join("-")),
        };
        // `204-KH/BCHTW-HLGVN`: unions number as the Party does.
        let dashed = || codes.trim_start().starts_with(['-', '–']) && codes.contains('/');
        let central = issuer.contains("TW") || issuer.starts_with("BCH");
        let official = match year {
            None if is_party(&issuer) || central && dashed() => format!("{number}-{kind}/{issuer}"),
            _ => {
                let mut parts = vec![number.to_owned()];
                parts.extend(year.map(str::to_owned));
                parts.push(if issuer.is_empty() {
                    kind.clone()
                } else {
                    format!("{kind}-{issuer}")
                });
                parts.join("/")
            }
        };
        Some(Symbol {
            official,
            kind,
            issuer,
        })
    }

    /// Both are of the same sort and of bodies of the same rank: `59-NQ/TW`, `57-NQ/TW`.
    pub(crate) fn is_like(&self, other: &Symbol) -> bool {
        (&self.kind, &self.issuer) == (&other.kind, &other.issuer)
    }

    /// The body that alone issues under such a symbol.
    pub(crate) fn issuer(&self) -> Option<&'static str> {
        match (self.kind.as_str(), self.issuer.as_str()) {
            ("NĐ" | "NQ", "CP") => Some("Chính phủ"),
            (_, "TTg") => Some("Thủ tướng Chính phủ"),
            (kind, "") if kind.starts_with("UBTVQH") => Some("Ủy ban Thường vụ Quốc hội"),
            (_, issuer) if issuer.starts_with("UBTVQH") => Some("Ủy ban Thường vụ Quốc hội"),
            (kind, "") if kind.starts_with("QH") => Some("Quốc hội"),
            (_, issuer) if issuer.starts_with("QH") => Some("Quốc hội"),
            _ => None,
        }
    }
}

/// Whether the letters are those of a Party body, whose symbols read `12-CT/TW`.
fn is_party(issuer: &str) -> bool {
    matches!(issuer, "TW" | "TU" | "ĐU" | "HU" | "ĐUK" | "QU" | "BTG")
        || (issuer.len() > 2 && issuer.ends_with("TW"))
        || ["BCSĐ", "ĐĐ", "ĐU"]
            .iter()
            .any(|party| issuer.starts_with(party))
}

#[cfg(test)]
mod tests {
    use super::Symbol;

    #[track_caller]
    fn check(number: &str, year: Option<&str>, codes: &str, expected: &str) {
        let symbol = Symbol::parse(number, year, codes).unwrap();
        assert_eq!(symbol.official, expected, "{number} {codes}");
    }

    #[test]
    fn symbols_take_their_official_form() {
        check("12", None, "/CT-TW", "12-CT/TW");
        check("12", None, "-CT/TW", "12-CT/TW");
        check("100", None, " - KL/TW", "100-KL/TW");
        check("12", None, "-CT/T.Ư", "12-CT/TW");
        check("1638", None, "/QĐNSTƯ", "1638-QĐNS/TW");
        check("05", None, "-CTr/TU", "05-CTr/TU");
        check("17", None, "-HD/BTGTW", "17-HD/BTGTW");
        check("58", Some("2022"), "/NĐ-CP", "58/2022/NĐ-CP");
        check("1134", None, "/QĐ-TTg", "1134/QĐ-TTg");
        check("4021", None, "/BNG-VP", "4021/BNG-VP");
        check("20", None, " - KH/BCHTW - HMVN", "20-KH/BCHTW-HMVN");
        check("59", Some("2020"), "/QH14", "59/2020/QH14");
        check("01", Some("2022"), "/TTLT-BTC-BNG", "01/2022/TTLT-BTC-BNG");
    }

    #[test]
    fn some_symbols_name_their_issuer() {
        let issuer = |codes| Symbol::parse("1", None, codes).unwrap().issuer();
        assert_eq!(issuer("/NĐ-CP"), Some("Chính phủ"));
        assert_eq!(issuer("/QĐ-TTg"), Some("Thủ tướng Chính phủ"));
        assert_eq!(issuer("-CT/TW"), None);
    }
}
