//! Phone numbers: what was written, and the number that can be dialled.

use phonenumber::{Mode, country};

use crate::Country;

/// The longest text that is looked at: the longest number with generous decoration.
const LONGEST: usize = 64;

/// A phone number as E.164 with the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// The number in E.164: `+4533123456`.
    pub e164: String,
    /// What was written.
    pub raw: String,
}

/// Why a text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneProblem {
    /// It cannot be dialled in the country it is given in.
    #[error("not a phone number")]
    NotANumber,
}

impl Phone {
    /// Reads what somebody in `country` wrote as a phone number of any country.
    ///
    /// A number without a country code is one of `country`. Short codes (`112`, `1813`) reach
    /// different people in different places and are no numbers of a business.
    pub fn parse(raw: &str, country: Country) -> Result<Self, PhoneProblem> {
        let dialled = dialled(raw).ok_or(PhoneProblem::NotANumber)?;
        // With a country code, the numbering plan is that country's: `+46 (0)8` drops its 0.
        let plan = (!dialled.starts_with('+')).then(|| plan_of(country));
        let number = phonenumber::parse(plan, dialled).map_err(|_| PhoneProblem::NotANumber)?;
        if !number.is_valid() {
            return Err(PhoneProblem::NotANumber);
        }
        Ok(Self {
            e164: number.format().mode(Mode::E164).to_string(),
            raw: raw.to_owned(),
        })
    }
}

/// What one would press: digits with at most a leading plus, which `00` means in all five countries.
///
/// Letters are refused rather than dialled as a keypad would: they are remarks, not numbers.
fn dialled(raw: &str) -> Option<String> {
    if raw.len() > LONGEST {
        return None;
    }
    let mut pressed = String::new();
    for c in raw.trim_start_matches(is_separator).chars() {
        match c {
            '0'..='9' => pressed.push(c),
            '+' if pressed.is_empty() => pressed.push(c),
            _ if is_separator(c) => {}
            _ => return None,
        }
    }
    Some(match pressed.strip_prefix("00") {
        Some(international) => format!("+{international}"),
        None => pressed,
    })
}

fn is_separator(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}');
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    c.is_whitespace() || matches!(c, '(' | ')' | '.' | '/') || dash || invisible
}

fn plan_of(country: Country) -> country::Id {
    match country {
        Country::Dk => country::DK,
        Country::No => country::NO,
        Country::Se => country::SE,
        Country::Fi => country::FI,
        Country::Is => country::IS,
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a sample that does not parse fails its test"
    )]

    use proptest::prelude::*;

    use super::*;

    fn dial(raw: &str, country: Country) -> String {
        Phone::parse(raw, country).unwrap().e164
    }

    #[test]
    fn a_national_number_belongs_to_the_country_it_is_given_in() {
        for (raw, country, e164) in [
            ("33 12 34 56", Country::Dk, "+4533123456"),
            ("22 12 34 56", Country::No, "+4722123456"),
            ("412 34 567", Country::No, "+4741234567"),
            ("08-123 456 78", Country::Se, "+46812345678"),
            ("070-123 45 67", Country::Se, "+46701234567"),
            ("09 310 1691", Country::Fi, "+35893101691"),
            ("040 123 4567", Country::Fi, "+358401234567"),
            ("411 1111", Country::Is, "+3544111111"),
        ] {
            assert_eq!(dial(raw, country), e164, "{raw}");
        }
    }

    #[test]
    fn a_country_code_wins_over_the_country() {
        for (raw, e164) in [
            ("+45 33 12 34 56", "+4533123456"),
            ("004533123456", "+4533123456"),
            ("+46 (0)8-123 456 78", "+46812345678"),
            ("+354 411 1111", "+3544111111"),
            ("+49 30 901820", "+4930901820"),
            (
                "\u{202a}+45\u{a0}33\u{a0}12\u{a0}34\u{a0}56\u{202c}",
                "+4533123456",
            ),
        ] {
            assert_eq!(dial(raw, Country::No), e164, "{raw}");
        }
    }

    #[test]
    fn what_was_written_is_kept() {
        let phone = Phone::parse(" (33) 12.34.56", Country::Dk).unwrap();
        assert_eq!(phone.raw, " (33) 12.34.56");
    }

    #[test]
    fn short_codes_and_other_texts_are_no_numbers() {
        let long = "3".repeat(10_000);
        for raw in [
            "",
            " ",
            "+",
            "112",
            "1813",
            "116117",
            "3312345",
            "331234567",
            "00000000",
            "+45",
            "+45 112",
            "+0",
            "+999 12345678",
            "ring mig",
            "33123456 Jens",
            "33 12 34 56 +45",
            "33123456\u{0}",
            "３３１２３４５６",
            &long,
        ] {
            let refused = Phone::parse(raw, Country::Dk);
            assert_eq!(refused, Err(PhoneProblem::NotANumber), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_the_parser_panic_and_numbers_read_back(
            raw in "(\\+|00)?[0-9 ()./-]{0,20}|[+0-9]{0,24}|\\PC{0,30}",
            at in 0..Country::ALL.len(),
        ) {
            let country = Country::ALL[at];
            if let Ok(phone) = Phone::parse(&raw, country) {
                prop_assert!(phone.e164.len() <= 16);
                prop_assert_eq!(dial(&phone.e164, country), phone.e164);
            }
        }
    }
}
