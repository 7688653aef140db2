//! Who carries more, within the statement.

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::AstPass;
use diesel::sql_types::{Array, Integer};
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::{Col, Id, Instant};

/// Who carries more, as arrays.
pub(super) struct Loads {
    pub(super) now: Col<Moment>,
    pub(super) municipality: Col<MunicipalityId>,
    pub(super) staff: Vec<Col<StaffId>>,
    pub(super) coordinations: Vec<i32>,
    pub(super) contributions: Vec<i32>,
    pub(super) at_most: Vec<i32>,
}

impl Loads {
    pub(super) fn walk<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        // Locked before they are changed: only `order by` makes two intakes lock in the same order,
        // an update takes rows as it comes upon them.
        out.push_sql(
            "with held as (select staff_id, coordinations from staff_load where municipality_id = ",
        );
        out.push_bind_param::<Id, _>(&self.municipality)?;
        out.push_sql(" and staff_id = any(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(
            ") order by staff_id for update), l as (update staff_load s set coordinations = s.coordinations + u.coordinations, \
             contributions = s.contributions + u.contributions, last_assigned_at = ",
        );
        out.push_bind_param::<Instant, _>(&self.now)?;
        out.push_sql(" from unnest(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.coordinations)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.contributions)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.at_most)?;
        out.push_sql(
            ") as u (staff_id, coordinations, contributions, at_most) \
             where s.staff_id = u.staff_id and s.coordinations <= u.at_most and s.municipality_id = ",
        );
        out.push_bind_param::<Id, _>(&self.municipality)?;
        // All or none: a load that was raised beside one that was not would stay raised, as nothing
        // fails that would undo it.
        out.push_sql(" and (select count(*) from held h join unnest(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.at_most)?;
        out.push_sql(
            ") as w (staff_id, at_most) on h.staff_id = w.staff_id and h.coordinations <= w.at_most) \
             = cardinality(",
        );
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(") returning 1)");
        Ok(())
    }
}
