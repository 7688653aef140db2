//! Who is invited: the units of the case, and whoever else was named.

use onedoor_domain::StaffId;
use onedoor_domain::meeting::{Invitee, Participant};
use onedoor_domain::policy::Caller;
use onedoor_store::Connection;

use super::{GuestInput, ParticipantsInput};
use crate::directory::active_person;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many can be invited to one meeting.
const AT_MOST: usize = 100;

/// Who comes and who does not any more, compared with before.
pub(super) struct Moved {
    /// Invited now and not before.
    pub(super) new: Vec<Participant>,
    /// Invited before and now.
    pub(super) stay: Vec<Participant>,
    /// Invited before and not now.
    pub(super) gone: Vec<Participant>,
}

/// Who is invited, each once; problems are noted. The coordinator invites, and is not invited.
pub(super) fn invitees(
    conn: &mut Connection,
    caller: &Caller,
    docket: &Docket,
    fields: &mut Fields,
    input: &ParticipantsInput,
    slot_unit: Option<&str>,
) -> Result<Vec<Invitee>> {
    let total = input.units.as_ref().map_or(0, Vec::len) + input.staff.len() + input.guests.len();
    if total > AT_MOST {
        let wrong = FieldProblem::new("/participants", FieldCode::TooMany);
        fields.wrong(wrong.with("max", AT_MOST));
        return Ok(Vec::new());
    }
    let mut wanted = units(docket, fields, input.units.as_deref(), slot_unit);
    for (at, id) in input.staff.iter().enumerate() {
        let pointer = format!("/participants/staff/{at}");
        if let Some(person) = active_person(conn, fields, caller.municipality, &pointer, *id)? {
            wanted.push(Invitee::Staff {
                staff: person.id,
                unit: None,
            });
        }
    }
    match (input.contact, docket.head.record.contact) {
        (Some(true) | None, Some(contact)) => wanted.push(Invitee::Contact { contact }),
        (Some(true), None) => {
            let wrong = FieldProblem::new("/participants/contact", FieldCode::NoSuchThing);
            fields.wrong(wrong);
        }
        (Some(false), _) | (None, None) => {}
    }
    wanted.extend(guests(fields, &input.guests));
    Ok(each_once(wanted, docket.head.record.coordinator))
}

/// Compares who is invited now with who was.
pub(super) fn moved(services: &Services, before: Vec<Participant>, now: Vec<Invitee>) -> Moved {
    let (stay, gone): (Vec<Participant>, Vec<Participant>) = before
        .into_iter()
        .partition(|one| now.iter().any(|wanted| wanted.is(&one.invitee)));
    let new = now
        .into_iter()
        .filter(|wanted| !stay.iter().any(|one| wanted.is(&one.invitee)));
    Moved {
        new: participants(services, new),
        stay,
        gone,
    }
}

/// New participants.
pub(super) fn participants(
    services: &Services,
    invitees: impl IntoIterator<Item = Invitee>,
) -> Vec<Participant> {
    let invited = invitees.into_iter().map(|invitee| Participant {
        id: services.chance.id(services.now()),
        invitee,
        attended: None,
    });
    invited.collect()
}

/// The units that were named, or those of all open contributions; each by whoever handles its
/// contribution.
fn units(
    docket: &Docket,
    fields: &mut Fields,
    named: Option<&[String]>,
    slot_unit: Option<&str>,
) -> Vec<Invitee> {
    let catalogue = &docket.in_force.catalogue;
    let ids = match named {
        Some(named) => fields.ids("/participants/units", named, |id| {
            catalogue.unit(id).is_some()
        }),
        None => {
            let open = docket
                .contributions
                .iter()
                .filter(|part| part.stage.is_open());
            let open = open.map(|part| part.unit.clone());
            open.chain(slot_unit.map(str::to_owned)).collect()
        }
    };
    ids.into_iter()
        .map(|unit| by_handler(docket, unit))
        .collect()
}

fn by_handler(docket: &Docket, unit: String) -> Invitee {
    let mut owed = docket.contributions.iter();
    let owed = owed.find(|part| part.unit == unit && part.stage.is_open());
    match owed.and_then(|part| part.stage.handler()) {
        Some(staff) => Invitee::Staff {
            staff,
            unit: Some(unit),
        },
        None => Invitee::Unit { unit },
    }
}

fn guests(fields: &mut Fields, guests: &[GuestInput]) -> Vec<Invitee> {
    let mut read = Vec::new();
    for (at, guest) in guests.iter().enumerate() {
        let place = |field: &str| format!("/participants/guests/{at}/{field}");
        let name = fields.line(&place("name"), &guest.name);
        if let Some(email) = fields.email(&place("email"), &guest.email) {
            read.push(Invitee::Guest { name, email });
        }
    }
    read
}

fn each_once(wanted: Vec<Invitee>, coordinator: StaffId) -> Vec<Invitee> {
    let mut invitees: Vec<Invitee> = Vec::with_capacity(wanted.len());
    for one in wanted {
        let coordinates = matches!(&one, Invitee::Staff { staff, .. } if *staff == coordinator);
        if !coordinates && !invitees.iter().any(|other| other.is(&one)) {
            invitees.push(one);
        }
    }
    invitees
}
