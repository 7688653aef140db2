//! What the municipality does about an enquiry, and where it stands.

mod gate;
mod replan;

pub use gate::{Obstacle, ObstacleKind, OpenCall, gate};
pub use replan::{PartInPlan, Replan, is_given, is_same, replan};

use crate::{Moment, closed_set};

closed_set! {
    /// The word for where a case stands.
    CaseStage {
        /// Being worked on.
        Open = "open",
        /// Nothing can be done until somebody outside the house has done their part.
        Waiting = "waiting",
        /// The business has its answer; the case may close once nothing is owed any more.
        Answered = "answered",
        /// Closed: every contribution has ended.
        Closed = "closed",
    }
}

closed_set! {
    /// Whose turn it is while a case or a contribution waits.
    Awaited {
        /// The business.
        Business = "business",
        /// Somebody else: another unit, or an authority outside the municipality.
        Others = "others",
    }
}

closed_set! {
    /// How a case ended.
    ClosedAs {
        /// The business has its answer.
        Answered = "answered",
        /// The business no longer wants one.
        Withdrawn = "withdrawn",
        /// The matter goes on in another case.
        Merged = "merged",
    }
}

closed_set! {
    /// What can be done to a case as a whole, beside adding to it.
    CaseAct {
        /// Give it to another coordinator.
        HandOver = "hand_over",
        /// Let it wait for somebody outside the house.
        Wait = "wait",
        /// Go on with it.
        Resume = "resume",
        /// Send the final answer.
        SendAnswer = "send_answer",
        /// Close it.
        Close = "close",
        /// Close it because the business no longer wants an answer.
        Withdraw = "withdraw",
        /// Let the matter go on in another case.
        Merge = "merge",
        /// Go on with what was closed.
        Reopen = "reopen",
        /// Change what it is about: case types, complexity, urgency, who takes part.
        Replan = "replan",
    }
}

closed_set! {
    /// How two cases belong together.
    LinkKind {
        /// They have to do with each other.
        Related = "related",
        /// They seem to be about the same matter.
        Duplicate = "duplicate",
        /// The matter of the one goes on in the other.
        Merged = "merged",
        /// The one was split off from the other.
        Split = "split",
    }
}

impl LinkKind {
    /// Those that people tie and untie; the others follow from what was done.
    pub const BY_HAND: [Self; 2] = [Self::Related, Self::Duplicate];
}

/// Where a case stands, with exactly the data of that stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being worked on.
    Open,
    /// Nothing can be done for the moment.
    Waiting {
        /// Whose turn it is.
        awaited: Awaited,
        /// Since when.
        since: Moment,
    },
    /// The business has its answer.
    Answered {
        /// Since when.
        at: Moment,
    },
    /// Closed.
    Closed {
        /// When.
        at: Moment,
        /// How it ended.
        how: ClosedAs,
    },
}

/// The case does not stand where this can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{act} is not possible while the case is {stage}")]
pub struct NotNow {
    /// What was to be done.
    pub act: CaseAct,
    /// Where the case stands.
    pub stage: CaseStage,
}

impl CaseStage {
    /// The stages in which somebody still answers to the business.
    pub const LIVE: [Self; 3] = [Self::Open, Self::Waiting, Self::Answered];
}

impl Stage {
    /// The word for this stage.
    pub fn word(self) -> CaseStage {
        match self {
            Self::Open => CaseStage::Open,
            Self::Waiting { .. } => CaseStage::Waiting,
            Self::Answered { .. } => CaseStage::Answered,
            Self::Closed { .. } => CaseStage::Closed,
        }
    }

    /// Whether somebody still answers to the business for it.
    pub fn is_live(self) -> bool {
        match self {
            Self::Open | Self::Waiting { .. } | Self::Answered { .. } => true,
            Self::Closed { .. } => false,
        }
    }

    /// Whether this can be done where the case stands. Whoever asks must be allowed to, besides.
    pub fn allows(self, act: CaseAct) -> bool {
        match act {
            CaseAct::HandOver | CaseAct::Withdraw | CaseAct::Merge => self.is_live(),
            CaseAct::Wait => self == Self::Open,
            CaseAct::Resume => matches!(self, Self::Waiting { .. }),
            CaseAct::SendAnswer | CaseAct::Replan => {
                matches!(self, Self::Open | Self::Waiting { .. })
            }
            CaseAct::Close => matches!(self, Self::Answered { .. }),
            // A merged matter goes on elsewhere: the caller is to look there.
            CaseAct::Reopen => match self {
                Self::Answered { .. } => true,
                Self::Closed { how, .. } => how != ClosedAs::Merged,
                Self::Open | Self::Waiting { .. } => false,
            },
        }
    }

