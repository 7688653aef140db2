//! Giving events their numbers, after they were committed.
//!
//! Whoever writes events leaves an outbox row for their case. A numberer holds the end of the feed
//! of one municipality and waits for whoever holds it already, so that a number is seen only when
//! all before it are: nobody who reads on from a number ever misses one. What commits late is
//! numbered late, and its case in the right order.

use onedoor_domain::{CaseId, Moment};
use onedoor_store::columns::OutboxKind;
use onedoor_store::intake::OutboxRow;
use onedoor_store::{Connection, columns::Col, feed};

use crate::json::json;
use crate::{Error, Result, Services};

/// How many changes of cases one transaction numbers.
const AT_ONCE: i64 = 200;

/// How far behind the numbering is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedWork {
    /// How long the oldest event without a number has waited, in seconds; 0 if all have theirs.
    pub behind_seconds: i64,
}

impl Services {
    /// Numbers what happened in the municipality that has waited longest, and says how many changes
    /// of cases were taken.
    ///
    /// # Errors
    /// As every write; nothing is numbered then.
    pub async fn number_events(&self) -> Result<usize> {
        let done = self.store.installation().write(number).await?;
        if done > 0 {
            self.followers.look();
        }
        Ok(done)
    }

    /// How far behind the numbering is, told to the metrics too.
    ///
    /// # Errors
    /// As every read.
    pub async fn measure_feed_work(&self) -> Result<FeedWork> {
        let now = self.now();
        let since = self
            .store
            .installation()
            .read(|conn| Ok::<_, Error>(feed::waits_since(conn)?))
            .await?;
        let late = since.map_or(0, |since| {
            let late = now.timestamp().duration_since(since.timestamp());
            late.as_secs().max(0)
        });
        // A gauge is a float; fifty years of seconds fit into it exactly.
        let behind = i32::try_from(late).unwrap_or(i32::MAX);
        metrics::gauge!("onedoor_feed_behind_seconds").set(f64::from(behind));
        Ok(FeedWork {
            behind_seconds: late,
        })
    }
}

/// The row by which the events of a case are numbered. It goes with them, in their transaction.
pub(crate) fn to_be_numbered(
    municipality: onedoor_domain::MunicipalityId,
    case: CaseId,
    id: onedoor_domain::OutboxId,
    now: Moment,
) -> Result<OutboxRow> {
    Ok(OutboxRow {
        municipality_id: Col(municipality),
        id: Col(id),
        kind: Col(OutboxKind::Feed),
        case_id: Some(Col(case)),
        payload: json(&serde_json::json!({}))?,
        created_at: Col(now),
        available_at: Col(now),
        attempts: 0,
    })
}

fn number(conn: &mut Connection) -> Result<usize> {
    let Some(municipality) = feed::longest_waiting(conn)? else {
        return Ok(0);
    };
    let before = feed::hold_end(conn, municipality)?;
    // Only now: whoever held the end until a moment ago has numbered some of it.
    let waiting = feed::waiting(conn, municipality, AT_ONCE)?;
    let mut cases: Vec<CaseId> = waiting.iter().map(|row| row.case).collect();
    cases.sort_unstable();
    cases.dedup();
    let places = feed::without_number(conn, municipality, &cases)?;
    let more = i64::try_from(places.len()).unwrap_or(i64::MAX);
    feed::insert(conn, municipality, before, &places)?;
    feed::save_end(conn, municipality, before, before.saturating_add(more))?;
    feed::delete_waiting(conn, municipality, &waiting)?;
    Ok(waiting.len())
}
