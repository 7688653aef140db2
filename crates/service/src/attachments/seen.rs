//! How much of a case's files a caller sees, and what they may do with them.

use std::collections::BTreeMap;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::attachment::{Attachment, AttachmentRefused, AttachmentStep};
use onedoor_domain::policy::{self, Action, Caller, CaseInView, Object};
use onedoor_domain::{AttachmentId, CaseId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::{Connection, attachments, shares};
use uuid::Uuid;

use super::AttachmentFile;
use crate::error::NotNow;
use crate::ties::CaseTies;
use crate::{Error, Refusal, Result, Services};

/// A case whose files somebody wants to see.
pub(super) struct Seen {
    case: CaseRecord,
    ties: CaseTies,
    shared: BTreeMap<Uuid, Vec<String>>,
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
        let shared = shares::units_by_part(conn, of, &[case.id])?;
        let caller = caller.clone();
        Ok(Seen {
            case,
            ties,
            shared,
            caller,
        })
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
        let (only_unit, with) = (
            attachment.only_unit.as_deref(),
            self.shared_with(attachment),
        );
        policy::sees_shared_part(&self.caller, &self.view(), only_unit, with)
    }

    /// What must be noted when the caller is shown this one; nothing if it is for everybody and of
    /// nobody whose identity is protected.
    pub(super) fn read(&self, attachment: &Attachment) -> Option<Access> {
        let (part, ground) = match attachment.only_unit.as_deref() {
            Some(unit) => {
                let with = self.shared_with(attachment);
                let ground = policy::part_ground(&self.caller, unit, with);
                (AccessPart::Attachment, ground)
            }
            None if self.case.protected_identity => {
                let ground = policy::ground(&self.caller, &self.view());
                (AccessPart::Attachments, ground)
            }
            None => return None,
        };
        Some(Access {
            deed: AccessDeed::Read,
            part,
            part_id: attachment.id.0,
            case: Some(attachment.case),
            ground: ground.to_string(),
        })
    }

    fn shared_with(&self, attachment: &Attachment) -> &[String] {
        let with = self.shared.get(&attachment.id.0);
        with.map_or(&[], Vec::as_slice)
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
