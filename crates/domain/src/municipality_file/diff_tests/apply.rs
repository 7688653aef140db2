//! Carrying changes out on a file in memory, as an import does in the database.

use super::*;

/// `current` after `changes`.
pub(super) fn apply(current: Option<&MunicipalityFile>, changes: &[Change]) -> MunicipalityFile {
    let mut file = current.cloned();
    for change in changes {
        match (change, &mut file) {
            (Change::CreateMunicipality(new), file) => *file = Some(created(new)),
            (change, Some(file)) => carry_out(change, file),
            (change, None) => unreachable!("{change} before there is a municipality"),
        }
    }
    file.unwrap()
}

fn created(new: &NewMunicipality) -> MunicipalityFile {
    MunicipalityFile {
        slug: new.slug.clone(),
        name: new.name.clone(),
        country: new.country,
        time_zone: new.time_zone.clone(),
        language: new.language,
        settings: new.settings.clone(),
        calendar: new.calendar.clone(),
        units: Vec::new(),
        staff: Vec::new(),
        absences: Vec::new(),
        duties: Vec::new(),
        businesses: Vec::new(),
    }
}

fn carry_out(change: &Change, file: &mut MunicipalityFile) {
    match change.clone() {
        Change::CreateMunicipality(_) => {}
        Change::ChangeMunicipality { fields } => {
            fields
                .into_iter()
                .for_each(|field| set_municipality(file, field));
        }
        Change::AddUnit(unit) => file.units.push(unit),
        Change::ChangeUnit { id, fields } => {
            let unit = file.units.iter_mut().find(|unit| unit.id == id).unwrap();
            fields.into_iter().for_each(|field| set_unit(unit, field));
        }
        Change::AddStaff(person) => file.staff.push(person),
        Change::ChangeStaff { email, fields } => {
            let person = person(file, &email);
            fields
                .into_iter()
                .for_each(|field| set_person(person, field));
        }
        Change::ReactivateStaff { email } => person(file, &email).active = true,
        Change::DeactivateStaff { email } => person(file, &email).active = false,
        Change::RemoveAbsence(absence) => file.absences.retain(|a| *a != absence),
        Change::AddAbsence(absence) => file.absences.push(absence),
        Change::RemoveDuty(duty) => file.duties.retain(|d| *d != duty),
        Change::AddDuty(duty) => file.duties.push(duty),
        Change::AddBusiness(business) => file.businesses.push(business),
        Change::ChangeBusiness { business, fields } => {
            let is_meant = |entry: &&mut BusinessEntry| match &business {
                BusinessKey::Identifier(identifier) => entry.identifiers.contains(identifier),
                BusinessKey::Name(name) => entry.name == *name && entry.identifiers.is_empty(),
            };
            let entry = file.businesses.iter_mut().find(is_meant).unwrap();
            fields
                .into_iter()
                .for_each(|field| set_business(entry, field));
        }
    }
}

fn person<'a>(file: &'a mut MunicipalityFile, email: &str) -> &'a mut StaffEntry {
    file.staff.iter_mut().find(|p| p.email == email).unwrap()
}

fn set_municipality(file: &mut MunicipalityFile, field: MunicipalityField) {
    match field {
        MunicipalityField::Name(name) => file.name = name.is,
        MunicipalityField::Country(country) => file.country = country.is,
        MunicipalityField::TimeZone(zone) => file.time_zone = zone.is,
        MunicipalityField::Language(language) => file.language = language.is,
        MunicipalityField::Settings(settings) => file.settings = settings.is,
        MunicipalityField::Calendar { is, .. } => file.calendar = Some(is),
    }
}

fn set_unit(unit: &mut UnitEntry, field: UnitField) {
    match field {
        UnitField::Mailbox(mailbox) => unit.mailbox = mailbox.is,
        UnitField::Phone(phone) => unit.phone = phone.is,
    }
}

fn set_person(person: &mut StaffEntry, field: StaffField) {
    match field {
        StaffField::Name(name) => person.name = name.is,
        StaffField::Title(title) => person.title = title.is,
        StaffField::Phone(phone) => person.phone = phone.is,
        StaffField::Roles(roles) => person.roles = roles.is,
        StaffField::Units(units) => person.units = units.is,
        StaffField::Heads(heads) => person.heads = heads.is,
        StaffField::Skills(skills) => person.skills = skills.is,
        StaffField::Languages(languages) => person.languages = languages.is,
        StaffField::Capacity(capacity) => person.capacity = capacity.is,
    }
}

fn set_business(business: &mut BusinessEntry, field: BusinessField) {
    match field {
        BusinessField::Name(name) => business.name = name.is,
        BusinessField::MoreIdentifiers(more) => business.identifiers.extend(more),
        BusinessField::AccountManager(manager) => business.account_manager = manager.is,
    }
}
