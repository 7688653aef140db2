//! The tables of what must still be done, and of what was answered before.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    saved_filter (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        staff_id -> Id,
        name -> Text,
        query -> Json,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    outbox (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        kind -> Word,
        case_id -> Nullable<Id>,
        payload -> Json,
        created_at -> Instant,
        available_at -> Instant,
        attempts -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    idempotency_key (municipality_id, hash) {
        municipality_id -> Id,
        hash -> Binary,
        fingerprint -> Binary,
        status -> Integer,
        answer -> Binary,
        created_at -> Instant,
        expires_at -> Instant,
    }
}
