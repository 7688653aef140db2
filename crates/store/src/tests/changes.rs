//! Saving is guarded: by versions, by the end of the chain, and by the database itself.

use onedoor_domain::contribution::Stage;
use onedoor_domain::event::ChainHash;
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::{Moment, OutboxId, Version};
use uuid::Uuid;

use super::house::{House, at, chained};
use super::{Database, on_both};
use crate::columns::{Col, JsonText, OutboxKind};
use crate::contributions::{self, ContributionRecord};
use crate::guarantees::{self, GuaranteeChange};
use crate::rows::intake::OutboxRow;
use crate::{StoreError, cases, contents, outbox, verify};

on_both!(
    fn events_are_added_to_the_end_that_was_read_or_not_at_all(database: Database) {
        let mut house = House::on(database);
        let (here, case) = (house.id, house.case(7, 2));
        let head = cases::lock(&mut house.conn, here, case).unwrap();
        assert_eq!((head.record.id, head.last_seq), (case, 2));
        let (two, end) = chained(here, case, (2, head.last_hash), 2);
        cases::append(&mut house.conn, here, &head, &two, end, at(9)).unwrap();

        let late = cases::append(&mut house.conn, here, &head, &two, ChainHash::START, at(10));
        assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
        let after = cases::lock(&mut house.conn, here, case).unwrap();
        assert_eq!((after.last_seq, after.last_hash), (4, end));
        assert_eq!(after.record.version, head.record.version.next());
        assert_eq!(after.record.updated_at, at(9));
        let events = contents::events_of(&mut house.conn, here, case).unwrap();
        let places: Vec<i32> = events.iter().map(|event| event.seq).collect();
        assert_eq!(places, [1, 2, 3, 4]);
        let checked = verify::chains_after(&mut house.conn, None, 9).unwrap();
        assert_eq!(checked.findings, []);
    }
);

on_both!(
    fn a_guarantee_is_saved_at_the_version_that_was_seen(database: Database) {
        let mut house = House::on(database);
        let (here, case) = (house.id, house.case(1, 1));
        let id = house.guarantee(case, 1, 90, Some(50));
        let before = guarantees::get(&mut house.conn, here, id).unwrap();
        assert_eq!(
            (before.due_at, before.next_at),
            (Some(at(90)), Some(at(50)))
        );
        let change = GuaranteeChange {
            state: GuaranteeStage::MetLate,
            start_at: before.start_at,
            due_at: before.due_at,
            next_at: None,
            ended_at: Some(at(95)),
            explained: true,
            risk_at: None,
        };
        let mut save = |seen| guarantees::save(&mut house.conn, here, id, &change, seen);
        save(before.version).unwrap();
        let again = save(before.version);
        assert!(matches!(again, Err(StoreError::Stale)), "{again:?}");
        let after = guarantees::get(&mut house.conn, here, id).unwrap();
        let expected = guarantees::GuaranteeRecord {
            state: GuaranteeStage::MetLate,
            next_at: None,
            ended_at: Some(at(95)),
            explained: true,
            risk_at: None,
            version: Version(2),
            ..before
        };
        assert_eq!(after, expected);
    }
);

