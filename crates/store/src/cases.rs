//! Cases and what belongs to them.

mod answers;
mod coordination;
mod head;
mod list;
mod matter;
mod stage;

use diesel::prelude::*;
use onedoor_domain::case::{Awaited, CaseStage, ClosedAs, Stage};
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::routing::CaseTypeSource;
use onedoor_domain::{
    BusinessId, CaseId, ContactId, Language, Moment, MunicipalityId, StaffId, Version,
};

pub(crate) use self::head::HeadFound;
use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::rows::intake::Intake;
use crate::schema::{case_type_of_case, cases};
use crate::{Connection, StoreError, dialect};

pub use answers::{answers, save_answers};
pub use coordination::{Concerned, coordinated_by, set_coordinator, worked_on_by};
pub use head::{CaseHead, append, lock};
pub use list::{CaseFilter, list, plan};
pub use matter::{Weight, insert, live_of_business, set_plan, set_round, set_types, set_weight};
pub use stage::set_stage;

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// Its identity.
    pub id: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Where it stands.
    pub stage: Stage,
    /// Which time it is being worked on: 1, and one more each time it was reopened.
    pub round: u32,
    /// How much coordination it takes.
    pub complexity: Complexity,
    /// Whether its case types are too uncertain to trust.
    pub triage: bool,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// Whether the person's identity is protected.
    pub protected_identity: bool,
    /// The language of the business.
    pub language: Language,
    /// Who answers to the business.
    pub coordinator: StaffId,
    /// The business, if one was named.
    pub business: Option<BusinessId>,
    /// The contact person, if one was named.
    pub contact: Option<ContactId>,
    /// The catalogue it was routed by.
    pub catalogue_version: u32,
    /// When the enquiry had come in.
    pub received_at: Moment,
    /// When the case was opened.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

/// A case type of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseTypeRecord {
    /// Of which case.
    pub case: CaseId,
    /// The case type's id.
    pub case_type: String,
    /// Where it comes from.
    pub source: CaseTypeSource,
    /// How strongly the text speaks for it, 0 to 100.
    pub score: u32,
    /// The words that spoke for it.
    pub because: Vec<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(crate) struct FoundRow {
    id: Col<CaseId>,
    reference: String,
    stage: Col<CaseStage>,
    complexity: Col<Complexity>,
    triage: bool,
    urgent: bool,
    protected_identity: bool,
    language: Col<Language>,
    coordinator_id: Col<StaffId>,
    business_id: Option<Col<BusinessId>>,
    contact_id: Option<Col<ContactId>>,
    catalogue_version: i32,
    received_at: Col<Moment>,
    created_at: Col<Moment>,
    updated_at: Col<Moment>,
    version: i32,
    awaited: Option<Col<Awaited>>,
    awaited_since: Option<Col<Moment>>,
    answered_at: Option<Col<Moment>>,
    closed_at: Option<Col<Moment>>,
    closed_as: Option<Col<ClosedAs>>,
    round: i32,
}

/// The stages in which a unit has nothing to do with the case any more.
const GIVEN_AWAY: [ContributionStage; 3] = [
    ContributionStage::Returned,
    ContributionStage::Declined,
    ContributionStage::Cancelled,
];

/// Writes everything that an enquiry becomes.
///
/// # Errors
/// [`StoreError::Stale`] if the people chosen carry more than expected or have left since;
/// [`StoreError::Taken`] if the idempotency key, the reference or an identifier is taken.
pub fn open(conn: &mut Connection, intake: &Intake) -> Result<(), StoreError> {
    dialect::write_intake(conn, intake)
}

/// One case.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
) -> Result<CaseRecord, StoreError> {
    cases::table
        .find((Col(municipality), Col(id)))
        .select(FoundRow::as_select())
        .first(conn)?
        .read()
}

/// The case with this reference.
///
/// # Errors
/// As every query.
pub fn find_by_reference(
    conn: &mut Connection,
    municipality: MunicipalityId,
    reference: &str,
) -> Result<Option<CaseRecord>, StoreError> {
    let row = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::reference.eq(reference))
        .select(FoundRow::as_select())
        .first(conn)
        .optional()?;
    row.map(FoundRow::read).transpose()
}

/// The case types of these cases, each case's in its order.
///
/// # Errors
/// As every query.
pub fn types(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[CaseId],
) -> Result<Vec<CaseTypeRecord>, StoreError> {
    type Found = (Col<CaseId>, String, Col<CaseTypeSource>, i32, JsonText);
    let ids: Vec<Col<CaseId>> = ids.iter().copied().map(Col).collect();
    let rows: Vec<Found> = case_type_of_case::table
        .filter(case_type_of_case::municipality_id.eq(Col(municipality)))
        .filter(case_type_of_case::case_id.eq_any(ids))
        .order((case_type_of_case::case_id, case_type_of_case::position))
        .select((
            case_type_of_case::case_id,
            case_type_of_case::case_type,
            case_type_of_case::source,
            case_type_of_case::score,
            case_type_of_case::because,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(case, case_type, source, score, because)| {
            Ok(CaseTypeRecord {
                case: case.0,
                case_type,
                source: source.0,
                score: crate::unsigned(score),
                because: from_json(&because, "case_type_of_case", "because")?,
            })
        })
        .collect()
}

impl FoundRow {
    pub(crate) fn read(self) -> Result<CaseRecord, StoreError> {
        Ok(CaseRecord {
            stage: self.stage()?,
            round: crate::unsigned(self.round),
            id: self.id.0,
            reference: self.reference,
            complexity: self.complexity.0,
            triage: self.triage,
            urgent: self.urgent,
            protected_identity: self.protected_identity,
            language: self.language.0,
            coordinator: self.coordinator_id.0,
            business: self.business_id.map(|id| id.0),
            contact: self.contact_id.map(|id| id.0),
            catalogue_version: crate::unsigned(self.catalogue_version),
            received_at: self.received_at.0,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
            version: Version(self.version),
        })
    }

    fn stage(&self) -> Result<Stage, StoreError> {
        let awaited = self.awaited.map(|of| of.0).zip(self.awaited_since);
        let closed = self.closed_at.zip(self.closed_as);
        match (self.stage.0, awaited, self.answered_at, closed) {
            (CaseStage::Open, ..) => Ok(Stage::Open),
            (CaseStage::Waiting, Some((awaited, since)), ..) => Ok(Stage::Waiting {
                awaited,
                since: since.0,
            }),
            (CaseStage::Answered, _, Some(at), _) => Ok(Stage::Answered { at: at.0 }),
            (CaseStage::Closed, _, _, Some((at, how))) => Ok(Stage::Closed {
                at: at.0,
                how: how.0,
            }),
            (stage, ..) => Err(StoreError::Unreadable {
                table: "case",
                column: "stage",
                detail: format!("{} is {stage} without what belongs to it", self.id.0),
            }),
        }
    }
}
