//! The tables of the switchboard: who can take a call, who was spoken with, whom to call back.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    staff_presence (municipality_id, staff_id) {
        municipality_id -> Id,
        staff_id -> Id,
        said -> Word,
        until_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    call_back (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        guarantee_id -> Id,
        staff_id -> Nullable<Id>,
        phone -> Nullable<Text>,
        name -> Nullable<Text>,
        reason -> Nullable<Text>,
        wished_after -> Nullable<Instant>,
        wished_before -> Nullable<Instant>,
        due_at -> Instant,
        stage -> Word,
        attempts -> Integer,
        ended_at -> Nullable<Instant>,
        ended_because -> Nullable<Text>,
        asked_by -> Text,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    contact_moment (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        kind -> Word,
        direction -> Word,
        outcome -> Word,
        staff_id -> Id,
        contact_id -> Nullable<Id>,
        name -> Nullable<Text>,
        at -> Instant,
        minutes -> Nullable<Integer>,
        note -> Nullable<Text>,
        call_back_id -> Nullable<Id>,
        created_at -> Instant,
    }
}
