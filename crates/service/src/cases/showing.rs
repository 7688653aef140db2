//! Cases as a reader sees them, with what belongs to each.

use std::sync::Arc;

use onedoor_domain::contribution::Dependency;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{self, Caller, Surface};
use onedoor_domain::{BusinessId, CaseId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::contents::{self, ContributionRecord};
use onedoor_store::{Connection, businesses, dependencies, labels, task_forces};

use crate::case_file::{AllowedActs, Around, CaseFile};
use crate::in_force::InForce;
use crate::ties::{CaseTies, TakePart};
use crate::{Result, Services};

impl Services {
    /// These cases, without those of which the caller may know nothing.
    ///
    /// # Errors
    /// As every query.
    pub(crate) fn files(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        surface: Surface,
        found: Vec<CaseRecord>,
        in_force: &Arc<InForce>,
    ) -> Result<Vec<CaseFile>> {
        let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
        let municipality = caller.municipality;
        let mut types = cases::types(conn, municipality, &ids)?;
        let mut contributions = contents::contributions(conn, municipality, &ids)?;
        let mut waiting = dependencies::of_cases(conn, municipality, &ids)?;
        let mut guarantees = contents::guarantees(conn, municipality, &ids)?;
        let mut labels = labels::of_cases(conn, municipality, &ids)?;
        let mut members = task_forces::members(conn, municipality, &ids)?;
        let asking: Vec<BusinessId> = found.iter().filter_map(|case| case.business).collect();
        let known = businesses::by_id(conn, municipality, &asking)?;
        let mut files = Vec::with_capacity(found.len());
        for case in found {
            let contributions: Vec<_> = contributions
                .extract_if(.., |part| part.case == case.id)
                .collect();
            let members = members.remove(&case.id).unwrap_or_default();
            let take_part = TakePart {
                parts: &contributions,
                members: &members,
            };
            let ties = CaseTies::new(municipality, &case, take_part, in_force, self.now());
            let seen = ties.of(&case);
            let Some(sight) = policy::sight(caller, &seen) else {
                continue;
            };
            let allowed = AllowedActs::of(caller, &ties, &case, &contributions);
            let shown = sight.shows_identity(surface, &seen);
            let business = case.business.filter(|_| shown);
            let catalogue = (self.copies).catalogue(conn, municipality, case.catalogue_version)?;
            files.push(CaseFile {
                types: types.extract_if(.., |of| of.case == case.id).collect(),
                business: business.and_then(|id| known.get(&id).cloned()),
                dependencies: of_these(&mut waiting, &contributions),
                contributions,
                guarantees: guarantees.extract_if(.., |of| of.case == case.id).collect(),
                questions: Vec::new(),
                papers: Papers::default(),
                around: Around {
                    labels: labels.remove(&case.id).unwrap_or_default(),
                    ..Around::default()
                },
                catalogue,
                in_force: Arc::clone(in_force),
                sight,
                allowed,
                acting: ties.acting(),
                members,
                case,
            });
        }
        Ok(files)
    }
}

/// Takes out what these contributions wait for.
fn of_these(waiting: &mut Vec<Dependency>, parts: &[ContributionRecord]) -> Vec<Dependency> {
    waiting
        .extract_if(.., |of| parts.iter().any(|part| part.id == of.waiting))
        .collect()
}
