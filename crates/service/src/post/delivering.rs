//! Sending what waits: a worker holds a delivery by a lease, sends it, and notes how that ended.

use futures_util::future::join_all;
use jiff::SignedDuration;
use onedoor_domain::delivery::{Course, DeliveryState, Failure, May, Standing, Tiding, Trouble};
use onedoor_domain::event::{Actor, Happened};
use onedoor_domain::guarantee::Progress;
use onedoor_domain::{CaseId, LeaseId, Moment, MunicipalityId};
use onedoor_store::deliveries::{self, Carrier, DeliveryRecord};
use onedoor_store::{Connection, attempt, outbox};

use super::told::TOLD;
use super::writing::Written;
use crate::tracking::goes_on_in;
use crate::{Error, Result, Services};

/// How many deliveries a worker holds at once. A slow server keeps only these waiting.
const AT_ONCE: i64 = 8;
/// How long a worker may hold them. Longer than the mailer's patience.
const LEASE: SignedDuration = SignedDuration::from_mins(3);
/// How old the oldest may become before it counts as stalled.
const STALLED: SignedDuration = SignedDuration::from_mins(15);

/// How far behind telling people is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryWork {
    /// Whether there is anybody who sends mail.
    pub is_set_up: bool,
    /// How many are under way.
    pub waiting: i64,
    /// How long the oldest has waited, in seconds.
    pub behind_seconds: i64,
    /// Whether that is longer than it should be.
    pub is_stalled: bool,
}

impl Services {
    /// Sends a batch of what may be sent now, and says how many were tried.
    ///
    /// # Errors
    /// As every write. What was taken then is tried again when its lease has run out.
    pub async fn deliver(&self) -> Result<usize> {
        if self.mailer.is_none() {
            return Ok(0);
        }
        self.deliver_batch(Carrier::Mailer).await
    }

    /// Sends a batch of what may be sent now by one kind of ways.
    pub(crate) async fn deliver_batch(&self, by: Carrier) -> Result<usize> {
        let held = self.hold_deliveries(by).await?;
        let many = held.len();
        let ended = join_all(held.into_iter().map(|one| self.deliver_one(one))).await;
        ended.into_iter().collect::<Result<Vec<()>>>()?;
        Ok(many)
    }

