//! What is told where there is room for little: on a phone, or among others in a channel.

use super::layout::Person;
use super::mailer::one_line;
use super::wording::Content;

/// What is told, in few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Brief {
    /// What it is about, in one line.
    pub(crate) title: String,
    /// All that is told, with what it is about.
    pub(crate) text: String,
}

impl Brief {
    /// For one phone: what it is about, who your person is, and the way on.
    pub(super) fn of_phone(content: &Content) -> Self {
        let title = one_line(&content.subject);
        let mut lines = vec![format!("{}: {title}", one_line(&content.municipality))];
        lines.extend(content.person.as_ref().map(reached));
        lines.extend(content.actions.iter().take(1).map(|one| one.url.clone()));
        Self {
            title,
            text: lines.join("\n"),
        }
    }

    /// For a channel: what it is about, by when, and whom to ask. No link: those let in whoever has
    /// them.
    pub(super) fn of_channel(content: &Content) -> Self {
        let title = one_line(&content.subject);
        let mut lines = vec![title.clone()];
        let facts = content.facts.iter();
        lines.extend(facts.map(|fact| format!("{}: {}", fact.name, one_line(&fact.value))));
        lines.extend(content.person.as_ref().map(reached));
        Self {
            title,
            text: lines.join("\n"),
        }
    }
}

/// Who somebody is to the reader, by name, and how to call them.
fn reached(person: &Person) -> String {
    let (title, name) = (one_line(&person.title_of_block), one_line(&person.name));
    format!("{title}: {name}, {}", person.phone)
}
