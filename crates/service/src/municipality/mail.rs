//! What a municipality decides about mail, as it is asked for.

use onedoor_domain::delivery::MailSettings;
use onedoor_domain::text;

use crate::fields::Fields;
use crate::{FieldCode, FieldProblem};

/// What changes about mail: what is left out stays as it is, null is taken away.
#[derive(Debug, Clone, Default)]
pub struct MailSettingsInput {
    /// By which name mail comes.
    pub sender_name: Option<Option<String>>,
    /// From which address.
    pub sender_address: Option<Option<String>>,
    /// The colour of the line above, as `#rrggbb`.
    pub colour: Option<String>,
    /// From which hour on staff are left in peace.
    pub quiet_from_hour: Option<u32>,
    /// Until which hour.
    pub quiet_until_hour: Option<u32>,
    /// At which hour they are told together what can wait.
    pub digest_hour: Option<Option<u32>>,
    /// At which hour of each working day they are told what waits for them.
    pub morning_hour: Option<Option<u32>>,
    /// Where a business is asked how it went.
    pub survey_url: Option<Option<String>>,
}

/// How long a sender's name may be, in characters.
const NAME: usize = 200;

pub(super) fn mail(fields: &mut Fields, input: &MailSettingsInput, settings: &mut MailSettings) {
    let before = settings.clone();
    let trimmed = |given: &Option<Option<String>>, before| match given {
        Some(given) => given.as_ref().map(|text| text.trim().to_owned()),
        None => before,
    };
    let sender_name = match &input.sender_name {
        Some(Some(name)) => fields.text("/settings/mail/sender_name", text::line(name, NAME)),
        Some(None) => None,
        None => before.sender_name,
    };
    *settings = MailSettings {
        sender_name,
        sender_address: trimmed(&input.sender_address, before.sender_address),
        colour: input.colour.clone().unwrap_or(before.colour),
        quiet_from_hour: input.quiet_from_hour.unwrap_or(before.quiet_from_hour),
        quiet_until_hour: input.quiet_until_hour.unwrap_or(before.quiet_until_hour),
        digest_hour: input.digest_hour.unwrap_or(before.digest_hour),
        morning_hour: input.morning_hour.unwrap_or(before.morning_hour),
        survey_url: trimmed(&input.survey_url, before.survey_url),
    };
    for (field, _) in settings.faults() {
        fields.wrong(fault(field));
    }
}

/// What is wrong with a setting that cannot be used.
fn fault(field: &str) -> FieldProblem {
    let of = |code| FieldProblem::new(format!("/settings/mail/{field}"), code);
    match field {
        "sender_name" => of(FieldCode::ControlCharacter),
        "sender_address" => of(FieldCode::NotAnEmail),
        "colour" => of(FieldCode::NotAColour),
        "survey_url" => of(FieldCode::NotALink),
        // All others are hours.
        _ => of(FieldCode::OutOfRange)
            .with("min", 0)
            .with("max", MailSettings::LAST_HOUR),
    }
}
