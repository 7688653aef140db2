//! JSON between domain values and columns.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::columns::JsonText;

/// The JSON of a recorded value.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<JsonText, StoreError> {
    serde_json::to_string(value)
        .map(JsonText)
        .map_err(|error| StoreError::Unreadable {
            table: "",
            column: "",
            detail: error.to_string(),
        })
}

/// The recorded value, with the place named where it cannot be read.
pub(crate) fn from_json<T: DeserializeOwned>(
    json: &JsonText,
    table: &'static str,
    column: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_str(&json.0).map_err(|error| StoreError::Unreadable {
        table,
        column,
        detail: error.to_string(),
    })
}
