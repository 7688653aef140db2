//! Drawing up what the units owe: asked at once, or once others have answered.

use onedoor_domain::contribution::{Stage, offered_until};
use onedoor_domain::routing::{Plan, PlannedContribution};
use onedoor_domain::{CaseId, ContributionId, Moment};
use onedoor_store::columns::Col;
use onedoor_store::intake::{ContributionRow, DependencyRow};

use super::Matter;
use crate::Result;
use crate::contributions::asked;
use crate::journal::Journal;
use crate::json::json;

pub(super) fn contributions(
    matter: &Matter<'_>,
    case: CaseId,
    journal: &mut Journal,
) -> Result<(Vec<ContributionRow>, Vec<DependencyRow>)> {
    let planned = &matter.plan.contributions;
    let ids: Vec<ContributionId> = planned.iter().map(|_| matter.id()).collect();
    let (mut rows, mut waits) = (Vec::with_capacity(planned.len()), Vec::new());
    for (id, of) in ids.iter().copied().zip(planned) {
        let stage = stage(of, matter.now);
        let on = waits_for(matter.plan, of, &ids);
        waits.extend(on.iter().map(|on| DependencyRow {
            municipality_id: Col(matter.caller.municipality),
            contribution_id: Col(id),
            depends_on_id: Col(*on),
        }));
        let planned = of;
        let of = (
            planned.unit.as_str(),
            planned.manner,
            planned.because.as_slice(),
        );
        journal.add(&asked(id, stage, of, on))?;
        rows.push(ContributionRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(id),
            case_id: Col(case),
            unit_id: planned.unit.clone(),
            stage: Col(stage.word()),
            manner: Col(planned.manner),
            handler_id: stage.handler().map(Col),
            accepted_at: stage.accepted_at().map(Col),
            because: json(&planned.because)?,
            created_at: Col(matter.now),
            updated_at: Col(matter.now),
            version: 1,
            answered_at: None,
            offered_at: Col(matter.now),
            offers: 1,
            next_at: (stage == Stage::Offered { to: None }).then(|| {
                let calendar = matter.in_force.calendars.of_unit(&planned.unit);
                Col(offered_until(calendar, matter.now))
            }),
        });
    }
    Ok((rows, waits))
}

/// What is named to somebody is theirs at once; what is offered to a unit waits for a member; and
/// what comes after another waits for that.
fn stage(planned: &PlannedContribution, now: Moment) -> Stage {
    match planned.handler {
        _ if !planned.after.is_empty() => Stage::Held,
        Some(handler) => Stage::Accepted { handler, at: now },
        None => Stage::Offered { to: None },
    }
}

/// The contributions of the plan that must be answered before this one.
fn waits_for(
    plan: &Plan,
    planned: &PlannedContribution,
    ids: &[ContributionId],
) -> Vec<ContributionId> {
    let all = plan.contributions.iter().zip(ids);
    let before = all.filter(|(of, _)| planned.after.iter().any(|on| on.unit == of.unit));
    before.map(|(_, id)| *id).collect()
}
