//! What sweeps find, and that no two of them find the same.

use diesel::connection::Connection as _;
use onedoor_domain::CaseId;
use onedoor_domain::contribution::Stage;
use onedoor_domain::guarantee::GuaranteeStage;
use uuid::Uuid;

use super::house::{House, at};
use super::{Database, on_both};
use crate::contributions::cases_with_due_offers;
use crate::guarantees::{self, WaitingForContact, cases_with_due_guarantees};
use crate::{StoreError, cases};

on_both!(
    fn a_claim_finds_what_is_due_the_longest_due_first(database: Database) {
        let mut house = House::on(database);
        let here = house.id;
        assert_eq!(guarantees::oldest_due(&mut house.conn).unwrap(), None);
        let [late, later, later_still, tomorrow, never] = [1, 2, 3, 4, 5].map(|n| house.case(n, 1));
        house.guarantee(later, 1, 90, Some(20));
        house.guarantee(late, 2, 90, Some(10));
        house.guarantee(late, 3, 90, Some(15));
        house.guarantee(later_still, 4, 90, Some(50));
        house.guarantee(tomorrow, 5, 90, Some(51));
        house.guarantee(never, 6, 90, None);
        let mut due = |limit| cases_with_due_guarantees(&mut house.conn, at(50), limit).unwrap();
        assert_eq!(due(9), [(here, late), (here, later), (here, later_still)]);
        assert_eq!(due(3), [(here, late), (here, later)]);
        assert_eq!(due(1), [(here, late)]);

        house.contribution(tomorrow, 1, Stage::Offered { to: None }, Some(9));
        house.contribution(never, 2, Stage::Offered { to: None }, Some(60));
        let due = cases_with_due_offers(&mut house.conn, at(50), 9).unwrap();
        assert_eq!(due, [(here, tomorrow)]);
        let oldest = guarantees::oldest_due(&mut house.conn).unwrap();
        assert_eq!(oldest, Some(at(9)));
    }
);

/// PostgreSQL only: on SQLite one thread writes.
#[test]
fn two_sweeps_never_get_the_same_case() {
    let mut house = House::on(Database::Postgres);
    let all: Vec<CaseId> = (1..=6).map(|n| house.case(n, 1)).collect();
    for (number, case) in (1_u32..).zip(&all) {
        let first = u128::from(number);
        house.guarantee(*case, first, 90, Some(number.into()));
        house.guarantee(*case, first + 100, 90, Some(number.into()));
        house.contribution(
            *case,
            first,
            Stage::Offered { to: None },
            Some(number.into()),
        );
    }
    let (mut one, mut other) = (house.fresh.connect(), house.fresh.connect());
    let found = one.transaction(|one| {
        let mine = cases_with_due_guarantees(one, at(50), 4)?;
        let (theirs, their_offers) = other.transaction(|other| {
            let theirs = cases_with_due_guarantees(other, at(50), 4)?;
            let offers = cases_with_due_offers(other, at(50), 9)?;
            Ok::<_, Failed>((theirs, offers))
        })?;
        Ok::<_, Failed>((mine, theirs, their_offers))
    });
    let (mine, theirs, their_offers) = found.unwrap();
    let ids = |claimed: Vec<(_, CaseId)>| claimed.into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    assert_eq!(ids(mine), all[..2]);
    assert_eq!(ids(theirs), all[2..4]);
    assert_eq!(
        ids(their_offers),
        all[2..],
        "what is held is not waited for"
    );
    // And when both are done, everything can be had again.
    let again = cases_with_due_guarantees(&mut other, at(50), 99).unwrap();
    assert_eq!(ids(again), all);
}

/// PostgreSQL only: on SQLite one thread writes.
#[test]
fn a_locked_case_is_left_out_of_claims() {
    let mut house = House::on(Database::Postgres);
    let (here, case) = (house.id, house.case(1, 1));
    house.guarantee(case, 1, 90, Some(1));
    let mut sweep = house.fresh.connect();
    let claimed = house.conn.transaction(|conn| {
        cases::lock(conn, here, case)?;
        Ok::<_, Failed>(cases_with_due_guarantees(&mut sweep, at(50), 9)?)
    });
    assert_eq!(claimed.unwrap(), []);
}

on_both!(
    fn the_morning_queue_holds_who_was_not_spoken_with_the_earliest_due_first(database: Database) {
        let mut house = House::on(database);
        let here = house.id;
        let [second, first, met, closed] = [1, 2, 3, 4].map(|n| house.case(n, 1));
        house.guarantee(second, 1, 60, None);
        let missed = house.guarantee(first, 2, 30, None);
        let done = house.guarantee(met, 3, 10, None);
        house.guarantee(closed, 4, 20, None);
        house.close(closed);
        for (id, state, ended_at) in [
            (missed, GuaranteeStage::Missed, None),
            (done, GuaranteeStage::Met, Some(at(5))),
        ] {
            let guarantee = guarantees::get(&mut house.conn, here, id).unwrap();
            let change = guarantees::GuaranteeChange {
                state,
                start_at: guarantee.start_at,
                due_at: guarantee.due_at,
                next_at: None,
                ended_at,
                explained: false,
                risk_at: None,
            };
            guarantees::save(&mut house.conn, here, id, &change, guarantee.version).unwrap();
        }
        let waiting = |case, due| WaitingForContact {
            case,
            received_at: at(0),
            due_at: at(due),
        };
        let mut queue = |limit| guarantees::morning_queue(&mut house.conn, here, limit).unwrap();
        assert_eq!(queue(9), [waiting(first, 30), waiting(second, 60)]);
        assert_eq!(queue(1), [waiting(first, 30)]);
        let elsewhere = onedoor_domain::MunicipalityId(Uuid::from_u128(2));
        let theirs = guarantees::morning_queue(&mut house.conn, elsewhere, 9).unwrap();
        assert_eq!(theirs, []);
    }
);

/// What ends a test's transaction.
#[derive(Debug)]
struct Failed {
    #[expect(dead_code, reason = "told when the test fails")]
    error: StoreError,
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self { error }
    }
}

impl From<diesel::result::Error> for Failed {
    fn from(error: diesel::result::Error) -> Self {
        Self {
            error: error.into(),
        }
    }
}
