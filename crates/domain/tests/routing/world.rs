//! A small municipality to route in, and builders for everything in it.

use std::collections::BTreeMap;

use onedoor_domain::catalogue::{
    CaseType, Catalogue, Complexity, Document, Secrecy, Unit, UnitInCountry, UnitKind, When,
};
use onedoor_domain::directory::{
    Absence, Directory, Duty, Loads, Municipality, Role, Settings, StaffMember,
};
use onedoor_domain::enquiry::{Answer, Channel, Enquiry};
use onedoor_domain::routing::{
    CoordinatorChoice, KnownBusiness, NobodyThere, Plan, RoutingInput, SuccessorInput, route,
    successor,
};
use onedoor_domain::suggestion::Suggestion;
use onedoor_domain::{AbsenceId, Country, Language, Moment, MunicipalityId, StaffId, Texts};
use uuid::Uuid;

pub(crate) const OFFICE: &str = "business_office";

const DAY_MICROS: i64 = 86_400_000_000;

/// Everything that routing looks at, owned.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) municipality: Municipality,
    pub(crate) document: Document,
    pub(crate) directory: Directory,
    pub(crate) loads: Loads,
    pub(crate) enquiry: Enquiry,
    pub(crate) suggestions: Vec<Suggestion>,
    pub(crate) known: KnownBusiness,
}

impl World {
    /// A Swedish municipality with an empty catalogue and nobody in it.
    pub(crate) fn empty() -> Self {
        Self {
            municipality: Municipality {
                id: MunicipalityId(Uuid::from_u128(1)),
                slug: "exempel".to_owned(),
                name: "Exempel".to_owned(),
                country: Country::Se,
                time_zone: "Europe/Stockholm".to_owned(),
                language: Language::Sv,
                settings: Settings::default(),
            },
            document: Document {
                schema: 2,
                languages: Vec::new(),
                units: Vec::new(),
                questions: Vec::new(),
                documents: Vec::new(),
                promises: Vec::new(),
                rules: Vec::new(),
                case_types: Vec::new(),
            },
            directory: Directory::default(),
            loads: Loads::new(),
            enquiry: enquiry(),
            suggestions: Vec::new(),
            known: KnownBusiness::default(),
        }
    }

    /// The same with a small catalogue and one coordinator, number 1.
    pub(crate) fn new() -> Self {
        let mut world = Self::empty();
        world.document.units = units();
        world.document.case_types = case_types();
        world.with(coordinator(1))
    }

    pub(crate) fn with(mut self, person: StaffMember) -> Self {
        self.directory.staff.push(person);
        self
    }

    pub(crate) fn given(mut self, ids: &[&str]) -> Self {
        self.enquiry.case_types = owned(ids);
        self
    }

    pub(crate) fn suggesting(mut self, case_type: &str, score: u8) -> Self {
        self.suggestions.push(Suggestion {
            case_type: case_type.to_owned(),
            score,
            because: vec![format!("{case_type}!")],
        });
        self
    }

    pub(crate) fn answered(mut self, question: &str, answer: Answer) -> Self {
        self.enquiry.answers.insert(question.to_owned(), answer);
        self
    }

    /// Away from `from` to `until`, in days from now.
    pub(crate) fn away(
        mut self,
        who: u128,
        from: i64,
        until: i64,
        substitute: Option<u128>,
    ) -> Self {
        self.directory.absences.push(Absence {
            id: AbsenceId(Uuid::from_u128(self.directory.absences.len() as u128)),
            staff: staff(who),
            starts_at: day(from),
            ends_at: day(until),
            substitute: substitute.map(staff),
        });
        self
    }

    pub(crate) fn on_duty(mut self, who: u128, from: i64, until: i64) -> Self {
        self.directory.duties.push(Duty {
            staff: staff(who),
            starts_at: day(from),
            ends_at: day(until),
        });
        self
    }

    pub(crate) fn carrying(mut self, who: u128, coordinations: u32, last_day: Option<i64>) -> Self {
        let load = self.loads.entry(staff(who)).or_default();
        load.coordinations = coordinations;
        load.last_assigned_at = last_day.map(day);
        self
    }

    pub(crate) fn handling(mut self, who: u128, contributions: u32) -> Self {
        self.loads.entry(staff(who)).or_default().contributions = contributions;
        self
    }

    pub(crate) fn routed(&self) -> Result<Plan, NobodyThere> {
        let catalogue = Catalogue::compile(7, self.document.clone());
        route(&RoutingInput {
            municipality: &self.municipality,
            catalogue: &catalogue,
            directory: &self.directory,
            loads: &self.loads,
            enquiry: &self.enquiry,
            suggestions: &self.suggestions,
            known: self.known,
            now: day(0),
        })
    }

