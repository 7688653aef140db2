//! Phone numbers: what was written, and the number that can be dialled.

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
