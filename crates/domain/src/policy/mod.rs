//! Who may do what. The one place that decides.
//!
//! A use case loads what is touched and asks [`require`] at once. Lists, searches and the event
//! feed ask it for the municipality, narrow their query by [`scope`], and then show of every case
//! what [`sight`] allows, so that a list never says more than the case itself would.
//!
//! What each role gives stands in one table, the matrix; nothing here names a role.

mod allowed;
mod case;
mod matrix;
mod scopes;

pub use allowed::{case_acts, contribution_acts, is_meant};
pub use case::{CaseInView, ContributionInView, Detail, Scope, Sight, Surface};
pub use scopes::{ScopeGroup, actions_of};

use crate::directory::Role;
use crate::event::Actor;
use crate::{MunicipalityId, StaffId, closed_set};
use case::Ties;
use matrix::Reach;

/// Who asks, as their credentials say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The municipality they act in; a person in two picks one per session.
    pub municipality: MunicipalityId,
    /// Who will stand in the events.
    pub actor: Actor,
    /// What they may do; roles add up. Empty for a business with its tracking code.
    pub roles: Vec<Role>,
    /// The units they belong to, by unit id.
    pub units: Vec<String>,
    /// The units they are head of.
    pub heads: Vec<String>,
    /// Which staff member they are. A program is none and never inherits a person's rights.
    pub staff: Option<StaffId>,
    /// What their credentials are narrowed to, if they are: nothing else is allowed, whatever the
    /// roles give.
    pub only: Option<Vec<Action>>,
}

closed_set! {
    /// What a caller may want to do.
    Action {
        /// Register an enquiry, which opens a case.
        RegisterEnquiry = "register_enquiry",
        /// See what registering an enquiry would do.
        PreviewEnquiry = "preview_enquiry",
        /// List cases.
        ListCases = "list_cases",
        /// Read a case.
        ReadCase = "read_case",
        /// Read what is confidential in a case: the words of its enquiries, and contact data.
        ReadEnquiryText = "read_enquiry_text",
        /// Read why a case was routed as it was; quotes the enquiry.
        ReadRouting = "read_routing",
        /// Read what happened: to one case, or to all as a feed.
        ReadEvents = "read_events",
        /// Write into the ledger of a promise what its own terms foresee, and keep it.
        KeepPromises = "keep_promises",
        /// Correct or call off a promise, and agree to a remedy.
        CorrectPromises = "correct_promises",
        /// Ask when a promise on given terms would be due.
        SimulatePromise = "simulate_promise",
        /// Read with whom the time of a case lay.
        ReadAttribution = "read_attribution",
        /// Do what the coordinator of a case decides: who takes part, what it is about, how it ends.
        CoordinateCase = "coordinate_case",
        /// Give a case that somebody else coordinates to another coordinator.
        TakeOverCase = "take_over_case",
        /// Accept, decline and answer a contribution, and wait in between.
        WorkOnContribution = "work_on_contribution",
        /// Say who of a unit works on its contribution.
        AssignContribution = "assign_contribution",
        /// Read the parts of a case that are for one unit alone.
        ReadConfidential = "read_confidential",
        /// Write a note on a case.
        WriteNote = "write_note",
        /// Write down what came from the business on a case.
        ReceiveMessage = "receive_message",
        /// Read what is said on a case: messages, questions, notes, drafts and overviews.
        ReadMessages = "read_messages",
        /// Read the register of businesses and their contact persons.
        ReadBusinesses = "read_businesses",
        /// Change what a business is called, and name its account manager.
        ChangeBusiness = "change_business",
        /// Search cases.
        Search = "search",
        /// Find out who calls, whose their cases are, and who can take the call.
        Lookup = "lookup",
        /// Say of oneself whether one can take calls.
        SetPresence = "set_presence",
        /// Note a call, visit, mail or meeting on a case, and see to call-backs.
        RecordContact = "record_contact",
        /// Read the contact moments and call-backs of a case.
        ReadContacts = "read_contacts",
        /// Read the catalogue.
        ReadCatalogue = "read_catalogue",
        /// Write a draft of the catalogue.
        DraftCatalogue = "draft_catalogue",
        /// Publish a draft: from then on enquiries are routed by it.
        PublishCatalogue = "publish_catalogue",
        /// Read who works here, in which units, and who is away.
        ReadDirectory = "read_directory",
        /// Change staff, absences and the duty roster.
        ChangeDirectory = "change_directory",
        /// Issue and revoke credentials of programs.
        ManageTokens = "manage_tokens",
        /// Read the municipality's name and settings.
        ReadMunicipality = "read_municipality",
        /// Change the municipality's settings.
        ChangeMunicipality = "change_municipality",
        /// Plan, change, cancel and hold meetings and visits on a case.
        PlanMeetings = "plan_meetings",
        /// Read what is said of a meeting: agenda, participants, minutes and what was agreed.
        ReadMeetings = "read_meetings",
        /// Change the times that the municipality keeps for meetings.
        ChangeSlots = "change_slots",
        /// Load a whole municipality from a file.
        ImportMunicipality = "import_municipality",
        /// Add a file to a case.
        AddAttachment = "add_attachment",
        /// Read the files of a case.
        ReadAttachment = "read_attachment",
        /// Remove a file that should not be there.
        RemoveAttachment = "remove_attachment",
        /// Add a further enquiry to a case.
        AddEnquiry = "add_enquiry",
        /// See to one's own password, second factor and sessions.
        KeepOwnAccount = "keep_own_account",
        /// See to the accounts and sessions of others.
        ManageAccounts = "manage_accounts",
        /// Say whose word about identities is believed.
        ManageProviders = "manage_providers",
    }
}

