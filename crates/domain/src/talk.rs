//! What is said on a case: messages to and from the business, questions on their way to it, and
//! what is missing, whichever units miss it.

mod missing;

use crate::{Moment, closed_set};

pub use missing::{Wanted, combined};

closed_set! {
    /// What a message is for.
    MessagePurpose {
        /// Anything else.
        General = "general",
        /// How things stand.
        Update = "update",
        /// Something that must be known to go on.
        Question = "question",
        /// The one list of what is missing.
        MissingItems = "missing_items",
        /// A first answer while the final one takes time.
        InterimReply = "interim_reply",
        /// That something is late, and why.
        Delay = "delay",
        /// The final answer.
        FinalAnswer = "final_answer",
        /// The overview of the process.
        Overview = "overview",
    }
}

closed_set! {
    /// How a message travelled, or is to travel.
    MessageChannel {
        /// By e-mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// Through the state's mailbox for businesses.
        DigitalPost = "digital_post",
        /// Through the page on which the business follows its case.
        Tracking = "tracking",
        /// Handed over in person, or dictated over the phone.
        InPerson = "in_person",
        /// Through another program.
        Api = "api",
    }
}

closed_set! {
    /// How a handler's question reaches the business.
    HandlersAsk {
        /// The coordinator passes it on, or says why not.
        ThroughCoordinator = "through_coordinator",
        /// At once.
        Directly = "directly",
    }
}

closed_set! {
    /// The word for where a question stands.
    QuestionStage {
        /// It waits for the coordinator.
        Asked = "asked",
        /// The business was asked.
        Forwarded = "forwarded",
        /// The coordinator did not pass it on.
        Declined = "declined",
        /// The business has answered.
        Answered = "answered",
    }
}

closed_set! {
    /// What can be done with a question.
    QuestionAct {
        /// Ask the business.
        Forward = "forward",
        /// Say why the business is not asked.
        Decline = "decline",
    }
}

impl QuestionStage {
    /// The stages in which it may still be answered.
    pub const OPEN: [Self; 2] = [Self::Asked, Self::Forwarded];
}

impl MessagePurpose {
    /// What may be written freely; everything else has a way of its own.
    pub const FREE: &'static [Self] = &[Self::General, Self::Update, Self::Question, Self::Delay];

    /// What may be written freely, by its word.
    pub fn parse_free(word: &str) -> Option<Self> {
        Self::parse(word).filter(|purpose| Self::FREE.contains(purpose))
    }
}

/// Where a question to the business stands. When the business was asked and when it answered is
/// the matter of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The word for it.
    pub stage: QuestionStage,
    /// When the coordinator decided, or the handler asked directly.
    pub decided_at: Option<Moment>,
    /// When the business answered.
    pub answered_at: Option<Moment>,
}

/// The question does not stand where this can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{act} is not possible while the question is {stage}")]
pub struct NotNow {
    /// What was to be done.
    pub act: QuestionAct,
    /// Where the question stands.
    pub stage: QuestionStage,
}

impl Question {
    /// A question that waits for the coordinator.
    pub const ASKED: Self = Self {
        stage: QuestionStage::Asked,
        decided_at: None,
        answered_at: None,
    };

    /// What can be done with it where it stands.
    pub fn allowed(self) -> &'static [QuestionAct] {
        match self.stage {
            QuestionStage::Asked => QuestionAct::ALL,
            QuestionStage::Forwarded | QuestionStage::Declined | QuestionStage::Answered => &[],
        }
    }

    /// The business was asked.
    ///
    /// # Errors
    /// [`NotNow`] unless it waits for the coordinator.
    pub fn forward(self, at: Moment) -> Result<Self, NotNow> {
        self.decide(QuestionAct::Forward, QuestionStage::Forwarded, at)
    }

    /// The business is not asked.
    ///
    /// # Errors
    /// [`NotNow`] unless it waits for the coordinator.
    pub fn decline(self, at: Moment) -> Result<Self, NotNow> {
        self.decide(QuestionAct::Decline, QuestionStage::Declined, at)
    }

    /// The business answered. A second answer to the same question changes nothing more.
    #[must_use]
    pub fn answer(self, at: Moment) -> Self {
        match self.stage {
            QuestionStage::Forwarded => Self {
                stage: QuestionStage::Answered,
                answered_at: Some(at),
                ..self
            },
            QuestionStage::Asked | QuestionStage::Declined | QuestionStage::Answered => self,
        }
    }

    fn decide(self, act: QuestionAct, stage: QuestionStage, at: Moment) -> Result<Self, NotNow> {
        if !self.allowed().contains(&act) {
            let stage = self.stage;
            return Err(NotNow { act, stage });
        }
        Ok(Self {
            stage,
            decided_at: Some(at),
            answered_at: None,
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000).unwrap()
    }

    #[test]
    fn a_question_is_decided_once() {
        let forwarded = Question::ASKED.forward(at(1)).unwrap();
        let declined = Question::ASKED.decline(at(1)).unwrap();
        let answered = forwarded.answer(at(2));
        for done in [forwarded, declined, answered] {
            assert_eq!(done.allowed(), []);
            let again = done.forward(at(3)).unwrap_err();
            assert_eq!((again.act, again.stage), (QuestionAct::Forward, done.stage));
            assert!(done.decline(at(3)).is_err());
        }
    }

    #[test]
    fn only_what_was_asked_of_the_business_is_answered_and_once() {
        let declined = Question::ASKED.decline(at(1)).unwrap();
        assert_eq!(Question::ASKED.answer(at(2)), Question::ASKED);
        assert_eq!(declined.answer(at(2)), declined);
        let answered = Question::ASKED.forward(at(1)).unwrap().answer(at(2));
        assert_eq!(answered.answered_at, Some(at(2)));
        assert_eq!(answered.answer(at(3)), answered);
    }

    #[test]
    fn what_has_a_way_of_its_own_is_not_written_freely() {
        assert_eq!(MessagePurpose::parse_free("final_answer"), None);
        assert_eq!(MessagePurpose::parse_free("overview"), None);
        let free = MessagePurpose::parse_free("update");
        assert_eq!(free, Some(MessagePurpose::Update));
    }
}
