//! Every change as one line of English: what the dry run prints.

use std::fmt::{self, Display, Formatter};

use super::change::{
    BusinessField, BusinessKey, Change, MunicipalityField, Replaced, StaffField, UnitField,
};
use super::document::IdentifierEntry;

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateMunicipality(new) => {
                write!(f, "create municipality {}: {}", new.slug, new.name)
            }
            Self::ChangeMunicipality { fields } => {
                write!(f, "change municipality: {}", list(fields))
            }
            Self::AddUnit(unit) => write!(f, "add unit {}", unit.id),
            Self::ChangeUnit { id, fields } => write!(f, "change unit {id}: {}", list(fields)),
            Self::AddStaff(person) => write!(
                f,
                "add staff {}: {}, {}, in {}",
                person.email,
                person.name,
                person.title,
                list(&person.units)
            ),
            Self::ChangeStaff { email, fields } => {
                write!(f, "change staff {email}: {}", list(fields))
            }
            Self::ReactivateStaff { email } => write!(f, "reactivate staff {email}"),
            Self::DeactivateStaff { email } => write!(f, "deactivate staff {email}"),
            Self::RemoveAbsence(a) => {
                write!(
                    f,
                    "remove absence of {}: {} to {}",
                    a.staff, a.away_on, a.back_on
                )
            }
            Self::AddAbsence(a) => {
                write!(
                    f,
                    "add absence of {}: {} to {}",
                    a.staff, a.away_on, a.back_on
                )?;
                match &a.substitute {
                    Some(substitute) => write!(f, ", substitute {substitute}"),
                    None => Ok(()),
                }
            }
            Self::RemoveDuty(d) => write!(f, "remove duty of {}: {} to {}", d.staff, d.from, d.to),
            Self::AddDuty(d) => write!(f, "add duty of {}: {} to {}", d.staff, d.from, d.to),
            Self::AddBusiness(business) => write!(f, "add business {}", business.name),
            Self::ChangeBusiness { business, fields } => {
                write!(f, "change business {business}: {}", list(fields))
            }
        }
    }
}

impl Display for MunicipalityField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "name {name}"),
            Self::Country(country) => write!(f, "country {country}"),
            Self::TimeZone(zone) => write!(f, "time zone {zone}"),
            Self::Language(language) => write!(f, "language {language}"),
            Self::Settings(settings) => {
                let Replaced { was, is } = settings;
                write!(f, "settings {} -> {}", json(was), json(is))
            }
            Self::Calendar { .. } => f.write_str("calendar replaced"),
        }
    }
}

impl Display for UnitField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mailbox(mailbox) => write!(f, "mailbox {}", maybe(mailbox)),
            Self::Phone(phone) => write!(f, "phone {}", maybe(phone)),
        }
    }
}

impl Display for StaffField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "name {name}"),
            Self::Title(title) => write!(f, "title {title}"),
            Self::Phone(phone) => write!(f, "phone {phone}"),
            Self::Roles(roles) => write!(f, "roles {}", lists(&roles.was, &roles.is)),
            Self::Units(units) => write!(f, "units {}", lists(&units.was, &units.is)),
            Self::Heads(heads) => write!(f, "heads {}", lists(&heads.was, &heads.is)),
            Self::Skills(skills) => write!(f, "skills {}", lists(&skills.was, &skills.is)),
            Self::Languages(spoken) => write!(f, "languages {}", lists(&spoken.was, &spoken.is)),
            Self::Capacity(capacity) => write!(f, "capacity {capacity}"),
        }
    }
}

impl Display for BusinessField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "name {name}"),
            Self::MoreIdentifiers(more) => write!(f, "also known as {}", list(more)),
            Self::AccountManager(manager) => write!(f, "account manager {}", maybe(manager)),
        }
    }
}

impl Display for BusinessKey {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier(identifier) => identifier.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl Display for IdentifierEntry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.scheme, self.value)
    }
}

impl<T: Display> Display for Replaced<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.was, self.is)
    }
}

fn maybe(replaced: &Replaced<Option<String>>) -> String {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    format!("{} -> {}", or_none(&replaced.was), or_none(&replaced.is))
}

fn lists<'a, T: Display + 'a>(
    was: impl IntoIterator<Item = &'a T>,
    is: impl IntoIterator<Item = &'a T>,
) -> String {
    format!("{} -> {}", list(was), list(is))
}

fn list<'a, T: Display + 'a>(parts: impl IntoIterator<Item = &'a T>) -> String {
    let words: Vec<String> = parts.into_iter().map(ToString::to_string).collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

fn json(settings: &crate::directory::Settings) -> String {
    serde_json::to_string(settings).unwrap_or_default()
}
