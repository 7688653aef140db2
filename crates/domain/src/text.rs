//! What people write: kept word for word, refused only where no database could keep it.
//!
//! PostgreSQL cannot store U+0000 in a text, so that is refused everywhere. Everything else that
//! businesses write stays as it came and is escaped where it is shown. Names are stricter: they
//! are read in lists and letters, where a hidden line break or a reversed text would deceive.

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// There is nothing to read in it.
    #[error("nothing to read")]
    Blank,
    /// It contains U+0000, which no database keeps.
    #[error("contains the character U+0000")]
    Nul,
    /// It is one line by nature and contains a line break, control or text-direction character.
    #[error("contains a control character")]
    Control,
    /// It has more characters than there is room for.
    #[error("longer than {at_most} characters")]
    TooLong {
        /// How many characters there is room for.
        at_most: usize,
    },
}

/// The text of an enquiry or message: required, kept exactly as received, however long.
pub fn enquiry_text(raw: String) -> Result<String, TextProblem> {
    let kept = without_nul(raw)?;
    if is_blank(&kept) {
        return Err(TextProblem::Blank);
    }
    Ok(kept)
}

/// The subject of an enquiry: kept exactly as received; may be empty, because subjects often are.
pub fn subject(raw: String) -> Result<String, TextProblem> {
    without_nul(raw)
}

/// A name, title, address or the like: one line of at most `at_most` characters.
///
/// White space around it is removed. Who may leave it out says so by not calling this.
pub fn line(raw: &str, at_most: usize) -> Result<String, TextProblem> {
    let trimmed = raw.trim();
    if trimmed.contains('\0') {
        return Err(TextProblem::Nul);
    }
    if trimmed.chars().any(breaks_a_line) {
        return Err(TextProblem::Control);
    }
    if is_blank(trimmed) {
        return Err(TextProblem::Blank);
    }
    if trimmed.chars().nth(at_most).is_some() {
        return Err(TextProblem::TooLong { at_most });
    }
    Ok(trimmed.to_owned())
}

/// Whether there is nothing to read: only white space and characters without a shape.
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

fn without_nul(raw: String) -> Result<String, TextProblem> {
    if raw.contains('\0') {
        return Err(TextProblem::Nul);
    }
    Ok(raw)
}

/// Control characters, line and paragraph separators, and overrides of the text's direction.
fn breaks_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The characters that Unicode lets every font leave out (`Default_Ignorable_Code_Point`), and the
/// blank braille pattern.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_enquiry_is_kept_exactly_as_received() {
        let long = "å".repeat(100_000);
        for raw in [
            " Hej!\r\n\r\n\tMå jeg åbne en café?\u{7} \u{202e}baglæns\u{202c} \u{200b}\n",
            "e\u{301}",
            "?",
            "\u{fffd}",
            &long,
        ] {
            assert_eq!(enquiry_text(raw.to_owned()).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn an_enquiry_with_nothing_to_read_is_refused() {
        for raw in [
            "",
            " \r\n\t",
            "\u{a0}\u{2003}\u{3000}",
            "\u{200b}\u{feff}\u{2060}",
            "\u{202e}\u{202c}",
            "\u{7}\u{1b}",
            "\u{2800}\u{3164}",
        ] {
            assert_eq!(
                enquiry_text(raw.to_owned()),
                Err(TextProblem::Blank),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn the_character_no_database_keeps_is_refused_everywhere() {
        let raw = "Caf\u{0}é";
        assert_eq!(enquiry_text(raw.to_owned()), Err(TextProblem::Nul));
        assert_eq!(subject(raw.to_owned()), Err(TextProblem::Nul));
        assert_eq!(line(raw, 80), Err(TextProblem::Nul));
    }

    #[test]
    fn a_subject_is_kept_even_when_it_is_empty_or_odd() {
        for raw in ["", "  Re: \u{202e}café\u{202c}\r\n", "\u{1b}[31m"] {
            assert_eq!(subject(raw.to_owned()).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn a_line_loses_only_the_white_space_around_it() {
        assert_eq!(
            line(" Ærø  Café & Bar\n", 80).as_deref(),
            Ok("Ærø  Café & Bar")
        );
    }

    #[test]
    fn a_line_that_would_deceive_its_reader_is_refused() {
        for raw in [
            "Jens\nHansen",
            "Jens\tHansen",
            "Jens\u{85}Hansen",
            "Jens\u{2028}Hansen",
            "Jens \u{202e}nesnaH",
            "\u{2066}Jens\u{2069}",
            "Jens\u{1b}[0m",
        ] {
            assert_eq!(line(raw, 80), Err(TextProblem::Control), "{raw:?}");
        }
    }

    #[test]
    fn a_line_without_anything_to_read_is_refused() {
        for raw in ["", "  ", "\u{200b}\u{2060}"] {
            assert_eq!(line(raw, 80), Err(TextProblem::Blank), "{raw:?}");
        }
    }

    #[test]
    fn a_line_is_measured_in_characters() {
        assert_eq!(line("ååååå", 5).as_deref(), Ok("ååååå"));
        assert_eq!(line("åååååå", 5), Err(TextProblem::TooLong { at_most: 5 }));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_never_changed(raw in "\\PC{0,40}|[\\x00-\\x20\u{202a}-\u{202e}]{0,8}") {
            if let Ok(kept) = enquiry_text(raw.clone()) {
                prop_assert_eq!(kept, raw);
            }
        }
    }
}
