//! An attachment as its tables have it.

use diesel::prelude::*;
use onedoor_domain::attachment::{Attachment, AttachmentState, FileName, MediaType, Standing};
use onedoor_domain::{
    AttachmentId, CaseId, ContributionId, FileId, Moment, MunicipalityId, Version,
};

use crate::StoreError;
use crate::columns::Col;
use crate::schema::attachment;

#[derive(Queryable, Selectable)]
#[diesel(table_name = attachment)]
pub(super) struct AttachmentRow {
    pub(super) municipality_id: Col<MunicipalityId>,
    id: Col<AttachmentId>,
    case_id: Col<CaseId>,
    contribution_id: Option<Col<ContributionId>>,
    only_unit: Option<String>,
    name: String,
    media_type: Col<MediaType>,
    size: i64,
    sha256: Vec<u8>,
    file_id: Col<FileId>,
    note: Option<String>,
    added_at: Col<Moment>,
    added_by: String,
    #[diesel(embed)]
    standing: StandingRow,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = attachment)]
pub(super) struct StandingRow {
    pub(super) state: Col<AttachmentState>,
    pub(super) scan_at: Option<Col<Moment>>,
    pub(super) scan_attempts: i32,
    pub(super) scanned_at: Option<Col<Moment>>,
    pub(super) found: Option<String>,
    pub(super) removed_at: Option<Col<Moment>>,
    pub(super) removed_by: Option<String>,
    pub(super) removed_because: Option<String>,
}

impl StandingRow {
    pub(super) fn of(standing: &Standing) -> Self {
        let mut row = Self {
            state: Col(standing.word()),
            scan_at: None,
            scan_attempts: 0,
            scanned_at: None,
            found: None,
            removed_at: None,
            removed_by: None,
            removed_because: None,
        };
        match standing {
            Standing::Unscanned => {}
            Standing::Quarantined { scan_at, attempts } => {
                row.scan_at = Some(Col(*scan_at));
                row.scan_attempts = crate::signed(*attempts);
            }
            Standing::Clean { scanned_at } => row.scanned_at = Some(Col(*scanned_at)),
            Standing::Infected { scanned_at, found } => {
                row.scanned_at = Some(Col(*scanned_at));
                row.found = Some(found.clone());
            }
            Standing::Removed { at, by, because } => {
                row.removed_at = Some(Col(*at));
                row.removed_by = Some(by.clone());
                row.removed_because = Some(because.clone());
            }
        }
        row
    }

    pub(super) fn read(self) -> Option<Standing> {
        Some(match self.state.0 {
            AttachmentState::Unscanned => Standing::Unscanned,
            AttachmentState::Quarantined => Standing::Quarantined {
                scan_at: self.scan_at?.0,
                attempts: crate::unsigned(self.scan_attempts),
            },
            AttachmentState::Clean => Standing::Clean {
                scanned_at: self.scanned_at?.0,
            },
            AttachmentState::Infected => Standing::Infected {
                scanned_at: self.scanned_at?.0,
                found: self.found?,
            },
            AttachmentState::Removed => Standing::Removed {
                at: self.removed_at?.0,
                by: self.removed_by?,
                because: self.removed_because?,
            },
        })
    }
}

impl AttachmentRow {
    pub(super) fn read(self) -> Result<Attachment, StoreError> {
        let id = self.id.0;
        let unreadable = |column| StoreError::Unreadable {
            table: "attachment",
            column,
            detail: format!("{id} lacks what belongs to it"),
        };
        let sha256 = <[u8; 32]>::try_from(self.sha256.as_slice());
        Ok(Attachment {
            id,
            case: self.case_id.0,
            contribution: self.contribution_id.map(|id| id.0),
            only_unit: self.only_unit,
            name: FileName::kept(self.name),
            media_type: self.media_type.0,
            size: u64::try_from(self.size).unwrap_or(0),
            sha256: sha256.map_err(|_| unreadable("sha256"))?,
            file: self.file_id.0,
            note: self.note,
            added_at: self.added_at.0,
            added_by: self.added_by,
            standing: self.standing.read().ok_or_else(|| unreadable("state"))?,
            version: Version(self.version),
        })
    }
}
