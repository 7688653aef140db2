//! Planning who joins a case that is open already.

use std::sync::Arc;

use onedoor_domain::catalogue::{CaseType, Catalogue};
use onedoor_domain::directory::Loads;
use onedoor_domain::enquiry::{Answers, Channel, Enquiry};
use onedoor_domain::routing::{KnownBusiness, PlannedContribution, RoutingInput, UnitReason};
use onedoor_domain::{CaseId, Moment, MunicipalityId, routing};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::{Connection, staff};

use crate::Result;
use crate::docket::Docket;
use crate::in_force::InForce;

/// Everything at which planning looks.
pub(super) struct Desk {
    in_force: Arc<InForce>,
    catalogue: Arc<Catalogue>,
    loads: Loads,
    case: CaseRecord,
    case_types: Vec<String>,
    now: Moment,
}

impl Desk {
    /// For this case, by this catalogue.
    pub(super) fn of(
        conn: &mut Connection,
        in_force: Arc<InForce>,
        catalogue: Arc<Catalogue>,
        case: CaseRecord,
        now: Moment,
    ) -> Result<Self> {
        let house = in_force.municipality.id;
        let types = cases::types(conn, house, &[case.id])?;
        Ok(Self {
            loads: staff::loads(conn, house)?,
            case_types: types.into_iter().map(|of| of.case_type).collect(),
            in_force,
            catalogue,
            case,
            now,
        })
    }

    /// Whose case it is, and which.
    pub(super) fn place(&self) -> (MunicipalityId, CaseId) {
        (self.in_force.municipality.id, self.case.id)
    }

    /// The contributions for which these answers to one question call.
    pub(super) fn joining(&self, question: &str, answers: Answers) -> Vec<PlannedContribution> {
        let enquiry = self.enquiry(answers);
        let (input, types) = (self.input(&enquiry), self.types());
        routing::joining(&input, &types, question, self.case.coordinator)
    }

    /// The contribution of one more unit.
    pub(super) fn one_more(&self, unit: &str, because: UnitReason) -> PlannedContribution {
        let enquiry = self.enquiry(Answers::new());
        let (input, types) = (self.input(&enquiry), self.types());
        routing::one_more(&input, &types, unit, because, self.case.coordinator)
    }

    fn types(&self) -> Vec<&CaseType> {
        let ids = self.case_types.iter();
        ids.filter_map(|id| self.catalogue.case_type(id)).collect()
    }

    /// What is left of the enquiry: who is asked does not depend on its words any more.
    fn enquiry(&self, answers: Answers) -> Enquiry {
        Enquiry {
            channel: Channel::Api,
            received_at: self.case.received_at,
            language: self.case.language,
            subject: String::new(),
            text: String::new(),
            case_types: self.case_types.clone(),
            answers,
            business: None,
            contact: None,
            place: None,
            urgent: self.case.urgent,
            protected_identity: self.case.protected_identity,
        }
    }

    fn input<'a>(&'a self, enquiry: &'a Enquiry) -> RoutingInput<'a> {
        RoutingInput {
            municipality: &self.in_force.municipality,
            catalogue: &self.catalogue,
            directory: &self.in_force.directory,
            loads: &self.loads,
            enquiry,
            suggestions: &[],
            known: KnownBusiness::default(),
            now: self.now,
        }
    }
}

impl Docket {
    /// How one more unit's contribution is carried, by the catalogue that is in force.
    pub(crate) fn plan_one(
        &self,
        conn: &mut Connection,
        unit: &str,
        because: UnitReason,
    ) -> Result<PlannedContribution> {
        let (in_force, case) = (&self.in_force, &self.head.record);
        let catalogue = Arc::clone(&in_force.catalogue);
        let desk = Desk::of(
            conn,
            Arc::clone(in_force),
            catalogue,
            case.clone(),
            self.now,
        )?;
        Ok(desk.one_more(unit, because))
    }
}
