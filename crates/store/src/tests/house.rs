//! A database of a test's own, with a municipality, somebody who works there, and cases.

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::prelude::*;
use onedoor_domain::case::{CaseStage, ClosedAs};
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::Stage;
use onedoor_domain::directory::{Municipality, Settings, StaffMember};
use onedoor_domain::event::ChainHash;
use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_domain::routing::Manner;
use onedoor_domain::{
    CaseId, ContributionId, Country, EventId, GuaranteeId, Language, Moment, MunicipalityId,
    StaffId, Version,
};
use tempfile::TempDir;
use uuid::Uuid;

use super::Database;
use crate::columns::{Col, JsonText};
use crate::municipalities::{self, MunicipalityRecord};
use crate::rows::intake::{CaseRow, ContributionRow, EventRow, GuaranteeRow};
use crate::schema::{cases, contribution, event};
use crate::throwaway::Server;
use crate::{Connection, DatabaseUrl, guarantees, migrate, staff};

/// Conditions of a promise, as recorded.
const TERMS: &str = r#"{"clock": "first_human_contact", "length": 1, "unit": "working_days",
    "start": "received", "calendar": "local", "calendar_version": 1,
    "basis": {"kind": "promise", "promise": "answer"}, "catalogue_version": 1,
    "thresholds": [50, 80, 100]}"#;

/// A database that is thrown away with this value.
pub(super) struct Fresh {
    pub(super) url: DatabaseUrl,
    _folder: Option<TempDir>,
    on_server: Option<(Server, String)>,
}

impl Fresh {
    /// Without tables.
    pub(super) fn empty(database: Database) -> Self {
        match database {
            Database::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                Self {
                    url: DatabaseUrl::Sqlite(folder.path().join("onedoor.sqlite")),
                    _folder: Some(folder),
                    on_server: None,
                }
            }
            Database::Postgres => {
                static NUMBER: AtomicU32 = AtomicU32::new(0);
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let name = format!("store_{}_{number}", std::process::id());
                // `make test` starts one, and so does `scripts/with-postgres`.
                let server = Server::at(std::env::var("ONEDOOR_TEST_POSTGRES_URL").unwrap());
                Self {
                    url: server.create(&name).unwrap(),
                    _folder: None,
                    on_server: Some((server, name)),
                }
            }
        }
    }

    pub(super) fn connect(&self) -> Connection {
        crate::migrate::connect(&self.url).unwrap()
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.on_server {
            // The server itself is thrown away soon.
            drop(server.drop(name));
        }
    }
}

/// A municipality in which one person coordinates all cases.
pub(super) struct House {
    pub(super) conn: Connection,
    pub(super) fresh: Fresh,
    pub(super) id: MunicipalityId,
    pub(super) person: StaffId,
}

impl House {
    pub(super) fn on(database: Database) -> Self {
        let fresh = Fresh::empty(database);
        migrate(&fresh.url).unwrap();
        let mut house = Self {
            conn: fresh.connect(),
            fresh,
            id: MunicipalityId(Uuid::from_u128(1)),
            person: StaffId(Uuid::from_u128(1)),
        };
        house.found(house.id, "eksempel");
        house
    }

    /// A municipality more, in which somebody of the same id works.
    pub(super) fn found(&mut self, id: MunicipalityId, slug: &str) {
        let record = MunicipalityRecord {
            municipality: Municipality {
                id,
                slug: slug.to_owned(),
                name: slug.to_owned(),
                country: Country::Dk,
                time_zone: "Europe/Copenhagen".to_owned(),
                language: Language::Da,
                settings: Settings::default(),
            },
            calendar: "{}".to_owned(),
            calendar_version: 1,
            directory_version: 1,
            version: Version::FIRST,
        };
        municipalities::insert(&mut self.conn, &record, at(0)).unwrap();
        let person = StaffMember {
            id: self.person,
            name: "Ane".to_owned(),
            title: "Konsulent".to_owned(),
            email: format!("ane@{slug}.example"),
            phone: "+4533991234".to_owned(),
            active: true,
            roles: Vec::new(),
            units: Vec::new(),
            heads: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            capacity: 9,
        };
        staff::insert(&mut self.conn, id, &person, at(0)).unwrap();
    }

    /// An open case with a chain of so many events.
    pub(super) fn case(&mut self, number: u128, events: i32) -> CaseId {
        self.case_in(self.id, number, events)
    }

