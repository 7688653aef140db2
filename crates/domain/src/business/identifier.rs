//! Identifiers of businesses, by the rules of the registers that issue them.

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
