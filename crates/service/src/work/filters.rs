//! Saved filters: questions that people ask again and again, each person's own.

use std::collections::BTreeMap;

use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{SavedFilterId, StaffId, Version, Versioned};
use onedoor_store::saved_filters::{self, SavedFilter};
use onedoor_store::{Connection, StoreError};

use crate::error::taken_as;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::json::json;
use crate::services::allowed;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// What a list of cases may be narrowed to.
const ASKABLE: [&str; 9] = [
    "stage",
    "coordinator",
    "unit",
    "handler",
    "business",
    "case_type",
    "due_before",
    "label",
    "q",
];
/// How many filters one person may keep.
const MOST: usize = 100;

/// A filter as a caller hands it in.
#[derive(Debug, Clone)]
pub struct FilterInput {
    /// What they call it.
    pub name: String,
    /// The parameters of a list of cases.
    pub query: BTreeMap<String, String>,
}

impl Services {
    /// The caller's filters, by their names.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for a program: it has no filters of its own.
    pub async fn list_saved_filters(&self, caller: Caller) -> Result<Vec<Versioned<SavedFilter>>> {
        let me = person(&caller)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(saved_filters::list(conn, caller.municipality, me)?))
            .await
    }

    /// One of the caller's filters.
    ///
    /// # Errors
    /// [`Error::NotFound`], also if it is somebody else's; [`Error::Forbidden`] for a program.
    pub async fn find_saved_filter(
        &self,
        caller: Caller,
        id: SavedFilterId,
    ) -> Result<Versioned<SavedFilter>> {
        let me = person(&caller)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(saved_filters::get(conn, caller.municipality, me, id)?))
            .await
    }

    /// Keeps a filter for the caller.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::FilterExists`].
    pub async fn save_filter(
        &self,
        caller: Caller,
        input: FilterInput,
        once: Option<Once>,
        render: impl FnOnce(&Versioned<SavedFilter>) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (me, now) = (person(&caller)?, self.now());
        let (house, asking) = (caller.municipality, caller);
        let id = self.chance.id(now);
        let change = move |conn: &mut Connection| {
            let filter = read(id, me, &input)?;
            if saved_filters::list(conn, house, me)?.len() >= MOST {
                let wrong = FieldProblem::new("", FieldCode::TooMany).with("max", MOST);
                return Err(Error::Invalid(vec![wrong]));
            }
            saved_filters::insert(conn, house, &filter, now)
                .map_err(taken_as(Refusal::FilterExists))?;
            Ok(Versioned {
                value: filter,
                version: Version::FIRST,
            })
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Changes one of the caller's filters as it was seen.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`], [`Error::Invalid`], [`Refusal::FilterExists`].
    pub async fn change_saved_filter(
        &self,
        caller: Caller,
        id: SavedFilterId,
        input: FilterInput,
        seen: Version,
    ) -> Result<Versioned<SavedFilter>> {
        let (me, now, house) = (person(&caller)?, self.now(), caller.municipality);
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                saved_filters::get(conn, house, me, id)?;
                let filter = read(id, me, &input)?;
                saved_filters::save(conn, house, &filter, seen, now)
                    .map_err(taken_as(Refusal::FilterExists))?;
                Ok(Versioned {
                    value: filter,
                    version: seen.next(),
                })
            })
            .await
    }

    /// Removes one of the caller's filters as it was seen.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`].
    pub async fn delete_saved_filter(
        &self,
        caller: Caller,
        id: SavedFilterId,
        seen: Version,
    ) -> Result<()> {
        let (me, house) = (person(&caller)?, caller.municipality);
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                saved_filters::get(conn, house, me, id)?;
                saved_filters::delete(conn, house, id, seen).map_err(StoreError::into)
            })
            .await
    }
}

fn person(caller: &Caller) -> Result<StaffId> {
    allowed(caller, Action::ListCases)?;
    caller.staff.ok_or(Error::Forbidden)
}

fn read(id: SavedFilterId, staff: StaffId, input: &FilterInput) -> Result<SavedFilter> {
    let mut fields = Fields::default();
    let name = fields.line("/name", &input.name);
    for (key, value) in &input.query {
        let pointer = format!("/query/{}", key.replace('~', "~0").replace('/', "~1"));
        if !ASKABLE.contains(&key.as_str()) {
            fields.wrong(FieldProblem::new(pointer, FieldCode::UnknownField));
        } else {
            fields.line(&pointer, value);
        }
    }
    let filter = SavedFilter {
        id,
        staff,
        name,
        query: json(&input.query)?,
    };
    fields.finish_with(Some(filter))
}
