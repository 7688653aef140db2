//! The matrix: what each role gives, action by action.
//!
//! To add an action, add its row; to add a role, add its column. A test spells out every cell.

use super::Action;
use super::case::{Scope, Sight, Ties};
use crate::directory::Role;

/// How far a role reaches with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Not at all.
    Nothing,
    /// Every case, with limited sight.
    Limited,
    /// Fully the cases they coordinate, no others.
    Coordinated,
    /// Fully the cases they coordinate, the others with limited sight.
    CoordinatedElseLimited,
    /// Fully the cases that they or their units work on, no others.
    Own,
    /// Fully the cases that they or their units work on, the others with limited sight.
    OwnElseLimited,
    /// The part that is theirs: of their unit, in their hands, or left to them as coordinator.
    OwnPart,
    /// What lies with a unit that they head.
    Headed,
    /// Everything.
    All,
}

/// One row of the matrix: the reach of every role with one action, in the order of the columns.
struct Row(Action, [Reach; 6]);

/// The order of the columns.
const COLUMNS: [Role; 6] = [
    Role::FrontDesk,
    Role::Coordinator,
    Role::Handler,
    Role::Manager,
    Role::Admin,
    Role::Integration,
];

// Short names keep the table a table.
const NONE: Reach = Reach::Nothing;
const LIM: Reach = Reach::Limited;
const CO: Reach = Reach::Coordinated;
const CO_LIM: Reach = Reach::CoordinatedElseLimited;
const OWN: Reach = Reach::Own;
const OWN_LIM: Reach = Reach::OwnElseLimited;
const PART: Reach = Reach::OwnPart;
const HEAD: Reach = Reach::Headed;
const ALL: Reach = Reach::All;

