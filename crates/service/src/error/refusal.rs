//! Why something cannot be done as things stand.

use onedoor_domain::StaffId;

onedoor_domain::closed_set! {
    /// Why the state of things does not allow something.
    Refusal {
        /// The e-mail address belongs to somebody else.
        EmailTaken = "email_taken",
        /// There is such a unit already.
        UnitExists = "unit_exists",
        /// The unit is not in the published catalogue.
        UnitUnknown = "unit_unknown",
        /// There is a municipality of that name already.
        SlugTaken = "slug_taken",
        /// The person still coordinates live cases or handles open contributions.
        StillCarriesWork = "still_carries_work",
        /// Only a draft can be published.
        NotADraft = "not_a_draft",
        /// The municipality has nobody who could answer to a business.
        NobodyThere = "nobody_there",
        /// Somebody else took the same number at the same moment.
        TryAgain = "try_again",
        /// The token is revoked already.
        AlreadyRevoked = "already_revoked",
        /// The case is closed.
        CaseClosed = "case_closed",
        /// No authority was asked under this id, or it has answered.
        NoSuchReferral = "no_such_referral",
        /// The unit has answered already.
        AnsweredAlready = "answered_already",
        /// The case does not stand where this is possible.
        CaseStage = "case_stage",
        /// The contribution does not stand where this is possible.
        ContributionStage = "contribution_stage",
        /// Somebody else was faster and works on the contribution.
        AcceptedAlready = "accepted_already",
        /// The unit owes the case a contribution already.
        UnitTakesPart = "unit_takes_part",
        /// The question was answered before.
        QuestionAnswered = "question_answered",
        /// The meeting was held or cancelled.
        MeetingNotPlanned = "meeting_not_planned",
        /// The meeting has not begun.
        MeetingNotBegun = "meeting_not_begun",
        /// The meeting was not held.
        MeetingNotHeld = "meeting_not_held",
        /// What was agreed was done already.
        ActionDoneAlready = "action_done_already",
        /// The slot cannot be booked any more.
        SlotInactive = "slot_inactive",
        /// The attachment waits to be scanned.
        AttachmentQuarantined = "attachment_quarantined",
        /// Something was found in the attachment.
        AttachmentInfected = "attachment_infected",
        /// The attachment was removed.
        AttachmentRemoved = "attachment_removed",
        /// Whoever is to take the case over coordinates it already.
        CoordinatesAlready = "coordinates_already",
        /// The person no longer works here.
        LeftAlready = "left_already",
        /// The question was passed on, declined or answered before.
        QuestionDecided = "question_decided",
        /// The business was asked for everything that is missing.
        NothingMissing = "nothing_missing",
        /// The overview was sent before.
        OverviewSent = "overview_sent",
        /// The call-back was kept or called off.
        CallBackEnded = "call_back_ended",
        /// The promise is a call-back: it ends when that is kept or called off.
        PromiseOfCallBack = "promise_of_call_back",
        /// What would be done is not what the caller was shown.
        StaleProposal = "stale_proposal",
        /// The two cases are tied already.
        LinkedAlready = "linked_already",
        /// The person keeps a filter of that name already.
        FilterExists = "filter_exists",
        /// The legal hold was taken off before.
        HoldLifted = "hold_lifted",
        /// The period of the case is not over, or the archive has it.
        NotToArchive = "not_to_archive",
        /// That unit has the part already.
        SharedAlready = "shared_already",
        /// The account has a second factor already.
        SecondFactorThere = "second_factor_there",
        /// The account has no second factor.
        NoSecondFactor = "no_second_factor",
        /// Another token took the place of this one already.
        RotatedAlready = "rotated_already",
        /// The municipality believes this provider already.
        ProviderExists = "provider_exists",
        /// The code does not open the case any more already.
        CodeEnded = "code_ended",
        /// The delivery is under way or has arrived.
        DeliveryNotEnded = "delivery_not_ended",
        /// The delivery is under way.
        DeliveryUnderWay = "delivery_under_way",
        /// The webhook is switched off.
        WebhookSwitchedOff = "webhook_switched_off",
        /// The municipality has as many webhooks as it may have.
        TooManyWebhooks = "too_many_webhooks",
        /// The municipality has as many gateways as it may have.
        TooManyGateways = "too_many_gateways",
        /// The mail belongs to a case already.
        MailTakenAlready = "mail_taken_already",
        /// There is nothing to read in the mail.
        MailUnreadable = "mail_unreadable",
    }
}

/// Something that is not possible where a thing stands, and what is instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotNow {
    /// Why not.
    pub refusal: Refusal,
    /// What this caller may do with it as it stands.
    pub allowed: Vec<&'static str>,
    /// Who works on it, where somebody was faster: their identity and name.
    pub by: Option<(StaffId, String)>,
}
