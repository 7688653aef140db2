//! How meanings become columns: one SQL type per meaning, on both databases.
//!
//! | meaning | PostgreSQL | SQLite | Rust |
//! |---|---|---|---|
//! | [`Id`] | `uuid` | `blob`, 16 bytes | an id newtype of the domain |
//! | [`Instant`] | `timestamptz` | `integer`, microseconds since 1970 | [`Moment`] |
//! | [`Json`] | `jsonb` | `text` | [`JsonText`] |
//! | [`Word`] | `text` with a check | `text` with a check | an enum of the domain |
//!
//! The PostgreSQL types carry their literal object ids: a type named by a string would cost a
//! query of the system catalogue per connection.

mod id;
mod instant;
mod json;
mod sets;
mod word;

use diesel::query_builder::QueryId;
use diesel::sql_types::{HasSqlType, SqlType};
use onedoor_domain::Moment;

pub use id::AnyId;
pub use sets::{CatalogueStatus, OutboxKind, SubjectKind};
pub use word::NotDerived;

use crate::any_connection::MultiBackend;

/// An identity.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951))]
#[diesel(sqlite_type(name = "Binary"))]
pub struct Id;

/// An instant in UTC.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185))]
#[diesel(sqlite_type(name = "Long"))]
pub struct Instant;

/// A JSON document.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 3802, array_oid = 3807))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Json;

/// A member of a closed set, by its word.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 25, array_oid = 1009))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Word;

impl diesel::sql_types::SqlOrd for Id {}
impl diesel::sql_types::SqlOrd for Instant {}

/// A domain value as a column: diesel's traits can only be given to a type of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Col<T>(pub T);

/// The text of a JSON document that was made by serde, or checked by the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonText(pub String);

macro_rules! known_to_the_derived_backend {
    ($($sql:ty),+) => {$(
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    )+};
}
known_to_the_derived_backend!(Id, Instant, Json, Word);

/// Lets a Rust type stand for an SQL type in queries and rows of every backend that can carry it. Paths
/// are whole, because they are looked up where the macro is used.
macro_rules! column {
    ($sql:ty => $($rust:ty),+ $(,)?) => {$(
        impl diesel::expression::AsExpression<$sql> for $rust {
            type Expression = diesel::internal::derives::as_expression::Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                diesel::internal::derives::as_expression::Bound::new(self)
            }
        }

        impl<'a> diesel::expression::AsExpression<$sql> for &'a $rust {
            type Expression = diesel::internal::derives::as_expression::Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                diesel::internal::derives::as_expression::Bound::new(self)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::Queryable<$sql, DB> for $rust
        where
            Self: diesel::deserialize::FromSql<$sql, DB>,
        {
            type Row = Self;
            fn build(row: Self) -> diesel::deserialize::Result<Self> {
                Ok(row)
            }
        }

        impl diesel::serialize::ToSql<$sql, crate::any_connection::MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, crate::any_connection::MultiBackend>) -> diesel::serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<$sql, crate::any_connection::MultiBackend> for $rust {
            fn from_sql(value: crate::any_connection::MultiRawValue<'_>) -> diesel::deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    )+};
}
use column;

column!(Instant => Col<Moment>);

column!(Json => JsonText);
