//! A call-back: a duty to call a business, with a promise of its own.

use jiff::SignedDuration;

use crate::calendar::Calendar;
use crate::{Moment, closed_set};

closed_set! {
    /// The word for where a call-back stands.
    CallBackStage {
        /// Somebody still has to call.
        Open = "open",
        /// Whoever asked was spoken with.
        Kept = "kept",
        /// Nobody needs to call any more.
        Cancelled = "cancelled",
    }
}

closed_set! {
    /// What can be done with a call-back.
    CallBackMove {
        /// Note a call: reached or not.
        Keep = "keep_call_back",
        /// Call it off, with a reason.
        Cancel = "cancel_call_back",
        /// Give it to somebody else.
        Reassign = "reassign_call_back",
    }
}

/// Where a call-back stands. The count of attempts stays when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallBackState {
    /// Somebody still has to call.
    Open {
        /// How often nobody was reached.
        attempts: u32,
    },
    /// Whoever asked was spoken with.
    Kept {
        /// How often nobody was reached before.
        attempts: u32,
        /// When.
        at: Moment,
    },
    /// Nobody needs to call any more.
    Cancelled {
        /// How often nobody was reached.
        attempts: u32,
        /// When it was called off.
        at: Moment,
    },
}

/// It has ended: nothing more can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the call-back has ended")]
pub struct CallBackEnded;

impl CallBackState {
    /// A new one.
    pub const NEW: Self = Self::Open { attempts: 0 };

    /// The word for this state.
    pub fn stage(self) -> CallBackStage {
        match self {
            Self::Open { .. } => CallBackStage::Open,
            Self::Kept { .. } => CallBackStage::Kept,
            Self::Cancelled { .. } => CallBackStage::Cancelled,
        }
    }

    /// How often nobody was reached.
    pub fn attempts(self) -> u32 {
        match self {
            Self::Open { attempts }
            | Self::Kept { attempts, .. }
            | Self::Cancelled { attempts, .. } => attempts,
        }
    }

    /// When it ended, if it did.
    pub fn ended_at(self) -> Option<Moment> {
        match self {
            Self::Open { .. } => None,
            Self::Kept { at, .. } | Self::Cancelled { at, .. } => Some(at),
        }
    }

    /// Somebody called and reached nobody: it stays a duty.
    ///
    /// # Errors
    /// [`CallBackEnded`].
    pub fn attempted(self) -> Result<Self, CallBackEnded> {
        let attempts = self.open()?.saturating_add(1);
        Ok(Self::Open { attempts })
    }

    /// Whoever asked was spoken with.
    ///
    /// # Errors
    /// [`CallBackEnded`].
    pub fn kept(self, at: Moment) -> Result<Self, CallBackEnded> {
        let attempts = self.open()?;
        Ok(Self::Kept { attempts, at })
    }

    /// Nobody needs to call any more.
    ///
    /// # Errors
    /// [`CallBackEnded`].
    pub fn cancelled(self, at: Moment) -> Result<Self, CallBackEnded> {
        let attempts = self.open()?;
        Ok(Self::Cancelled { attempts, at })
    }

    /// Passes while somebody still has to call.
    ///
    /// # Errors
    /// [`CallBackEnded`].
    pub fn reassigned(self) -> Result<Self, CallBackEnded> {
        self.open().map(|attempts| Self::Open { attempts })
    }

    /// What can be done with it.
    pub fn allowed(self) -> &'static [CallBackMove] {
        match self {
            Self::Open { .. } => CallBackMove::ALL,
            Self::Kept { .. } | Self::Cancelled { .. } => &[],
        }
    }

    fn open(self) -> Result<u32, CallBackEnded> {
        match self {
            Self::Open { attempts } => Ok(attempts),
            Self::Kept { .. } | Self::Cancelled { .. } => Err(CallBackEnded),
        }
    }
}

/// When whoever asked wants to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// Not before this moment.
    pub after: Option<Moment>,
    /// Not after this moment.
    pub before: Option<Moment>,
}

