//! Identifiers of businesses, by the rules of the registers that issue them.
//!
//! Algorithms as the registers publish them, checked against python-stdnum 2.2. Whether a number
//! was ever issued is for the register to say; this only tells a slip of the pen from a number.

use super::check_digit;
use super::written::Written;
use crate::closed_set;

closed_set! {
    /// Which register issued an identifier.
    Scheme {
        /// Danish company number (CVR): 8 digits.
        DkCvr = "dk_cvr",
        /// Danish production unit (P-number): 10 digits, never checked.
        DkP = "dk_p",
        /// Norwegian organisation number: 9 digits.
        NoOrgnr = "no_orgnr",
        /// Swedish organisation number: 10 digits. A sole trader's is a person number.
        SeOrgnr = "se_orgnr",
        /// Finnish business id (Y-tunnus): 7 digits and a check digit.
        FiYtunnus = "fi_ytunnus",
        /// Icelandic kennitala: 10 digits. Individuals share the scheme.
        IsKennitala = "is_kennitala",
        /// Global location number: 13 digits.
        Gln = "gln",
    }
}

/// An identifier in the written form its register prints, without spaces.
///
/// That form has a dash where the register has one: `29190623`, `974760673`, `556036-0793`,
/// `0201256-6`, `530269-7609`. Equal businesses therefore have equal identifiers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    scheme: Scheme,
    value: String,
}

/// Why a value is no identifier of its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierProblem {
    /// It does not have the scheme's number of digits, or starts as none does.
    #[error("not in the form of this scheme")]
    Format,
    /// Its check digit is wrong, in a scheme where that is certain.
    #[error("the check digit is wrong")]
    CheckDigit,
}

/// What is odd about an identifier that is accepted all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierWarning {
    /// The check digit does not fit; the register will tell.
    CheckDigit,
}

impl Identifier {
    /// Reads what somebody wrote as an identifier of `scheme`.
    ///
    /// Spaces, dashes, dots, the scheme's own country prefix and the forms of VAT numbers are
    /// understood. Reading a [`value`](Self::value) gives the same identifier again.
    ///
    /// A wrong check digit is a problem, except that a CVR number is only warned about (the
    /// register decides) and a P-number is not checked at all: a generator once used wrong weights
    /// for a whole series (Danish Business Authority).
    pub fn parse(
        scheme: Scheme,
        raw: &str,
    ) -> Result<(Self, Option<IdentifierWarning>), IdentifierProblem> {
        let written = Written::read(raw).ok_or(IdentifierProblem::Format)?;
        let value = match scheme {
            Scheme::DkCvr => return danish_company(&written),
            Scheme::DkP => digits(&written.without_country("DK"), 10)?,
            Scheme::NoOrgnr => norwegian(&written)?,
            Scheme::SeOrgnr => swedish(&written)?,
            Scheme::FiYtunnus => finnish(&written)?,
            Scheme::IsKennitala => icelandic(&written)?,
            Scheme::Gln => checked(digits(written.as_str(), 13)?, check_digit::gln)?,
        };
        Ok((Self { scheme, value }, None))
    }

    /// Everything that it can be read as, where nobody says from which register it is.
    ///
    /// # Errors
    /// If no register has such a number: the wrong check digit of the one that comes closest, else
    /// that it has no known form.
    pub fn readings(raw: &str) -> Result<Vec<Self>, IdentifierProblem> {
        let mut closest = IdentifierProblem::Format;
        let mut all = Vec::new();
        for &scheme in Scheme::ALL {
            match Self::parse(scheme, raw) {
                Ok((read, _)) => all.push(read),
                Err(IdentifierProblem::CheckDigit) => closest = IdentifierProblem::CheckDigit,
                Err(IdentifierProblem::Format) => {}
            }
        }
        if all.is_empty() {
            return Err(closest);
        }
        Ok(all)
    }

    /// The register it is from.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The written form of the register, without spaces: what is stored, compared and searched.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The identifier as people of its country print it: `974 760 673`.
    pub fn display(&self) -> String {
        match (self.scheme, self.value.get(..3), self.value.get(3..6)) {
            (Scheme::NoOrgnr, Some(first), Some(second)) => {
                let third = self.value.get(6..).unwrap_or_default();
                format!("{first} {second} {third}")
            }
            _ => self.value.clone(),
        }
    }

