//! A municipality as it stands, in the form of a file, to compare a file with.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use onedoor_domain::municipality_file::{
    AbsenceEntry, BusinessEntry, DutyEntry, IdentifierEntry, MunicipalityFile, StaffEntry,
    UnitEntry,
};
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::{Connection, businesses, municipalities, presence, staff, units};

use crate::{Error, Result};

/// How many businesses are read in one go.
const AT_ONCE: i64 = 500;

/// The municipality of this name as a file; none if there is none. Absences and duties that have
/// ended are history and not part of it.
pub(super) fn export(
    conn: &mut Connection,
    slug: &str,
    now: Moment,
) -> Result<Option<MunicipalityFile>> {
    let Some(record) = municipalities::find_by_slug(conn, slug)? else {
        return Ok(None);
    };
    let of = record.municipality;
    let zone = TimeZone::get(&of.time_zone).map_err(|error| Error::Fault(error.to_string()))?;
    let staff = staff::list(conn, of.id)?;
    let emails: HashMap<StaffId, String> = staff
        .iter()
        .map(|person| (person.value.id, person.value.email.clone()))
        .collect();
    let email = |id: StaffId| emails.get(&id).cloned().unwrap_or_default();
    let absences = presence::absences(conn, of.id, now)?
        .into_iter()
        .map(|away| AbsenceEntry {
            staff: email(away.value.staff),
            away_on: local(away.value.starts_at, &zone).date(),
            back_on: local(away.value.ends_at, &zone).date(),
            substitute: away.value.substitute.map(email),
        });
    let duties = presence::duties(conn, of.id, now)?
        .into_iter()
        .map(|turn| DutyEntry {
            staff: email(turn.value.1.staff),
            from: local(turn.value.1.starts_at, &zone),
            to: local(turn.value.1.ends_at, &zone),
        });
    Ok(Some(MunicipalityFile {
        slug: of.slug,
        name: of.name,
        country: of.country,
        time_zone: of.time_zone,
        language: of.language,
        settings: of.settings,
        calendar: Some(
            serde_json::from_str(&record.calendar)
                .map_err(|error| Error::Fault(error.to_string()))?,
        ),
        units: units::list(conn, of.id)?
            .into_iter()
            .map(|unit| UnitEntry {
                id: unit.id,
                mailbox: unit.mailbox,
                phone: unit.phone,
            })
            .collect(),
        absences: absences.collect(),
        duties: duties.collect(),
        businesses: known_businesses(conn, of.id, &emails)?,
        staff: staff
            .into_iter()
            .map(|person| entry(person.value))
            .collect(),
    }))
}

fn entry(person: onedoor_domain::directory::StaffMember) -> StaffEntry {
    StaffEntry {
        email: person.email,
        name: person.name,
        title: person.title,
        phone: person.phone,
        roles: person.roles.into_iter().collect(),
        units: person.units.into_iter().collect(),
        heads: person.heads.into_iter().collect(),
        skills: person.skills.into_iter().collect(),
        languages: person.languages.into_iter().collect(),
        capacity: person.capacity,
        active: person.active,
    }
}

fn known_businesses(
    conn: &mut Connection,
    municipality: MunicipalityId,
    emails: &HashMap<StaffId, String>,
) -> Result<Vec<BusinessEntry>> {
    let (mut entries, mut after) = (Vec::new(), None);
    loop {
        let page = businesses::list(conn, municipality, None, after, AT_ONCE)?;
        let Some(last) = page.last().map(|business| business.id) else {
            return Ok(entries);
        };
        let ids: Vec<_> = page.iter().map(|business| business.id).collect();
        let identifiers = businesses::identifiers(conn, municipality, &ids)?;
        entries.extend(page.into_iter().map(|business| {
            BusinessEntry {
                identifiers: identifiers
                    .iter()
                    .filter(|(id, ..)| *id == business.id)
                    .map(|(_, scheme, value)| IdentifierEntry {
                        scheme: *scheme,
                        value: value.clone(),
                    })
                    .collect(),
                account_manager: business
                    .account_manager
                    .and_then(|id| emails.get(&id).cloned()),
                name: business.name,
            }
        }));
        after = Some(last);
    }
}

fn local(at: Moment, zone: &TimeZone) -> jiff::civil::DateTime {
    at.timestamp().to_zoned(zone.clone()).datetime()
}
