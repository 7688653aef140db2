//! Rights, cell by cell.

use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{
    Action, Caller, CaseInView, ContributionInView, Detail, Forbidden, Object, Scope, Sight,
    Surface, require, scope, sees_part, sight,
};
use onedoor_domain::{MunicipalityId, StaffId, TrackingId};
use uuid::Uuid;

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const ELSEWHERE: MunicipalityId = MunicipalityId(Uuid::from_u128(2));
const ME: StaffId = StaffId(Uuid::from_u128(11));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(12));

/// The roles in the order of the columns below.
const ROLES: [Role; 6] = [
    Role::FrontDesk,
    Role::Coordinator,
    Role::Handler,
    Role::Manager,
    Role::Admin,
    Role::Integration,
];

/// What is asked of the municipality as a whole. `y` allowed, `d` denied.
const OF_THE_MUNICIPALITY: &[(Action, &str)] = &[
    (Action::RegisterEnquiry, "y y d y d y"),
    (Action::PreviewEnquiry, "y y d y d y"),
    (Action::ListCases, "y y y y y y"),
    (Action::ReadCase, "d d d d d d"),
    (Action::ReadEnquiryText, "d d d d d d"),
    (Action::ReadRouting, "d d d d d d"),
    (Action::ReadEvents, "y y y y y y"),
    (Action::KeepPromises, "d d d d d d"),
    (Action::CorrectPromises, "d d d d d d"),
    (Action::SimulatePromise, "y y y y y y"),
    (Action::ReadAttribution, "d d d d d d"),
    (Action::CoordinateCase, "d d d d d d"),
    (Action::TakeOverCase, "d d d d d d"),
    (Action::WorkOnContribution, "d d d d d d"),
    (Action::AssignContribution, "d d d d d d"),
    (Action::ReadConfidential, "d d d d d d"),
    (Action::WriteNote, "d d d d d d"),
    (Action::ReceiveMessage, "d d d d d d"),
    (Action::ReadMessages, "d d d d d d"),
    (Action::ReadBusinesses, "y y d y d d"),
    (Action::ChangeBusiness, "d d d y d d"),
    (Action::Search, "y y y y y y"),
    (Action::Lookup, "y y y y d y"),
    (Action::SetPresence, "y y y y y d"),
    (Action::RecordContact, "d d d d d d"),
    (Action::ReadContacts, "y y y y d d"),
    (Action::ReadCatalogue, "y y y y y y"),
    (Action::DraftCatalogue, "d d d y y d"),
    (Action::PublishCatalogue, "d d d y y d"),
    (Action::ReadDirectory, "y y y y y d"),
    (Action::ChangeDirectory, "d d d d y d"),
    (Action::ManageTokens, "d d d d y d"),
    (Action::ReadMunicipality, "y y y y y y"),
    (Action::ChangeMunicipality, "d d d d y d"),
    (Action::PlanMeetings, "d d d d d d"),
    (Action::ReadMeetings, "d d d d d d"),
    (Action::ChangeSlots, "d d d y y d"),
    (Action::ImportMunicipality, "d d d d y d"),
    (Action::AddAttachment, "d d d d d d"),
    (Action::ReadAttachment, "d d d d d d"),
    (Action::RemoveAttachment, "d d d d d d"),
    (Action::AddEnquiry, "d d d d d d"),
    (Action::ReadRetention, "d d d d d d"),
    (Action::DisposeCases, "d d d y y d"),
    (Action::HoldCase, "d d d d d d"),
    (Action::ExportCase, "d d d d d d"),
    (Action::ConfirmArchived, "d d d d d d"),
    (Action::AnswerPerson, "d d d y d d"),
    (Action::ShareConfidential, "d d d d d d"),
    (Action::ReadAudit, "d d d d d d"),
    (Action::ReadAccessLog, "d d d y y d"),
    (Action::KeepOwnAccount, "y y y y y d"),
    (Action::ManageAccounts, "d d d y y d"),
    (Action::ManageProviders, "d d d d y d"),
    (Action::SeeToDeliveries, "d d d y y d"),
    (Action::ManageWebhooks, "d d d d y d"),
    (Action::ManageGateways, "d d d d y d"),
    (Action::ReceiveMail, "d d d d d y"),
    (Action::SeeToMail, "y y d y d d"),
];

