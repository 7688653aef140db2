//! What a caller may do with a thing now, by their rights and by where it stands: what a client
//! draws as buttons.

use super::{Action, Caller, CaseInView, ContributionInView, Object, require};
use crate::case::{self, CaseAct};
use crate::contribution::{self, ContributionAct};

/// What `caller` may do with the case now.
pub fn case_acts(caller: &Caller, case: &CaseInView<'_>, stage: case::Stage) -> Vec<CaseAct> {
    let may = |action| require(caller, action, &Object::Case(*case)).is_ok();
    let acts = CaseAct::ALL.iter().copied();
    acts.filter(|act| stage.allows(*act) && actions(*act).iter().any(|action| may(*action)))
        .collect()
}

/// What `caller` may do with the contribution now, while its case is live.
pub fn contribution_acts(
    caller: &Caller,
    part: &ContributionInView<'_>,
    stage: contribution::Stage,
) -> Vec<ContributionAct> {
    let may = |act: ContributionAct| match act {
        ContributionAct::Accept => may_work(caller, part) && is_meant(caller, stage),
        ContributionAct::Decline
        | ContributionAct::Wait
        | ContributionAct::Resume
        | ContributionAct::Answer
        | ContributionAct::Release => may_work(caller, part),
        ContributionAct::Reassign => require(
            caller,
            Action::AssignContribution,
            &Object::Contribution(*part),
        )
        .is_ok(),
        ContributionAct::Offer | ContributionAct::Cancel | ContributionAct::Order => {
            require(caller, Action::CoordinateCase, &Object::Case(part.case)).is_ok()
        }
    };
    let acts = ContributionAct::ALL.iter().copied();
    acts.filter(|act| stage.allows(*act) && may(*act)).collect()
}

/// Whether what is offered to one person alone is offered to the caller.
pub fn is_meant(caller: &Caller, stage: contribution::Stage) -> bool {
    let to = stage.offered_to();
    to.is_none_or(|to| caller.staff == Some(to))
}

fn may_work(caller: &Caller, part: &ContributionInView<'_>) -> bool {
    let object = Object::Contribution(*part);
    require(caller, Action::WorkOnContribution, &object).is_ok()
}

/// The rights of which one is enough.
fn actions(act: CaseAct) -> &'static [Action] {
    match act {
        CaseAct::HandOver => &[Action::CoordinateCase, Action::TakeOverCase],
        CaseAct::Wait
        | CaseAct::Resume
        | CaseAct::SendAnswer
        | CaseAct::Close
        | CaseAct::Withdraw
        | CaseAct::Merge
        | CaseAct::Reopen
        | CaseAct::Replan => &[Action::CoordinateCase],
    }
}
