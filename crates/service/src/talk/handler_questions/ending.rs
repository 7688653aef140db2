//! What becomes of handlers' questions when their case ends: those that wait for the coordinator are
//! declined with it, or go on in another.

use std::collections::BTreeMap;

use onedoor_domain::ContributionId;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Audience;
use onedoor_domain::talk::QuestionStage;
use onedoor_store::Connection;
use onedoor_store::talk::questions::{self, QuestionRecord};

use super::decided;
use crate::Result;
use crate::docket::Docket;

impl Docket {
    /// The business is not asked any more what was still to be passed on.
    pub(crate) fn decline_questions(&mut self, conn: &mut Connection, reason: &str) -> Result<()> {
        for record in self.open_questions(conn)? {
            if record.question.stage == QuestionStage::Asked {
                let seen = record.version;
                let declined = self.decline(record, reason.to_owned())?;
                questions::save(conn, self.municipality(), &declined, seen)?;
                let part = self.contribution(declined.contribution)?.clone();
                self.tell_of_question(&declined, &part, &[Audience::Handler])?;
            }
        }
        Ok(())
    }

    /// Says why the business is not asked.
    pub(super) fn decline(
        &mut self,
        mut record: QuestionRecord,
        reason: String,
    ) -> Result<QuestionRecord> {
        record.question = record.question.decline(self.now).map_err(|_| decided())?;
        record.decided_by = Some(self.actor().as_text());
        record.reason = Some(reason);
        self.note(Happened::Talk(TalkEvent::QuestionDeclined {
            question: record.id,
            contribution: record.contribution,
        }));
        Ok(record)
    }

    /// Questions for contributions that go on here as others go on with them, and are answered here.
    /// Whoever coordinates now learns of those that are still to be passed on.
    pub(crate) fn take_in_questions(
        &mut self,
        conn: &mut Connection,
        from: &Docket,
        stands_for: &BTreeMap<ContributionId, ContributionId>,
    ) -> Result<()> {
        let house = self.municipality();
        for mut record in from.open_questions(conn)? {
            let Some(contribution) = stands_for.get(&record.contribution).copied() else {
                continue;
            };
            let seen = record.version;
            (record.case, record.contribution) = (self.head.record.id, contribution);
            questions::save(conn, house, &record, seen)?;
            if record.question.stage == QuestionStage::Asked {
                self.note(Happened::Talk(TalkEvent::QuestionAsked {
                    question: record.id,
                    contribution,
                }));
                let part = self.contribution(contribution)?.clone();
                self.tell_of_question(&record, &part, &[Audience::Coordinator])?;
            }
        }
        Ok(())
    }

    fn open_questions(&self, conn: &mut Connection) -> Result<Vec<QuestionRecord>> {
        let case = self.head.record.id;
        Ok(questions::open_of_case(conn, self.municipality(), case)?)
    }
}
