//! Who has coordinated a case, from when until when, and why.

use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::hand_over::HandOverReason;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::routing::CoordinatorReason;
use onedoor_domain::{CaseId, Moment, StaffId};
use onedoor_store::contents;

use crate::case_file::CaseFile;
use crate::json::recorded;
use crate::{Result, Services};

/// Everybody who has coordinated a case.
#[derive(Debug, Clone)]
pub struct CoordinatorPage {
    /// The case, for names.
    pub file: CaseFile,
    /// The first one first.
    pub spells: Vec<Spell>,
}

/// A time during which one person coordinated a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// Who.
    pub staff: StaffId,
    /// From when.
    pub since: Moment,
    /// Until when; none while they do.
    pub until: Option<Moment>,
    /// Why it began.
    pub began: SpellBegan,
    /// Why they, where nobody named them.
    pub found: Option<CoordinatorReason>,
    /// Who decided it, as events name them.
    pub by: String,
}

/// Why somebody came to coordinate a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpellBegan {
    /// The case was opened.
    Opened,
    /// It was reopened, and whoever had coordinated it could not take it again.
    Reopened,
    /// It was handed over.
    HandedOver {
        /// For what reason.
        reason: HandOverReason,
        /// In which words.
        words: Option<String>,
    },
}

impl Services {
    /// Everybody who has coordinated the case, with the reasons.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_coordinators(&self, caller: Caller, id: CaseId) -> Result<CoordinatorPage> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadRouting, id)?;
                let mut spells: Vec<Spell> = Vec::new();
                for event in contents::events_of(conn, caller.municipality, id)? {
                    let happened: Happened = recorded(&event.payload)?;
                    let Some(spell) = begun(happened, event.at, event.actor) else {
                        continue;
                    };
                    if spells.last().is_some_and(|last| last.staff == spell.staff) {
                        continue;
                    }
                    if let Some(last) = spells.last_mut() {
                        last.until = Some(spell.since);
                    }
                    spells.push(spell);
                }
                Ok(CoordinatorPage { file, spells })
            })
            .await
    }
}

/// What an event begins, if somebody comes to coordinate the case by it.
fn begun(happened: Happened, at: Moment, by: String) -> Option<Spell> {
    let (staff, found, began) = if let Happened::CaseOpened {
        coordinator,
        reason,
        ..
    } = happened
    {
        (coordinator, Some(reason), SpellBegan::Opened)
    } else if let Happened::Case(CaseEvent::CaseReopened { coordinator, .. }) = happened {
        (coordinator, None, SpellBegan::Reopened)
    } else if let Happened::HandedOver {
        to,
        reason,
        found,
        words,
        ..
    } = happened
    {
        (to, found, SpellBegan::HandedOver { reason, words })
    } else {
        return None;
    };
    Some(Spell {
        staff,
        since: at,
        until: None,
        began,
        found,
        by,
    })
}