    pub(super) fn case_in(&mut self, house: MunicipalityId, number: u128, events: i32) -> CaseId {
        let id = CaseId(Uuid::from_u128(number));
        let chain = chained(house, id, (0, ChainHash::START), events);
        let row = CaseRow {
            municipality_id: Col(house),
            id: Col(id),
            reference: format!("2026-{number}"),
            stage: Col(CaseStage::Open),
            complexity: Col(Complexity::Simple),
            triage: false,
            urgent: false,
            protected_identity: false,
            language: Col(Language::Da),
            coordinator_id: Col(self.person),
            business_id: None,
            contact_id: None,
            catalogue_version: 1,
            plan: JsonText("{}".to_owned()),
            received_at: Col(at(0)),
            created_at: Col(at(0)),
            updated_at: Col(at(0)),
            version: 1,
            last_seq: events,
            last_hash: chain.1.0.to_vec(),
        };
        diesel::insert_into(cases::table)
            .values(&row)
            .execute(&mut self.conn)
            .unwrap();
        for event in &chain.0 {
            diesel::insert_into(event::table)
                .values(event)
                .execute(&mut self.conn)
                .unwrap();
        }
        id
    }

    /// Closes a case, whatever is still owed to it.
    pub(super) fn close(&mut self, case: CaseId) {
        diesel::update(cases::table.find((Col(self.id), Col(case))))
            .set((
                cases::stage.eq(Col(CaseStage::Closed)),
                cases::closed_at.eq(Some(Col(at(9)))),
                cases::closed_as.eq(Some(Col(ClosedAs::Answered))),
            ))
            .execute(&mut self.conn)
            .unwrap();
    }

    /// What a unit owes to a case.
    pub(super) fn contribution(
        &mut self,
        case: CaseId,
        number: u128,
        stage: Stage,
        next_at: Option<i64>,
    ) -> ContributionId {
        let id = ContributionId(Uuid::from_u128(number));
        let row = ContributionRow {
            municipality_id: Col(self.id),
            id: Col(id),
            case_id: Col(case),
            unit_id: format!("unit_{number}"),
            stage: Col(stage.word()),
            manner: Col(Manner::Pool),
            handler_id: stage.handler().map(Col),
            accepted_at: stage.accepted_at().map(Col),
            because: JsonText("[]".to_owned()),
            created_at: Col(at(0)),
            updated_at: Col(at(0)),
            version: 1,
            answered_at: stage.answered_at().map(Col),
            offered_at: Col(at(0)),
            offers: 1,
            next_at: next_at.map(at).map(Col),
        };
        diesel::insert_into(contribution::table)
            .values(&row)
            .execute(&mut self.conn)
            .unwrap();
        id
    }

    /// A running promise that the business is spoken with.
    pub(super) fn guarantee(
        &mut self,
        case: CaseId,
        number: u128,
        due_at: i64,
        next_at: Option<i64>,
    ) -> GuaranteeId {
        let id = GuaranteeId(Uuid::from_u128(number));
        let row = GuaranteeRow {
            municipality_id: Col(self.id),
            id: Col(id),
            case_id: Col(case),
            contribution_id: None,
            clock: Clock::FirstHumanContact.to_string(),
            state: Col(GuaranteeStage::Running),
            terms: JsonText(TERMS.to_owned()),
            start_at: Some(Col(at(0))),
            due_at: Some(Col(at(due_at))),
            next_at: next_at.map(at).map(Col),
            created_at: Col(at(0)),
            version: 1,
            ended_at: None,
            explained: false,
            risk_at: None,
        };
        guarantees::insert(&mut self.conn, &[row]).unwrap();
        id
    }
}

/// So many seconds after the beginning of time.
pub(super) fn at(seconds: i64) -> Moment {
    Moment::from_micros(seconds * 1_000_000).unwrap()
}

/// Events that follow from the end of a chain, and where it ends then.
pub(super) fn chained(
    house: MunicipalityId,
    case: CaseId,
    (seq, hash): (i32, ChainHash),
    events: i32,
) -> (Vec<EventRow>, ChainHash) {
    let mut hash = hash;
    let row = |seq: i32| {
        let payload = format!(r#"{{"z": {seq}, "a": "{case}"}}"#);
        hash = hash.next(seq, at(seq.into()), "system", &payload);
        let id = case.0.as_u128() * 1000 + u128::from(seq.unsigned_abs());
        EventRow {
            municipality_id: Col(house),
            case_id: Col(case),
            seq,
            id: Col(EventId(Uuid::from_u128(id))),
            kind: "case_opened".to_owned(),
            at: Col(at(seq.into())),
            actor: "system".to_owned(),
            payload,
            hash: hash.0.to_vec(),
        }
    };
    let rows = (seq + 1..=seq + events).map(row).collect();
    (rows, hash)
}
