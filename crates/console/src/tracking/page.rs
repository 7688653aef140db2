//! What the page shows: who is its person, what it can do now, what is promised by when.

use askama::Template;
use onedoor_domain::Language;
use onedoor_domain::directory::StaffMember;
use onedoor_service::{Error, Followed, texts};

use super::lines::{files, happened, parts, promises, reached, words};
use crate::form::languages;
use crate::frame::Frame;

#[derive(Template)]
#[template(path = "tracking/page.html")]
pub(crate) struct TrackingPage {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) municipality: String,
    pub(crate) stage: String,
    pub(crate) is_live: bool,
    /// What is said of what was just sent, and in which colour.
    pub(crate) said: Option<(&'static str, String)>,
    pub(crate) person: Option<Person>,
    pub(crate) doing: Doing,
    pub(crate) typed: Typed,
    pub(crate) case_types: Vec<String>,
    pub(crate) parts: Vec<Part>,
    pub(crate) promises: Vec<Promise>,
    pub(crate) documents: Vec<String>,
    pub(crate) words: Vec<Words>,
    pub(crate) files: Vec<Line>,
    pub(crate) happened: Vec<Line>,
    pub(crate) languages: Vec<(String, String)>,
    /// Whether the business follows the case by mail; none if it cannot.
    pub(crate) by_mail: Option<bool>,
}

/// The one person to turn to.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    /// Whether they can be called now; else when, and whom to call instead.
    pub(crate) reach: Vec<String>,
}

/// What the business can do now.
#[derive(Default)]
pub(crate) struct Doing {
    pub(crate) questions: Vec<Question>,
    pub(crate) wanted: Vec<String>,
}

/// A question that waits for an answer.
pub(crate) struct Question {
    pub(crate) message: String,
    pub(crate) asked: String,
    pub(crate) text: Option<String>,
}

/// What was typed and not taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pub(crate) text: String,
    /// The message that it answers; empty if none.
    pub(crate) in_reply_to: String,
}

/// What one unit does.
pub(crate) struct Part {
    pub(crate) unit: String,
    pub(crate) stage: String,
    pub(crate) expected: Option<String>,
}

/// What is promised, by when, and how it stands.
pub(crate) struct Promise {
    pub(crate) name: String,
    pub(crate) due: Option<String>,
    pub(crate) state: String,
    /// The colour of a state that is told in a few words.
    pub(crate) tone: Option<&'static str>,
}

/// Something that was said.
pub(crate) struct Words {
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) subject: String,
    pub(crate) paragraphs: Vec<String>,
}

/// A moment and what belongs to it.
pub(crate) struct Line {
    pub(crate) at: String,
    pub(crate) text: String,
}

/// What is said of what was just sent.
pub(super) enum Said {
    /// Nothing was.
    Nothing,
    /// It came.
    Came,
    /// It was chosen.
    Chosen,
    /// There was nothing in it.
    Empty,
    /// It did not come.
    NotTaken(Error),
}

impl TrackingPage {
    /// The page of a case.
    pub(super) fn of(followed: &Followed, frame: Frame, said: Said, typed: Typed) -> Self {
        let (file, language) = (&followed.file, frame.language);
        let reference = [("reference", file.case.reference.clone())];
        let types = file.types.iter();
        Self {
            frame,
            title: texts::say_with(language, "page-track-title", &reference),
            municipality: file.in_force.municipality.name.clone(),
            stage: frame.say(&format!("stage-case-{}", file.case.stage.word())),
            is_live: file.case.stage.is_live(),
            said: told(frame, said),
            person: file
                .coordinator()
                .map(|member| Person::of(member, followed, language)),
            doing: Doing::of(followed, language),
            typed,
            case_types: types
                .map(|record| file.case_type_name(&record.case_type, language))
                .collect(),
            parts: parts(followed, frame),
            promises: promises(followed, frame),
            documents: file.documents(language),
            words: words(followed, frame),
            files: files(followed, language),
            happened: happened(followed, language),
            languages: languages(),
            by_mail: followed.by_mail,
        }
    }
}

impl Person {
    fn of(member: &StaffMember, followed: &Followed, language: Language) -> Self {
        let reach = followed.reach.as_ref();
        Self {
            name: member.name.clone(),
            title: member.title.clone(),
            phone: member.phone.clone(),
            email: member.email.clone(),
            reach: reach
                .map(|reach| reached(reach, &followed.file, language))
                .unwrap_or_default(),
        }
    }

    /// The phone number as it is dialled.
    pub(crate) fn dialled(&self) -> String {
        self.phone
            .chars()
            .filter(|sign| sign.is_ascii_digit() || *sign == '+')
            .collect()
    }
}

impl Doing {
    fn of(followed: &Followed, language: Language) -> Self {
        let file = &followed.file;
        let questions = followed.questions.iter().map(|asked| Question {
            message: asked.message.to_string(),
            asked: texts::say_with(
                language,
                "track-asked",
                &[("at", file.happened_text(asked.at, language))],
            ),
            text: asked.text.clone(),
        });
        let wanted = followed.wanted.iter().map(|item| {
            let known = item.document.as_deref();
            let known = known.and_then(|id| file.catalogue.document_to_bring(id));
            let name = known.map(|of| of.names.get(language).to_owned());
            let said = [name, item.words.clone()].into_iter().flatten();
            said.collect::<Vec<String>>().join(": ")
        });
        Self {
            questions: questions.collect(),
            wanted: wanted.collect(),
        }
    }

    /// Whether it is asked by this message.
    pub(crate) fn asks(&self, message: &str) -> bool {
        self.questions.iter().any(|one| one.message == message)
    }

    /// Whether nothing is asked of the business.
    pub(crate) fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.wanted.is_empty()
    }
}

fn told(frame: Frame, said: Said) -> Option<(&'static str, String)> {
    match said {
        Said::Nothing => None,
        Said::Came => Some(("success", frame.say("track-came"))),
        Said::Chosen => Some(("success", frame.say("track-chosen"))),
        Said::Empty => Some(("danger", frame.say("track-empty"))),
        Said::NotTaken(error) => {
            let why = why_not(frame, &error);
            let why = [("why", why)];
            let said = texts::say_with(frame.language, "track-not_taken", &why);
            Some(("danger", said))
        }
    }
}

/// What is wrong with what was sent; else that it is not the sender's fault.
fn why_not(frame: Frame, error: &Error) -> String {
    if let Error::Refused(refusal) = error {
        return frame.say(&format!("problem-{refusal}-title"));
    }
    let Error::Invalid(problems) = error else {
        return frame.say("page-unavailable-detail");
    };
    let said = problems.iter().map(|problem| {
        let key = format!("field-{}", problem.code);
        texts::say_with(frame.language, &key, &problem.params)
    });
    said.collect::<Vec<String>>().join(" ")
}
