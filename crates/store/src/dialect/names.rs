//! Names by the beginnings of their words: an index of words on PostgreSQL; on SQLite, which serves
//! one house, a walk through its names.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use crate::columns::{Col, Id};
use crate::{Connection, StoreError};

#[derive(QueryableByName)]
struct BusinessHit {
    #[diesel(sql_type = Id)]
    id: Col<BusinessId>,
}

#[derive(QueryableByName)]
struct ContactHit {
    #[diesel(sql_type = Id)]
    id: Col<ContactId>,
}

/// How many words count: as many as a query on SQLite has places for.
const WORDS: usize = 4;

// Of the municipality for which the transaction works: these functions of the database know it.
const POSTGRES_BUSINESSES: &str =
    "select id from businesses_named(to_tsquery('simple', $1), $2) as id";
const POSTGRES_CONTACTS: &str = "select id from contacts_named(to_tsquery('simple', $1), $2) as id";
// A space before the name, so that its first word begins as every other does.
const SQLITE_BUSINESSES: &str = "select id from business where municipality_id = ? \
     and ' ' || name_key like ? and ' ' || name_key like ? and ' ' || name_key like ? \
     and ' ' || name_key like ? limit ?";
const SQLITE_CONTACTS: &str = "select id from contact_person where municipality_id = ? \
     and name_key is not null and ' ' || name_key like ? and ' ' || name_key like ? \
     and ' ' || name_key like ? and ' ' || name_key like ? and protected_identity = 0 limit ?";

/// `words` are letters and digits only, as `onedoor_domain::search::words` makes them.
pub(crate) fn businesses_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<BusinessId>, StoreError> {
    let hits: Vec<BusinessHit> = match conn {
        Connection::Postgres(pg) => sql_query(POSTGRES_BUSINESSES)
            .bind::<Text, _>(all_of(words))
            .bind::<BigInt, _>(limit)
            .load(pg)?,
        Connection::Sqlite(lite) => {
            let [first, second, third, fourth] = patterns(words);
            sql_query(SQLITE_BUSINESSES)
                .bind::<Id, _>(Col(municipality))
                .bind::<Text, _>(first)
                .bind::<Text, _>(second)
                .bind::<Text, _>(third)
                .bind::<Text, _>(fourth)
                .bind::<BigInt, _>(limit)
                .load(lite)?
        }
    };
    Ok(hits.into_iter().map(|hit| hit.id.0).collect())
}

pub(crate) fn contacts_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<ContactId>, StoreError> {
    let hits: Vec<ContactHit> = match conn {
        Connection::Postgres(pg) => sql_query(POSTGRES_CONTACTS)
            .bind::<Text, _>(all_of(words))
            .bind::<BigInt, _>(limit)
            .load(pg)?,
        Connection::Sqlite(lite) => {
            let [first, second, third, fourth] = patterns(words);
            sql_query(SQLITE_CONTACTS)
                .bind::<Id, _>(Col(municipality))
                .bind::<Text, _>(first)
                .bind::<Text, _>(second)
                .bind::<Text, _>(third)
                .bind::<Text, _>(fourth)
                .bind::<BigInt, _>(limit)
                .load(lite)?
        }
    };
    Ok(hits.into_iter().map(|hit| hit.id.0).collect())
}

fn all_of(words: &[String]) -> String {
    let beginnings = words.iter().take(WORDS).map(|word| format!("{word}:*"));
    beginnings.collect::<Vec<_>>().join(" & ")
}

fn patterns(words: &[String]) -> [String; WORDS] {
    let mut patterns = [const { String::new() }; WORDS];
    for (at, pattern) in patterns.iter_mut().enumerate() {
        *pattern = words
            .get(at)
            .map_or_else(|| "%".to_owned(), |word| format!("% {word}%"));
    }
    patterns
}