impl Wish {
    /// From when the promise counts: now, or from the wished moment if that is still to come.
    pub fn start_at(self, now: Moment) -> Moment {
        self.after.map_or(now, |after| after.max(now))
    }

    /// How many working hours are promised: as many as the municipality always does, but no more
    /// whole ones than there are until the wished moment; never less than one.
    pub fn working_hours(self, usual: u32, calendar: &Calendar, now: Moment) -> u32 {
        let Some(before) = self.before else {
            return usual;
        };
        let open: SignedDuration = calendar.open_time(self.start_at(now), before);
        let whole = u32::try_from(open.as_hours()).unwrap_or(0);
        whole.clamp(1, usual.max(1))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::Country;
    use crate::calendar::CalendarDocument;
    use crate::guarantee::LengthUnit;

    fn at(text: &str) -> Moment {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    fn office() -> &'static Calendar {
        static OFFICE: LazyLock<Calendar> = LazyLock::new(|| {
            let document = CalendarDocument::default_for(Country::Dk);
            Calendar::compile(Country::Dk, "Europe/Copenhagen", &document, 1).unwrap()
        });
        &OFFICE
    }

    #[test]
    fn what_has_ended_takes_nothing_more() {
        let noon = at("2026-03-02T11:00:00Z");
        for ended in [
            CallBackState::NEW.kept(noon).unwrap(),
            CallBackState::NEW.cancelled(noon).unwrap(),
        ] {
            assert_eq!(ended.attempted(), Err(CallBackEnded));
            assert_eq!(ended.kept(noon), Err(CallBackEnded));
            assert_eq!(ended.cancelled(noon), Err(CallBackEnded));
            assert_eq!(ended.reassigned(), Err(CallBackEnded));
            assert_eq!(ended.allowed(), []);
            assert_eq!(ended.ended_at(), Some(noon));
        }
    }

    #[test]
    fn attempts_are_counted_and_stay_counted() {
        let noon = at("2026-03-02T11:00:00Z");
        let twice = CallBackState::NEW.attempted().unwrap().attempted().unwrap();
        assert_eq!(twice, CallBackState::Open { attempts: 2 });
        assert_eq!(twice.kept(noon).unwrap().attempts(), 2);
    }

    #[test]
    fn whoever_wants_to_be_called_soon_is_promised_less_time() {
        let office = office();
        let now = at("2026-03-02T09:00:00Z");
        let until = |before| Wish {
            before: Some(at(before)),
            after: None,
        };
        let hours = |wish: Wish| wish.working_hours(4, office, now);
        assert_eq!(hours(Wish::default()), 4);
        assert_eq!(hours(until("2026-03-02T11:30:00Z")), 2);
        assert_eq!(hours(until("2026-03-02T09:30:00Z")), 1);
        assert_eq!(hours(until("2026-03-20T09:30:00Z")), 4);
    }

    proptest! {
        #[test]
        fn a_promise_ends_within_the_wish_if_there_is_an_hour_for_it(
            now in 0i64..60_000, after in 0i64..10_000, wait in 0i64..10_000, usual in 1u32..40,
        ) {
            let office = office();
            let monday = at("2026-03-02T00:00:00Z");
            let minutes = |count| monday.plus(SignedDuration::from_mins(count));
            let now_at = minutes(now);
            let wish = Wish {
                after: Some(minutes(now + after)),
                before: Some(minutes(now + after + wait)),
            };
            let hours = wish.working_hours(usual, office, now_at);
            prop_assert!((1..=usual).contains(&hours));
            let start = wish.start_at(now_at);
            prop_assert!(start >= now_at);
            let due = office.add(start, hours, LengthUnit::WorkingHours);
            let room = office.open_time(start, minutes(now + after + wait)).as_hours();
            if room >= 1 {
                prop_assert!(due <= minutes(now + after + wait));
            }
        }
    }
}
