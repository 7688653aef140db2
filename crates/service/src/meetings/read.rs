//! Reading meetings: one, and those of a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::meeting::{Participant, Shown, Step, shown};
use onedoor_domain::policy::{self, Action, Caller, Object, sees_shared_part};
use onedoor_domain::{CaseId, ContactId, MeetingId, MunicipalityId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::meetings::{self, ActionRecord, ContactAddress, MeetingRecord};
use onedoor_store::{Connection, shares, units};

use super::file::{MeetingFile, MinutesShown, is_theirs, own};
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::ties::{CaseTies, acts_for};
use crate::{Error, Result, Services};

/// A case on which there are meetings, with what decides who sees them.
pub(super) struct Shelf {
    case: CaseRecord,
    ties: CaseTies,
    in_force: Arc<InForce>,
}

impl Services {
    /// One meeting, as far as the caller may see.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] if the caller may know the case but not its
    /// meetings.
    pub async fn find_meeting(&self, caller: Caller, id: MeetingId) -> Result<MeetingFile> {
        let (services, asking) = (self.clone(), caller.clone());
        let (file, shared) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.meeting_file(conn, &asking, id)?;
                let cases = [file.case.id];
                let mut shared = shares::units_by_part(conn, asking.municipality, &cases)?;
                Ok::<_, Error>((file, shared.remove(&id.0).unwrap_or_default()))
            })
            .await?;
        let read = file.read_alone(&caller, &shared);
        self.log_reads(&caller, read.into_iter().collect()).await?;
        Ok(file)
    }

    /// The meetings of a case, in the order in which they were planned.
    ///
    /// # Errors
    /// As for one.
    pub async fn list_meetings(
        &self,
        caller: Caller,
        case: CaseId,
        after: Option<MeetingId>,
        limit: u32,
    ) -> Result<Listed<MeetingFile, MeetingId>> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let municipality = caller.municipality;
                let shelf = services.shelf(conn, municipality, case)?;
                let of = Object::Case(shelf.ties.of(&shelf.case));
                policy::require(&caller, Action::ReadMeetings, &of)?;
                let wanted = i64::from(limit) + 1;
                let found = meetings::of_case(conn, municipality, case, after, wanted)?;
                let page = Listed::cut(found, limit, |record| record.meeting.id);
                let files = services.meeting_files(conn, &caller, &shelf, page.items)?;
                Ok(Listed {
                    items: files,
                    next: page.next,
                })
            })
            .await
    }

    /// One meeting with its minutes.
    pub(super) fn meeting_file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: MeetingId,
    ) -> Result<MeetingFile> {
        let municipality = caller.municipality;
        let record = meetings::get(conn, municipality, id)?;
        let shelf = self.shelf(conn, municipality, record.meeting.case)?;
        let mut files = self.meeting_files(conn, caller, &shelf, vec![record])?;
        let mut file = files.pop().ok_or(Error::NotFound)?;
        if file.shown == Shown::Whole {
            file.minutes = minutes(conn, caller, &shelf, id)?;
        }
        Ok(file)
    }

    /// The case with what decides who sees its meetings.
    pub(super) fn shelf(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
    ) -> Result<Shelf> {
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let case = cases::get(conn, municipality, id)?;
        let ties = CaseTies::read(conn, &in_force, &case, self.now())?;
        Ok(Shelf {
            case,
            ties,
            in_force,
        })
    }

    fn meeting_files(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        shelf: &Shelf,
        records: Vec<MeetingRecord>,
    ) -> Result<Vec<MeetingFile>> {
        let municipality = caller.municipality;
        let ids: Vec<MeetingId> = records.iter().map(|record| record.meeting.id).collect();
        let mut invited = meetings::participants(conn, municipality, &ids)?;
        let mut agreed = meetings::actions(conn, municipality, &ids)?;
        let asked: Vec<ContactId> = shelf.case.contact.into_iter().collect();
        let contacts = meetings::contact_addresses(conn, municipality, &asked)?;
        let mailboxes = mailboxes(conn, municipality)?;
        let version = shelf.case.catalogue_version;
        let catalogue = self.copies.catalogue(conn, municipality, version)?;
        let stands_for = acts_for(caller, &shelf.in_force, self.now());
        let mut files = Vec::with_capacity(records.len());
        for record in records {
            let id = record.meeting.id;
            let invited = invited.extract_if(.., |(of, _)| *of == id);
            let participants: Vec<Participant> = invited.map(|(_, one)| one).collect();
            let actions: Vec<ActionRecord> =
                agreed.extract_if(.., |one| one.meeting == id).collect();
            let view = shelf.ties.of(&shelf.case);
            let shown = match shown(caller, &view, &stands_for, &participants) {
                // Who is to do something knows from where they have it.
                Err(_) if actions.iter().any(|one| is_theirs(caller, one)) => Shown::Invitation,
                shown => shown?,
            };
            let steps = self.steps(caller, shelf, &record, &actions);
            files.push(MeetingFile {
                case: shelf.case.clone(),
                contacts: shelf.contacts_shown(shown, &contacts),
                participants,
                mailboxes: mailboxes.clone(),
                actions: match shown {
                    Shown::Whole => actions,
                    Shown::Invitation | Shown::Busy => own(caller, actions),
                },
                minutes: MinutesShown::Nothing,
                steps,
                shown,
                catalogue: Arc::clone(&catalogue),
                in_force: Arc::clone(&shelf.in_force),
                record,
            });
        }
        Ok(files)
    }

    /// What the caller may do with a meeting now.
    fn steps(
        &self,
        caller: &Caller,
        shelf: &Shelf,
        record: &MeetingRecord,
        actions: &[ActionRecord],
    ) -> Vec<Step> {
        if !shelf.case.stage.is_live() {
            return Vec::new();
        }
        let case = Object::Case(shelf.ties.of(&shelf.case));
        let may_plan = policy::require(caller, Action::PlanMeetings, &case).is_ok();
        let mut undone = actions.iter().filter(|one| one.done_at.is_none());
        let may_finish = undone.any(|one| may_plan || is_theirs(caller, one));
        let mut steps = record.meeting.steps(self.now());
        steps.retain(|step| match step {
            Step::FinishAction => may_finish,
            Step::Change | Step::Cancel | Step::Hold | Step::AddAction | Step::KeepMinutes => {
                may_plan
            }
        });
        steps
    }
}

