//! What waits for somebody in the morning: what the working lists hold, the most pressing first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::routing::acted_for_by;
use onedoor_domain::work::{end_of_day, end_of_week};
use onedoor_domain::{CaseId, GuaranteeId, Language, Moment, MunicipalityId};
use onedoor_store::Connection;
use onedoor_store::call_backs::{self, CallBackFilter};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::work::{self, Contributions, Promises, Whose};

use super::layout::Fact;
use super::wording::Content;
use crate::in_force::InForce;
use crate::promise_texts;
use crate::telling::promise_name;
use crate::texts::{say, say_with};
use crate::{Result, Services};

/// How many lines the mail has at most.
const LINES: usize = 30;
/// How far a list is read: beyond that nobody counts.
const COUNTED: i64 = 200;

/// What waits for somebody.
pub(super) struct MorningList {
    /// The most pressing, in order.
    pub(super) lines: Vec<Fact>,
    /// How much more there is.
    beyond: usize,
}

/// One thing that waits.
struct Waiting {
    /// The word for why it stands here.
    why: &'static str,
    case: CaseId,
    what: What,
    due_at: Option<Moment>,
}

enum What {
    Promise(Box<onedoor_store::contents::GuaranteeRecord>),
    CallBack,
    Offer(String),
}

/// Whether anything waits for somebody.
pub(super) fn has_any(
    conn: &mut Connection,
    in_force: &InForce,
    person: &StaffMember,
    now: Moment,
) -> Result<bool> {
    let of = in_force.municipality.id;
    let whose = whose(in_force, person, now);
    let week = end_of_week(&in_force.calendars.local, now);
    for which in [Promises::Late, Promises::DueBetween(now, week)] {
        if work::count_promises(conn, of, which, &whose, 1)? > 0 {
            return Ok(true);
        }
    }
    if work::count_contributions(conn, of, Contributions::Offered, &whose, 1)? > 0 {
        return Ok(true);
    }
    Ok(!call_backs::list_open(conn, of, &theirs(person), None, 1)?.is_empty())
}

impl Services {
    /// What waits for somebody now.
    pub(super) fn morning_list(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        person: &StaffMember,
        now: Moment,
    ) -> Result<MorningList> {
        let waiting = waiting(conn, in_force, person, now)?;
        let beyond = waiting.len().saturating_sub(LINES);
        let shown: Vec<Waiting> = waiting.into_iter().take(LINES).collect();
        let of = in_force.municipality.id;
        let cases = cases_of(conn, of, &shown)?;
        let mut lines = Vec::with_capacity(shown.len());
        for one in shown {
            let Some(case) = cases.get(&one.case) else {
                continue;
            };
            let catalogue = self.copies.catalogue(conn, of, case.catalogue_version)?;
            lines.push(Fact {
                name: case.reference.clone(),
                value: line(in_force, case, &catalogue, &one),
            });
        }
        Ok(MorningList { lines, beyond })
    }
}

impl MorningList {
    /// The mail, from what surrounds every mail.
    pub(super) fn content(self, around: Content, language: Language) -> Content {
        let beyond = (self.beyond > 0).then(|| {
            let count = [("count", self.beyond.to_string())];
            say_with(language, "mail-morning-beyond", &count)
        });
        Content {
            subject: say(language, "mail-morning_queue-what"),
            paragraphs: vec![say(language, "mail-morning_queue-lead")],
            facts: self.lines,
            notes: beyond.into_iter().collect(),
            ..around
        }
    }
}

/// Their own work, and that of those for whom they act; and what lies before their units.
fn whose(in_force: &InForce, person: &StaffMember, now: Moment) -> Whose {
    let acted_for = acted_for_by(&in_force.directory, person.id, now);
    Whose::People {
        people: [vec![person.id], acted_for].concat(),
        units: person.units.clone(),
    }
}

fn theirs(person: &StaffMember) -> CallBackFilter {
    CallBackFilter {
        staff: Some(person.id),
        ..CallBackFilter::default()
    }
}

/// All that waits, the most pressing first: late, today, to be called, this week, offered.
fn waiting(
    conn: &mut Connection,
    in_force: &InForce,
    person: &StaffMember,
    now: Moment,
) -> Result<Vec<Waiting>> {
    let of = in_force.municipality.id;
    let whose = whose(in_force, person, now);
    let local = &in_force.calendars.local;
    let (today, week) = (end_of_day(local, now), end_of_week(local, now));
    let mut promised = |why, which| -> Result<Vec<Waiting>> {
        let found = work::promises(conn, of, which, &whose, None, COUNTED)?;
        let waits = found.into_iter().map(|one| Waiting {
            why,
            case: one.case,
            due_at: one.due_at,
            what: What::Promise(Box::new(one)),
        });
        Ok(waits.collect())
    };
    let mut all = promised("late", Promises::Late)?;
    all.extend(promised("today", Promises::DueBetween(now, today))?);
    let later = promised("week", Promises::DueBetween(today, week))?;
    let calls = call_backs::list_open(conn, of, &theirs(person), None, COUNTED)?;
    // Each promise is said once; a call-back is one, too.
    let mut said: BTreeSet<GuaranteeId> = calls.iter().map(|call| call.guarantee).collect();
    all.extend(calls.into_iter().map(|call| Waiting {
        why: "call_back",
        case: call.case,
        what: What::CallBack,
        due_at: Some(call.due_at),
    }));
    all.extend(later);
    all.retain(|one| one.promise().is_none_or(|id| said.insert(id)));
    let offered = Contributions::Offered;
    let offered = work::contributions(conn, of, offered, &whose, None, COUNTED)?;
    all.extend(offered.into_iter().map(|part| Waiting {
        why: "offer",
        case: part.case,
        what: What::Offer(part.unit),
        due_at: None,
    }));
    Ok(all)
}

impl Waiting {
    fn promise(&self) -> Option<GuaranteeId> {
        match &self.what {
            What::Promise(record) => Some(record.id),
            What::CallBack | What::Offer(_) => None,
        }
    }
}

fn cases_of(
    conn: &mut Connection,
    of: MunicipalityId,
    shown: &[Waiting],
) -> Result<BTreeMap<CaseId, CaseRecord>> {
    let mut ids: Vec<CaseId> = shown.iter().map(|one| one.case).collect();
    ids.sort_unstable();
    ids.dedup();
    let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let filter = CaseFilter {
        among: Some(ids),
        ..CaseFilter::default()
    };
    let found = cases::list(conn, of, &filter, None, limit)?;
    Ok(found.into_iter().map(|case| (case.id, case)).collect())
}

/// Why it waits, what it is and by when. Of a case in which somebody must not be found, only that
/// there is something.
fn line(
    in_force: &InForce,
    case: &CaseRecord,
    catalogue: &Arc<Catalogue>,
    one: &Waiting,
) -> String {
    let municipality = &in_force.municipality;
    let language = municipality.language;
    if case.protected_identity {
        return say(language, "mail-morning-protected");
    }
    let what = match &one.what {
        What::Promise(record) => promise_name(catalogue, record, language),
        What::CallBack => String::new(),
        What::Offer(unit) => {
            let known = in_force.catalogue.unit(unit);
            known.map_or_else(
                || unit.clone(),
                |of| of.name_in(municipality.country, language).to_owned(),
            )
        }
    };
    let zone = jiff::tz::TimeZone::get(&municipality.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let due = one
        .due_at
        .map_or_else(String::new, |at| promise_texts::moment(language, at, &zone));
    let mentions = [("what", what), ("due", due)];
    say_with(language, &format!("mail-morning-{}", one.why), &mentions)
}
