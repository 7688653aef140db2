//! The overview of the process: written from what is planned, edited by people, numbered, sent.

use std::collections::BTreeMap;

use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::{GuaranteeStage, Progress};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::MessagePurpose;
use onedoor_domain::{CaseId, ContributionId};
use onedoor_store::Connection;
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::talk::overviews::{self, OverviewRecord};
use serde::{Deserialize, Serialize};

use super::messages::titled;
use super::{Outgoing, letter, name_of, words};
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::json::{json, recorded};
use crate::listed::Listed;
use crate::{Error, Refusal, Result, Services};

/// An overview as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct OverviewInput {
    /// Its words; written from the plan if left out.
    pub text: Option<String>,
}

/// An overview, who wrote it, and what it says.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The overview.
    pub record: OverviewRecord,
    /// What it says, for programs.
    pub content: OverviewContent,
    /// The name of who wrote it.
    pub author_name: Option<String>,
}

/// What an overview says. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewContent {
    /// The number that people read over the phone.
    pub reference: String,
    /// The one who answers to the business.
    pub coordinator: OverviewPerson,
    /// Who takes part.
    pub units: Vec<OverviewUnit>,
    /// What is promised.
    pub promises: Vec<OverviewPromise>,
    /// What to bring.
    pub documents: Vec<String>,
}

/// The one who answers to the business. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewPerson {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their phone.
    pub phone: String,
    /// Their address.
    pub email: String,
}

/// A unit that takes part. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewUnit {
    /// Its id in the catalogue.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub does: Vec<String>,
    /// The names of the units that must have answered before it begins.
    pub after: Vec<String>,
}

/// Something that is promised. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewPromise {
    /// What.
    pub name: String,
    /// When, in words.
    pub due_text: String,
    /// When, if that can be said.
    pub due_at: Option<String>,
}

impl Overview {
    fn of(record: OverviewRecord, in_force: &InForce) -> Result<Self> {
        Ok(Self {
            content: recorded(&record.content)?,
            author_name: name_of(in_force, &record.created_by),
            record,
        })
    }
}

impl Services {
    /// Writes an overview of the process from what is planned now.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::CaseClosed`].
    pub async fn write_overview(
        &self,
        caller: Caller,
        case: CaseId,
        input: OverviewInput,
        once: Option<Once>,
        render: impl FnOnce(&Overview) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let mut fields = Fields::default();
            let given = input.text.map(|text| words(&mut fields, &text));
            fields.finish()?;
            let file = services.file(conn, &by, Action::ReadMessages, case)?;
            let content = content(&file, &waits(conn, &by, &file)?);
            let last = overviews::last_number(conn, docket.municipality(), case)?;
            let record = OverviewRecord {
                case,
                number: last + 1,
                language: file.case.language,
                text: given.unwrap_or_else(|| letter::overview(&file, &content)),
                content: json(&content)?.0,
                created_by: by.actor.as_text(),
                created_at: docket.now,
                sent: None,
            };
            overviews::insert(conn, docket.municipality(), &record)?;
            let number = record.number;
            docket.note(Happened::Talk(TalkEvent::OverviewWritten { number }));
            Overview::of(record, &docket.in_force)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// Sends an overview to the business, once.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::CaseClosed`],
    /// [`Refusal::OverviewSent`].
    pub async fn send_overview(
        &self,
        caller: Caller,
        case: CaseId,
        number: u32,
        once: Option<Once>,
        render: impl FnOnce(&Overview) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let municipality = docket.municipality();
            let mut record = overviews::get(conn, municipality, case, number)?;
            if record.sent.is_some() {
                return Err(Error::Refused(Refusal::OverviewSent));
            }
            let subject = titled(docket, "overview-subject");
            let text = record.text.clone();
            let outgoing = Outgoing {
                language: record.language,
                ..docket.to_business(MessagePurpose::Overview, subject, text)
            };
            let message = docket.send(&services, conn, &by, outgoing)?.id;
            overviews::sent(conn, municipality, case, number, message, docket.now)?;
            record.sent = Some((docket.now, message));
            docket.note(Happened::Talk(TalkEvent::OverviewSent { number, message }));
            docket.progressed(Progress::OverviewSent);
            Overview::of(record, &docket.in_force)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// A page of the overviews of a case, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_overviews(
        &self,
        caller: Caller,
        case: CaseId,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Listed<Overview, u32>> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadMessages, case)?;
                let wanted = i64::from(limit) + 1;
                let found = overviews::list(conn, caller.municipality, case, before, wanted)?;
                let page = Listed::cut(found, limit, |record| record.number);
                let items = page.items.into_iter();
                let items = items.map(|record| Overview::of(record, &file.in_force));
                Ok(Listed {
                    items: items.collect::<Result<_>>()?,
                    next: page.next,
                })
            })
            .await
    }

    /// One overview of a case.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_overview(
        &self,
        caller: Caller,
        case: CaseId,
        number: u32,
    ) -> Result<Overview> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadMessages, case)?;
                let record = overviews::get(conn, caller.municipality, case, number)?;
                Overview::of(record, &file.in_force)
            })
            .await
    }
}

