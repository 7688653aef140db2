//! The tables as diesel sees them: one description for both databases.

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
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    business (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        name -> Text,
        name_key -> Text,
        account_manager_id -> Nullable<Id>,
        version -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    business_identifier (municipality_id, scheme, value) {
        municipality_id -> Id,
        scheme -> Word,
        value -> Text,
        business_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    contact_person (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        business_id -> Nullable<Id>,
        name -> Nullable<Text>,
        name_key -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        phone_raw -> Nullable<Text>,
        acting_as -> Nullable<Word>,
        protected_identity -> Bool,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    enquiry (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        channel -> Word,
        received_at -> Instant,
        registered_at -> Instant,
        registered_by -> Text,
        language -> Word,
        subject -> Text,
        text -> Text,
        attributes -> Json,
        place -> Nullable<Json>,
        sender -> Json,
        urgent -> Bool,
        protected_identity -> Bool,
        business_id -> Nullable<Id>,
        contact_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    #[sql_name = "case"]
    cases (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        reference -> Text,
        stage -> Word,
        complexity -> Word,
        triage -> Bool,
        urgent -> Bool,
        protected_identity -> Bool,
        language -> Word,
        coordinator_id -> Id,
        business_id -> Nullable<Id>,
        contact_id -> Nullable<Id>,
        catalogue_version -> Integer,
        plan -> Json,
        received_at -> Instant,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
        last_seq -> Integer,
        last_hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    case_enquiry (municipality_id, case_id, enquiry_id) {
        municipality_id -> Id,
        case_id -> Id,
        enquiry_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    case_type_of_case (municipality_id, case_id, case_type) {
        municipality_id -> Id,
        case_id -> Id,
        case_type -> Text,
        position -> Integer,
        source -> Word,
        score -> Integer,
        because -> Json,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    contribution (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        unit_id -> Text,
        stage -> Word,
        manner -> Word,
        handler_id -> Nullable<Id>,
        accepted_at -> Nullable<Instant>,
        because -> Json,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    guarantee (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contribution_id -> Nullable<Id>,
        clock -> Text,
        state -> Word,
        terms -> Json,
        start_at -> Nullable<Instant>,
        due_at -> Nullable<Instant>,
        next_at -> Nullable<Instant>,
        created_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    event (municipality_id, case_id, seq) {
        municipality_id -> Id,
        case_id -> Id,
        seq -> Integer,
        id -> Id,
        kind -> Text,
        at -> Instant,
        actor -> Text,
        payload -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    tracking_code (municipality_id, id) {
        municipality_id -> Id,
        id -> Id,
        case_id -> Id,
        contact_id -> Nullable<Id>,
        hash -> Binary,
        created_at -> Instant,
        expires_at -> Instant,
        revoked_at -> Nullable<Instant>,
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

diesel::allow_tables_to_appear_in_same_query!(
    municipality,
    catalogue,
    unit,
    staff,
    staff_unit,
    staff_load,
    absence,
    duty,
    api_token,
    business,
    business_identifier,
    contact_person,
    enquiry,
    cases,
    case_enquiry,
    case_type_of_case,
    contribution,
    guarantee,
    event,
    tracking_code,
    outbox,
    idempotency_key,
);
