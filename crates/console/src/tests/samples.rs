//! All pages, rendered with what could be on them.

use askama::Template as _;
use onedoor_domain::Language;

use crate::docs::Docs;
use crate::form::languages;
use crate::frame::Frame;
use crate::landing::LandingPage;
use crate::performance::{PerformancePage, Row};
use crate::problems::{Meaning, ProblemPage, ProblemsPage};
use crate::signing_in::{
    AccountPage, CodesPage, FactorPage, PasswordPage, SessionShown, SignInPage, SignedOutPage,
    WayShown,
};
use crate::tracking::{Doing, Line, Part, Person, Promise, Question, TrackingPage, Typed, Words};

mod form;

const HOSTILE: &str = "<script>alert('x')</script> & \"Co\"";

fn hostile() -> String {
    HOSTILE.to_owned()
}

fn meaning() -> Meaning {
    Meaning {
        code: hostile(),
        title: hostile(),
        detail: hostile(),
    }
}

/// Every page, with hostile text wherever text comes from elsewhere.
fn pages(language: Language) -> Vec<(&'static str, String)> {
    let frame = Frame { language };
    let tracking = tracking(frame);
    let scripts = frame.following();
    let problems = ProblemsPage {
        frame,
        problems: vec![meaning()],
    };
    let problem = ProblemPage {
        frame,
        problem: meaning(),
    };
    vec![
        ("landing", LandingPage { frame }.render().unwrap()),
        ("problems", problems.render().unwrap()),
        ("problem", problem.render().unwrap()),
        ("tracking", without(&scripts, tracking.render().unwrap())),
        ("performance", performance(frame).render().unwrap()),
        ("docs", Docs::of(&hostile_document()).render().unwrap()),
        ("broken docs", Docs::of(HOSTILE).render().unwrap()),
    ]
    .into_iter()
    .chain(signing_in(frame))
    .chain(form::pages(frame))
    .collect()
}

/// A page without the scripts of ours that it must name.
fn without(scripts: &[&str], page: String) -> String {
    scripts.iter().fold(page, |page, address| {
        let ours = format!("<script src=\"{address}\" defer></script>");
        assert_eq!(page.matches(&ours).count(), 1, "{address}");
        page.replace(&ours, "")
    })
}

fn performance(frame: Frame) -> PerformancePage {
    let row = || Row {
        name: hostile(),
        promise: hostile(),
        count: 5,
        percent: 100,
        median: hostile(),
        p90: hostile(),
    };
    PerformancePage {
        frame,
        municipality: hostile(),
        title: hostile(),
        lead: hostile(),
        case_types: vec![row()],
        units: vec![row()],
        withheld: Some(hostile()),
        languages: languages(),
    }
}

fn tracking(frame: Frame) -> TrackingPage {
    let line = || Line {
        at: hostile(),
        text: hostile(),
    };
    TrackingPage {
        frame,
        title: hostile(),
        municipality: hostile(),
        stage: hostile(),
        is_live: true,
        said: Some(("danger", hostile())),
        person: Some(Person {
            name: hostile(),
            title: hostile(),
            phone: hostile(),
            email: hostile(),
            reach: vec![hostile()],
        }),
        doing: Doing {
            questions: vec![Question {
                message: hostile(),
                asked: hostile(),
                text: Some(hostile()),
            }],
            wanted: vec![hostile()],
        },
        typed: Typed {
            text: hostile(),
            in_reply_to: hostile(),
        },
        case_types: vec![hostile()],
        parts: vec![Part {
            unit: hostile(),
            stage: hostile(),
            expected: Some(hostile()),
        }],
        promises: vec![Promise {
            name: hostile(),
            due: Some(hostile()),
            state: hostile(),
            tone: Some("info"),
        }],
        documents: vec![hostile()],
        words: vec![Words {
            at: hostile(),
            by: hostile(),
            subject: hostile(),
            paragraphs: vec![hostile()],
        }],
        files: vec![line()],
        happened: vec![line()],
        languages: languages(),
        by_mail: Some(true),
    }
}

