//! The tables of the house: the municipality, its catalogue, its people and credentials.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    municipality (id) {
        id -> Id,
        slug -> Text,
        name -> Text,
        country -> Word,
        time_zone -> Text,
        language -> Word,
        settings -> Json,
        calendar -> Json,
        calendar_version -> Integer,
        directory_version -> BigInt,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
        morning_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    calendar (municipality_id, version) {
        municipality_id -> Id,
        version -> Integer,
        document -> Json,
        time_zone -> Text,
        created_at -> Instant,
        created_by -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    catalogue (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        version -> Integer,
        status -> Word,
        document -> Text,
        created_at -> Instant,
        created_by -> Text,
        published_at -> Nullable<Instant>,
        published_by -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    unit (municipality_id, id) {
        municipality_id -> Id,
        id -> Text,
        mailbox -> Nullable<Text>,
        phone -> Nullable<Text>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    staff (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        name -> Text,
        title -> Text,
        email -> Text,
        phone -> Text,
        active -> Bool,
        roles -> Json,
        skills -> Json,
        languages -> Json,
        capacity -> Integer,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    staff_unit (municipality_id, staff_id, unit_id) {
        municipality_id -> Id,
        staff_id -> Id,
        unit_id -> Text,
        is_head -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    staff_load (municipality_id, staff_id) {
        municipality_id -> Id,
        staff_id -> Id,
        coordinations -> Integer,
        contributions -> Integer,
        last_assigned_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    absence (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        staff_id -> Id,
        starts_at -> Instant,
        ends_at -> Instant,
        substitute_id -> Nullable<Id>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    duty (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        staff_id -> Id,
        starts_at -> Instant,
        ends_at -> Instant,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    api_token (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        hash -> Binary,
        label -> Text,
        roles -> Json,
        staff_id -> Nullable<Id>,
        created_at -> Instant,
        created_by -> Text,
        expires_at -> Instant,
        revoked_at -> Nullable<Instant>,
        version -> Integer,
        scopes -> Nullable<Json>,
        last_used_at -> Nullable<Instant>,
        rotated_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use crate::columns::{Id, Instant};

    attendance (municipality_id, staff_id) {
        municipality_id -> Id,
        staff_id -> Id,
        next_at -> Instant,
    }
}
