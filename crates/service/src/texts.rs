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

/// The codes of all problems there are: those that have a title.
pub fn problem_codes() -> impl Iterator<Item = &'static str> {
    include_str!("../locales/en/problems.ftl")
        .lines()
        .filter_map(|line| line.strip_prefix("problem-")?.split_once("-title ="))
        .map(|(code, _)| code)
}

/// Title and detail of a problem in general: what differs from case to case is said as “…”.
/// None if there is no such problem.
pub fn problem(language: Language, code: &str) -> Option<(String, String)> {
    let code = problem_codes().find(|known| *known == code)?;
    let left_open = [
        "count", "line", "column", "expected", "max", "fault", "by", "next", "seconds",
    ]
    .map(|name| (name, "…".into()));
    Some((
        say(language, &format!("problem-{code}-title")),
        say_with(language, &format!("problem-{code}-detail"), &left_open),
    ))
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
            ("time", time(language, at)),
            ("weekday", say(language, &format!("weekday-{weekday}"))),
            ("day", date.day().to_string()),
            ("month", say(language, &format!("month-{}", date.month()))),
            // As text: a number would be grouped.
            ("year", format!("{}", date.year())),
        ],
    )
}

/// The time of day, as clocks are written: “09:00”.
pub(crate) fn time(language: Language, at: DateTime) -> String {
    clock(language, at.hour(), at.minute())
}

