//! Full text: `tsvector` on PostgreSQL, FTS5 on SQLite, over the same folded text.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use onedoor_domain::{CaseId, EnquiryId, MunicipalityId};

use crate::columns::{Col, Id};
use crate::{Connection, StoreError};

#[derive(QueryableByName)]
struct Hit {
    #[diesel(sql_type = Id)]
    case_id: Col<CaseId>,
}

pub(crate) fn index_document(
    conn: &mut Connection,
    municipality: MunicipalityId,
    enquiry: EnquiryId,
    case: CaseId,
    folded: &str,
) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => sql_query(
            "insert into enquiry_search (municipality_id, enquiry_id, case_id, document) \
             values ($1, $2, $3, to_tsvector('simple', $4)) on conflict do nothing",
        )
        .bind::<Id, _>(Col(municipality))
        .bind::<Id, _>(Col(enquiry))
        .bind::<Id, _>(Col(case))
        .bind::<Text, _>(folded)
        .execute(pg)?,
        Connection::Sqlite(lite) => sql_query(
            "insert into enquiry_search (municipality_id, enquiry_id, case_id, document) \
             values (?, ?, ?, ?)",
        )
        .bind::<Text, _>(house(municipality))
        .bind::<Id, _>(Col(enquiry))
        .bind::<Id, _>(Col(case))
        .bind::<Text, _>(folded)
        .execute(lite)?,
    };
    Ok(())
}

/// `words` are letters and digits only, as `onedoor_domain::search::words` makes them.
pub(crate) fn search_documents(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    before: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let before = Col(before.unwrap_or(CaseId(uuid::Uuid::max())));
    let hits: Vec<Hit> = match conn {
        Connection::Postgres(pg) => {
            let query: Vec<String> = words.iter().map(|word| format!("{word}:*")).collect();
            sql_query(
                // Of the municipality for which the transaction works: the function knows it.
                "select case_id from cases_that_say(to_tsquery('simple', $1), $2, $3) as case_id",
            )
            .bind::<Text, _>(query.join(" & "))
            .bind::<Id, _>(before)
            .bind::<BigInt, _>(limit)
            .load(pg)?
        }
        Connection::Sqlite(lite) => {
            let query: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
            let house = house(municipality);
            sql_query(
                "select distinct case_id from enquiry_search where enquiry_search match ? \
                 and case_id < ? order by case_id desc limit ?",
            )
            .bind::<Text, _>(format!(
                "municipality_id : {house} AND document : ({})",
                query.join(" AND ")
            ))
            .bind::<Id, _>(before)
            .bind::<BigInt, _>(limit)
            .load(lite)?
        }
    };
    Ok(hits.into_iter().map(|hit| hit.case_id.0).collect())
}

/// The municipality as one word of the index. It begins with a letter, as a bare word must.
pub(super) fn house(municipality: MunicipalityId) -> String {
    format!("m{}", municipality.0.simple())
}
