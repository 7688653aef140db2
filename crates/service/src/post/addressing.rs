//! From notices to deliveries: one for each recipient.

use jiff::SignedDuration;
use onedoor_domain::delivery::{Channel, Course, Failure, PATIENCE, Standing, Tiding, Trouble};
use onedoor_domain::gateway::Way;
use onedoor_domain::{Moment, StaffId, Version};
use onedoor_store::columns::OutboxKind;
use onedoor_store::deliveries::{self, DeliveryRecord};
use onedoor_store::outbox::{self, OutboxRecord};
use onedoor_store::{Connection, attempt, cases, contributions, gateways};

use super::digests::DigestItem;
use super::told::{About, Carried, OneTold, TOLD};
use super::ways::{due_at, is_together};
use crate::in_force::InForce;
use crate::{Error, Result, Services};

/// How many notices one transaction takes.
const AT_ONCE: i64 = 50;
/// How long a notice that cannot be read is left alone.
const LEFT_ALONE: SignedDuration = SignedDuration::from_mins(10);

impl Services {
    /// Makes deliveries of a batch of notices, and says of how many. Where no mail is set up they
    /// stay where they are.
    ///
    /// # Errors
    /// As every write; nothing of the batch is done then.
    pub async fn address_notices(&self) -> Result<usize> {
        if self.mailer.is_none() {
            return Ok(0);
        }
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let now = services.now();
                let due = outbox::take_any(conn, &TOLD, now, AT_ONCE)?;
                for (kind, notice) in &due {
                    match attempt(conn, |conn| services.address(conn, *kind, notice, now)) {
                        Ok(()) => outbox::delete(conn, notice)?,
                        Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
                        Err(error) => {
                            tracing::error!(notice = %notice.id, %error, "a notice cannot be addressed");
                            metrics::counter!("onedoor_notices_postponed_total").increment(1);
                            outbox::postpone(conn, notice, now.plus(LEFT_ALONE))?;
                        }
                    }
                }
                Ok(due.len())
            })
            .await
    }

    fn address(
        &self,
        conn: &mut Connection,
        kind: OutboxKind,
        notice: &OutboxRecord,
        now: Moment,
    ) -> Result<()> {
        let of = notice.municipality;
        let id = notice
            .case
            .ok_or_else(|| Error::Fault("a notice has no case".to_owned()))?;
        let case = cases::get(conn, of, id)?;
        let parts = contributions::of_cases(conn, of, &[id])?;
        let in_force = self.copies.get(conn, of, now)?;
        let about = About {
            case: &case,
            parts: &parts,
            in_force: &in_force,
        };
        if kind == OutboxKind::Meeting {
            return self.address_invitations(conn, &about, notice, now);
        }
        let gateways = gateways::active(conn, of)?;
        let told = about.told(conn, kind, notice)?;
        for one in &told {
            for way in about.ways(conn, notice, *one, &gateways)? {
                self.deliver_to(conn, &in_force, notice, (*one, way), now)?;
            }
        }
        for (one, way) in about.in_channels(notice, &told, &gateways)? {
            self.deliver_to(conn, &in_force, notice, (one, way), now)?;
        }
        Ok(())
    }

    fn deliver_to(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        notice: &OutboxRecord,
        (one, way): (OneTold, Way),
        now: Moment,
    ) -> Result<()> {
        let due_at = due_at(in_force, one, way, now);
        if is_together(in_force, one, way)
            && let (Some(staff), Some(case)) = (one.staff, notice.case)
        {
            let item = DigestItem {
                tiding: one.tiding,
                case,
            };
            return self.add_to_digest(conn, notice, (staff, due_at), item, now);
        }
        let carried = Carried::read(&notice.payload)?;
        let record = DeliveryRecord {
            municipality: notice.municipality,
            id: self.chance.id(now),
            tiding: one.tiding,
            channel: way.channel(),
            case: notice.case,
            staff: one.staff,
            contact: carried.contact.filter(|_| one.staff.is_none()),
            gateway: way.gateway(),
            payload: payload(notice, one)?,
            course: course(notice.created_at, due_at, now),
            created_at: now,
            version: Version::FIRST,
        };
        Ok(deliveries::insert(conn, &record)?)
    }

    /// Tells a colleague something that is about no case.
    ///
    /// # Errors
    /// As every write.
    pub(crate) fn tell_colleague(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        staff: StaffId,
        (tiding, payload): (Tiding, &str),
        now: Moment,
    ) -> Result<()> {
        let one = OneTold {
            tiding,
            staff: Some(staff),
            contribution: None,
        };
        let record = DeliveryRecord {
            municipality: in_force.municipality.id,
            id: self.chance.id(now),
            tiding,
            channel: Channel::Mail,
            case: None,
            staff: one.staff,
            contact: None,
            gateway: None,
            payload: payload.to_owned(),
            course: Course::new(now, due_at(in_force, one, Way::Mail, now)),
            created_at: now,
            version: Version::FIRST,
        };
        Ok(deliveries::insert(conn, &record)?)
    }
}

/// What is older than our patience is not told any more, and everybody sees that it was not.
pub(super) fn course(happened_at: Moment, due_at: Moment, now: Moment) -> Course {
    let course = Course::new(now, due_at);
    if now <= happened_at.plus(PATIENCE) {
        return course;
    }
    let trouble = Trouble::of(Failure::TooOld);
    Course {
        standing: Standing::Dead { at: now, trouble },
        ..course
    }
}

/// What the notice carries, with the offer that is made by it.
fn payload(notice: &OutboxRecord, one: OneTold) -> Result<String> {
    let Some(contribution) = one.contribution else {
        return Ok(notice.payload.clone());
    };
    let mut carried: serde_json::Value =
        serde_json::from_str(&notice.payload).map_err(unreadable)?;
    carried["contribution"] = serde_json::to_value(contribution).map_err(unreadable)?;
    Ok(carried.to_string())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is handed over where a result fails"
)]
pub(super) fn unreadable(error: serde_json::Error) -> Error {
    Error::Fault(format!("a notice: {error}"))
}