/// An hour and a minute, as clocks are written; the end of a day is 24:00.
pub(crate) fn clock(language: Language, hour: i8, minute: i8) -> String {
    let sign = match language {
        Language::En | Language::Nb | Language::Nn => ':',
        Language::Da | Language::Sv | Language::Fi => '.',
    };
    format!("{hour:02}{sign}{minute:02}")
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use fluent_templates::fluent_bundle::FluentResource;
    use jiff::civil::date;

    use super::*;

    /// What a text mentions, by file and key.
    type Mentions = BTreeMap<(String, String), BTreeSet<String>>;

    /// All texts of `language`, read from its files: the loader would hide what is missing behind
    /// English.
    fn written(language: Language) -> Mentions {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(language.as_str());
        let mut mentions = Mentions::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let faults = FluentResource::try_new(text.clone())
                .err()
                .map(|(_, faults)| faults);
            assert_eq!(faults, None, "{language}/{file}");
            let mut key = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if line.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
                    key = line.split_once(" =").unwrap().0.to_owned();
                    let before = mentions.insert((file.clone(), key.clone()), BTreeSet::new());
                    assert_eq!(before, None, "{language}/{file} says {key} twice");
                }
                for rest in line.split('$').skip(1) {
                    let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
                    let name = &rest[..end.unwrap_or(rest.len())];
                    let names = mentions.get_mut(&(file.clone(), key.clone())).unwrap();
                    names.insert(name.to_owned());
                }
            }
        }
        mentions
    }

    #[test]
    fn every_language_says_all_that_english_says_and_mentions_the_same() {
        let english = written(Language::En);
        assert!(!english.is_empty());
        for language in Language::ALL {
            let other = written(*language);
            let differing: BTreeSet<_> = english
                .keys()
                .chain(other.keys())
                .filter(|key| english.get(*key) != other.get(*key))
                .collect();
            assert!(
                differing.is_empty(),
                "{language} differs from English: {differing:#?}"
            );
        }
    }

    #[test]
    fn no_text_is_said_twice_in_one_language() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            for (_, key) in written(*language).into_keys() {
                assert!(
                    seen.insert(key.clone()),
                    "{language} says {key} in two files"
                );
            }
        }
    }

    #[test]
    fn every_problem_can_be_told_in_general() {
        for language in Language::ALL {
            for code in problem_codes() {
                let (title, detail) = problem(*language, code).unwrap();
                assert_ne!(title, format!("problem-{code}-title"), "{language}");
                assert_ne!(detail, format!("problem-{code}-detail"), "{language}");
            }
        }
        assert_eq!(problem(Language::En, "no_such_problem"), None);
    }

    #[test]
    fn every_refusal_is_a_problem() {
        for refusal in crate::Refusal::ALL {
            assert!(
                problem_codes().any(|code| code == refusal.as_str()),
                "{refusal}"
            );
        }
    }

    #[test]
    fn every_stage_has_words() {
        use onedoor_domain::case::CaseStage;
        use onedoor_domain::contribution::ContributionStage;
        let cases = CaseStage::ALL
            .iter()
            .map(|stage| format!("stage-case-{stage}"));
        let parts = ContributionStage::ALL
            .iter()
            .map(|stage| format!("stage-contribution-{stage}"));
        for key in cases.chain(parts) {
            assert_ne!(say(Language::En, &key), key);
        }
    }

    #[test]
    fn every_word_of_a_promise_has_a_text() {
        use onedoor_domain::event::EventKind;
        use onedoor_domain::guarantee::{
            Amounts, Audience, Cause, GuaranteeStage, LedgerFault, LengthUnit, PauseReason,
            Progress, RemedyKind, RemedyStage, RestartReason, StartOn,
        };
        use onedoor_domain::papers::Gap;
        let keys = |prefix: &str, words: Vec<&'static str>| -> Vec<String> {
            let words = words.into_iter();
            words.map(|word| format!("{prefix}-{word}")).collect()
        };
        macro_rules! words {
            ($($prefix:literal: $set:ty),+ $(,)?) => {
                [$(keys($prefix, <$set>::ALL.iter().map(|of| of.as_str()).collect())),+].concat()
            };
        }
        let keys = words![
            "event": EventKind,
            "progress": Progress,
            "pause": PauseReason,
            "restart": RestartReason,
            "cause": Cause,
            "remedy": RemedyKind,
            "remedy_stage": RemedyStage,
            "state": GuaranteeStage,
            "audience": Audience,
            "gap": Gap,
            "length": LengthUnit,
            "amount": Amounts,
            "starts": StartOn,
            "ledger": LedgerFault,
            "field": crate::FieldCode,
        ];
        let english = written(Language::En);
        for key in keys {
            assert!(english.keys().any(|(_, known)| *known == key), "{key}");
        }
    }

    #[test]
    fn every_mail_has_a_subject_and_first_words() {
        use onedoor_domain::delivery::Tiding;
        let english = written(Language::En);
        for tiding in Tiding::ALL {
            for part in ["what", "lead"] {
                let key = format!("mail-{tiding}-{part}");
                assert!(english.keys().any(|(_, known)| *known == key), "{key}");
            }
        }
    }

    #[test]
    fn one_fault_is_said_otherwise_than_many() {
        for language in Language::ALL {
            let say = |count: &str| {
                say_with(
                    *language,
                    "problem-findings-detail",
                    &[("count", count.to_owned())],
                )
            };
            assert!(!say("1").contains('1'), "{language}: {}", say("1"));
            assert!(say("2").contains('2'), "{language}: {}", say("2"));
        }
    }

    #[test]
    fn a_moment_is_said_as_people_say_it_and_a_whole_day_without_its_minute() {
        let minute = date(2026, 3, 2).at(10, 2, 0, 0);
        let whole_day = date(2026, 3, 2).at(23, 59, 0, 0);
        let said: Vec<_> = Language::ALL
            .iter()
            .map(|language| (*language, due(*language, minute), due(*language, whole_day)))
            .collect();
        let expected = [
            (
                Language::En,
                "by 10:02 on Monday 2 March 2026",
                "on Monday 2 March 2026 at the latest",
            ),
            (
                Language::Da,
                "senest mandag den 2. marts 2026 kl. 10.02",
                "senest mandag den 2. marts 2026",
            ),
            (
                Language::Nb,
                "senest mandag 2. mars 2026 kl. 10:02",
                "senest mandag 2. mars 2026",
            ),
            (
                Language::Nn,
                "seinast måndag 2. mars 2026 kl. 10:02",
                "seinast måndag 2. mars 2026",
            ),
            (
                Language::Sv,
                "senast måndag den 2 mars 2026 kl. 10.02",
                "senast måndag den 2 mars 2026",
            ),
            (
                Language::Fi,
                "viimeistään maanantaina 2. maaliskuuta 2026 klo 10.02",
                "viimeistään maanantaina 2. maaliskuuta 2026",
            ),
        ]
        .map(|(language, minute, day)| (language, minute.to_owned(), day.to_owned()));
        assert_eq!(said, expected);
    }
}
