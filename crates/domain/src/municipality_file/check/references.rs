//! What refers to people: absences, duties, businesses. Everybody named exists and works here.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;

impl Check<'_> {
    pub(super) fn absences(&mut self) {
        for (at, absence) in self.file.absences.iter().enumerate() {
            let place = format!("absences[{at}]");
            self.known_person(&format!("{place}.staff"), &absence.staff);
            if absence.back_on <= absence.away_on {
                self.finding(format!("{place}.to"), "the absence ends before it begins");
            }
            if let Some(substitute) = &absence.substitute {
                let place = format!("{place}.substitute");
                self.active_person(&place, substitute);
                if *substitute == absence.staff {
                    self.finding(place, "nobody can stand in for themselves");
                }
            }
            if self.file.absences.iter().take(at).any(|a| a == absence) {
                self.finding(place, "the absence stands twice");
            }
        }
    }

    pub(super) fn duties(&mut self) {
        for (at, duty) in self.file.duties.iter().enumerate() {
            let place = format!("duties[{at}]");
            self.active_person(&format!("{place}.staff"), &duty.staff);
            if duty.to <= duty.from {
                self.finding(format!("{place}.to"), "the turn ends before it begins");
            }
            if self.file.duties.iter().take(at).any(|d| d == duty) {
                self.finding(place, "the turn stands twice");
            }
        }
    }

    pub(super) fn businesses(&mut self) {
        let mut identifiers = BTreeSet::new();
        let mut names: BTreeMap<&str, bool> = BTreeMap::new();
        for business in &self.file.businesses {
            let place = format!("businesses[{}]", business.name);
            for entry in &business.identifiers {
                if !identifiers.insert(entry) {
                    let sentence = format!("{} {} stands twice", entry.scheme, entry.value);
                    self.finding(format!("{place}.identifiers"), sentence);
                }
            }
            let told_apart = !business.identifiers.is_empty();
            if let Some(other) = names.insert(&business.name, told_apart)
                && !(other && told_apart)
            {
                let sentence = "the name stands twice: give each business its identifier";
                self.finding(format!("{place}.name"), sentence);
            }
            if let Some(manager) = &business.account_manager {
                self.active_person(&format!("{place}.account_manager"), manager);
            }
        }
    }

    fn known_person(&mut self, place: &str, email: &str) {
        if !self.people.contains_key(email) {
            self.finding(place, format!("{email:?} is not among the file's staff"));
        }
    }

    fn active_person(&mut self, place: &str, email: &str) {
        self.known_person(place, email);
        if self.people.get(email).is_some_and(|person| !person.active) {
            self.finding(place, format!("{email:?} no longer works here"));
        }
    }
}
