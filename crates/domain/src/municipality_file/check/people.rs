//! The people of a file: known once, placed in units, with somebody to coordinate.

use std::collections::BTreeSet;

use super::super::document::StaffEntry;
use super::Check;
use crate::directory::Role;

/// The unit that coordinates what nothing else matches.
const BUSINESS_OFFICE: &str = "business_office";

impl Check<'_> {
    pub(super) fn people(&mut self) {
        let mut seen = BTreeSet::new();
        for person in &self.file.staff {
            let place = format!("staff[{}]", person.email);
            if !seen.insert(&person.email) {
                self.finding(format!("{place}.email"), "the address stands twice");
            }
            self.placement(&place, person);
            self.abilities(&place, person);
        }
    }

    pub(super) fn business_office(&mut self) {
        let coordinates = |person: &StaffEntry| {
            person.active
                && person.units.contains(BUSINESS_OFFICE)
                && person.roles.contains(&Role::Coordinator)
        };
        if !self.file.staff.iter().any(coordinates) {
            let sentence = "nobody active in business_office has the role coordinator";
            self.finding("staff", sentence);
        }
    }

    fn placement(&mut self, place: &str, person: &StaffEntry) {
        if person.units.is_empty() {
            self.finding(format!("{place}.units"), "belongs to no unit");
        }
        for unit in &person.units {
            self.listed_unit(&format!("{place}.units"), unit);
        }
        for unit in person.heads.difference(&person.units) {
            let sentence = format!("heads {unit:?} without being a member of it");
            self.finding(format!("{place}.heads"), sentence);
        }
    }

    fn abilities(&mut self, place: &str, person: &StaffEntry) {
        if person.roles.is_empty() {
            self.finding(format!("{place}.roles"), "has no role");
        }
        if person.roles.contains(&Role::Integration) {
            let sentence = "integration is a role of programs, not of people";
            self.finding(format!("{place}.roles"), sentence);
        }
        if person.languages.is_empty() {
            self.finding(format!("{place}.languages"), "speaks no language");
        }
    }
}
