//! Whether the database is there and set up soundly, and how much is in it.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

pub use crate::shape::{ForeignKey, TableShape, tables};
use crate::{Connection, StoreError, dialect, migrate, schema};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// What.
    pub what: &'static str,
    /// What was found.
    pub found: String,
    /// Whether it is sound.
    pub verdict: Verdict,
}

/// How serious a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Sound,
    /// It works, but not as well as it could.
    Weak,
    /// Promises are in danger.
    Unsound,
}

/// Passes if the database answers.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub fn ping(conn: &mut Connection) -> Result<(), StoreError> {
    conn.batch_execute("select 1").map_err(StoreError::from)
}

/// Looks at everything on which the store's promises rest.
///
/// # Errors
/// As every query.
pub fn examine(conn: &mut Connection) -> Result<Vec<Examined>, StoreError> {
    let missing = migrate::pending(conn)?;
    let mut all = vec![Examined {
        what: "migrations",
        found: if missing.is_empty() {
            "all applied".to_owned()
        } else {
            format!("missing: {}", missing.join(", "))
        },
        verdict: if missing.is_empty() {
            Verdict::Sound
        } else {
            Verdict::Unsound
        },
    }];
    all.extend(dialect::examine(conn)?);
    Ok(all)
}

// A macro, because every table is a type of its own.
macro_rules! row_counts {
    ($($name:literal: $table:ident),* $(,)?) => {
        /// How many rows the tables hold that grow with the enquiries, all municipalities together.
        ///
        /// # Errors
        /// As every query.
        pub fn row_counts(
            conn: &mut Connection,
        ) -> Result<BTreeMap<&'static str, i64>, StoreError> {
            let mut counts = BTreeMap::new();
            $(counts.insert($name, schema::$table::table.count().get_result(conn)?);)*
            Ok(counts)
        }
    };
}

row_counts! {
    "business": business,
    "contact_person": contact_person,
    "business_word": business_word,
    "contact_word": contact_word,
    "enquiry": enquiry,
    "case": cases,
    "contribution": contribution,
    "contribution_dependency": contribution_dependency,
    "guarantee": guarantee,
    "event": event,
    "feed": feed,
    "outbox": outbox,
    "idempotency_key": idempotency_key,
    "tracking_code": tracking_code,
    "meeting_slot": meeting_slot,
    "meeting": meeting,
    "meeting_participant": meeting_participant,
    "meeting_action": meeting_action,
    "attachment": attachment,
    "stray_file": stray_file,
    "stand_in": stand_in,
    "message": message,
    "question": question,
    "note": note,
    "missing_item": missing_item,
    "answer_draft": answer_draft,
    "overview": overview,
    "staff_presence": staff_presence,
    "call_back": call_back,
    "contact_moment": contact_moment,
    "case_link": case_link,
    "case_label": case_label,
    "task_force": task_force,
    "task_force_member": task_force_member,
    "retention": retention,
    "legal_hold": legal_hold,
    "disposed_case": disposed_case,
    "erasure": erasure,
    "access_log": access_log,
    "part_share": part_share,
    "account": account,
    "recovery_code": recovery_code,
    "password_link": password_link,
    "sign_in_attempt": sign_in_attempt,
    "identity_provider": identity_provider,
    "identity": identity,
    "sign_in_flow": sign_in_flow,
    "session": session,
    "delivery": delivery,
    "offer_link": offer_link,
    "mail_template": mail_template,
    "mail_stop": mail_stop,
    "inbound_mail": inbound_mail,
    "gateway": gateway,
    "webhook": webhook,
    "webhook_delivery": webhook_delivery,
}

/// Where in the database these words stand, as `table.column`: how somebody proves that a person is
/// forgotten. It reads everything.
///
/// # Errors
/// As every query.
pub fn mentions(conn: &mut Connection, words: &str) -> Result<Vec<String>, StoreError> {
    let mut places = Vec::new();
    for table in tables(conn)? {
        for (column, _) in &table.columns {
            if dialect::mentions(conn, &table.name, column, words)? {
                places.push(format!("{}.{column}", table.name));
            }
        }
    }
    Ok(places)
}