/// What is asked of a case that the caller coordinates, of one they handle, of one to which their
/// unit contributes, and of any other. `y` allowed, `d` denied, `h` hidden.
const OF_A_CASE: &[(Action, &str)] = &[
    (Action::RegisterEnquiry, "dddd dddd dddh dddd dddd dddd"),
    (Action::PreviewEnquiry, "dddd dddd dddh dddd dddd dddd"),
    (Action::ListCases, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadCase, "yyyy yyyy yyyh yyyy yyyy yyyy"),
    (Action::ReadEnquiryText, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::ReadRouting, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::ReadEvents, "yyyy yyyy yyyh yyyy yyyy yyyy"),
    (Action::KeepPromises, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::CorrectPromises, "dddd dddd dddh yyyy dddd dddd"),
    (Action::SimulatePromise, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadAttribution, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::CoordinateCase, "yddd yddd yddh yyyy dddd dddd"),
    (Action::TakeOverCase, "dddd dddd dddh yyyy dddd dddd"),
    (Action::WorkOnContribution, "dddd dddd dddh dddd dddd dddd"),
    (Action::AssignContribution, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadConfidential, "dddd dddd dddh dddd dddd dddd"),
    (Action::WriteNote, "yyyy yyyd yyyh yyyy dddd dddd"),
    (Action::ReceiveMessage, "yyyy yyyy yyyh yyyy dddd yyyy"),
    (Action::ReadMessages, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::ReadBusinesses, "dddd dddd dddh dddd dddd dddd"),
    (Action::ChangeBusiness, "dddd dddd dddh dddd dddd dddd"),
    (Action::Search, "dddd dddd dddh dddd dddd dddd"),
    (Action::Lookup, "dddd dddd dddh dddd dddd dddd"),
    (Action::SetPresence, "dddd dddd dddh dddd dddd dddd"),
    (Action::RecordContact, "yyyy yyyy yyyh yyyy dddd dddd"),
    (Action::ReadContacts, "yyyy yyyy yyyh yyyy dddd dddd"),
    (Action::ReadCatalogue, "dddd dddd dddh dddd dddd dddd"),
    (Action::DraftCatalogue, "dddd dddd dddh dddd dddd dddd"),
    (Action::PublishCatalogue, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadDirectory, "dddd dddd dddh dddd dddd dddd"),
    (Action::ChangeDirectory, "dddd dddd dddh dddd dddd dddd"),
    (Action::ManageTokens, "dddd dddd dddh dddd dddd dddd"),
    (Action::KeepOwnAccount, "dddd dddd dddh dddd dddd dddd"),
    (Action::ManageAccounts, "dddd dddd dddh dddd dddd dddd"),
    (Action::ManageProviders, "dddd dddd dddh dddd dddd dddd"),
    (Action::SeeToDeliveries, "dddd dddd dddh dddd dddd dddd"),
    (Action::ManageWebhooks, "dddd dddd dddh dddd dddd dddd"),
    (Action::ManageGateways, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReceiveMail, "dddd dddd dddh dddd dddd dddd"),
    (Action::SeeToMail, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadMunicipality, "dddd dddd dddh dddd dddd dddd"),
    (Action::ChangeMunicipality, "dddd dddd dddh dddd dddd dddd"),
    (Action::PlanMeetings, "yddd yddd yddh yyyy dddd dddd"),
    (Action::ReadMeetings, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::ChangeSlots, "dddd dddd dddh dddd dddd dddd"),
    (Action::ImportMunicipality, "dddd dddd dddh dddd dddd dddd"),
    (Action::AddAttachment, "yyyy yyyd yyyh yyyy dddd yyyy"),
    (Action::ReadAttachment, "yddd yyyd yyyh yyyy dddd dddd"),
    (Action::RemoveAttachment, "yddd yddd yddh yyyy dddd dddd"),
    (Action::AddEnquiry, "yyyy yyyy yyyh yyyy dddd yyyy"),
    (Action::ReadRetention, "yddd yyyd yyyh yyyy yyyy dddd"),
    (Action::DisposeCases, "dddd dddd dddh dddd dddd dddd"),
    (Action::HoldCase, "dddd dddd dddh yyyy dddd dddd"),
    (Action::ExportCase, "dddd dddd dddh yyyy dddd dddd"),
    (Action::ConfirmArchived, "dddd dddd dddh yyyy yyyy dddd"),
    (Action::AnswerPerson, "dddd dddd dddh dddd dddd dddd"),
    (Action::ShareConfidential, "dddd dddd dddh dddd dddd dddd"),
    (Action::ReadAudit, "yddd yddd yddh yyyy yyyy dddd"),
    (Action::ReadAccessLog, "dddd dddd dddh dddd dddd dddd"),
];

