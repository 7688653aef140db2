//! What is told where there is room for little: on a phone, or among others in a channel.

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
        if let Some(person) = &content.person {
            let said = [&person.title_of_block, &person.name].map(|text| one_line(text));
            lines.push(format!("{}: {}, {}", said[0], said[1], person.phone));
        }
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
        if let Some(person) = &content.person {
            let said = [&person.title_of_block, &person.name].map(|text| one_line(text));
            lines.push(format!("{}: {}, {}", said[0], said[1], person.phone));
        }
        Self {
            title,
            text: lines.join("\n"),
        }
    }
}
