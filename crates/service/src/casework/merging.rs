//! Merging a case into another: nothing is lost, and promises are kept from the earlier start.

use onedoor_domain::case::{CaseAct, ClosedAs, LinkKind};
use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, Version};
use onedoor_store::call_backs::{self, CallBackRecord};
use onedoor_store::links::{self, LinkRecord};
use onedoor_store::{Connection, cases, staff};
use uuid::Uuid;

use super::carrying::carried;
use super::linking::{Other, Pair};
use crate::case_file::CaseFile;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// Into which case another is to be merged.
#[derive(Debug, Clone)]
pub struct MergeInput {
    /// Which.
    pub into: Uuid,
}

impl Services {
    /// Merges a case into another one of the same business, whose file is the answer.
    ///
    /// The merged case stays readable with all it holds, closed as merged; its enquiries, messages
    /// and notes are read with those of the other. What is open goes on there, call-backs, planned
    /// meetings and handlers' questions too, and its labels and whoever works on it together come
    /// along.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotReady`] if it was not said why a promise was missed,
    /// [`Error::NotNow`], [`Error::Stale`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn merge_cases(
        &self,
        caller: Caller,
        (case, seen): (CaseId, Version),
        input: MergeInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let into = CaseId(input.into);
        let change = move |conn: &mut Connection| {
            let other = Other {
                id: into,
                action: Action::CoordinateCase,
                pointer: "/into",
            };
            let mut pair = services.take_both(conn, &caller, case, &other)?;
            unchanged(pair.this.head.record.version, seen)?;
            let calls = services.merge(conn, &caller, &mut pair)?;
            let now = pair.this.now;
            pair.save(conn)?;
            for record in &calls {
                call_backs::carry(conn, caller.municipality, record, now)?;
            }
            services.whole_file(conn, &caller, into)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Answers with the call-backs that go on in the other case, as they are there.
    fn merge(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        pair: &mut Pair,
    ) -> Result<Vec<CallBackRecord>> {
        let Pair { this, other } = pair;
        let (from, into) = (this.head.record.clone(), other.head.record.clone());
        if let (Some(one), Some(another)) = (from.business, into.business)
            && one != another
        {
            let wrong = FieldProblem::new("/into", FieldCode::AnotherBusiness);
            return Err(Error::Invalid(vec![wrong]));
        }
        if !into.stage.allows(CaseAct::Replan) {
            return Err(other.case_not_now(caller));
        }
        let moved = from.stage.merge(this.now);
        if moved.is_ok() {
            this.must_be_ready(conn, ClosedAs::Merged)?;
        }
        this.move_case(conn, caller, moved)?;
        let parts = self.carry_parts(conn, this, other, |_| true)?;
        staff::put_down_coordination(conn, caller.municipality, from.coordinator)?;
        let promises = self.carry_promises(this, other, &parts, |_| true)?;
        let calls = other.take_in_calls(conn, this, &promises)?;
        other.take_in_meetings(conn, this)?;
        let reference = into.reference.clone();
        let reason = this.reason("reason-goes_on", &[("reference", reference)]);
        this.decline_questions(conn, &reason)?;
        self.carry_papers(this, other);
        self.tie_merged(conn, pair, (from.id, into.id))?;
        let Pair { this, other } = pair;
        if from.protected_identity && !into.protected_identity {
            let weight = cases::Weight {
                protected_identity: true,
                ..into.weight()
            };
            cases::set_weight(conn, caller.municipality, into.id, &weight)?;
        }
        this.note(Happened::Case(CaseEvent::CaseMerged {
            into: into.id,
            reference: into.reference,
        }));
        other.note(Happened::Case(CaseEvent::CaseMergedIn {
            from: from.id,
            reference: from.reference,
            carried: carried(other, &parts),
            contributions: parts.into_values().collect(),
            call_backs: calls.iter().map(|call| call.id).collect(),
        }));
        other.share_labels(conn, from.id)?;
        other.join_task_force(conn, this)?;
        this.tell_moved("merged")?;
        other.tell_moved("merged_in")?;
        Ok(calls)
    }

    /// What tied the two before is over: the one goes on in the other.
    fn tie_merged(
        &self,
        conn: &mut Connection,
        pair: &Pair,
        (case, other): (CaseId, CaseId),
    ) -> Result<()> {
        let house = pair.this.municipality();
        for tied in links::of_case(conn, house, case)? {
            if tied.beside(case) == other {
                links::clear(conn, house, &tied)?;
            }
        }
        let link = LinkRecord {
            case,
            other,
            kind: LinkKind::Merged,
        };
        let by = pair.this.actor().as_text();
        Ok(links::insert(conn, house, &link, &by, pair.this.now)?)
    }
}
