//! What a municipality has decided about mail, on the wire.

use onedoor_domain::delivery::MailSettings;
use onedoor_service::MailSettingsInput;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

/// What a municipality has decided about mail.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailSettingsResponse {
    /// By which name mail comes; the municipality's if there is none.
    sender_name: Option<String>,
    /// From which address; the installation's if there is none.
    sender_address: Option<String>,
    /// The colour of the line above, as `#rrggbb`.
    colour: String,
    /// From which hour on staff are left in peace.
    quiet_from_hour: u32,
    /// Until which hour; the same hour means that there is no such time.
    quiet_until_hour: u32,
    /// At which hour they are told together what can wait; each by itself if none is said.
    digest_hour: Option<u32>,
    /// At which hour of each working day they are told what waits for them; never if none is said.
    morning_hour: Option<u32>,
    /// Where a business is asked how it went, once its case is closed.
    survey_url: Option<String>,
}

/// What changes about mail. What is left out stays as it is; null takes it away.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeMailSettingsRequest {
    /// By which name mail comes; with null, by the municipality's.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    sender_name: Option<Option<String>>,
    /// From which address; with null, from the installation's.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    sender_address: Option<Option<String>>,
    /// The colour of the line above, as `#rrggbb`.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = "#1f4e79")]
    colour: Option<String>,
    /// From which hour on staff are left in peace, 0 to 23.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    quiet_from_hour: Option<u32>,
    /// Until which hour, 0 to 23; the same hour means that there is no such time.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    quiet_until_hour: Option<u32>,
    /// At which hour they are told together what can wait, 0 to 23; with null, each by itself.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    digest_hour: Option<Option<u32>>,
    /// At which hour of each working day they are told what waits for them, 0 to 23; with null,
    /// never.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    morning_hour: Option<Option<u32>>,
    /// Where a business is asked how it went, once its case is closed: an address that begins with
    /// `https://`; with null, it is not asked.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    survey_url: Option<Option<String>>,
}

impl From<MailSettings> for MailSettingsResponse {
    fn from(settings: MailSettings) -> Self {
        Self {
            sender_name: settings.sender_name,
            sender_address: settings.sender_address,
            colour: settings.colour,
            quiet_from_hour: settings.quiet_from_hour,
            quiet_until_hour: settings.quiet_until_hour,
            digest_hour: settings.digest_hour,
            morning_hour: settings.morning_hour,
            survey_url: settings.survey_url,
        }
    }
}

impl From<ChangeMailSettingsRequest> for MailSettingsInput {
    fn from(request: ChangeMailSettingsRequest) -> Self {
        Self {
            sender_name: request.sender_name,
            sender_address: request.sender_address,
            colour: request.colour,
            quiet_from_hour: request.quiet_from_hour,
            quiet_until_hour: request.quiet_until_hour,
            digest_hour: request.digest_hour,
            morning_hour: request.morning_hour,
            survey_url: request.survey_url,
        }
    }
}
