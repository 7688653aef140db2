//! The tables of the matter: businesses, what they asked, and what became of it.

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
        awaited -> Nullable<Word>,
        awaited_since -> Nullable<Instant>,
        answered_at -> Nullable<Instant>,
        closed_at -> Nullable<Instant>,
        closed_as -> Nullable<Word>,
        round -> Integer,
        answers -> Json,
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
        answered_at -> Nullable<Instant>,
        offered_at -> Instant,
        offers -> Integer,
        next_at -> Nullable<Instant>,
        offered_to_id -> Nullable<Id>,
        awaited -> Nullable<Word>,
        awaited_since -> Nullable<Instant>,
        ended_at -> Nullable<Instant>,
        hops -> Integer,
        rerouted_from_id -> Nullable<Id>,
        answer -> Nullable<Text>,
        remarks -> Nullable<Json>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
    use crate::columns::{Id, Instant, Json, Word};

    contribution_dependency (municipality_id, contribution_id, depends_on_id) {
        municipality_id -> Id,
        contribution_id -> Id,
        depends_on_id -> Id,
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
        ended_at -> Nullable<Instant>,
        explained -> Bool,
        risk_at -> Nullable<Instant>,
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
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::Id;

    business_word (municipality_id, word, business_id) {
        municipality_id -> Id,
        word -> Text,
        business_id -> Id,
        name_key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::Id;

    contact_word (municipality_id, word, contact_id) {
        municipality_id -> Id,
        word -> Text,
        contact_id -> Id,
        name_key -> Text,
    }
}
