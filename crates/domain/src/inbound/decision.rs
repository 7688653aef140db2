//! What becomes of a mail that a person may have written.

use super::WhyIgnored;
use crate::{CaseId, StaffId};

/// How many mails of one sender are taken within an hour. Two programs that answer each other come to
/// more in minutes; a person does not.
pub const MOST_AN_HOUR: u32 = 30;
/// How many a colleague may pass on: a mailbox that is cleared.
const MOST_OF_A_COLLEAGUE: u32 = 300;

/// How a mail leads to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It answers a mail of the case, whose id nobody guesses.
    Thread,
    /// It went to an address that names the case.
    Tag,
    /// Its subject names the case.
    Subject,
}

/// A case to which a mail may belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The case.
    pub case: CaseId,
    /// How the mail leads there.
    pub way: Way,
    /// Whether whoever wrote it is known on the case by their address.
    pub knows_sender: bool,
}

/// Who sent a mail to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// Somebody outside the house.
    Outsider,
    /// A colleague, for themselves.
    Colleague(StaffId),
    /// A colleague who passed on what somebody else had written.
    PassedOn(StaffId),
}

/// What is known of a mail and its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who sent it.
    pub writer: Writer,
    /// To which cases it may belong, the surest first.
    pub candidates: Vec<Candidate>,
    /// How many mails of this sender came within the last hour.
    pub in_last_hour: u32,
    /// Whether a server found that the sender is not who they say.
    pub is_forged: bool,
}

/// What becomes of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is a message on this case.
    Reply {
        /// The case.
        case: CaseId,
    },
    /// It is an enquiry of its own.
    NewEnquiry {
        /// The case that it names, onto which its sender may not write.
        mentions: Option<CaseId>,
    },
    /// It is set aside.
    Ignored(WhyIgnored),
}

/// What becomes of a mail that no program wrote.
///
/// Onto a case writes who is known there, or who answers a mail of the case *and* writes to the
/// address that came with it: both together have only those to whom we wrote, and those to whom
/// they passed it on. Anybody else opens a case of their own, which says what it refers to.
pub fn decide(known: &Known) -> Decision {
    if known.in_last_hour >= known.writer.most_an_hour() {
        return Decision::Ignored(WhyIgnored::TooMany);
    }
    let first = known.candidates.first();
    match known.writer {
        // What a colleague writes is not what the business says.
        Writer::Colleague(_) if first.is_some() => {
            return Decision::Ignored(WhyIgnored::FromColleague);
        }
        Writer::Colleague(_) => return Decision::NewEnquiry { mentions: None },
        Writer::Outsider | Writer::PassedOn(_) => {}
    }
    let let_in = known.candidates.iter().find(|one| known.lets_in(one));
    match let_in {
        Some(one) => Decision::Reply { case: one.case },
        None => Decision::NewEnquiry {
            mentions: first.map(|one| one.case),
        },
    }
}

impl Writer {
    /// How many mails of theirs are taken within an hour.
    const fn most_an_hour(self) -> u32 {
        match self {
            Self::Outsider => MOST_AN_HOUR,
            Self::Colleague(_) | Self::PassedOn(_) => MOST_OF_A_COLLEAGUE,
        }
    }

    /// The colleague who passed it on, if one did.
    pub const fn passed_on_by(self) -> Option<StaffId> {
        match self {
            Self::Outsider => None,
            Self::Colleague(id) | Self::PassedOn(id) => Some(id),
        }
    }
}

impl Known {
    fn lets_in(&self, one: &Candidate) -> bool {
        if self.is_forged {
            return false;
        }
        let by = |way| {
            let mut all = self.candidates.iter();
            all.any(|other| other.case == one.case && other.way == way)
        };
        one.knows_sender || (by(Way::Thread) && by(Way::Tag))
    }
}