    /// Who coordinates the enquiry's case after this person.
    pub(crate) fn after(&self, predecessor: u128) -> Result<CoordinatorChoice, NobodyThere> {
        let catalogue = Catalogue::compile(7, self.document.clone());
        successor(&SuccessorInput {
            municipality: &self.municipality,
            catalogue: &catalogue,
            directory: &self.directory,
            loads: &self.loads,
            case_types: &self.enquiry.case_types,
            language: self.enquiry.language,
            account_manager: self.known.account_manager,
            predecessor: staff(predecessor),
            now: day(0),
        })
    }

    #[track_caller]
    #[expect(clippy::unwrap_used, reason = "a world with staff in it has a plan")]
    pub(crate) fn plan(&self) -> Plan {
        self.routed().unwrap()
    }
}

/// The moment this many days from now.
#[expect(clippy::unwrap_used, reason = "small numbers are in every calendar")]
pub(crate) fn day(offset: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + offset * DAY_MICROS).unwrap()
}

pub(crate) fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

pub(crate) fn person(number: u128, roles: &[Role], units: &[&str]) -> StaffMember {
    StaffMember {
        id: staff(number),
        name: format!("Person {number}"),
        title: String::new(),
        email: String::new(),
        phone: String::new(),
        active: true,
        roles: roles.to_vec(),
        units: owned(units),
        heads: Vec::new(),
        skills: Vec::new(),
        languages: vec![Language::Sv],
        capacity: 10,
    }
}

pub(crate) fn coordinator(number: u128) -> StaffMember {
    person(number, &[Role::Coordinator], &[OFFICE])
}

pub(crate) fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

pub(crate) fn unit(id: &str, kind: UnitKind) -> Unit {
    Unit {
        id: id.to_owned(),
        kind,
        names: Texts::default(),
        countries: BTreeMap::new(),
    }
}

/// The first of `units` leads.
pub(crate) fn case_type(id: &str, units: &[&str]) -> CaseType {
    CaseType {
        id: id.to_owned(),
        group: format!("{id}_group"),
        names: Texts::default(),
        complexity: Complexity::Simple,
        lead: units.first().copied().unwrap_or(OFFICE).to_owned(),
        units: owned(units),
        when: Vec::new(),
        external: Vec::new(),
        documents: Vec::new(),
        promises: Vec::new(),
        rules: BTreeMap::new(),
        parts: Vec::new(),
        appeal: None,
        order: Vec::new(),
        backward_planning: false,
        equal_treatment: false,
        secrecy: Secrecy::Open,
        retention: onedoor_domain::retention::RetentionClass::default(),
        survey_area: Vec::new(),
        filing: Vec::new(),
        note: None,
        confidence: None,
        sources: Vec::new(),
        words: BTreeMap::new(),
    }
}

pub(crate) fn when(unit: &str, question: &str) -> When {
    When {
        unit: unit.to_owned(),
        question: question.to_owned(),
        at_least: None,
        is: None,
    }
}

fn units() -> Vec<Unit> {
    let mut food = unit("food_control", UnitKind::Internal);
    let elsewhere = UnitInCountry {
        kind: Some(UnitKind::External),
        name: None,
    };
    food.countries.insert(Country::Dk, elsewhere);
    let inside = [OFFICE, "building", "fire", "alcohol", "roads", "events"];
    let mut units: Vec<_> = inside.map(|id| unit(id, UnitKind::Internal)).into();
    units.extend([food, unit("x_police", UnitKind::External)]);
    units
}

fn case_types() -> Vec<CaseType> {
    let advice = case_type("start_advice", &[OFFICE]);
    let food = CaseType {
        when: vec![when("building", "premises_change")],
        ..case_type("food_business", &["food_control"])
    };
    let restaurant = CaseType {
        complexity: Complexity::Complex,
        lead: OFFICE.to_owned(),
        when: vec![when("alcohol", "alcohol_served")],
        external: owned(&["x_police"]),
        parts: owned(&["food_business"]),
        ..case_type("restaurant", &["building", "fire", "food_control"])
    };
    let guests = When {
        at_least: Some(500),
        ..when("fire", "guests")
    };
    let on_road = When {
        is: Some("road".to_owned()),
        ..when("roads", "ground")
    };
    let event = CaseType {
        complexity: Complexity::Medium,
        when: vec![guests, on_road],
        ..case_type("event", &["events"])
    };
    vec![food, advice, restaurant, event]
}

fn enquiry() -> Enquiry {
    Enquiry {
        channel: Channel::Phone,
        received_at: day(0),
        language: Language::Sv,
        subject: String::new(),
        text: String::new(),
        case_types: Vec::new(),
        answers: BTreeMap::new(),
        business: None,
        contact: None,
        place: None,
        urgent: false,
        protected_identity: false,
    }
}
