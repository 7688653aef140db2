//! Texts of mails that a municipality words itself.

use diesel::prelude::*;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::{Language, Moment, MunicipalityId, Version};

use crate::columns::Col;
use crate::schema::mail_template;
use crate::{Connection, StoreError};

/// How a municipality words one mail in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRecord {
    /// What the mail tells.
    pub tiding: Tiding,
    /// In which language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// What stands in it before the facts.
    pub words: String,
    /// For optimistic concurrency.
    pub version: Version,
    /// When it was changed.
    pub updated_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mail_template)]
struct TemplateRow {
    tiding: Col<Tiding>,
    language: Col<Language>,
    subject: String,
    words: String,
    version: i32,
    updated_at: Col<Moment>,
}

/// All that a municipality words itself: at most one for each mail and language.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<TemplateRecord>, StoreError> {
    let rows = mail_template::table
        .filter(mail_template::municipality_id.eq(Col(municipality)))
        .order((mail_template::tiding, mail_template::language))
        .select(TemplateRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(TemplateRow::read).collect())
}

/// How it words one mail, if it does.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    tiding: Tiding,
    language: Language,
) -> Result<Option<TemplateRecord>, StoreError> {
    let row = mail_template::table
        .find((Col(municipality), Col(tiding), Col(language)))
        .select(TemplateRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(TemplateRow::read))
}

/// Adds a text.
///
/// # Errors
/// [`StoreError::Taken`] if there is one.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &TemplateRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(mail_template::table)
        .values((
            mail_template::municipality_id.eq(Col(municipality)),
            mail_template::tiding.eq(Col(record.tiding)),
            mail_template::language.eq(Col(record.language)),
            mail_template::subject.eq(&record.subject),
            mail_template::words.eq(&record.words),
            mail_template::version.eq(record.version.0),
            mail_template::updated_at.eq(Col(record.updated_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves a text, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &TemplateRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        mail_template::table
            .find((Col(municipality), Col(record.tiding), Col(record.language)))
            .filter(mail_template::version.eq(seen.0)),
    )
    .set((
        mail_template::subject.eq(&record.subject),
        mail_template::words.eq(&record.words),
        mail_template::version.eq(seen.next().0),
        mail_template::updated_at.eq(Col(record.updated_at)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Takes a text away, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    (tiding, language): (Tiding, Language),
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        mail_template::table
            .find((Col(municipality), Col(tiding), Col(language)))
            .filter(mail_template::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

impl TemplateRow {
    fn read(self) -> TemplateRecord {
        TemplateRecord {
            tiding: self.tiding.0,
            language: self.language.0,
            subject: self.subject,
            words: self.words,
            version: Version(self.version),
            updated_at: self.updated_at.0,
        }
    }
}
