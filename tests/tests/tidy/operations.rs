//! Who may do what: every operation of the API with the right it asks for.
//!
//! The policy is tested cell by cell in the domain. Here every operation is tied to a cell, so that
//! none can be added without saying who may.

use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{Action, Caller, CaseInView, Object, require};
use onedoor_domain::{MunicipalityId, StaffId};
use uuid::Uuid;

use crate::nothing_against;
use crate::openapi::{Operation, operations};
use crate::source::product;

/// What an operation touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The municipality as a whole.
    Municipality,
    /// A case that the caller coordinates.
    TheirCase,
    /// A case that the caller has nothing to do with.
    AnotherCase,
}

/// What an operation asks of the policy, and who may.
struct Right {
    operation: &'static str,
    action: Action,
    of: Of,
    may: &'static [Role],
}

use Role::{Admin, Coordinator, FrontDesk, Handler, Integration, Manager};

/// Everybody.
const ALL: &[Role] = Role::ALL;
/// Those to whom an enquiry may come.
const OPENS_CASES: &[Role] = &[FrontDesk, Coordinator, Manager, Integration];
/// Those who may at least know of every case.
const SEE_ALL_CASES: &[Role] = &[FrontDesk, Coordinator, Manager, Admin, Integration];
/// Those who read the words of a case that is theirs.
const WORK_ON_CASES: &[Role] = &[FrontDesk, Coordinator, Handler, Manager];
/// Everybody but programs.
const WORK_HERE: &[Role] = &[FrontDesk, Coordinator, Handler, Manager, Admin];

