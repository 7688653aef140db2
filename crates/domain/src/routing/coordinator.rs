//! Who answers to the business. There is always somebody.

use super::post::{Considered, Post};
use super::presence::Presence;
use super::ranking::{Measure, Ranking};
use super::{BUSINESS_OFFICE, KnownBusiness, NobodyThere, RoutingInput, SuccessorInput};
use crate::directory::{Directory, Loads, Municipality, Role, StaffMember};
use crate::routing::{CoordinatorChoice, CoordinatorReason};
use crate::{Language, Moment, StaffId};

/// What a coordinator is chosen by.
pub(super) struct Wanted<'a> {
    municipality: &'a Municipality,
    directory: &'a Directory,
    loads: &'a Loads,
    language: Language,
    known: KnownBusiness,
    barred: Option<StaffId>,
    now: Moment,
}

impl<'a> Wanted<'a> {
    /// For a new case.
    pub(super) fn for_enquiry(input: &RoutingInput<'a>) -> Self {
        Self {
            municipality: input.municipality,
            directory: input.directory,
            loads: input.loads,
            language: input.enquiry.language,
            known: input.known,
            barred: None,
            now: input.now,
        }
    }

    /// For a case that has one, who is out of the question.
    pub(super) fn after(input: &SuccessorInput<'a>) -> Self {
        Self {
            municipality: input.municipality,
            directory: input.directory,
            loads: input.loads,
            language: input.language,
            known: KnownBusiness {
                account_manager: input.account_manager,
                live_coordinator: None,
            },
            barred: Some(input.predecessor),
            now: input.now,
        }
    }
}

type Found<'a> = Option<(&'a StaffMember, CoordinatorReason)>;

/// The coordinator of a case that calls for these skills.
///
/// In this order, and everybody who is passed over is recorded with the reason:
///
/// 1. who coordinates a live case of this business, if the municipality wants continuity; if
///    they left or are away, whoever acts for them;
/// 2. the business's account manager; likewise;
/// 3. the best coordinator of the business office who is there;
/// 4. if none is there, whoever acts for the one who would have been the best, then the next;
/// 5. the head of the business office, if there;
/// 6. who is on duty now, if there;
/// 7. as a last resort anybody active: those who are there before those who are away, then
///    coordinators before managers before other staff before administrators.
///
/// Language, skill and capacity are asked in 3 and 4 only: who knows the business already, or
/// is the only one left, takes the case as they are. Whoever is barred is never chosen.
pub(super) fn choose(
    wanted: &Wanted<'_>,
    skills: &[&str],
) -> Result<CoordinatorChoice, NobodyThere> {
    let post = Post {
        role: Role::Coordinator,
        unit: BUSINESS_OFFICE,
        directory: wanted.directory,
        presence: Presence::of(wanted.municipality, wanted.directory, wanted.now),
        ranking: Ranking {
            loads: wanted.loads,
            language: wanted.language,
            skills,
            measure: Measure::Coordinations,
        },
        barred: wanted.barred,
    };
    let mut considered = Considered::default();
    let (person, reason) = acquainted(wanted, &post, &mut considered)
        .or_else(|| post.fill(&mut considered))
        .or_else(|| head(&post, &mut considered))
        .or_else(|| on_duty(&post, &mut considered))
        .or_else(|| last_resort(&post, &mut considered))
        .ok_or(NobodyThere)?;
    Ok(CoordinatorChoice {
        staff: person.id,
        reason,
        considered: considered.without(person.id),
    })
}

fn acquainted<'a>(wanted: &Wanted<'_>, post: &Post<'a>, considered: &mut Considered) -> Found<'a> {
    let keeps = wanted.municipality.settings.continuity;
    let live = wanted.known.live_coordinator.filter(|_| keeps);
    let live = live.map(|id| (id, CoordinatorReason::Continuity));
    let account = wanted.known.account_manager;
    let account = account.map(|id| (id, CoordinatorReason::AccountManager));
    live.into_iter()
        .chain(account)
        .find_map(|(id, reason)| themselves_or_stand_in(id, reason, post, considered))
}

fn themselves_or_stand_in<'a>(
    id: StaffId,
    reason: CoordinatorReason,
    post: &Post<'a>,
    considered: &mut Considered,
) -> Found<'a> {
    let person = post.directory.find(id)?;
    let Some(against) = post.against(person) else {
        return Some((person, reason));
    };
    considered.note(id, against);
    if post.presence.is_there(person) || post.is_barred(id) {
        // They may not coordinate, and nobody acts for them in that.
        return None;
    }
    let stand_in = post.stand_in_for(id, considered)?;
    Some((stand_in, CoordinatorReason::Substitute))
}

fn head<'a>(post: &Post<'a>, considered: &mut Considered) -> Found<'a> {
    let heads = |person: &StaffMember| person.heads.iter().any(|unit| unit == post.unit);
    lightest_there(post, considered, heads).map(|person| (person, CoordinatorReason::UnitHead))
}

fn on_duty<'a>(post: &Post<'a>, considered: &mut Considered) -> Found<'a> {
    let on_duty = |person: &StaffMember| post.presence.is_on_duty(person.id);
    lightest_there(post, considered, on_duty).map(|person| (person, CoordinatorReason::OnDuty))
}

fn lightest_there<'a>(
    post: &Post<'a>,
    considered: &mut Considered,
    fits: impl Fn(&StaffMember) -> bool,
) -> Option<&'a StaffMember> {
    let fitting = post.directory.staff.iter().filter(|person| fits(person));
    let (there, not_there): (Vec<_>, Vec<_>) =
        fitting.partition(|person| post.against_whatever_the_role(person).is_none());
    note_sorted(not_there, post, considered);
    let best = post.ranking.lightest(&there)?;
    considered.note_all(best.beaten);
    Some(best.person)
}

fn last_resort<'a>(post: &Post<'a>, considered: &mut Considered) -> Found<'a> {
    let distance = |person: &StaffMember| (!post.presence.is_there(person), rank(person));
    let asked = |person: &&StaffMember| person.active && !post.is_barred(person.id);
    let active = || post.directory.staff.iter().filter(asked);
    let nearest = active().map(distance).min()?;
    let as_near_but_away = active()
        .filter(|person| distance(person) > nearest && rank(person) <= nearest.1)
        .collect();
    note_sorted(as_near_but_away, post, considered);
    let equals: Vec<_> = active()
        .filter(|person| distance(person) == nearest)
        .collect();
    let best = post.ranking.lightest(&equals)?;
    considered.note_all(best.beaten);
    Some((best.person, CoordinatorReason::LastResort))
}

fn note_sorted(mut people: Vec<&StaffMember>, post: &Post<'_>, considered: &mut Considered) {
    people.sort_by_key(|person| person.id);
    for person in people {
        if let Some(against) = post.against_whatever_the_role(person) {
            considered.note(person.id, against);
        }
    }
}

/// How near a person's roles are to coordinating; nearest first. Administrators do not read
/// content, so they come last.
fn rank(person: &StaffMember) -> u8 {
    let roles = person.roles.iter().map(|role| match role {
        Role::Coordinator => 0,
        Role::Manager => 1,
        Role::Handler | Role::FrontDesk => 2,
        Role::Admin | Role::Integration => 3,
    });
    roles.min().unwrap_or(3)
}
