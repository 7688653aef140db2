//! How far a delivery is, as columns: a state with exactly its own. Deliveries of people and of
//! programs have the same.

use std::fmt::Display;

use onedoor_domain::delivery::{Course, DeliveryState, Failure, Standing, Trouble};
use onedoor_domain::{LeaseId, Moment};

use crate::StoreError;
use crate::columns::Col;

/// The columns that say how far a delivery is, as they are written.
///
/// A macro, because what is written is a type of its own in each statement.
macro_rules! course_columns {
    ($table:ident, $course:expr) => {{
        let course = $crate::course::CourseColumns::of($course);
        (
            $table::state.eq(course.state),
            $table::attempts.eq(course.attempts),
            $table::next_at.eq(course.next_at),
            $table::lease.eq(course.lease),
            $table::failure.eq(course.failure),
            $table::reply_code.eq(course.reply_code),
            $table::patient_since.eq(course.patient_since),
            $table::ended_at.eq(course.ended_at),
        )
    }};
}
pub(crate) use course_columns;

/// The columns that say how far a delivery is.
pub(crate) struct CourseColumns {
    pub(crate) state: Col<DeliveryState>,
    pub(crate) attempts: i32,
    pub(crate) next_at: Option<Col<Moment>>,
    pub(crate) lease: Option<Col<LeaseId>>,
    pub(crate) failure: Option<Col<Failure>>,
    pub(crate) reply_code: Option<i32>,
    pub(crate) patient_since: Col<Moment>,
    pub(crate) ended_at: Option<Col<Moment>>,
}

impl CourseColumns {
    pub(crate) fn of(course: &Course) -> Self {
        let (lease, trouble, ended_at) = match course.standing {
            Standing::Waiting { trouble, .. } => (None, trouble, None),
            Standing::Sending { lease, .. } => (Some(lease), None, None),
            Standing::Delivered { at } | Standing::NoAddress { at } => (None, None, Some(at)),
            Standing::Dead { at, trouble } => (None, Some(trouble), Some(at)),
        };
        Self {
            state: Col(course.standing.word()),
            attempts: crate::signed(course.attempts),
            next_at: course.standing.next_at().map(Col),
            lease: lease.map(Col),
            failure: trouble.map(|trouble| Col(trouble.failure)),
            reply_code: trouble
                .and_then(|trouble| trouble.reply_code)
                .map(i32::from),
            patient_since: Col(course.patient_since),
            ended_at: ended_at.map(Col),
        }
    }

    /// What the columns of a row of `table` say.
    pub(crate) fn read(&self, table: &'static str, id: impl Display) -> Result<Course, StoreError> {
        let needs = |column| StoreError::Unreadable {
            table,
            column,
            detail: format!("{id} has none"),
        };
        let next_at = self.next_at.map(|at| at.0);
        let ended_at = self.ended_at.map(|at| at.0);
        let trouble = self.failure.map(|failure| Trouble {
            failure: failure.0,
            reply_code: self.reply_code.and_then(|code| u16::try_from(code).ok()),
        });
        let standing = match self.state.0 {
            DeliveryState::Waiting => Standing::Waiting {
                due_at: next_at.ok_or_else(|| needs("next_at"))?,
                trouble,
            },
            DeliveryState::Sending => Standing::Sending {
                lease: self.lease.ok_or_else(|| needs("lease"))?.0,
                until: next_at.ok_or_else(|| needs("next_at"))?,
            },
            DeliveryState::Delivered => Standing::Delivered {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
            },
            DeliveryState::Dead => Standing::Dead {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
                trouble: trouble.ok_or_else(|| needs("failure"))?,
            },
            DeliveryState::NoAddress => Standing::NoAddress {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
            },
        };
        Ok(Course {
            standing,
            attempts: crate::unsigned(self.attempts),
            patient_since: self.patient_since.0,
        })
    }
}
