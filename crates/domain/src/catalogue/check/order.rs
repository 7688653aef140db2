//! The order of a case type's units: everybody who waits can be asked one day.

use super::Findings;
use crate::catalogue::document::{CaseType, Document};
use crate::catalogue::finding::FindingCode;
use crate::routing::closes_a_circle;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    for case_type in &document.case_types {
        check_case_type(case_type, findings);
    }
}

fn check_case_type(case_type: &CaseType, findings: &mut Findings) {
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (index, order) in case_type.order.iter().enumerate() {
        let at = format!("case_types[{}].order[{index}]", case_type.id);
        if !takes_part(case_type, &order.unit) {
            let detail = format!("`{}` never takes part in this case type", order.unit);
            findings.add(format!("{at}.unit"), FindingCode::IdleOrder, detail);
        }
        for (place, after) in order.after.iter().enumerate() {
            let at = format!("{at}.after[{place}]");
            let (unit, after) = (order.unit.as_str(), after.as_str());
            if !takes_part(case_type, after) {
                let detail = format!("`{after}` never takes part in this case type");
                findings.add(at, FindingCode::IdleOrder, detail);
            } else if closes_a_circle(&known, unit, after) {
                let detail = format!("`{unit}` and `{after}` would wait for each other");
                findings.add(at, FindingCode::CircularOrder, detail);
            } else {
                known.push((unit, after));
            }
        }
    }
}

/// Whether the unit may contribute to such a case; an unknown one is told of elsewhere.
fn takes_part(case_type: &CaseType, unit: &str) -> bool {
    let listed = case_type.units.iter().chain(&case_type.external);
    let asked = case_type.when.iter().map(|when| &when.unit);
    case_type.lead == unit || listed.chain(asked).any(|of| of == unit)
}
