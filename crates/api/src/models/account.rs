//! Accounts on the wire.

use onedoor_domain::Version;
use onedoor_service::{AccountView, PasswordLinkIssued, RecoveryCodes, SecondFactorSecret};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How somebody signs in here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccountResponse {
    /// Whose it is.
    staff: String,
    /// Their name.
    name: String,
    /// The address they sign in with.
    email: String,
    /// Since when their password counts; missing if none is set.
    #[schema(format = DateTime)]
    password_at: Option<String>,
    /// Since when their second factor counts; missing if there is none.
    #[schema(format = DateTime)]
    second_factor_at: Option<String>,
    /// Whether their roles require one.
    second_factor_required: bool,
    /// How many recovery codes are left.
    recovery_codes_left: i64,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A link by which a password is set.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PasswordLinkResponse {
    /// Its identity.
    id: String,
    /// Whose password it sets.
    staff: String,
    /// Until when it counts.
    #[schema(format = DateTime)]
    expires_at: String,
    /// Its secret, to be handed to that person. It is shown this once and counts once.
    secret: String,
}

/// A password to be set by a link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPasswordRequest {
    /// The secret of the link.
    pub(crate) link: String,
    /// The password: 12 to 128 characters, any of them.
    pub(crate) password: String,
    /// A code of the authenticator, or a recovery code, where there is a second factor.
    pub(crate) code: Option<String>,
}

/// A new password of one's own.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePasswordRequest {
    /// The password until now.
    pub(crate) current_password: String,
    /// A code of the authenticator, or a recovery code, where there is a second factor.
    pub(crate) code: Option<String>,
    /// The new password: 12 to 128 characters, any of them.
    pub(crate) password: String,
}

/// The secret of an authenticator. It is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SecondFactorResponse {
    /// The secret in Base32, to be typed.
    secret: String,
    /// The same as an address, to be scanned.
    #[schema(example = "otpauth://totp/Onedoor:…")]
    address: String,
    /// The version of the account now.
    version: i32,
}

/// The first code that an authenticator shows.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmSecondFactorRequest {
    /// The code: six digits.
    pub(crate) code: String,
}

/// Codes for the day on which the authenticator is lost. They are shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecoveryCodesResponse {
    /// Each opens the account once, in the place of a code of the authenticator.
    codes: Vec<String>,
    /// The account now.
    account: AccountResponse,
    /// What pages of the session send in the header `X-Onedoor-Page` from now on, if that changed.
    page_token: Option<String>,
}

/// The account after a change, and what the session's pages send from now on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwnAccountResponse {
    /// The account now.
    account: AccountResponse,
    /// What pages of the session send in the header `X-Onedoor-Page` from now on.
    page_token: String,
}

/// What pages of the session send from now on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PageTokenResponse {
    /// Send this in the header `X-Onedoor-Page` with every change.
    pub(crate) page_token: String,
}

impl From<&AccountView> for AccountResponse {
    fn from(of: &AccountView) -> Self {
        Self {
            staff: of.person.id.to_string(),
            name: of.person.name.clone(),
            email: of.person.email.clone(),
            password_at: of.password_at.map(|at| at.to_string()),
            second_factor_at: of.second_factor_at.map(|at| at.to_string()),
            second_factor_required: of.needs_second_factor(),
            recovery_codes_left: of.recovery_codes_left,
            version: of.version.0,
        }
    }
}

impl From<&PasswordLinkIssued> for PasswordLinkResponse {
    fn from(issued: &PasswordLinkIssued) -> Self {
        Self {
            id: issued.link.id.to_string(),
            staff: issued.link.staff.to_string(),
            expires_at: issued.link.expires_at.to_string(),
            secret: issued.secret.clone(),
        }
    }
}

impl From<&SecondFactorSecret> for SecondFactorResponse {
    fn from(of: &SecondFactorSecret) -> Self {
        Self {
            secret: of.secret.clone(),
            address: of.address.clone(),
            version: of.version.0,
        }
    }
}

impl From<&RecoveryCodes> for RecoveryCodesResponse {
    fn from(of: &RecoveryCodes) -> Self {
        let reference = of.reference.as_deref();
        Self {
            codes: of.codes.clone(),
            account: (&of.account).into(),
            page_token: reference.map(onedoor_service::page_token),
        }
    }
}

impl OwnAccountResponse {
    /// The account, and the token of the session with this reference.
    pub(crate) fn of(account: &AccountView, reference: &str) -> Self {
        Self {
            account: account.into(),
            page_token: onedoor_service::page_token(reference),
        }
    }
}

impl SecondFactorResponse {
    /// The version of the account now.
    pub(crate) fn version(&self) -> Version {
        Version(self.version)
    }
}
