//! The fields of an identity provider.

use onedoor_domain::MunicipalityId;
use onedoor_domain::directory::Role;
use onedoor_domain::signing_in::GroupRule;
use onedoor_store::identity_providers::IdentityProvider;
use onedoor_store::{Connection, units};

use super::CLIENT_SECRET;
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many groups may be told apart.
const RULES_AT_MOST: usize = 100;
/// How many words may say that a second factor was shown.
const WORDS_AT_MOST: usize = 20;

/// What is said of a provider. When it is changed, what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct ProviderInput {
    /// What people call it.
    pub name: Option<String>,
    /// Its address; only when it is added.
    pub issuer: Option<String>,
    /// Who we are to it.
    pub client_id: Option<String>,
    /// Our secret there; an inner `None` takes it away.
    pub client_secret: Option<Option<String>>,
    /// For whom access tokens are made that count here; an inner `None` lets none count.
    pub audience: Option<Option<String>>,
    /// The claim in which groups stand.
    pub groups_claim: Option<String>,
    /// What groups give.
    pub rules: Option<Vec<GroupRuleInput>>,
    /// What it says of whoever showed more than a password; an inner `None` has every sign-in there
    /// count so.
    pub second_factor_words: Option<Option<Vec<String>>>,
    /// Whether somebody unknown is taken into the directory.
    pub adds_people: Option<bool>,
    /// Whether somebody unknown is the staff member with their verified address.
    pub links_by_email: Option<bool>,
    /// Whether its word counts.
    pub active: Option<bool>,
}

/// What one group gives.
#[derive(Debug, Clone)]
pub struct GroupRuleInput {
    /// The group, as the provider writes it.
    pub group: String,
    /// Words of roles.
    pub roles: Vec<String>,
    /// Units.
    pub units: Vec<String>,
}

impl Services {
    /// A provider as the fields say, on top of what it is.
    pub(super) fn read_provider(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        input: &ProviderInput,
        before: IdentityProvider,
    ) -> Result<IdentityProvider> {
        let mut fields = Fields::default();
        let mut line = |at: &str, given: &Option<String>, before: String| match given {
            Some(raw) => fields.line(at, raw),
            None => before,
        };
        let name = line("/name", &input.name, before.name);
        let client_id = line("/client_id", &input.client_id, before.client_id);
        let claim = line("/groups_claim", &input.groups_claim, before.groups_claim);
        let audience = match &input.audience {
            Some(Some(raw)) => Some(fields.line("/audience", raw)),
            Some(None) => None,
            None => before.audience,
        };
        if audience.as_ref() == Some(&client_id) {
            // A token that says who somebody is must never pass for one that lets them act.
            fields.wrong(FieldProblem::new("/audience", FieldCode::ClientItself));
        }
        let rules = match &input.rules {
            Some(rules) => read_rules(conn, of, &mut fields, rules)?,
            None => before.rules,
        };
        let second_factor_words = match &input.second_factor_words {
            Some(Some(words)) => Some(read_words(&mut fields, words)),
            Some(None) => None,
            None => before.second_factor_words,
        };
        let client_secret = match &input.client_secret {
            Some(Some(raw)) => {
                let secret = fields.line("/client_secret", raw);
                Some(
                    self.seal
                        .close(&self.chance, (of, CLIENT_SECRET), secret.as_bytes())?,
                )
            }
            Some(None) => None,
            None => before.client_secret,
        };
        fields.finish()?;
        Ok(IdentityProvider {
            name,
            client_id,
            client_secret,
            audience,
            groups_claim: claim,
            rules,
            second_factor_words,
            adds_people: input.adds_people.unwrap_or(before.adds_people),
            links_by_email: input.links_by_email.unwrap_or(before.links_by_email),
            active: input.active.unwrap_or(before.active),
            ..before
        })
    }
}

fn read_words(fields: &mut Fields, words: &[String]) -> Vec<String> {
    let pointer = "/second_factor_words";
    fields.some(pointer, words);
    if words.len() > WORDS_AT_MOST {
        let problem = FieldProblem::new(pointer, FieldCode::TooMany);
        fields.wrong(problem.with("max", WORDS_AT_MOST));
        return Vec::new();
    }
    let each = words.iter().enumerate();
    each.map(|(at, word)| fields.line(&format!("{pointer}/{at}"), word))
        .collect()
}

fn read_rules(
    conn: &mut Connection,
    of: MunicipalityId,
    fields: &mut Fields,
    rules: &[GroupRuleInput],
) -> Result<Vec<GroupRule>> {
    if rules.len() > RULES_AT_MOST {
        let problem = FieldProblem::new("/rules", FieldCode::TooMany);
        fields.wrong(problem.with("max", RULES_AT_MOST));
        return Ok(Vec::new());
    }
    let there = units::list(conn, of)?;
    let people: Vec<Role> = Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Integration)
        .collect();
    let parse = |word: &str| Role::parse(word).filter(|role| *role != Role::Integration);
    let mut read = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let place = |field: &str| format!("/rules/{at}/{field}");
        read.push(GroupRule {
            group: fields.line(&place("group"), &rule.group),
            roles: fields.words(&place("roles"), &rule.roles, parse, &people),
            units: fields.ids(&place("units"), &rule.units, |id| {
                there.iter().any(|unit| unit.id == id)
            }),
        });
    }
    Ok(read)
}
