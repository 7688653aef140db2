//! The tables that hold something of a case, whoever refers to others first.

/// A table that holds something of a case.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// Its name, as SQL has it.
    pub table: &'static str,
    /// What its rows are called.
    pub name: &'static str,
    /// What ties a row to the case `$2` of the municipality `$1`.
    pub tie: &'static str,
    /// What a row holds.
    pub columns: &'static [Column],
}

/// A column of such a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// How its values are written.
    pub kind: Kind,
    /// What becomes of it when a person is forgotten.
    pub erased: Erased,
}

/// How the values of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identity.
    Id,
    /// An instant.
    Instant,
    /// Text, a word or a number.
    Plain,
    /// A JSON document.
    Json,
    /// Yes or no.
    Flag,
    /// Bytes.
    Bytes,
    /// It leaves the database with nothing but a backup.
    Secret,
}

/// What becomes of a column when a person is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// It says nothing about them.
    Stays,
    /// Nothing stands there any more, where something stood.
    Empty,
    /// It is taken away.
    Gone,
    /// This stands there instead.
    Becomes(&'static str),
}

const BY_CASE: &str = "case_id = $2";
const BY_MEETING: &str =
    "meeting_id in (select m.id from meeting m where m.municipality_id = $1 and m.case_id = $2)";
const BY_PART: &str = "contribution_id in (select c.id from contribution c where c.municipality_id = $1 and c.case_id = $2)";
const BY_ENQUIRY: &str = "id in (select e.enquiry_id from case_enquiry e where e.municipality_id = $1 and e.case_id = $2)";

const fn column(name: &'static str, kind: Kind, erased: Erased) -> Column {
    Column { name, kind, erased }
}

const fn id(name: &'static str) -> Column {
    column(name, Kind::Id, Erased::Stays)
}

const fn at(name: &'static str) -> Column {
    column(name, Kind::Instant, Erased::Stays)
}

const fn plain(name: &'static str) -> Column {
    column(name, Kind::Plain, Erased::Stays)
}

const fn json(name: &'static str) -> Column {
    column(name, Kind::Json, Erased::Stays)
}

const fn flag(name: &'static str) -> Column {
    column(name, Kind::Flag, Erased::Stays)
}

const fn words(name: &'static str) -> Column {
    column(name, Kind::Plain, Erased::Empty)
}

const fn maybe(name: &'static str) -> Column {
    column(name, Kind::Plain, Erased::Gone)
}

const fn holding(table: &'static str, tie: &'static str, columns: &'static [Column]) -> Holding {
    let name = table;
    Holding {
        table,
        name,
        tie,
        columns,
    }
}

/// What other cases say of this one, and what of it says of others: loosened before it goes.
pub(super) const LOOSENED: &[&str] = &[
    "update message set in_reply_to_id = null where municipality_id = $1 and in_reply_to_id in \
     (select m.id from message m where m.municipality_id = $1 and m.case_id = $2)",
    "update note set corrects_id = null where municipality_id = $1 and corrects_id in \
     (select n.id from note n where n.municipality_id = $1 and n.case_id = $2)",
    "update contact_moment set call_back_id = null where municipality_id = $1 and call_back_id in \
     (select b.id from call_back b where b.municipality_id = $1 and b.case_id = $2)",
    "update contribution set rerouted_from_id = null where municipality_id = $1 \
     and rerouted_from_id in \
     (select c.id from contribution c where c.municipality_id = $1 and c.case_id = $2)",
    "delete from contribution_dependency where municipality_id = $1 and depends_on_id in \
     (select c.id from contribution c where c.municipality_id = $1 and c.case_id = $2)",
    "delete from case_link where municipality_id = $1 and other_id = $2",
    "update inbound_mail set mentions_id = null where municipality_id = $1 and mentions_id = $2",
];

/// Labels that people gave a case may say anything, and say nothing when they are blank.
pub(super) const LABELS_GO: &str =
    "delete from case_label where municipality_id = $1 and case_id = $2";

