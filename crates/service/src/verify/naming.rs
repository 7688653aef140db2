//! The names by which people find what is wrong.

use std::collections::BTreeMap;

use onedoor_domain::MunicipalityId;
use onedoor_store::{Connection, municipalities, verify};

use super::{Flawed, Found};
use crate::Result;

/// Puts the names to what was found by which people find it.
pub(super) fn named(conn: &mut Connection, found: Vec<Found>) -> Result<Vec<Flawed>> {
    let mut slugs: BTreeMap<MunicipalityId, String> = BTreeMap::new();
    let mut flawed = Vec::with_capacity(found.len());
    for (house, case, flaw) in found {
        let municipality = match slugs.get(&house) {
            Some(slug) => slug.clone(),
            None => {
                let slug = municipalities::get(conn, house)?.municipality.slug;
                slugs.insert(house, slug.clone());
                slug
            }
        };
        let case = match case {
            Some(case) => Some(verify::reference_of(conn, house, case)?),
            None => None,
        };
        flawed.push(Flawed {
            municipality,
            case,
            flaw,
        });
    }
    Ok(flawed)
}
