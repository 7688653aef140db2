//! The numbers of each country, and their check digits.

use super::super::check_digit;
use super::super::written::Written;
use super::{Identifier, IdentifierProblem, IdentifierWarning, Scheme};

pub(super) fn danish_company(
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

pub(super) fn norwegian(written: &Written) -> Result<String, IdentifierProblem> {
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
pub(super) fn swedish(written: &Written) -> Result<String, IdentifierProblem> {
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
pub(super) fn finnish(written: &Written) -> Result<String, IdentifierProblem> {
    let local = written.without_country("FI");
    let padded = if local.len() == 7 {
        format!("0{local}")
    } else {
        local
    };
    let number = checked(digits(&padded, 8)?, check_digit::ytunnus)?;
    Ok(dashed(&number, 7))
}

pub(super) fn icelandic(written: &Written) -> Result<String, IdentifierProblem> {
    let number = digits(&written.without_country("IS"), 10)?;
    if !check_digit::kennitala_has_a_date(&number) {
        return Err(IdentifierProblem::Format);
    }
    let number = checked(number, check_digit::kennitala)?;
    Ok(dashed(&number, 6))
}

pub(super) fn digits(text: &str, length: usize) -> Result<String, IdentifierProblem> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let issued = text.bytes().any(|b| b != b'0');
    if fits && issued {
        Ok(text.to_owned())
    } else {
        Err(IdentifierProblem::Format)
    }
}

pub(super) fn checked(
    number: String,
    holds: fn(&str) -> bool,
) -> Result<String, IdentifierProblem> {
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
