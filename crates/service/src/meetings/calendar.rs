//! Whose calendar holds what.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use onedoor_domain::meeting::{Participant, Shown, shown_in_calendar};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, Language, MeetingId, Moment, MunicipalityId, StaffId};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::meetings::{self, CalendarFilter, MeetingRecord};
use onedoor_store::{Connection, contributions, task_forces};

use crate::in_force::InForce;
use crate::services::allowed;
use crate::ties::{CaseTies, TakePart, acts_for};
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How much of the calendar is shown unless somebody says otherwise.
const USUAL: SignedDuration = SignedDuration::from_hours(31 * 24);
/// How much of it is shown at most, in days.
const MOST_DAYS: i64 = 366;

/// What a calendar is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CalendarQuery {
    /// From when; from now if left out.
    pub from: Option<Moment>,
    /// Until when; a month later if left out.
    pub until: Option<Moment>,
    /// Whose; everybody's if left out.
    pub staff: Option<StaffId>,
    /// After the meeting that began then.
    pub after: Option<(Moment, MeetingId)>,
    /// At most so many.
    pub limit: u32,
}

/// A meeting in a calendar.
#[derive(Debug, Clone)]
pub struct InCalendar {
    /// The meeting.
    pub record: MeetingRecord,
    /// Its case.
    pub case: CaseRecord,
    /// How much of it is shown.
    pub shown: Shown,
}

/// A page of a calendar, and where the next begins.
#[derive(Debug, Clone)]
pub struct CalendarPage {
    /// The meetings, soonest first.
    pub items: Vec<InCalendar>,
    /// Pass this as `after` for the next page; none at the end.
    pub next: Option<(Moment, MeetingId)>,
    /// The language of the municipality.
    pub language: Language,
}

/// The cases of a page, with what decides who sees them.
struct Shelves {
    cases: BTreeMap<CaseId, CaseRecord>,
    parts: BTreeMap<CaseId, Vec<ContributionRecord>>,
    members: BTreeMap<CaseId, Vec<StaffId>>,
    participants: BTreeMap<MeetingId, Vec<Participant>>,
}

impl Services {
    /// The meetings of a time that are not cancelled, as far as the caller may see. Of cases that
    /// they may know of but not read, only that people meet.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`].
    pub async fn list_calendar(
        &self,
        caller: Caller,
        query: CalendarQuery,
    ) -> Result<CalendarPage> {
        allowed(&caller, Action::ListCases)?;
        let services = self.clone();
        let now = self.now();
        let filter = filter(query, now)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let municipality = caller.municipality;
                let in_force = services.copies.get(conn, municipality, now)?;
                let wanted = i64::from(query.limit) + 1;
                let mut found = meetings::between(conn, municipality, filter, query.after, wanted)?;
                let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
                let more = found.len() > limit;
                found.truncate(limit);
                let place =
                    |of: &MeetingRecord| (of.meeting.appointment.span.starts_at(), of.meeting.id);
                // Of the page as it was read: what its reader may not see still moves them on.
                let next = found.last().map(place).filter(|_| more);
                let shelves = Shelves::read(conn, municipality, &found)?;
                let stands_for = acts_for(&caller, &in_force, now);
                let shown = |record| shelves.show(&caller, &stands_for, &in_force, now, record);
                Ok(CalendarPage {
                    items: found.into_iter().filter_map(shown).collect(),
                    next,
                    language: in_force.municipality.language,
                })
            })
            .await
    }
}

fn filter(query: CalendarQuery, now: Moment) -> Result<CalendarFilter> {
    let from = query.from.unwrap_or(now);
    let until = query.until.unwrap_or(from.plus(USUAL));
    let wrong = if until <= from {
        FieldProblem::new("until", FieldCode::EndsBeforeItBegins)
    } else if until > from.plus(SignedDuration::from_hours(MOST_DAYS * 24)) {
        FieldProblem::new("until", FieldCode::TooFarAhead).with("years", 1)
    } else {
        return Ok(CalendarFilter {
            from,
            until,
            staff: query.staff,
        });
    };
    Err(Error::Invalid(vec![wrong]))
}

impl Shelves {
    fn read(
        conn: &mut Connection,
        municipality: MunicipalityId,
        found: &[MeetingRecord],
    ) -> Result<Self> {
        let mut ids: Vec<CaseId> = found.iter().map(|record| record.meeting.case).collect();
        ids.sort();
        ids.dedup();
        let meetings_found: Vec<MeetingId> = found.iter().map(|of| of.meeting.id).collect();
        let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let mut parts: BTreeMap<CaseId, Vec<ContributionRecord>> = BTreeMap::new();
        for part in contributions::of_cases(conn, municipality, &ids)? {
            parts.entry(part.case).or_default().push(part);
        }
        let mut participants: BTreeMap<MeetingId, Vec<Participant>> = BTreeMap::new();
        for (id, one) in meetings::participants(conn, municipality, &meetings_found)? {
            participants.entry(id).or_default().push(one);
        }
        let members = task_forces::members(conn, municipality, &ids)?;
        let filter = CaseFilter {
            among: Some(ids),
            ..CaseFilter::default()
        };
        let cases = cases::list(conn, municipality, &filter, None, limit)?;
        Ok(Self {
            members,
            cases: cases.into_iter().map(|case| (case.id, case)).collect(),
            parts,
            participants,
        })
    }

    fn show(
        &self,
        caller: &Caller,
        stands_for: &[StaffId],
        in_force: &InForce,
        now: Moment,
        record: MeetingRecord,
    ) -> Option<InCalendar> {
        let case = self.cases.get(&record.meeting.case)?;
        let parts = self.parts.get(&case.id).map_or(&[][..], Vec::as_slice);
        let invited = self.participants.get(&record.meeting.id);
        let invited = invited.map_or(&[][..], Vec::as_slice);
        let members = self.members.get(&case.id);
        let take_part = TakePart {
            parts,
            members: members.map_or(&[][..], Vec::as_slice),
        };
        let ties = CaseTies::new(caller.municipality, case, take_part, in_force, now);
        let shown = shown_in_calendar(caller, &ties.of(case), stands_for, invited)?;
        Some(InCalendar {
            record,
            case: case.clone(),
            shown,
        })
    }
}
