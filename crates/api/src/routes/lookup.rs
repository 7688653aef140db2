//! Who calls, over HTTP.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use onedoor_service::{Error, FieldCode, FieldProblem, LookupQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::lookup::LookupResponse;
use crate::problem::ApiResult;
use crate::reader::Reader;

/// What is known of who calls: exactly one of these.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct WhoCallsQuery {
    /// Their number, in any national or international writing.
    phone: Option<String>,
    /// The number of the business in a register, with or without spaces.
    identifier: Option<String>,
    /// The reference of their case. One wrong digit or two swapped ones are guessed at.
    reference: Option<String>,
    /// The beginnings of words of the name of the business or of a person.
    q: Option<String>,
}

/// Find out who calls, whose their cases are, and whether that person can take the call now.
///
/// A protected identity is found by the reference of its case only, and then not named.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "lookup",
    params(House, WhoCallsQuery),
    responses(
        (status = 200, description = "Who it may be, with their live cases.", body = LookupResponse),
        TryAgain,
    ),
)]
#[get("/lookup")]
pub(crate) async fn lookup(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    query: Query<WhoCallsQuery>,
) -> ApiResult<Json<LookupResponse>> {
    let found = services.lookup(caller.0, query.into_inner().read()).await?;
    let language = reader.or(found.in_force.municipality.language);
    Ok(Json(LookupResponse::of(&found, language)))
}

impl WhoCallsQuery {
    /// One is required, and one is enough.
    fn read(self) -> Result<LookupQuery, Error> {
        let wrong = |name, code| Error::Invalid(vec![FieldProblem::new(name, code)]);
        let all = [
            ("phone", self.phone.map(LookupQuery::Phone)),
            ("identifier", self.identifier.map(LookupQuery::Identifier)),
            ("reference", self.reference.map(LookupQuery::Reference)),
            ("q", self.q.map(LookupQuery::Name)),
        ];
        let mut given = all
            .into_iter()
            .filter_map(|(name, query)| Some((name, query?)));
        let Some((_, first)) = given.next() else {
            return Err(wrong("phone", FieldCode::Required));
        };
        match given.next() {
            None => Ok(first),
            Some((name, _)) => Err(wrong(name, FieldCode::UnknownField)),
        }
    }
}