/// What an action touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object<'a> {
    /// The municipality as a whole: its lists, catalogue, directory and settings.
    Municipality(MunicipalityId),
    /// One case.
    Case(CaseInView<'a>),
    /// What one unit owes a case.
    Contribution(ContributionInView<'a>),
}

/// Why a caller may not. It says how to refuse without telling too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// The caller may know that it exists, but not do this with it.
    #[error("not allowed")]
    Denied,
    /// The caller may not even know that it exists: answer as if it did not.
    #[error("not to be known")]
    Hidden,
}

/// Passes if `caller` may do `action` to `of`, by any of their roles.
///
/// An action asked of the wrong kind of object is refused: reading a case is never allowed
/// "for the whole municipality" by an oversight.
pub fn require(caller: &Caller, action: Action, of: &Object<'_>) -> Result<(), Forbidden> {
    match of {
        Object::Municipality(id) if *id != caller.municipality => Err(Forbidden::Hidden),
        Object::Municipality(_) => {
            let allowed = action.may_touch_municipality()
                && reaches(caller, action).any(|reach| reach != Reach::Nothing);
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
        Object::Case(case) => {
            sight(caller, case).ok_or(Forbidden::Hidden)?;
            let allowed = action.may_touch_case() && reached(caller, action, case).is_some();
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
        Object::Contribution(part) => {
            sight(caller, &part.case).ok_or(Forbidden::Hidden)?;
            let ties = part.ties_to(caller);
            let allowed = action.may_touch_contribution() && seen(caller, action, ties).is_some();
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
    }
}

/// How much of `case` the caller sees, on every surface; none if they may not know of it.
pub fn sight(caller: &Caller, case: &CaseInView<'_>) -> Option<Sight> {
    reached(caller, Action::ReadCase, case)
}

/// Whether the caller sees a part of `case` that is for `only_unit` alone, or for everybody who
/// sees all of the case if it names none.
pub fn sees_part(caller: &Caller, case: &CaseInView<'_>, only_unit: Option<&str>) -> bool {
    sight(caller, case) == Some(Sight::Full) && is_for(caller, only_unit)
}

/// Whether something on a case of which the caller sees all is for them: what is for one unit alone
/// is for its members, and for whoever may read everything.
pub fn is_for(caller: &Caller, only_unit: Option<&str>) -> bool {
    let Some(unit) = only_unit else {
        return true;
    };
    let ties = Ties {
        owns_part: caller.units.iter().any(|of| of == unit),
        ..Ties::default()
    };
    seen(caller, Action::ReadConfidential, ties).is_some()
}

/// Which cases a list, search or feed may hold for this caller, before any is loaded.
///
/// It admits exactly the cases of which [`sight`] shows something.
pub fn scope(caller: &Caller) -> Scope {
    reaches(caller, Action::ListCases)
        .map(Reach::scope)
        .max()
        .unwrap_or(Scope::Nothing)
}

impl Caller {
    /// Whether they hold `role`.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether their credentials reach as far as this action at all.
    fn is_narrowed_to(&self, action: Action) -> bool {
        let only = self.only.as_ref();
        only.is_none_or(|only| only.contains(&action))
    }
}

impl Action {
    /// Whether it can be asked of one case.
    const fn may_touch_case(self) -> bool {
        matches!(
            self,
            Self::ReadCase
                | Self::ReadEnquiryText
                | Self::ReadRouting
                | Self::ReadEvents
                | Self::KeepPromises
                | Self::CorrectPromises
                | Self::ReadAttribution
                | Self::PlanMeetings
                | Self::ReadMeetings
                | Self::AddAttachment
                | Self::ReadAttachment
                | Self::RemoveAttachment
                | Self::RecordContact
                | Self::ReadContacts
                | Self::CoordinateCase
                | Self::TakeOverCase
                | Self::WriteNote
                | Self::ReceiveMessage
                | Self::ReadMessages
                | Self::AddEnquiry
        )
    }

    /// Whether it can be asked of one contribution, or of another part that is a unit's.
    const fn may_touch_contribution(self) -> bool {
        matches!(
            self,
            Self::WorkOnContribution | Self::AssignContribution | Self::ReadConfidential
        )
    }

    /// Whether it can be asked of the municipality as a whole.
    const fn may_touch_municipality(self) -> bool {
        let of_one = self.may_touch_case() || self.may_touch_contribution();
        !of_one || matches!(self, Self::ReadEvents | Self::ReadContacts)
    }
}

fn reached(caller: &Caller, action: Action, case: &CaseInView<'_>) -> Option<Sight> {
    if case.municipality != caller.municipality {
        return None;
    }
    seen(caller, action, case.ties_to(caller))
}

fn seen(caller: &Caller, action: Action, ties: Ties) -> Option<Sight> {
    reaches(caller, action)
        .filter_map(|reach| reach.sight(ties))
        .max()
}

fn reaches(caller: &Caller, action: Action) -> impl Iterator<Item = Reach> + '_ {
    let roles = if caller.is_narrowed_to(action) {
        caller.roles.as_slice()
    } else {
        &[]
    };
    roles.iter().map(move |&role| matrix::reach(action, role))
}
