//! Everything that is kept about a person, each thing with where it is kept.

use onedoor_domain::CaseId;
use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::policy::{Action, Caller, Ground};
use onedoor_store::holdings::{self, Holding, Said};
use onedoor_store::{Connection, StoreError};
use serde_json::Value;

use super::forgetting::{Subject, TracedCase};
use crate::json::recorded;
use crate::services::allowed;
use crate::{Result, Services};

/// What speaks of the house and its order, and of nobody.
const OF_THE_HOUSE: [&str; 3] = ["feed", "outbox", "retention"];

/// Everything that is kept about somebody.
#[derive(Debug, Clone)]
pub struct PersonData {
    /// About whom.
    pub subject: Subject,
    /// Each thing.
    pub items: Vec<PersonItem>,
}

/// One thing that is kept about somebody.
#[derive(Debug, Clone)]
pub struct PersonItem {
    /// In which table.
    pub source: &'static str,
    /// On which case, if on one.
    pub case: Option<CaseId>,
    /// The thing as it is kept.
    pub item: Value,
}

impl Services {
    /// Everything that is kept about somebody. That it was taken out is noted.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn export_person(&self, caller: Caller, subject: Subject) -> Result<PersonData> {
        allowed(&caller, Action::AnswerPerson)?;
        let (services, asking) = (self.clone(), caller.clone());
        let items = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.person_items(conn, &asking, subject))
            .await?;
        let (part, part_id) = match subject {
            Subject::Contact(id) => (AccessPart::Contact, id.0),
            Subject::Business(id) => (AccessPart::Business, id.0),
        };
        let taken_out = Access {
            deed: AccessDeed::Exported,
            part,
            part_id,
            case: None,
            ground: Ground::Role.to_string(),
        };
        self.log_reads(&caller, vec![taken_out]).await?;
        Ok(PersonData { subject, items })
    }

    fn person_items(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        subject: Subject,
    ) -> Result<Vec<PersonItem>> {
        let of = caller.municipality;
        let traces = self.traces(conn, caller, subject)?;
        let mut rows = match subject {
            Subject::Contact(_) => Vec::new(),
            Subject::Business(id) => holdings::business_rows(conn, of, id)?,
        };
        for contact in &traces.contacts {
            rows.extend(holdings::contact_rows(conn, of, *contact)?);
        }
        for mail in &traces.mails {
            rows.extend(holdings::mail_rows(conn, of, mail.id)?);
        }
        let mut items = Vec::with_capacity(rows.len());
        for (source, row) in rows {
            let item = recorded(&row)?;
            items.push(PersonItem {
                source,
                case: None,
                item,
            });
        }
        for case in &traces.cases {
            items.extend(case_items(conn, caller, case)?);
        }
        Ok(items)
    }
}

/// What is kept on a case: all of it if it is theirs, but for what others said; else only what is
/// tied to them.
fn case_items(
    conn: &mut Connection,
    caller: &Caller,
    case: &TracedCase,
) -> Result<Vec<PersonItem>> {
    let id = case.record.id;
    let mut items = Vec::new();
    let all = holdings::ALL.iter();
    for holding in all.filter(|of| !OF_THE_HOUSE.contains(&of.name)) {
        for item in values(conn, caller, id, holding)? {
            if is_shown(case, holding.name, &item) {
                items.push(PersonItem {
                    source: holding.name,
                    case: Some(id),
                    item,
                });
            }
        }
    }
    Ok(items)
}

fn is_shown(case: &TracedCase, source: &str, item: &Value) -> bool {
    let named = |name: &str| item.get(name).and_then(Value::as_str);
    let is_said = |one: &Said| one.table == source && named("id") == Some(&one.id.to_string());
    match named("contact_id") {
        Some(contact) => case.people.iter().any(|of| of.to_string() == contact),
        None => case.is_theirs || case.said.iter().any(is_said),
    }
}

/// The rows of a case in one table.
pub(super) fn values(
    conn: &mut Connection,
    caller: &Caller,
    case: CaseId,
    holding: &Holding,
) -> Result<Vec<Value>> {
    let rows: std::result::Result<Vec<String>, StoreError> =
        holdings::rows(conn, caller.municipality, case, holding);
    rows?.iter().map(|row| recorded(row)).collect()
}