impl Shelf {
    /// A protected identity is shown only to who sees the case fully.
    fn contacts_shown(&self, shown: Shown, contacts: &[ContactAddress]) -> Vec<ContactAddress> {
        let may_see = |one: &&ContactAddress| {
            let protected = one.protected_identity || self.case.protected_identity;
            !protected || shown == Shown::Whole
        };
        contacts.iter().filter(may_see).cloned().collect()
    }
}

fn mailboxes(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<BTreeMap<String, String>> {
    let known = units::list(conn, municipality)?.into_iter();
    Ok(known
        .filter_map(|unit| Some((unit.id, unit.mailbox?)))
        .collect())
}

fn minutes(
    conn: &mut Connection,
    caller: &Caller,
    shelf: &Shelf,
    id: MeetingId,
) -> Result<MinutesShown> {
    let Some(minutes) = meetings::minutes(conn, caller.municipality, id)? else {
        return Ok(MinutesShown::Nothing);
    };
    let view = shelf.ties.of(&shelf.case);
    let with = shares::units_by_part(conn, caller.municipality, &[shelf.case.id])?;
    let with = with.get(&id.0).map_or(&[][..], Vec::as_slice);
    if sees_shared_part(caller, &view, minutes.only_unit.as_deref(), with) {
        return Ok(MinutesShown::Words(minutes));
    }
    Ok(minutes
        .only_unit
        .map_or(MinutesShown::Nothing, MinutesShown::OnlyFor))
}
