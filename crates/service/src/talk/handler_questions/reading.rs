//! Questions of handlers as their readers see them.

use onedoor_domain::access::AccessPart;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::talk::QuestionAct;
use onedoor_domain::{CaseId, QuestionId};
use onedoor_store::talk::questions::{self, QuestionRecord};

use super::super::name_of;
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::ties::CaseTies;
use crate::{Result, Services};

/// A question, who asked it, and what the reader may do with it.
#[derive(Debug, Clone)]
pub struct HandlerQuestionView {
    /// The question.
    pub record: QuestionRecord,
    /// The name of who asked.
    pub asked_by_name: Option<String>,
    /// What the reader may do with it now.
    pub allowed: Vec<QuestionAct>,
}

impl HandlerQuestionView {
    /// The question, for somebody who may coordinate the case or may not.
    pub(super) fn of(in_force: &InForce, record: QuestionRecord, may: bool) -> Self {
        let acts = record.question.allowed().iter().copied();
        Self {
            asked_by_name: name_of(in_force, &record.asked_by),
            allowed: acts.filter(|_| may).collect(),
            record,
        }
    }
}

impl Services {
    /// A page of the questions on a case, oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_handler_questions(
        &self,
        caller: Caller,
        case: CaseId,
        after: Option<QuestionId>,
        limit: u32,
    ) -> Result<Listed<HandlerQuestionView, QuestionId>> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadMessages, case)?;
                let wanted = i64::from(limit) + 1;
                let found = questions::list(conn, caller.municipality, case, after, wanted)?;
                let page = Listed::cut(found, limit, |record| record.id);
                let ties = file.ties(services.now());
                let may = may_coordinate(caller, &ties, &file.case);
                let view = |record| HandlerQuestionView::of(&file.in_force, record, may);
                let page = Listed {
                    items: page.items.into_iter().map(view).collect(),
                    next: page.next,
                };
                Ok((file, page))
            },
        )
        .await
    }

    /// One question.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_handler_question(
        &self,
        caller: Caller,
        id: QuestionId,
    ) -> Result<HandlerQuestionView> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let record = questions::get(conn, caller.municipality, id)?;
                let file = services.file(conn, caller, Action::ReadMessages, record.case)?;
                let ties = file.ties(services.now());
                let may = may_coordinate(caller, &ties, &file.case);
                let view = HandlerQuestionView::of(&file.in_force, record, may);
                Ok((file, view))
            },
        )
        .await
    }
}

pub(super) fn may_coordinate(
    caller: &Caller,
    ties: &CaseTies,
    case: &onedoor_store::cases::CaseRecord,
) -> bool {
    let object = Object::Case(ties.of(case));
    let may = policy::require(caller, Action::CoordinateCase, &object).is_ok();
    may && case.stage.is_live()
}
