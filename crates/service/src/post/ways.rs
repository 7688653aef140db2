//! By what somebody is told, and when.

use jiff::tz::TimeZone;
use onedoor_domain::Moment;
use onedoor_domain::delivery::{Urgency, send_at};
use onedoor_domain::gateway::{
    Gateway, Reach, Way, channels, tell_at, way_to_business, ways_to_colleague,
};
use onedoor_store::outbox::OutboxRecord;
use onedoor_store::tracking::{self, Ways};
use onedoor_store::{Connection, mail_stops};

use super::told::{About, Carried, OneTold, each_once};
use crate::Result;
use crate::in_force::InForce;

impl About<'_> {
    /// By what somebody is told: by nothing, if they said that they need not hear of it.
    pub(super) fn ways(
        &self,
        conn: &mut Connection,
        notice: &OutboxRecord,
        one: OneTold,
        gateways: &[Gateway],
    ) -> Result<Vec<Way>> {
        if one.staff.is_some() {
            return Ok(ways_to_colleague(one.tiding, gateways).collect());
        }
        let (of, case) = (notice.municipality, self.case);
        let Some(contact) = Carried::read(&notice.payload)?.contact.or(case.contact) else {
            return Ok(vec![way_to_business(one.tiding, Reach::Nowhere, gateways)]);
        };
        if one.tiding.can_be_done_without() && mail_stops::is_set(conn, of, (case.id, contact))? {
            return Ok(Vec::new());
        }
        let reach = match tracking::ways_of(conn, of, contact)? {
            Ways { email: Some(_), .. } => Reach::Mail,
            Ways { phone: Some(_), .. } => Reach::Phone,
            Ways { .. } => Reach::Nowhere,
        };
        Ok(vec![way_to_business(one.tiding, reach, gateways)])
    }

    /// What is told in channels: of what colleagues are told, each thing once, and where it is about
    /// one unit's part, in that unit's channel.
    pub(super) fn in_channels(
        &self,
        notice: &OutboxRecord,
        told: &[OneTold],
        gateways: &[Gateway],
    ) -> Result<Vec<(OneTold, Way)>> {
        let carried = Carried::read(&notice.payload)?.contribution;
        let to_nobody = |one: &OneTold| OneTold {
            staff: None,
            ..*one
        };
        let colleagues = told.iter().filter(|one| one.staff.is_some());
        let mut all = Vec::new();
        for one in each_once(colleagues.map(to_nobody)) {
            let part = one.contribution.or(carried);
            let part = part.and_then(|id| self.parts.iter().find(|part| part.id == id));
            let unit = part.map(|part| part.unit.as_str());
            let ways = channels(one.tiding, unit, gateways);
            all.extend(ways.map(|way| (one, way)));
        }
        Ok(all)
    }
}

/// When it is to be told.
pub(super) fn due_at(in_force: &InForce, one: OneTold, way: Way, now: Moment) -> Moment {
    let municipality = &in_force.municipality;
    let zone = TimeZone::get(&municipality.time_zone).unwrap_or(TimeZone::UTC);
    let settings = &municipality.settings.mail;
    match (way, one.staff) {
        (Way::Sms(_) | Way::Chat(_), _) => tell_at(one.tiding, settings, now, &zone),
        (Way::Mail, None) => now,
        (Way::Mail, Some(_)) => send_at(one.tiding.urgency(), settings, now, &zone),
    }
}

/// Whether it waits for what else there is, and comes with that.
pub(super) fn is_together(in_force: &InForce, one: OneTold, way: Way) -> bool {
    let digest_hour = in_force.municipality.settings.mail.digest_hour;
    way == Way::Mail && one.tiding.urgency() == Urgency::Together && digest_hour.is_some()
}
