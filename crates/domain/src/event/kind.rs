//! The words for what happened.

use super::Happened;
use crate::closed_set;
use crate::guarantee::Entry;

closed_set! {
    /// The word for what happened; each kind of ledger entry has its own.
    EventKind {
        /// An enquiry was registered.
        EnquiryRegistered = "enquiry_registered",
        /// The case was opened.
        CaseOpened = "case_opened",
        /// A unit was asked for its part.
        ContributionOffered = "contribution_offered",
        /// The business was told what is missing in its papers.
        PapersMissing = "papers_missing",
        /// The papers were declared complete.
        PapersComplete = "papers_complete",
        /// The business added to its papers unasked.
        PapersSupplemented = "papers_supplemented",
        /// The fee was paid.
        FeePaid = "fee_paid",
        /// Another authority was asked.
        ReferralSent = "referral_sent",
        /// It answered.
        ReferralAnswered = "referral_answered",
        /// Something was done that keeps promises.
        Progressed = "progressed",
        /// A contribution was offered again.
        OfferRepeated = "offer_repeated",
        /// A contribution that nobody accepted was brought before those above.
        OfferUnaccepted = "offer_unaccepted",
        /// The coordinator was asked to renew what was promised.
        RenewalAsked = "renewal_asked",
        /// A unit will be asked for its part later.
        ContributionHeld = "contribution_held",
        /// It was said which contributions must be answered before one.
        ContributionOrdered = "contribution_ordered",
        /// The turn of a contribution has come.
        ContributionOpened = "contribution_opened",
        /// Somebody took a contribution on.
        ContributionAccepted = "contribution_accepted",
        /// Whoever works on a contribution waits.
        ContributionWaiting = "contribution_waiting",
        /// They go on.
        ContributionResumed = "contribution_resumed",
        /// A unit gave its answer.
        ContributionAnswered = "contribution_answered",
        /// A contribution was put back before its unit.
        ContributionReleased = "contribution_released",
        /// A contribution was given to a person of its unit.
        ContributionReassigned = "contribution_reassigned",
        /// A unit said that a contribution is another's.
        ContributionDeclined = "contribution_declined",
        /// A unit said that a contribution is not theirs.
        ContributionReturned = "contribution_returned",
        /// The coordinator asked another unit instead.
        ContributionPassedOn = "contribution_passed_on",
        /// A contribution is not needed any more.
        ContributionCancelled = "contribution_cancelled",
        /// The answer to an open question was learned.
        QuestionAnswered = "question_answered",
        /// A meeting or visit was planned.
        MeetingPlanned = "meeting_planned",
        /// It was changed.
        MeetingChanged = "meeting_changed",
        /// It will not take place.
        MeetingCancelled = "meeting_cancelled",
        /// It took place.
        MeetingHeld = "meeting_held",
        /// At a meeting it was agreed that somebody does something.
        MeetingActionAgreed = "meeting_action_agreed",
        /// What was agreed at a meeting was done.
        MeetingActionDone = "meeting_action_done",
        /// What was written down at a meeting was kept, or changed.
        MeetingMinutesKept = "meeting_minutes_kept",
        /// A file was added.
        AttachmentAdded = "attachment_added",
        /// A file was removed.
        AttachmentRemoved = "attachment_removed",
        /// Something was found in a file.
        AttachmentInfected = "attachment_infected",
        /// The case got another coordinator.
        HandedOver = "handed_over",
        /// Somebody was in contact with the business, or tried to be.
        ContactMomentRecorded = "contact_moment_recorded",
        /// The business asked to be called back.
        CallBackAsked = "call_back_asked",
        /// Somebody called back and reached nobody.
        CallBackAttempted = "call_back_attempted",
        /// Whoever asked to be called back was spoken with.
        CallBackKept = "call_back_kept",
        /// A call-back was called off.
        CallBackCancelled = "call_back_cancelled",
        /// Somebody else is to call back.
        CallBackReassigned = "call_back_reassigned",
        /// A guarantee was given.
        GuaranteePromised = "guarantee_promised",
        /// A guarantee's clock started.
        GuaranteeStarted = "guarantee_started",
        /// A guarantee's clock was stopped.
        GuaranteePaused = "guarantee_paused",
        /// A reason to stand still has gone.
        GuaranteeResumed = "guarantee_resumed",
        /// A guarantee's clock was set back to nothing.
        GuaranteeRestarted = "guarantee_restarted",
        /// A guarantee was given more time.
        GuaranteeExtended = "guarantee_extended",
        /// Management corrected a guarantee's due moment.
        GuaranteeAmended = "guarantee_amended",
        /// Those concerned were told that a share of its period has passed.
        GuaranteeWarned = "guarantee_warned",
        /// A guarantee's due moment passed.
        GuaranteeMissed = "guarantee_missed",
        /// What was promised was done.
        GuaranteeMet = "guarantee_met",
        /// Nothing is owed any more.
        GuaranteeCancelled = "guarantee_cancelled",
        /// It was said why a guarantee was missed.
        GuaranteeExplained = "guarantee_explained",
        /// Something was done to make up for missing it.
        GuaranteeRemedied = "guarantee_remedied",
        /// A message was sent to the business.
        MessageSent = "message_sent",
        /// A message came from the business.
        MessageReceived = "message_received",
        /// A handler wants to know something from the business.
        QuestionAsked = "question_asked",
        /// The business was asked.
        QuestionForwarded = "question_forwarded",
        /// The coordinator did not pass a question on.
        QuestionDeclined = "question_declined",
        /// A note was written.
        NoteWritten = "note_written",
        /// A unit said what it misses.
        MissingItemsRegistered = "missing_items_registered",
        /// Things that were missing have come.
        MissingItemsReceived = "missing_items_received",
        /// The draft of the final answer was edited.
        AnswerDrafted = "answer_drafted",
        /// The final answer was sent.
        AnswerSent = "answer_sent",
        /// An overview of the process was written.
        OverviewWritten = "overview_written",
        /// An overview of the process was sent.
        OverviewSent = "overview_sent",
        /// What came was taken from a mail.
        MailTaken = "mail_taken",
        /// The case waits for somebody outside the house.
        CaseWaiting = "case_waiting",
        /// The case goes on.
        CaseResumed = "case_resumed",
        /// The case was closed.
        CaseClosed = "case_closed",
        /// The business no longer wants an answer.
        CaseWithdrawn = "case_withdrawn",
        /// What was answered or closed goes on.
        CaseReopened = "case_reopened",
        /// The case is about something more, or something less.
        CaseTypesChanged = "case_types_changed",
        /// The case was tied to another.
        CaseLinked = "case_linked",
        /// The case is not tied to that one any more.
        CaseUnlinked = "case_unlinked",
        /// The matter goes on in another case.
        CaseMerged = "case_merged",
        /// The matter of another case goes on here.
        CaseMergedIn = "case_merged_in",
        /// A part of the matter goes on in a case of its own.
        CaseSplit = "case_split",
        /// The case was split off from another.
        CaseSplitOff = "case_split_off",
        /// The case takes more coordination, or less.
        ComplexityChanged = "complexity_changed",
        /// The case cannot wait any more, or can after all.
        UrgencyChanged = "urgency_changed",
        /// Who works on the case together changed.
        TaskForceChanged = "task_force_changed",
        /// The labels of the case changed.
        LabelsChanged = "labels_changed",
    }
}

