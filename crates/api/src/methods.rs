//! Which methods an address takes.
//!
//! Every operation is routed by itself, so of any other method the framework says that the address
//! is not there. The API's own description knows better.

use std::sync::LazyLock;

use actix_web::dev::ResourceDef;
use utoipa::openapi::PathItem;

static TAKEN: LazyLock<Vec<(ResourceDef, String)>> = LazyLock::new(|| {
    let paths = crate::document().paths.paths.into_iter();
    paths
        .map(|(path, item)| (ResourceDef::new(path), taken(&item)))
        .collect()
});

/// The methods that the address at `path` takes, as the header `Allow` lists them.
pub(crate) fn taken_at(path: &str) -> Option<&'static str> {
    let found = TAKEN.iter().find(|(address, _)| address.is_match(path))?;
    Some(&found.1)
}

fn taken(item: &PathItem) -> String {
    let methods = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    let taken = methods.iter().filter(|(_, operation)| operation.is_some());
    let names: Vec<&str> = taken.map(|(name, _)| *name).collect();
    names.join(", ")
}
