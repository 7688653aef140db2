//! Webhooks and what is sent to them, held until the transaction ends.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, WebhookId};

use crate::columns::Col;
use crate::schema::{webhook, webhook_delivery};
use crate::webhook_deliveries::WebhookDeliveryRow;
use crate::webhooks::WebhookRow;
use crate::{Connection, StoreError};

/// One webhook. Whoever else wants to hold it waits.
pub(crate) fn hold_webhook(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: WebhookId,
) -> Result<WebhookRow, StoreError> {
    // A macro, because the selected row carries its backend in its type.
    macro_rules! one {
        () => {
            webhook::table
                .find((Col(municipality), Col(id)))
                .select(WebhookRow::as_select())
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => one!().for_update().first(pg)?,
        Connection::Sqlite(lite) => one!().first(lite)?,
    })
}

/// What may be sent to a webhook now, without what another worker holds.
pub(crate) fn take_webhook_deliveries(
    conn: &mut Connection,
    (municipality, webhook): (MunicipalityId, WebhookId),
    now: Moment,
    limit: i64,
) -> Result<Vec<WebhookDeliveryRow>, StoreError> {
    macro_rules! due {
        () => {
            webhook_delivery::table
                .filter(webhook_delivery::municipality_id.eq(Col(municipality)))
                .filter(webhook_delivery::webhook_id.eq(Col(webhook)))
                .filter(webhook_delivery::next_at.le(Some(Col(now))))
                .order((webhook_delivery::next_at, webhook_delivery::id))
                .limit(limit)
                .select(WebhookDeliveryRow::as_select())
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => due!().for_update().skip_locked().load(pg)?,
        Connection::Sqlite(lite) => due!().load(lite)?,
    })
}
