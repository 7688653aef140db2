//! The tables of the feed: events by number, and where the numbers end.

diesel::table! {
    use diesel::sql_types::{BigInt, Integer};
    use crate::columns::Id;

    feed (municipality_id, number) {
        municipality_id -> Id,
        number -> BigInt,
        case_id -> Id,
        seq -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::BigInt;
    use crate::columns::Id;

    feed_end (municipality_id) {
        municipality_id -> Id,
        last_number -> BigInt,
    }
}
