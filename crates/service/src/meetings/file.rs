//! A meeting with everything that belongs to it, as far as its reader may see.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::meeting::{Minutes, Participant, Shown, Step};
use onedoor_domain::policy::{self, Caller};
use onedoor_domain::{Language, MeetingId, MunicipalityId};
use onedoor_store::Connection;
use onedoor_store::cases::CaseRecord;
use onedoor_store::meetings::{self, ActionRecord, ContactAddress, MeetingRecord};

use crate::Result;
use crate::in_force::InForce;

/// What is shown of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesShown {
    /// None were written, or none are shown here.
    Nothing,
    /// There are some, for this unit alone, to which the reader does not belong.
    OnlyFor(String),
    /// The words.
    Words(Minutes),
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

impl MeetingFile {
    /// What must be noted when the caller is shown minutes that are for one unit alone, and for
    /// those to whom they were passed on.
    pub(super) fn read_alone(&self, caller: &Caller, shared_with: &[String]) -> Option<Access> {
        let MinutesShown::Words(minutes) = &self.minutes else {
            return None;
        };
        let only_unit = minutes.only_unit.as_deref()?;
        Some(Access {
            deed: AccessDeed::Read,
            part: AccessPart::Minutes,
            part_id: self.record.meeting.id.0,
            case: Some(self.case.id),
            ground: policy::part_ground(caller, only_unit, shared_with).to_string(),
        })
    }

    /// A unit's name.
    pub fn unit_name(&self, id: &str, language: Language) -> String {
        let country = self.in_force.municipality.country;
        self.catalogue.unit(id).map_or_else(
            || id.to_owned(),
            |unit| unit.name_in(country, language).to_owned(),
        )
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

/// Of these, what the caller is to do.
pub(super) fn own(caller: &Caller, mut actions: Vec<ActionRecord>) -> Vec<ActionRecord> {
    actions.retain(|one| is_theirs(caller, one));
    actions
}
