//! What people say of themselves: whether they can take calls.

use std::sync::Arc;

use onedoor_domain::availability::{OwnWord, Reach, Said};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, StaffId};
use onedoor_store::{Connection, staff_presence};

use super::reaching::reaches;
use crate::fields::Fields;
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::services::allowed;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How many days ahead somebody can say it.
const DAYS_AHEAD: i64 = 31;

/// What somebody says of themselves.
#[derive(Debug, Clone)]
pub struct PresenceInput {
    /// The word for it.
    pub state: String,
    /// Until when, RFC 3339; until the end of the day if left out.
    pub until: Option<String>,
}

/// Whose presence.
#[derive(Debug, Clone, Default)]
pub struct PresenceQuery {
    /// Those of this unit.
    pub unit: Option<String>,
    /// After this one.
    pub after: Option<StaffId>,
    /// At most so many.
    pub limit: u32,
}

/// Whether somebody can take calls.
#[derive(Debug, Clone)]
pub struct PresenceView {
    /// Who.
    pub person: StaffMember,
    /// What they said of themselves, while it holds.
    pub said: Option<OwnWord>,
    /// Whether they can be reached.
    pub reach: Reach,
    /// What is in force, for names.
    pub in_force: Arc<InForce>,
}

impl Services {
    /// Keeps what the caller says of themselves, and answers whether they can be reached now.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`]: a program is nobody.
    pub async fn set_presence(&self, caller: Caller, input: PresenceInput) -> Result<PresenceView> {
        allowed(&caller, Action::SetPresence)?;
        let staff = caller.staff.ok_or(Error::Forbidden)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let (now, municipality) = (services.now(), caller.municipality);
                let in_force = services.copies.get(conn, municipality, now)?;
                let word = read(&in_force, &input, now)?;
                if !staff_presence::save(conn, municipality, staff, word, now)? {
                    staff_presence::insert(conn, municipality, staff, word, now)?;
                }
                let person = in_force.directory.find(staff).ok_or(Error::NotFound)?;
                let view = views(conn, &in_force, vec![person], now)?.pop();
                view.ok_or(Error::NotFound)
            })
            .await
    }

    /// A page of everybody who works here, with whether they can take calls now.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_presence(
        &self,
        caller: Caller,
        query: PresenceQuery,
    ) -> Result<Listed<PresenceView, StaffId>> {
        allowed(&caller, Action::ReadDirectory)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let now = services.now();
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let page = Listed::cut(people(&in_force, &query), query.limit, |one| one.id);
                Ok(Listed {
                    items: views(conn, &in_force, page.items, now)?,
                    next: page.next,
                })
            })
            .await
    }
}

/// Whoever works here, by id, from where the page begins.
fn people<'a>(in_force: &'a InForce, query: &PresenceQuery) -> Vec<&'a StaffMember> {
    let is_meant = |person: &&StaffMember| {
        let of_unit = query.unit.as_deref().is_none_or(|unit| person.is_in(unit));
        person.active && of_unit && query.after.is_none_or(|after| person.id > after)
    };
    let all = in_force.directory.staff.iter();
    let mut people: Vec<&StaffMember> = all.filter(is_meant).collect();
    people.sort_by_key(|person| person.id);
    people
}

fn views(
    conn: &mut Connection,
    in_force: &Arc<InForce>,
    people: Vec<&StaffMember>,
    now: Moment,
) -> Result<Vec<PresenceView>> {
    let ids: Vec<StaffId> = people.iter().map(|person| person.id).collect();
    let said = staff_presence::list(conn, in_force.municipality.id, &ids, now)?;
    let reached = reaches(conn, in_force, &ids, now)?;
    let view = |person: &StaffMember| {
        let reach = *reached.get(&person.id)?;
        Some(PresenceView {
            person: person.clone(),
            said: said.get(&person.id).copied(),
            reach,
            in_force: Arc::clone(in_force),
        })
    };
    Ok(people.into_iter().filter_map(view).collect())
}

/// What is said without an end ends with the day, so that nobody is busy for good by forgetting.
fn read(in_force: &InForce, input: &PresenceInput, now: Moment) -> Result<OwnWord> {
    let mut fields = Fields::default();
    let said = fields.word("/state", &input.state, Said::parse, Said::ALL);
    let local = &in_force.calendars.local;
    let until = match &input.until {
        None => Some(local.last_second_of(local.date_of(now))),
        Some(raw) => fields.moment("/until", raw),
    };
    let latest = now.plus(jiff::SignedDuration::from_hours(24 * DAYS_AHEAD));
    if until.is_some_and(|until| until <= now) {
        fields.wrong(FieldProblem::new("/until", FieldCode::InThePast));
    }
    if until.is_some_and(|until| until > latest) {
        let wrong = FieldProblem::new("/until", FieldCode::TooManyDaysAhead);
        fields.wrong(wrong.with("days", DAYS_AHEAD));
    }
    let (said, until) = fields.finish_with(said.zip(until))?;
    Ok(OwnWord { said, until })
}
