//! Which known business a file means, and what changes about it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{BusinessField, BusinessKey, Change};
use super::super::document::BusinessEntry;
use super::fields::replaced;

/// Adds and changes; a business that the file does not name is left alone.
pub(super) fn businesses(current: &[BusinessEntry], wanted: &[BusinessEntry]) -> Vec<Change> {
    let matches = matches(current, wanted);
    let change = |(at, business): (usize, &BusinessEntry)| {
        let Some(now) = matches.get(&at).and_then(|&known| current.get(known)) else {
            return Some(Change::AddBusiness(business.clone()));
        };
        let fields = business_fields(now, business);
        let business = key(now);
        (!fields.is_empty()).then_some(Change::ChangeBusiness { business, fields })
    };
    wanted.iter().enumerate().filter_map(change).collect()
}

/// For each wanted business that is known, where it stands. None is matched twice.
///
/// Identifiers speak first. A name speaks only where one side has no identifier: two companies
/// with different numbers are different companies, whatever they are called.
fn matches(current: &[BusinessEntry], wanted: &[BusinessEntry]) -> BTreeMap<usize, usize> {
    let mut matches = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for means in [share_an_identifier, share_only_a_name] {
        for (at, business) in wanted.iter().enumerate() {
            if matches.contains_key(&at) {
                continue;
            }
            let mut known = current.iter().enumerate();
            let found = known.find(|(k, entry)| !taken.contains(k) && means(entry, business));
            if let Some((known, _)) = found {
                matches.insert(at, known);
                taken.insert(known);
            }
        }
    }
    matches
}

fn share_an_identifier(known: &BusinessEntry, business: &BusinessEntry) -> bool {
    !known.identifiers.is_disjoint(&business.identifiers)
}

fn share_only_a_name(known: &BusinessEntry, business: &BusinessEntry) -> bool {
    known.name == business.name && (known.identifiers.is_empty() || business.identifiers.is_empty())
}

fn business_fields(now: &BusinessEntry, wanted: &BusinessEntry) -> Vec<BusinessField> {
    let more: BTreeSet<_> = wanted
        .identifiers
        .difference(&now.identifiers)
        .cloned()
        .collect();
    let fields = [
        replaced(&now.name, &wanted.name).map(BusinessField::Name),
        (!more.is_empty()).then_some(BusinessField::MoreIdentifiers(more)),
        replaced(&now.account_manager, &wanted.account_manager).map(BusinessField::AccountManager),
    ];
    fields.into_iter().flatten().collect()
}

fn key(now: &BusinessEntry) -> BusinessKey {
    match now.identifiers.first() {
        Some(identifier) => BusinessKey::Identifier(identifier.clone()),
        None => BusinessKey::Name(now.name.clone()),
    }
}
