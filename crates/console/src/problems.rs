//! What the problems of the API mean. Their `type` points here.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use onedoor_service::texts;

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "problems.html")]
pub(crate) struct ProblemsPage {
    pub(crate) frame: Frame,
    pub(crate) problems: Vec<Meaning>,
}

#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct ProblemPage {
    pub(crate) frame: Frame,
    pub(crate) problem: Meaning,
}

/// What a problem means.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) detail: String,
}

pub(crate) async fn problems(reader: Reader) -> Result<HttpResponse, PageFailure> {
    let frame = Frame { language: reader.0 };
    let problems = texts::problem_codes()
        .filter_map(|code| Meaning::of(frame, code))
        .collect();
    frame.show(Audience::Everybody, &ProblemsPage { frame, problems })
}

pub(crate) async fn problem(
    reader: Reader,
    code: Path<String>,
) -> Result<HttpResponse, PageFailure> {
    let frame = Frame { language: reader.0 };
    let problem = Meaning::of(frame, &code).ok_or_else(|| PageFailure::missing(reader.0))?;
    frame.show(Audience::Everybody, &ProblemPage { frame, problem })
}

impl Meaning {
    fn of(frame: Frame, code: &str) -> Option<Self> {
        let (title, detail) = texts::problem(frame.language, code)?;
        Some(Self {
            code: code.to_owned(),
            title,
            detail,
        })
    }

    /// Whether the detail leaves something open.
    pub(crate) fn is_general(&self) -> bool {
        self.detail.contains('…')
    }
}
