//! How much of a case's files a caller sees, and what they may do with them.

use onedoor_domain::attachment::{Attachment, AttachmentRefused, AttachmentStep};
use onedoor_domain::policy::{self, Action, Caller, CaseInView, Object};
use onedoor_domain::{AttachmentId, CaseId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::{Connection, attachments};

use super::AttachmentFile;
use crate::error::NotNow;
use crate::ties::CaseTies;
use crate::{Error, Refusal, Result, Services};

/// A case whose files somebody wants to see.
pub(super) struct Seen {
    case: CaseRecord,
    ties: CaseTies,
    caller: Caller,
}

impl Services {
    /// The case, as far as it decides who sees its files.
    pub(super) fn seen(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        case: CaseId,
    ) -> Result<Seen> {
        let (of, now) = (caller.municipality, self.now());
        let in_force = self.copies.get(conn, of, now)?;
        let case = cases::get(conn, of, case)?;
        let ties = CaseTies::read(conn, &in_force, &case, now)?;
        let caller = caller.clone();
        Ok(Seen { case, ties, caller })
    }

    /// An attachment that the caller may see, if they may do this with it.
    pub(super) fn seen_attachment(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        action: Action,
        id: AttachmentId,
    ) -> Result<(Seen, Attachment)> {
        let attachment = attachments::get(conn, caller.municipality, id)?;
        let seen = self.seen(conn, caller, attachment.case)?;
        seen.must(action)?;
        if seen.shows(&attachment) {
            Ok((seen, attachment))
        } else {
            Err(Error::NotFound)
        }
    }
}

impl Seen {
    /// Passes if the caller may do this with the case's files.
    pub(super) fn must(&self, action: Action) -> Result<()> {
        let of = Object::Case(self.view());
        Ok(policy::require(&self.caller, action, &of)?)
    }

    /// Whether the caller sees this one.
    pub(super) fn shows(&self, attachment: &Attachment) -> bool {
        let only_unit = attachment.only_unit.as_deref();
        policy::sees_part(&self.caller, &self.view(), only_unit)
    }

    /// The attachment with what the caller may do with it now.
    pub(super) fn file(&self, attachment: Attachment) -> AttachmentFile {
        let steps = self.steps(&attachment);
        AttachmentFile { attachment, steps }
    }

    /// Why something is not possible with it now, and what is instead.
    pub(super) fn not_now(&self, attachment: &Attachment, why: AttachmentRefused) -> Error {
        let steps = self.steps(attachment);
        Error::NotNow(NotNow {
            refusal: match why {
                AttachmentRefused::Quarantined => Refusal::AttachmentQuarantined,
                AttachmentRefused::Infected => Refusal::AttachmentInfected,
                AttachmentRefused::Removed => Refusal::AttachmentRemoved,
                // Another worker was faster, or somebody removed it meanwhile.
                AttachmentRefused::NotWaiting => return Error::Stale,
            },
            allowed: steps.into_iter().map(AttachmentStep::as_str).collect(),
            by: None,
        })
    }

    fn steps(&self, attachment: &Attachment) -> Vec<AttachmentStep> {
        let possible = attachment.steps().iter().copied();
        let may = |step: &AttachmentStep| {
            let action = match step {
                AttachmentStep::Read => Action::ReadAttachment,
                AttachmentStep::Remove => Action::RemoveAttachment,
            };
            self.shows(attachment) && self.must(action).is_ok()
        };
        possible.filter(may).collect()
    }

    fn view(&self) -> CaseInView<'_> {
        self.ties.of(&self.case)
    }
}
