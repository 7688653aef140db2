//! What changed between two catalogues, entry by entry, for people who decide on publishing.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::document::Document;
use crate::closed_set;

closed_set! {
    /// What became of an entry.
    ChangeKind {
        /// It is new.
        Added = "added",
        /// It is gone. Cases routed by the old version keep it.
        Removed = "removed",
        /// It is there, but says something else.
        Changed = "changed",
    }
}

/// One entry that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The entry: `case_types[restaurant_cafe]`, or `languages`.
    pub at: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Which of its keys say something else; empty unless it changed.
    pub keys: Vec<String>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.at)?;
        if !self.keys.is_empty() {
            write!(f, ": {}", self.keys.join(", "))?;
        }
        Ok(())
    }
}

/// What must change in `old` to give `new`, list by list in the order of the document.
///
/// Entries are told apart by their id, so that moving one is no change.
pub fn diff(old: &Document, new: &Document) -> Vec<Change> {
    let whole = |key: &str, differs: bool| {
        differs.then(|| Change {
            at: key.to_owned(),
            kind: ChangeKind::Changed,
            keys: Vec::new(),
        })
    };
    let mut changes = Vec::new();
    changes.extend(whole("schema", old.schema != new.schema));
    changes.extend(whole("languages", old.languages != new.languages));
    changes.extend(list("units", &old.units, &new.units, |e| &e.id));
    changes.extend(list("questions", &old.questions, &new.questions, |e| &e.id));
    changes.extend(list("documents", &old.documents, &new.documents, |e| &e.id));
    changes.extend(list("promises", &old.promises, &new.promises, |e| &e.id));
    changes.extend(list("rules", &old.rules, &new.rules, |e| &e.id));
    changes.extend(list("case_types", &old.case_types, &new.case_types, |e| {
        &e.id
    }));
    changes
}

/// Additions and changes in the order of `new`, then what `old` alone has.
fn list<T: Serialize + PartialEq>(
    name: &str,
    old: &[T],
    new: &[T],
    id: fn(&T) -> &String,
) -> Vec<Change> {
    let find = |entries: &'_ [T], wanted: &str| entries.iter().position(|e| id(e) == wanted);
    let change = |entry: &T, kind, keys| Change {
        at: format!("{name}[{}]", id(entry)),
        kind,
        keys,
    };
    let kept =
        new.iter().filter_map(
            |entry| match find(old, id(entry)).and_then(|at| old.get(at)) {
                None => Some(change(entry, ChangeKind::Added, Vec::new())),
                Some(before) if before == entry => None,
                Some(before) => {
                    let keys = differing_keys(before, entry);
                    Some(change(entry, ChangeKind::Changed, keys))
                }
            },
        );
    let gone = old
        .iter()
        .filter(|entry| find(new, id(entry)).is_none())
        .map(|entry| change(entry, ChangeKind::Removed, Vec::new()));
    kept.chain(gone).collect()
}

fn differing_keys<T: Serialize>(before: &T, after: &T) -> Vec<String> {
    let (before, after) = (serde_json::to_value(before), serde_json::to_value(after));
    let (Ok(Value::Object(before)), Ok(Value::Object(after))) = (before, after) else {
        return Vec::new();
    };
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    keys.into_iter()
        .filter(|key| before.get(*key) != after.get(*key))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn equal_catalogues_do_not_differ() {
        assert_eq!(diff(&sample::document(), &sample::document()), []);
    }

    #[test]
    fn what_is_added_changed_or_removed_is_named_by_its_id() {
        let old = sample::document();
        let mut new = old.clone();
        new.languages.pop();
        new.units.retain(|unit| unit.id != "food_control");
        for promise in new.promises.iter_mut().filter(|p| p.id == "answer") {
            promise.length = 3;
            promise.note = Some("faster".to_owned());
        }
        let mut copy = new
            .case_types
            .first()
            .cloned()
            .into_iter()
            .collect::<Vec<_>>();
        for case_type in &mut copy {
            case_type.id = "pop_up_cafe".to_owned();
        }
        new.case_types.extend(copy);

        let change = |at: &str, kind, keys: &[&str]| Change {
            at: at.to_owned(),
            kind,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        };
        assert_eq!(
            diff(&old, &new),
            [
                change("languages", ChangeKind::Changed, &[]),
                change("units[food_control]", ChangeKind::Removed, &[]),
                change("promises[answer]", ChangeKind::Changed, &["length", "note"]),
                change("case_types[pop_up_cafe]", ChangeKind::Added, &[]),
            ]
        );
    }

    #[test]
    fn moving_an_entry_is_no_change() {
        let old = sample::document();
        let mut new = old.clone();
        new.case_types.reverse();
        new.units.reverse();
        assert_eq!(diff(&old, &new), []);
    }
}