/// For each contribution, those that must be answered first.
type Waits = BTreeMap<ContributionId, Vec<ContributionId>>;

fn waits(conn: &mut Connection, caller: &Caller, file: &CaseFile) -> Result<Waits> {
    let ids: Vec<ContributionId> = file.contributions.iter().map(|part| part.id).collect();
    let mut waits = Waits::new();
    for (of, on) in overviews::waits(conn, caller.municipality, &ids)? {
        waits.entry(of).or_default().push(on);
    }
    Ok(waits)
}

fn content(file: &CaseFile, waits: &Waits) -> OverviewContent {
    let language = file.case.language;
    let person = file.coordinator();
    let of = |field: fn(&onedoor_domain::directory::StaffMember) -> &String| {
        person.map_or_else(String::new, |person| field(person).clone())
    };
    let concerned = file.contributions.iter().filter(|part| takes_part(part));
    let owed = file.guarantees.iter().filter(|record| is_owed(record));
    OverviewContent {
        reference: file.case.reference.clone(),
        coordinator: OverviewPerson {
            name: of(|person| &person.name),
            title: of(|person| &person.title),
            phone: of(|person| &person.phone),
            email: of(|person| &person.email),
        },
        units: concerned.map(|part| unit(file, waits, part)).collect(),
        promises: owed
            .map(|record| OverviewPromise {
                name: file.promise_name(record, language),
                due_text: file.due_text(record, language),
                due_at: record.due_at.map(|at| at.to_string()),
            })
            .collect(),
        documents: file.documents(language),
    }
}

fn unit(file: &CaseFile, waits: &Waits, part: &ContributionRecord) -> OverviewUnit {
    let language = file.case.language;
    let first = waits.get(&part.id).map(Vec::as_slice).unwrap_or_default();
    let is_first = |other: &&ContributionRecord| first.contains(&other.id);
    let after = file.contributions.iter().filter(is_first);
    let mut does: Vec<String> = Vec::new();
    for reason in &part.because {
        let said = letter::reason(file, reason, language);
        if !does.contains(&said) {
            does.push(said);
        }
    }
    OverviewUnit {
        unit: part.unit.clone(),
        name: file.unit_name(&part.unit, language),
        does,
        after: after
            .map(|other| file.unit_name(&other.unit, language))
            .collect(),
    }
}

/// What a unit gave away is the house's own affair; whoever owes it instead is named.
fn takes_part(part: &ContributionRecord) -> bool {
    part.stage.is_open() || part.stage.answered_at().is_some()
}

fn is_owed(record: &GuaranteeRecord) -> bool {
    let owed = match record.state {
        GuaranteeStage::Waiting
        | GuaranteeStage::Running
        | GuaranteeStage::Paused
        | GuaranteeStage::Missed => true,
        GuaranteeStage::Met | GuaranteeStage::MetLate | GuaranteeStage::Cancelled => false,
    };
    owed && !record.terms.is_internal()
}
