//! The tables of meetings and visits.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    meeting_slot (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        name -> Text,
        unit_id -> Nullable<Text>,
        first_on -> Text,
        every_weeks -> Integer,
        starts_minute -> Integer,
        length_minutes -> Integer,
        place -> Nullable<Text>,
        link -> Nullable<Text>,
        capacity -> Integer,
        active -> Bool,
        bookings -> Integer,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    meeting (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        kind -> Word,
        stage -> Word,
        title -> Nullable<Text>,
        starts_at -> Instant,
        ends_at -> Instant,
        slot_id -> Nullable<Id>,
        place -> Nullable<Text>,
        link -> Nullable<Text>,
        agenda -> Nullable<Text>,
        sequence -> Integer,
        held_at -> Nullable<Instant>,
        minutes -> Nullable<Text>,
        only_unit -> Nullable<Text>,
        cancelled_at -> Nullable<Instant>,
        cancel_reason -> Nullable<Text>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    meeting_participant (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        meeting_id -> Id,
        kind -> Word,
        staff_id -> Nullable<Id>,
        unit_id -> Nullable<Text>,
        contact_id -> Nullable<Id>,
        name -> Nullable<Text>,
        email -> Nullable<Text>,
        attended -> Nullable<Bool>,
        invited_at -> Instant,
        removed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    meeting_action (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        meeting_id -> Id,
        what -> Text,
        staff_id -> Nullable<Id>,
        due_on -> Text,
        done_at -> Nullable<Instant>,
        created_at -> Instant,
    }
}
