//! Reading a staff member's fields against what the municipality has.

use std::collections::BTreeSet;

use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::{Country, Language, StaffId};

use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Result};

/// How many live coordinations somebody carries unless the caller says otherwise.
const USUAL_CAPACITY: u32 = 30;
/// How many anybody may be given.
const MOST_CAPACITY: u32 = 1000;
/// The roles that people have; that of programs is none of them.
const OF_PEOPLE: [Role; 5] = [
    Role::FrontDesk,
    Role::Coordinator,
    Role::Handler,
    Role::Manager,
    Role::Admin,
];

/// A staff member as a caller hands them in: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct StaffInput {
    /// Their name.
    pub name: Option<String>,
    /// Their title.
    pub title: Option<String>,
    /// Their work address.
    pub email: Option<String>,
    /// Their work phone.
    pub phone: Option<String>,
    /// The words for what they may do.
    pub roles: Option<Vec<String>>,
    /// The units they belong to.
    pub units: Option<Vec<String>>,
    /// The units, among theirs, that they are head of.
    pub heads: Option<Vec<String>>,
    /// Case types or groups they are good at.
    pub skills: Option<Vec<String>>,
    /// The words for the languages they speak.
    pub languages: Option<Vec<String>>,
    /// How many live coordinations they can carry.
    pub capacity: Option<u32>,
    /// Whether they still work here.
    pub active: Option<bool>,
}

/// What a staff member's fields may refer to.
pub(super) struct Known {
    pub(super) country: Country,
    pub(super) units: BTreeSet<String>,
    pub(super) skills: BTreeSet<String>,
}

/// Somebody of whom nothing is known yet.
pub(crate) fn nobody(id: StaffId) -> StaffMember {
    StaffMember {
        id,
        name: String::new(),
        title: String::new(),
        email: String::new(),
        phone: String::new(),
        active: true,
        roles: Vec::new(),
        units: Vec::new(),
        heads: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        capacity: USUAL_CAPACITY,
    }
}

/// The person as they are after the change.
///
/// # Errors
/// [`crate::Error::Invalid`] with everything that is wrong.
pub(super) fn read(
    input: &StaffInput,
    mut person: StaffMember,
    known: &Known,
) -> Result<StaffMember> {
    let mut fields = Fields::default();
    identity(&mut fields, input, &mut person, known.country);
    placement(&mut fields, input, &mut person, &known.units);
    abilities(&mut fields, input, &mut person, &known.skills);
    if let Some(active) = input.active {
        person.active = active;
    }
    fields.finish()?;
    Ok(person)
}

fn identity(fields: &mut Fields, input: &StaffInput, person: &mut StaffMember, country: Country) {
    if let Some(name) = &input.name {
        person.name = fields.line("/name", name);
    }
    if let Some(title) = &input.title {
        person.title = fields.line("/title", title);
    }
    if let Some(raw) = &input.email {
        person.email = fields.email("/email", raw).unwrap_or_default();
    }
    if let Some(raw) = &input.phone {
        person.phone = fields.phone("/phone", raw, country).unwrap_or_default();
    }
}

fn placement(
    fields: &mut Fields,
    input: &StaffInput,
    person: &mut StaffMember,
    known: &BTreeSet<String>,
) {
    if let Some(raw) = &input.units {
        fields.some("/units", raw);
        person.units = fields.ids("/units", raw, |id| known.contains(id));
    }
    if let Some(raw) = &input.heads {
        person.heads = fields.ids("/heads", raw, |id| known.contains(id));
    }
    // In the order in which they are read back.
    person.units.sort();
    person.heads.sort();
    if person.heads.iter().any(|unit| !person.is_in(unit)) {
        let allowed = person.units.join(", ");
        fields.wrong(FieldProblem::new("/heads", FieldCode::UnknownValue).with("allowed", allowed));
    }
}