/// What is asked of a contribution: of the caller's unit, of a unit they head, in their hands though
/// of another unit, left to them as the coordinator, and of another unit to a case they coordinate.
const OF_A_CONTRIBUTION: &[(Action, &str)] = &[
    (
        Action::WorkOnContribution,
        "yyyyd yyyyd yyyyd yyyyd ddddd ddddd",
    ),
    (
        Action::AssignContribution,
        "dyddd dyddd dyddd yyyyy ddddd ddddd",
    ),
    (
        Action::ReadConfidential,
        "yyyyd yyyyd yyyyd yyyyy ddddd ddddd",
    ),
    (
        Action::ShareConfidential,
        "yyyyd yyyyd yyyyd yyyyy ddddd ddddd",
    ),
    (
        Action::CoordinateCase,
        "ddddd ddddd ddddd ddddd ddddd ddddd",
    ),
    (Action::ReadCase, "ddddd ddddd ddddd ddddd ddddd ddddd"),
];

/// How much of those four cases each role sees. `F` fully, `l` limited, `-` nothing.
const SIGHT: &str = "Flll FFFl FFF- FFFF llll llll";

fn caller(roles: &[Role]) -> Caller {
    Caller {
        municipality: HERE,
        actor: Actor::Staff(ME),
        roles: roles.to_vec(),
        units: vec!["building".to_owned(), "survey".to_owned()],
        heads: vec!["survey".to_owned()],
        staff: Some(ME),
        only: None,
    }
}

fn with_cases<T>(ask: impl Fn(&CaseInView<'_>) -> T) -> [T; 4] {
    let building = ["fire".to_owned(), "building".to_owned()];
    let fire = ["fire".to_owned()];
    let case = |coordinator, handlers, units| CaseInView {
        municipality: HERE,
        coordinator,
        coordinator_units: &[],
        acting: None,
        handlers,
        units,
        members: &[],
        protected_identity: false,
    };
    [
        ask(&case(ME, &[], &fire)),
        ask(&case(SOMEBODY, &[SOMEBODY, ME], &fire)),
        ask(&case(SOMEBODY, &[SOMEBODY], &building)),
        ask(&case(SOMEBODY, &[SOMEBODY], &fire)),
    ]
}

fn letter(outcome: Result<(), Forbidden>) -> char {
    match outcome {
        Ok(()) => 'y',
        Err(Forbidden::Denied) => 'd',
        Err(Forbidden::Hidden) => 'h',
    }
}

fn row(cell: impl Fn(&Caller) -> String) -> String {
    ROLES.map(|role| cell(&caller(&[role]))).join(" ")
}

#[test]
fn every_action_has_a_row() {
    assert_eq!(Role::ALL, ROLES);
    for action in Action::ALL {
        let rows = |table: &[(Action, &str)]| table.iter().filter(|row| row.0 == *action).count();
        assert_eq!(rows(OF_THE_MUNICIPALITY), 1, "{action}");
        assert_eq!(rows(OF_A_CASE), 1, "{action}");
    }
}

#[test]
fn each_role_may_do_with_the_municipality_what_the_matrix_says() {
    for &(action, expected) in OF_THE_MUNICIPALITY {
        let of = Object::Municipality(HERE);
        let found = row(|caller| letter(require(caller, action, &of)).to_string());
        assert_eq!(found, expected, "{action}");
    }
}

#[test]
fn each_role_may_do_with_a_case_what_the_matrix_says() {
    for &(action, expected) in OF_A_CASE {
        let ask = |caller: &Caller, case: &CaseInView<'_>| {
            letter(require(caller, action, &Object::Case(*case)))
        };
        let found = row(|caller| with_cases(|case| ask(caller, case)).iter().collect());
        assert_eq!(found, expected, "{action}");
    }
}

