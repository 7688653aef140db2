//! What a message answers: one of the case, or of another whose matter came into it.

use onedoor_domain::case::LinkKind;
use onedoor_domain::{ContributionId, MessageId};
use onedoor_store::Connection;
use onedoor_store::talk::messages::{self, MessageRecord};
use onedoor_store::talk::questions;

use super::merged::Together;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::origins::with_origins;
use crate::{FieldCode, FieldProblem, Result};

/// A message of this case, or of one merged into it, that a request names, if there is such a one.
pub(super) fn replied_to(
    fields: &mut Fields,
    docket: &Docket,
    conn: &mut Connection,
    id: Option<MessageId>,
) -> Result<Option<MessageRecord>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let (house, case) = (docket.municipality(), docket.head.record.id);
    let together = Together::with_merged(conn, house, case)?;
    let found = match messages::find(conn, house, &together.cases, id)? {
        Some(found) => Some(found),
        None => asked_before_split(docket, conn, id)?,
    };
    if found.is_none() {
        fields.wrong(FieldProblem::new("/in_reply_to", FieldCode::NoSuchThing));
    }
    Ok(found)
}

impl Docket {
    /// The first of these messages that a reply on this case can answer.
    ///
    /// # Errors
    /// As every read.
    pub(crate) fn first_answered(
        &self,
        conn: &mut Connection,
        ids: &[MessageId],
    ) -> Result<Option<MessageId>> {
        for id in ids {
            let found = replied_to(&mut Fields::default(), self, conn, Some(*id))?;
            if let Some(found) = found {
                return Ok(Some(found.id));
            }
        }
        Ok(None)
    }
}

/// The message by which the business was asked for what goes on here, on the case from which that was
/// split off.
fn asked_before_split(
    docket: &Docket,
    conn: &mut Connection,
    id: MessageId,
) -> Result<Option<MessageRecord>> {
    let (house, case) = (docket.municipality(), docket.head.record.id);
    let asked = questions::asked_by_message(conn, house, id)?;
    if asked.is_none_or(|asked| asked.case != case) {
        return Ok(None);
    }
    let kinds = [LinkKind::Merged, LinkKind::Split];
    let cases = with_origins(conn, house, case, &kinds)?;
    Ok(messages::find(conn, house, &cases, id)?)
}

impl Docket {
    /// What a reply concerns: that for which the business was asked, as it goes on here, or what the
    /// message concerned. It may have been written on a case whose matter came into this one.
    pub(super) fn concerned_by_reply(
        &self,
        conn: &mut Connection,
        answers: Option<&MessageRecord>,
    ) -> Result<Option<ContributionId>> {
        let Some(message) = answers else {
            return Ok(None);
        };
        let asked = questions::asked_by_message(conn, self.municipality(), message.id)?;
        let asked = asked.map(|asked| asked.contribution);
        let concerned = asked.into_iter().chain(message.contribution);
        let mut here = concerned.filter(|id| self.contribution(*id).is_ok());
        Ok(here.next())
    }
}
