//! What actors do: one deed for each operation, with a body that can be meant.

mod case;
mod desk;
mod house;
mod parts;
mod promises;
mod talk;

use serde_json::Value;

use crate::scene::Scene;

/// To what something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// To nothing that is there already.
    House,
    /// To a case.
    Case,
    /// To a contribution, by whoever is of its unit.
    Part,
    /// To a contribution, by whoever heads its unit.
    PartOfHead,
    /// To a contribution, by whoever coordinates its case.
    PartOfCase,
    /// To a promise of a case.
    Promise,
    /// To something that is listed below a case, and read by itself.
    Listed(&'static str),
    /// To a draft of the case's answer.
    Draft,
    /// To something of the municipality, by its administrator.
    Directory(&'static str),
}

/// What is sent along.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    Nothing,
    Json(Value),
    File,
}

/// One thing that can be done.
pub(crate) struct Deed {
    pub(crate) operation: &'static str,
    pub(crate) on: On,
    /// The word for it among allowed actions; empty if it has none.
    pub(crate) act: &'static str,
    /// How often it is done, beside the others.
    pub(crate) often: usize,
    /// What is sent along; nothing if it makes no sense here.
    pub(crate) say: fn(&mut Scene<'_>) -> Option<Said>,
}

/// Every deed.
pub(crate) fn all() -> impl Iterator<Item = &'static Deed> {
    let all = [
        case::DEEDS,
        parts::DEEDS,
        promises::DEEDS,
        talk::DEEDS,
        desk::DEEDS,
        house::DEEDS,
    ];
    all.into_iter().flatten()
}

/// A deed with a body.
const fn deed(
    operation: &'static str,
    on: On,
    act: &'static str,
    often: usize,
    say: fn(&mut Scene<'_>) -> Option<Said>,
) -> Deed {
    Deed {
        operation,
        on,
        act,
        often,
        say,
    }
}

/// Nothing is sent along.
fn nothing(_: &mut Scene<'_>) -> Option<Said> {
    Some(Said::Nothing)
}

/// With this body.
fn said(body: Value) -> Option<Said> {
    Some(Said::Json(body))
}
