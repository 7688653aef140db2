//! Who acts: everybody who works in the demo municipality, programs, and strangers.

use jiff::SignedDuration;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::{Country, MunicipalityId};
use onedoor_service::Services;
use onedoor_testkit::{Actor, Dice, TestApp};

/// Longer than the whole run lasts.
const FOR_A_WHILE: SignedDuration = SignedDuration::from_hours(24 * 366);

/// Somebody who works here.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) units: Vec<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) is_coordinator: bool,
    pub(crate) actor: Actor,
}

/// Everybody who may turn up.
pub(crate) struct People {
    pub(crate) all: Vec<Person>,
    /// Who sees and decides everything.
    pub(crate) manager: Actor,
    pub(crate) admin: Actor,
    /// Those without a place of work: programs, and callers who may do nothing here.
    others: Vec<Actor>,
    /// Nobody in particular.
    pub(crate) nobody: Actor,
    /// Somebody of another municipality.
    pub(crate) stranger: Actor,
}

impl People {
    pub(crate) fn of(app: &TestApp) -> Self {
        let slug = app.manager().municipality().to_owned();
        let (house, staff) = app
            .run(async |services: &Services| services.staff_of(&slug).await)
            .unwrap();
        let role = |role| app.issue(&slug, role, None, FOR_A_WHILE);
        let boss = staff.iter().find(|person| {
            person.roles.contains(&Role::Manager) && person.units.contains(&"management".to_owned())
        });
        let all: Vec<Person> = staff.iter().map(|one| person(app, house, one)).collect();
        let manager = all
            .iter()
            .find(|one| one.id == boss.unwrap().id.to_string());
        Self {
            manager: manager.unwrap().actor.clone(),
            admin: role(Role::Admin),
            others: vec![
                role(Role::Integration),
                role(Role::FrontDesk),
                app.anonymous(),
            ],
            nobody: app.anonymous(),
            stranger: {
                let elsewhere = app.actor_in(Country::No, Role::Manager);
                app.issue(elsewhere.municipality(), Role::Manager, None, FOR_A_WHILE)
            },
            all,
        }
    }

    /// Anybody.
    pub(crate) fn anybody(&self, dice: &mut Dice) -> Actor {
        match dice.below(10) {
            0 => dice.pick(&self.others).unwrap().clone(),
            1 => self.admin.clone(),
            2 => self.manager.clone(),
            _ => dice.pick(&self.all).unwrap().actor.clone(),
        }
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Person> {
        self.all.iter().find(|person| person.id == id)
    }

    /// Who asks so, if it is somebody who works here.
    pub(crate) fn behind(&self, actor: &Actor) -> Option<&Person> {
        self.all.iter().find(|person| person.actor == *actor)
    }

    /// Somebody who works in this unit; whoever heads it, if that is wanted.
    pub(crate) fn in_unit(&self, dice: &mut Dice, unit: &str, heading: bool) -> Option<&Person> {
        let theirs = self.all.iter().filter(|person| {
            let units = if heading {
                &person.heads
            } else {
                &person.units
            };
            units.iter().any(|of| of == unit)
        });
        dice.pick(&theirs.collect::<Vec<_>>()).copied()
    }
}

/// One person, with all the rights that their roles give.
pub(crate) fn person(app: &TestApp, house: MunicipalityId, of: &StaffMember) -> Person {
    let (id, roles) = (of.id, of.roles.clone());
    let token = app.run(async |services: &Services| {
        let issued = services.issue_token(house, "test", roles.clone(), Some(id), FOR_A_WHILE);
        issued.await
    });
    Person {
        id: id.to_string(),
        units: of.units.clone(),
        heads: of.heads.clone(),
        is_coordinator: of.roles.contains(&Role::Coordinator),
        actor: app.bearing(Some(&token.unwrap())),
    }
}
