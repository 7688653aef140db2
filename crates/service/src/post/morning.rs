//! Each working day, at the hour that the municipality has chosen, everybody who has something to do
//! gets one mail of it. That a morning was seen to is written with the deliveries it made, so that it
//! is seen to once, whoever dies in between and however many look.

use jiff::SignedDuration;
use jiff::civil::Date;
use onedoor_domain::delivery::{Failure, Tiding, Trouble, is_morning, next_morning};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::routing::away_span;
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::deliveries::{self, DeliveryRecord};
use onedoor_store::{Connection, attempt, municipalities};
use serde::{Deserialize, Serialize};

use super::mailer::one_line;
use super::morning_list::has_any;
use super::templates::Mentions;
use super::wording::Content;
use super::writing::{Written, address};
use crate::in_force::InForce;
use crate::json::{json, recorded};
use crate::{Error, Result, Services};

/// How long a municipality is left alone that cannot be read.
const LEFT_ALONE: SignedDuration = SignedDuration::from_mins(10);

/// Of which day a list is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct OfDay {
    on: Date,
}

impl Services {
    /// Sees to the morning of one municipality, and says whether any had come. Where no mail is set
    /// up it passes as if nobody had anything to do.
    ///
    /// # Errors
    /// As every write; nothing is done then.
    pub async fn tell_what_waits(&self) -> Result<usize> {
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let now = services.now();
                let Some((of, seen)) = municipalities::morning_due(conn, now)? else {
                    return Ok(0);
                };
                match attempt(conn, |conn| services.see_to_morning(conn, of, seen, now)) {
                    Ok(()) => {}
                    Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
                    Err(error) => {
                        tracing::error!(municipality = %of, %error, "nobody is told what waits");
                        let later = Some(now.plus(LEFT_ALONE));
                        municipalities::go_on_to_morning(conn, of, seen, later)?;
                    }
                }
                Ok(1)
            })
            .await
    }

    fn see_to_morning(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        seen: Moment,
        now: Moment,
    ) -> Result<()> {
        // Another process may have just chosen the hour.
        self.copies.doubt(of);
        let in_force = self.copies.get(conn, of, now)?;
        let calendar = &in_force.calendars.local;
        let hour = in_force.municipality.settings.mail.morning_hour;
        let next = hour.and_then(|hour| next_morning(hour, calendar, now));
        if !municipalities::go_on_to_morning(conn, of, seen, next)? {
            return Ok(());
        }
        let is_due = hour.is_some_and(|hour| is_morning(hour, calendar, seen, now));
        if !is_due || self.mailer.is_none() {
            return Ok(());
        }
        let payload = json(&OfDay {
            on: calendar.date_of(now),
        })?;
        let there = in_force.directory.staff.iter();
        for person in there.filter(|person| is_there(&in_force, person, now)) {
            if has_any(conn, &in_force, person, now)? {
                let told = (Tiding::MorningQueue, payload.0.as_str());
                self.tell_colleague(conn, &in_force, person.id, told, now)?;
            }
        }
        Ok(())
    }

    /// Writes what waits for somebody, as it is now. Not on another day, and not if nothing does.
    pub(super) fn write_morning_queue(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
    ) -> Result<Written> {
        let (told, now): (OfDay, Moment) = (recorded(&record.payload)?, self.now());
        if told.on != in_force.calendars.local.date_of(now) {
            let trouble = Trouble::of(Failure::TooOld);
            return Ok(Written::NotNow(record.course.failed(trouble, now, 0)));
        }
        let person = record.staff.and_then(|id| in_force.directory.find(id));
        let (Some(person), Some((to, _))) = (person, address(conn, in_force, record)?) else {
            return Ok(Written::NoAddress);
        };
        let list = self.morning_list(conn, in_force, person, now)?;
        if list.lines.is_empty() {
            // It was done in the meantime.
            let place = (record.municipality, record.id);
            deliveries::delete(conn, place, record.version)?;
            return Ok(Written::Overtaken);
        }
        let language = in_force.municipality.language;
        let mut content = list.content(Content::empty(in_force, language), language);
        let mentions = Mentions {
            reference: String::new(),
            municipality: in_force.municipality.name.clone(),
            types: String::new(),
            unit: String::new(),
            person: person.name.clone(),
            phone: person.phone.clone(),
            usual: content.paragraphs.first().cloned().unwrap_or_default(),
        };
        let worded = (record.tiding, language);
        self.reword(conn, record.municipality, worded, &mentions, &mut content)?;
        content.subject = one_line(&content.subject);
        let mail = self.mail(record, in_force, (to, language, None), &content)?;
        Ok(Written::Mail(Box::new(mail)))
    }
}

/// Whether somebody works here, has an address, and is not away.
fn is_there(in_force: &InForce, person: &StaffMember, now: Moment) -> bool {
    person.active
        && !person.email.is_empty()
        && away_span(&in_force.directory, person.id, now).is_none()
}
