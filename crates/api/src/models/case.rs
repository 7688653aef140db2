//! A case on the wire.

use jiff::tz::TimeZone;
use onedoor_domain::catalogue::UnitKind;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::guarantee::{Basis, Clock};
use onedoor_domain::routing::UnitReason;
use onedoor_domain::{Language, Moment};
use onedoor_service::records::{CaseTypeRecord, ContributionRecord, GuaranteeRecord};
use onedoor_service::{CaseFile, Registered, TrackingIssued, Warning, texts};
use serde::Serialize;
use utoipa::ToSchema;

/// A case with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseFileResponse {
    /// The case.
    pub(crate) case: CaseResponse,
    /// Who answers to the business.
    coordinator: CoordinatorResponse,
    /// What the units owe.
    pub(crate) contributions: Vec<ContributionResponse>,
    /// What is promised, soonest first.
    pub(crate) guarantees: Vec<GuaranteeResponse>,
    /// What the coordinator must still ask.
    questions: Vec<QuestionResponse>,
    /// What the business should bring.
    documents: Vec<String>,
    /// How the business follows it. Shown once, to whoever registered the enquiry.
    #[serde(skip_serializing_if = "Option::is_none")]
    tracking: Option<TrackingResponse>,
    /// What is odd about the enquiry all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WarningResponse>,
}

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseResponse {
    /// Its identity.
    pub(crate) id: String,
    /// The number people read over the phone.
    #[schema(example = "2026-4839-1753")]
    pub(crate) reference: String,
    /// Where it stands.
    pub(crate) stage: String,
    /// What it is about.
    case_types: Vec<CaseTypeResponse>,
    /// How much coordination it takes: `simple`, `medium` or `complex`.
    complexity: String,
    /// Whether the case types are too uncertain to trust, so that the coordinator sorts it out.
    triage: bool,
    /// Whether it cannot wait.
    urgent: bool,
    /// The language of the business.
    language: String,
    /// The business, unless its identity is protected.
    #[serde(skip_serializing_if = "Option::is_none")]
    business: Option<BusinessOfCaseResponse>,
    /// Who coordinates.
    pub(crate) coordinator_id: String,
    /// When the enquiry came in.
    #[schema(format = DateTime)]
    received_at: String,
    /// When the case was opened.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// Its version, as in its `ETag`.
    version: i32,
}

/// The business of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BusinessOfCaseResponse {
    /// Its identity.
    id: String,
    /// Its name.
    name: String,
}

/// A case type of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseTypeResponse {
    /// Its id in the catalogue.
    id: String,
    /// Its name.
    name: String,
    /// Where it comes from: `given`, `suggested` or `fallback`.
    source: String,
    /// How strongly the text speaks for it, 0 to 100.
    score: u32,
    /// The words that spoke for it.
    because: Vec<String>,
}

/// The one person who answers to the business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CoordinatorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their unit's name.
    unit: String,
    /// Their phone.
    phone: String,
    /// Their e-mail address.
    email: String,
}

/// What one unit owes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContributionResponse {
    /// Its identity.
    id: String,
    /// The unit's id in the catalogue.
    unit: String,
    /// The unit's name.
    unit_name: String,
    /// Whether the unit belongs to the municipality: `internal`, or to another authority: `external`.
    unit_kind: String,
    /// Where it stands.
    stage: String,
    /// How it is carried: `pool`, `named`, `external` or `guide_and_forward`.
    manner: String,
    /// Who works on it, if anybody does yet.
    handler: Option<HandlerResponse>,
    /// Why the unit takes part.
    because: Vec<String>,
    /// Contributions that must be answered first.
    depends_on: Vec<String>,
    /// Its version.
    version: i32,
}

/// Who works on a contribution.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandlerResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
}

/// One promise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GuaranteeResponse {
    /// Its identity.
    id: String,
    /// What is promised, as one word.
    clock: String,
    /// What is promised.
    name: String,
    /// Whether it is between a unit and the coordinator, and not told to the business.
    internal: bool,
    /// Which unit owes it, for internal ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// From when it counts, if it has started.
    #[schema(format = DateTime)]
    start_at: Option<String>,
    /// When it is due, if it has started.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// When it is due, in words; or what it waits for.
    due_text: String,
    /// The law, or the municipality's own promise by its id.
    basis: String,
    /// Whether a law or an agreement demands it: `rule`, or the municipality promises it: `promise`.
    basis_kind: String,
    /// Where it stands: `waiting` or `running`.
    state: String,
    /// Its version.
    version: i32,
}

/// A question that the coordinator must still ask.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionResponse {
    /// Its id: the key in `attributes`.
    id: String,
    /// The question as it is read aloud.
    text: String,
    /// The first unit that may have to join.
    unit: String,
    /// All units that may have to join.
    units: Vec<String>,
}

/// How the business follows its case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrackingResponse {
    /// The code. It is shown this once.
    code: String,
    /// The page that it opens.
    url: String,
}

