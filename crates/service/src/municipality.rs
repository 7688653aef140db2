//! The municipality itself: what it is called, what it has decided, when it is open.

mod mail;
mod settings;
mod versions;

use std::collections::BTreeSet;
use std::sync::Arc;

use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Language, Version};
use onedoor_store::municipalities::{self, MunicipalityRecord};
use onedoor_store::{Connection, attendance, retention, units};

pub use mail::MailSettingsInput;
pub use settings::{RetentionInput, SettingsInput};
use settings::{calendar, settings};
pub(crate) use versions::{keep_calendar, keep_version};

use crate::fields::Fields;
use crate::services::{allowed, unchanged};
use crate::{Result, Services};

/// A municipality with what is in force there.
#[derive(Debug, Clone)]
pub struct MunicipalityView {
    /// The municipality, with its calendar document and versions.
    pub record: MunicipalityRecord,
    /// The published catalogue, if there is one yet.
    pub catalogue: Option<Arc<Catalogue>>,
}

/// What changes about a municipality: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct MunicipalityChange {
    /// What people call it.
    pub name: Option<String>,
    /// The word for the language it answers in when nothing else is known.
    pub language: Option<String>,
    /// What it decides.
    pub settings: SettingsInput,
    /// Its whole calendar document, JSON.
    pub calendar: Option<String>,
}

impl Services {
    /// The municipality that the caller acts in.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn find_municipality(&self, caller: Caller) -> Result<MunicipalityView> {
        allowed(&caller, Action::ReadMunicipality)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let record = municipalities::get(conn, caller.municipality)?;
                services.view_municipality(conn, record)
            })
            .await
    }

    /// Changes the municipality. What was promised on an earlier calendar stays promised.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_municipality(
        &self,
        caller: Caller,
        seen: Version,
        change: MunicipalityChange,
    ) -> Result<MunicipalityView> {
        allowed(&caller, Action::ChangeMunicipality)?;
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        let outcome = self
            .store
            .of(caller.municipality)
            .write(move |conn| {
                let before = municipalities::get(conn, municipality)?;
                unchanged(before.version, seen)?;
                let units = units::list(conn, municipality)?;
                let units = units.into_iter().map(|unit| unit.id).collect();
                let counted_on = before.calendar_version;
                let kept_by = before.municipality.settings.retention;
                let mut record = read(before, change, &units)?;
                municipalities::save(conn, &record, seen, now)?;
                // Whoever is away now may be so by another rule.
                attendance::look_at_everybody(conn, municipality, now)?;
                // And mornings may begin at another hour, or on other days.
                municipalities::look_at_mornings(conn, municipality, now)?;
                if record.municipality.settings.retention != kept_by {
                    retention::look_at_all(conn, municipality, now)?;
                }
                if record.calendar_version != counted_on {
                    keep_version(conn, &record, &caller.actor.as_text(), now)?;
                }
                record.version = seen.next();
                services.view_municipality(conn, record)
            })
            .await;
        self.copies.forget(municipality);
        outcome
    }

    fn view_municipality(
        &self,
        conn: &mut Connection,
        record: MunicipalityRecord,
    ) -> Result<MunicipalityView> {
        let catalogue = self.copies.published(conn, record.municipality.id)?;
        Ok(MunicipalityView { record, catalogue })
    }
}

fn read(
    mut record: MunicipalityRecord,
    change: MunicipalityChange,
    units: &BTreeSet<String>,
) -> Result<MunicipalityRecord> {
    let mut fields = Fields::default();
    let of = &mut record.municipality;
    if let Some(name) = change.name {
        of.name = fields.line("/name", &name);
    }
    if let Some(word) = change.language {
        let read = fields.word("/language", &word, Language::parse, Language::ALL);
        of.language = read.unwrap_or(of.language);
    }
    settings(&mut fields, &change.settings, &mut of.settings, units);
    let calendar = change
        .calendar
        .and_then(|json| calendar(&mut fields, &json, of));
    fields.finish()?;
    if let Some(document) = calendar {
        keep_calendar(&mut record, &document)?;
    }
    Ok(record)
}

#[cfg(test)]
mod tests {
    use onedoor_domain::directory::{Municipality, Settings};
    use onedoor_domain::{Country, MunicipalityId};
    use uuid::Uuid;

    use super::*;
    use crate::{Error, FieldCode};

    const OPEN: &str = r#"{"schema": 1, "opening_hours": {"monday": ["08:00-16:00"]}}"#;

    fn before() -> MunicipalityRecord {
        MunicipalityRecord {
            municipality: Municipality {
                id: MunicipalityId(Uuid::nil()),
                slug: "eksempel".to_owned(),
                name: "Eksempel".to_owned(),
                country: Country::Dk,
                time_zone: "Europe/Copenhagen".to_owned(),
                language: Language::Da,
                settings: Settings::default(),
            },
            calendar: OPEN.to_owned(),
            calendar_version: 3,
            directory_version: 1,
            version: Version::FIRST,
        }
    }

    fn after(change: MunicipalityChange) -> Result<MunicipalityRecord> {
        let units = BTreeSet::from(["building".to_owned()]);
        read(before(), change, &units)
    }

    fn problems(change: MunicipalityChange) -> Vec<(String, FieldCode)> {
        match after(change) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|p| (p.pointer, p.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn with_calendar(json: &str) -> MunicipalityChange {
        MunicipalityChange {
            calendar: Some(json.to_owned()),
            ..MunicipalityChange::default()
        }
    }

    #[test]
    fn a_calendar_gets_a_new_version_only_if_it_says_something_else() {
        let version = |json: &str| after(with_calendar(json)).ok().map(|r| r.calendar_version);
        assert_eq!(
            version(r#"{"opening_hours":{"monday":["08:00-16:00"]},"schema":1}"#),
            Some(3)
        );
        assert_eq!(version(&OPEN.replace("monday", "friday")), Some(4));
    }

    #[test]
    fn a_calendar_that_cannot_be_used_is_refused_with_its_place() {
        let bad = |json: &str| problems(with_calendar(json));
        let at = |pointer: &str| vec![(pointer.to_owned(), FieldCode::BadCalendar)];
        assert_eq!(
            bad(&OPEN.replace("08:00-16:00", "from eight")),
            at("/calendar/opening_hours/monday/0")
        );
        assert_eq!(
            bad(r#"{"schema": 1, "opening_hours": {}}"#),
            at("/calendar")
        );
        assert_eq!(bad("[]"), at("/calendar"));
    }

    #[test]
    fn settings_change_one_by_one_and_within_bounds() {
        let change = |settings| MunicipalityChange {
            settings,
            ..MunicipalityChange::default()
        };
        let changed = after(change(SettingsInput {
            backdating_days: Some(60),
            named_units: Some(vec!["building".to_owned()]),
            ..SettingsInput::default()
        }));
        let expected = Settings {
            backdating_days: 60,
            named_units: vec!["building".to_owned()],
            ..Settings::default()
        };
        assert_eq!(
            changed.ok().map(|record| record.municipality.settings),
            Some(expected)
        );
        assert_eq!(
            problems(change(SettingsInput {
                suggestion_threshold: Some(101),
                named_units: Some(vec!["harbour".to_owned()]),
                ..SettingsInput::default()
            })),
            [
                (
                    "/settings/suggestion_threshold".to_owned(),
                    FieldCode::OutOfRange
                ),
                ("/settings/named_units/0".to_owned(), FieldCode::NoSuchThing),
            ]
        );
    }
}
