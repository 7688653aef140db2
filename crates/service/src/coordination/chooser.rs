//! Choosing the next coordinators of cases, so that many at once spread over many.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::directory::Loads;
use onedoor_domain::routing::{CoordinatorChoice, NobodyThere, SuccessorInput, successor};
use onedoor_domain::{BusinessId, CaseId, Moment, MunicipalityId, StaffId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::{Connection, businesses, staff};

use crate::in_force::InForce;
use crate::{Error, Refusal, Result, Services};

/// Chooses the next coordinators of some cases, and counts whom it has chosen.
pub(crate) struct Chooser<'a> {
    in_force: &'a InForce,
    now: Moment,
    loads: Loads,
    case_types: BTreeMap<CaseId, Vec<String>>,
    account_managers: BTreeMap<BusinessId, StaffId>,
    catalogues: BTreeMap<u32, Arc<Catalogue>>,
}

impl<'a> Chooser<'a> {
    /// Reads what the choices for these cases need.
    ///
    /// # Errors
    /// As every read.
    pub(crate) fn of(
        services: &Services,
        conn: &mut Connection,
        in_force: &'a InForce,
        cases: &[&CaseRecord],
    ) -> Result<Self> {
        let municipality = in_force.municipality.id;
        let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
        let asking: Vec<BusinessId> = cases.iter().filter_map(|case| case.business).collect();
        let mut case_types: BTreeMap<CaseId, Vec<String>> = BTreeMap::new();
        for of in cases::types(conn, municipality, &ids)? {
            case_types.entry(of.case).or_default().push(of.case_type);
        }
        let mut catalogues = BTreeMap::new();
        for version in cases.iter().map(|case| case.catalogue_version) {
            if let std::collections::btree_map::Entry::Vacant(e) = catalogues.entry(version) {
                let catalogue = services.copies.catalogue(conn, municipality, version)?;
                e.insert(catalogue);
            }
        }
        Ok(Self {
            in_force,
            now: services.now(),
            loads: staff::loads(conn, municipality)?,
            case_types,
            account_managers: account_managers(conn, municipality, &asking)?,
            catalogues,
        })
    }

    /// Whoever routing finds for a case instead of `predecessor`.
    ///
    /// # Errors
    /// [`Refusal::NobodyThere`] if nobody else works here.
    pub(crate) fn choose(
        &self,
        case: &CaseRecord,
        predecessor: StaffId,
    ) -> Result<CoordinatorChoice> {
        let catalogue = self.catalogues.get(&case.catalogue_version);
        let manager = case.business.and_then(|id| self.account_managers.get(&id));
        successor(&SuccessorInput {
            municipality: &self.in_force.municipality,
            catalogue: catalogue.unwrap_or(&self.in_force.catalogue),
            directory: &self.in_force.directory,
            loads: &self.loads,
            case_types: self.case_types.get(&case.id).map_or(&[], Vec::as_slice),
            language: case.language,
            account_manager: manager.copied(),
            predecessor,
            now: self.now,
        })
        .map_err(|NobodyThere| Error::Refused(Refusal::NobodyThere))
    }

    /// Counts a case for whoever gets it, so that the next choice knows.
    pub(crate) fn count(&mut self, to: StaffId) {
        let load = self.loads.entry(to).or_default();
        load.coordinations += 1;
        load.last_assigned_at = Some(self.now);
    }
}

fn account_managers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    asking: &[BusinessId],
) -> Result<BTreeMap<BusinessId, StaffId>> {
    let known = businesses::by_id(conn, municipality, asking)?.into_iter();
    Ok(known
        .filter_map(|(id, business)| Some((id, business.account_manager?)))
        .collect())
}
