//! A token as it is asked for: what it may hold, and for how long.

use jiff::SignedDuration;
use onedoor_domain::Moment;
use onedoor_domain::directory::Role;
use onedoor_domain::policy::{Caller, ScopeGroup, actions_of};
use onedoor_store::Connection;

use super::{NewToken, TokenInput};
use crate::directory::active_person;
use crate::fields::Fields;
use crate::{Error, FieldCode, FieldProblem, Result};

/// How long a token counts unless the caller says otherwise, in days.
const USUAL_DAYS: i64 = 90;
/// How long it counts at most, in days.
const MOST_DAYS: i64 = 366;
/// How many words may narrow it.
const SCOPES_AT_MOST: usize = 100;

pub(super) fn read(
    conn: &mut Connection,
    caller: &Caller,
    input: &TokenInput,
    now: Moment,
) -> Result<NewToken> {
    let mut fields = Fields::default();
    let label = fields.line("/label", &input.label);
    fields.some("/roles", &input.roles);
    let roles = fields.words("/roles", &input.roles, Role::parse, Role::ALL);
    if let Some(id) = input.staff
        && let Some(person) = active_person(conn, &mut fields, caller.municipality, "/staff", id)?
    {
        check_roles(&mut fields, &roles, &person.roles);
    }
    let scopes = scopes(&mut fields, input.scopes.as_deref());
    must_not_widen(caller, scopes.as_deref())?;
    let expires_at = expiry(&mut fields, input.expires_at.as_deref(), now);
    let expires_at = fields.finish_with(expires_at)?;
    Ok(NewToken {
        municipality: caller.municipality,
        label,
        roles,
        scopes,
        staff: input.staff,
        expires_at,
        created_by: caller.actor.as_text(),
    })
}

/// A person's token gives no more than the person has.
fn check_roles(fields: &mut Fields, roles: &[Role], theirs: &[Role]) {
    if roles.iter().any(|role| !theirs.contains(role)) {
        let allowed: Vec<&str> = theirs.iter().map(|role| role.as_str()).collect();
        fields.wrong(
            FieldProblem::new("/roles", FieldCode::UnknownValue)
                .with("allowed", allowed.join(", ")),
        );
    }
}

/// Credentials that are narrowed make none that reach further.
pub(super) fn must_not_widen(caller: &Caller, scopes: Option<&[String]>) -> Result<()> {
    let Some(only) = &caller.only else {
        return Ok(());
    };
    let asked = scopes.ok_or(Error::Forbidden)?;
    let mut actions = asked.iter().filter_map(|word| actions_of(word)).flatten();
    let within = actions.all(|action| only.contains(&action));
    within.then_some(()).ok_or(Error::Forbidden)
}

/// Words that narrow a token, each once.
fn scopes(fields: &mut Fields, given: Option<&[String]>) -> Option<Vec<String>> {
    let given = given?;
    fields.some("/scopes", given);
    let mut words: Vec<String> = Vec::new();
    for (at, word) in given.iter().take(SCOPES_AT_MOST).enumerate() {
        if actions_of(word).is_none() {
            let groups: Vec<&str> = ScopeGroup::ALL.iter().map(|group| group.as_str()).collect();
            fields.wrong(
                FieldProblem::new(format!("/scopes/{at}"), FieldCode::UnknownValue)
                    .with("allowed", groups.join(", ")),
            );
        } else if !words.contains(word) {
            words.push(word.clone());
        }
    }
    if given.len() > SCOPES_AT_MOST {
        let problem = FieldProblem::new("/scopes", FieldCode::TooMany);
        fields.wrong(problem.with("max", SCOPES_AT_MOST));
    }
    Some(words)
}

pub(super) fn expiry(fields: &mut Fields, given: Option<&str>, now: Moment) -> Option<Moment> {
    let in_days = |days: i64| now.plus(SignedDuration::from_hours(24 * days));
    let Some(raw) = given else {
        return Some(in_days(USUAL_DAYS));
    };
    let at = fields.moment("/expires_at", raw)?;
    let latest = in_days(MOST_DAYS);
    if at <= now || at > latest {
        fields.wrong(
            FieldProblem::new("/expires_at", FieldCode::OutOfRange)
                .with("min", now)
                .with("max", latest),
        );
        return None;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_expiry(given: Option<&str>) -> Result<Moment> {
        let now = Moment::from_micros(0).ok_or(Error::NotFound)?;
        let mut fields = Fields::default();
        let at = expiry(&mut fields, given, now);
        fields.finish_with(at)
    }

    fn problem(given: &str) -> Option<(String, FieldCode)> {
        match read_expiry(Some(given)) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|p| (p.pointer, p.code)).next()
            }
            _ => None,
        }
    }

    #[test]
    fn a_token_expires_after_ninety_days_unless_said_otherwise() {
        let at = |given| read_expiry(given).ok().map(|at| at.to_string());
        assert_eq!(at(None).as_deref(), Some("1970-04-01T00:00:00Z"));
        let last = "1971-01-02T00:00:00Z";
        assert_eq!(at(Some(last)).as_deref(), Some(last));
    }

    #[test]
    fn a_token_neither_begins_expired_nor_outlives_a_year() {
        let out_of_range = Some(("/expires_at".to_owned(), FieldCode::OutOfRange));
        assert_eq!(problem("1970-01-01T00:00:00Z"), out_of_range);
        assert_eq!(problem("1971-01-02T00:00:01Z"), out_of_range);
        let no_moment = Some(("/expires_at".to_owned(), FieldCode::NotAMoment));
        assert_eq!(problem("tomorrow"), no_moment);
    }

    #[test]
    fn a_token_gives_no_more_than_its_person_has() {
        let check = |roles: &[Role]| {
            let mut fields = Fields::default();
            check_roles(&mut fields, roles, &[Role::Coordinator, Role::Manager]);
            fields.finish().is_ok()
        };
        assert!(check(&[Role::Manager]));
        assert!(!check(&[Role::Manager, Role::Admin]));
    }
}
