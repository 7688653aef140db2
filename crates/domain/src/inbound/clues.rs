//! What in a mail leads to a case.

use uuid::Uuid;

use super::{MailFacts, Ours};
use crate::{CaseId, DeliveryId, Reference};

/// How many ids of mails are looked at: a thread of a year has fewer.
const IDS_AT_MOST: usize = 50;
/// How many addresses are looked at.
const ADDRESSES_AT_MOST: usize = 50;
/// How a reference is written: three groups of four.
const WRITTEN: usize = 14;

/// Something in a mail that may lead to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clue {
    /// It answers a mail of ours, by which this was told.
    Delivery(DeliveryId),
    /// It belongs to the mails of this case.
    Thread(CaseId),
    /// It answers a mail that may have come in before, under this id.
    Earlier(String),
    /// It went to an address that names this reference.
    Tag(Reference),
    /// Its subject names this reference.
    Subject(Reference),
}

/// What in a mail may lead to a case: what it answers first, then what it is addressed to, then what
/// its subject says.
pub fn clues(facts: &MailFacts, ours: &Ours) -> Vec<Clue> {
    let ids = facts.answers.iter().take(IDS_AT_MOST);
    let ids = ids.map(|id| of_id(id, ours));
    let tags = facts.to.iter().take(ADDRESSES_AT_MOST);
    let tags = tags.filter_map(|address| tag(address)).map(Clue::Tag);
    let subject = reference_in(&facts.subject).map(Clue::Subject);
    let mut all: Vec<Clue> = Vec::new();
    for clue in ids.chain(tags).chain(subject) {
        if !all.contains(&clue) {
            all.push(clue);
        }
    }
    all
}

/// The first reference with a right check digit that stands in a line.
pub fn reference_in(line: &str) -> Option<Reference> {
    let signs: Vec<char> = line.chars().take(1000).collect();
    let is_digit = |at: Option<usize>| {
        let sign = at.and_then(|at| signs.get(at));
        sign.is_some_and(char::is_ascii_digit)
    };
    signs.windows(WRITTEN).enumerate().find_map(|(at, window)| {
        let stands_alone = !is_digit(at.checked_sub(1)) && !is_digit(Some(at + WRITTEN));
        let is_grouped = [4, 9].iter().all(|at| !window[*at].is_ascii_digit());
        if !stands_alone || !is_grouped || !window[0].is_ascii_digit() {
            return None;
        }
        Reference::parse(&window.iter().collect::<String>()).ok()
    })
}

fn of_id(id: &str, ours: &Ours) -> Clue {
    let id = id.trim().trim_matches(['<', '>']);
    let earlier = || Clue::Earlier(id.to_owned());
    let Some(local) = ours.local(id) else {
        return earlier();
    };
    let case = local.strip_prefix("case.");
    match (case.map(Uuid::try_parse), Uuid::try_parse(local)) {
        (Some(Ok(case)), _) => Clue::Thread(CaseId(case)),
        (None, Ok(delivery)) => Clue::Delivery(DeliveryId(delivery)),
        (Some(Err(_)), _) | (None, Err(_)) => earlier(),
    }
}

/// The reference behind the plus of an address.
fn tag(address: &str) -> Option<Reference> {
    let (local, _) = address.rsplit_once('@')?;
    let (_, tag) = local.split_once('+')?;
    Reference::parse(tag).ok()
}
