//! Versions of calendars and settings, kept so that old promises can be worked out again.

use onedoor_domain::Moment;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_store::Connection;
use onedoor_store::calendars::{self, CalendarRecord};
use onedoor_store::municipalities::MunicipalityRecord;

use crate::{Error, Result};

/// Gives the calendar a new version if it says something else than before.
pub(crate) fn keep_calendar(
    record: &mut MunicipalityRecord,
    document: &CalendarDocument,
) -> Result<()> {
    let before: Option<CalendarDocument> = serde_json::from_str(&record.calendar).ok();
    if before.as_ref() != Some(document) {
        record.calendar =
            serde_json::to_string(document).map_err(|error| Error::Fault(error.to_string()))?;
        record.calendar_version += 1;
    }
    Ok(())
}

/// Keeps the calendar as it is now under its version: what is promised on it is counted on it,
/// however often it changes.
pub(crate) fn keep_version(
    conn: &mut Connection,
    record: &MunicipalityRecord,
    by: &str,
    now: Moment,
) -> Result<()> {
    let version = CalendarRecord {
        version: record.calendar_version,
        document: record.calendar.clone(),
        time_zone: record.municipality.time_zone.clone(),
        created_at: now,
        created_by: by.to_owned(),
    };
    Ok(calendars::insert(conn, record.municipality.id, &version)?)
}
