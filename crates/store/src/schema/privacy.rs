//! The tables of privacy: how long cases are kept, who saw what, and what is left of what went.

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Word};

    retention (municipality_id, case_id) {
        municipality_id -> Id,
        case_id -> Id,
        state -> Word,
        class -> Nullable<Word>,
        closed_at -> Instant,
        ends_at -> Nullable<Instant>,
        next_at -> Nullable<Instant>,
        archived_at -> Nullable<Instant>,
        archived_by -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::columns::{Id, Instant};

    legal_hold (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        ground -> Text,
        placed_at -> Instant,
        placed_by -> Text,
        lifted_at -> Nullable<Instant>,
        lifted_by -> Nullable<Text>,
        lifted_because -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    disposed_case (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        reference -> Text,
        class -> Word,
        figures -> Json,
        received_at -> Instant,
        closed_at -> Instant,
        archived_at -> Nullable<Instant>,
        disposed_at -> Instant,
        disposed_by -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::{Id, Instant, Json, Word};

    erasure (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        subject -> Word,
        subject_id -> Id,
        at -> Instant,
        by -> Text,
        outcome -> Json,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::columns::{Id, Instant, Word};

    access_log (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        at -> Instant,
        actor -> Text,
        deed -> Word,
        part -> Word,
        part_id -> Id,
        case_id -> Nullable<Id>,
        ground -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::{Id, Instant, Word};

    part_share (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        part -> Word,
        part_id -> Id,
        unit_id -> Text,
        legal_ground -> Text,
        shared_at -> Instant,
        shared_by -> Text,
    }
}
