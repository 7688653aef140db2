//! Gateways: besides mail, a municipality sends text messages and writes into chat channels. Who
//! hears of what by which of them, and what the answer of one means.

mod reply;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests;

use crate::delivery::{Channel, MailSettings, Tiding, Urgency, send_at};
use crate::{GatewayId, Moment, closed_set};
use jiff::tz::TimeZone;

pub use reply::{Outcome, outcome};

/// How many gateways a municipality may have.
pub const AT_MOST: u32 = 20;

closed_set! {
    /// What a gateway leads to.
    GatewayKind {
        /// Phones: each message goes to one person.
        Sms = "sms",
        /// A channel that colleagues read together.
        Chat = "chat",
    }
}

closed_set! {
    /// How a gateway wants to be told.
    Encoding {
        /// As JSON.
        Json = "json",
        /// As the fields of a form.
        Form = "form",
    }
}

/// A gateway that is in use, as far as it depends on it who hears of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    /// Its identity.
    pub id: GatewayId,
    /// What it leads to.
    pub kind: GatewayKind,
    /// Of which unit the channel is; of the whole municipality, if of none.
    pub unit: Option<String>,
    /// What is told by it.
    pub tidings: Vec<Tiding>,
}

/// By what somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By mail.
    Mail,
    /// By a text message, through this gateway.
    Sms(GatewayId),
    /// In a channel, through this gateway.
    Chat(GatewayId),
}

/// How a business can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It gave an address for mail.
    Mail,
    /// It gave none, but a phone number.
    Phone,
    /// It gave neither.
    Nowhere,
}

impl Way {
    /// The word for it.
    pub const fn channel(self) -> Channel {
        match self {
            Self::Mail => Channel::Mail,
            Self::Sms(_) => Channel::Sms,
            Self::Chat(_) => Channel::Chat,
        }
    }

    /// The gateway that leads there.
    pub const fn gateway(self) -> Option<GatewayId> {
        match self {
            Self::Mail => None,
            Self::Sms(id) | Self::Chat(id) => Some(id),
        }
    }
}

impl GatewayKind {
    /// Whether this can be told by it. A channel has many readers and tells nothing that is for the
    /// business, or for one person alone; a text message says what one case is about.
    pub const fn can_tell(self, tiding: Tiding) -> bool {
        // An invitation brings what a calendar takes, and that takes a mail.
        if !tiding.is_about_a_case() || tiding.is_of_meeting() {
            return false;
        }
        match self {
            Self::Sms => true,
            Self::Chat => !tiding.is_for_business(),
        }
    }
}

/// By what a business is told. A text message is for whoever gave no address for mail: it says
/// little, and what a receipt must say needs room.
pub fn way_to_business(tiding: Tiding, reach: Reach, gateways: &[Gateway]) -> Way {
    match reach {
        Reach::Phone => phones(tiding, gateways).next().unwrap_or(Way::Mail),
        Reach::Mail | Reach::Nowhere => Way::Mail,
    }
}

/// By what a colleague is told: by mail in any case, and by phone where the municipality wants it.
pub fn ways_to_colleague(tiding: Tiding, gateways: &[Gateway]) -> impl Iterator<Item = Way> {
    [Way::Mail].into_iter().chain(phones(tiding, gateways))
}

/// The channels in which something is told that concerns this unit, or none in particular.
pub fn channels(
    tiding: Tiding,
    unit: Option<&str>,
    gateways: &[Gateway],
) -> impl Iterator<Item = Way> {
    let is_theirs = move |of: Option<&str>| of.is_none() || of == unit;
    let all = telling(tiding, GatewayKind::Chat, gateways);
    let theirs = all.filter(move |gateway| is_theirs(gateway.unit.as_deref()));
    theirs.map(|gateway| Way::Chat(gateway.id))
}

/// When something is told by a gateway. A phone wakes whoever it belongs to: at night only what
/// cannot wait, and what somebody waits for who has just written or called. Nothing is kept for a
/// digest: that is a mail.
pub fn tell_at(
    tiding: Tiding,
    settings: &MailSettings,
    now: Moment,
    time_zone: &TimeZone,
) -> Moment {
    let urgency = match (tiding.is_for_business(), tiding.urgency()) {
        (true, _) if tiding.is_awaited() => Urgency::AtOnce,
        (false, Urgency::AtOnce) => Urgency::AtOnce,
        (true, _) | (false, Urgency::InTheDay | Urgency::Together) => Urgency::InTheDay,
    };
    send_at(urgency, settings, now, time_zone)
}

fn phones(tiding: Tiding, gateways: &[Gateway]) -> impl Iterator<Item = Way> {
    // One phone does not ring twice for one thing.
    let first = telling(tiding, GatewayKind::Sms, gateways).next();
    first.map(|gateway| Way::Sms(gateway.id)).into_iter()
}

fn telling(
    tiding: Tiding,
    kind: GatewayKind,
    gateways: &[Gateway],
) -> impl Iterator<Item = &Gateway> {
    let tells = move |of: &&Gateway| of.kind == kind && of.tidings.contains(&tiding);
    gateways.iter().filter(tells)
}
