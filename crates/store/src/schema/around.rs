//! The tables of what stands around a case: who stands in, links, labels, the task force.

diesel::table! {
    use crate::columns::{Id, Instant};

    stand_in (municipality_id, case_id) {
        municipality_id -> Id,
        case_id -> Id,
        staff_id -> Id,
        stand_in_id -> Id,
        since -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::{Id, Instant, Word};

    case_link (municipality_id, case_id, other_id) {
        municipality_id -> Id,
        case_id -> Id,
        other_id -> Id,
        kind -> Word,
        created_at -> Instant,
        created_by -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::Id;

    case_label (municipality_id, case_id, label) {
        municipality_id -> Id,
        case_id -> Id,
        label -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::columns::{Id, Instant};

    task_force (municipality_id, case_id) {
        municipality_id -> Id,
        case_id -> Id,
        name -> Text,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use crate::columns::Id;

    task_force_member (municipality_id, case_id, staff_id) {
        municipality_id -> Id,
        case_id -> Id,
        staff_id -> Id,
    }
}
