//! Clock work: what becomes of promises and offers when their moments come.
//!
//! One transaction takes a batch of cases, so that a crash between any two statements undoes the
//! batch and the next sweep does it whole: no warning is lost and none is given twice. On PostgreSQL
//! a case that another worker holds is passed by; on SQLite there is one writer.

use jiff::SignedDuration;
use onedoor_domain::contribution::{OFFERS_AT_MOST, Stage, offered_until};
use onedoor_domain::event::{Actor, Happened};
use onedoor_domain::guarantee::{Audience, Clock, renewal};
use onedoor_domain::promises::NoticeKind;
use onedoor_domain::{CaseId, Moment, MunicipalityId};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, attempt, call_backs, contributions, guarantees};

use crate::docket::Docket;
use crate::{Error, Result, Services};

/// How many cases one transaction takes.
const AT_ONCE: i64 = 100;
/// How long a case that cannot be read is left alone.
const LEFT_ALONE: SignedDuration = SignedDuration::from_mins(10);
/// How late the sweep may be before it counts as stalled.
const STALLED: SignedDuration = SignedDuration::from_mins(5);

/// How far behind the clock work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockWork {
    /// How long ago the oldest moment came that was not handled yet, in seconds; 0 if none is due.
    pub behind_seconds: i64,
    /// Whether nobody seems to do it.
    pub is_stalled: bool,
}

impl Services {
    /// Does what the clock demands of a batch of cases, and says how many were taken.
    ///
    /// # Errors
    /// As every write; nothing of the batch is done then.
    pub async fn keep_promises(&self) -> Result<usize> {
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let due = guarantees::cases_with_due_guarantees(conn, services.now(), AT_ONCE)?;
                services.each(conn, &due, Docket::clock)
            })
            .await
    }

    /// Offers again what nobody accepted in time, then brings it before those above.
    ///
    /// # Errors
    /// As every write; nothing of the batch is done then.
    pub async fn repeat_offers(&self) -> Result<usize> {
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let due = contributions::cases_with_due_offers(conn, services.now(), AT_ONCE)?;
                services.each(conn, &due, Docket::look_at_offers)
            })
            .await
    }

    /// How far behind the clock work is.
    ///
    /// # Errors
    /// As every read.
    pub async fn clock_work(&self) -> Result<ClockWork> {
        let now = self.now();
        let oldest = self
            .store
            .installation()
            .read(move |conn| Ok::<_, Error>(guarantees::oldest_due(conn)?))
            .await?;
        Ok(behind(oldest, now))
    }

    /// How far behind the clock work is, told to the metrics too: whoever looks sets the figure, so
    /// that it grows although the process that should do the work is dead.
    ///
    /// # Errors
    /// As every read.
    pub async fn measure_clock_work(&self) -> Result<ClockWork> {
        let work = self.clock_work().await?;
        // A gauge is a float; fifty years of seconds fit into it exactly.
        let behind = i32::try_from(work.behind_seconds).unwrap_or(i32::MAX);
        metrics::gauge!("onedoor_clock_work_behind_seconds").set(f64::from(behind));
        Ok(work)
    }

    /// One case that cannot be done must not keep the others from it: it is left alone for a while
    /// and named in the log. What has nothing to do with the case undoes the batch: a database that
    /// is away, somebody who was faster.
    fn each(
        &self,
        conn: &mut Connection,
        cases: &[(MunicipalityId, CaseId)],
        work: impl Fn(&mut Docket, &mut Connection) -> Result<()>,
    ) -> Result<usize> {
        for (municipality, case) in cases {
            let done = attempt(conn, |conn| {
                let mut docket = self.open_docket(conn, *municipality, *case, Actor::System)?;
                work(&mut docket, conn)?;
                docket.save(conn).map(drop)
            });
            match done {
                Ok(()) => {}
                Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
                Err(error) => {
                    tracing::error!(%case, %error, "the clock work of a case failed");
                    metrics::counter!("onedoor_cases_postponed_total").increment(1);
                    self.postpone(conn, *municipality, *case)?;
                }
            }
        }
        Ok(cases.len())
    }

    /// Leaves a case alone for a while: its promises and its offers, or the next look would find it
    /// again at once.
    fn postpone(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        case: CaseId,
    ) -> Result<()> {
        let now = self.now();
        let until = now.plus(LEFT_ALONE);
        guarantees::postpone(conn, municipality, case, until)?;
        for mut part in contributions::of_cases(conn, municipality, &[case])? {
            if part.next_at.is_some_and(|at| at <= now) {
                part.next_at = Some(until);
                contributions::save(conn, municipality, &part, part.version, now)?;
            }
        }
        Ok(())
    }
}