/// Something odd about a field that is accepted all the same.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WarningResponse {
    /// Where: a JSON pointer into the request.
    pointer: String,
    /// What, as one word.
    code: String,
    /// What, in the reader's language.
    detail: String,
}

impl CaseFileResponse {
    /// The file, told in `language`.
    pub(crate) fn of(file: &CaseFile, language: Language) -> Self {
        let told = Told { file, language };
        let mut guarantees: Vec<&GuaranteeRecord> = file.guarantees.iter().collect();
        guarantees.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
        Self {
            case: CaseResponse::of(file, language),
            coordinator: told.coordinator(),
            contributions: file
                .contributions
                .iter()
                .map(|record| told.contribution(record))
                .collect(),
            guarantees: guarantees
                .into_iter()
                .map(|record| told.guarantee(record))
                .collect(),
            questions: told.questions(),
            documents: told.documents(),
            tracking: None,
            warnings: Vec::new(),
        }
    }

    /// The file of an enquiry that was just registered.
    pub(crate) fn registered(registered: &Registered, language: Language) -> Self {
        Self {
            tracking: Some(TrackingResponse::from(&registered.tracking)),
            warnings: warnings(&registered.warnings, language),
            ..Self::of(&registered.file, language)
        }
    }

    /// The file of an enquiry that was only previewed.
    pub(crate) fn previewed(file: &CaseFile, odd: &[Warning], language: Language) -> Self {
        Self {
            warnings: warnings(odd, language),
            ..Self::of(file, language)
        }
    }
}

impl CaseResponse {
    /// The case, told in `language`.
    pub(crate) fn of(file: &CaseFile, language: Language) -> Self {
        let case = &file.case;
        let told = Told { file, language };
        Self {
            id: case.id.to_string(),
            reference: case.reference.clone(),
            stage: case.stage.to_string(),
            case_types: file
                .types
                .iter()
                .map(|record| told.case_type(record))
                .collect(),
            complexity: case.complexity.to_string(),
            triage: case.triage,
            urgent: case.urgent,
            language: case.language.to_string(),
            business: file
                .business
                .as_ref()
                .map(|business| BusinessOfCaseResponse {
                    id: business.id.to_string(),
                    name: business.name.clone(),
                }),
            coordinator_id: case.coordinator.to_string(),
            received_at: case.received_at.to_string(),
            created_at: case.created_at.to_string(),
            updated_at: case.updated_at.to_string(),
            version: case.version.0,
        }
    }
}

/// A file being told in a language.
pub(crate) struct Told<'a> {
    pub(crate) file: &'a CaseFile,
    pub(crate) language: Language,
}