fn with_contributions<T>(ask: impl Fn(&ContributionInView<'_>) -> T) -> [T; 5] {
    let units = ["building", "survey", "fire"].map(str::to_owned);
    let case = CaseInView {
        municipality: HERE,
        coordinator: ME,
        coordinator_units: &[],
        acting: None,
        handlers: &[ME],
        units: &units,
        members: &[],
        protected_identity: false,
    };
    let part = |unit, handler, lies_with_coordinator| ContributionInView {
        case,
        unit,
        handler,
        lies_with_coordinator,
    };
    [
        ask(&part("building", None, false)),
        ask(&part("survey", Some(SOMEBODY), false)),
        ask(&part("fire", Some(ME), false)),
        ask(&part("fire", None, true)),
        ask(&part("fire", Some(SOMEBODY), false)),
    ]
}

#[test]
fn each_role_may_do_with_a_contribution_what_the_matrix_says() {
    for &(action, expected) in OF_A_CONTRIBUTION {
        let ask = |caller: &Caller, part: &ContributionInView<'_>| {
            letter(require(caller, action, &Object::Contribution(*part)))
        };
        let found = row(|caller| {
            with_contributions(|part| ask(caller, part))
                .iter()
                .collect()
        });
        assert_eq!(found, expected, "{action}");
    }
}

#[test]
fn whoever_acts_for_the_coordinator_may_what_the_coordinator_may() {
    let units = ["office".to_owned()];
    let away = CaseInView {
        municipality: HERE,
        coordinator: SOMEBODY,
        coordinator_units: &units,
        acting: Some(ME),
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    };
    let me = caller(&[Role::Coordinator]);
    let ask = |case| require(&me, Action::CoordinateCase, &Object::Case(case));
    assert_eq!(ask(away), Ok(()));
    let back = CaseInView {
        acting: None,
        ..away
    };
    assert_eq!(ask(back), Err(Forbidden::Denied));
}

#[test]
fn the_head_of_the_coordinators_unit_may_take_a_case_over() {
    let units = ["survey".to_owned()];
    let case = |coordinator_units| CaseInView {
        municipality: HERE,
        coordinator: SOMEBODY,
        coordinator_units,
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    };
    let me = caller(&[Role::Coordinator]);
    let ask = |case| require(&me, Action::TakeOverCase, &Object::Case(case));
    assert_eq!(ask(case(&units)), Ok(()));
    assert_eq!(ask(case(&[])), Err(Forbidden::Denied));
}

#[test]
fn a_part_for_one_unit_is_seen_by_that_unit_and_by_managers() {
    let units = ["building".to_owned(), "fire".to_owned()];
    let case = CaseInView {
        municipality: HERE,
        coordinator: ME,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &units,
        members: &[],
        protected_identity: false,
    };
    let sees = |role, unit| sees_part(&caller(&[role]), &case, unit);
    for role in [Role::Coordinator, Role::Handler, Role::Manager] {
        assert!(sees(role, None), "{role}");
        assert!(sees(role, Some("building")), "{role}");
        assert_eq!(sees(role, Some("fire")), role == Role::Manager, "{role}");
    }
    assert!(!sees(Role::Admin, None));
    assert!(!sees(Role::Integration, Some("building")));
}

#[test]
fn each_role_sees_of_a_case_what_the_matrix_says() {
    let letter = |seen| match seen {
        Some(Sight::Full) => 'F',
        Some(Sight::Limited) => 'l',
        None => '-',
    };
    let found = row(|caller| {
        with_cases(|case| letter(sight(caller, case)))
            .iter()
            .collect()
    });
    assert_eq!(found, SIGHT);
}

#[test]
fn a_list_may_hold_exactly_the_cases_that_are_seen() {
    for role in ROLES {
        let caller = caller(&[role]);
        let admitted = match scope(&caller) {
            Scope::Nothing => [false; 4],
            Scope::Concerned => [true, true, true, false],
            Scope::Everything => [true; 4],
        };
        assert_eq!(
            with_cases(|case| sight(&caller, case).is_some()),
            admitted,
            "{role}"
        );
    }
    assert_eq!(scope(&caller(&[])), Scope::Nothing);
}

#[test]
fn roles_add_up() {
    let both = caller(&[Role::Handler, Role::Admin]);
    let seen = with_cases(|case| sight(&both, case));
    let full = Some(Sight::Full);
    assert_eq!(seen, [full, full, full, Some(Sight::Limited)]);
    assert_eq!(scope(&both), Scope::Everything);
    let manage = require(&both, Action::ManageTokens, &Object::Municipality(HERE));
    assert_eq!(manage, Ok(()));
}

