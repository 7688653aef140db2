//! Invented municipalities to try Onedoor out with.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::SignedDuration;
use onedoor_domain::Country;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::municipality_file::MunicipalityFile;
use onedoor_service::{ImportError, ImportMode, Services};
use onedoor_store::migrate;
use serde::Serialize;

use crate::app::Worker;
use crate::serve;
use crate::settings::Settings;
use crate::{say, telemetry};

/// How long the tokens of a demo municipality count.
const TOKENS_LAST: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A demo municipality that was loaded.
#[derive(Debug, Clone, Serialize)]
pub struct Demo {
    /// Its short name.
    pub municipality: String,
    /// A token for each role.
    pub tokens: BTreeMap<String, String>,
}

/// Loads the demo municipality of a country, if it is not there, and issues tokens for its roles.
///
/// # Errors
/// In words, what keeps it from being loaded.
pub async fn load(services: &Services, country: Country) -> Result<Demo> {
    let yaml = file(country)?;
    let slug = MunicipalityFile::parse(yaml)
        .map_err(|faults| anyhow!("the demo file has faults: {faults:?}"))?
        .slug;
    // Who tries things out may change the municipality: it is loaded once and then left alone.
    if services.staff_of(&slug).await.is_err() {
        services
            .import_municipality(yaml, ImportMode::Apply)
            .await
            .map_err(|error| match error {
                ImportError::Faults(faults) => anyhow!("the demo file has faults: {faults:?}"),
                ImportError::Other(error) => error.into(),
            })?;
    }
    let (municipality, staff) = services.staff_of(&slug).await?;
    let mut tokens = BTreeMap::new();
    for role in Role::ALL.iter().copied() {
        let person = someone(&staff, role);
        if person.is_none() && role != Role::Integration {
            bail!("the demo municipality has nobody with the role {role}");
        }
        let secret = services
            .issue_token(
                municipality,
                &format!("demo {role}"),
                vec![role],
                person.map(|p| p.id),
                TOKENS_LAST,
            )
            .await?;
        tokens.insert(role.to_string(), secret);
    }
    Ok(Demo {
        municipality: slug,
        tokens,
    })
}

/// `onedoor demo`
pub(crate) async fn run(settings: Settings, country: String, json: bool) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let country = parse(&country)?;
    migrate(&settings.database_url).context("the database cannot be migrated")?;
    let demo = load(&crate::services(&settings)?, country).await?;
    if json {
        say(&serde_json::to_string(&demo)?);
    } else {
        for line in manual(&settings, &demo, country) {
            say(&line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `onedoor try`
pub(crate) async fn try_out(settings: Settings, country: String) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    if !settings.listen.ip().is_loopback() {
        bail!("a demo municipality is served on a loopback address only, such as 127.0.0.1:8080");
    }
    let country = parse(&country)?;
    let listener = serve::listen(settings.listen)?;
    let settings = Settings {
        listen: listener.local_addr()?,
        ..settings
    };
    migrate(&settings.database_url).context("the database cannot be migrated")?;
    let services = crate::services(&settings)?;
    let demo = load(&services, country).await?;
    // Serving opens the database anew: two writers of one SQLite file would wait for each other.
    drop(services);
    for line in manual(&settings, &demo, country) {
        say(&line);
    }
    serve::serve(settings, listener, Worker::Here).await
}

/// How to use a demo municipality.
fn manual(settings: &Settings, demo: &Demo, country: Country) -> Vec<String> {
    let (url, slug) = (format!("http://{}", settings.listen), &demo.municipality);
    let mut lines = vec![
        format!("Onedoor serves the demo municipality `{slug}` at {url}"),
        format!("API documentation: {url}/docs   (OpenAPI: {url}/openapi.json)"),
        String::new(),
        "Tokens, one for each demo role (send as `Authorization: Bearer …`):".to_owned(),
    ];
    lines.extend(
        demo.tokens
            .iter()
            .map(|(role, token)| format!("  {role:<12} {token}")),
    );
    let token = demo
        .tokens
        .get(Role::FrontDesk.as_str())
        .map_or("", String::as_str);
    let (text, name) = example(country);
    lines.extend([
        String::new(),
        "Register an enquiry:".to_owned(),
        format!("  curl -i {url}/v1/{slug}/enquiries \\"),
        format!("    -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' \\"),
        "    -H \"Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)\" \\".to_owned(),
        format!(
            "    -d '{{\"channel\": \"phone\", \"text\": \"{text}\", \"attributes\": {{\"alcohol_served\": true}}, \"business\": {{\"name\": \"{name}\"}}}}'"
        ),
        String::new(),
    ]);
    lines
}

fn example(country: Country) -> (&'static str, &'static str) {
    match country {
        Country::Dk => (
            "Jeg vil åbne en café med udeservering og vin i Nygade 3. Hvad skal jeg søge om?",
            "Bageriet i Nygade",
        ),
        Country::No => (
            "Jeg vil åpne en kafé med uteservering og vin i Storgata 3. Hva må jeg søke om?",
            "Bakeriet i Storgata",
        ),
        Country::Se => (
            "Jag vill öppna ett café med uteservering och vin på Storgatan 3. Vad behöver jag söka?",
            "Bageriet på Storgatan",
        ),
        Country::Fi => (
            "Haluan avata kahvilan, jossa on terassi ja viiniä. Mitä lupia tarvitsen?",
            "Leipomo Kulma",
        ),
        Country::Is => (
            "I want to open a café with outdoor seating and wine. What do I have to apply for?",
            "The Bakery",
        ),
    }
}

fn parse(word: &str) -> Result<Country> {
    Country::parse(&word.to_ascii_uppercase())
        .with_context(|| "there are demo municipalities for DK, NO, SE and FI".to_owned())
}

fn file(country: Country) -> Result<&'static str> {
    match country {
        Country::Dk => Ok(include_str!("../demo/dk.yaml")),
        Country::No => Ok(include_str!("../demo/no.yaml")),
        Country::Se => Ok(include_str!("../demo/se.yaml")),
        Country::Fi => Ok(include_str!("../demo/fi.yaml")),
        Country::Is => bail!("there are demo municipalities for DK, NO, SE and FI"),
    }
}

/// The first active person with the role. A program is nobody.
fn someone(staff: &[StaffMember], role: Role) -> Option<&StaffMember> {
    staff
        .iter()
        .find(|person| person.active && person.has(role))
}
