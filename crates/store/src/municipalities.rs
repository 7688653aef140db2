//! Municipalities.

use diesel::prelude::*;
use onedoor_domain::directory::{Municipality, Settings};
use onedoor_domain::{Country, Language, Moment, MunicipalityId, Version};

use crate::columns::{CatalogueStatus, Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::{catalogue, municipality};
use crate::{Connection, StoreError};

/// A municipality with what is versioned beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct MunicipalityRecord {
    /// The municipality.
    pub municipality: Municipality,
    /// Its calendar, as recorded.
    pub calendar: String,
    /// The version of that calendar, from 1.
    pub calendar_version: u32,
    /// Grows with every change of people, so that copies in memory know they are old.
    pub directory_version: i64,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = municipality, treat_none_as_default_value = false)]
struct MunicipalityRow {
    id: Col<MunicipalityId>,
    slug: String,
    name: String,
    country: Col<Country>,
    time_zone: String,
    language: Col<Language>,
    settings: JsonText,
    calendar: JsonText,
    calendar_version: i32,
    directory_version: i64,
    version: i32,
    created_at: Col<Moment>,
    updated_at: Col<Moment>,
}

/// The municipality with this slug.
///
/// # Errors
/// As every query: [`StoreError::Unavailable`], [`StoreError::Unreadable`].
pub fn find_by_slug(
    conn: &mut Connection,
    slug: &str,
) -> Result<Option<MunicipalityRecord>, StoreError> {
    let row = municipality::table
        .filter(municipality::slug.eq(slug))
        .select(MunicipalityRow::as_select())
        .first(conn)
        .optional()?;
    row.map(MunicipalityRow::read).transpose()
}

/// The municipality with this id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &mut Connection, id: MunicipalityId) -> Result<MunicipalityRecord, StoreError> {
    municipality::table
        .find(Col(id))
        .select(MunicipalityRow::as_select())
        .first(conn)?
        .read()
}

/// By what a copy of the municipality is known to be true still: the version of its directory, which
/// every change of it, its settings and its people moves on, and that of the catalogue that routes new
/// enquiries, if one was published yet.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn versions(
    conn: &mut Connection,
    id: MunicipalityId,
) -> Result<(i64, Option<u32>), StoreError> {
    let published = catalogue::table
        .filter(catalogue::municipality_id.eq(Col(id)))
        .filter(catalogue::status.eq(Col(CatalogueStatus::Published)))
        .select(catalogue::version)
        .limit(1)
        .single_value();
    let (directory, published): (i64, Option<i32>) = municipality::table
        .find(Col(id))
        .select((municipality::directory_version, published))
        .first(conn)?;
    Ok((directory, published.map(crate::unsigned)))
}

/// Every municipality of the installation, for its operator.
///
/// # Errors
/// As every query.
pub fn list(conn: &mut Connection) -> Result<Vec<MunicipalityRecord>, StoreError> {
    let rows = municipality::table
        .order(municipality::slug)
        .select(MunicipalityRow::as_select())
        .load(conn)?;
    rows.into_iter().map(MunicipalityRow::read).collect()
}

/// Adds a municipality.
///
/// # Errors
/// [`StoreError::Taken`] if the slug is.
pub fn insert(
    conn: &mut Connection,
    record: &MunicipalityRecord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(municipality::table)
        .values(MunicipalityRow::write(record, now)?)
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    record: &MunicipalityRecord,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let row = MunicipalityRow::write(record, now)?;
    let changed = diesel::update(
        municipality::table
            .find(row.id)
            .filter(municipality::version.eq(seen.0)),
    )
    .set((
        municipality::name.eq(row.name),
        municipality::time_zone.eq(row.time_zone),
        municipality::language.eq(row.language),
        municipality::settings.eq(row.settings),
        municipality::calendar.eq(row.calendar),
        municipality::calendar_version.eq(row.calendar_version),
        municipality::directory_version.eq(municipality::directory_version + 1),
        municipality::version.eq(seen.next().0),
        municipality::updated_at.eq(row.updated_at),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Marks the directory as changed, so that copies in memory are read anew.
///
/// # Errors
/// As every query.
pub fn touch_directory(conn: &mut Connection, id: MunicipalityId) -> Result<(), StoreError> {
    let changed = diesel::update(municipality::table.find(Col(id)))
        .set(municipality::directory_version.eq(municipality::directory_version + 1))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Makes the clock look at once when the next morning is, unless one has come that nobody has seen
/// to: that is not lost.
///
/// # Errors
/// As every query.
pub fn look_at_mornings(
    conn: &mut Connection,
    id: MunicipalityId,
    now: Moment,
) -> Result<(), StoreError> {
    let not_due = municipality::morning_at
        .is_null()
        .or(municipality::morning_at
            .gt(Some(Col(now)))
            .assume_not_null());
    diesel::update(municipality::table.find(Col(id)).filter(not_due))
        .set(municipality::morning_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(())
}

/// The municipality whose morning came first, and when that was.
///
/// # Errors
/// As every query.
pub fn morning_due(
    conn: &mut Connection,
    now: Moment,
) -> Result<Option<(MunicipalityId, Moment)>, StoreError> {
    let due: Option<(Col<MunicipalityId>, Option<Col<Moment>>)> = municipality::table
        .filter(municipality::morning_at.le(Some(Col(now))))
        .order(municipality::morning_at)
        .select((municipality::id, municipality::morning_at))
        .first(conn)
        .optional()?;
    Ok(due.and_then(|(id, at)| Some((id.0, at?.0))))
}

/// Goes on to the next morning. False if another worker has seen to the one that was `seen`: of all
/// who try, one is first, and the others wait for how it ends.
///
/// # Errors
/// As every query.
pub fn go_on_to_morning(
    conn: &mut Connection,
    id: MunicipalityId,
    seen: Moment,
    next: Option<Moment>,
) -> Result<bool, StoreError> {
    let changed = diesel::update(
        municipality::table
            .find(Col(id))
            .filter(municipality::morning_at.eq(Some(Col(seen)))),
    )
    .set(municipality::morning_at.eq(next.map(Col)))
    .execute(conn)?;
    Ok(changed == 1)
}

impl MunicipalityRow {
    fn read(self) -> Result<MunicipalityRecord, StoreError> {
        let settings: Settings = from_json(&self.settings, "municipality", "settings")?;
        Ok(MunicipalityRecord {
            municipality: Municipality {
                id: self.id.0,
                slug: self.slug,
                name: self.name,
                country: self.country.0,
                time_zone: self.time_zone,
                language: self.language.0,
                settings,
            },
            calendar: self.calendar.0,
            calendar_version: crate::unsigned(self.calendar_version),
            directory_version: self.directory_version,
            version: Version(self.version),
        })
    }

    fn write(record: &MunicipalityRecord, now: Moment) -> Result<Self, StoreError> {
        let of = &record.municipality;
        Ok(Self {
            id: Col(of.id),
            slug: of.slug.clone(),
            name: of.name.clone(),
            country: Col(of.country),
            time_zone: of.time_zone.clone(),
            language: Col(of.language),
            settings: to_json(&of.settings)?,
            calendar: JsonText(record.calendar.clone()),
            calendar_version: crate::signed(record.calendar_version),
            directory_version: record.directory_version,
            version: record.version.0,
            created_at: Col(now),
            updated_at: Col(now),
        })
    }
}
