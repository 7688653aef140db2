//! What can be done with a contribution, and where it stands afterwards.

use super::{ContributionStage, Stage};
use crate::case::Awaited;
use crate::{Moment, StaffId, closed_set};

closed_set! {
    /// What can be done with a contribution.
    ContributionAct {
        /// Take it on.
        Accept = "accept",
        /// Say that it is not ours.
        Decline = "decline",
        /// Wait for the business or for others.
        Wait = "wait",
        /// Go on.
        Resume = "resume",
        /// Give the unit's answer.
        Answer = "answer",
        /// Put it back before the unit.
        Release = "release",
        /// Give it to another person of the unit.
        Reassign = "reassign",
        /// Offer it to another unit, after it was returned.
        Offer = "offer",
        /// Say that it is not needed any more.
        Cancel = "cancel",
        /// Say which others must be answered first.
        Order = "order",
    }
}

/// The contribution does not stand where this can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{act} is not possible while the contribution is {stage}")]
pub struct NotNow {
    /// What was to be done.
    pub act: ContributionAct,
    /// Where the contribution stands.
    pub stage: ContributionStage,
    /// Who works on it, if somebody does: who was faster has a name.
    pub handler: Option<StaffId>,
}

impl Stage {
    /// Whether this can be done where the contribution stands. Whoever asks must be allowed to,
    /// besides.
    pub fn allows(self, act: ContributionAct) -> bool {
        use ContributionStage as At;
        let at = self.word();
        match act {
            ContributionAct::Accept => at == At::Offered,
            ContributionAct::Decline | ContributionAct::Reassign => {
                matches!(at, At::Offered | At::Accepted | At::Waiting)
            }
            ContributionAct::Wait => at == At::Accepted,
            ContributionAct::Resume => at == At::Waiting,
            ContributionAct::Answer | ContributionAct::Release => {
                matches!(at, At::Accepted | At::Waiting)
            }
            ContributionAct::Offer => at == At::Returned,
            ContributionAct::Cancel => self.is_open(),
            ContributionAct::Order => matches!(at, At::Held | At::Offered),
        }
    }

