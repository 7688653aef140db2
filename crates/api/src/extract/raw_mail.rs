//! A mail as it came over the wire: whole, and never looked at here.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::inbound::MAIL_AT_MOST;

use crate::ApiSettings;
use crate::extract::body::{collect, is};
use crate::extract::paced::paced;
use crate::problem::ApiError;

/// What the body must be.
const MAIL: &str = "message/rfc822";

/// The bytes of a mail.
pub(crate) struct RawMail(pub(crate) Bytes);

impl FromRequest for RawMail {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is(&request, MAIL) {
                return Err(ApiError::UnsupportedMediaType { expected: MAIL });
            }
            let length = request.headers().get(CONTENT_LENGTH);
            let length = length.and_then(|raw| raw.to_str().ok()?.parse::<usize>().ok());
            if length.is_some_and(|length| length > MAIL_AT_MOST) {
                return Err(ApiError::TooLarge { max: MAIL_AT_MOST });
            }
            let settings = ApiSettings::of(&request);
            let reading = collect(paced(payload, settings.pace), MAIL_AT_MOST);
            let time = Duration::from_secs(settings.upload_seconds);
            let read = tokio::time::timeout(time, reading).await;
            read.map_err(|_| ApiError::RequestTimeout)?.map(Self)
        })
    }
}
