//! Spreading simultaneous enquiries: who has just been chosen counts before it is committed.
//!
//! The database holds the truth and guards it. But between choosing the least loaded and
//! committing, others choose too, and would all choose the same person. This book holds what this
//! process has chosen and not yet committed, so that they spread.
//!
//! Loads are read outside the lock, so that a slow database holds up nobody else. What is committed
//! between a chooser's look at the loads and its choice may be missing in both, so the book keeps
//! it until nobody who looked earlier is still choosing. Counting it twice, should the look have
//! seen it after all, is only the milder mistake: the next choosers even it out.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use onedoor_domain::directory::Loads;
use onedoor_domain::{Moment, MunicipalityId, StaffId};

/// Somebody in some municipality.
type Person = (MunicipalityId, StaffId);

/// Coordinations that were chosen and are not yet committed, or only just.
#[derive(Debug, Clone, Default)]
pub(crate) struct LoadBook {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Choices on their way.
    chosen: HashMap<Person, u32>,
    /// Choices that arrived, by the tick at which they did.
    arrived: BTreeMap<u64, Person>,
    /// How many are choosing that began to look at this tick.
    looking: BTreeMap<u64, u32>,
    tick: u64,
}

/// Somebody who looks at the loads in order to choose.
#[derive(Debug)]
pub(crate) struct Look {
    book: LoadBook,
    since: u64,
}

/// One choice. It counts until this is dropped, which is after the commit or the failure.
#[derive(Debug)]
pub(crate) struct Reservation {
    book: LoadBook,
    person: Person,
}

impl LoadBook {
    /// Begins to look. The loads are to be read after this.
    pub(crate) fn look(&self) -> Look {
        let mut state = self.lock();
        let since = state.tick;
        *state.looking.entry(since).or_default() += 1;
        Look {
            book: self.clone(),
            since,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Look {
    /// Chooses by `choose`, which sees the loads read since and all choices that they may lack, and
    /// reserves the person it names. Choosers take turns.
    pub(crate) fn reserve<T, E>(
        self,
        municipality: MunicipalityId,
        mut loads: Loads,
        now: Moment,
        choose: impl FnOnce(&Loads) -> Result<(StaffId, T), E>,
    ) -> Result<(Reservation, T), E> {
        let mut state = self.book.lock();
        let arrived = state
            .arrived
            .range(self.since..)
            .map(|(_, person)| (*person, 1));
        let on_their_way = state.chosen.iter().map(|(person, count)| (*person, *count));
        for ((house, staff), count) in arrived.chain(on_their_way) {
            if house == municipality
                && let Some(load) = loads.get_mut(&staff)
            {
                load.coordinations += count;
                load.last_assigned_at = Some(now);
            }
        }
        let (staff, outcome) = choose(&loads)?;
        let person = (municipality, staff);
        *state.chosen.entry(person).or_default() += 1;
        drop(state);
        let book = self.book.clone();
        Ok((Reservation { book, person }, outcome))
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let mut state = self.book.lock();
        take_one(&mut state.looking, &self.since);
        // Nobody who is still choosing began before this: older arrivals stand in all their loads.
        let oldest = state.looking.keys().next().copied().unwrap_or(u64::MAX);
        state.arrived = state.arrived.split_off(&oldest);
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut state = self.book.lock();
        let left = state
            .chosen
            .get(&self.person)
            .map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            state.chosen.remove(&self.person);
        } else {
            state.chosen.insert(self.person, left);
        }
        if !state.looking.is_empty() {
            let tick = state.tick;
            state.arrived.insert(tick, self.person);
            state.tick += 1;
        }
    }
}

fn take_one(counts: &mut BTreeMap<u64, u32>, key: &u64) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use onedoor_domain::directory::Load;
    use uuid::Uuid;

    use super::*;

    const HOUSE: MunicipalityId = MunicipalityId(Uuid::nil());

    fn nobody_carries(people: u128) -> Loads {
        (1..=people)
            .map(|n| (StaffId(Uuid::from_u128(n)), Load::default()))
            .collect()
    }

    fn least(loads: &Loads) -> Result<(StaffId, ()), ()> {
        loads
            .iter()
            .min_by_key(|(id, load)| (load.coordinations, **id))
            .map(|(id, _)| (*id, ()))
            .ok_or(())
    }

    fn choose(look: Look, loads: Loads) -> Reservation {
        let now = Moment::from_micros(0).unwrap();
        look.reserve(HOUSE, loads, now, least).unwrap().0
    }

    #[test]
    fn those_who_choose_at_once_choose_different_people() {
        let book = LoadBook::default();
        let held: Vec<_> = (0..3)
            .map(|_| choose(book.look(), nobody_carries(3)))
            .collect();
        let mut people: Vec<_> = held.iter().map(|held| held.person.1).collect();
        people.dedup();
        assert_eq!(people.len(), 3);
    }

    #[test]
    fn what_is_committed_after_a_look_still_counts_in_the_choice() {
        let book = LoadBook::default();
        let first = choose(book.look(), nobody_carries(2));
        let early = book.look();
        let chosen_before = first.person;
        drop(first);
        // The early one read its loads before the commit, so they do not show it.
        let second = choose(early, nobody_carries(2));
        assert_ne!(second.person, chosen_before);
    }

    #[test]
    fn nothing_is_kept_when_nobody_is_choosing() {
        let book = LoadBook::default();
        let early = book.look();
        drop(choose(book.look(), nobody_carries(2)));
        assert_eq!(book.lock().arrived.len(), 1);
        drop(early);
        let state = book.lock();
        assert!(state.arrived.is_empty() && state.chosen.is_empty() && state.looking.is_empty());
    }
}
