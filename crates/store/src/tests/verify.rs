//! Whatever is changed behind the program's back is found, and nothing else.

use diesel::prelude::*;
use onedoor_domain::contribution::Stage;
use onedoor_domain::{CaseId, MunicipalityId};
use uuid::Uuid;

use super::house::{House, at};
use super::{Database, on_both};
use crate::columns::Col;
use crate::schema::{cases, event};
use crate::verify::{self, Breach, CaseKey, Finding};

/// What is wrong with the chains, read in pages of this many cases.
fn chains(house: &mut House, page: i64) -> (Vec<Finding>, usize) {
    let (mut findings, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let checked = verify::chains_after(&mut house.conn, after, page).unwrap();
        findings.extend(checked.findings);
        after = checked.last;
        if after.is_none() {
            return (findings, pages);
        }
        pages += 1;
    }
}

/// What is wrong with the chain of the one case of which something is wrong.
fn breaches(house: &mut House, case: CaseId) -> Vec<Breach> {
    let (findings, _) = chains(house, 2);
    let here = house.id;
    assert!(
        findings
            .iter()
            .all(|of| (of.municipality, of.case) == (here, case))
    );
    findings.into_iter().map(|of| of.what).collect()
}

/// Three cases, and the one in the middle, of which the chain has five events.
fn three_cases(database: Database) -> (House, CaseId) {
    let mut house = House::on(database);
    house.case(1, 3);
    let case = house.case(2, 5);
    house.case(3, 1);
    (house, case)
}

macro_rules! event {
    ($house:expr, $case:expr, $seq:expr) => {
        event::table.find((Col($house.id), Col($case), $seq))
    };
}

fn moved(house: &mut House, case: CaseId, from: i32, to: i32) {
    diesel::update(event!(house, case, from))
        .set(event::seq.eq(to))
        .execute(&mut house.conn)
        .unwrap();
}

on_both!(
    fn sound_chains_are_read_page_by_page_and_nothing_is_found(database: Database) {
        let (mut house, _) = three_cases(database);
        let other = MunicipalityId(Uuid::from_u128(2));
        house.found(other, "andet");
        house.case_in(other, 2, 4);
        let without_events = house.case_in(other, 9, 0);
        for (page, pages) in [(1, 5), (2, 3), (4, 2), (5, 1), (50, 1)] {
            assert_eq!(chains(&mut house, page), (vec![], pages), "pages of {page}");
        }
        let all = verify::cases_after(&mut house.conn, None, 50).unwrap();
        let expected: Vec<CaseKey> = [(1, 1), (1, 2), (1, 3), (2, 2), (2, 9)]
            .map(|(house, case)| {
                let case = CaseId(Uuid::from_u128(case));
                (MunicipalityId(Uuid::from_u128(house)), case)
            })
            .to_vec();
        assert_eq!(all, expected);
        let rest = verify::cases_after(&mut house.conn, Some(expected[2]), 1).unwrap();
        assert_eq!(rest, expected[3..4]);
        let end = (other, without_events);
        assert_eq!(
            verify::cases_after(&mut house.conn, Some(end), 9).unwrap(),
            []
        );
    }
);

