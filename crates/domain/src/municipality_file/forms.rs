//! The one stored form of every name, address, phone number and identifier in a file.

use super::document::{BusinessEntry, IdentifierEntry, MunicipalityFile, StaffEntry, UnitEntry};
use super::finding::FileFinding;
use crate::business::{Identifier, IdentifierProblem, Phone, parse_email};
use crate::{Country, text};

/// The longest name or title: more is a paragraph.
const NAME_AT_MOST: usize = 200;

/// Walks through a file, settles what it can read and collects what it cannot.
pub(super) struct Forms {
    country: Country,
    findings: Vec<FileFinding>,
}

impl Forms {
    /// Puts every value of `file` into its stored form; answers what has none.
    pub(super) fn settle(file: &mut MunicipalityFile) -> Vec<FileFinding> {
        let mut forms = Self {
            country: file.country,
            findings: Vec::new(),
        };
        if !is_slug(&file.slug) {
            forms.finding("slug", "must be 2 to 40 of a-z, 0-9 and -");
        }
        forms.name("name", &mut file.name);
        for unit in &mut file.units {
            forms.unit(unit);
        }
        for person in &mut file.staff {
            forms.person(person);
        }
        for business in &mut file.businesses {
            forms.business(business);
        }
        forms.findings
    }

    fn unit(&mut self, unit: &mut UnitEntry) {
        let place = format!("units[{}]", unit.id);
        if let Some(mailbox) = &mut unit.mailbox {
            self.email(&format!("{place}.mailbox"), mailbox);
        }
        if let Some(phone) = &mut unit.phone {
            self.phone(&format!("{place}.phone"), phone);
        }
    }

    fn person(&mut self, person: &mut StaffEntry) {
        let place = format!("staff[{}]", person.email);
        self.email(&format!("{place}.email"), &mut person.email);
        self.name(&format!("{place}.name"), &mut person.name);
        self.name(&format!("{place}.title"), &mut person.title);
        self.phone(&format!("{place}.phone"), &mut person.phone);
    }

    fn business(&mut self, business: &mut BusinessEntry) {
        let place = format!("businesses[{}]", business.name);
        self.name(&format!("{place}.name"), &mut business.name);
        let written = std::mem::take(&mut business.identifiers);
        for entry in written {
            match settled(&entry) {
                Ok(entry) => _ = business.identifiers.insert(entry),
                Err(problem) => self.finding(
                    format!("{place}.identifiers"),
                    format!("{} {}: {problem}", entry.scheme, entry.value),
                ),
            }
        }
    }

    fn name(&mut self, place: &str, name: &mut String) {
        match text::line(name, NAME_AT_MOST) {
            Ok(line) => *name = line,
            Err(problem) => self.finding(place, problem.to_string()),
        }
    }

    fn phone(&mut self, place: &str, phone: &mut String) {
        match Phone::parse(phone, self.country) {
            Ok(read) => *phone = read.e164,
            Err(problem) => self.finding(place, format!("{phone}: {problem}")),
        }
    }

    /// Capitals are refused and not lowered: other places of the file refer to the address.
    fn email(&mut self, place: &str, email: &mut String) {
        match parse_email(email) {
            Ok(read) if read != read.to_lowercase() => {
                self.finding(place, "write the address in small letters");
            }
            Ok(read) => *email = read,
            Err(problem) => self.finding(place, format!("{email}: {problem}")),
        }
    }

    fn finding(&mut self, place: impl Into<String>, sentence: impl Into<String>) {
        self.findings.push(FileFinding::new(place, sentence));
    }
}

fn settled(entry: &IdentifierEntry) -> Result<IdentifierEntry, IdentifierProblem> {
    let (identifier, _) = Identifier::parse(entry.scheme, &entry.value)?;
    Ok(IdentifierEntry {
        scheme: identifier.scheme(),
        value: identifier.value().to_owned(),
    })
}

fn is_slug(slug: &str) -> bool {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
    (2..=40).contains(&slug.len()) && slug.chars().all(plain)
}