    /// A handler takes it on.
    ///
    /// # Errors
    /// [`NotNow`] unless it is offered: if somebody was faster, it names them.
    pub fn accept(self, handler: StaffId, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Accept)?;
        Ok(Self::Accepted { handler, at })
    }

    /// Its turn has come. Who was named at once works on it at once.
    #[must_use]
    pub fn open(self, handler: Option<StaffId>, at: Moment) -> Self {
        match (self, handler) {
            (Self::Held, Some(handler)) => Self::Accepted { handler, at },
            (Self::Held, None) => Self::Offered { to: None },
            (
                Self::Offered { .. }
                | Self::Accepted { .. }
                | Self::Waiting { .. }
                | Self::Answered { .. }
                | Self::Returned { .. }
                | Self::Declined { .. }
                | Self::Cancelled { .. },
                _,
            ) => self,
        }
    }

    /// The unit says that it is not theirs, and another owes it instead.
    ///
    /// # Errors
    /// [`NotNow`] once it was answered or has ended.
    pub fn decline(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Decline)?;
        Ok(Self::Declined { at })
    }

    /// The unit says that it is not theirs, and the coordinator must decide.
    ///
    /// # Errors
    /// [`NotNow`] once it was answered or has ended.
    pub fn return_to_coordinator(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Decline)?;
        Ok(Self::Returned { at })
    }

    /// Its handler waits.
    ///
    /// # Errors
    /// [`NotNow`] unless somebody works on it.
    pub fn wait(self, awaited: Awaited, since: Moment) -> Result<Self, NotNow> {
        match self {
            Self::Accepted { handler, at } => Ok(Self::Waiting {
                handler,
                accepted_at: at,
                awaited,
                since,
            }),
            Self::Held
            | Self::Offered { .. }
            | Self::Waiting { .. }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => Err(self.not_now(ContributionAct::Wait)),
        }
    }

    /// Its handler goes on.
    ///
    /// # Errors
    /// [`NotNow`] unless they wait.
    pub fn resume(self) -> Result<Self, NotNow> {
        match self {
            Self::Waiting {
                handler,
                accepted_at: at,
                ..
            } => Ok(Self::Accepted { handler, at }),
            Self::Held
            | Self::Offered { .. }
            | Self::Accepted { .. }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => Err(self.not_now(ContributionAct::Resume)),
        }
    }

    /// The unit gives its answer.
    ///
    /// # Errors
    /// [`NotNow`] unless somebody works on it.
    pub fn answer(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Answer)?;
        Ok(Self::Answered {
            handler: self.handler(),
            at,
            accepted_at: self.accepted_at(),
        })
    }

    /// Another person of the unit works on it from now on.
    ///
    /// # Errors
    /// [`NotNow`] once it was answered or has ended.
    pub fn reassign(self, handler: StaffId, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Reassign)?;
        Ok(Self::Accepted { handler, at })
    }

    /// Somebody else carries it on where it stands, because what it belongs to is theirs now.
    #[must_use]
    pub fn carried_on_by(self, other: StaffId) -> Self {
        match self {
            Self::Accepted { at, .. } => Self::Accepted { handler: other, at },
            Self::Waiting {
                accepted_at,
                awaited,
                since,
                ..
            } => Self::Waiting {
                handler: other,
                accepted_at,
                awaited,
                since,
            },
            Self::Offered { to: Some(_) } => Self::Offered { to: Some(other) },
            Self::Held
            | Self::Offered { to: None }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => self,
        }
    }

    /// Whoever worked on it puts it back before the unit.
    ///
    /// # Errors
    /// [`NotNow`] unless somebody works on it.
    pub fn release(self) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Release)?;
        Ok(Self::Offered { to: None })
    }

    /// What was returned is owed by another unit instead.
    ///
    /// # Errors
    /// [`NotNow`] unless it lies with the coordinator.
    pub fn pass_on(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Offer)?;
        Ok(Self::Declined { at })
    }

    /// It is not needed any more.
    ///
    /// # Errors
    /// [`NotNow`] once it was answered or has ended.
    pub fn cancel(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Cancel)?;
        Ok(Self::Cancelled { at })
    }

    /// Its turn comes later: another must be answered first.
    ///
    /// # Errors
    /// [`NotNow`] once somebody works on it.
    pub fn hold(self) -> Result<Self, NotNow> {
        self.admit(ContributionAct::Order)?;
        Ok(Self::Held)
    }

    fn admit(self, act: ContributionAct) -> Result<(), NotNow> {
        let refused = self.not_now(act);
        self.allows(act).then_some(()).ok_or(refused)
    }

    fn not_now(self, act: ContributionAct) -> NotNow {
        NotNow {
            act,
            stage: self.word(),
            handler: self.handler(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ME: StaffId = StaffId(Uuid::from_u128(1));
    const SOMEBODY: StaffId = StaffId(Uuid::from_u128(2));

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000).unwrap()
    }

    fn everywhere() -> [Stage; 8] {
        [
            Stage::Held,
            Stage::Offered { to: None },
            Stage::Accepted {
                handler: SOMEBODY,
                at: at(1),
            },
            Stage::Waiting {
                handler: SOMEBODY,
                accepted_at: at(1),
                awaited: Awaited::Business,
                since: at(2),
            },
            Stage::Answered {
                handler: Some(SOMEBODY),
                at: at(3),
                accepted_at: Some(at(1)),
            },
            Stage::Returned { at: at(3) },
            Stage::Declined { at: at(3) },
            Stage::Cancelled { at: at(3) },
        ]
    }

    #[test]
    fn a_move_succeeds_exactly_where_it_is_allowed() {
        let now = at(9);
        for stage in everywhere() {
            let moves = [
                (ContributionAct::Accept, stage.accept(ME, now)),
                (ContributionAct::Decline, stage.decline(now)),
                (ContributionAct::Decline, stage.return_to_coordinator(now)),
                (ContributionAct::Wait, stage.wait(Awaited::Others, now)),
                (ContributionAct::Resume, stage.resume()),
                (ContributionAct::Answer, stage.answer(now)),
                (ContributionAct::Release, stage.release()),
                (ContributionAct::Reassign, stage.reassign(ME, now)),
                (ContributionAct::Offer, stage.pass_on(now)),
                (ContributionAct::Cancel, stage.cancel(now)),
                (ContributionAct::Order, stage.hold()),
            ];
            for (act, moved) in moves {
                assert_eq!(moved.is_ok(), stage.allows(act), "{act} while {stage:?}");
            }
        }
    }

    #[test]
    fn who_was_faster_is_named() {
        let taken = Stage::Offered { to: None }.accept(SOMEBODY, at(1)).unwrap();
        let refused = taken.accept(ME, at(2)).unwrap_err();
        assert_eq!(refused.handler, Some(SOMEBODY));
    }

    #[test]
    fn whoever_waited_goes_on_as_the_handler_they_were() {
        let accepted = everywhere()[2];
        let waiting = accepted.wait(Awaited::Business, at(5)).unwrap();
        assert_eq!(waiting.carried_by(), Some(SOMEBODY));
        assert_eq!(waiting.resume(), Ok(accepted));
    }

    #[test]
    fn whoever_carries_on_takes_it_as_it_stands() {
        for stage in everywhere() {
            let carried_on = stage.carried_on_by(ME);
            assert_eq!(carried_on.word(), stage.word());
            assert_eq!(carried_on.accepted_at(), stage.accepted_at());
            assert_eq!(carried_on.awaits(), stage.awaits());
            let carried = stage.carried_by().map(|_| ME);
            assert_eq!(carried_on.carried_by(), carried);
        }
    }

    #[test]
    fn only_what_is_held_opens() {
        for stage in everywhere() {
            let opened = stage.open(Some(ME), at(9));
            assert_eq!(opened != stage, stage == Stage::Held, "{stage:?}");
        }
    }

    #[test]
    fn nothing_weighs_on_anybody_once_it_has_ended() {
        for stage in everywhere() {
            let carried = ContributionStage::CARRIED.contains(&stage.word());
            assert_eq!(stage.carried_by().is_some(), carried);
            assert!(!carried || stage.is_open());
        }
    }
}
