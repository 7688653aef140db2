//! Asking for a call-back: a promise to the business with a clock of its own.

use jiff::SignedDuration;
use onedoor_domain::call_back::{CallBackState, Wish};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::event::{Actor, Happened, SwitchboardEvent};
use onedoor_domain::guarantee::call_back;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{CallBackId, CaseId, Moment, StaffId, Version};
use onedoor_store::call_backs::{self, CallBackRecord};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contact_moments::ContactMomentRecord;
use onedoor_store::{Connection, lookup};

use super::call_backs::CallBackView;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::notices::Recipient;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How many days ahead somebody can ask to be called.
const DAYS_AHEAD: i64 = 366;

/// A call-back as a caller asks for it.
#[derive(Debug, Clone, Default)]
pub struct CallBackInput {
    /// Which number; that of the case's contact person if left out.
    pub phone: Option<String>,
    /// Whom to ask for.
    pub name: Option<String>,
    /// About what.
    pub reason: Option<String>,
    /// Not before, RFC 3339.
    pub after: Option<String>,
    /// Not after, RFC 3339.
    pub before: Option<String>,
    /// Who is to call; whoever coordinates if left out.
    pub staff: Option<StaffId>,
}

/// What was read of a call-back.
#[derive(Debug, Default)]
pub(super) struct Asked {
    phone: Option<String>,
    name: Option<String>,
    reason: Option<String>,
    wish: Wish,
    staff: Option<StaffId>,
}

impl Asked {
    /// Asked for at a contact moment, from which it takes whom to ask for.
    pub(super) fn after(moment: &ContactMomentRecord, wish: Wish) -> Self {
        Self {
            name: moment.name.clone(),
            wish,
            ..Self::default()
        }
    }
}

impl Services {
    /// Opens a call-back on a case and promises it to the business.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`];
    /// [`crate::Refusal::CaseClosed`].
    pub async fn ask_call_back(
        &self,
        caller: Caller,
        case: CaseId,
        input: CallBackInput,
        once: Option<Once>,
        render: impl FnOnce(&CallBackView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let mut docket = services.take(conn, &caller, Action::RecordContact, case)?;
            docket.must_be_open()?;
            let asked = read(&docket, &input)?;
            let record = services.ask(conn, &mut docket, &caller, asked)?;
            docket.save(conn)?;
            call_backs::insert(conn, caller.municipality, &record)?;
            services.call_back(conn, &caller, record.id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Promises a call-back on a case that was taken. Its row refers to the promise and is to be
    /// added once that is saved.
    pub(super) fn ask(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        caller: &Caller,
        asked: Asked,
    ) -> Result<CallBackRecord> {
        let phone = match asked.phone {
            Some(phone) => Some(phone),
            None => number_of(conn, docket)?,
        };
        let (now, in_force) = (docket.now, &docket.in_force);
        let usual = in_force.municipality.settings.call_back_working_hours;
        let local = &in_force.calendars.local;
        let hours = asked.wish.working_hours(usual, local, now);
        let terms = call_back(&in_force.catalogue, hours, in_force.calendar_version);
        let guarantee = docket.promise_from(terms, asked.wish.start_at(now));
        let promised = docket.promises.find(guarantee);
        let due_at = promised.and_then(|kept| kept.state.due_at());
        let unkept = || Error::Fault("a call-back could not be promised".to_owned());
        let id: CallBackId = self.chance.id(now);
        docket.note(Happened::Switchboard(SwitchboardEvent::CallBackAsked {
            call_back: id,
            guarantee,
            staff: asked.staff,
        }));
        docket.tell_call_back(id, asked.staff)?;
        Ok(CallBackRecord {
            id,
            case: docket.head.record.id,
            guarantee,
            staff: asked.staff,
            phone,
            name: asked.name,
            reason: asked.reason,
            wish: asked.wish,
            due_at: due_at.ok_or_else(unkept)?,
            state: CallBackState::NEW,
            ended_because: None,
            asked_by: caller.actor.as_text(),
            created_at: now,
            version: Version::FIRST,
        })
    }
}

impl Docket {
    /// Puts into the outbox that somebody is to call back.
    pub(crate) fn tell_call_back(&mut self, id: CallBackId, staff: Option<StaffId>) -> Result<()> {
        let who = staff.unwrap_or(self.head.record.coordinator);
        let payload = serde_json::json!({ "call_back": id, "to": [Recipient::Staff(who)] });
        self.tell(OutboxKind::CallBack, &payload)
    }
}

fn read(docket: &Docket, input: &CallBackInput) -> Result<Asked> {
    let mut fields = Fields::default();
    let country = docket.in_force.municipality.country;
    let phone = input.phone.as_deref();
    let phone = phone.and_then(|raw| fields.phone("/phone", raw, country));
    let name = fields.line_if_any("/name", input.name.as_deref());
    let reason = fields.line_if_any("/reason", input.reason.as_deref());
    let after = to_come(&mut fields, "/after", input.after.as_deref(), docket.now);
    let before = to_come(&mut fields, "/before", input.before.as_deref(), docket.now);
    if after
        .zip(before)
        .is_some_and(|(after, before)| before <= after)
    {
        fields.wrong(FieldProblem::new("/before", FieldCode::EndsBeforeItBegins));
    }
    if let Some(staff) = input.staff {
        check_caller(&mut fields, "/staff", docket, staff);
    }
    fields.finish()?;
    Ok(Asked {
        phone,
        name,
        reason,
        wish: Wish { after, before },
        staff: input.staff,
    })
}

/// A moment that is still to come, though not for years.
pub(super) fn to_come(
    fields: &mut Fields,
    pointer: &str,
    raw: Option<&str>,
    now: Moment,
) -> Option<Moment> {
    let at = fields.moment(pointer, raw?)?;
    if at <= now {
        fields.wrong(FieldProblem::new(pointer, FieldCode::InThePast));
    } else if at > now.plus(SignedDuration::from_hours(24 * DAYS_AHEAD)) {
        let wrong = FieldProblem::new(pointer, FieldCode::TooManyDaysAhead);
        fields.wrong(wrong.with("days", DAYS_AHEAD));
    }
    Some(at)
}

/// Whoever is to call must work here and may at least note a call on the case.
pub(super) fn check_caller(fields: &mut Fields, pointer: &str, docket: &Docket, staff: StaffId) {
    let wrong = match docket.in_force.directory.find(staff) {
        None => FieldCode::NoSuchThing,
        Some(person) if !person.active => FieldCode::NotActive,
        Some(person) if !may_call(docket, person) => FieldCode::MayNotSee,
        Some(_) => return,
    };
    fields.wrong(FieldProblem::new(pointer, wrong));
}

fn may_call(docket: &Docket, person: &StaffMember) -> bool {
    let caller = Caller {
        municipality: docket.municipality(),
        actor: Actor::Staff(person.id),
        roles: person.roles.clone(),
        units: person.units.clone(),
        heads: person.heads.clone(),
        staff: Some(person.id),
        only: None,
    };
    let ties = docket.ties();
    let case = Object::Case(ties.of(&docket.head.record));
    policy::require(&caller, Action::RecordContact, &case).is_ok()
}

/// The number of the case's contact person, unless their identity is protected.
fn number_of(conn: &mut Connection, docket: &Docket) -> Result<Option<String>> {
    let case = &docket.head.record;
    let Some(contact) = case.contact.filter(|_| !case.protected_identity) else {
        return Ok(None);
    };
    let known = lookup::contacts(conn, docket.municipality(), &[contact])?;
    let shown = known.into_iter().find(|one| !one.protected_identity);
    Ok(shown.and_then(|one| one.phone))
}
