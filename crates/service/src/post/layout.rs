//! How a mail is laid out: the same content as text and as HTML.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::wording::Content;
use crate::{Error, Result};

const HTML: &str = include_str!("../../templates/mail.html");

/// A mail's content, laid out.
pub(super) struct LaidOut {
    pub(super) text: String,
    pub(super) html: String,
}

/// Lays a mail out. What people wrote is escaped wherever it stands.
///
/// # Errors
/// [`Error::Fault`] if our own layout is broken.
pub(super) fn lay_out(content: &Content) -> Result<LaidOut> {
    let mut layouts = Environment::new();
    layouts.set_auto_escape_callback(|_| AutoEscape::Html);
    let html = layouts
        .render_str(HTML, Serde(content))
        .map_err(|error| Error::Fault(format!("the layout of mails: {error}")))?;
    Ok(LaidOut {
        text: text(content),
        html,
    })
}

fn text(content: &Content) -> String {
    let mut blocks = vec![content.greeting.clone()];
    blocks.extend(content.paragraphs.iter().cloned());
    let facts = content.facts.iter();
    let facts: Vec<String> = facts
        .map(|fact| format!("{}: {}", fact.name, fact.value))
        .collect();
    blocks.push(facts.join("\n"));
    blocks.extend(content.notes.iter().cloned());
    let actions = content.actions.iter();
    blocks.extend(actions.map(|action| format!("{}:\n{}", action.words, action.url)));
    if let Some(person) = &content.person {
        let lines = [
            &person.title_of_block,
            &person.name,
            &person.title,
            &person.phone,
            &person.email,
        ];
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        blocks.push(lines.cloned().collect::<Vec<_>>().join("\n"));
    }
    blocks.push(format!("-- \n{}\n{}", content.municipality, content.footer));
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n\n")
}

/// Something that is said by its name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: String,
}

/// Somewhere to go.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) words: String,
    pub(super) url: String,
}

/// The one person to turn to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Person {
    pub(super) title_of_block: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) phone: String,
    pub(super) email: String,
}