impl Happened {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::EnquiryRegistered { .. } => EventKind::EnquiryRegistered,
            Self::CaseOpened { .. } => EventKind::CaseOpened,
            Self::ContributionOffered { .. } => EventKind::ContributionOffered,
            Self::PapersMissing { .. } => EventKind::PapersMissing,
            Self::PapersComplete { .. } => EventKind::PapersComplete,
            Self::PapersSupplemented { .. } => EventKind::PapersSupplemented,
            Self::FeePaid { .. } => EventKind::FeePaid,
            Self::ReferralSent { .. } => EventKind::ReferralSent,
            Self::ReferralAnswered { .. } => EventKind::ReferralAnswered,
            Self::Progressed { .. } => EventKind::Progressed,
            Self::OfferRepeated { .. } => EventKind::OfferRepeated,
            Self::OfferUnaccepted { .. } => EventKind::OfferUnaccepted,
            Self::RenewalAsked { .. } => EventKind::RenewalAsked,
            Self::Contribution { step, .. } => step.kind(),
            Self::QuestionAnswered { .. } => EventKind::QuestionAnswered,
            Self::MeetingPlanned { .. } => EventKind::MeetingPlanned,
            Self::MeetingChanged { .. } => EventKind::MeetingChanged,
            Self::MeetingCancelled { .. } => EventKind::MeetingCancelled,
            Self::MeetingHeld { .. } => EventKind::MeetingHeld,
            Self::MeetingActionAgreed { .. } => EventKind::MeetingActionAgreed,
            Self::MeetingActionDone { .. } => EventKind::MeetingActionDone,
            Self::MeetingMinutesKept { .. } => EventKind::MeetingMinutesKept,
            Self::Attachment(of) => of.kind(),
            Self::HandedOver { .. } => EventKind::HandedOver,
            Self::Guarantee { entry, .. } => match entry {
                Entry::Promised { .. } => EventKind::GuaranteePromised,
                Entry::Started { .. } => EventKind::GuaranteeStarted,
                Entry::Paused { .. } => EventKind::GuaranteePaused,
                Entry::Resumed { .. } => EventKind::GuaranteeResumed,
                Entry::Restarted { .. } => EventKind::GuaranteeRestarted,
                Entry::Extended { .. } => EventKind::GuaranteeExtended,
                Entry::Amended { .. } => EventKind::GuaranteeAmended,
                Entry::Warned { .. } => EventKind::GuaranteeWarned,
                Entry::Missed { .. } => EventKind::GuaranteeMissed,
                Entry::Met { .. } => EventKind::GuaranteeMet,
                Entry::Cancelled { .. } => EventKind::GuaranteeCancelled,
                Entry::Explained { .. } => EventKind::GuaranteeExplained,
                Entry::Remedied { .. } => EventKind::GuaranteeRemedied,
            },
            Self::Talk(of) => of.kind(),
            Self::Case(of) => of.kind(),
            Self::Switchboard(of) => of.kind(),
        }
    }
}
