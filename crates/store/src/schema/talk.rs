//! The tables of what is said on a case.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    message (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        direction -> Word,
        purpose -> Word,
        subject -> Text,
        text -> Text,
        language -> Word,
        channel -> Word,
        author -> Text,
        at -> Instant,
        recorded_at -> Instant,
        in_reply_to_id -> Nullable<Id>,
        contribution_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    question (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contribution_id -> Id,
        subject -> Text,
        text -> Text,
        language -> Word,
        asked_by -> Text,
        asked_at -> Instant,
        stage -> Word,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Instant>,
        reason -> Nullable<Text>,
        message_id -> Nullable<Id>,
        answered_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    note (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contribution_id -> Nullable<Id>,
        only_unit -> Nullable<Text>,
        legal_ground -> Nullable<Text>,
        text -> Text,
        author -> Text,
        written_at -> Instant,
        corrects_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    missing_item (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contribution_id -> Id,
        unit_id -> Text,
        document -> Nullable<Text>,
        words -> Nullable<Text>,
        registered_by -> Text,
        registered_at -> Instant,
        asked_at -> Nullable<Instant>,
        received_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    answer_draft (municipality_id, case_id, round) {
        municipality_id -> Id,
        case_id -> Id,
        round -> Integer,
        text -> Text,
        edited_by -> Text,
        edited_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    overview (municipality_id, case_id, number) {
        municipality_id -> Id,
        case_id -> Id,
        number -> Integer,
        language -> Word,
        text -> Text,
        content -> Json,
        created_by -> Text,
        created_at -> Instant,
        sent_at -> Nullable<Instant>,
        message_id -> Nullable<Id>,
    }
}
