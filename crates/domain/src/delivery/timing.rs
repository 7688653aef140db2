//! When staff are told: at once, in the day, or together with what else there is.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use crate::Moment;
use crate::business::parse_email;

/// How soon something must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Whatever the hour.
    AtOnce,
    /// Not in quiet hours.
    InTheDay,
    /// Together with what else there is, where the municipality wants that; else in the day.
    Together,
}

/// What a municipality decides about mail.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailSettings {
    /// By which name mail comes; the municipality's if there is none.
    pub sender_name: Option<String>,
    /// From which address; the installation's if there is none.
    pub sender_address: Option<String>,
    /// The colour of the line above, as `#rrggbb`.
    pub colour: String,
    /// From which hour on staff are left in peace.
    pub quiet_from_hour: u32,
    /// Until which hour; the same hour means that there is no such time.
    pub quiet_until_hour: u32,
    /// At which hour they are told together what can wait; each by itself if none is said.
    pub digest_hour: Option<u32>,
    /// At which hour of each working day they are told what waits for them; never if none is said.
    pub morning_hour: Option<u32>,
    /// Where a business is asked how it went, once its case is closed.
    pub survey_url: Option<String>,
}

impl MailSettings {
    /// The last hour of a day.
    pub const LAST_HOUR: u32 = 23;

    /// What cannot be used of it: the field, and what it must be.
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let hour = |hour: u32| hour <= Self::LAST_HOUR;
        let line = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or("x");
            !text.trim().is_empty()
                && text.chars().count() <= 200
                && !text.contains(char::is_control)
        };
        let address = self.sender_address.as_deref();
        let survey = self.survey_url.as_deref();
        let all = [
            ("sender_name", line(&self.sender_name), "must be one line"),
            (
                "sender_address",
                address.is_none_or(|raw| parse_email(raw).is_ok()),
                "must be an e-mail address",
            ),
            (
                "colour",
                is_colour(&self.colour),
                "must be a colour such as #1f4e79",
            ),
            (
                "quiet_from_hour",
                hour(self.quiet_from_hour),
                "must be 0 to 23",
            ),
            (
                "quiet_until_hour",
                hour(self.quiet_until_hour),
                "must be 0 to 23",
            ),
            (
                "digest_hour",
                self.digest_hour.is_none_or(hour),
                "must be 0 to 23",
            ),
            (
                "morning_hour",
                self.morning_hour.is_none_or(hour),
                "must be 0 to 23",
            ),
            (
                "survey_url",
                line(&self.survey_url) && survey.is_none_or(|url| url.starts_with("https://")),
                "must begin with https://",
            ),
        ];
        let wrong = all.into_iter().filter(|(_, is_right, _)| !is_right);
        wrong.map(|(field, _, must)| (field, must)).collect()
    }
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            sender_name: None,
            sender_address: None,
            colour: "#1f4e79".to_owned(),
            quiet_from_hour: 19,
            quiet_until_hour: 6,
            digest_hour: None,
            morning_hour: None,
            survey_url: None,
        }
    }
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#');
    digits.is_some_and(|digits| {
        digits.len() == 6 && digits.chars().all(|sign| sign.is_ascii_hexdigit())
    })
}

/// When a staff member is told something that is owed from `now` on.
pub fn send_at(
    urgency: Urgency,
    settings: &MailSettings,
    now: Moment,
    time_zone: &TimeZone,
) -> Moment {
    let hour = hour(now, time_zone);
    match (urgency, settings.digest_hour) {
        (Urgency::AtOnce, _) => now,
        (Urgency::Together, Some(at)) => next(at, now, time_zone),
        (Urgency::InTheDay | Urgency::Together, _) if is_quiet(settings, hour) => {
            next(settings.quiet_until_hour, now, time_zone)
        }
        (Urgency::InTheDay | Urgency::Together, _) => now,
    }
}

/// Whether this hour is one of those in which staff are left in peace.
fn is_quiet(settings: &MailSettings, hour: u32) -> bool {
    let (from, until) = (settings.quiet_from_hour, settings.quiet_until_hour);
    if from <= until {
        (from..until).contains(&hour)
    } else {
        hour >= from || hour < until
    }
}

fn hour(now: Moment, time_zone: &TimeZone) -> u32 {
    let wall = time_zone.to_datetime(now.timestamp());
    u32::try_from(wall.hour()).unwrap_or(0)
}

/// The next moment after `now` at which clocks show this full hour.
fn next(hour: u32, now: Moment, time_zone: &TimeZone) -> Moment {
    let wall = time_zone.to_datetime(now.timestamp());
    let hour = i8::try_from(hour.min(MailSettings::LAST_HOUR)).unwrap_or(0);
    let today = wall.date().at(hour, 0, 0, 0);
    let at = |day: jiff::civil::DateTime| time_zone.to_timestamp(day).ok().map(Moment::from);
    let later = |at: &Moment| *at > now;
    // On the day on which clocks are set forward, an hour that they skip comes as much later.
    at(today)
        .filter(later)
        .or_else(|| at(today.saturating_add(1.day())).filter(later))
        .unwrap_or_else(|| now.plus(SignedDuration::from_hours(24)))
}
