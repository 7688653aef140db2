//! Identifiers of businesses, by the rules of the registers that issue them.
//!
//! Algorithms as the registers publish them, checked against python-stdnum 2.2. Whether a number
//! was ever issued is for the register to say; this only tells a slip of the pen from a number.

mod numbers;

use numbers::{checked, danish_company, digits, finnish, icelandic, norwegian, swedish};

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

#[cfg(test)]
mod tests;
