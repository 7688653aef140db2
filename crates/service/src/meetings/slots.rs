//! The times that come back every few weeks and are kept for meetings.

use jiff::SignedDuration;
use onedoor_domain::meeting::Occurrence;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, SlotId, Version};
use onedoor_store::meeting_slots::{self, SlotRecord};
use onedoor_store::{Connection, meetings};

use super::slot_fields::{SlotInput, blank, read};
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Result, Services};

/// How far ahead occurrences are told.
const TOLD_AHEAD: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// One time at which a slot takes place, and how many places are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OccurrenceView {
    /// When.
    pub occurrence: Occurrence,
    /// How many cases have a place.
    pub booked: u32,
    /// How many more fit in.
    pub free: u32,
}

impl Services {
    /// The slots, in the order in which they were made.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn list_meeting_slots(
        &self,
        caller: Caller,
        after: Option<SlotId>,
        limit: u32,
    ) -> Result<Listed<SlotRecord, SlotId>> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(limit) + 1;
                let found = meeting_slots::list(conn, caller.municipality, after, wanted)?;
                Ok(Listed::cut(found, limit, |slot| slot.id))
            })
            .await
    }

    /// One slot.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn find_meeting_slot(&self, caller: Caller, id: SlotId) -> Result<SlotRecord> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(meeting_slots::get(conn, caller.municipality, id)?))
            .await
    }

    /// When a slot takes place next, and how many places are left each time.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_occurrences(
        &self,
        caller: Caller,
        id: SlotId,
        from: Option<Moment>,
        limit: u32,
    ) -> Result<Vec<OccurrenceView>> {
        allowed(&caller, Action::ReadDirectory)?;
        let services = self.clone();
        let now = self.now();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let slot = meeting_slots::get(conn, caller.municipality, id)?;
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let calendar = in_force.slot_calendar(&slot);
                let from = from.unwrap_or(now);
                let until = from.plus(TOLD_AHEAD);
                let occurrences = slot.recurrence.occurrences(calendar, from);
                let told: Vec<Occurrence> = occurrences
                    .take_while(|one| one.starts_at <= until)
                    .take(usize::try_from(limit).unwrap_or(usize::MAX))
                    .collect();
                let until = told.last().map_or(from, |one| one.starts_at);
                let taken = meetings::taken(conn, caller.municipality, id, from, until)?;
                Ok(told.iter().map(|one| view(&slot, *one, &taken)).collect())
            })
            .await
    }

    /// Keeps a time that comes back for meetings.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::Forbidden`].
    pub async fn create_meeting_slot(
        &self,
        caller: Caller,
        input: SlotInput,
        once: Option<Once>,
        render: impl FnOnce(&SlotRecord) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ChangeSlots)?;
        let (now, municipality) = (self.now(), caller.municipality);
        let id: SlotId = self.chance.id(now);
        let change = move |conn: &mut Connection| {
            let slot = read(conn, municipality, &input, blank(id))?;
            meeting_slots::insert(conn, municipality, &slot, now)?;
            Ok(slot)
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Changes a slot. Meetings that have a place of it stay where they are.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`],
    /// [`crate::Error::Stale`].
    pub async fn change_meeting_slot(
        &self,
        caller: Caller,
        id: SlotId,
        seen: Version,
        input: SlotInput,
    ) -> Result<SlotRecord> {
        allowed(&caller, Action::ChangeSlots)?;
        let now = self.now();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let municipality = caller.municipality;
                let before = meeting_slots::get(conn, municipality, id)?;
                unchanged(before.version, seen)?;
                let mut slot = read(conn, municipality, &input, before)?;
                meeting_slots::save(conn, municipality, &slot, seen, now)?;
                slot.version = seen.next();
                Ok(slot)
            })
            .await
    }
}

fn view(slot: &SlotRecord, occurrence: Occurrence, taken: &[Moment]) -> OccurrenceView {
    let booked = taken.iter().filter(|at| **at == occurrence.starts_at);
    let booked = u32::try_from(booked.count()).unwrap_or(u32::MAX);
    let free = slot.capacity.saturating_sub(booked);
    OccurrenceView {
        occurrence,
        booked,
        free: if slot.active { free } else { 0 },
    }
}
