//! What is wrong with a field.

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
        /// It is no colour such as `#1f4e79`.
        NotAColour = "not_a_colour",
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
        /// A text that cannot be rendered.
        BadTemplate = "bad_template",
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
        /// Something still keeps the case; the sentence says what.
        StillKept = "still_kept",
        /// It is for everybody who works on the case.
        NotConfidential = "not_confidential",
        /// It is one of the passwords that are tried first.
        PasswordTooEasy = "password_too_easy",
        /// It is not the code that the authenticator shows now.
        WrongCode = "wrong_code",
        /// The provider does not answer there, or says that it is another.
        NotAProvider = "not_a_provider",
        /// It is the name under which we are known there.
        ClientItself = "client_itself",
        /// It does not begin with https.
        NotHttps = "not_https",
        /// The form was opened too long ago, or somewhere else.
        ChallengeTooOld = "challenge_too_old",
        /// The form came back faster than a person types.
        ChallengeTooFast = "challenge_too_fast",
        /// Another form was sent with it.
        ChallengeUsed = "challenge_used",
        /// It does not show the work that was asked for.
        NotProven = "not_proven",
        /// The address leads into the house, or to where we do not call.
        AddressNotAllowed = "address_not_allowed",
        /// It is no header of HTTP, or one that is ours to set.
        NotAHeader = "not_a_header",
        /// It has more than names with one text each.
        NotAForm = "not_a_form",
        /// It does not mention what it must.
        MentionMissing = "mention_missing",
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
