//! What an actor sees before them when they do something.

use jiff::SignedDuration;
use onedoor_service::Clock as _;
use onedoor_testkit::Dice;
use serde_json::{Value, json};

use crate::people::Person;
use crate::town::Town;

/// How many cases are looked at to find one that fits.
const LOOKS: usize = 6;

/// What an actor sees before them when they do something.
pub(crate) struct Scene<'a> {
    pub(crate) dice: &'a mut Dice,
    /// The case, as a manager saw it.
    pub(crate) file: Value,
    /// To what it is done.
    pub(crate) thing: Value,
    town: &'a Town<'a>,
    names: Vec<(&'static str, String)>,
}

impl<'a> Scene<'a> {
    pub(crate) fn of(town: &'a Town<'a>, dice: &'a mut Dice) -> Self {
        Self {
            dice,
            file: Value::Null,
            thing: Value::Null,
            town,
            names: Vec::new(),
        }
    }

    /// Says what stands in the path besides the thing itself.
    pub(crate) fn name(&mut self, key: &'static str, value: &str) {
        self.names.push((key, value.to_owned()));
    }

    /// The path of an operation on the thing.
    pub(crate) fn path(&self, template: &str) -> String {
        let id = self.thing["id"].as_str().unwrap_or_default();
        let path = template.replace("{id}", id);
        let names = self.names.iter();
        names.fold(path, |path, (key, value)| {
            path.replace(&format!("{{{key}}}"), value)
        })
    }

    pub(crate) fn one<'b>(&mut self, of: &[&'b str]) -> &'b str {
        self.dice.pick(of).copied().unwrap_or_default()
    }

    /// A moment so many hours from now.
    pub(crate) fn in_hours(&self, hours: usize) -> String {
        let hours = SignedDuration::from_hours(i64::try_from(hours).unwrap());
        self.town.app.clock.now().plus(hours).to_string()
    }

    pub(crate) fn coordinator(&mut self) -> String {
        let all = self.town.people.all.iter();
        let all: Vec<&Person> = all.filter(|person| person.is_coordinator).collect();
        self.dice.pick(&all).map(|one| one.id.clone()).unwrap()
    }

    pub(crate) fn somebody(&mut self) -> String {
        self.dice.pick(&self.town.people.all).unwrap().id.clone()
    }

    /// Any unit, of those that have people.
    pub(crate) fn unit(&mut self) -> String {
        let person = self.dice.pick(&self.town.people.all).unwrap();
        person.units[0].clone()
    }

    pub(crate) fn unit_that_takes_no_part(&mut self) -> Option<String> {
        let parts = self.file["contributions"].as_array()?.clone();
        (0..20).map(|_| self.unit()).find(|unit| {
            let mut parts = parts.iter();
            !parts.any(|part| part["unit"] == unit.as_str())
        })
    }

    pub(crate) fn member_of(&mut self, unit: &str) -> Option<String> {
        let found = self.town.people.in_unit(self.dice, unit, false);
        found.map(|person| person.id.clone())
    }

    /// Any contribution to the case.
    pub(crate) fn part(&mut self) -> Option<String> {
        let parts = self.file["contributions"].as_array()?;
        let part = self.dice.pick(parts)?;
        part["id"].as_str().map(str::to_owned)
    }

    pub(crate) fn case_types(&self) -> Vec<String> {
        let types = self.file["case"]["case_types"].as_array().cloned();
        let types = types.unwrap_or_default().into_iter();
        types
            .filter_map(|of| Some(of["id"].as_str()?.to_owned()))
            .collect()
    }

    pub(crate) fn other_case(&mut self) -> String {
        self.town.some_case(self.dice)
    }

    /// Another open case of the business, if one is met with soon.
    pub(crate) fn case_of_the_same_business(&mut self) -> String {
        let business = self.file["case"]["business"]["id"].clone();
        let this = self.file["case"]["id"].clone();
        for _ in 0..LOOKS {
            let other = self.other_case();
            let found = self.town.people.manager.get(&format!("cases/{other}"));
            let other = &found.json()["case"];
            if other["id"] != this
                && other["business"]["id"] == business
                && ["open", "waiting"]
                    .iter()
                    .any(|stage| other["stage"] == *stage)
            {
                return other["id"].as_str().unwrap_or_default().to_owned();
            }
        }
        self.other_case()
    }

    /// What is listed below the case, as a manager sees it.
    pub(crate) fn listed(&self, what: &str) -> Vec<Value> {
        let path = match what {
            // Whoever calls back works through those of all cases.
            "call-backs" => format!("{what}?case={}", self.case()),
            _ => self.below(what),
        };
        let found = self.town.people.manager.get(&path);
        match found.status {
            200 => found.json()["items"]
                .as_array()
                .cloned()
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// What a manager is answered below the case.
    pub(crate) fn manager_posts(&self, what: &str, body: &Value) -> Value {
        let answer = self.town.people.manager.post(&self.below(what)).json(body);
        answer.send().json()
    }

    /// Whether the house can do without whomever this is done to.
    pub(crate) fn may_leave(&self) -> bool {
        let id = self.thing["id"].as_str();
        id.is_some_and(|id| self.town.lets_go(id))
    }

    pub(crate) fn enquiry(&mut self) -> Value {
        enquiry(self.dice)
    }

    fn below(&self, what: &str) -> String {
        format!("cases/{}/{what}", self.case())
    }

    fn case(&self) -> &str {
        self.file["case"]["id"].as_str().unwrap_or_default()
    }
}

/// Something that a business wants.
pub(crate) fn enquiry(dice: &mut Dice) -> Value {
    let types = [
        json!(["restaurant_cafe"]),
        json!(["change_of_use_premises"]),
        json!(["restaurant_cafe", "signage"]),
        json!(["restaurant_cafe", "change_of_use_premises", "start_advice"]),
        json!([]),
    ];
    let cvr = dice.pick(&["99007109", "99007206"]).copied().unwrap();
    let business = match dice.below(3) {
        0 => json!({"identifiers": [{"scheme": "dk_cvr", "value": cvr}]}),
        _ => json!({"name": "Bageriet i Nygade ApS"}),
    };
    let mut enquiry = json!({
        "channel": "phone",
        "language": "da",
        "text": "Jeg vil åbne en café med udeservering og vin i Nygade 3. Hvad skal jeg søge om?",
        "case_types": dice.pick(&types),
        "business": business,
        "contact": {"name": "Mette Holm", "phone": "33 99 12 34", "email": "mette@nygade.example"},
    });
    if dice.happens(50) {
        enquiry["attributes"] = json!({"alcohol_served": true});
    }
    enquiry
}