impl Told<'_> {
    fn coordinator(&self) -> CoordinatorResponse {
        let person = self.file.coordinator();
        let field = |read: fn(&StaffMember) -> &str| {
            person.map_or_else(String::new, |p| read(p).to_owned())
        };
        let unit = person
            .and_then(|p| p.units.first())
            .map_or_else(String::new, |id| self.unit_name(id));
        CoordinatorResponse {
            id: self.file.case.coordinator.to_string(),
            name: field(|p| &p.name),
            title: field(|p| &p.title),
            unit,
            phone: field(|p| &p.phone),
            email: field(|p| &p.email),
        }
    }

    fn case_type(&self, record: &CaseTypeRecord) -> CaseTypeResponse {
        // The words that spoke for it are words of the enquiry.
        let because = if self.file.sight.shows_content() {
            record.because.clone()
        } else {
            Vec::new()
        };
        CaseTypeResponse {
            id: record.case_type.clone(),
            name: self.case_type_name(&record.case_type),
            source: record.source.to_string(),
            score: record.score,
            because,
        }
    }

    fn contribution(&self, record: &ContributionRecord) -> ContributionResponse {
        let handler = record.stage.handler();
        let country = self.file.in_force.municipality.country;
        let kind = self
            .file
            .catalogue
            .unit(&record.unit)
            .map_or(UnitKind::Internal, |unit| unit.kind_in(country));
        ContributionResponse {
            id: record.id.to_string(),
            unit: record.unit.clone(),
            unit_name: self.unit_name(&record.unit),
            unit_kind: kind.to_string(),
            stage: record.stage.word().to_string(),
            manner: record.manner.to_string(),
            handler: handler.map(|id| HandlerResponse {
                id: id.to_string(),
                name: self.person_name(id),
            }),
            because: self.reasons(&record.because),
            depends_on: Vec::new(),
            version: record.version.0,
        }
    }

    fn guarantee(&self, record: &GuaranteeRecord) -> GuaranteeResponse {
        let (basis, kind) = match &record.terms.basis {
            Basis::Promise { promise } => (promise.clone(), "promise"),
            Basis::Rule { law, .. } => (law.clone(), "rule"),
        };
        GuaranteeResponse {
            id: record.id.to_string(),
            clock: record.terms.clock.to_string(),
            name: self.promise_name(record),
            internal: record.terms.clock == Clock::UnitAnswer,
            unit: record.terms.owed_by.clone(),
            start_at: record.start_at.map(|at| at.to_string()),
            due_at: record.due_at.map(|at| at.to_string()),
            due_text: match record.due_at {
                Some(at) => self.said(at),
                None => texts::say(self.language, &format!("starts-{}", record.terms.start)),
            },
            basis,
            basis_kind: kind.to_owned(),
            state: record.state.to_string(),
            version: record.version.0,
        }
    }

    fn questions(&self) -> Vec<QuestionResponse> {
        let open = self.file.questions.iter();
        open.map(|question| QuestionResponse {
            id: question.question.clone(),
            text: self.question_text(&question.question),
            unit: question.units.first().cloned().unwrap_or_default(),
            units: question.units.clone(),
        })
        .collect()
    }

    fn documents(&self) -> Vec<String> {
        let catalogue = &self.file.catalogue;
        let mut names: Vec<String> = Vec::new();
        for record in &self.file.types {
            let wanted = catalogue
                .case_type(&record.case_type)
                .map_or(&[][..], |of| &of.documents);
            for name in wanted
                .iter()
                .filter_map(|id| catalogue.document_to_bring(id))
            {
                let name = name.names.get(self.language).to_owned();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// What is promised, in words.
    pub(crate) fn promise_name(&self, record: &GuaranteeRecord) -> String {
        let catalogue = &self.file.catalogue;
        let found = match &record.terms.basis {
            Basis::Promise { promise } => catalogue
                .promise(promise)
                .map(|of| of.names.get(self.language)),
            Basis::Rule { rule, .. } => catalogue.rule(rule).map(|of| of.names.get(self.language)),
        };
        found.map_or_else(
            || texts::say(self.language, &format!("clock-{}", record.terms.clock)),
            str::to_owned,
        )
    }

    /// A moment as the municipality's wall clocks show it.
    pub(crate) fn said(&self, at: Moment) -> String {
        let zone =
            TimeZone::get(&self.file.in_force.municipality.time_zone).unwrap_or(TimeZone::UTC);
        texts::due(self.language, at.timestamp().to_zoned(zone).datetime())
    }

    pub(crate) fn unit_name(&self, id: &str) -> String {
        let country = self.file.in_force.municipality.country;
        self.file.catalogue.unit(id).map_or_else(
            || id.to_owned(),
            |unit| unit.name_in(country, self.language).to_owned(),
        )
    }

    pub(crate) fn case_type_name(&self, id: &str) -> String {
        self.file.catalogue.case_type(id).map_or_else(
            || id.to_owned(),
            |of| of.names.get(self.language).to_owned(),
        )
    }

    pub(crate) fn question_text(&self, id: &str) -> String {
        self.file
            .catalogue
            .question(id)
            .map_or_else(|| id.to_owned(), |of| of.text.get(self.language).to_owned())
    }

    pub(crate) fn person_name(&self, id: onedoor_domain::StaffId) -> String {
        self.file.person(id).map_or_else(
            || texts::say(self.language, "somebody"),
            |person| person.name.clone(),
        )
    }

    /// Why a unit takes part, in words. Two case types may have asked the same question.
    pub(crate) fn reasons(&self, reasons: &[UnitReason]) -> Vec<String> {
        let mut said: Vec<String> = reasons.iter().map(|reason| self.reason(reason)).collect();
        said.dedup();
        said
    }

    fn reason(&self, reason: &UnitReason) -> String {
        let say = |key, mentions: &[(&'static str, String)]| {
            texts::say_with(self.language, key, mentions)
        };
        let of = |case_type: &str| [("case_type", self.case_type_name(case_type))];
        match reason {
            UnitReason::Leads { case_type } => say("because-leads", &of(case_type)),
            UnitReason::Always { case_type } => say("because-always", &of(case_type)),
            UnitReason::External { case_type } => say("because-external", &of(case_type)),
            UnitReason::NobodyInside { case_type } => say("because-nobody_inside", &of(case_type)),
            UnitReason::Answered {
                question, answer, ..
            } => {
                let answer = match answer.as_str() {
                    "true" | "false" => texts::say(self.language, &format!("answer-{answer}")),
                    other => other.to_owned(),
                };
                say(
                    "because-answered",
                    &[
                        ("question", self.question_text(question)),
                        ("answer", answer),
                    ],
                )
            }
        }
    }
}

impl From<&TrackingIssued> for TrackingResponse {
    fn from(issued: &TrackingIssued) -> Self {
        Self {
            code: issued.code.clone(),
            url: issued.url.clone(),
        }
    }
}

fn warnings(odd: &[Warning], language: Language) -> Vec<WarningResponse> {
    odd.iter()
        .map(|warning| WarningResponse {
            pointer: warning.pointer.clone(),
            code: warning.code.to_string(),
            detail: texts::say(language, &format!("warning-{}", warning.code)),
        })
        .collect()
}
