//! The keys of a map: each once, and not endless.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// How many keys a map may have.
pub(super) const KEYS: usize = 200;
/// How we say that it has more.
pub(super) const TOO_MANY: &str = "too many keys";
/// How serde begins its message about a field that stands twice.
pub(super) const DUPLICATE: &str = "duplicate field";

/// Reads a map whose keys may not repeat: of two answers to one question neither counts.
///
/// # Errors
/// As deserialising does, and for a key that stands twice.
pub(crate) fn unique_keys<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Unique<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some((key, value)) = entries.next_entry::<String, V>()? {
                if map.len() == KEYS {
                    return Err(A::Error::custom(TOO_MANY));
                }
                if map.insert(key, value).is_some() {
                    return Err(A::Error::custom(DUPLICATE));
                }
            }
            Ok(map)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}
