//! What becomes of a mail, and why: words that are kept.

use crate::attachment::FileProblem;
use crate::closed_set;

closed_set! {
    /// What became of a mail.
    Outcome {
        /// It is an enquiry, and a case.
        Enquiry = "enquiry",
        /// It is a message on a case.
        Reply = "reply",
        /// Nothing: it was set aside, where somebody can look at it.
        Ignored = "ignored",
    }
}

closed_set! {
    /// Why a mail was set aside.
    WhyIgnored {
        /// It is ours, and came back.
        OwnMail = "own_mail",
        /// A mail of ours could not be delivered.
        Bounce = "bounce",
        /// A program answered for somebody who is away, or has read it.
        AutomaticReply = "automatic_reply",
        /// A program wrote it.
        Automatic = "automatic",
        /// It went to many at once.
        MailingList = "mailing_list",
        /// It names no sender who could be answered.
        NoSender = "no_sender",
        /// There is nothing to read in it.
        Empty = "empty",
        /// A colleague wrote into the mail of a case, and not the business.
        FromColleague = "from_colleague",
        /// Its sender wrote too much within an hour.
        TooMany = "too_many",
        /// It cannot be read as a mail.
        Unreadable = "unreadable",
    }
}

closed_set! {
    /// Why a file was not taken along. The mail as it came has it.
    NotTaken {
        /// There is nothing in it.
        Empty = "empty",
        /// It is of a kind that may not come in.
        NotAllowed = "not_allowed",
        /// It is not what it is called.
        Disagrees = "disagrees",
        /// Outlook packed the files in a way that only Outlook opens.
        Packed = "packed",
        /// There were too many of them.
        TooMany = "too_many",
        /// The case is closed.
        CaseClosed = "case_closed",
    }
}

impl From<FileProblem> for NotTaken {
    fn from(problem: FileProblem) -> Self {
        match problem {
            FileProblem::Empty => Self::Empty,
            FileProblem::NotAllowed => Self::NotAllowed,
            FileProblem::Disagrees => Self::Disagrees,
        }
    }
}
