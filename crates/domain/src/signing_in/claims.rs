//! What an identity provider's word about somebody's groups gives them here.

use serde::{Deserialize, Serialize};

use crate::directory::Role;

/// What membership in one group of the provider gives. Recorded with the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRule {
    /// The group, as the provider writes it.
    pub group: String,
    /// Roles that its members have.
    pub roles: Vec<Role>,
    /// Units that its members belong to.
    #[serde(default)]
    pub units: Vec<String>,
}

/// What somebody's groups give together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Granted {
    /// Roles, in the order in which roles are defined.
    pub roles: Vec<Role>,
    /// Units, in the order of their names.
    pub units: Vec<String>,
}

impl Granted {
    /// What these groups give by these rules. No group and no rule gives the role of a program: a
    /// person is none.
    pub fn by(rules: &[GroupRule], groups: &[String]) -> Self {
        let fitting: Vec<&GroupRule> = rules
            .iter()
            .filter(|rule| groups.contains(&rule.group))
            .collect();
        let has = |role: &Role| fitting.iter().any(|rule| rule.roles.contains(role));
        let mut units: Vec<String> = fitting
            .iter()
            .flat_map(|rule| rule.units.iter().cloned())
            .collect();
        units.sort();
        units.dedup();
        Self {
            roles: Role::ALL
                .iter()
                .copied()
                .filter(|role| *role != Role::Integration && has(role))
                .collect(),
            units,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_add_up_and_unknown_ones_give_nothing() {
        let rule = |group: &str, roles: &[Role], unit: &str| GroupRule {
            group: group.to_owned(),
            roles: roles.to_vec(),
            units: vec![unit.to_owned()],
        };
        let rules = [
            rule("byg", &[Role::Handler, Role::Coordinator], "building"),
            rule("ledere", &[Role::Manager, Role::Handler], "building"),
            rule("robot", &[Role::Integration], "x_bot"),
        ];
        let by = |groups: &[&str]| {
            let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
            Granted::by(&rules, &groups)
        };
        let all = by(&["ledere", "byg", "andre"]);
        assert_eq!(all.roles, [Role::Coordinator, Role::Handler, Role::Manager]);
        assert_eq!(all.units, ["building"]);
        assert_eq!(by(&["Byg", "andre"]), Granted::default());
        assert_eq!(by(&["robot"]).roles, []);
    }
}