fn abilities(
    fields: &mut Fields,
    input: &StaffInput,
    person: &mut StaffMember,
    known: &BTreeSet<String>,
) {
    if let Some(raw) = &input.roles {
        fields.some("/roles", raw);
        person.roles = fields.words("/roles", raw, of_people, &OF_PEOPLE);
    }
    if let Some(raw) = &input.skills {
        person.skills = fields.ids("/skills", raw, |id| known.contains(id));
    }
    if let Some(raw) = &input.languages {
        fields.some("/languages", raw);
        person.languages = fields.words("/languages", raw, Language::parse, Language::ALL);
    }
    if let Some(capacity) = input.capacity {
        person.capacity = fields.within("/capacity", capacity, 0, MOST_CAPACITY);
    }
}

fn of_people(word: &str) -> Option<Role> {
    Role::parse(word).filter(|role| OF_PEOPLE.contains(role))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Error;

    fn words(words: &[&str]) -> Option<Vec<String>> {
        Some(words.iter().map(|word| (*word).to_owned()).collect())
    }

    fn known() -> Known {
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Known {
            country: Country::Dk,
            units: set(&["building", "business_office"]),
            skills: set(&["restaurant_cafe"]),
        }
    }

    fn ane() -> StaffMember {
        let input = StaffInput {
            name: Some(" Ane Holm ".to_owned()),
            title: Some("Erhvervskonsulent".to_owned()),
            email: Some("Ane@Eksempel.Example".to_owned()),
            phone: Some("33 12 34 56".to_owned()),
            roles: words(&["coordinator", "coordinator"]),
            units: words(&["business_office"]),
            heads: words(&["business_office"]),
            languages: words(&["da", "en"]),
            ..StaffInput::default()
        };
        read(&input, nobody(StaffId(Uuid::nil())), &known()).unwrap_or(nobody(StaffId(Uuid::nil())))
    }

    fn problems(input: &StaffInput) -> Vec<(String, FieldCode)> {
        match read(input, ane(), &known()) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|p| (p.pointer, p.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_person_is_kept_in_the_one_form_that_is_compared() {
        let ane = ane();
        assert_eq!(ane.name, "Ane Holm");
        assert_eq!(ane.email, "ane@eksempel.example");
        assert_eq!(ane.phone, "+4533123456");
        assert_eq!(ane.roles, [Role::Coordinator]);
        assert_eq!((ane.capacity, ane.active), (USUAL_CAPACITY, true));
    }

    #[test]
    fn what_is_left_out_stays_as_it_is() {
        let input = StaffInput {
            capacity: Some(0),
            ..StaffInput::default()
        };
        let expected = StaffMember {
            capacity: 0,
            ..ane()
        };
        assert_eq!(read(&input, ane(), &known()).ok(), Some(expected));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let input = StaffInput {
            name: Some("\n".to_owned()),
            email: Some("ane".to_owned()),
            phone: Some("112".to_owned()),
            roles: words(&["integration"]),
            units: words(&[]),
            heads: words(&["building"]),
            skills: words(&["restaurant_cafe", "alchemy"]),
            languages: words(&["da", "tlh"]),
            capacity: Some(1001),
            ..StaffInput::default()
        };
        let expected = [
            ("/name", FieldCode::Blank),
            ("/email", FieldCode::NotAnEmail),
            ("/phone", FieldCode::NotAPhone),
            ("/units", FieldCode::Required),
            ("/heads", FieldCode::UnknownValue),
            ("/roles/0", FieldCode::UnknownValue),
            ("/skills/1", FieldCode::NoSuchThing),
            ("/languages/1", FieldCode::UnknownValue),
            ("/capacity", FieldCode::OutOfRange),
        ]
        .map(|(pointer, code)| (pointer.to_owned(), code));
        assert_eq!(problems(&input), expected);
    }

    #[test]
    fn nobody_leaves_a_unit_that_they_still_head() {
        let input = StaffInput {
            units: words(&["building"]),
            ..StaffInput::default()
        };
        assert_eq!(
            problems(&input),
            [("/heads".to_owned(), FieldCode::UnknownValue)]
        );
    }
}
