//! Check digits. Every function takes the scheme's full number, digits only.

use jiff::civil::Date;

/// Denmark: the weighted sum of all eight digits is divisible by 11.
pub(super) fn cvr(number: &str) -> bool {
    weighted(number, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Norway: the weighted sum of all nine digits is divisible by 11.
pub(super) fn orgnr(number: &str) -> bool {
    weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Finland: divisible by 11 again. A remainder of 1 would need the digit 10, so none is issued.
pub(super) fn ytunnus(number: &str) -> bool {
    weighted(number, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)
}

/// Iceland: the ninth digit checks the first eight; the tenth is the century.
pub(super) fn kennitala(number: &str) -> bool {
    weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1, 0]).is_multiple_of(11)
}

/// Sweden: Luhn's sum, doubling every second digit from the first.
pub(super) fn luhn(number: &str) -> bool {
    let doubled = |(at, digit): (usize, u32)| {
        let times = digit * (2 - at as u32 % 2);
        times / 10 + times % 10
    };
    let sum: u32 = digits(number).enumerate().map(doubled).sum();
    sum.is_multiple_of(10)
}

/// GS1: weights 1 and 3 in turn.
pub(super) fn gln(number: &str) -> bool {
    weighted(number, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
}

/// Whether a kennitala starts with a date; organisations have 40 added to the day.
pub(super) fn kennitala_has_a_date(number: &str) -> bool {
    let parts: Vec<i16> = digits(number).filter_map(|d| d.try_into().ok()).collect();
    let &[d1, d2, m1, m2, y1, y2, .., century] = parts.as_slice() else {
        return false;
    };
    let century = match century {
        8 => 1800,
        9 => 1900,
        0 => 2000,
        _ => return false,
    };
    let day = d1 % 4 * 10 + d2;
    let (Ok(day), Ok(month)) = (i8::try_from(day), i8::try_from(m1 * 10 + m2)) else {
        return false;
    };
    d1 < 8 && Date::new(century + y1 * 10 + y2, month, day).is_ok()
}

fn weighted(number: &str, weights: &[u32]) -> u32 {
    digits(number).zip(weights).map(|(d, w)| d * w).sum()
}

fn digits(number: &str) -> impl Iterator<Item = u32> + '_ {
    number.chars().filter_map(|c| c.to_digit(10))
}
