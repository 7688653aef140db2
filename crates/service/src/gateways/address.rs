//! Where a gateway is, and what lets us in there. Both are secrets: the address of a chat channel is
//! all it takes to write into it.

use std::collections::BTreeMap;

use onedoor_domain::MunicipalityId;
use serde::{Deserialize, Serialize};

use crate::chance::Chance;
use crate::seal::Seal;
use crate::{Error, Result};

/// As what it is sealed.
const SEALED_AS: &str = "gateway";

/// Where a gateway is called, and with which headers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Address {
    pub(super) url: String,
    pub(super) headers: BTreeMap<String, String>,
}

impl Address {
    pub(super) fn close(
        &self,
        seal: &Seal,
        chance: &Chance,
        of: MunicipalityId,
    ) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self).map_err(|_| unreadable())?;
        seal.close(chance, (of, SEALED_AS), &plain)
    }

    pub(super) fn open(seal: &Seal, of: MunicipalityId, sealed: &[u8]) -> Result<Self> {
        let plain = seal.open((of, SEALED_AS), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| unreadable())
    }
}

fn unreadable() -> Error {
    Error::Fault("a gateway's address cannot be read".to_owned())
}
