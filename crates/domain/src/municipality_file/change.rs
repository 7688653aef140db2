//! What an import would do, one change at a time.

use std::collections::BTreeSet;

use super::document::{
    AbsenceEntry, BusinessEntry, DutyEntry, IdentifierEntry, StaffEntry, UnitEntry,
};
use crate::calendar::CalendarDocument;
use crate::directory::{Role, Settings};
use crate::{Country, Language};

/// One thing that an import does. As text it is one line of the dry run.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The municipality is new.
    CreateMunicipality(Box<NewMunicipality>),
    /// The municipality itself changes.
    ChangeMunicipality {
        /// What changes.
        fields: Vec<MunicipalityField>,
    },
    /// A unit is new.
    AddUnit(UnitEntry),
    /// A unit is reached in another way.
    ChangeUnit {
        /// Which one.
        id: String,
        /// What changes.
        fields: Vec<UnitField>,
    },
    /// Somebody is new.
    AddStaff(StaffEntry),
    /// Somebody's entry changes.
    ChangeStaff {
        /// Whose.
        email: String,
        /// What changes.
        fields: Vec<StaffField>,
    },
    /// Somebody works here again.
    ReactivateStaff {
        /// Who.
        email: String,
    },
    /// Somebody no longer works here. They are kept, because cases name them.
    DeactivateStaff {
        /// Who.
        email: String,
    },
    /// An absence is no longer there.
    RemoveAbsence(AbsenceEntry),
    /// An absence is new.
    AddAbsence(AbsenceEntry),
    /// A turn on the roster is no longer there.
    RemoveDuty(DutyEntry),
    /// A turn on the roster is new.
    AddDuty(DutyEntry),
    /// A business is new.
    AddBusiness(BusinessEntry),
    /// A business's entry changes.
    ChangeBusiness {
        /// Which one, as the municipality has it now.
        business: BusinessKey,
        /// What changes.
        fields: Vec<BusinessField>,
    },
}

/// A municipality that does not exist yet, without its people.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    missing_docs,
    reason = "documented on the file's fields of these names"
)]
pub struct NewMunicipality {
    pub slug: String,
    pub name: String,
    pub country: Country,
    pub time_zone: String,
    pub language: Language,
    pub settings: Settings,
    pub calendar: Option<CalendarDocument>,
}

/// A value that takes another's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced<T> {
    /// The value as it stands.
    pub was: T,
    /// The value as the file wants it.
    pub is: T,
}

/// What changes about a municipality.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    missing_docs,
    reason = "documented on the file's fields of these names"
)]
#[expect(
    clippy::large_enum_variant,
    reason = "an import has at most six of them, and they do not outlive it"
)]
pub enum MunicipalityField {
    Name(Replaced<String>),
    Country(Replaced<Country>),
    TimeZone(Replaced<String>),
    Language(Replaced<Language>),
    Settings(Replaced<Settings>),
    Calendar {
        was: Option<CalendarDocument>,
        is: CalendarDocument,
    },
}

/// What changes about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "documented on the file's fields of these names"
)]
pub enum UnitField {
    Mailbox(Replaced<Option<String>>),
    Phone(Replaced<Option<String>>),
}

/// What changes about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "documented on the file's fields of these names"
)]
pub enum StaffField {
    Name(Replaced<String>),
    Title(Replaced<String>),
    Phone(Replaced<String>),
    Roles(Replaced<BTreeSet<Role>>),
    Units(Replaced<BTreeSet<String>>),
    Heads(Replaced<BTreeSet<String>>),
    Skills(Replaced<BTreeSet<String>>),
    Languages(Replaced<BTreeSet<Language>>),
    Capacity(Replaced<u32>),
}

/// What changes about a business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BusinessField {
    /// Its name.
    Name(Replaced<String>),
    /// Identifiers that the file adds. Those it does not name stay: enquiries brought them.
    MoreIdentifiers(BTreeSet<IdentifierEntry>),
    /// Who always coordinates its cases.
    AccountManager(Replaced<Option<String>>),
}

/// How to find a business that is already known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BusinessKey {
    /// By one of its identifiers.
    Identifier(IdentifierEntry),
    /// By its name, because it has no identifier.
    Name(String),
}
