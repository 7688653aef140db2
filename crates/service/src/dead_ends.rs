//! Places where an enquiry would reach nobody.

use std::collections::BTreeSet;

use onedoor_domain::catalogue::check_against;
use onedoor_store::municipalities;

use crate::{Result, Services};

impl Services {
    /// Every dead end of every municipality, in words for the operator.
    ///
    /// # Errors
    /// As every query.
    pub async fn dead_ends(&self) -> Result<Vec<String>> {
        let services = self.clone();
        self.store
            .installation()
            .read(move |conn| {
                let mut all = Vec::new();
                for record in municipalities::list(conn)? {
                    let of = record.municipality;
                    let in_force = services.copies.get(conn, of.id, services.now())?;
                    let staff = in_force
                        .directory
                        .staff
                        .iter()
                        .filter(|person| person.active);
                    let staffed: BTreeSet<String> =
                        staff.flat_map(|person| person.units.clone()).collect();
                    let findings =
                        check_against(in_force.catalogue.document(), of.country, &staffed);
                    all.extend(
                        findings
                            .into_iter()
                            .map(|finding| format!("{}: {finding}", of.slug)),
                    );
                }
                Ok(all)
            })
            .await
    }
}