    /// Lets the case wait.
    ///
    /// # Errors
    /// [`NotNow`] unless it is open.
    pub fn wait(self, awaited: Awaited, since: Moment) -> Result<Self, NotNow> {
        self.admit(CaseAct::Wait)?;
        Ok(Self::Waiting { awaited, since })
    }

    /// Goes on with it.
    ///
    /// # Errors
    /// [`NotNow`] unless it waits.
    pub fn resume(self) -> Result<Self, NotNow> {
        self.admit(CaseAct::Resume)?;
        Ok(Self::Open)
    }

    /// The final answer was sent.
    ///
    /// # Errors
    /// [`NotNow`] if it was sent before, or the case is closed.
    pub fn answer(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(CaseAct::SendAnswer)?;
        Ok(Self::Answered { at })
    }

    /// Closes a case whose business has its answer. The gate is asked before.
    ///
    /// # Errors
    /// [`NotNow`] unless it is answered.
    pub fn close(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(CaseAct::Close)?;
        let how = ClosedAs::Answered;
        Ok(Self::Closed { at, how })
    }

    /// Closes a case that the business no longer pursues.
    ///
    /// # Errors
    /// [`NotNow`] if it is closed already.
    pub fn withdraw(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(CaseAct::Withdraw)?;
        let how = ClosedAs::Withdrawn;
        Ok(Self::Closed { at, how })
    }

    /// Closes a case whose matter goes on in another.
    ///
    /// # Errors
    /// [`NotNow`] if it is closed already.
    pub fn merge(self, at: Moment) -> Result<Self, NotNow> {
        self.admit(CaseAct::Merge)?;
        let how = ClosedAs::Merged;
        Ok(Self::Closed { at, how })
    }

    /// Goes on with what was answered or closed.
    ///
    /// # Errors
    /// [`NotNow`] while it is being worked on, or if it was merged into another.
    pub fn reopen(self) -> Result<Self, NotNow> {
        self.admit(CaseAct::Reopen)?;
        Ok(Self::Open)
    }

    /// Passes if this can be done where the case stands.
    ///
    /// # Errors
    /// [`NotNow`].
    pub fn admit(self, act: CaseAct) -> Result<(), NotNow> {
        let stage = self.word();
        let refused = NotNow { act, stage };
        self.allows(act).then_some(()).ok_or(refused)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn at() -> Moment {
        Moment::from_micros(1_000_000).unwrap()
    }

    fn everywhere() -> [Stage; 6] {
        let at = at();
        [
            Stage::Open,
            Stage::Waiting {
                awaited: Awaited::Business,
                since: at,
            },
            Stage::Answered { at },
            Stage::Closed {
                at,
                how: ClosedAs::Answered,
            },
            Stage::Closed {
                at,
                how: ClosedAs::Withdrawn,
            },
            Stage::Closed {
                at,
                how: ClosedAs::Merged,
            },
        ]
    }

    #[test]
    fn a_move_succeeds_exactly_where_it_is_allowed() {
        for stage in everywhere() {
            let moves = [
                (CaseAct::Wait, stage.wait(Awaited::Others, at())),
                (CaseAct::Resume, stage.resume()),
                (CaseAct::SendAnswer, stage.answer(at())),
                (CaseAct::Close, stage.close(at())),
                (CaseAct::Withdraw, stage.withdraw(at())),
                (CaseAct::Merge, stage.merge(at())),
                (CaseAct::Reopen, stage.reopen()),
            ];
            for (act, moved) in moves {
                assert_eq!(moved.is_ok(), stage.allows(act), "{act} while {stage:?}");
            }
        }
    }

    #[test]
    fn what_was_closed_can_be_reopened_unless_it_was_merged() {
        let reopened = everywhere().map(|stage| stage.allows(CaseAct::Reopen));
        assert_eq!(reopened, [false, false, true, true, true, false]);
    }

    #[test]
    fn a_case_is_live_until_it_is_closed() {
        for stage in everywhere() {
            assert_eq!(stage.is_live(), CaseStage::LIVE.contains(&stage.word()));
        }
    }
}
