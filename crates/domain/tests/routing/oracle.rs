//! The rules once more, written as plainly and slowly as can be, to check plans against.

use onedoor_domain::catalogue::{CaseType, UnitKind, When};
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::enquiry::Answer;
use onedoor_domain::routing::Plan;

use crate::world::{OFFICE, World, day};

/// Whether they are here. Generated absences begin and end on whole days from now, so somebody
/// is away beyond the limit exactly if every one of these days' starts is covered.
pub(crate) fn is_there(world: &World, person: &StaffMember) -> bool {
    let limit = i64::from(world.municipality.settings.absence_limit_days);
    let covered = |at| {
        let mut absences = world.directory.absences.iter();
        absences.any(|a| a.staff == person.id && a.starts_at <= at && at < a.ends_at)
    };
    person.active && !(0..=limit).map(day).all(covered)
}

/// Those whom the business office could name by its ordinary rules.
pub(crate) fn eligible(world: &World) -> Vec<&StaffMember> {
    let staff = world.directory.staff.iter();
    staff
        .filter(|p| p.is_in(OFFICE) && p.has(Role::Coordinator) && is_there(world, p))
        .collect()
}

/// Narrows by one preference after the other, and takes who is left with the least burden.
pub(crate) fn best<'a>(world: &'a World, plan: &Plan) -> Option<&'a StaffMember> {
    let load = |p: &StaffMember| world.loads.get(&p.id).copied().unwrap_or_default();
    let case_types = chosen(world, plan);
    let skilled = |p: &StaffMember| {
        let mut types = case_types.iter();
        types.any(|t| p.skills.contains(&t.id) || p.skills.contains(&t.group))
    };
    let field = eligible(world);
    let field = narrowed(field, |p| p.languages.contains(&world.enquiry.language));
    let field = narrowed(field, skilled);
    let field = narrowed(field, |p| load(p).coordinations < p.capacity);
    let least = field.iter().map(|p| load(p).coordinations).min();
    let field = narrowed(field, |p| Some(load(p).coordinations) == least);
    let longest = field.iter().map(|p| load(p).last_assigned_at).min();
    let field = narrowed(field, |p| Some(load(p).last_assigned_at) == longest);
    field.into_iter().min_by_key(|p| p.id)
}

/// The catalogue's entries of the plan's case types.
pub(crate) fn chosen<'a>(world: &'a World, plan: &Plan) -> Vec<&'a CaseType> {
    let planned = plan.case_types.iter();
    planned
        .filter_map(|p| world.document.case_types.iter().find(|t| t.id == p.id))
        .collect()
}

/// Whether the unit belongs to the municipality.
pub(crate) fn is_inside(world: &World, unit: &str) -> bool {
    let country = world.municipality.country;
    let mut units = world.document.units.iter();
    units.any(|u| u.id == unit && u.kind_in(country) == UnitKind::Internal)
}

/// What is known about a condition.
pub(crate) fn holds(world: &World, when: &When) -> Option<bool> {
    match world.enquiry.answers.get(&when.question)? {
        Answer::Boolean(yes) if when.at_least.is_none() && when.is.is_none() => Some(*yes),
        Answer::Integer(number) => when.at_least.map(|least| *number >= least),
        Answer::Choice(choice) => when.is.as_ref().map(|wanted| choice == wanted),
        Answer::Boolean(_) => None,
    }
}

fn narrowed(field: Vec<&StaffMember>, has_it: impl Fn(&StaffMember) -> bool) -> Vec<&StaffMember> {
    let with: Vec<_> = field.iter().copied().filter(|p| has_it(p)).collect();
    if with.is_empty() { field } else { with }
}
