//! Webhooks as rows.

use diesel::prelude::*;
use onedoor_domain::webhook::{Activity, Failing, SwitchedOff};
use onedoor_domain::{Moment, MunicipalityId, Version, WebhookId};

use super::{OldSecret, WebhookRecord};
use crate::StoreError;
use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::schema::webhook;

/// The columns that say whether a webhook is called, as they are written.
///
/// A macro, because what is written is a type of its own in each statement.
macro_rules! activity_columns {
    ($activity:expr) => {{
        let (failing, off) = crate::webhooks::row::parts($activity);
        (
            webhook::switched_off_at.eq(off.map(|(since, _)| Col(since))),
            webhook::switched_off_because.eq(off.map(|(_, because)| Col(because))),
            webhook::failing_since.eq(failing.map(|failing| Col(failing.since))),
            webhook::failures.eq(failing.map_or(0, |failing| crate::signed(failing.times))),
        )
    }};
}
pub(super) use activity_columns;

#[derive(Queryable, Selectable)]
#[diesel(table_name = webhook)]
pub(crate) struct WebhookRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<WebhookId>,
    url: String,
    description: String,
    kinds: JsonText,
    secret: Vec<u8>,
    old_secret: Option<Vec<u8>>,
    old_secret_until: Option<Col<Moment>>,
    switched_off_at: Option<Col<Moment>>,
    switched_off_because: Option<Col<SwitchedOff>>,
    failing_since: Option<Col<Moment>>,
    failures: i32,
    read_to: i64,
    created_at: Col<Moment>,
    updated_at: Col<Moment>,
    version: i32,
}

pub(super) fn parts(activity: Activity) -> (Option<Failing>, Option<(Moment, SwitchedOff)>) {
    match activity {
        Activity::Active { failing } => (failing, None),
        Activity::Off { since, because } => (None, Some((since, because))),
    }
}

impl WebhookRow {
    pub(crate) fn read(self) -> Result<WebhookRecord, StoreError> {
        let off = self.switched_off_at.zip(self.switched_off_because);
        let activity = match off {
            Some((since, because)) => Activity::Off {
                since: since.0,
                because: because.0,
            },
            None => Activity::Active {
                failing: self.failing_since.map(|since| Failing {
                    since: since.0,
                    times: crate::unsigned(self.failures),
                }),
            },
        };
        let old = self.old_secret.zip(self.old_secret_until);
        Ok(WebhookRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            url: self.url,
            description: self.description,
            kinds: from_json(&self.kinds, "webhook", "kinds")?,
            secret: self.secret,
            old_secret: old.map(|(sealed, until)| OldSecret {
                sealed,
                until: until.0,
            }),
            activity,
            read_to: self.read_to,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
            version: Version(self.version),
        })
    }
}