fn behind(oldest: Option<Moment>, now: Moment) -> ClockWork {
    let late = oldest.map_or(SignedDuration::ZERO, |oldest| {
        now.timestamp().duration_since(oldest.timestamp())
    });
    ClockWork {
        behind_seconds: late.as_secs().max(0),
        is_stalled: late > STALLED,
    }
}

impl Docket {
    /// Tells those concerned what the clock has brought.
    fn clock(&mut self, conn: &mut Connection) -> Result<()> {
        let referrals = self.papers().referrals.into_iter();
        let late = referrals.filter_map(|asked| asked.reply_by);
        if let Some(late_from) = late.filter(|reply_by| *reply_by < self.now).min() {
            self.promises.referral_overdue(late_from);
        }
        let notices = self.promises.clock();
        self.mend_projections(conn)?;
        for notice in &notices {
            let responsible = self.who_calls(conn, notice.guarantee)?;
            self.tell_notice(notice, responsible)?;
        }
        let late_unit = notices
            .iter()
            .find(|of| of.kind == NoticeKind::RenewPromise);
        if let Some(notice) = late_unit {
            self.ask_to_renew(notice.guarantee);
        }
        Ok(())
    }

    /// Who is to call, if the promise is a call-back that somebody has in hand who still works here.
    fn who_calls(
        &self,
        conn: &mut Connection,
        promise: onedoor_domain::GuaranteeId,
    ) -> Result<Option<onedoor_domain::StaffId>> {
        let kept = self.promises.find(promise);
        if kept.is_none_or(|kept| kept.state.terms().clock != Clock::CallBack) {
            return Ok(None);
        }
        let open = call_backs::find_open(conn, self.municipality(), promise)?;
        let in_hand = open.and_then(|call_back| call_back.staff);
        Ok(in_hand.filter(|staff| self.works_here(*staff)))
    }

    /// A late unit puts what the business was promised at risk: the coordinator gets a clock of
    /// their own for telling the business, unless one runs already.
    fn ask_to_renew(&mut self, because: onedoor_domain::GuaranteeId) {
        let promised = self.promises.owed_outside();
        let runs = self.promises.kept().iter().any(|kept| {
            kept.state.terms().clock == Clock::NextUpdate && kept.state.stage().is_live()
        });
        self.note(Happened::RenewalAsked { because, promised });
        if !runs {
            let in_force = &self.in_force;
            let terms = renewal(&in_force.catalogue, in_force.calendar_version);
            self.promise(terms);
        }
    }

    fn look_at_offers(&mut self, conn: &mut Connection) -> Result<()> {
        let due: Vec<ContributionRecord> = self
            .contributions
            .iter()
            .filter(|part| part.next_at.is_some_and(|at| at <= self.now))
            .cloned()
            .collect();
        for part in due {
            let again = self.look_at_offer(part.clone())?;
            let municipality = self.municipality();
            contributions::save(conn, municipality, &again, part.version, self.now)?;
        }
        Ok(())
    }

    fn look_at_offer(&mut self, mut part: ContributionRecord) -> Result<ContributionRecord> {
        let lies_there =
            matches!(part.stage, Stage::Offered { .. }) && self.head.record.stage.is_live();
        part.next_at = None;
        if !lies_there {
            return Ok(part);
        }
        let contribution = part.id;
        let (kind, audiences) = if part.offers < OFFERS_AT_MOST {
            part.offers += 1;
            part.offered_at = self.now;
            let calendar = self.in_force.calendars.of_unit(&part.unit);
            part.next_at = Some(offered_until(calendar, self.now));
            self.note(Happened::OfferRepeated {
                contribution,
                offers: part.offers,
            });
            (OutboxKind::OfferRepeated, [Audience::Handler].as_slice())
        } else {
            self.note(Happened::OfferUnaccepted { contribution });
            let above = [Audience::UnitHead, Audience::Coordinator].as_slice();
            (OutboxKind::OfferUnaccepted, above)
        };
        let to = self.recipients(audiences, Some(&part));
        let payload = serde_json::json!({ "contribution": contribution, "to": to });
        self.tell(kind, &payload)?;
        Ok(part)
    }
}
