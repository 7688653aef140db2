//! Routing a case once more, with what is known of it now.

use onedoor_domain::case::LinkKind;
use onedoor_domain::enquiry::Enquiry;
use onedoor_domain::routing::{KnownBusiness, NobodyThere, Plan, RoutingInput, route};
use onedoor_domain::{CaseId, MunicipalityId};
use onedoor_store::contents::EnquiryRecord;
use onedoor_store::{Connection, cases, contents, staff};

use crate::docket::Docket;
use crate::origins::with_origins;
use crate::{Error, Refusal, Result, Services};

impl Services {
    /// What routing would decide for the case today if it were about these case types, by the
    /// catalogue that it was routed by. What a later enquiry or the coordinator answered counts.
    ///
    /// # Errors
    /// [`Refusal::NobodyThere`].
    pub(super) fn routed_again(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        case_types: Vec<String>,
    ) -> Result<Plan> {
        let (house, record) = (docket.municipality(), &docket.head.record);
        let catalogue = self
            .copies
            .catalogue(conn, house, record.catalogue_version)?;
        let loads = staff::loads(conn, house)?;
        let enquiry = self.as_known(conn, docket, case_types)?;
        let in_force = &docket.in_force;
        let plan = route(&RoutingInput {
            municipality: &in_force.municipality,
            catalogue: &catalogue,
            directory: &in_force.directory,
            loads: &loads,
            enquiry: &enquiry,
            suggestions: &[],
            known: KnownBusiness::default(),
            now: docket.now,
        });
        plan.map_err(|NobodyThere| Error::Refused(Refusal::NobodyThere))
    }

    /// The matter as one enquiry: the first one's words, with everything that was answered since.
    fn as_known(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        case_types: Vec<String>,
    ) -> Result<Enquiry> {
        let (house, case) = (docket.municipality(), &docket.head.record);
        let enquiries = all_enquiries(conn, house, case.id)?;
        let first = enquiries.first().ok_or(Error::NotFound)?.clone();
        let mut answers = first.answers;
        for later in enquiries.into_iter().skip(1) {
            answers.extend(later.answers);
        }
        answers.extend(cases::answers(conn, house, case.id)?);
        Ok(Enquiry {
            channel: first.channel,
            received_at: case.received_at,
            language: case.language,
            subject: first.subject,
            text: first.text,
            case_types,
            answers,
            business: None,
            contact: None,
            place: first.place,
            urgent: case.urgent,
            protected_identity: case.protected_identity,
        })
    }
}

/// The enquiries of a case, oldest first: its own, and those of cases whose matter came into it.
pub(crate) fn all_enquiries(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<EnquiryRecord>> {
    let kinds = [LinkKind::Merged, LinkKind::Split];
    let mut enquiries = Vec::new();
    for case in with_origins(conn, municipality, case, &kinds)? {
        enquiries.extend(contents::enquiries(conn, municipality, case)?);
    }
    enquiries.sort_by_key(|enquiry| (enquiry.received_at, enquiry.id));
    Ok(enquiries)
}
