//! Sessions: how long they last, and what ends them.

use jiff::SignedDuration;

use crate::Moment;
use crate::directory::{Role, Settings, StaffMember};

/// Whoever changes how they sign in has shown who they are within this time.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// How long the sessions of a municipality last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without a request.
    pub idle: SignedDuration,
    /// In any case.
    pub whole: SignedDuration,
}

/// What is kept of the beginning of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Began {
    /// When it began.
    pub at: Moment,
    /// What its person might do then.
    pub roles: Vec<Role>,
    /// Whether more than a password was shown.
    pub has_second_factor: bool,
}

/// Whether a session counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It gives what its person may do.
    Whole,
    /// It gives only what it takes to set up a second factor.
    OnlyOwnAccount,
    /// It does not count any more.
    Over,
}

impl SessionLimits {
    /// As the municipality has decided.
    pub fn of(settings: &Settings) -> Self {
        Self {
            idle: SignedDuration::from_mins(i64::from(settings.session_idle_minutes)),
            whole: SignedDuration::from_hours(i64::from(settings.session_hours)),
        }
    }
}

/// Whether a password alone is not enough for somebody with these roles.
pub fn needs_second_factor(roles: &[Role]) -> bool {
    roles.contains(&Role::Manager) || roles.contains(&Role::Admin)
}

impl Began {
    /// What the session gives, for who its person is now and when it was used last.
    ///
    /// Other roles than at its beginning end it: whoever is given more signs in to it, and whoever
    /// is given less does not keep what was on the screen.
    pub fn standing(
        &self,
        person: &StaffMember,
        limits: SessionLimits,
        last_seen_at: Moment,
        now: Moment,
    ) -> Standing {
        let is_over = !person.active
            || person.roles != self.roles
            || now >= last_seen_at.plus(limits.idle)
            || now >= self.at.plus(limits.whole);
        if is_over {
            return Standing::Over;
        }
        if needs_second_factor(&self.roles) && !self.has_second_factor {
            return Standing::OnlyOwnAccount;
        }
        Standing::Whole
    }
}

/// When somebody showed who they are for whom a provider vouches: when it says so, or now where they
/// were sent there to do just that. Else nobody knows, and it was not a short time ago.
pub fn shown_at(said: Option<Moment>, was_asked_anew: bool, now: Moment) -> Moment {
    let unknown = now.plus(-FRESH);
    match said {
        Some(at) => at.min(now),
        None if was_asked_anew => now,
        None => unknown,
    }
}

/// Whether somebody who showed who they are at `shown_at` need not do so again.
pub fn is_fresh(shown_at: Moment, now: Moment) -> bool {
    now < shown_at.plus(FRESH)
}
