//! What happened: each event as its reader may see it, on a case and in the feed alike.

use std::collections::HashMap;

use onedoor_domain::access::AccessPart;
use onedoor_domain::event::{Actor, EventKind, Happened};
use onedoor_domain::policy::{self, Action, Caller, CaseInView, Detail, Sight, Surface};
use onedoor_domain::{CaseId, Language, TokenId};
use onedoor_store::contents::{self, EventRecord};
use onedoor_store::{Connection, tokens};

use crate::case_file::CaseFile;
use crate::{Result, Services, texts};

/// Which events of a case.
#[derive(Debug, Clone, Copy, Default)]
pub struct EventQuery {
    /// After this place.
    pub after: i32,
    /// Only what is of this kind.
    pub kind: Option<EventKind>,
    /// Only what the business is told of, or only what it is not.
    pub told_to_business: Option<bool>,
    /// At most so many.
    pub limit: u32,
}

/// What happened on a case, in order, and where the next page begins.
#[derive(Debug, Clone)]
pub struct EventPage {
    /// The case, for names.
    pub file: CaseFile,
    /// The events.
    pub events: Vec<SeenEvent>,
    /// Pass this as `after` for the next page; none at the end.
    pub next: Option<i32>,
}

/// An event as its reader may see it.
#[derive(Debug, Clone)]
pub struct SeenEvent {
    /// The event as it was recorded.
    pub record: EventRecord,
    /// What happened; none if this program cannot read it.
    pub happened: Option<Happened>,
    /// Whether the business is told of it.
    pub is_told_to_business: bool,
    /// How much of it is shown.
    pub detail: Detail,
    /// What the program that did it is called, if it was one.
    program: Option<String>,
}

impl Services {
    /// What happened on the case after a place.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_events(
        &self,
        caller: Caller,
        id: CaseId,
        query: EventQuery,
    ) -> Result<EventPage> {
        let (services, asking) = (self.clone(), caller.clone());
        let page = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.timeline(conn, &asking, id, query))
            .await?;
        self.note_look(&caller, &page.file, AccessPart::Case)
            .await?;
        Ok(page)
    }

    fn timeline(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CaseId,
        query: EventQuery,
    ) -> Result<EventPage> {
        let file = self.file(conn, caller, Action::ReadEvents, id)?;
        let wanted = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let municipality = caller.municipality;
        let records = if query.is_narrow() {
            contents::events_of(conn, municipality, id)?
        } else {
            let one_more = i64::from(query.limit) + 1;
            contents::events(conn, municipality, id, query.after, one_more)?
        };
        // What is for another unit alone is read and not shown: such a page may be short, and is
        // still not the last.
        let read_to = records.last().map(|record| record.seq);
        let read_to = read_to.filter(|_| !query.is_narrow() && records.len() > wanted);
        let kinds = |record: &EventRecord| query.kind.is_none_or(|of| of.as_str() == record.kind);
        let asked = records
            .into_iter()
            .filter(|record| record.seq > query.after && kinds(record));
        let mut events: Vec<SeenEvent> = asked
            .filter_map(|record| seen(caller, &file, Surface::Case, record))
            .filter(|event| {
                let asked = query.told_to_business;
                asked.is_none_or(|told| told == event.is_told_to_business)
            })
            .take(wanted.saturating_add(1))
            .collect();
        let more = events.len() > wanted;
        events.truncate(wanted);
        let next = match events.last() {
            Some(last) if more => Some(last.record.seq),
            Some(_) | None => read_to,
        };
        name_programs(conn, caller, events.iter_mut())?;
        Ok(EventPage { file, events, next })
    }
}

impl EventQuery {
    fn is_narrow(&self) -> bool {
        self.kind.is_some() || self.told_to_business.is_some()
    }
}

impl SeenEvent {
    /// Who did it, in words: a name, what a program is called, the business, or Onedoor itself.
    pub fn actor_name(&self, file: &CaseFile, language: Language) -> String {
        match Actor::parse(&self.record.actor) {
            Some(Actor::Staff(id)) => file
                .person(id)
                .map_or_else(|| texts::say(language, "somebody"), |of| of.name.clone()),
            Some(Actor::Integration(_)) => self
                .program
                .clone()
                .unwrap_or_else(|| texts::say(language, "actor-program")),
            Some(Actor::Business(_)) => texts::say(language, "actor-business"),
            Some(Actor::System) | None => texts::say(language, "actor-system"),
        }
    }
}

/// An event as the caller may see it on this surface; nothing of one that is for another unit alone.
pub(crate) fn seen(
    caller: &Caller,
    file: &CaseFile,
    surface: Surface,
    record: EventRecord,
) -> Option<SeenEvent> {
    let happened = serde_json::from_str::<Happened>(&record.payload).ok();
    let only_unit = happened.as_ref().and_then(Happened::only_unit);
    let is_theirs = file.sight == Sight::Full && policy::is_for(caller, only_unit);
    if only_unit.is_some() && !is_theirs {
        return None;
    }
    let is_told_to_business = happened.as_ref().is_some_and(|happened| {
        happened.is_told_to_business(|guarantee| {
            let mut promises = file.guarantees.iter();
            promises.any(|of| of.id == guarantee && !of.terms.is_internal())
        })
    });
    // Their sight of the case is known; what is left is whether an identity is protected.
    let case = CaseInView {
        municipality: caller.municipality,
        coordinator: file.case.coordinator,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: file.case.protected_identity,
    };
    Some(SeenEvent {
        detail: file.sight.detail(surface, &case, is_told_to_business),
        record,
        happened,
        is_told_to_business,
        program: None,
    })
}

/// Puts to each event of a program what that program is called.
pub(crate) fn name_programs<'a>(
    conn: &mut Connection,
    caller: &Caller,
    events: impl Iterator<Item = &'a mut SeenEvent>,
) -> Result<()> {
    let by_programs: Vec<(TokenId, &mut SeenEvent)> = events
        .filter_map(|event| match Actor::parse(&event.record.actor) {
            Some(Actor::Integration(id)) => Some((id, event)),
            Some(Actor::Staff(_) | Actor::Business(_) | Actor::System) | None => None,
        })
        .collect();
    let mut ids: Vec<TokenId> = by_programs.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    ids.dedup();
    let labels = if ids.is_empty() {
        HashMap::new()
    } else {
        tokens::labels(conn, caller.municipality, &ids)?
    };
    for (id, event) in by_programs {
        event.program = labels.get(&id).cloned();
    }
    Ok(())
}
