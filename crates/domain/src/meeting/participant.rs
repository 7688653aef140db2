//! Who is invited to a meeting.

use crate::policy::Caller;
use crate::{ContactId, ParticipantId, StaffId, closed_set};

closed_set! {
    /// The word for who is invited.
    InviteeKind {
        /// A staff member.
        Staff = "staff",
        /// A unit, which sends whom it likes.
        Unit = "unit",
        /// The business's contact person.
        Contact = "contact",
        /// Somebody from outside.
        Guest = "guest",
    }
}

/// Who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitee {
    /// A staff member, for their unit if they handle its contribution.
    Staff {
        /// Who.
        staff: StaffId,
        /// For which unit.
        unit: Option<String>,
    },
    /// A unit, which sends whom it likes.
    Unit {
        /// Which.
        unit: String,
    },
    /// The business's contact person.
    Contact {
        /// Who.
        contact: ContactId,
    },
    /// Somebody from outside.
    Guest {
        /// Their name.
        name: String,
        /// Their address.
        email: String,
    },
}

/// Somebody who is invited, and whether they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Their identity at this meeting.
    pub id: ParticipantId,
    /// Who.
    pub invitee: Invitee,
    /// Whether they were there; nothing while it was not held.
    pub attended: Option<bool>,
}

impl Invitee {
    /// The word for it.
    pub fn kind(&self) -> InviteeKind {
        match self {
            Self::Staff { .. } => InviteeKind::Staff,
            Self::Unit { .. } => InviteeKind::Unit,
            Self::Contact { .. } => InviteeKind::Contact,
            Self::Guest { .. } => InviteeKind::Guest,
        }
    }

    /// Whether these are one and the same: a person is not invited twice for two units.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Staff { staff, .. }, Self::Staff { staff: other, .. }) => staff == other,
            (Self::Guest { email, .. }, Self::Guest { email: other, .. }) => email == other,
            (one, other) => one == other,
        }
    }
}

/// Whether the caller is invited: by name, with their unit, or because they act for somebody who is
/// and is away. Who is, may know what they come to.
pub fn is_invited(caller: &Caller, acts_for: &[StaffId], participants: &[Participant]) -> bool {
    participants.iter().any(|one| match &one.invitee {
        Invitee::Staff { staff, .. } => caller.staff == Some(*staff) || acts_for.contains(staff),
        Invitee::Unit { unit } => caller.staff.is_some() && caller.units.contains(unit),
        Invitee::Contact { .. } | Invitee::Guest { .. } => false,
    })
}
