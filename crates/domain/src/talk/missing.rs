//! One list of what is missing, whichever units miss it.

use crate::papers::MissingItem;

/// One thing that one unit misses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The document of the catalogue, if it is one.
    pub document: Option<String>,
    /// What exactly, in words.
    pub words: Option<String>,
    /// Which unit needs it.
    pub unit: String,
}

/// What is missing, each thing once, in the order in which it was missed first, with the units that
/// miss it.
///
/// The same document in the same words is the same thing, whatever the letters' case and the white
/// space between the words.
pub fn combined(wanted: &[Wanted]) -> Vec<(MissingItem, Vec<String>)> {
    let mut list: Vec<(MissingItem, Vec<String>)> = Vec::new();
    for one in wanted {
        let known = list.iter_mut().find(|(item, _)| is_same(item, one));
        if let Some((item, units)) = known {
            if !units.contains(&one.unit) {
                units.push(one.unit.clone());
                // Of several units none can be named as the one.
                item.unit = None;
            }
            continue;
        }
        let item = MissingItem {
            document: one.document.clone(),
            words: one.words.clone(),
            unit: Some(one.unit.clone()),
        };
        list.push((item, vec![one.unit.clone()]));
    }
    list
}

fn is_same(item: &MissingItem, one: &Wanted) -> bool {
    let key = |words: &Option<String>| {
        let words = words.as_deref().unwrap_or_default().to_lowercase();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    item.document == one.document && key(&item.words) == key(&one.words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wanted(document: Option<&str>, words: Option<&str>, unit: &str) -> Wanted {
        Wanted {
            document: document.map(str::to_owned),
            words: words.map(str::to_owned),
            unit: unit.to_owned(),
        }
    }

    #[test]
    fn what_two_units_miss_is_asked_for_once() {
        let list = combined(&[
            wanted(Some("site_plan"), None, "building"),
            wanted(None, Some("Målene  på skiltet"), "roads"),
            wanted(Some("site_plan"), None, "fire"),
            wanted(Some("site_plan"), Some("1:500"), "fire"),
            wanted(None, Some("målene på Skiltet "), "roads"),
        ]);
        let told: Vec<_> = list
            .iter()
            .map(|(item, units)| (item.document.as_deref(), item.words.as_deref(), units.len()))
            .collect();
        assert_eq!(
            told,
            [
                (Some("site_plan"), None, 2),
                (None, Some("Målene  på skiltet"), 1),
                (Some("site_plan"), Some("1:500"), 1),
            ]
        );
        assert_eq!(list.first().and_then(|(item, _)| item.unit.clone()), None);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_said_twice(
            asked in proptest::collection::vec((0_u8..3, "[ab ]{0,2}", 0_u8..3), 0..12)
        ) {
            let all: Vec<Wanted> = asked
                .iter()
                .map(|(document, words, unit)| {
                    wanted(Some(&document.to_string()), Some(words), &unit.to_string())
                })
                .collect();
            let list = combined(&all);
            for one in &all {
                let found: Vec<_> = list.iter().filter(|(item, _)| is_same(item, one)).collect();
                prop_assert_eq!(found.len(), 1);
                prop_assert!(found.iter().all(|(_, units)| units.contains(&one.unit)));
            }
            for (item, units) in &list {
                prop_assert_eq!(item.unit.is_some(), units.len() == 1);
            }
        }
    }
}
