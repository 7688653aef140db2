//! A first walk over a document that nobody has to trust yet: no types, no copies.
//!
//! It finds what the typed reader would not tell (the last of two equal keys wins there), learns
//! the ids of list elements, and stops before aliases expand into more than a machine can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess};
use serde::de::{VariantAccess, Visitor};

use super::super::finding::{Finding, FindingCode};
use super::place::{Place, Step};

/// How much longer than its text a document may be when its aliases are followed.
const EXPANSION: usize = 4;

/// What the walk found.
pub(super) struct Survey {
    duplicates: Vec<Place>,
    ids: BTreeMap<Place, String>,
    left: Option<usize>,
}

impl Survey {
    /// Walks over `yaml`; refuses what is no YAML and what expands too far.
    pub(super) fn of(yaml: &str) -> Result<Self, Finding> {
        let mut survey = Self {
            duplicates: Vec::new(),
            ids: BTreeMap::new(),
            left: Some(EXPANSION * yaml.len() + 1024),
        };
        let walk = Walk {
            survey: &mut survey,
            place: Place::default(),
        };
        let walked = walk.deserialize(yaml_serde::Deserializer::from_str(yaml));
        match (walked, survey.left) {
            (Ok(_), _) => Ok(survey),
            (Err(error), Some(_)) => Err(Finding::new(
                "document",
                FindingCode::Syntax,
                error.to_string(),
            )),
            (Err(_), None) => Err(Finding::new(
                "document",
                FindingCode::Expansion,
                "aliases make the document many times longer than it is written",
            )),
        }
    }

    /// The keys that stand twice in their mapping, in the order of the text.
    pub(super) fn duplicates(&self) -> impl Iterator<Item = &Place> {
        self.duplicates.iter()
    }

    /// The place as people read it.
    pub(super) fn name(&self, place: &Place) -> String {
        place.written(|element| self.ids.get(element).cloned())
    }

    /// Counts one value of so many bytes, which may be an alias of one counted before.
    fn spend<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.left = self.left.and_then(|left| left.checked_sub(bytes + 1));
        match self.left {
            Some(_) => Ok(()),
            None => Err(E::custom("expands too far")),
        }
    }
}

/// The walk at one place. Gives the text of a scalar, which may be an id or a key.
struct Walk<'survey> {
    survey: &'survey mut Survey,
    place: Place,
}

impl Walk<'_> {
    fn scalar<E: Error>(self, text: &str) -> Result<Option<String>, E> {
        self.survey.spend(text.len())?;
        Ok(Some(text.to_owned()))
    }

    fn at(&mut self, step: Step) -> Walk<'_> {
        Walk {
            place: self.place.then(step),
            survey: self.survey,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        self.survey.spend(0)?;
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key_seed(self.at(Step::Key(String::new())))? {
            let key = key.unwrap_or_else(|| "?".to_owned());
            let value = map.next_value_seed(self.at(Step::Key(key.clone())))?;
            if let (Some(id), "id") = (value, key.as_str()) {
                self.survey.ids.insert(self.place.clone(), id);
            }
            if !seen.insert(key.clone()) {
                let place = self.place.then(Step::Key(key));
                self.survey.duplicates.push(place);
            }
        }
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Self::Value, A::Error> {
        self.survey.spend(0)?;
        let mut index = 0;
        while seq
            .next_element_seed(self.at(Step::Element(index)))?
            .is_some()
        {
            index += 1;
        }
        Ok(None)
    }

    fn visit_enum<A: EnumAccess<'de>>(mut self, tagged: A) -> Result<Self::Value, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        content.newtype_variant_seed(self.at(Step::Key(tag)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.scalar(text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.scalar(&value.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.scalar("")
    }
}
