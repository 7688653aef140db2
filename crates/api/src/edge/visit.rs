//! One request, from the door to its answer: who sent it, and what its answer carries.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use onedoor_domain::policy::Caller;
use onedoor_domain::{Language, Moment};
use onedoor_service::Services;
use onedoor_service::browser::Whence;
use uuid::Uuid;

use crate::ApiSettings;
use crate::edge::limits::{Asking, Door, Refused, Standing};
use crate::edge::{Edge, gate, headers, origins};
use crate::problem::ApiError;
use crate::reader::Reader;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What stands before the reference of a session in a cookie.
const SESSION: &str = "__Host-onedoor_session=";

/// A request that is being answered.
pub(super) struct Visit {
    pub(super) id: Uuid,
    pub(super) began_at: Moment,
    pub(super) language: Language,
    pub(super) method: Method,
    whence: Whence,
    asking: Asking,
    /// The origin of the page that asks, where it may.
    origin: Option<HeaderValue>,
    /// Whether pages of other origins may ask here at all.
    is_shared: bool,
}

/// How whoever asks stands with the limits: kept with the request, because the account is known later
/// than the address.
struct Standings(Vec<Standing>);

impl Visit {
    pub(super) fn begin(edge: &Edge, services: &Services, request: &ServiceRequest) -> Self {
        let settings = edge.settings();
        let whence = client(edge, request);
        let asking = Asking::of(
            whence,
            // As it is routed: `/%761` is `/v1`, and may not pass by another door.
            request.match_info().as_str(),
            credentials(request.headers()),
        );
        let is_shared =
            matches!(asking.door, Door::Api | Door::Form) && !settings.origins.is_empty();
        let origin = is_shared
            .then(|| origins::allowed(request.headers(), &settings.origins))
            .flatten();
        Self {
            id: services.request_id(),
            began_at: services.now(),
            language: Reader::of(request).or(Language::En),
            method: request.method().clone(),
            whence: Whence(whence),
            asking,
            origin,
            is_shared,
        }
    }

    /// Lets the request in; answers it here and now if a browser only asks what it may send.
    ///
    /// # Errors
    /// Why it is turned away.
    pub(super) fn admit(
        &self,
        edge: &Edge,
        request: &ServiceRequest,
    ) -> Result<Option<HttpResponse>, ApiError> {
        gate::examine(request, self.asking.door, &edge.settings().hosts)?;
        let admitted = edge.limits.admit(&self.asking, self.began_at);
        let admitted = admitted.map_err(|refused| turn_away(request, refused))?;
        request.extensions_mut().insert(self.whence);
        request.extensions_mut().insert(self.asking);
        request.extensions_mut().insert(Standings(admitted));
        let is_asked = self.origin.is_some() && origins::is_asked_beforehand(request);
        Ok(is_asked
            .then(|| origins::may_send(request.path()))
            .flatten())
    }

    /// How long the request may take: a form with a file, as long as files may.
    pub(super) fn within(&self, edge: &Edge, request: &ServiceRequest) -> Duration {
        let usual = Duration::from_secs(edge.settings().request_seconds);
        let kind = request.headers().get(CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            return usual;
        }
        let settings = request.app_data::<Data<ApiSettings>>();
        let upload = settings.map_or(0, |settings| settings.upload_seconds);
        usual + Duration::from_secs(upload)
    }

    /// Learns from the answer, and gives it what every answer carries.
    pub(super) fn end(&self, edge: &Edge, response: &mut ServiceResponse<BoxBody>) {
        edge.limits
            .learn(&self.asking, response.status(), self.began_at);
        let standings = response.request().extensions_mut().remove::<Standings>();
        let headers = response.headers_mut();
        if let Some(Standings(standings)) = standings {
            headers::tell_standings(headers, &standings);
        }
        self.mark(edge, headers);
    }

    /// Gives an answer what every answer carries.
    pub(super) fn mark(&self, edge: &Edge, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::from_str(&self.id.to_string()) {
            headers.insert(REQUEST_ID, value);
        }
        if self.is_shared {
            origins::share(headers, self.origin.clone());
        }
        headers::guard(headers, edge.settings().is_https);
    }
}

/// Counts a request to whoever it turned out to be. Every extractor that knows the caller calls it.
///
/// # Errors
/// They ask too often, whatever they come with.
pub(crate) fn count_account(request: &HttpRequest, caller: &Caller) -> Result<(), ApiError> {
    let edge = request.app_data::<Data<Edge>>();
    let services = request.app_data::<Data<Services>>();
    let (Some(edge), Some(services)) = (edge, services) else {
        return Ok(());
    };
    let asking = request.extensions().get::<Asking>().copied();
    let admitted = edge
        .limits
        .admit_account(asking.as_ref(), caller, services.now());
    match admitted {
        Ok(None) => Ok(()),
        Ok(Some(standing)) => {
            keep(request, standing);
            Ok(())
        }
        Err(refused) => Err(turn_away(request, refused)),
    }
}

/// Counts a limit that was reached. Whose it was is not written down.
fn turn_away(request: &impl HttpMessage, refused: Refused) -> ApiError {
    let Refused(standing) = refused;
    metrics::counter!("onedoor_limits_reached", "limit" => standing.name).increment(1);
    keep(request, standing);
    refused.into()
}

fn keep(request: &impl HttpMessage, standing: Standing) {
    let mut extensions = request.extensions_mut();
    match extensions.get_mut::<Standings>() {
        Some(Standings(known)) => known.push(standing),
        None => drop(extensions.insert(Standings(vec![standing]))),
    }
}

/// From where the request came. What speaks to us over no network has no address.
fn client(edge: &Edge, request: &ServiceRequest) -> IpAddr {
    let nowhere = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
    let peer = request.peer_addr().map_or(nowhere, |at| at.ip());
    let proxies = &edge.settings().proxies;
    if proxies.are_said_by_a_stranger(peer, request.headers()) {
        edge.warn_of_stranger();
    }
    proxies.client(peer, request.headers())
}

/// What the request shows of who sent it: the one secret thing about it.
fn credentials(headers: &HeaderMap) -> Option<&str> {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let token = said(AUTHORIZATION).and_then(|value| value.split_once(' '));
    let token = token.map(|(_, token)| token.trim());
    let session = said(COOKIE).and_then(|value| value.split_once(SESSION));
    let session = session.and_then(|(_, rest)| rest.split(';').next());
    token.or(session)
}