/// Who may do what.
///
/// The front desk must be able to answer any caller, hence its limited sight of every case; when
/// routing had to name one of them coordinator (a person on duty, say), they see that case fully,
/// for a coordinator who cannot read the case is none. An administrator never reads content.
#[rustfmt::skip]
const MATRIX: &[Row] = &[
    //                               front desk coordin. handler manager admin integration
    Row(Action::RegisterEnquiry,    [ALL,    ALL,     NONE, ALL,  NONE, ALL]),
    Row(Action::PreviewEnquiry,     [ALL,    ALL,     NONE, ALL,  NONE, ALL]),
    Row(Action::ListCases,          [CO_LIM, OWN_LIM, OWN,  ALL,  LIM,  LIM]),
    Row(Action::ReadCase,           [CO_LIM, OWN_LIM, OWN,  ALL,  LIM,  LIM]),
    Row(Action::Search,             [CO_LIM, OWN_LIM, OWN,  ALL,  LIM,  LIM]),
    Row(Action::Lookup,             [CO_LIM, OWN_LIM, OWN,  ALL,  NONE, LIM]),
    Row(Action::SetPresence,        [ALL,    ALL,     ALL,  ALL,  ALL,  NONE]),
    Row(Action::RecordContact,      [ALL,    ALL,     OWN,  ALL,  NONE, NONE]),
    Row(Action::ReadContacts,       [CO_LIM, OWN_LIM, OWN,  ALL,  NONE, NONE]),
    Row(Action::ReadEvents,         [CO_LIM, OWN_LIM, OWN,  ALL,  LIM,  LIM]),
    Row(Action::ReadEnquiryText,    [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::ReadRouting,        [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::KeepPromises,       [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::CorrectPromises,    [NONE,   NONE,    NONE, ALL,  NONE, NONE]),
    Row(Action::SimulatePromise,    [ALL,    ALL,     ALL,  ALL,  ALL,  ALL]),
    Row(Action::ReadAttribution,    [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::CoordinateCase,     [CO,     CO,      CO,   ALL,  NONE, NONE]),
    Row(Action::TakeOverCase,       [HEAD,   HEAD,    HEAD, ALL,  NONE, NONE]),
    Row(Action::WorkOnContribution, [PART,   PART,    PART, PART, NONE, NONE]),
    Row(Action::AssignContribution, [HEAD,   HEAD,    HEAD, ALL,  NONE, NONE]),
    Row(Action::ReadConfidential,   [PART,   PART,    PART, ALL,  NONE, NONE]),
    Row(Action::WriteNote,          [LIM,    OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::ReceiveMessage,     [LIM,    OWN_LIM, OWN,  ALL,  NONE, LIM]),
    Row(Action::ReadMessages,       [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::ReadBusinesses,     [ALL,    ALL,     NONE, ALL,  NONE, NONE]),
    Row(Action::ChangeBusiness,     [NONE,   NONE,    NONE, ALL,  NONE, NONE]),
    Row(Action::ReadCatalogue,      [ALL,    ALL,     ALL,  ALL,  ALL,  ALL]),
    Row(Action::DraftCatalogue,     [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::PublishCatalogue,   [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::ReadDirectory,      [ALL,    ALL,     ALL,  ALL,  ALL,  NONE]),
    Row(Action::ChangeDirectory,    [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    Row(Action::ManageTokens,       [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    Row(Action::ReadMunicipality,   [ALL,    ALL,     ALL,  ALL,  ALL,  ALL]),
    Row(Action::ChangeMunicipality, [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    Row(Action::PlanMeetings,       [CO,     CO,      CO,   ALL,  NONE, NONE]),
    Row(Action::ReadMeetings,       [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::ChangeSlots,        [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::ImportMunicipality, [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    // Papers are handed in at the counter, and by programs, on cases that are not theirs to read.
    Row(Action::AddAttachment,      [CO_LIM, OWN,     OWN,  ALL,  NONE, LIM]),
    Row(Action::ReadAttachment,     [CO,     OWN,     OWN,  ALL,  NONE, NONE]),
    Row(Action::RemoveAttachment,   [CO,     CO,      CO,   ALL,  NONE, NONE]),
    Row(Action::AddEnquiry,         [ALL,    ALL,     OWN,  ALL,  NONE, ALL]),
    Row(Action::ReadRetention,      [CO,     OWN,     OWN,  ALL,  LIM,  NONE]),
    Row(Action::DisposeCases,       [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::HoldCase,           [NONE,   NONE,    NONE, ALL,  NONE, NONE]),
    Row(Action::ExportCase,         [NONE,   NONE,    NONE, ALL,  NONE, NONE]),
    Row(Action::ConfirmArchived,    [NONE,   NONE,    NONE, ALL,  LIM,  NONE]),
    Row(Action::AnswerPerson,       [NONE,   NONE,    NONE, ALL,  NONE, NONE]),
    Row(Action::ShareConfidential,  [PART,   PART,    PART, ALL,  NONE, NONE]),
    Row(Action::ReadAudit,          [CO,     CO,      CO,   ALL,  LIM,  NONE]),
    Row(Action::ReadAccessLog,      [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::KeepOwnAccount,     [ALL,    ALL,     ALL,  ALL,  ALL,  NONE]),
    Row(Action::ManageAccounts,     [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::ManageProviders,    [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    Row(Action::SeeToDeliveries,    [NONE,   NONE,    NONE, ALL,  ALL,  NONE]),
    Row(Action::ManageWebhooks,     [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    Row(Action::ManageGateways,     [NONE,   NONE,    NONE, NONE, ALL,  NONE]),
    // Mail is handed in by programs alone: who writes it is not who hands it in.
    Row(Action::ReceiveMail,        [NONE,   NONE,    NONE, NONE, NONE, ALL]),
    // And of what belongs to a case, the words only with the right to those.
    Row(Action::SeeToMail,          [ALL,    ALL,     NONE, ALL,  NONE, NONE]),
];

/// How far `role` reaches with `action`. What stands in no row is not allowed.
pub(super) fn reach(action: Action, role: Role) -> Reach {
    let row = MATRIX.iter().find(|row| row.0 == action);
    let column = COLUMNS.iter().position(|&column| column == role);
    row.zip(column)
        .and_then(|(row, column)| row.1.get(column).copied())
        .unwrap_or(Reach::Nothing)
}

impl Reach {
    /// How much of a case or part with these ties is seen.
    pub(super) fn sight(self, ties: Ties) -> Option<Sight> {
        let full_if = |tied: bool| tied.then_some(Sight::Full);
        let own = ties.coordinates || ties.contributes;
        match self {
            Self::Nothing => None,
            Self::Limited => Some(Sight::Limited),
            Self::Coordinated => full_if(ties.coordinates),
            Self::CoordinatedElseLimited => full_if(ties.coordinates).or(Some(Sight::Limited)),
            Self::Own => full_if(own),
            Self::OwnElseLimited => full_if(own).or(Some(Sight::Limited)),
            Self::OwnPart => full_if(ties.owns_part),
            Self::Headed => full_if(ties.heads),
            Self::All => Some(Sight::Full),
        }
    }

    /// Which cases a list of this reach may hold.
    pub(super) fn scope(self) -> Scope {
        match self {
            Self::Nothing => Scope::Nothing,
            Self::Coordinated | Self::Own | Self::OwnPart | Self::Headed => Scope::Concerned,
            Self::Limited | Self::CoordinatedElseLimited | Self::OwnElseLimited | Self::All => {
                Scope::Everything
            }
        }
    }
}
