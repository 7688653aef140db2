//! The people of a municipality: who they are, what they can, when they are away.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::delivery::MailSettings;
use crate::retention::RetentionRules;
use crate::talk::HandlersAsk;
use crate::{AbsenceId, Country, Language, Moment, MunicipalityId, StaffId, closed_set};

closed_set! {
    /// What a person or program may do in a municipality. Roles add up.
    Role {
        /// Takes enquiries and answers any caller.
        FrontDesk = "front_desk",
        /// Answers to the business for a case.
        Coordinator = "coordinator",
        /// Works on contributions.
        Handler = "handler",
        /// Leads: sees everything, decides on promises.
        Manager = "manager",
        /// Keeps directory, catalogue and credentials; does not read cases.
        Admin = "admin",
        /// A program: website form, switchboard tool.
        Integration = "integration",
    }
}

/// A municipality and what it has decided for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// Its identity.
    pub id: MunicipalityId,
    /// The word for it in addresses: `eksempel`.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// Whose law and holidays hold.
    pub country: Country,
    /// The IANA time zone of its wall clocks.
    pub time_zone: String,
    /// The language it answers in when nothing else is known.
    pub language: Language,
    /// What it has decided about intake and routing.
    pub settings: Settings,
}

/// What a municipality decides about intake and routing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Whether a business with a live case keeps its coordinator for the next one.
    pub continuity: bool,
    /// A coordinator may be away at most this many days from now and still get a case.
    pub absence_limit_days: u32,
    /// How far back an enquiry may be dated, in days.
    pub backdating_days: u32,
    /// Suggestions with a lower score go to triage, 0 to 100.
    pub suggestion_threshold: u8,
    /// How many suggested case types a case may get.
    pub suggestions_at_most: u8,
    /// Units that name a handler at once; all others offer their part to the whole unit.
    pub named_units: Vec<String>,
    /// Within how many hours, day and night, a person speaks with a business whose enquiry is
    /// urgent; 0 promises nothing beyond what the catalogue does.
    pub urgent_contact_hours: u32,
    /// Within how many hours in which the municipality is open somebody is called back who asked
    /// for it.
    pub call_back_working_hours: u32,
    /// What becomes of the cases of a coordinator who is away.
    pub absence_rule: AbsenceRule,
    /// A longer absence, in days, takes the cases from a coordinator in any case.
    pub hand_over_after_days: u32,
    /// How a handler's question reaches the business.
    pub handlers_ask: HandlersAsk,
    /// How long cases of each class are kept.
    pub retention: RetentionRules,
    /// After how many minutes without a request a session ends.
    pub session_idle_minutes: u32,
    /// After how many hours a session ends in any case.
    pub session_hours: u32,
    /// What it has decided about mail.
    pub mail: MailSettings,
}

closed_set! {
    /// What becomes of the cases of a coordinator who is away.
    AbsenceRule {
        /// Whoever stands in acts for them, and the cases stay theirs.
        ActFor = "act_for",
        /// They are handed over as the absence begins, and given back when it has ended.
        HandOver = "hand_over",
    }
}

impl Settings {
    /// How many working hours a call-back may be promised in at most: two weeks.
    pub const MOST_CALL_BACK_HOURS: u32 = 80;
    /// How many hours an urgent enquiry may wait at most: a week.
    pub const MOST_URGENT_HOURS: u32 = 7 * 24;
    /// How many days any setting may count.
    pub const MOST_DAYS: u32 = 366;
    /// How many minutes a session may be left alone: a working day.
    pub const MOST_IDLE_MINUTES: u32 = 8 * 60;
    /// How many of them it is left at least.
    pub const LEAST_IDLE_MINUTES: u32 = 5;
    /// How many hours a session may last.
    pub const MOST_SESSION_HOURS: u32 = 24;
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            continuity: true,
            absence_limit_days: 0,
            backdating_days: 30,
            suggestion_threshold: 40,
            suggestions_at_most: 3,
            named_units: Vec::new(),
            urgent_contact_hours: 2,
            absence_rule: AbsenceRule::ActFor,
            hand_over_after_days: 5,
            handlers_ask: HandlersAsk::ThroughCoordinator,
            retention: RetentionRules::default(),
            call_back_working_hours: 4,
            session_idle_minutes: 30,
            session_hours: 10,
            mail: MailSettings::default(),
        }
    }
}

/// A person who works for the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Their identity.
    pub id: StaffId,
    /// Their name as the business hears it.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their work address.
    pub email: String,
    /// Their work phone, E.164.
    pub phone: String,
    /// Whether they still work here.
    pub active: bool,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The units they belong to, by unit id.
    pub units: Vec<String>,
    /// The units they are head of.
    pub heads: Vec<String>,
    /// Case types or groups they are good at.
    pub skills: Vec<String>,
    /// The languages they speak.
    pub languages: Vec<Language>,
    /// How many live coordinations they can carry.
    pub capacity: u32,
}

/// A time during which a staff member is away. The end is not included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Its identity.
    pub id: AbsenceId,
    /// Who is away.
    pub staff: StaffId,
    /// From when.
    pub starts_at: Moment,
    /// Until when; the person is back at this moment.
    pub ends_at: Moment,
    /// Who acts for them.
    pub substitute: Option<StaffId>,
}

/// A turn on the duty roster. The end is not included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Who is on duty.
    pub staff: StaffId,
    /// From when.
    pub starts_at: Moment,
    /// Until when.
    pub ends_at: Moment,
}

/// How much a person carries right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Live cases they coordinate.
    pub coordinations: u32,
    /// Open contributions they handle.
    pub contributions: u32,
    /// When they last got one; none sorts first.
    pub last_assigned_at: Option<Moment>,
}

/// Everybody, as routing sees them at one moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Directory {
    /// All staff members, active or not.
    pub staff: Vec<StaffMember>,
    /// Absences that have not ended.
    pub absences: Vec<Absence>,
    /// Turns on the roster that have not ended.
    pub duties: Vec<Duty>,
}

/// How much everybody carries. Who is not in it carries nothing.
pub type Loads = BTreeMap<StaffId, Load>;

impl Directory {
    /// The staff member with this id.
    pub fn find(&self, id: StaffId) -> Option<&StaffMember> {
        self.staff.iter().find(|person| person.id == id)
    }

    /// Whoever is on duty at a moment and works here, in the order of the roster.
    pub fn on_duty(&self, at: Moment) -> impl Iterator<Item = &StaffMember> {
        let turns = self.duties.iter();
        turns
            .filter(move |duty| duty.starts_at <= at && at < duty.ends_at)
            .filter_map(|duty| self.find(duty.staff))
            .filter(|person| person.active)
    }
}

impl StaffMember {
    /// Whether they hold `role`.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they belong to `unit`.
    pub fn is_in(&self, unit: &str) -> bool {
        self.units.iter().any(|u| u == unit)
    }
}

/// A day in the municipality's wall time with a name people know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDay {
    /// The day.
    pub on: Date,
    /// Its name.
    pub name: String,
}
