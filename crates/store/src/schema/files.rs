//! The tables of files that belong to cases.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    attachment (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contribution_id -> Nullable<Id>,
        only_unit -> Nullable<Text>,
        name -> Text,
        media_type -> Word,
        size -> BigInt,
        sha256 -> Binary,
        file_id -> Id,
        note -> Nullable<Text>,
        added_at -> Instant,
        added_by -> Text,
        state -> Word,
        scan_at -> Nullable<Instant>,
        scan_attempts -> Integer,
        scanned_at -> Nullable<Instant>,
        found -> Nullable<Text>,
        removed_at -> Nullable<Instant>,
        removed_by -> Nullable<Text>,
        removed_because -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    stray_file (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        delete_at -> Instant,
    }
}
