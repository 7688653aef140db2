//! The page on which a business follows its case: who is its person, who takes part, what is
//! promised by when.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;
use onedoor_domain::Language;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::routing::Manner;
use onedoor_service::records::{ContributionRecord, GuaranteeRecord};
use onedoor_service::{CaseFile, Services, texts};

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "tracking.html")]
pub(crate) struct TrackingPage {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) municipality: String,
    pub(crate) stage: String,
    pub(crate) person: Option<Person>,
    pub(crate) case_types: Vec<String>,
    pub(crate) parts: Vec<Part>,
    pub(crate) promises: Vec<Promise>,
    pub(crate) documents: Vec<String>,
}

/// The one person to turn to.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) phone: String,
    pub(crate) email: String,
}

/// What one unit does.
pub(crate) struct Part {
    pub(crate) unit: String,
    pub(crate) stage: String,
}

/// What is promised, by when, and how it stands.
pub(crate) struct Promise {
    pub(crate) name: String,
    pub(crate) due: Option<String>,
    pub(crate) state: String,
}

pub(crate) async fn tracking(
    reader: Reader,
    services: Data<Services>,
    code: Path<String>,
) -> Result<HttpResponse, PageFailure> {
    let file = services.track(&code).await.map_err(|error| PageFailure {
        error,
        audience: Audience::Holder,
        language: reader.0,
    })?;
    let page = TrackingPage::of(&file);
    page.frame.show(Audience::Holder, &page)
}

impl TrackingPage {
    /// The page of a case, in the language of the case.
    fn of(file: &CaseFile) -> Self {
        let language = file.case.language;
        let frame = Frame { language };
        let mut promises: Vec<&GuaranteeRecord> = file.guarantees.iter().collect();
        promises.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
        Self {
            frame,
            title: texts::say_with(
                language,
                "page-track-title",
                &[("reference", file.case.reference.clone())],
            ),
            municipality: file.in_force.municipality.name.clone(),
            stage: frame.say(&format!("stage-case-{}", file.case.stage.word())),
            person: file.coordinator().map(Person::from),
            case_types: file
                .types
                .iter()
                .map(|record| file.case_type_name(&record.case_type, language))
                .collect(),
            parts: file
                .contributions
                .iter()
                .map(|record| Part {
                    unit: file.unit_name(&record.unit, language),
                    stage: frame.say(&stage(record)),
                })
                .collect(),
            promises: promises
                .into_iter()
                .map(|record| Promise {
                    name: file.promise_name(record, language),
                    due: due(file, record, language),
                    state: frame.say(&format!("state-{}", record.state)),
                })
                .collect(),
            documents: file.documents(language),
        }
    }
}

impl Person {
    /// The phone number as it is dialled.
    pub(crate) fn dialled(&self) -> String {
        self.phone
            .chars()
            .filter(|sign| sign.is_ascii_digit() || *sign == '+')
            .collect()
    }
}

impl From<&StaffMember> for Person {
    fn from(member: &StaffMember) -> Self {
        Self {
            name: member.name.clone(),
            title: member.title.clone(),
            phone: member.phone.clone(),
            email: member.email.clone(),
        }
    }
}

/// When a promise is due, or what it waits for; nothing where it has ended or stands still
/// without a due moment.
fn due(file: &CaseFile, record: &GuaranteeRecord, language: Language) -> Option<String> {
    match record.state {
        GuaranteeStage::Waiting => Some(file.due_text(record, language)),
        GuaranteeStage::Running
        | GuaranteeStage::Paused
        | GuaranteeStage::Missed
        | GuaranteeStage::Met
        | GuaranteeStage::MetLate
        | GuaranteeStage::Cancelled => record.due_at.map(|at| file.moment_text(at, language)),
    }
}

/// The key of the words for where a contribution stands. What an authority outside does is not
/// known here, so nothing is claimed: the coordinator carries its part.
fn stage(record: &ContributionRecord) -> String {
    match record.manner {
        Manner::Pool | Manner::Named => format!("stage-contribution-{}", record.stage.word()),
        Manner::External | Manner::GuideAndForward => "stage-outside".to_owned(),
    }
}
