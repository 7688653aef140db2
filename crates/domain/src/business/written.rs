//! What somebody wrote where an identifier belongs, without its decoration.

/// Letters and digits only, in capitals: what is left when spaces, dashes and dots are gone.
pub(super) struct Written(String);

impl Written {
    /// Nothing, if there is anything but ASCII letters, digits and decoration.
    pub(super) fn read(raw: &str) -> Option<Self> {
        let kept = raw.chars().filter(|&c| !is_decoration(c));
        let plain: String = kept.map(|c| c.to_ascii_uppercase()).collect();
        let known = plain.bytes().all(|b| b.is_ascii_alphanumeric());
        known.then_some(Self(plain))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text without the country's prefix, if it has that one.
    pub(super) fn without_country(&self, prefix: &str) -> String {
        self.0.strip_prefix(prefix).unwrap_or(&self.0).to_owned()
    }

    pub(super) fn has_country(&self, prefix: &str) -> bool {
        self.0.starts_with(prefix)
    }
}

/// White space (no-break spaces among it), dashes, dots, and what copying from the web leaves.
fn is_decoration(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}');
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    c.is_whitespace() || c == '.' || dash || invisible
}
