//! Who calls, on the wire.

use onedoor_domain::Language;
use onedoor_service::records::ContactRecord;
use onedoor_service::{Calling, CaseCalled, Lookup, texts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::business::BusinessResponse;
use crate::models::case::{CaseResponse, CoordinatorResponse, Told};
use crate::models::presence::ReachResponse;

/// Who calls, what of theirs is live, and whether the person whose it is can take the call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LookupResponse {
    /// Whether a digit of the reference is wrong: then the cases are those it may have been.
    guessed: bool,
    /// What to say about it, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// Who it may be. A protected identity never stands here.
    callers: Vec<CallerResponse>,
    /// Their live cases, newest first; by reference also a closed one.
    cases: Vec<CaseOfCallerResponse>,
    /// Whether there is more than is told: ask more precisely.
    more: bool,
}

/// Who it may be: a business with those of its people who were found, or a person of none.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallerResponse {
    /// The business. Its identifiers go into a new enquiry as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    business: Option<BusinessResponse>,
    /// Whether whoever looks after the business can take the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    account_manager: Option<CoordinatorOfCallerResponse>,
    /// Who was found.
    contacts: Vec<ContactResponse>,
}

/// A person who speaks for a business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContactResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: Option<String>,
    /// Their number.
    phone: Option<String>,
    /// For whom they speak: `owner`, `employee`, `adviser` or `agent`.
    acting_as: Option<String>,
}

/// A case of whoever calls.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseOfCallerResponse {
    /// The case.
    case: CaseResponse,
    /// Whether its reference was only guessed: ask before you say anything about it.
    guessed: bool,
    /// Who answers to the business.
    coordinator: CoordinatorResponse,
    /// Whether they can take the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<ReachResponse>,
    /// What may follow in one request: `record_contact_moment`, `ask_call_back`.
    allowed_actions: Vec<&'static str>,
}

/// A person of the house, and whether they can take the call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CoordinatorOfCallerResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their phone.
    phone: String,
    /// Whether they can take the call.
    reach: ReachResponse,
}

impl LookupResponse {
    /// What was found, told in `language`.
    pub(crate) fn of(found: &Lookup, language: Language) -> Self {
        let hint = match (found.misread, found.cases.is_empty()) {
            (false, _) => None,
            (true, false) => Some("lookup-did_you_mean"),
            (true, true) => Some("lookup-wrong_digit"),
        };
        let callers = found.callers.iter();
        let cases = found.cases.iter();
        Self {
            guessed: found.misread,
            hint: hint.map(|key| texts::say(language, key)),
            callers: callers.map(|one| caller(found, one)).collect(),
            cases: cases.map(|one| case(found, one, language)).collect(),
            more: found.more,
        }
    }
}

fn caller(found: &Lookup, calling: &Calling) -> CallerResponse {
    let business = calling.business.as_ref();
    let account_manager = business
        .and_then(|business| business.record.account_manager)
        .and_then(|id| found.in_force.directory.find(id))
        .and_then(|person| {
            let reach = ReachResponse::among(&found.people, person.id, &found.in_force)?;
            Some(CoordinatorOfCallerResponse {
                id: person.id.to_string(),
                name: person.name.clone(),
                phone: person.phone.clone(),
                reach,
            })
        });
    CallerResponse {
        business: business.map(BusinessResponse::from),
        account_manager,
        contacts: calling.contacts.iter().map(ContactResponse::from).collect(),
    }
}

fn case(found: &Lookup, called: &CaseCalled, language: Language) -> CaseOfCallerResponse {
    let file = &called.file;
    let may = called.may_record && file.case.stage.is_live();
    let follows: &[&str] = if may {
        &["record_contact_moment", "ask_call_back"]
    } else {
        &[]
    };
    CaseOfCallerResponse {
        case: CaseResponse::of(file, language),
        guessed: called.guessed,
        coordinator: Told { file, language }.coordinator(),
        reach: ReachResponse::among(&found.people, file.case.coordinator, &found.in_force),
        allowed_actions: follows.to_vec(),
    }
}

impl From<&ContactRecord> for ContactResponse {
    fn from(record: &ContactRecord) -> Self {
        Self {
            id: record.id.to_string(),
            name: record.name.clone(),
            phone: record.phone.clone(),
            acting_as: record.acting_as.map(|of| of.to_string()),
        }
    }
}
