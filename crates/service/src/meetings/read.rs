//! Reading meetings: one, those of a case, and how much of them is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::meeting::{Participant, Shown, Step, shown};
use onedoor_domain::policy::{self, Action, Caller, Object, sees_part};
use onedoor_domain::{CaseId, ContactId, Language, MeetingId, MunicipalityId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::meetings::{self, ActionRecord, ContactAddress, MeetingRecord};
use onedoor_store::{Connection, contributions, units};

use crate::in_force::InForce;
use crate::listed::Listed;
use crate::ties::CaseTies;
use crate::{Error, Result, Services};

/// What is shown of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesShown {
    /// None were written, or none are shown here.
    Nothing,
    /// There are some, for this unit alone, to which the reader does not belong.
    OnlyFor(String),
    /// The words.
    Words(onedoor_domain::meeting::Minutes),
}

/// A meeting with everything that belongs to it, as far as its reader may see.
#[derive(Debug, Clone)]
pub struct MeetingFile {
    /// The meeting.
    pub record: MeetingRecord,
    /// Its case.
    pub case: CaseRecord,
    /// Who is invited.
    pub participants: Vec<Participant>,
    /// The names of contact persons among them, where they may be shown.
    pub contacts: Vec<ContactAddress>,
    /// The mailboxes of units, by unit.
    pub(super) mailboxes: BTreeMap<String, String>,
    /// What was agreed; of who is only invited, what they themselves are to do.
    pub actions: Vec<ActionRecord>,
    /// What was written down; told only where one meeting is shown by itself.
    pub minutes: MinutesShown,
    /// What the reader may do with it now.
    pub steps: Vec<Step>,
    /// How much of it the reader sees.
    pub shown: Shown,
    /// The catalogue by which the case was routed, for the names of units.
    pub catalogue: Arc<Catalogue>,
    /// What is in force now, for people's names and the country.
    pub in_force: Arc<InForce>,
}

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
        let services = self.clone();
        self.store
            .read(move |conn| services.meeting_file(conn, &caller, id))
            .await
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
        let parts = contributions::of_cases(conn, municipality, &[id])?;
        let ties = CaseTies::new(municipality, &case, &parts, &in_force, self.now());
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
        let mut files = Vec::with_capacity(records.len());
        for record in records {
            let id = record.meeting.id;
            let invited = invited.extract_if(.., |(of, _)| *of == id);
            let participants: Vec<Participant> = invited.map(|(_, one)| one).collect();
            let actions: Vec<ActionRecord> =
                agreed.extract_if(.., |one| one.meeting == id).collect();
            let view = shelf.ties.of(&shelf.case);
            let shown = match shown(caller, &view, &participants) {
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
            Step::Change | Step::Cancel | Step::Hold | Step::AddAction => may_plan,
        });
        steps
    }
}

impl MeetingFile {
    /// A unit's name.
    pub fn unit_name(&self, id: &str, language: Language) -> String {
        let country = self.in_force.municipality.country;
        self.catalogue.unit(id).map_or_else(
            || id.to_owned(),
            |unit| unit.name_in(country, language).to_owned(),
        )
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

/// Who is invited to a meeting.
pub(super) fn of_meeting(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingId,
) -> Result<Vec<Participant>> {
    let found = meetings::participants(conn, municipality, &[id])?;
    Ok(found.into_iter().map(|(_, one)| one).collect())
}

/// Whether the caller is to do it.
pub(super) fn is_theirs(caller: &Caller, agreed: &ActionRecord) -> bool {
    agreed.staff.is_some() && agreed.staff == caller.staff
}

fn own(caller: &Caller, mut actions: Vec<ActionRecord>) -> Vec<ActionRecord> {
    actions.retain(|one| is_theirs(caller, one));
    actions
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
    if sees_part(caller, &view, minutes.only_unit.as_deref()) {
        return Ok(MinutesShown::Words(minutes));
    }
    Ok(minutes
        .only_unit
        .map_or(MinutesShown::Nothing, MinutesShown::OnlyFor))
}
