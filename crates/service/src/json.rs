//! What is recorded, written as JSON and read back.

use onedoor_store::columns::JsonText;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// The value as it is recorded.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<JsonText> {
    serde_json::to_string(value)
        .map(JsonText)
        .map_err(|error| Error::Fault(error.to_string()))
}

/// The value that was recorded so.
pub(crate) fn recorded<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| Error::Fault(format!("what was recorded cannot be read: {error}")))
}