    /// Whether it identifies a person, so that it must be masked and its readers limited.
    ///
    /// A Swedish sole trader uses the owner's person number, whose third digit is the first of a
    /// month; organisations have at least 2 there. An Icelandic individual's number starts with a
    /// day of a month, an organisation's with that day plus 40.
    pub fn is_personal(&self) -> bool {
        match self.scheme {
            Scheme::SeOrgnr => self.digit(2) < Some(2),
            Scheme::IsKennitala => self.digit(0) < Some(4),
            Scheme::DkCvr | Scheme::DkP | Scheme::NoOrgnr | Scheme::FiYtunnus | Scheme::Gln => {
                false
            }
        }
    }

    fn digit(&self, at: usize) -> Option<u32> {
        self.value.chars().nth(at).and_then(|c| c.to_digit(10))
    }
}

fn danish_company(
    written: &Written,
) -> Result<(Identifier, Option<IdentifierWarning>), IdentifierProblem> {
    let value = digits(&written.without_country("DK"), 8)?;
    if value.starts_with('0') {
        return Err(IdentifierProblem::Format);
    }
    let warning = (!check_digit::cvr(&value)).then_some(IdentifierWarning::CheckDigit);
    let scheme = Scheme::DkCvr;
    Ok((Identifier { scheme, value }, warning))
}

fn norwegian(written: &Written) -> Result<String, IdentifierProblem> {
    let local = written.without_country("NO");
    let number = digits(local.strip_suffix("MVA").unwrap_or(&local), 9)?;
    if number.starts_with('0') {
        return Err(IdentifierProblem::Format);
    }
    checked(number, check_digit::orgnr)
}

/// The first reading of what was written that is a number; else what is wrong with the first.
///
/// Twelve digits are either a century and a number (`16` for organisations, else a person's), or a
/// number and the `01` of a VAT number.
fn swedish(written: &Written) -> Result<String, IdentifierProblem> {
    let local = written.without_country("SE");
    let vat = local.strip_suffix("01").filter(|_| local.len() == 12);
    let long = match local.split_at_checked(2) {
        Some(("16", short)) if short.len() == 10 => Some(short),
        Some(("18" | "19" | "20", short)) if short.len() == 10 && has_a_month(short) => Some(short),
        _ => None,
    };
    let readings = match (vat, long) {
        (None, None) => vec![local.as_str()],
        (vat, long) if written.has_country("SE") => vat.into_iter().chain(long).collect(),
        (vat, long) => long.into_iter().chain(vat).collect(),
    };
    let mut outcomes = readings.into_iter().map(swedish_number);
    let first = outcomes.next().unwrap_or(Err(IdentifierProblem::Format));
    first.or_else(|problem| outcomes.find_map(Result::ok).ok_or(problem))
}

/// Whether the third and fourth digit are a month, as only a person number's are.
fn has_a_month(ten: &str) -> bool {
    let month = ten.get(2..4).and_then(|month| month.parse().ok());
    month.is_some_and(|month: u8| (1..=12).contains(&month))
}

fn swedish_number(ten: &str) -> Result<String, IdentifierProblem> {
    let number = checked(digits(ten, 10)?, check_digit::luhn)?;
    Ok(dashed(&number, 6))
}

/// Numbers from before 1979 have one digit less and are written with a leading 0 today.
fn finnish(written: &Written) -> Result<String, IdentifierProblem> {
    let local = written.without_country("FI");
    let padded = if local.len() == 7 {
        format!("0{local}")
    } else {
        local
    };
    let number = checked(digits(&padded, 8)?, check_digit::ytunnus)?;
    Ok(dashed(&number, 7))
}

fn icelandic(written: &Written) -> Result<String, IdentifierProblem> {
    let number = digits(&written.without_country("IS"), 10)?;
    if !check_digit::kennitala_has_a_date(&number) {
        return Err(IdentifierProblem::Format);
    }
    let number = checked(number, check_digit::kennitala)?;
    Ok(dashed(&number, 6))
}

fn digits(text: &str, length: usize) -> Result<String, IdentifierProblem> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let issued = text.bytes().any(|b| b != b'0');
    if fits && issued {
        Ok(text.to_owned())
    } else {
        Err(IdentifierProblem::Format)
    }
}

fn checked(number: String, holds: fn(&str) -> bool) -> Result<String, IdentifierProblem> {
    if holds(&number) {
        Ok(number)
    } else {
        Err(IdentifierProblem::CheckDigit)
    }
}

fn dashed(number: &str, at: usize) -> String {
    let (head, tail) = number.split_at(at);
    format!("{head}-{tail}")
}

#[cfg(test)]
mod tests;
