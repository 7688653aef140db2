//! How often somebody may ask, and how often they may be wrong about who they are.
//!
//! Every process counts for itself: two of them let through twice as much. What counts across all of
//! them is the proxy's affair, or the database's where an account is at stake.

use std::net::IpAddr;

use actix_web::http::StatusCode;
use onedoor_domain::Moment;
use onedoor_domain::pace::{Guesses, Pace, TooSoon, seconds_until};
use onedoor_domain::policy::Caller;

use crate::edge::memory::{Counted, FullAt, Key, Memory};
use crate::edge::settings::Paces;
use crate::problem::ApiError;

/// What is remembered of everybody who asks.
pub(super) struct Limits {
    token: Measures,
    account: Measures,
    address: Measures,
    public: Measures,
    guesses: Memory<Guesses>,
    /// How many guesses may be wrong; nobody counts them if there are none.
    free: u32,
    /// Credentials that counted: their holders need not suffer for what a neighbour guesses.
    counted: Memory<Counted>,
}

/// One way of counting.
struct Measures {
    name: &'static str,
    pace: Option<Pace>,
    full_at: Memory<FullAt>,
}

/// Where a request goes, as far as counting cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// Probes of the operator: never counted.
    Probe,
    /// The API.
    Api,
    /// What anybody may see.
    Public,
    /// What pages of other sites may ask without an account.
    Form,
    /// A page that opens by a code in its address.
    Code,
}

/// Who asks for what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking {
    pub(super) door: Door,
    source: Key,
    credentials: Option<Key>,
    /// Whether it shows a password or a code in its body.
    signs_in: bool,
}

/// How somebody stands with one limit, as the answer tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) name: &'static str,
    pub(super) quota: u32,
    pub(super) left: u32,
    /// In how many seconds everything is there again, or the next request may come.
    pub(super) seconds: i64,
}

/// A request that comes too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused(pub(super) Standing);

impl From<Refused> for ApiError {
    fn from(Refused(standing): Refused) -> Self {
        Self::TooManyRequests {
            seconds: standing.seconds,
        }
    }
}

impl Asking {
    /// Somebody at `address` who shows `credentials`.
    pub(super) fn of(address: IpAddr, path: &str, credentials: Option<&str>) -> Self {
        Self {
            door: Door::at(path),
            source: Key::of_address(address),
            credentials: credentials.map(Key::of_words),
            signs_in: path.ends_with("/sessions"),
        }
    }
}

impl Door {
    fn at(path: &str) -> Self {
        if matches!(path, "/health/live" | "/health/ready" | "/metrics") {
            Self::Probe
        } else if path.starts_with("/t/") || path.starts_with("/offer/") {
            Self::Code
        } else if path.starts_with("/v1/") {
            Self::Api
        } else if path.starts_with("/public/") {
            Self::Form
        } else {
            Self::Public
        }
    }
}

impl Limits {
    pub(super) fn new(paces: Paces) -> Self {
        Self {
            token: Measures::new("token", paces.token),
            account: Measures::new("account", paces.account),
            address: Measures::new("address", paces.address),
            public: Measures::new("public", paces.public),
            guesses: Memory::default(),
            free: paces.wrong_credentials,
            counted: Memory::default(),
        }
    }

    /// Lets a request in that nobody has looked at, and tells how whoever sent it stands.
    ///
    /// # Errors
    /// [`Refused`], by the first limit that is reached.
    pub(super) fn admit(&self, asking: &Asking, now: Moment) -> Result<Vec<Standing>, Refused> {
        let by_address = match asking.door {
            Door::Probe => return Ok(Vec::new()),
            Door::Api => &self.address,
            Door::Public | Door::Form | Door::Code => &self.public,
        };
        self.admit_guess(asking, now)?;
        let by_address = by_address.take(asking.source, now)?;
        let by_token = match asking.credentials {
            Some(credentials) => self.token.take(credentials, now)?,
            None => None,
        };
        Ok(by_token.into_iter().chain(by_address).collect())
    }

    /// Lets somebody on whose credentials count.
    ///
    /// # Errors
    /// [`Refused`]: they come too often, with whatever they come.
    pub(super) fn admit_account(
        &self,
        asking: Option<&Asking>,
        caller: &Caller,
        now: Moment,
    ) -> Result<Option<Standing>, Refused> {
        if let Some(credentials) = asking.and_then(|asking| asking.credentials) {
            self.counted.remember(credentials, now, |_| Counted(now));
        }
        if self.account.pace.is_none() {
            return Ok(None);
        }
        let who = format!("{} {}", caller.municipality.0, caller.actor.as_text());
        self.account.take(Key::of_words(&who), now)
    }

    /// Notes a guess that was wrong.
    pub(super) fn learn(&self, asking: &Asking, status: StatusCode, now: Moment) {
        let guessed = asking.credentials.is_some() || asking.signs_in;
        let is_wrong = match asking.door {
            Door::Api => status == StatusCode::UNAUTHORIZED && guessed,
            Door::Code => status == StatusCode::NOT_FOUND,
            Door::Form => status == StatusCode::NOT_FOUND && guessed,
            Door::Probe | Door::Public => false,
        };
        if is_wrong && self.free > 0 {
            metrics::counter!("onedoor_wrong_credentials").increment(1);
            let another = |before| Guesses::and_another(before, now);
            self.guesses.remember(asking.source, now, another);
        }
    }

    /// Forgets what is over.
    pub(super) fn forget(&self, now: Moment) {
        for measures in [&self.token, &self.account, &self.address, &self.public] {
            measures.full_at.forget(now);
        }
        self.guesses.forget(now);
        self.counted.forget(now);
    }

    /// Credentials that counted before are no guess: an office behind one address keeps working
    /// while one of its programs guesses.
    fn admit_guess(&self, asking: &Asking, now: Moment) -> Result<(), Refused> {
        let is_guess = match (asking.door, asking.credentials) {
            (Door::Code, _) => true,
            (Door::Form, credentials) => credentials.is_some(),
            (Door::Api, None) => asking.signs_in,
            (Door::Api, Some(credentials)) => self.counted.of(credentials).is_none(),
            (Door::Probe | Door::Public, _) => false,
        };
        if !is_guess {
            return Ok(());
        }
        let guesses = self.guesses.of(asking.source);
        let until = guesses.filter(|_| self.free > 0);
        match until.and_then(|guesses| guesses.barred_until(self.free)) {
            Some(until) if until > now => Err(Refused(Standing {
                name: "guesses",
                quota: self.free,
                left: 0,
                seconds: seconds_until(until, now),
            })),
            Some(_) | None => Ok(()),
        }
    }
}

impl Measures {
    fn new(name: &'static str, per_minute: u32) -> Self {
        Self {
            name,
            pace: Pace::per_minute(per_minute),
            full_at: Memory::default(),
        }
    }

    fn take(&self, key: Key, now: Moment) -> Result<Option<Standing>, Refused> {
        let Some(pace) = self.pace else {
            return Ok(None);
        };
        let standing = |left, then| Standing {
            name: self.name,
            quota: pace.quota(),
            left,
            seconds: seconds_until(then, now),
        };
        let taken = self.full_at.change(key, now, |before| {
            let taken = pace.take(before.map(|full| full.0), now)?;
            Ok::<_, TooSoon>((FullAt(taken.full_at), taken))
        });
        match taken {
            Ok(taken) => Ok(Some(standing(taken.left, taken.full_at))),
            Err(early) => Err(Refused(standing(0, early.next_at))),
        }
    }
}
