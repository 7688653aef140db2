//! The intake as one PostgreSQL statement: array parameters, unnested table by table.

mod loads;
mod tables;

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Integer;
use diesel::{QueryResult, RunQueryDsl};
use onedoor_domain::MunicipalityId;

use loads::Loads;
use tables::{
    Businesses, CaseTypes, Cases, Contacts, Contributions, Dependencies, Enquiries, Events,
    Guarantees, Identifiers, Keys, Links, OutboxRows, TrackingCodes,
};

use crate::columns::{Col, Id};
use crate::rows::intake::{CaseEnquiryRow, Intake};

/// Inserts every row of an intake, if everybody chosen still carries what was expected.
///
/// Its text never changes, so PostgreSQL parses and plans it once a connection.
pub(super) struct OneStatement<'a>(pub(super) &'a Columns);

impl QueryId for OneStatement<'_> {
    type QueryId = OneStatement<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<C> RunQueryDsl<C> for OneStatement<'_> {}

impl QueryFragment<Pg> for OneStatement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let columns = self.0;
        columns.loads.walk(&mut out)?;
        out.push_sql(", g as (select ");
        out.push_bind_param::<Id, _>(&columns.municipality)?;
        out.push_sql(" as municipality_id where (select count(*) from l) = ");
        out.push_bind_param::<Integer, _>(&columns.expected_loads)?;
        out.push_sql(")");
        columns.key.walk(&mut out)?;
        columns.business.walk(&mut out)?;
        columns.identifiers.walk(&mut out)?;
        columns.contact.walk(&mut out)?;
        columns.enquiry.walk(&mut out)?;
        columns.case.walk(&mut out)?;
        columns.links.walk(&mut out)?;
        columns.case_types.walk(&mut out)?;
        columns.contributions.walk(&mut out)?;
        columns.dependencies.walk(&mut out)?;
        columns.guarantees.walk(&mut out)?;
        columns.events.walk(&mut out)?;
        columns.tracking.walk(&mut out)?;
        columns.outbox.walk(&mut out)?;
        // The number of rows of the last part is what the caller sees: one, or none.
        out.push_sql(" select municipality_id from g");
        Ok(())
    }
}

/// The parameters: one array a column, one group a table.
pub(super) struct Columns {
    municipality: Col<MunicipalityId>,
    expected_loads: i32,
    loads: Loads,
    key: Keys,
    business: Businesses,
    identifiers: Identifiers,
    contact: Contacts,
    enquiry: Enquiries,
    case: Cases,
    links: Links,
    case_types: CaseTypes,
    contributions: Contributions,
    dependencies: Dependencies,
    guarantees: Guarantees,
    events: Events,
    tracking: TrackingCodes,
    outbox: OutboxRows,
}

impl Columns {
    /// Lays out an intake.
    pub(super) fn of(intake: &Intake, link: &CaseEnquiryRow) -> Self {
        let loads = &intake.loads;
        Self {
            municipality: Col(intake.municipality),
            expected_loads: i32::try_from(loads.len()).unwrap_or(i32::MAX),
            loads: Loads {
                now: Col(intake.now),
                municipality: Col(intake.municipality),
                staff: loads.iter().map(|change| Col(change.staff)).collect(),
                coordinations: loads.iter().map(|change| change.coordinations).collect(),
                contributions: loads.iter().map(|change| change.contributions).collect(),
                at_most: loads
                    .iter()
                    .map(|change| change.coordinations_at_most)
                    .collect(),
            },
            key: Keys::of(&intake.key),
            business: Businesses::of(&intake.business),
            identifiers: Identifiers::of(&intake.identifiers),
            contact: Contacts::of(&intake.contact),
            enquiry: Enquiries::of([&intake.enquiry]),
            case: Cases::of([&intake.case]),
            links: Links::of([link]),
            case_types: CaseTypes::of(&intake.case_types),
            contributions: Contributions::of(&intake.contributions),
            dependencies: Dependencies::of(&intake.dependencies),
            guarantees: Guarantees::of(&intake.guarantees),
            events: Events::of(&intake.events),
            tracking: TrackingCodes::of([&intake.tracking]),
            outbox: OutboxRows::of(&intake.outbox),
        }
    }
}
