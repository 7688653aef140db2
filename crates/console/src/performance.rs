//! How well a municipality keeps its promises, for anybody to see.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use jiff::SignedDuration;
use onedoor_domain::Language;
use onedoor_domain::guarantee::Amounts;
use onedoor_service::{Performance, PerformanceLine, browser, promise_texts, texts};

use crate::failure::PageFailure;
use crate::form::languages;
use crate::frame::{Audience, Frame};
use crate::guest::Guest;

/// From how many hours on a time is told in days.
const IN_DAYS: i64 = 48;

#[derive(Template)]
#[template(path = "performance.html")]
pub(crate) struct PerformancePage {
    pub(crate) frame: Frame,
    pub(crate) municipality: String,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) case_types: Vec<Row>,
    pub(crate) units: Vec<Row>,
    pub(crate) withheld: Option<String>,
    pub(crate) languages: Vec<(String, String)>,
}

/// One line of a table.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) promise: String,
    pub(crate) count: usize,
    pub(crate) percent: usize,
    pub(crate) median: String,
    pub(crate) p90: String,
}

pub(crate) async fn performance(
    guest: Guest,
    slug: Path<String>,
) -> Result<HttpResponse, PageFailure> {
    if !browser::is_short_name(&slug) {
        return Err(PageFailure::missing(guest.language()));
    }
    let counted = guest.services.show_performance(&slug).await;
    let counted = counted.map_err(|error| guest.fails(Audience::Everybody, error))?;
    let language = guest.asks.unwrap_or(counted.in_force.municipality.language);
    let frame = Frame { language };
    frame.show(Audience::Everybody, &PerformancePage::of(&counted, frame))
}

impl PerformancePage {
    fn of(counted: &Performance, frame: Frame) -> Self {
        let language = frame.language;
        let municipality = &counted.in_force.municipality;
        let name = [("municipality", municipality.name.clone())];
        let span = [
            ("since", counted.day(counted.since, language)),
            ("until", counted.day(counted.until, language)),
        ];
        let row = |line: &PerformanceLine, name: String| Row {
            name,
            promise: counted.promise_name(line, language),
            count: line.figures.count,
            percent: line.figures.percent,
            median: took(line.figures.median, language),
            p90: took(line.figures.p90, language),
        };
        let case_types = counted.case_types.iter();
        let units = counted.units.iter();
        Self {
            frame,
            title: texts::say_with(language, "kept-title", &name),
            municipality: municipality.name.clone(),
            lead: texts::say_with(language, "kept-lead", &span),
            case_types: case_types
                .map(|line| row(line, counted.case_type_name(line, language)))
                .collect(),
            units: units
                .map(|line| row(line, counted.unit_name(line, language)))
                .collect(),
            withheld: (counted.withheld > 0).then(|| {
                let count = [("count", counted.withheld.to_string())];
                texts::say_with(language, "kept-withheld", &count)
            }),
            languages: languages(),
        }
    }
}

/// So long, in hours and minutes or in days.
fn took(took: Option<SignedDuration>, language: Language) -> String {
    let Some(took) = took else {
        return "–".to_owned();
    };
    if took.as_hours() < IN_DAYS {
        promise_texts::amount(language, took.as_mins(), Amounts::Minutes)
    } else {
        promise_texts::amount(language, took.as_hours() / 24, Amounts::Days)
    }
}
