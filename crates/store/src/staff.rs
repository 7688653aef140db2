//! Staff members, the units they belong to, and how much they carry.

mod carrying;
mod load;

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::{Moment, MunicipalityId, StaffId, Version, Versioned};

pub use carrying::{
    pick_up_contribution, pick_up_coordination, put_down_contribution, put_down_coordination,
};
pub use load::{close_load, hold_loads, loads, open_load};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::{staff, staff_unit};
use crate::{Connection, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = staff)]
struct StaffRow {
    id: Col<StaffId>,
    name: String,
    title: String,
    email: String,
    phone: String,
    active: bool,
    roles: JsonText,
    skills: JsonText,
    languages: JsonText,
    capacity: i32,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = staff_unit)]
struct MembershipRow {
    staff_id: Col<StaffId>,
    unit_id: String,
    is_head: bool,
}

/// Everybody, active or not, in the order of their ids.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<Versioned<StaffMember>>, StoreError> {
    let rows = staff::table
        .filter(staff::municipality_id.eq(Col(municipality)))
        .order(staff::id)
        .select(StaffRow::as_select())
        .load(conn)?;
    let memberships = staff_unit::table
        .filter(staff_unit::municipality_id.eq(Col(municipality)))
        .order((staff_unit::staff_id, staff_unit::unit_id))
        .select(MembershipRow::as_select())
        .load(conn)?;
    let mut of: BTreeMap<StaffId, Vec<MembershipRow>> = BTreeMap::new();
    for membership in memberships {
        of.entry(membership.staff_id.0)
            .or_default()
            .push(membership);
    }
    rows.into_iter()
        .map(|row| {
            let units = of.remove(&row.id.0).unwrap_or_default();
            row.read(units)
        })
        .collect()
}

/// One staff member.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<Versioned<StaffMember>, StoreError> {
    let row = staff::table
        .find((Col(municipality), Col(id)))
        .select(StaffRow::as_select())
        .first(conn)?;
    let memberships = staff_unit::table
        .filter(staff_unit::municipality_id.eq(Col(municipality)))
        .filter(staff_unit::staff_id.eq(Col(id)))
        .order(staff_unit::unit_id)
        .select(MembershipRow::as_select())
        .load(conn)?;
    row.read(memberships)
}

/// The staff member with this address, active or not.
///
/// # Errors
/// As every query.
pub fn find_by_email(
    conn: &mut Connection,
    municipality: MunicipalityId,
    email: &str,
) -> Result<Option<Versioned<StaffMember>>, StoreError> {
    let id: Option<Col<StaffId>> = staff::table
        .filter(staff::municipality_id.eq(Col(municipality)))
        .filter(staff::email.eq(email))
        .select(staff::id)
        .first(conn)
        .optional()?;
    id.map(|id| get(conn, municipality, id.0)).transpose()
}

/// Adds somebody, with the units they belong to and an empty load.
///
/// # Errors
/// [`StoreError::Taken`] if the e-mail address is.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    person: &StaffMember,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(staff::table)
        .values((
            staff::municipality_id.eq(Col(municipality)),
            staff::id.eq(Col(person.id)),
            staff::name.eq(&person.name),
            staff::title.eq(&person.title),
            staff::email.eq(&person.email),
            staff::phone.eq(&person.phone),
            staff::active.eq(person.active),
            staff::roles.eq(to_json(&person.roles)?),
            staff::skills.eq(to_json(&person.skills)?),
            staff::languages.eq(to_json(&person.languages)?),
            staff::capacity.eq(crate::signed(person.capacity)),
            staff::version.eq(Version::FIRST.0),
            staff::created_at.eq(Col(now)),
            staff::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    set_units(conn, municipality, person)?;
    if person.active {
        open_load(conn, municipality, person.id)?;
    }
    Ok(())
}

/// Saves what was changed since `seen`, with the units they belong to.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first, [`StoreError::Taken`] if the e-mail
/// address is.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    person: &StaffMember,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        staff::table
            .find((Col(municipality), Col(person.id)))
            .filter(staff::version.eq(seen.0)),
    )
    .set((
        staff::name.eq(&person.name),
        staff::title.eq(&person.title),
        staff::email.eq(&person.email),
        staff::phone.eq(&person.phone),
        staff::active.eq(person.active),
        staff::roles.eq(to_json(&person.roles)?),
        staff::skills.eq(to_json(&person.skills)?),
        staff::languages.eq(to_json(&person.languages)?),
        staff::capacity.eq(crate::signed(person.capacity)),
        staff::version.eq(seen.next().0),
        staff::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)?;
    set_units(conn, municipality, person)
}

fn set_units(
    conn: &mut Connection,
    municipality: MunicipalityId,
    person: &StaffMember,
) -> Result<(), StoreError> {
    diesel::delete(
        staff_unit::table
            .filter(staff_unit::municipality_id.eq(Col(municipality)))
            .filter(staff_unit::staff_id.eq(Col(person.id))),
    )
    .execute(conn)?;
    for unit in &person.units {
        diesel::insert_into(staff_unit::table)
            .values((
                staff_unit::municipality_id.eq(Col(municipality)),
                staff_unit::staff_id.eq(Col(person.id)),
                staff_unit::unit_id.eq(unit),
                staff_unit::is_head.eq(person.heads.contains(unit)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

impl StaffRow {
    fn read(self, memberships: Vec<MembershipRow>) -> Result<Versioned<StaffMember>, StoreError> {
        let heads = memberships
            .iter()
            .filter(|m| m.is_head)
            .map(|m| m.unit_id.clone())
            .collect();
        let value = StaffMember {
            id: self.id.0,
            name: self.name,
            title: self.title,
            email: self.email,
            phone: self.phone,
            active: self.active,
            roles: from_json(&self.roles, "staff", "roles")?,
            units: memberships.into_iter().map(|m| m.unit_id).collect(),
            heads,
            skills: from_json(&self.skills, "staff", "skills")?,
            languages: from_json(&self.languages, "staff", "languages")?,
            capacity: crate::unsigned(self.capacity),
        };
        Ok(Versioned {
            value,
            version: Version(self.version),
        })
    }
}
