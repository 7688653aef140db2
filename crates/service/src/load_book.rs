//! Spreading simultaneous enquiries: who has just been chosen counts before it is committed.
//!
//! The database holds the truth and guards it. But between choosing the least loaded and
//! committing, others choose too, and would all choose the same person. This book holds what this
//! process has chosen and not yet committed, so that they spread.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use onedoor_domain::directory::Loads;
use onedoor_domain::{Moment, MunicipalityId, StaffId};

/// Coordinations that were chosen and are not yet committed.
#[derive(Debug, Clone, Default)]
pub(crate) struct LoadBook {
    chosen: Arc<Mutex<HashMap<(MunicipalityId, StaffId), u32>>>,
}

/// One choice. It counts until this is dropped, which is after the commit or the failure.
#[derive(Debug)]
pub(crate) struct Reservation {
    book: LoadBook,
    key: (MunicipalityId, StaffId),
}

impl LoadBook {
    /// Chooses by `choose`, which sees committed loads and choices on their way, and reserves the
    /// person it names.
    ///
    /// Choosers take turns, and each reads what is `committed` in its turn: a choice that was
    /// committed after an earlier look would stand neither in the book nor in the loads.
    pub(crate) fn reserve<T, E>(
        &self,
        municipality: MunicipalityId,
        now: Moment,
        committed: impl FnOnce() -> Result<Loads, E>,
        choose: impl FnOnce(&Loads) -> Result<(StaffId, T), E>,
    ) -> Result<(Reservation, T), E> {
        let mut chosen = self.lock();
        let mut loads = committed()?;
        for (&(house, staff), &count) in chosen.iter() {
            if house == municipality
                && let Some(load) = loads.get_mut(&staff)
            {
                load.coordinations += count;
                load.last_assigned_at = Some(now);
            }
        }
        let (staff, outcome) = choose(&loads)?;
        let key = (municipality, staff);
        *chosen.entry(key).or_default() += 1;
        Ok((
            Reservation {
                book: self.clone(),
                key,
            },
            outcome,
        ))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(MunicipalityId, StaffId), u32>> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut chosen = self.book.lock();
        if let Some(count) = chosen.get_mut(&self.key) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                chosen.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use onedoor_domain::directory::Load;
    use uuid::Uuid;

    use super::*;

    fn least(loads: &Loads) -> Result<(StaffId, ()), ()> {
        loads
            .iter()
            .min_by_key(|(id, load)| (load.coordinations, **id))
            .map(|(id, _)| (*id, ()))
            .ok_or(())
    }

    #[test]
    fn those_who_choose_at_once_choose_different_people() {
        let (book, house) = (LoadBook::default(), MunicipalityId(Uuid::nil()));
        let now = Moment::from_micros(0).unwrap();
        let loads: Loads = (1..=3)
            .map(|n| (StaffId(Uuid::from_u128(n)), Load::default()))
            .collect();
        let held: Vec<_> = (0..3)
            .map(|_| {
                book.reserve(house, now, || Ok(loads.clone()), least)
                    .unwrap()
                    .0
            })
            .collect();
        let mut people: Vec<_> = held.iter().map(|reservation| reservation.key.1).collect();
        people.dedup();
        assert_eq!(people.len(), 3);
        drop(held);
        assert!(book.lock().is_empty());
    }
}