/// The rights, by operation. One that touches a case has two lines: theirs, and others'.
#[rustfmt::skip]
const RIGHTS: &[Right] = &[
    right("register_enquiry",    Action::RegisterEnquiry,    Of::Municipality, OPENS_CASES),
    right("preview_enquiry",     Action::PreviewEnquiry,     Of::Municipality, OPENS_CASES),
    // With words to look for it asks for `Action::Search`, which reaches exactly as far.
    right("list_cases",          Action::ListCases,          Of::Municipality, ALL),
    right("find_case",           Action::ReadCase,           Of::TheirCase,    ALL),
    right("find_case",           Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("list_contributions",  Action::ReadCase,           Of::TheirCase,    ALL),
    right("list_contributions",  Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("list_guarantees",     Action::ReadCase,           Of::TheirCase,    ALL),
    right("list_guarantees",     Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("explain_routing",     Action::ReadRouting,        Of::TheirCase,    WORK_ON_CASES),
    right("explain_routing",     Action::ReadRouting,        Of::AnotherCase,  &[Manager]),
    right("list_enquiries",      Action::ReadEnquiryText,    Of::TheirCase,    WORK_ON_CASES),
    right("list_enquiries",      Action::ReadEnquiryText,    Of::AnotherCase,  &[Manager]),
    right("list_events",         Action::ReadEvents,         Of::TheirCase,    ALL),
    right("list_events",         Action::ReadEvents,         Of::AnotherCase,  SEE_ALL_CASES),
    right("list_missing_papers", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("list_missing_papers", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("declare_papers_complete", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("declare_papers_complete", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("supplement_papers", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("supplement_papers", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_fee_paid", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_fee_paid", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("send_referral", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("send_referral", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("answer_referral", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("answer_referral", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_progress", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_progress", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_entry", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_entry", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("correct_guarantee", Action::CorrectPromises, Of::TheirCase, &[Manager]),
    right("correct_guarantee", Action::CorrectPromises, Of::AnotherCase, &[Manager]),
    right("find_guarantee", Action::ReadCase, Of::TheirCase, ALL),
    right("find_guarantee", Action::ReadCase, Of::AnotherCase, SEE_ALL_CASES),
    right("derive_guarantee", Action::ReadCase, Of::TheirCase, ALL),
    right("derive_guarantee", Action::ReadCase, Of::AnotherCase, SEE_ALL_CASES),
    right("attribute_time", Action::ReadAttribution, Of::TheirCase, WORK_ON_CASES),
    right("attribute_time", Action::ReadAttribution, Of::AnotherCase, &[Manager]),
    right("list_morning_queue", Action::ListCases, Of::Municipality, ALL),
    right("simulate_guarantee", Action::SimulatePromise, Of::Municipality, ALL),
    right("list_businesses",     Action::ReadBusinesses,     Of::Municipality, &[FrontDesk, Coordinator, Manager]),
    right("find_business",       Action::ReadBusinesses,     Of::Municipality, &[FrontDesk, Coordinator, Manager]),
    right("change_business",     Action::ChangeBusiness,     Of::Municipality, &[Manager]),
    right("list_catalogues",     Action::ReadCatalogue,      Of::Municipality, ALL),
    right("find_catalogue",      Action::ReadCatalogue,      Of::Municipality, ALL),
    right("diff_catalogue",      Action::ReadCatalogue,      Of::Municipality, ALL),
    right("check_catalogue",     Action::DraftCatalogue,     Of::Municipality, &[Manager, Admin]),
    right("draft_catalogue",     Action::DraftCatalogue,     Of::Municipality, &[Manager, Admin]),
    right("publish_catalogue",   Action::PublishCatalogue,   Of::Municipality, &[Manager, Admin]),
    right("list_units",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_unit",           Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_unit",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_unit",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_staff",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_staff",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_staff",        Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_staff",        Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_absences",       Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_absence",        Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("delete_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_duties",         Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_duty",           Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_duty",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("delete_duty",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_tokens",         Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("find_token",          Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("create_token",        Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("revoke_token",        Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("count_work",          Action::ListCases,          Of::Municipality, ALL),
    right("list_work",           Action::ListCases,          Of::Municipality, ALL),
    right("show_board",          Action::ListCases,          Of::Municipality, ALL),
    // Each person's own, and nobody else's.
    right("list_saved_filters",  Action::ListCases,          Of::Municipality, ALL),
    right("find_saved_filter",   Action::ListCases,          Of::Municipality, ALL),
    right("save_filter",         Action::ListCases,          Of::Municipality, ALL),
    right("change_saved_filter", Action::ListCases,          Of::Municipality, ALL),
    right("delete_saved_filter", Action::ListCases,          Of::Municipality, ALL),
    right("find_municipality",   Action::ReadMunicipality,   Of::Municipality, ALL),
    right("change_municipality", Action::ChangeMunicipality, Of::Municipality, &[Admin]),
];

const fn right(operation: &'static str, action: Action, of: Of, may: &'static [Role]) -> Right {
    Right {
        operation,
        action,
        of,
        may,
    }
}

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const ME: StaffId = StaffId(Uuid::from_u128(2));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(3));

fn caller(role: Role) -> Caller {
    Caller {
        municipality: HERE,
        actor: Actor::Staff(ME),
        roles: vec![role],
        units: vec!["building".to_owned()],
        heads: Vec::new(),
        staff: Some(ME),
    }
}

fn case_of(coordinator: StaffId) -> Object<'static> {
    Object::Case(CaseInView {
        municipality: HERE,
        coordinator,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        protected_identity: false,
    })
}

impl Of {
    fn object(self) -> Object<'static> {
        match self {
            Self::Municipality => Object::Municipality(HERE),
            Self::TheirCase => case_of(ME),
            Self::AnotherCase => case_of(SOMEBODY),
        }
    }
}

#[test]
fn every_operation_says_who_may() {
    let operations = operations();
    let ids: Vec<&str> = operations.iter().map(Operation::id).collect();
    let missing = operations
        .iter()
        .filter(|operation| !RIGHTS.iter().any(|right| right.operation == operation.id()))
        .map(|operation| format!("{} ({}) has no right", operation.id(), operation.place));
    let gone = RIGHTS
        .iter()
        .filter(|right| !ids.contains(&right.operation))
        .map(|right| format!("{} is gone", right.operation));
    nothing_against(
        &missing.chain(gone).collect::<Vec<_>>(),
        "Write for each operation which action it asks for and which roles may, in \
         tests/tests/tidy/operations.rs; one that touches a case has two lines.",
    );
}

#[test]
fn an_operation_on_a_case_speaks_of_their_own_and_of_others() {
    let lines = |right: &Right, of: Of| {
        let same = |other: &&Right| other.operation == right.operation && other.of == of;
        RIGHTS.iter().filter(same).count()
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| {
            let of_cases = (lines(right, Of::TheirCase), lines(right, Of::AnotherCase));
            let of_all = lines(right, Of::Municipality);
            !matches!((of_cases, of_all), ((1, 1), 0) | ((0, 0), 1))
        })
        .map(|right| format!("{} of {:?}", right.operation, right.of))
        .collect();
    nothing_against(&found, "One line for the municipality, or two for a case.");
}

#[test]
fn the_policy_grants_what_the_operations_say() {
    let mut found = Vec::new();
    for right in RIGHTS {
        for role in Role::ALL {
            let granted = require(&caller(*role), right.action, &right.of.object()).is_ok();
            if granted != right.may.contains(role) {
                let verb = if granted { "may" } else { "may not" };
                let (operation, of) = (right.operation, right.of);
                found.push(format!("{role} {verb} {operation} of {of:?}"));
            }
        }
    }
    nothing_against(
        &found,
        "This is what the policy says, and not what stands here. Who is right? Mend the other.",
    );
}

#[test]
fn every_right_is_asked_for_in_a_use_case() {
    let use_cases = product();
    let asked = |action: Action| {
        let name = format!("Action::{action:?}");
        use_cases
            .iter()
            .any(|file| file.path.starts_with("crates/service/") && file.text.contains(&name))
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| !asked(right.action))
        .map(|right| format!("{} wants {:?}", right.operation, right.action))
        .collect();
    nothing_against(
        &found,
        "No use case asks the policy for this. Ask right after loading.",
    );
}