    async fn hold_deliveries(&self, by: Carrier) -> Result<Vec<DeliveryRecord>> {
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let now = services.now();
                let due = deliveries::take(conn, by, now, AT_ONCE)?;
                let mut held = Vec::with_capacity(due.len());
                for mut one in due {
                    let lease: LeaseId = services.chance.id(now);
                    let Some(taken) = one.course.taken(lease, now.plus(LEASE), now) else {
                        continue;
                    };
                    let place = (one.municipality, one.id);
                    deliveries::save(conn, place, &taken, one.version)?;
                    one.course = taken;
                    one.version = one.version.next();
                    held.push(one);
                }
                Ok::<_, Error>(held)
            })
            .await
    }

    async fn deliver_one(&self, record: DeliveryRecord) -> Result<()> {
        let now = self.now();
        if record.course.is_too_old(now) {
            let course = record.course.failed(Trouble::of(Failure::TooOld), now, 0);
            return self.note_ended(&record, course).await;
        }
        let written = match self.write_delivery(&record).await {
            Ok(written) => written,
            Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
            Err(error) => {
                tracing::error!(delivery = %record.id, %error, "what is told cannot be written");
                let course = record
                    .course
                    .failed(Trouble::of(Failure::Unwritable), now, 0);
                return self.note_ended(&record, course).await;
            }
        };
        let course = match written {
            Written::Mail(mail) => self.send(&record, &mail).await,
            Written::Call(call) => self.call_gateway(&record, &call).await,
            Written::NoAddress => Some(record.course.without_address(now)),
            Written::SwitchedOff => Some(record.course.failed(
                Trouble::of(Failure::SwitchedOff),
                now,
                0,
            )),
            Written::NotNow(course) => Some(course),
            Written::Overtaken => None,
        };
        match course {
            Some(course) => self.note_ended(&record, course).await,
            None => Ok(()),
        }
    }

    /// Sends a mail, and says where the delivery stands after that; None if it is not ours any more.
    async fn send(&self, record: &DeliveryRecord, mail: &super::Mail) -> Option<Course> {
        let mailer = self.mailer.clone()?;
        let (now, chance) = (self.now(), self.chance.number());
        if let May::NotBefore(until) = self.breakers.ask(&mail.to, now) {
            return Some(record.course.way_is_shut(until, chance));
        }
        if !record.course.is_held(now) {
            return None;
        }
        let ended = mailer.send(mail).await;
        let after = self.now();
        self.breakers.learn(&mail.to, ended, after);
        match ended {
            Ok(()) => Some(record.course.delivered(after)),
            Err(trouble) => {
                tracing::warn!(
                    delivery = %record.id,
                    failure = %trouble.failure,
                    reply = trouble.reply_code,
                    "a mail was not delivered"
                );
                Some(record.course.failed(trouble, after, chance))
            }
        }
    }

    /// Notes how a try ended, unless another worker has taken the delivery meanwhile.
    async fn note_ended(&self, record: &DeliveryRecord, course: Course) -> Result<()> {
        count(course.standing);
        let (of, id, seen) = (record.municipality, record.id, record.version);
        let came = matches!(course.standing, Standing::Delivered { .. });
        let receipt_of = record
            .case
            .filter(|_| came && record.tiding == Tiding::Receipt);
        let services = self.clone();
        let noting = move |conn: &mut Connection| {
            deliveries::save(conn, (of, id), &course, seen)?;
            if let Some(case) = receipt_of
                && let Err(error) = attempt(conn, |conn| services.receipt_came(conn, of, case))
            {
                // That it was sent must be noted in any case, or it would be sent again.
                tracing::error!(delivery = %id, %error, "the promise of a receipt is not ticked off");
            }
            Ok::<_, Error>(())
        };
        match self.store.of(of).write(noting).await {
            Err(Error::Stale) => {
                tracing::warn!(delivery = %id, "another worker has taken this delivery");
                Ok(())
            }
            noted => noted,
        }
    }

    /// By its receipt a business was promised to be answered, and told who its person is.
    fn receipt_came(&self, conn: &mut Connection, of: MunicipalityId, case: CaseId) -> Result<()> {
        let case = goes_on_in(conn, of, case)?;
        let mut docket = self.open_docket(conn, of, case, Actor::System)?;
        let (progress, at) = (Progress::ReceiptSent, docket.now);
        docket.promises.progressed(progress, at, None);
        docket.note(Happened::Progressed {
            progress,
            at,
            contribution: None,
        });
        docket.save(conn).map(drop)
    }

    /// How far behind telling people is; sets the figures by which an operator sees it.
    ///
    /// # Errors
    /// As every read.
    pub async fn measure_delivery_work(&self) -> Result<DeliveryWork> {
        let (now, is_set_up) = (self.now(), self.mailer.is_some());
        let reading = move |conn: &mut Connection| {
            let backlog = deliveries::backlog(conn, now)?;
            let (oldest, notices) = outbox::oldest(conn, &TOLD)?;
            let oldest = [backlog.oldest, oldest].into_iter().flatten().min();
            Ok::<_, Error>((oldest, backlog.waiting + notices))
        };
        let (oldest, waiting) = self.store.installation().read(reading).await?;
        let late = oldest.map_or(SignedDuration::ZERO, |oldest: Moment| {
            now.timestamp().duration_since(oldest.timestamp())
        });
        let work = DeliveryWork {
            is_set_up,
            waiting,
            behind_seconds: late.as_secs().max(0),
            is_stalled: is_set_up && late > STALLED,
        };
        let figure = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
        metrics::gauge!("onedoor_deliveries_behind_seconds").set(figure(work.behind_seconds));
        metrics::gauge!("onedoor_deliveries_waiting").set(figure(work.waiting));
        Ok(work)
    }
}

fn count(standing: Standing) {
    let state: DeliveryState = standing.word();
    metrics::counter!("onedoor_delivery_tries_total", "ended" => state.as_str()).increment(1);
}
