//! Carrying what is open from one case into another: contributions, promises, papers.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::contribution::{ContributionStage, Stage, offered_until};
use onedoor_domain::event::{CarriedPart, Happened};
use onedoor_domain::guarantee::Entry;
use onedoor_domain::promises::Kept;
use onedoor_domain::{ContributionId, GuaranteeId, Version};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, dependencies, staff};

use crate::contributions::asked;
use crate::docket::Docket;
use crate::{Error, Result, Services};

/// Which contribution goes on as which.
pub(super) type Moved = BTreeMap<ContributionId, ContributionId>;

/// How those that came stand in the case to which they came.
pub(super) fn carried(to: &Docket, moved: &Moved) -> Vec<CarriedPart> {
    let came = to.contributions.iter();
    let came = came.filter(|part| moved.values().any(|id| *id == part.id));
    came.map(|part| CarriedPart {
        contribution: part.id,
        unit: part.unit.clone(),
        manner: part.manner,
        stage: part.stage.word(),
        handler: part.stage.carried_by(),
    })
    .collect()
}

impl Services {
    /// Lets contributions go on in another case, in the hands they are in: those of units that were
    /// not asked there. What is open is called off here either way; answers stay here, and go along.
    /// Whoever waited for another contribution waits for it there, or for the same unit's; what was
    /// asked of the business for one is asked for it there.
    pub(super) fn carry_parts(
        &self,
        conn: &mut Connection,
        from: &mut Docket,
        to: &mut Docket,
        is_meant: impl Fn(&ContributionRecord) -> bool,
    ) -> Result<Moved> {
        let meant = from.contributions.iter().filter(|part| is_meant(part));
        let mut parts: Vec<ContributionRecord> = meant.cloned().collect();
        parts.sort_by_key(|part| (part.stage.carried_by(), part.id));
        let (moved, stands_for) = self.places(to, &parts);
        let house = from.municipality();
        let waited = dependencies::of_cases(conn, house, &[from.head.record.id])?;
        let mut waits: BTreeMap<ContributionId, Vec<ContributionId>> = BTreeMap::new();
        for of in waited {
            if let Some((waiting, on)) = moved.get(&of.waiting).zip(stands_for.get(&of.on)) {
                waits.entry(*waiting).or_default().push(*on);
            }
        }
        for part in parts {
            let goes_on = moved.get(&part.id).copied();
            from.part_with(conn, &part, to, goes_on.is_some())?;
            if let Some((id, stage)) = goes_on.zip(goes_on_as(part.stage)) {
                let record = as_it_goes_on(to, (id, stage), part);
                to.take_in_part(conn, record, &waits)?;
            }
        }
        for on in waits.values_mut() {
            // What one unit owes there may stand for two things that it owed here.
            on.sort_unstable();
            on.dedup();
        }
        for (waiting, on) in &waits {
            dependencies::replace(conn, house, *waiting, on)?;
        }
        to.take_in_questions(conn, from, &stands_for)?;
        to.open_what_is_free(conn)?;
        Ok(moved)
    }

    /// Which contributions go on as which, and which is there for each: itself, or what the unit
    /// owes there already.
    fn places(&self, to: &Docket, parts: &[ContributionRecord]) -> (Moved, Moved) {
        let (mut moved, mut stands_for) = (Moved::new(), Moved::new());
        for part in parts {
            let asked = to.contributions.iter().find(|of| {
                let counts = of.stage.is_open() || of.stage.answered_at().is_some();
                of.unit == part.unit && counts
            });
            if let Some(asked) = asked {
                stands_for.insert(part.id, asked.id);
            } else if goes_on_as(part.stage).is_some() {
                let id = self.chance.id(to.now);
                moved.insert(part.id, id);
                stands_for.insert(part.id, id);
            }
        }
        (moved, stands_for)
    }

