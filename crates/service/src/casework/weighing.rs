//! How much a case weighs, how it is labelled, and who works on it together.

use onedoor_domain::case::CaseAct;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::guarantee::{Basis, URGENT_CONTACT, urgent_contact};
use onedoor_domain::policy::Caller;
use onedoor_domain::{CaseId, StaffId, Version, text};
use onedoor_store::columns::OutboxKind;
use onedoor_store::task_forces::TaskforceRecord;
use onedoor_store::{Connection, cases, labels, task_forces};
use uuid::Uuid;

use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::Answer;
use crate::notices::Recipient;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many labels a case may have, and people a task force.
const LABELS_AT_MOST: usize = 20;
const MEMBERS_AT_MOST: usize = 50;
/// How long a label may be, in characters.
const LABEL: usize = 40;

/// What is to change of how much a case weighs.
#[derive(Debug, Clone, Default)]
pub struct WeightInput {
    /// The word for how much coordination it takes.
    pub complexity: Option<String>,
    /// Whether it cannot wait.
    pub urgent: Option<bool>,
    /// Why.
    pub reason: String,
}

/// Who is to work on a case together.
#[derive(Debug, Clone)]
pub struct TaskforceInput {
    /// What they are called.
    pub name: String,
    /// Who they are; nobody if it is to end.
    pub members: Vec<Uuid>,
}

impl Services {
    /// Changes how much coordination a case takes, and whether it can wait. Who cannot wait is
    /// promised that somebody on duty calls, as at intake.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn weigh_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        input: WeightInput,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let services = self.clone();
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &input.reason);
            let word = input.complexity.as_deref();
            let complexity = word.and_then(|word| {
                fields.word("/complexity", word, Complexity::parse, Complexity::ALL)
            });
            fields.finish()?;
            if !docket.head.record.stage.allows(CaseAct::Replan) {
                return Err(docket.case_not_now(by));
            }
            let before = docket.head.record.weight();
            let after = cases::Weight {
                complexity: complexity.unwrap_or(before.complexity),
                urgent: input.urgent.unwrap_or(before.urgent),
                ..before
            };
            services.weigh(docket, before, after, &reason)?;
            let (house, id) = (docket.municipality(), docket.head.record.id);
            Ok(cases::set_weight(conn, house, id, &after)?)
        };
        let answered = self.coordinate(caller, case, None, work, render).await?;
        Ok(answered.answer)
    }

    fn weigh(
        &self,
        docket: &mut Docket,
        before: cases::Weight,
        after: cases::Weight,
        reason: &str,
    ) -> Result<()> {
        let reason = reason.to_owned();
        if before.complexity != after.complexity {
            docket.note(Happened::Case(CaseEvent::ComplexityChanged {
                from: before.complexity,
                to: after.complexity,
                reason: reason.clone(),
            }));
        }
        if before.urgent == after.urgent {
            return Ok(());
        }
        let urgent = after.urgent;
        docket.note(Happened::Case(CaseEvent::UrgencyChanged { urgent, reason }));
        if urgent {
            return self.hurry(docket);
        }
        let reason = docket.reason("reason-not_urgent", &[]);
        docket.promises.call_off(&reason, |kept| {
            let basis = &kept.state.terms().basis;
            matches!(basis, Basis::Promise { promise } if promise == URGENT_CONTACT)
        });
        Ok(())
    }

    /// Promises that somebody on duty calls, and tells them.
    pub(super) fn hurry(&self, docket: &mut Docket) -> Result<()> {
        let in_force = std::sync::Arc::clone(&docket.in_force);
        let hours = in_force.municipality.settings.urgent_contact_hours;
        if hours > 0 {
            let version = in_force.calendar_version;
            docket.promise(urgent_contact(&in_force.catalogue, hours, version));
        }
        let on_duty = in_force.directory.on_duty(docket.now);
        let mut to: Vec<Recipient> = on_duty.map(|person| Recipient::Staff(person.id)).collect();
        to.dedup();
        if to.is_empty() {
            to.push(Recipient::Staff(docket.head.record.coordinator));
        }
        docket.tell(OutboxKind::UrgentEnquiry, &serde_json::json!({ "to": to }))
    }

    /// Gives a case these labels in place of those it had. They are kept in small letters.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::Stale`].
    pub async fn label_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        wanted: Vec<String>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let work = move |docket: &mut Docket, conn: &mut Connection, _: &Caller| {
            let wanted = read_labels(&wanted)?;
            let (house, id) = (docket.municipality(), docket.head.record.id);
            let had = labels::of_cases(conn, house, &[id])?.remove(&id);
            if had.unwrap_or_default() == wanted {
                return Ok(());
            }
            labels::set(conn, house, id, &wanted)?;
            let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
            docket.note(Happened::Case(CaseEvent::LabelsChanged { labels: count }));
            Ok(())
        };
        let answered = self.coordinate(caller, case, None, work, render).await?;
        Ok(answered.answer)
    }

    /// Says who works on a live case together. They see all of it.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Refusal::CaseClosed`], [`crate::Error::Stale`].
    pub async fn set_task_force(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        input: TaskforceInput,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let work = move |docket: &mut Docket, conn: &mut Connection, _: &Caller| {
            docket.must_be_open()?;
            let record = read_task_force(docket, &input)?;
            let (house, id) = (docket.municipality(), docket.head.record.id);
            task_forces::set(conn, house, id, &record, docket.now)?;
            let members = record.members;
            let to: Vec<_> = members.iter().copied().map(Recipient::Staff).collect();
            let payload = serde_json::json!({ "what": "task_force", "to": to });
            docket.tell(OutboxKind::CaseMoved, &payload)?;
            docket.note(Happened::Case(CaseEvent::TaskForceChanged { members }));
            Ok(())
        };
        let answered = self.coordinate(caller, case, None, work, render).await?;
        Ok(answered.answer)
    }
}

/// The form in which labels are kept and asked for.
pub fn label(raw: &str) -> String {
    let words: Vec<&str> = raw.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn read_labels(raw: &[String]) -> Result<Vec<String>> {
    let mut fields = Fields::default();
    if raw.len() > LABELS_AT_MOST {
        let wrong = FieldProblem::new("/labels", FieldCode::TooMany);
        fields.wrong(wrong.with("max", LABELS_AT_MOST));
    }
    let mut labels = Vec::new();
    for (at, raw) in raw.iter().take(LABELS_AT_MOST).enumerate() {
        let read = fields.text(&format!("/labels/{at}"), text::line(&label(raw), LABEL));
        labels.extend(read);
    }
    fields.finish()?;
    labels.sort();
    labels.dedup();
    Ok(labels)
}

fn read_task_force(docket: &Docket, input: &TaskforceInput) -> Result<TaskforceRecord> {
    let mut fields = Fields::default();
    let name = fields.line("/name", &input.name);
    if input.members.len() > MEMBERS_AT_MOST {
        let wrong = FieldProblem::new("/members", FieldCode::TooMany);
        fields.wrong(wrong.with("max", MEMBERS_AT_MOST));
    }
    let mut members: Vec<StaffId> = Vec::new();
    for (at, id) in input.members.iter().take(MEMBERS_AT_MOST).enumerate() {
        let pointer = format!("/members/{at}");
        match docket.in_force.directory.find(StaffId(*id)) {
            None => fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing)),
            Some(person) if !person.active => {
                fields.wrong(FieldProblem::new(pointer, FieldCode::NotActive));
            }
            Some(person) => members.push(person.id),
        }
    }
    fields.finish()?;
    members.sort_unstable();
    members.dedup();
    Ok(TaskforceRecord { name, members })
}