/// What is kept of a mail that came in.
#[rustfmt::skip]
const INBOUND_MAIL: &[Column] = &[
    id("id"), column("message_key", Kind::Bytes, Erased::Stays), maybe("internet_message_id"),
    maybe("sender"), words("subject"), plain("size"), column("sha256", Kind::Bytes, Erased::Stays),
    column("file_id", Kind::Id, Erased::Gone), at("received_at"), plain("received_by"),
    plain("outcome"), plain("why"), id("case_id"), id("enquiry_id"), id("message_id"),
    id("mentions_id"), id("passed_on_by_id"), plain("version"),
];

/// Everything that is kept of a case; what refers to something else stands before it.
#[rustfmt::skip]
pub const ALL: &[Holding] = &[
    holding("feed", BY_CASE, &[plain("number"), id("case_id"), plain("seq")]),
    holding("event", BY_CASE, &[
        id("case_id"), plain("seq"), id("id"), plain("kind"), at("at"), plain("actor"),
        plain("payload"), column("hash", Kind::Bytes, Erased::Stays),
    ]),
    holding("outbox", BY_CASE, &[
        id("id"), plain("kind"), id("case_id"), json("payload"), at("created_at"),
        at("available_at"), plain("attempts"),
    ]),
    holding("offer_link", BY_PART, &[
        id("delivery_id"), column("hash", Kind::Secret, Erased::Stays), id("contribution_id"),
        plain("contribution_version"), id("staff_id"), at("created_at"), at("expires_at"),
        at("used_at"),
    ]),
    holding("delivery", BY_CASE, &[
        id("id"), plain("tiding"), plain("channel"), id("case_id"), id("staff_id"),
        id("contact_id"), id("gateway_id"), json("payload"), plain("state"), plain("attempts"),
        at("next_at"), id("lease"), plain("failure"), plain("reply_code"), at("patient_since"),
        at("created_at"), at("ended_at"), plain("version"),
    ]),
    holding("mail_stop", BY_CASE, &[id("case_id"), id("contact_id"), at("since")]),
    holding("webhook_delivery", BY_CASE, &[
        id("id"), id("webhook_id"), id("event_id"), plain("number"), plain("kind"), id("case_id"),
        plain("body"), plain("state"), plain("attempts"), at("next_at"), id("lease"),
        plain("failure"), plain("reply_code"), at("patient_since"), at("created_at"),
        at("ended_at"), plain("version"),
    ]),
    holding("inbound_mail", BY_CASE, INBOUND_MAIL),
    holding("part_share", BY_CASE, &[
        id("id"), id("case_id"), plain("part"), id("part_id"), plain("unit_id"),
        plain("legal_ground"), at("shared_at"), plain("shared_by"),
    ]),
    holding("legal_hold", BY_CASE, &[
        id("id"), id("case_id"), plain("ground"), at("placed_at"), plain("placed_by"),
        at("lifted_at"), plain("lifted_by"), plain("lifted_because"), plain("version"),
    ]),
    holding("retention", BY_CASE, &[
        id("case_id"), plain("state"), plain("class"), at("closed_at"), at("ends_at"),
        at("next_at"), at("archived_at"), plain("archived_by"), plain("version"),
    ]),
    holding("case_link", BY_CASE, &[
        id("case_id"), id("other_id"), plain("kind"), at("created_at"), plain("created_by"),
    ]),
    holding("case_label", BY_CASE, &[id("case_id"), plain("label")]),
    holding("task_force_member", BY_CASE, &[id("case_id"), id("staff_id")]),
    holding("task_force", BY_CASE, &[
        id("case_id"), words("name"), at("created_at"), at("updated_at"),
    ]),
    holding("stand_in", BY_CASE, &[
        id("case_id"), id("staff_id"), id("stand_in_id"), at("since"),
    ]),
    holding("tracking_code", BY_CASE, &[
        id("id"), id("case_id"), id("contact_id"), column("hash", Kind::Secret, Erased::Stays),
        at("created_at"), at("expires_at"), at("revoked_at"), plain("version"),
    ]),
    holding("contact_moment", BY_CASE, &[
        id("id"), id("case_id"), plain("kind"), plain("direction"), plain("outcome"),
        id("staff_id"), id("contact_id"), maybe("name"), at("at"), plain("minutes"),
        maybe("note"), id("call_back_id"), at("created_at"),
    ]),
    holding("call_back", BY_CASE, &[
        id("id"), id("case_id"), id("guarantee_id"), id("staff_id"), maybe("phone"),
        maybe("name"), maybe("reason"), at("wished_after"), at("wished_before"), at("due_at"),
        plain("stage"), plain("attempts"), at("ended_at"), maybe("ended_because"),
        plain("asked_by"), at("created_at"), at("updated_at"), plain("version"),
    ]),
    holding("meeting_action", BY_MEETING, &[
        id("id"), id("meeting_id"), words("what"), id("staff_id"), plain("due_on"),
        at("done_at"), at("created_at"),
    ]),
    holding("meeting_participant", BY_MEETING, &[
        id("id"), id("meeting_id"), plain("kind"), id("staff_id"), plain("unit_id"),
        id("contact_id"), words("name"), words("email"), flag("attended"), at("invited_at"),
        at("removed_at"),
    ]),
    holding("meeting", BY_CASE, &[
        id("id"), id("case_id"), plain("kind"), plain("stage"), maybe("title"), at("starts_at"),
        at("ends_at"), id("slot_id"), maybe("place"), maybe("link"), maybe("agenda"),
        plain("sequence"), at("held_at"), words("minutes"), plain("only_unit"),
        at("cancelled_at"), words("cancel_reason"), plain("version"), at("created_at"),
        at("updated_at"),
    ]),
    holding("attachment", BY_CASE, &[
        id("id"), id("case_id"), id("contribution_id"), plain("only_unit"),
        column("name", Kind::Plain, Erased::Becomes("'-'")), plain("media_type"), plain("size"),
        column("sha256", Kind::Bytes, Erased::Stays), id("file_id"), maybe("note"),
        at("added_at"), plain("added_by"), plain("state"), at("scan_at"),
        plain("scan_attempts"), at("scanned_at"), plain("found"), at("removed_at"),
        plain("removed_by"), words("removed_because"), plain("version"),
    ]),
    holding("question", BY_CASE, &[
        id("id"), id("case_id"), id("contribution_id"), words("subject"), words("text"),
        plain("language"), plain("asked_by"), at("asked_at"), plain("stage"),
        plain("decided_by"), at("decided_at"), words("reason"), id("message_id"),
        at("answered_at"), plain("version"),
    ]),
    holding("overview", BY_CASE, &[
        id("case_id"), plain("number"), plain("language"), words("text"), json("content"),
        plain("created_by"), at("created_at"), at("sent_at"), id("message_id"),
    ]),
    holding("missing_item", BY_CASE, &[
        id("id"), id("case_id"), id("contribution_id"), plain("unit_id"), plain("document"),
        words("words"), plain("registered_by"), at("registered_at"), at("asked_at"),
        at("received_at"),
    ]),
    holding("note", BY_CASE, &[
        id("id"), id("case_id"), id("contribution_id"), plain("only_unit"),
        plain("legal_ground"), words("text"), plain("author"), at("written_at"),
        id("corrects_id"),
    ]),
    holding("message", BY_CASE, &[
        id("id"), id("case_id"), plain("direction"), plain("purpose"), words("subject"),
        words("text"), plain("language"), plain("channel"), plain("author"), at("at"),
        at("recorded_at"), id("in_reply_to_id"), id("contribution_id"),
    ]),
    holding("answer_draft", BY_CASE, &[
        id("case_id"), plain("round"), words("text"), plain("edited_by"), at("edited_at"),
        plain("version"),
    ]),
    holding("guarantee", BY_CASE, &[
        id("id"), id("case_id"), id("contribution_id"), plain("clock"), plain("state"),
        json("terms"), at("start_at"), at("due_at"), at("next_at"), at("created_at"),
        plain("version"), at("ended_at"), flag("explained"), at("risk_at"),
    ]),
    holding("contribution_dependency", BY_PART, &[id("contribution_id"), id("depends_on_id")]),
    holding("contribution", BY_CASE, &[
        id("id"), id("case_id"), plain("unit_id"), plain("stage"), plain("manner"),
        id("handler_id"), at("accepted_at"),
        column("because", Kind::Json, Erased::Becomes("'[]'")), at("created_at"),
        at("updated_at"), plain("version"), at("answered_at"), at("offered_at"),
        plain("offers"), at("next_at"), id("offered_to_id"), plain("awaited"),
        at("awaited_since"), at("ended_at"), plain("hops"), id("rerouted_from_id"),
        words("answer"), column("remarks", Kind::Json, Erased::Gone),
    ]),
    holding("case_type_of_case", BY_CASE, &[
        id("case_id"), plain("case_type"), plain("position"), plain("source"), plain("score"),
        column("because", Kind::Json, Erased::Becomes("'[]'")),
    ]),
    // Known by the row that ties them to the case, so they are read and blanked before it.
    holding("enquiry", BY_ENQUIRY, &[
        id("id"), plain("channel"), at("received_at"), at("registered_at"),
        plain("registered_by"), plain("language"), words("subject"), words("text"),
        column("attributes", Kind::Json, Erased::Becomes("'{}'")),
        column("place", Kind::Json, Erased::Gone),
        column("sender", Kind::Json, Erased::Becomes("'{}'")),
        flag("urgent"), flag("protected_identity"), id("business_id"), id("contact_id"),
    ]),
    holding("case_enquiry", BY_CASE, &[id("case_id"), id("enquiry_id")]),
    Holding {
        table: "\"case\"",
        name: "case",
        tie: "id = $2",
        columns: &[
            id("id"), plain("reference"), plain("stage"), plain("complexity"), flag("triage"),
            flag("urgent"), flag("protected_identity"), plain("language"),
            id("coordinator_id"), id("business_id"), id("contact_id"),
            plain("catalogue_version"), json("plan"), at("received_at"), at("created_at"),
            at("updated_at"), plain("version"), plain("last_seq"),
            column("last_hash", Kind::Bytes, Erased::Stays), plain("awaited"),
            at("awaited_since"), at("answered_at"), at("closed_at"), plain("closed_as"),
            plain("round"), column("answers", Kind::Json, Erased::Becomes("'{}'")),
        ],
    },
];

