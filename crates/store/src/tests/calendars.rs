//! Versions of the calendar are kept.

use super::house::{House, at};
use super::{Database, on_both};
use crate::StoreError;
use crate::calendars::{self, CalendarRecord};

on_both!(
    fn every_version_of_a_calendar_is_kept_once(database: Database) {
        let mut house = House::on(database);
        let (here, conn) = (house.id, &mut house.conn);
        let version = |version: u32| CalendarRecord {
            version,
            document: format!(r#"{{"schema": {version}}}"#),
            time_zone: "Europe/Copenhagen".to_owned(),
            created_at: at(5),
            created_by: "system".to_owned(),
        };
        for number in [1, 2] {
            calendars::insert(conn, here, &version(number)).unwrap();
        }
        let again = calendars::insert(conn, here, &version(2));
        assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
        assert_eq!(calendars::list_versions(conn, here).unwrap(), [1, 2]);
        assert_eq!(calendars::document(conn, here, 1).unwrap(), version(1));
        let none = calendars::document(conn, here, 3);
        assert!(matches!(none, Err(StoreError::NotFound)));
    }
);
