//! What a token may be narrowed to: single actions, or groups of them.

use super::Action;
use crate::closed_set;

closed_set! {
    /// A group of actions that programs are given together.
    ScopeGroup {
        /// Everything that is only read.
        Read = "read",
        /// What a form, a switchboard tool or a mail gateway does: enquiries come in.
        Intake = "intake",
        /// What happens, told further.
        Events = "events",
        /// Cases and their contributions are worked on.
        Casework = "casework",
        /// Directory, catalogue and settings are kept.
        Administration = "administration",
    }
}

/// The actions that a word of a scope stands for; none if it is no such word.
///
/// The care of one's own account is in no scope: it belongs to whoever is signed in.
pub fn actions_of(word: &str) -> Option<Vec<Action>> {
    if let Some(group) = ScopeGroup::parse(word) {
        let all = Action::ALL.iter().copied();
        return Some(all.filter(|action| group.holds(*action)).collect());
    }
    Action::parse(word)
        .filter(|action| *action != Action::KeepOwnAccount)
        .map(|action| vec![action])
}

impl ScopeGroup {
    /// Whether the group holds this action.
    fn holds(self, action: Action) -> bool {
        groups_of(action).contains(&self)
    }
}

/// Exhaustive: a new action says where it belongs.
#[rustfmt::skip]
fn groups_of(action: Action) -> &'static [ScopeGroup] {
    use ScopeGroup::{Administration, Casework, Events, Intake, Read};
    match action {
        Action::RegisterEnquiry
        | Action::PreviewEnquiry
        | Action::AddEnquiry
        | Action::ReceiveMessage
        | Action::ReceiveMail
        | Action::AddAttachment => &[Intake, Casework],
        Action::ListCases | Action::ReadCase => &[Read, Intake, Events, Casework],
        Action::ReadEvents => &[Read, Events, Casework],
        Action::ReadCatalogue | Action::ReadMunicipality => {
            &[Read, Intake, Events, Casework, Administration]
        }
        Action::Lookup => &[Read, Intake],
        Action::ReadEnquiryText | Action::ReadRouting | Action::ReadAttribution
        | Action::ReadConfidential | Action::ReadMessages | Action::ReadBusinesses
        | Action::Search | Action::ReadContacts | Action::ReadMeetings | Action::ReadAttachment
        | Action::ReadRetention | Action::ReadAudit | Action::SimulatePromise => &[Read, Casework],
        Action::ReadDirectory => &[Read, Casework, Administration],
        Action::ReadAccessLog => &[Read, Administration],
        Action::KeepPromises
        | Action::CorrectPromises
        | Action::CoordinateCase
        | Action::TakeOverCase
        | Action::WorkOnContribution
        | Action::AssignContribution
        | Action::WriteNote
        | Action::SetPresence
        | Action::RecordContact
        | Action::PlanMeetings
        | Action::ShareConfidential
        | Action::SeeToMail
        | Action::RemoveAttachment => &[Casework],
        Action::ChangeBusiness
        | Action::DraftCatalogue
        | Action::PublishCatalogue
        | Action::ChangeDirectory
        | Action::ChangeMunicipality
        | Action::ChangeSlots
        | Action::HoldCase
        | Action::SeeToDeliveries
        | Action::ImportMunicipality => &[Administration],
        // Whoever can make credentials can do everything: only by their own words.
        Action::ManageTokens
        | Action::ManageAccounts
        | Action::ManageProviders
        | Action::KeepOwnAccount => &[],
        // Whoever says where events or messages are sent is told all that is sent there.
        Action::ManageWebhooks | Action::ManageGateways => &[],
        // What takes a whole case or person out, or away: only by their own words, too.
        Action::ExportCase
        | Action::ConfirmArchived
        | Action::DisposeCases
        | Action::AnswerPerson => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_an_action_or_a_group() {
        assert_eq!(
            actions_of("register_enquiry"),
            Some(vec![Action::RegisterEnquiry])
        );
        let intake = actions_of("intake").unwrap_or_default();
        assert!(intake.contains(&Action::RegisterEnquiry));
        assert!(!intake.contains(&Action::ReadEnquiryText));
        assert_eq!(actions_of("everything"), None);
        assert_eq!(actions_of("keep_own_account"), None);
    }

    #[test]
    fn reading_changes_nothing() {
        let read = actions_of("read").unwrap_or_default();
        let reads = |action: &Action| {
            let word = action.as_str();
            ["read_", "list_", "search", "lookup", "simulate_"]
                .iter()
                .any(|verb| word.starts_with(verb))
        };
        assert!(read.iter().all(reads), "{read:?}");
    }

    #[test]
    fn no_group_makes_credentials() {
        for group in ScopeGroup::ALL {
            let actions = actions_of(group.as_str()).unwrap_or_default();
            assert!(!actions.contains(&Action::ManageTokens), "{group}");
            assert!(!actions.contains(&Action::ManageAccounts), "{group}");
        }
    }
}