/// A contact person, by their identity.
#[rustfmt::skip]
pub(super) const CONTACT: Holding = holding("contact_person", "id = $2", &[
    id("id"), id("business_id"), plain("name"), plain("name_key"), plain("email"), plain("phone"),
    plain("phone_raw"), plain("acting_as"), flag("protected_identity"), at("created_at"),
]);

/// A mail that belongs to no case, by its identity.
pub(super) const MAIL: Holding = holding("inbound_mail", "id = $2", INBOUND_MAIL);

/// A business, by its identity.
#[rustfmt::skip]
pub(super) const BUSINESS: Holding = holding("business", "id = $2", &[
    id("id"), plain("name"), plain("name_key"), id("account_manager_id"), plain("version"),
    at("created_at"), at("updated_at"),
]);

/// The numbers of a business, by its identity.
#[rustfmt::skip]
pub(super) const IDENTIFIER: Holding = holding("business_identifier", "business_id = $2", &[
    plain("scheme"), plain("value"), id("business_id"),
]);

impl Holding {
    /// What stands there once a person was forgotten, as SQL; nothing if all of it stays.
    pub(super) fn blanked(&self) -> Option<String> {
        let set = self.columns.iter().filter_map(|column| {
            let name = column.name;
            match column.erased {
                Erased::Stays => None,
                Erased::Empty => Some(format!(
                    "{name} = case when {name} is null then null else '' end"
                )),
                Erased::Gone => Some(format!("{name} = null")),
                Erased::Becomes(value) => Some(format!("{name} = {value}")),
            }
        });
        let set: Vec<String> = set.collect();
        (!set.is_empty()).then(|| set.join(", "))
    }

    /// Whether each row is of one person, if it is of anybody.
    pub fn is_of_person(&self) -> bool {
        matches!(self.table, "enquiry" | "contact_moment")
    }
}
