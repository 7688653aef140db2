//! The tables of who is told what, and how far that got.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    delivery (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        tiding -> Word,
        channel -> Word,
        case_id -> Nullable<Id>,
        staff_id -> Nullable<Id>,
        contact_id -> Nullable<Id>,
        gateway_id -> Nullable<Id>,
        payload -> Json,
        state -> Word,
        attempts -> Integer,
        next_at -> Nullable<Instant>,
        lease -> Nullable<Id>,
        failure -> Nullable<Word>,
        reply_code -> Nullable<Integer>,
        patient_since -> Instant,
        created_at -> Instant,
        ended_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    offer_link (municipality_id, delivery_id) {
        municipality_id -> Id,
        delivery_id -> Id,
        hash -> Binary,
        contribution_id -> Id,
        contribution_version -> Integer,
        staff_id -> Id,
        created_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    mail_template (municipality_id, tiding, language) {
        municipality_id -> Id,
        tiding -> Word,
        language -> Word,
        subject -> Text,
        words -> Text,
        version -> Integer,
        updated_at -> Instant,
    }
}

diesel::table! {
    use crate::columns::{Id, Instant};

    mail_stop (municipality_id, case_id, contact_id) {
        municipality_id -> Id,
        case_id -> Id,
        contact_id -> Id,
        since -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    gateway (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        kind -> Word,
        description -> Text,
        unit -> Nullable<Text>,
        tidings -> Json,
        encoding -> Word,
        body -> Json,
        way -> Binary,
        active -> Bool,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    webhook (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        url -> Text,
        description -> Text,
        kinds -> Json,
        secret -> Binary,
        old_secret -> Nullable<Binary>,
        old_secret_until -> Nullable<Instant>,
        switched_off_at -> Nullable<Instant>,
        switched_off_because -> Nullable<Word>,
        failing_since -> Nullable<Instant>,
        failures -> Integer,
        read_to -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    webhook_delivery (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        webhook_id -> Id,
        event_id -> Nullable<Id>,
        number -> Nullable<BigInt>,
        kind -> Text,
        case_id -> Nullable<Id>,
        body -> Text,
        state -> Word,
        attempts -> Integer,
        next_at -> Nullable<Instant>,
        lease -> Nullable<Id>,
        failure -> Nullable<Word>,
        reply_code -> Nullable<Integer>,
        patient_since -> Instant,
        created_at -> Instant,
        ended_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    inbound_mail (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        message_key -> Binary,
        internet_message_id -> Nullable<Text>,
        sender -> Nullable<Text>,
        subject -> Text,
        size -> BigInt,
        sha256 -> Binary,
        file_id -> Nullable<Id>,
        received_at -> Instant,
        received_by -> Text,
        outcome -> Word,
        why -> Nullable<Word>,
        case_id -> Nullable<Id>,
        enquiry_id -> Nullable<Id>,
        message_id -> Nullable<Id>,
        mentions_id -> Nullable<Id>,
        passed_on_by_id -> Nullable<Id>,
        version -> Integer,
    }
}
