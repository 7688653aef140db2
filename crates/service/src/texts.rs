//! What people read, in six languages. No text stands in code.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use jiff::civil::DateTime;
use onedoor_domain::Language;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolation marks would end up in subjects, tables and tests.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static EN: LanguageIdentifier = langid!("en");
static DA: LanguageIdentifier = langid!("da");
static NB: LanguageIdentifier = langid!("nb");
static NN: LanguageIdentifier = langid!("nn");
static SV: LanguageIdentifier = langid!("sv");
static FI: LanguageIdentifier = langid!("fi");

/// The text under `key` in `language`. A key that is not there comes back itself: a test compares
/// the keys of all languages.
pub fn say(language: Language, key: &str) -> String {
    LOCALES
        .try_lookup(id(language), key)
        .unwrap_or_else(|| key.to_owned())
}

/// The text under `key` with what it mentions. Numbers are said as numbers.
pub fn say_with(language: Language, key: &str, mentions: &[(&'static str, String)]) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> = mentions
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value_of(value)))
        .collect();
    LOCALES
        .try_lookup_with_args(id(language), key, &args)
        .unwrap_or_else(|| key.to_owned())
}

/// A moment as it is said: by its minute, or by its day where the day as a whole counts.
pub fn due(language: Language, at: DateTime) -> String {
    let date = at.date();
    let weekday = date.weekday().to_monday_one_offset();
    let whole_day = at.hour() == 23 && at.minute() == 59;
    say_with(
        language,
        if whole_day { "due-on" } else { "due-at" },
        &[
            (
                "time",
                format!("{:02}.{:02}", at.hour(), at.minute()).replace('.', clock_sign(language)),
            ),
            ("weekday", say(language, &format!("weekday-{weekday}"))),
            ("day", date.day().to_string()),
            ("month", say(language, &format!("month-{}", date.month()))),
            // As text: a number would be grouped.
            ("year", format!("{}", date.year())),
        ],
    )
}

fn clock_sign(language: Language) -> &'static str {
    match language {
        Language::En | Language::Nb | Language::Nn => ":",
        Language::Da | Language::Sv | Language::Fi => ".",
    }
}

/// A count is given as a number, so that plural rules apply; everything else as text.
fn value_of(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(count) if value.len() < 4 => FluentValue::from(count),
        Ok(_) | Err(_) => FluentValue::from(value),
    }
}

fn id(language: Language) -> &'static LanguageIdentifier {
    match language {
        Language::En => &EN,
        Language::Da => &DA,
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::Sv => &SV,
        Language::Fi => &FI,
    }
}