on_both!(
    fn a_changed_payload_is_found_where_it_was_changed(database: Database) {
        let (mut house, case) = three_cases(database);
        diesel::update(event!(house, case, 3))
            .set(event::payload.eq(r#"{"a": "0", "z": 3}"#))
            .execute(&mut house.conn)
            .unwrap();
        let found = breaches(&mut house, case);
        assert_eq!(found, [Breach::HashDoesNotFollow { seq: 3 }]);
    }
);

on_both!(
    fn a_missing_event_is_found_wherever_it_is_missing(database: Database) {
        let (mut house, case) = three_cases(database);
        let remove = |house: &mut House, seq: i32| {
            diesel::delete(event!(house, case, seq))
                .execute(&mut house.conn)
                .unwrap();
        };
        remove(&mut house, 3);
        let found = breaches(&mut house, case);
        assert_eq!(found, [Breach::EventMissing { seq: 3 }]);
        remove(&mut house, 1);
        let found = breaches(&mut house, case);
        let (first, third) = (
            Breach::EventMissing { seq: 1 },
            Breach::EventMissing { seq: 3 },
        );
        assert_eq!(found, [first, third]);
        remove(&mut house, 5);
        let end = Breach::LastSeqDiffers { kept: 5, found: 4 };
        let found = breaches(&mut house, case);
        assert_eq!(found, [first, third, end, Breach::LastHashDiffers]);
        remove(&mut house, 2);
        remove(&mut house, 4);
        let nothing = Breach::LastSeqDiffers { kept: 5, found: 0 };
        assert_eq!(
            breaches(&mut house, case),
            [nothing, Breach::LastHashDiffers]
        );
    }
);

on_both!(
    fn two_events_that_were_swapped_are_found(database: Database) {
        let (mut house, case) = three_cases(database);
        moved(&mut house, case, 2, 99);
        moved(&mut house, case, 3, 2);
        moved(&mut house, case, 99, 3);
        // The fourth followed from what stood third.
        let expected = [2, 3, 4].map(|seq| Breach::HashDoesNotFollow { seq });
        assert_eq!(breaches(&mut house, case), expected);
    }
);

on_both!(
    fn a_wrong_end_of_the_chain_is_found(database: Database) {
        let (mut house, case) = three_cases(database);
        let end = |house: &mut House, seq: i32, hash: Vec<u8>| {
            diesel::update(cases::table.find((Col(house.id), Col(case))))
                .set((cases::last_seq.eq(seq), cases::last_hash.eq(hash)))
                .execute(&mut house.conn)
                .unwrap();
        };
        end(&mut house, 5, vec![7; 32]);
        assert_eq!(breaches(&mut house, case), [Breach::LastHashDiffers]);
        end(&mut house, 6, Vec::new());
        let differs = Breach::LastSeqDiffers { kept: 6, found: 5 };
        assert_eq!(
            breaches(&mut house, case),
            [differs, Breach::LastHashDiffers]
        );
    }
);

on_both!(
    fn what_is_owed_to_a_closed_case_is_found_and_what_was_answered_is_not(database: Database) {
        let (mut house, case) = three_cases(database);
        let (handler, here) = (house.person, house.id);
        let offered = house.contribution(case, 1, Stage::Offered { to: None }, None);
        let accepted = house.contribution(case, 2, Stage::Accepted { handler, at: at(1) }, None);
        let answered = Stage::Answered {
            handler: Some(handler),
            at: at(2),
            accepted_at: Some(at(1)),
        };
        house.contribution(case, 3, answered, None);
        let open = |house: &mut House| {
            verify::open_contributions_of_closed_cases(&mut house.conn).unwrap()
        };
        assert_eq!(open(&mut house), []);
        house.close(case);
        let owed = |contribution| Finding {
            municipality: here,
            case,
            what: Breach::OpenContribution { contribution },
        };
        assert_eq!(open(&mut house), [owed(offered), owed(accepted)]);
    }
);

on_both!(
    fn an_answered_contribution_weighs_on_nobody(database: Database) {
        let mut house = House::on(database);
        let (case, handler) = (house.case(1, 1), house.person);
        let differing = |house: &mut House| {
            let found = verify::loads_that_differ(&mut house.conn).unwrap();
            found
                .into_iter()
                .map(|load| load.counted)
                .collect::<Vec<_>>()
        };
        house.contribution(case, 1, Stage::Accepted { handler, at: at(1) }, None);
        assert_eq!(differing(&mut house), [(1, 1)]);
        let answered = Stage::Answered {
            handler: Some(handler),
            at: at(2),
            accepted_at: Some(at(1)),
        };
        house.contribution(case, 2, answered, None);
        assert_eq!(differing(&mut house), [(1, 1)]);
    }
);
