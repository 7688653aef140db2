//! Who asks the application for something.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_domain::{Country, StaffId};

use super::TestApp;
use crate::Actor;

impl TestApp {
    /// Somebody of the front desk.
    pub fn front_desk(&self) -> Actor {
        self.actor(Role::FrontDesk)
    }

    /// A coordinator.
    pub fn coordinator(&self) -> Actor {
        self.actor(Role::Coordinator)
    }

    /// A handler.
    pub fn handler(&self) -> Actor {
        self.actor(Role::Handler)
    }

    /// A manager.
    pub fn manager(&self) -> Actor {
        self.actor(Role::Manager)
    }

    /// An administrator.
    pub fn admin(&self) -> Actor {
        self.actor(Role::Admin)
    }

    /// A program.
    pub fn integration(&self) -> Actor {
        self.actor(Role::Integration)
    }

    /// Somebody without a token.
    pub fn anonymous(&self) -> Actor {
        self.bearing(None)
    }

    /// Somebody with any token, or what they take for one.
    pub fn bearing(&self, token: Option<&str>) -> Actor {
        Actor {
            address: self.address(),
            municipality: self.demos[0].1.municipality.clone(),
            token: token.map(str::to_owned),
        }
    }

    /// Somebody with this role in the first municipality.
    pub fn actor(&self, role: Role) -> Actor {
        self.actor_in(self.demos[0].0, role)
    }

    /// Somebody with this role in the municipality of this country.
    pub fn actor_in(&self, country: Country, role: Role) -> Actor {
        let (_, demo) = self
            .demos
            .iter()
            .find(|(known, _)| *known == country)
            .expect("a municipality that was loaded");
        Actor {
            address: self.address(),
            municipality: demo.municipality.clone(),
            token: demo.tokens.get(role.as_str()).cloned(),
        }
    }

    /// A staff member of any municipality, known by e-mail address, with a new token for `role`.
    pub fn person(&self, slug: &str, email: &str, role: Role) -> Actor {
        let id = self.staff(slug, email);
        self.issue(slug, role, Some(id), SignedDuration::from_hours(24))
    }

    /// Whoever holds a new token, which counts so long.
    pub fn issue(
        &self,
        slug: &str,
        role: Role,
        staff: Option<StaffId>,
        lasts: SignedDuration,
    ) -> Actor {
        let services = self.services();
        let token = self.runtime.block_on(async {
            let (municipality, _) = services.staff_of(slug).await?;
            services
                .issue_token(municipality, "test", vec![role], staff, lasts)
                .await
        });
        Actor {
            municipality: slug.to_owned(),
            ..self.bearing(Some(&token.expect("a token")))
        }
    }

    /// The id of a staff member, by e-mail address.
    pub fn staff(&self, slug: &str, email: &str) -> StaffId {
        let found = self.runtime.block_on(self.services().staff_of(slug));
        let (_, staff) = found.expect("a municipality");
        let person = staff.iter().find(|person| person.email == email);
        person.expect("somebody who works there").id
    }
}
