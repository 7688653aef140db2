//! What can go wrong in a use case, named for what the caller can do.

use onedoor_domain::case::Obstacle;
use onedoor_domain::catalogue::Finding;
use onedoor_domain::guarantee::LedgerFault;
use onedoor_domain::policy::Forbidden;
use onedoor_domain::{Moment, StaffId};
use onedoor_store::{Doubt, StoreError};

/// A failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No credentials, or none that count.
    #[error("not signed in")]
    Unauthenticated,
    /// The caller may know that it exists, but not do this.
    #[error("not allowed")]
    Forbidden,
    /// It does not exist, or the caller may not know that it does.
    #[error("not found")]
    NotFound,
    /// The request is well-formed, but these fields cannot be taken.
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<FieldProblem>),
    /// The catalogue or file has these faults.
    #[error("{} findings", .0.len())]
    Findings(Vec<Finding>),
    /// Somebody else changed it since the caller read it.
    #[error("changed by somebody else")]
    Stale,
    /// The state of things does not allow it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The thing does not stand where this is possible.
    #[error("not now: {}", .0.refusal)]
    NotNow(NotNow),
    /// There is no room in this occurrence of a slot; the next one in which there is begins then.
    #[error("the occurrence is full")]
    SlotFull(Option<Moment>),
    /// The case cannot end yet: this must be done before.
    #[error("not ready to end: {} points are open", .0.len())]
    NotReady(Vec<Obstacle>),
    /// It does not fit what stands in the ledger of the promise.
    #[error("the ledger refuses: {0}")]
    LedgerRefused(LedgerFault),
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Trying again later may help.
    #[error("not available: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("fault: {0}")]
    Fault(String),
}

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

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Where: a JSON pointer into the body, or the name of a query parameter.
    pub pointer: String,
    /// What is wrong.
    pub code: FieldCode,
    /// What the sentence about it mentions, by name. Never what the caller wrote.
    pub params: Vec<(&'static str, String)>,
}

onedoor_domain::closed_set! {
    /// What is wrong with a field.
    FieldCode {
        /// There is nothing to read in it.
        Blank = "blank",
        /// It is required.
        Required = "required",
        /// This field is not known.
        UnknownField = "unknown_field",
        /// It has the wrong type.
        WrongType = "wrong_type",
        /// It contains U+0000.
        Nul = "nul_character",
        /// It contains control or text-direction characters.
        ControlCharacter = "control_character",
        /// It is too long.
        TooLong = "too_long",
        /// It is not one of the values that can stand here.
        UnknownValue = "unknown_value",
        /// It is no moment in RFC 3339.
        NotAMoment = "not_a_moment",
        /// It is no date.
        NotADate = "not_a_date",
        /// It lies in the past.
        InThePast = "in_the_past",
        /// It lies before what it answers.
        TooEarly = "too_early",
        /// It lies so many days ahead that nobody can say.
        TooManyDaysAhead = "too_many_days_ahead",
        /// It has fewer characters than can be looked for.
        TooShort = "too_short",
        /// It is no number of a register that is known here.
        NotAnIdentifier = "not_an_identifier",
        /// It names a person who may not see the case.
        MayNotSee = "may_not_see",
        /// It lies in the future.
        InTheFuture = "in_the_future",
        /// It lies too far back.
        TooFarBack = "too_far_back",
        /// It lies too far ahead.
        TooFarAhead = "too_far_ahead",
        /// It lies before the enquiry came in.
        NotBeforeReceived = "not_before_received",
        /// It ends before it begins.
        EndsBeforeItBegins = "ends_before_it_begins",
        /// It does not have the form of its scheme.
        IdentifierFormat = "identifier_format",
        /// Its check digit is wrong.
        IdentifierCheckDigit = "identifier_check_digit",
        /// It is no e-mail address.
        NotAnEmail = "not_an_email",
        /// It is no phone number.
        NotAPhone = "not_a_phone",
        /// The answer does not fit the question.
        WrongAnswer = "wrong_answer",
        /// There are too many of them.
        TooMany = "too_many",
        /// It refers to something that is not there.
        NoSuchThing = "no_such_thing",
        /// It names a person who does not work here any more.
        NotActive = "not_active",
        /// Nobody can stand in for themselves.
        SamePerson = "same_person",
        /// It names a person whose roles do not let them coordinate a case.
        CannotCoordinate = "cannot_coordinate",
        /// It names a person who is away, so that the case would be taken from them at once.
        Away = "away",
        /// It is out of range.
        OutOfRange = "out_of_range",
        /// It is no reference, or has a wrong digit.
        NotAReference = "not_a_reference",
        /// It is no time zone.
        NotATimeZone = "not_a_time_zone",
        /// It is shorter or longer than meetings are.
        MeetingLength = "meeting_length",
        /// It is no address of the web.
        NotALink = "not_a_link",
        /// It is no time of day.
        NotATimeOfDay = "not_a_time_of_day",
        /// The calendar cannot be used; the sentence says why.
        BadCalendar = "bad_calendar",
        /// The file is empty.
        FileEmpty = "file_empty",
        /// The file is of a kind that may not come in.
        FileNotAllowed = "file_not_allowed",
        /// The file is not what its sender says it is.
        FileDisagrees = "file_disagrees",
        /// It is the unit itself.
        SameUnit = "same_unit",
        /// It is an authority outside the municipality.
        OutsideUnit = "outside_unit",
        /// The person does not work in the unit.
        NotInUnit = "not_in_unit",
        /// They would wait for each other.
        Circular = "circular",
        /// It cannot be said before the contribution's turn has come.
        NotWhileHeld = "not_while_held",
        /// It is the very case that is to be changed.
        SameCase = "same_case",
        /// It is the case of another business.
        AnotherBusiness = "another_business",
        /// The case would be about nothing any more.
        NothingLeft = "nothing_left",
    }
}

impl FieldProblem {
    /// A problem whose sentence mentions nothing more.
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self {
            pointer: pointer.into(),
            code,
            params: Vec::new(),
        }
    }

    /// The same problem, whose sentence mentions `value` as `name`.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand over numbers and sentences made on the spot"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}

/// What must be unique and is not, is refused as `refusal`; anything else stays what it is.
///
/// For changes in which one thing alone must be unique.
pub(crate) fn taken_as(refusal: Refusal) -> impl FnOnce(StoreError) -> Error {
    move |error| {
        if matches!(error, StoreError::Taken(_)) {
            Error::Refused(refusal)
        } else {
            error.into()
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Stale => Self::Stale,
            StoreError::Taken(_) => Self::Refused(Refusal::TryAgain),
            StoreError::Unavailable(detail) => Self::Unavailable(detail),
            StoreError::Refused(_) | StoreError::Unreadable { .. } | StoreError::Database(_) => {
                Self::Fault(error.to_string())
            }
        }
    }
}

impl From<Forbidden> for Error {
    fn from(forbidden: Forbidden) -> Self {
        match forbidden {
            Forbidden::Denied => Self::Forbidden,
            Forbidden::Hidden => Self::NotFound,
        }
    }
}

impl Doubt for Error {
    fn casts_doubt(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Fault(_))
    }
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
