//! Who is told when how much of a period has passed.

use serde::{Deserialize, Serialize};

use super::reasons::Audience;

/// A share of the period, and who is told when it has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ThresholdForm")]
pub struct Threshold {
    /// The share, in percent, from 1 to 100.
    pub percent: u8,
    /// Who is told.
    pub tell: Vec<Audience>,
}

/// The forms in which a threshold was ever recorded.
#[derive(Deserialize)]
#[serde(untagged)]
enum ThresholdForm {
    /// The first form: the share alone.
    Percent(u8),
    Whole {
        percent: u8,
        tell: Vec<Audience>,
    },
}

impl From<ThresholdForm> for Threshold {
    fn from(form: ThresholdForm) -> Self {
        match form {
            ThresholdForm::Percent(percent) => Self {
                percent,
                tell: told_at(percent),
            },
            ThresholdForm::Whole { percent, tell } => Self { percent, tell },
        }
    }
}

impl Threshold {
    /// Half, four fifths and all of the period, told to more and more people: what holds unless
    /// the catalogue says otherwise.
    pub fn usual() -> Vec<Self> {
        [50, 80, 100]
            .into_iter()
            .map(|percent| Self {
                percent,
                tell: told_at(percent),
            })
            .collect()
    }
}

/// The further the period has run, the higher up it is known.
fn told_at(percent: u8) -> Vec<Audience> {
    match percent {
        0..80 => vec![Audience::Handler],
        80..100 => vec![Audience::Handler, Audience::Coordinator, Audience::UnitHead],
        100.. => vec![
            Audience::Handler,
            Audience::Coordinator,
            Audience::UnitHead,
            Audience::Management,
        ],
    }
}
