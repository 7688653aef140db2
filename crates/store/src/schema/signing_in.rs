//! The tables of signing in: accounts, sessions, and whose word about identities is believed.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Integer, Nullable, Text};
    use crate::columns::{Id, Instant};

    account (municipality_id, staff_id) {
        municipality_id -> Id,
        staff_id -> Id,
        password -> Nullable<Text>,
        password_at -> Nullable<Instant>,
        totp_secret -> Nullable<Binary>,
        totp_at -> Nullable<Instant>,
        totp_step -> Nullable<BigInt>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable};
    use crate::columns::{Id, Instant};

    recovery_code (municipality_id, staff_id, hash) {
        municipality_id -> Id,
        staff_id -> Id,
        hash -> Binary,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::columns::{Id, Instant};

    password_link (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        staff_id -> Id,
        hash -> Binary,
        created_at -> Instant,
        created_by -> Text,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Integer, Nullable};
    use crate::columns::{Id, Instant};

    sign_in_attempt (municipality_id, hash) {
        municipality_id -> Id,
        hash -> Binary,
        failures -> Integer,
        last_at -> Nullable<Instant>,
        succeeded_at -> Nullable<Instant>,
        touched_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json};

    identity_provider (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        name -> Text,
        issuer -> Text,
        client_id -> Text,
        client_secret -> Nullable<Binary>,
        audience -> Nullable<Text>,
        groups_claim -> Text,
        rules -> Json,
        second_factor_words -> Nullable<Json>,
        adds_people -> Bool,
        links_by_email -> Bool,
        active -> Bool,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::{Id, Instant};

    identity (municipality_id, provider_id, subject) {
        municipality_id -> Id,
        provider_id -> Id,
        subject -> Text,
        staff_id -> Id,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Text};
    use crate::columns::{Id, Instant};

    sign_in_flow (municipality_id, hash) {
        municipality_id -> Id,
        hash -> Binary,
        provider_id -> Id,
        browser -> Binary,
        nonce -> Text,
        verifier -> Binary,
        return_to -> Text,
        is_anew -> Bool,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::columns::{Id, Instant, Json};

    session (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        hash -> Binary,
        staff_id -> Id,
        provider_id -> Nullable<Id>,
        roles -> Json,
        has_second_factor -> Bool,
        agent -> Nullable<Text>,
        started_at -> Instant,
        shown_at -> Instant,
        last_seen_at -> Instant,
    }
}