on_both!(
    fn a_guarantee_never_stands_in_a_state_without_what_belongs_to_it(database: Database) {
        let mut house = House::on(database);
        let (here, case) = (house.id, house.case(1, 1));
        let id = house.guarantee(case, 1, 90, Some(50));
        let mut save = |state, [start_at, due_at, next_at, ended_at]: [Option<Moment>; 4]| {
            let change = GuaranteeChange {
                state,
                start_at,
                due_at,
                next_at,
                ended_at,
                explained: false,
                risk_at: None,
            };
            let seen = guarantees::get(&mut house.conn, here, id).unwrap().version;
            guarantees::save(&mut house.conn, here, id, &change, seen).is_ok()
        };
        let (yes, no) = (Some(at(60)), None);
        // Each with start, due, next and end.
        for (state, times) in [
            (GuaranteeStage::Waiting, [no, yes, no, no]),
            (GuaranteeStage::Waiting, [no, no, yes, no]),
            (GuaranteeStage::Running, [yes, no, yes, no]),
            (GuaranteeStage::Running, [no, yes, yes, no]),
            (GuaranteeStage::Running, [yes, yes, yes, yes]),
            (GuaranteeStage::Paused, [yes, yes, yes, no]),
            (GuaranteeStage::Paused, [no, no, no, no]),
            (GuaranteeStage::Missed, [yes, no, yes, no]),
            (GuaranteeStage::Met, [yes, yes, no, no]),
            (GuaranteeStage::MetLate, [yes, yes, yes, yes]),
            (GuaranteeStage::Cancelled, [no, no, no, no]),
        ] {
            assert!(!save(state, times), "{state} with {times:?} was let in");
        }
        for (state, times) in [
            (GuaranteeStage::Waiting, [no, no, no, no]),
            (GuaranteeStage::Running, [yes, yes, yes, no]),
            (GuaranteeStage::Paused, [yes, no, yes, no]),
            (GuaranteeStage::Missed, [yes, yes, yes, no]),
            (GuaranteeStage::Met, [yes, no, no, yes]),
            (GuaranteeStage::MetLate, [yes, yes, no, yes]),
            (GuaranteeStage::Cancelled, [no, no, no, yes]),
        ] {
            assert!(save(state, times), "{state} with {times:?} was refused");
        }
    }
);

on_both!(
    fn a_contribution_goes_through_its_stages_at_the_version_that_was_seen(database: Database) {
        let mut house = House::on(database);
        let (here, case, handler) = (house.id, house.case(1, 1), house.person);
        let id = house.contribution(case, 1, Stage::Offered { to: None }, Some(40));
        let mut record = contributions::get(&mut house.conn, here, id).unwrap();
        assert_eq!((record.offers, record.next_at), (1, Some(at(40))));
        let offered_again = ContributionRecord {
            offered_at: at(40),
            offers: 2,
            next_at: Some(at(80)),
            ..record.clone()
        };
        let stages = [
            Stage::Accepted {
                handler,
                at: at(50),
            },
            Stage::Answered {
                handler: Some(handler),
                at: at(60),
                accepted_at: Some(at(50)),
            },
            Stage::Answered {
                handler: None,
                at: at(60),
                accepted_at: None,
            },
        ];
        let later = stages.map(|stage| ContributionRecord {
            stage,
            next_at: None,
            ..offered_again.clone()
        });
        for next in [offered_again].into_iter().chain(later) {
            let seen = record.version;
            contributions::save(&mut house.conn, here, &next, seen, at(70)).unwrap();
            let again = contributions::save(&mut house.conn, here, &next, seen, at(70));
            assert!(matches!(again, Err(StoreError::Stale)), "{again:?}");
            record = contributions::get(&mut house.conn, here, id).unwrap();
            let version = seen.next();
            assert_eq!(record, ContributionRecord { version, ..next });
        }
        let looked_at = ContributionRecord {
            next_at: Some(at(90)),
            ..record.clone()
        };
        let seen = record.version;
        let refused = contributions::save(&mut house.conn, here, &looked_at, seen, at(70));
        assert!(
            matches!(refused, Err(StoreError::Database(_))),
            "{refused:?}"
        );
    }
);

on_both!(
    fn every_kind_of_work_can_be_put_out(database: Database) {
        let mut house = House::on(database);
        let (here, case) = (house.id, house.case(1, 1));
        let kinds = (1_u128..).zip(OutboxKind::ALL);
        let row = |(number, kind): (u128, &OutboxKind)| OutboxRow {
            municipality_id: Col(here),
            id: Col(OutboxId(Uuid::from_u128(number))),
            kind: Col(*kind),
            case_id: Some(Col(case)),
            payload: JsonText("{}".to_owned()),
            created_at: Col(at(0)),
            available_at: Col(at(0)),
            attempts: 0,
        };
        let rows: Vec<OutboxRow> = kinds.map(row).collect();
        outbox::insert(&mut house.conn, &rows).unwrap();
        outbox::insert(&mut house.conn, &[]).unwrap();
        for kind in OutboxKind::ALL {
            let taken = outbox::take(&mut house.conn, *kind, at(1), 9).unwrap();
            assert_eq!(taken.len(), 1, "{kind}");
        }
    }
);
