//! The keys by which code asks for texts.

use std::collections::BTreeSet;

use onedoor_domain::contact::ContactOutcome;
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::{GuaranteeStage, LedgerFault, RestartReason, StartOn};
use onedoor_domain::routing::{Against, CoordinatorReason};
use onedoor_service::{FieldCode, Refusal};

use crate::nothing_against;
use crate::source::{files, product, read};

/// The keys that a family of words makes.
fn family<T: ToString>(words: &[T], prefix: &str, suffix: &str) -> Vec<String> {
    words
        .iter()
        .map(|word| format!("{prefix}{}{suffix}", word.to_string()))
        .collect()
}

/// The words of the one table from failures to problems, which is private to the API.
fn problem_codes() -> Vec<String> {
    let table = read("crates/api/src/problem.rs");
    let words = table.lines().filter_map(|line| {
        let (_, word) = line.split_once("=> \"")?;
        word.strip_suffix("\",").map(str::to_owned)
    });
    words.collect()
}

/// Keys that stand whole in a call.
fn spelled_out() -> Vec<String> {
    let mut keys = Vec::new();
    for file in product() {
        if file.path.starts_with("crates/server/") {
            // Its `say` prints for operators.
            continue;
        }
        let code = file.product_lines().join(" ");
        for call in ["say(", "say_with("] {
            for (at, _) in code.match_indices(call) {
                let arguments = code[at + call.len()..].split(')').next().unwrap_or("");
                let key = arguments
                    .split('"')
                    .nth(1)
                    .filter(|_| !arguments.contains("format!"));
                keys.extend(key.map(str::to_owned));
            }
        }
    }
    keys.retain(|key| !key.is_empty() && !key.contains([' ', '{', ':', '/']));
    keys
}

/// The keys of the English texts; that the other languages have the same is a test of the service.
fn written() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files() {
        if file.path.starts_with("crates/service/locales/en/") {
            let texts = file.text.lines().filter_map(|line| line.split_once(" ="));
            keys.extend(texts.map(|(key, _)| key.to_owned()));
        }
    }
    keys
}

#[test]
fn every_text_that_code_asks_for_is_there() {
    let problems = problem_codes();
    assert!(
        problems.len() > 15,
        "The table in crates/api/src/problem.rs does not read as it did; mend this test."
    );
    let codes: Vec<String> = problems
        .into_iter()
        .chain(family(Refusal::ALL, "", ""))
        .collect();
    let keys = [
        family(&codes, "problem-", "-title"),
        family(&codes, "problem-", "-detail"),
        family(FieldCode::ALL, "field-", ""),
        family(Against::ALL, "against-", ""),
        family(CoordinatorReason::ALL, "coordinator-", ""),
        family(EventKind::ALL, "event-", ""),
        family(StartOn::ALL, "starts-", ""),
        family(GuaranteeStage::ALL, "state-", ""),
        family(RestartReason::ALL, "restart-", ""),
        family(LedgerFault::ALL, "ledger-", ""),
        family(ContactOutcome::ALL, "contact_outcome-", ""),
        spelled_out(),
    ];
    let written = written();
    let found: Vec<String> = keys
        .into_iter()
        .flatten()
        .filter(|key| !written.contains(key))
        .collect();
    nothing_against(
        &found,
        "Write these texts in crates/service/locales/en, and in the five other languages beside \
         it.",
    );
}