#[test]
fn another_municipality_is_hidden_from_every_role() {
    let all = caller(&ROLES);
    let case = CaseInView {
        municipality: ELSEWHERE,
        coordinator: ME,
        coordinator_units: &[],
        acting: None,
        handlers: &[ME],
        units: &["building".to_owned()],
        members: &[],
        protected_identity: false,
    };
    assert_eq!(sight(&all, &case), None);
    for &action in Action::ALL {
        for of in [Object::Municipality(ELSEWHERE), Object::Case(case)] {
            assert_eq!(
                require(&all, action, &of),
                Err(Forbidden::Hidden),
                "{action}"
            );
        }
    }
}

#[test]
fn a_business_with_its_tracking_code_has_no_role_and_may_nothing() {
    let business = Caller {
        actor: Actor::Business(TrackingId(Uuid::from_u128(3))),
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        ..caller(&[])
    };
    for &action in Action::ALL {
        let outcome = require(&business, action, &Object::Municipality(HERE));
        assert_eq!(outcome, Err(Forbidden::Denied), "{action}");
        let outcomes = with_cases(|case| require(&business, action, &Object::Case(*case)));
        assert_eq!(outcomes, [Err(Forbidden::Hidden); 4], "{action}");
    }
}

#[test]
fn a_program_without_a_person_is_tied_to_no_case() {
    let program = Caller {
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        ..caller(&[Role::Handler])
    };
    assert_eq!(with_cases(|case| sight(&program, case)), [None; 4]);
}

#[test]
fn a_protected_identity_stands_in_no_overview_and_is_shown_only_with_full_sight() {
    let open = CaseInView {
        municipality: HERE,
        coordinator: SOMEBODY,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    };
    let protected = CaseInView {
        protected_identity: true,
        ..open
    };
    for surface in [Surface::Case, Surface::Overview] {
        assert!(Sight::Limited.shows_identity(surface, &open));
        assert!(Sight::Full.shows_identity(surface, &open));
        assert!(!Sight::Limited.shows_identity(surface, &protected));
    }
    assert!(Sight::Full.shows_identity(Surface::Case, &protected));
    assert!(!Sight::Full.shows_identity(Surface::Overview, &protected));
}

#[test]
fn limited_sight_shows_of_events_what_the_business_is_told_and_the_rest_bare() {
    let open = CaseInView {
        municipality: HERE,
        coordinator: SOMEBODY,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    };
    let protected = CaseInView {
        protected_identity: true,
        ..open
    };
    let of = |sight: Sight, case: &CaseInView<'_>| {
        [Surface::Case, Surface::Overview]
            .map(|surface| [true, false].map(|told| sight.detail(surface, case, told)))
    };
    let (bare, whole) = ([Detail::Bare; 2], [Detail::Whole; 2]);
    let told = [Detail::Told, Detail::Bare];
    assert_eq!(of(Sight::Full, &open), [whole, whole]);
    assert_eq!(of(Sight::Limited, &open), [told, told]);
    assert_eq!(of(Sight::Full, &protected), [whole, bare]);
    assert_eq!(of(Sight::Limited, &protected), [bare, bare]);
}

#[test]
fn only_full_sight_shows_content() {
    assert!(Sight::Full.shows_content());
    assert!(!Sight::Limited.shows_content());
}

#[test]
fn a_caller_has_the_roles_they_were_given() {
    assert!(caller(&[Role::Manager]).has(Role::Manager));
    assert!(!caller(&[Role::Manager]).has(Role::Admin));
}

#[test]
fn narrowed_credentials_give_nothing_besides() {
    let narrowed = Caller {
        only: Some(vec![Action::ListCases, Action::ReadCase]),
        ..caller(&[Role::Manager, Role::Admin])
    };
    let here = Object::Municipality(HERE);
    for action in Action::ALL {
        let wide = require(&caller(&[Role::Manager, Role::Admin]), *action, &here);
        let narrow = require(&narrowed, *action, &here);
        if *action == Action::ListCases {
            assert_eq!(narrow, wide);
        } else {
            assert!(narrow.is_err(), "{action}");
        }
    }
    let seen = with_cases(|case| sight(&narrowed, case));
    assert_eq!(seen, [Some(Sight::Full); 4]);
    let elsewhere = Caller {
        only: Some(vec![Action::RegisterEnquiry]),
        ..narrowed
    };
    assert_eq!(with_cases(|case| sight(&elsewhere, case)), [None; 4]);
    assert_eq!(scope(&elsewhere), Scope::Nothing);
}