    /// Lets promises go on in another case with their start, pauses and due moment, unless one there
    /// stands for them already. Here they are called off, and it is said where they go
    /// on. Answers which goes on as which.
    pub(super) fn carry_promises(
        &self,
        from: &mut Docket,
        to: &mut Docket,
        moved: &Moved,
        is_meant: impl Fn(&Kept) -> bool,
    ) -> Result<BTreeMap<GuaranteeId, GuaranteeId>> {
        let mut went = BTreeMap::new();
        let reference = to.head.record.reference.clone();
        let reason = from.reason("reason-goes_on", &[("reference", reference)]);
        let live = from.promises.kept().iter();
        let live: Vec<Kept> = live
            .filter(|kept| kept.state.stage().is_live() && is_meant(kept))
            .cloned()
            .collect();
        for kept in live {
            let contribution = kept.contribution.and_then(|id| moved.get(&id).copied());
            let goes_on = if kept.state.terms().is_internal() {
                contribution.is_some()
            } else {
                let theirs = to.promises.kept();
                !theirs.iter().any(|theirs| theirs.stands_for(&kept))
            };
            if goes_on {
                let (id, lines) = (self.chance.id(to.now), from.lines_of(kept.id));
                let calendars = Arc::clone(&kept.calendars);
                let carried = to.promises.carry_on(id, contribution, lines, calendars);
                carried.map_err(|fault| {
                    Error::Fault(format!("the ledger of {} cannot go on: {fault}", kept.id))
                })?;
                went.insert(kept.id, id);
            } else if !kept.can_be_kept() {
                // It was missed, and nobody owes it twice: a miss stays a miss.
                continue;
            }
            let cancelled = Entry::Cancelled {
                reason: reason.clone(),
            };
            let called_off = from.promises.record(kept.id, |_| Ok(cancelled));
            called_off.map_err(|fault| Error::Fault(format!("a ledger is refused: {fault}")))?;
        }
        Ok(went)
    }

    /// Lets open lists of missing papers and open questions to authorities go on in another case.
    pub(super) fn carry_papers(&self, from: &Docket, to: &mut Docket) {
        let papers = from.papers();
        for list in papers.missing {
            to.note(Happened::PapersMissing { list });
        }
        for asked in papers.referrals {
            to.note(Happened::ReferralSent {
                referral: asked.id,
                authority: asked.authority,
                sent_at: asked.sent_at,
                reply_by: asked.reply_by,
            });
        }
    }
}

impl Docket {
    /// Ends what is open of a contribution here. Where it goes on in the same hands, those who have
    /// it need not be told, and its clock runs on there.
    fn part_with(
        &mut self,
        conn: &mut Connection,
        part: &ContributionRecord,
        to: &Docket,
        goes_on: bool,
    ) -> Result<()> {
        let Ok(cancelled) = part.stage.cancel(self.now) else {
            return Ok(());
        };
        let reference = to.head.record.reference.clone();
        let reason = self.reason("reason-goes_on", &[("reference", reference)]);
        if goes_on {
            self.end_part(conn, part.id, cancelled, reason)
        } else {
            self.cancel_part(conn, part.id, cancelled, reason)
        }
    }

    /// Adds a contribution as it stands, on whoever carries it. For which others it waits is to be
    /// said once all of them are there.
    fn take_in_part(
        &mut self,
        conn: &mut Connection,
        record: ContributionRecord,
        waits: &BTreeMap<ContributionId, Vec<ContributionId>>,
    ) -> Result<()> {
        let (house, now) = (self.municipality(), self.now);
        contributions::insert(conn, house, &record, now)?;
        if let Some(handler) = record.stage.carried_by() {
            staff::pick_up_contribution(conn, house, handler, now)?;
        }
        let depends_on = waits.get(&record.id).cloned().unwrap_or_default();
        let of = (
            record.unit.as_str(),
            record.manner,
            record.because.as_slice(),
        );
        self.note(asked(record.id, record.stage, of, depends_on));
        self.contributions.push(record);
        Ok(())
    }

    /// The ledger of a promise so far, with what was added to it now.
    fn lines_of(&self, id: GuaranteeId) -> Vec<Entry> {
        let past = self.past.iter().filter_map(|happened| {
            let Happened::Guarantee { guarantee, entry } = happened else {
                return None;
            };
            (*guarantee == id).then(|| entry.clone())
        });
        let added = self.promises.lines().iter();
        let added = added.filter(|(of, _)| *of == id).map(|(_, entry)| entry);
        past.chain(added.cloned()).collect()
    }
}

/// A contribution as it stands in the case in which it goes on.
fn as_it_goes_on(
    to: &Docket,
    (id, stage): (ContributionId, Stage),
    part: ContributionRecord,
) -> ContributionRecord {
    let calendar = to.in_force.calendars.of_unit(&part.unit);
    let is_offered = stage.word() == ContributionStage::Offered;
    ContributionRecord {
        id,
        case: to.head.record.id,
        stage,
        offered_at: if is_offered { to.now } else { part.offered_at },
        offers: 1,
        next_at: is_offered.then(|| offered_until(calendar, to.now)),
        rerouted_from: Some(part.id),
        version: Version::FIRST,
        ..part
    }
}

/// How a contribution goes on elsewhere; one that has ended without an answer does not.
fn goes_on_as(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Held
        | Stage::Offered { .. }
        | Stage::Accepted { .. }
        | Stage::Waiting { .. }
        | Stage::Answered { .. }
        | Stage::Returned { .. } => Some(stage),
        Stage::Declined { .. } | Stage::Cancelled { .. } => None,
    }
}
