//! What is compiled, once for all municipalities of this process that have the same.
//!
//! Most keep to the default catalogue and to the hours of their country. The words of a catalogue and
//! the days of a calendar take tens of milliseconds to learn and megabytes to keep.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};

use onedoor_domain::Country;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::catalogue::{Catalogue, Document};
use onedoor_domain::guarantee::Calendars;
use sha2::{Digest as _, Sha256};

use crate::{Error, Result};

/// A digest of all that a thing is compiled from.
type Key = [u8; 32];
/// What somebody still holds, by what it was compiled from.
type Shared<T> = LazyLock<Mutex<HashMap<Key, Weak<T>>>>;

static CATALOGUES: Shared<Catalogue> = LazyLock::new(Mutex::default);
static CALENDARS: Shared<Calendars> = LazyLock::new(Mutex::default);

/// This version of a catalogue.
///
/// # Errors
/// [`Error::Fault`] if it cannot be read.
pub(super) fn catalogue(version: u32, document: &str) -> Result<Arc<Catalogue>> {
    let key = key([&version.to_string(), document]);
    shared(&CATALOGUES, key, || {
        let document: Document = serde_json::from_str(document).map_err(|error| {
            Error::Fault(format!("catalogue {version} cannot be read: {error}"))
        })?;
        Ok(Catalogue::compile(version, document))
    })
}

/// This version of a municipality's calendars.
///
/// # Errors
/// [`Error::Fault`] if they cannot be read or used.
pub(super) fn calendars(
    country: Country,
    time_zone: &str,
    document: &str,
    version: u32,
) -> Result<Arc<Calendars>> {
    let key = key([country.as_str(), time_zone, document, &version.to_string()]);
    shared(&CALENDARS, key, || {
        let document: CalendarDocument = serde_json::from_str(document)
            .map_err(|error| Error::Fault(format!("the calendar cannot be read: {error}")))?;
        Calendars::compile(country, time_zone, &document, version)
            .map_err(|findings| Error::Fault(format!("the calendar cannot be used: {findings:?}")))
    })
}

fn shared<T>(all: &Shared<T>, key: Key, compile: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
    // Held while compiling: of many who ask at once, one compiles and the others wait for it.
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(held) = all.get(&key).and_then(Weak::upgrade) {
        return Ok(held);
    }
    let made = Arc::new(compile()?);
    all.retain(|_, kept| kept.strong_count() > 0);
    all.insert(key, Arc::downgrade(&made));
    Ok(made)
}

/// Each part with its length, so that none runs into the next.
fn key<const PARTS: usize>(parts: [&str; PARTS]) -> Key {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_compiled_once_for_as_long_as_somebody_holds_it() {
        let of = |minutes: &str| {
            let document = format!(r#"{{"schema":1,"opening_hours":{minutes}}}"#);
            calendars(Country::Dk, "Europe/Copenhagen", &document, 1)
        };
        let weekly = r#"{"monday":["09:00-15:00"]}"#;
        let (one, same) = (of(weekly).unwrap(), of(weekly).unwrap());
        assert!(Arc::ptr_eq(&one, &same));
        let other = of(r#"{"monday":["09:00-16:00"]}"#).unwrap();
        assert!(!Arc::ptr_eq(&one, &other));
        let gone = Arc::downgrade(&one);
        drop((one, same));
        assert!(gone.upgrade().is_none(), "nobody else keeps it");
    }
}
