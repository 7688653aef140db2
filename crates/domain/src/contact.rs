//! A contact moment: one call, visit, mail or meeting on a case.

use crate::closed_set;
use crate::guarantee::Progress;

closed_set! {
    /// How people were in contact.
    ContactKind {
        /// By phone.
        Call = "call",
        /// Somebody came, here or there.
        Visit = "visit",
        /// By letter or e-mail.
        Mail = "mail",
        /// At a meeting.
        Meeting = "meeting",
    }
}

closed_set! {
    /// Who turned to whom.
    Direction {
        /// The business turned to the municipality.
        In = "in",
        /// The municipality turned to the business.
        Out = "out",
    }
}

closed_set! {
    /// What came of it.
    ContactOutcome {
        /// They spoke with each other, or the mail reached the other.
        Reached = "reached",
        /// Nobody was there.
        NotReached = "not_reached",
        /// The business wants to be called back.
        CallBack = "call_back",
    }
}

/// What a contact moment does for the promises of its case.
///
/// Who spoke with the business has reached it, whoever called whom. A mail speaks with nobody: one
/// that we sent tells the business something, one that came in keeps no promise of ours.
pub fn progress(
    kind: ContactKind,
    direction: Direction,
    outcome: ContactOutcome,
) -> Option<Progress> {
    match (outcome, kind, direction) {
        (ContactOutcome::NotReached | ContactOutcome::CallBack, _, _)
        | (ContactOutcome::Reached, ContactKind::Mail, Direction::In) => None,
        (ContactOutcome::Reached, ContactKind::Mail, Direction::Out) => {
            Some(Progress::BusinessTold)
        }
        (
            ContactOutcome::Reached,
            ContactKind::Call | ContactKind::Visit | ContactKind::Meeting,
            Direction::In | Direction::Out,
        ) => Some(Progress::BusinessReached),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_person_who_was_reached_keeps_the_promise_of_human_contact() {
        for &kind in ContactKind::ALL {
            for &direction in Direction::ALL {
                for &outcome in ContactOutcome::ALL {
                    let spoke = outcome == ContactOutcome::Reached && kind != ContactKind::Mail;
                    let keeps = progress(kind, direction, outcome);
                    assert_eq!(keeps == Some(Progress::BusinessReached), spoke);
                }
            }
        }
    }

    #[test]
    fn a_mail_tells_the_business_something_only_if_we_sent_it() {
        let mail = |direction| progress(ContactKind::Mail, direction, ContactOutcome::Reached);
        assert_eq!(mail(Direction::Out), Some(Progress::BusinessTold));
        assert_eq!(mail(Direction::In), None);
    }
}