/// The pages of signing in. The short name in the address is checked before any is made.
fn signing_in(frame: Frame) -> Vec<(&'static str, String)> {
    let slug = || "eksempel".to_owned();
    let sign_in = SignInPage {
        frame,
        slug: slug(),
        said: Some(hostile()),
        status: actix_web::http::StatusCode::OK,
        seconds: None,
        ways: vec![WayShown {
            text: hostile(),
            id: hostile(),
        }],
        email: hostile(),
    };
    let signed_out = SignedOutPage {
        frame,
        slug: slug(),
        provider_url: Some(hostile()),
    };
    let password = PasswordPage {
        frame,
        slug: slug(),
        said: Some(hostile()),
    };
    let account = AccountPage {
        frame,
        slug: slug(),
        page: hostile(),
        municipality: hostile(),
        name: hostile(),
        email: hostile(),
        must_set_up: true,
        factor: Some(hostile()),
        may_set_up: true,
        sessions: [true, false]
            .map(|is_here| SessionShown {
                id: hostile(),
                agent: hostile(),
                since: hostile(),
                is_here,
            })
            .into(),
    };
    let factor = FactorPage {
        frame,
        slug: slug(),
        page: hostile(),
        said: Some(hostile()),
        secret: Some((hostile(), hostile())),
    };
    let codes = CodesPage {
        frame,
        slug: slug(),
        codes: vec![hostile()],
    };
    vec![
        ("sign in", sign_in.render().unwrap()),
        ("signed out", signed_out.render().unwrap()),
        ("password", password.render().unwrap()),
        ("account", account.render().unwrap()),
        ("second factor", factor.render().unwrap()),
        ("codes", codes.render().unwrap()),
    ]
}

fn hostile_document() -> String {
    let text = serde_json::Value::from(HOSTILE);
    let schema = serde_json::json!({
        "type": "object", "description": text, "required": [text], "properties": {
            HOSTILE: {"type": "string", "description": text, "example": text, "enum": [text]},
            "itself": {"$ref": "#/components/schemas/Thing"},
        },
    });
    serde_json::json!({
        "info": {"title": text, "version": text, "description": text},
        "paths": {"/v1/<script>": {"post": {
            "tags": [text], "operationId": "do_it", "summary": text, "description": text,
            "parameters": [{"name": text, "in": "query", "description": text, "schema": schema}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
            "responses": {"200": {
                "description": text, "headers": {HOSTILE: {"description": text}},
                "content": {"application/json": {"schema": schema}},
            }},
        }}},
        "components": {"schemas": {"Thing": schema, "Problem": schema}},
    })
    .to_string()
}

#[test]
fn every_page_renders_in_every_language_and_escapes_what_others_wrote() {
    for language in Language::ALL {
        for (name, html) in pages(*language) {
            assert!(!html.contains("<script"), "{language} {name}: {html}");
            for key in ["page-", "stage-", "form-", "track-", "kept-"] {
                assert!(
                    !html.contains(&format!(">{key}")),
                    "{language} {name} lacks a text"
                );
            }
            if name == "broken docs" {
                continue;
            }
            let language = if name == "docs" {
                Language::En
            } else {
                *language
            };
            let begin = format!("<!doctype html>\n<html lang=\"{language}\">");
            assert!(html.starts_with(&begin), "{name}");
            assert!(!html.contains("style=\""), "{name} has a style of its own");
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
        }
    }
}

#[test]
fn a_hostile_name_is_shown_as_it_was_written() {
    let (_, html) = pages(Language::En).swap_remove(3);
    assert!(
        html.contains("&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62; &#38; &#34;Co&#34;")
    );
}

#[test]
fn what_contains_itself_ends() {
    let html = Docs::of(&hostile_document()).render().unwrap();
    assert!(html.contains("Thing, as above"));
}
