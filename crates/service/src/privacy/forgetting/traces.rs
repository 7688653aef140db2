//! What is kept of somebody, case by case, and what keeps it.

use std::collections::BTreeSet;

use onedoor_domain::policy::Caller;
use onedoor_domain::retention::Keeps;
use onedoor_domain::{BusinessId, CaseId, ContactId, MunicipalityId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::holdings::Said;
use onedoor_store::inbound::InboundRecord;
use onedoor_store::{Connection, businesses, holdings, inbound, lookup, retention, tracking};
use uuid::Uuid;

use super::{ForgottenItem, Subject};
use crate::businesses::is_personal;
use crate::in_force::InForce;
use crate::tracking::goes_on_in;
use crate::{Error, Result, Services};

/// What is kept of somebody, and what keeps it.
pub(in crate::privacy) struct Traces {
    pub(in crate::privacy) contacts: Vec<ContactId>,
    pub(in crate::privacy) cases: Vec<TracedCase>,
    /// Mails of theirs that were set aside, and belong to no case.
    pub(in crate::privacy) mails: Vec<InboundRecord>,
}

/// A case on which somebody left traces.
pub(in crate::privacy) struct TracedCase {
    pub(in crate::privacy) record: CaseRecord,
    /// Whether the case is theirs, and not somebody else's on which they spoke.
    pub(in crate::privacy) is_theirs: bool,
    pub(in crate::privacy) kept_by: Option<Keeps>,
    /// Which of them left traces on it.
    pub(in crate::privacy) people: Vec<ContactId>,
    /// What they left there, if it is not theirs.
    pub(in crate::privacy) said: Vec<Said>,
}

impl Services {
    /// Everything that is kept of somebody, and what keeps it.
    pub(in crate::privacy) fn traces(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        subject: Subject,
    ) -> Result<Traces> {
        let of = caller.municipality;
        let contacts = match subject {
            Subject::Contact(id) => {
                let known = lookup::contacts(conn, of, &[id])?;
                known.first().ok_or(Error::NotFound)?;
                vec![id]
            }
            Subject::Business(id) => {
                businesses::get(conn, of, id)?;
                holdings::contacts_of_business(conn, of, id)?
            }
        };
        let mut by_case: Vec<(CaseId, Vec<ContactId>)> = match subject {
            Subject::Contact(_) => Vec::new(),
            Subject::Business(id) => {
                let theirs = holdings::cases_of_business(conn, of, id)?.into_iter();
                theirs.map(|case| (case, Vec::new())).collect()
            }
        };
        for contact in &contacts {
            for case in holdings::cases_of(conn, of, *contact)? {
                match by_case.iter_mut().find(|(known, _)| *known == case) {
                    Some((_, people)) => people.push(*contact),
                    None => by_case.push((case, vec![*contact])),
                }
            }
        }
        by_case.sort_by_key(|(case, _)| *case);
        let mut cases = Vec::with_capacity(by_case.len());
        for (case, people) in by_case {
            cases.push(self.traced(conn, caller, subject, (case, people))?);
        }
        Ok(Traces {
            mails: set_aside(conn, of, &contacts)?,
            contacts,
            cases,
        })
    }

    fn traced(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        subject: Subject,
        (case, people): (CaseId, Vec<ContactId>),
    ) -> Result<TracedCase> {
        let of = caller.municipality;
        let in_force = self.copies.get(conn, of, self.now())?;
        let record = cases::get(conn, of, case)?;
        let counted = retention::find(conn, of, case)?;
        let (_, kept, _) = self.kept_case(conn, &in_force, &record, counted.as_ref())?;
        let is_theirs = match subject {
            Subject::Contact(id) => {
                record.contact == Some(id) && !is_organisation(conn, of, record.business)?
            }
            Subject::Business(id) => record.business == Some(id),
        };
        let mut said = Vec::new();
        for person in people.iter().filter(|_| !is_theirs) {
            said.extend(holdings::said(conn, of, case, *person)?);
        }
        // Two of one business may share a number.
        said.sort_unstable_by_key(|one| (one.table, one.id));
        said.dedup();
        Ok(TracedCase {
            record,
            is_theirs,
            kept_by: match kept.keeps_person() {
                None => self.kept_elsewhere(conn, &in_force, case)?,
                kept_by => kept_by,
            },
            people,
            said,
        })
    }

    /// What keeps a merged case: the one in which it goes on, if that stays.
    fn kept_elsewhere(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        case: CaseId,
    ) -> Result<Option<Keeps>> {
        let of = in_force.municipality.id;
        let last = goes_on_in(conn, of, case)?;
        if last == case {
            return Ok(None);
        }
        let record = cases::get(conn, of, last)?;
        let counted = retention::find(conn, of, last)?;
        let (_, kept, _) = self.kept_case(conn, in_force, &record, counted.as_ref())?;
        Ok(kept.keeps_person().map(|_| Keeps::GoesOnElsewhere))
    }
}

impl Traces {
    /// What becomes of each thing.
    pub(super) fn items(&self, subject: Subject) -> Vec<ForgottenItem> {
        let mut items = Vec::new();
        if let Subject::Business(id) = subject {
            let kept_by = self.cases.iter().find_map(|case| case.kept_by);
            for source in ["business", "business_identifier"] {
                items.push(item(source, id.0, None, kept_by));
            }
        }
        for contact in &self.contacts {
            let kept_by = self.keeps_contact(*contact);
            items.push(item("contact_person", contact.0, None, kept_by));
        }
        for case in &self.cases {
            items.extend(case.items());
        }
        let mails = self.mails.iter();
        items.extend(mails.map(|mail| item("inbound_mail", mail.id.0, None, None)));
        items
    }

    /// Who is named on a case that stays is named there by their row.
    fn keeps_contact(&self, contact: ContactId) -> Option<Keeps> {
        let mut theirs = self.cases.iter();
        theirs.find_map(|case| case.kept_by.filter(|_| case.people.contains(&contact)))
    }
}

impl TracedCase {
    fn items(&self) -> Vec<ForgottenItem> {
        let id = self.record.id;
        let of = |source, kept_by| item(source, id.0, Some(id), kept_by);
        let left = |one: &Said| item(one.table, one.id, Some(id), self.kept_by);
        let mut items: Vec<ForgottenItem> = self.said.iter().map(left).collect();
        let of_another = (!self.is_theirs).then_some(Keeps::OfAnother);
        items.push(of("case", self.kept_by.or(of_another)));
        items.push(of("event", self.kept_by.or(Some(Keeps::Chained))));
        items
    }
}

/// Whether a business stands in a register by a number that is no person's. What is kept of its cases
/// is then its own, whoever spoke for it.
fn is_organisation(
    conn: &mut Connection,
    of: MunicipalityId,
    business: Option<BusinessId>,
) -> Result<bool> {
    let Some(business) = business else {
        return Ok(false);
    };
    let known = businesses::identifiers(conn, of, &[business])?;
    let mut numbers = known.iter();
    Ok(numbers.any(|(_, scheme, value)| !is_personal(*scheme, value)))
}

/// The mails of these people that were set aside.
fn set_aside(
    conn: &mut Connection,
    of: MunicipalityId,
    people: &[ContactId],
) -> Result<Vec<InboundRecord>> {
    let mut addresses = BTreeSet::new();
    for person in people {
        let email = tracking::email_of(conn, of, *person)?;
        addresses.extend(email.map(|email| email.to_lowercase()));
    }
    let mut mails = Vec::new();
    for address in &addresses {
        mails.extend(inbound::set_aside_of(conn, of, address)?);
    }
    Ok(mails)
}

fn item(
    source: &'static str,
    id: Uuid,
    case: Option<CaseId>,
    kept_by: Option<Keeps>,
) -> ForgottenItem {
    ForgottenItem {
        source,
        id,
        case,
        kept_by,
    }
}
