//! The questions that routing left open: what an answer would change, and what it changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::CaseId;
use onedoor_domain::Version;
use onedoor_domain::catalogue::{Catalogue, Question};
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::enquiry::{self, Answers};
use onedoor_domain::event::Happened;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::routing::{OpenQuestion, PlannedContribution};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, cases};

use super::desk::Desk;
use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::intake::{expected, read_answer};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// A question that routing left open, and its answer once there is one.
#[derive(Debug, Clone)]
pub struct QuestionView {
    /// The question, and the units that may have to join.
    pub question: OpenQuestion,
    /// What was answered since.
    pub answer: Option<enquiry::Answer>,
}

/// What an answer would change.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The case.
    pub file: CaseFile,
    /// Who would join.
    pub joins: Vec<PlannedContribution>,
    /// Who takes part already.
    pub takes_part: Vec<String>,
    /// Who would not join.
    pub stays_out: Vec<String>,
}

/// An answer that was read, and what follows from it.
struct Read {
    answer: enquiry::Answer,
    answers: Answers,
    joins: Vec<PlannedContribution>,
    takes_part: Vec<String>,
    stays_out: Vec<String>,
}

impl Services {
    /// The questions that routing left open when the case was opened, answered or not.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_questions(
        &self,
        caller: Caller,
        case: CaseId,
    ) -> Result<(CaseFile, Vec<QuestionView>)> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadRouting, case)?;
                let asked = cases::plan(conn, caller.municipality, case)?.questions;
                let mut answers = cases::answers(conn, caller.municipality, case)?;
                let views = asked.into_iter().map(|question| QuestionView {
                    answer: answers.remove(&question.question),
                    question,
                });
                Ok((file, views.collect()))
            })
            .await
    }

    /// What an answer would change, without changing anything.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`];
    /// [`Refusal::QuestionAnswered`].
    pub async fn preview_answer(
        &self,
        caller: Caller,
        case: CaseId,
        question: String,
        raw: serde_json::Value,
    ) -> Result<Proposal> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::CoordinateCase, case)?;
                let desk = Desk::of(
                    conn,
                    Arc::clone(&file.in_force),
                    Arc::clone(&file.catalogue),
                    file.case.clone(),
                    services.now(),
                )?;
                let read = read(
                    conn,
                    &desk,
                    &file.catalogue,
                    &file.contributions,
                    &question,
                    &raw,
                )?;
                Ok(Proposal {
                    file,
                    joins: read.joins,
                    takes_part: read.takes_part,
                    stays_out: read.stays_out,
                })
            })
            .await
    }

    /// Answers a question: the units whose condition holds now are asked for their part.
    ///
    /// # Errors
    /// As for the preview; [`Error::Stale`], [`Refusal::CaseClosed`].
    #[expect(
        clippy::too_many_arguments,
        reason = "the address of a question has two parts"
    )]
    pub async fn answer_question(
        &self,
        caller: Caller,
        case: CaseId,
        seen: Version,
        question: String,
        raw: serde_json::Value,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let taking = Taking::as_seen(case, Action::CoordinateCase, seen);
        let services = self.clone();
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let house = docket.municipality();
            let version = docket.head.record.catalogue_version;
            let catalogue = services.copies.catalogue(conn, house, version)?;
            let desk = Desk::of(
                conn,
                Arc::clone(&docket.in_force),
                Arc::clone(&catalogue),
                docket.head.record.clone(),
                docket.now,
            )?;
            let parts = &docket.contributions;
            let read = read(conn, &desk, &catalogue, parts, &question, &raw)?;
            docket.note(Happened::QuestionAnswered {
                question,
                answer: read.answer,
            });
            services.ask_units(conn, docket, &read.joins)?;
            Ok(cases::save_answers(conn, house, case, &read.answers)?)
        };
        self.work_on_case(caller, taking, once, work, render).await
    }
}

fn read(
    conn: &mut Connection,
    desk: &Desk,
    catalogue: &Catalogue,
    parts: &[ContributionRecord],
    id: &str,
    raw: &serde_json::Value,
) -> Result<Read> {
    let (house, case) = desk.place();
    let asked = cases::plan(conn, house, case)?.questions;
    let open = asked.into_iter().find(|open| open.question == id);
    let (open, question) = open.zip(catalogue.question(id)).ok_or(Error::NotFound)?;
    let mut answers = cases::answers(conn, house, case)?;
    if answers.contains_key(id) {
        return Err(Error::Refused(Refusal::QuestionAnswered));
    }
    let answer = answer(question, raw)?;
    answers.insert(id.to_owned(), answer.clone());
    let only = BTreeMap::from([(id.to_owned(), answer.clone())]);
    let (takes_part, joins): (Vec<_>, Vec<_>) = desk
        .joining(id, only)
        .into_iter()
        .partition(|planned| parts.iter().any(|part| takes_part(part, &planned.unit)));
    let called: Vec<&String> = takes_part.iter().chain(&joins).map(|of| &of.unit).collect();
    let stays_out = open.units.iter().filter(|unit| !called.contains(unit));
    Ok(Read {
        answer,
        answers,
        stays_out: stays_out.cloned().collect(),
        takes_part: takes_part.iter().map(|of| of.unit.clone()).collect(),
        joins,
    })
}

/// Whether this is a part of that unit. What was cancelled is asked for anew.
fn takes_part(part: &ContributionRecord, unit: &str) -> bool {
    part.unit == unit && part.stage.word() != ContributionStage::Cancelled
}

fn answer(question: &Question, raw: &serde_json::Value) -> Result<enquiry::Answer> {
    let mut fields = Fields::default();
    let answer = read_answer(question, raw);
    if answer.is_none() {
        let wrong = FieldProblem::new("/answer", FieldCode::WrongAnswer);
        fields.wrong(wrong.with("expected", expected(question)));
    }
    fields.finish_with(answer)
}
