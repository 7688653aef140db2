//! The documentation of the API, told from its OpenAPI document on one page.

mod openapi;
mod prose;
mod sample;
mod shape;

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use onedoor_domain::Language;

use self::openapi::{Body, Document, Operation, Parameter};
use self::prose::Prose;
use self::shape::{Field, Fields, Shape};
use crate::Description;
use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};

/// Failures look the same everywhere, and are shown once.
const PROBLEM: &str = "application/problem+json";

/// The page, made once. It is English, as the document is.
#[derive(Template)]
#[template(source = "{{ html|safe }}", ext = "txt")]
pub(crate) struct Docs {
    html: String,
}

#[derive(Template)]
#[template(path = "docs.html")]
struct DocsPage {
    frame: Frame,
    title: String,
    version: String,
    description: Prose,
    groups: Vec<Group>,
    problem: Fields,
}

/// The operations under one tag.
struct Group {
    tag: String,
    operations: Vec<Told>,
}

/// An operation, as it is told.
struct Told {
    id: String,
    method: &'static str,
    path: String,
    summary: String,
    description: Prose,
    parameters: Fields,
    request: Option<Contents>,
    sample: Option<String>,
    answers: Vec<Contents>,
}

/// What a request carries, or a response.
struct Contents {
    /// The status of a response.
    status: String,
    description: Prose,
    headers: Vec<(String, Prose)>,
    kind: Option<String>,
    shape: Shape,
    is_problem: bool,
}

pub(crate) async fn docs(document: Data<Description>) -> Result<HttpResponse, PageFailure> {
    // The document stays as it is while the program runs.
    static DOCS: OnceLock<Docs> = OnceLock::new();
    let docs = DOCS.get_or_init(|| Docs::of(document.0));
    let frame = Frame {
        language: Language::En,
    };
    frame.show(Audience::Everybody, docs)
}

impl Docs {
    /// The page about this document. One that cannot be told is pointed to.
    pub(crate) fn of(openapi: &str) -> Self {
        let told = serde_json::from_str(openapi).map_err(|error| error.to_string());
        let html = told
            .and_then(|document| {
                let page = DocsPage::of(&document).render();
                page.map_err(|error| error.to_string())
            })
            .unwrap_or_else(|error| format!("/openapi.json cannot be shown: {error}"));
        Self { html }
    }
}

impl DocsPage {
    fn of(document: &Document) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (path, item) in &document.paths.0 {
            for (method, operation) in item.operations() {
                let tag = operation.tags.first().map_or("other", String::as_str);
                let told = Told::of(method, path, operation, document);
                match groups.iter_mut().find(|group| group.tag == tag) {
                    Some(group) => group.operations.push(told),
                    None => groups.push(Group {
                        tag: tag.to_owned(),
                        operations: vec![told],
                    }),
                }
            }
        }
        let problem = document.components.schemas.get("Problem");
        Self {
            frame: Frame {
                language: Language::En,
            },
            title: document.info.title.clone(),
            version: document.info.version.clone(),
            description: Prose::of(&document.info.description),
            groups,
            problem: problem
                .map(|schema| Shape::of(schema, document).inside)
                .unwrap_or_default(),
        }
    }
}

impl Told {
    fn of(method: &'static str, path: &str, operation: &Operation, document: &Document) -> Self {
        let parameters = operation.parameters.iter();
        let body = operation.request_body.as_ref();
        let sent = body.and_then(|body| body.content.0.first());
        Self {
            id: operation.operation_id.clone(),
            method,
            path: path.to_owned(),
            summary: operation.summary.trim_end_matches('.').to_owned(),
            description: Prose::of(&operation.description),
            parameters: Fields {
                fields: parameters.map(|one| parameter(one, document)).collect(),
            },
            request: body.map(|body| Contents::of("", body, document)),
            sample: sent.and_then(|(_, content)| sample::sample(&content.schema, document)),
            answers: operation
                .responses
                .0
                .iter()
                .map(|(status, body)| Contents::of(status, body, document))
                .collect(),
        }
    }
}

impl Contents {
    fn of(status: &str, body: &Body, document: &Document) -> Self {
        let content = body.content.0.first();
        let kind = content.map(|(kind, _)| kind.clone());
        let is_problem = kind.as_deref() == Some(PROBLEM);
        let shape = content
            .filter(|_| !is_problem)
            .map(|(_, content)| Shape::of(&content.schema, document));
        let headers = body.headers.0.iter();
        Self {
            status: status.to_owned(),
            description: Prose::of(&body.description),
            headers: headers
                .map(|(name, header)| (name.clone(), Prose::of(&header.description)))
                .collect(),
            kind,
            shape: shape.unwrap_or_default(),
            is_problem,
        }
    }
}

fn parameter(parameter: &Parameter, document: &Document) -> Field {
    let mut shape = Shape::of(&parameter.schema, document);
    shape.kind = format!(
        "{}, {}",
        parameter.place,
        shape.kind.replace(" or null", "")
    );
    if !parameter.description.is_empty() {
        shape.description = Prose::of(&parameter.description);
    }
    Field {
        name: parameter.name.clone(),
        required: parameter.required,
        shape,
    }
}
