//! Reading cases: lists, one case, why it was routed so.

mod listing;
mod showing;

use onedoor_domain::CaseId;
use onedoor_domain::access::AccessPart;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{self, Action, Caller, Object, Sight, Surface};
use onedoor_domain::routing::Plan;
use onedoor_store::Connection;
use onedoor_store::cases;
use onedoor_store::contents::{self, EnquiryRecord};

pub(crate) use listing::within_scope;
pub use listing::{CasePage, CaseQuery};

use crate::case_file::CaseFile;
use crate::casework::all_enquiries;
use crate::ledgers::Ledgers;
use crate::ties::CaseTies;
use crate::{Error, Result, Services};

/// Why a case was routed as it was.
#[derive(Debug, Clone)]
pub struct RoutingExplained {
    /// The case.
    pub file: CaseFile,
    /// The plan as it was recorded.
    pub plan: Plan,
}

impl Services {
    /// One case with everything that belongs to it, as far as the caller may see.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find_case(&self, caller: Caller, id: CaseId) -> Result<CaseFile> {
        let (services, asking) = (self.clone(), caller.clone());
        let file = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.whole_file(conn, &asking, id))
            .await?;
        self.note_look(&caller, &file, AccessPart::Case).await?;
        Ok(file)
    }

    /// The enquiries of a case, word for word.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] if the caller may know the case but not its words.
    pub async fn list_enquiries(&self, caller: Caller, id: CaseId) -> Result<Vec<EnquiryRecord>> {
        self.read_noted(
            caller,
            AccessPart::Enquiries,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadEnquiryText, id)?;
                let enquiries = all_enquiries(conn, caller.municipality, id)?;
                Ok((file, enquiries))
            },
        )
        .await
    }

    /// Why the case was routed as it was.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn explain_routing(&self, caller: Caller, id: CaseId) -> Result<RoutingExplained> {
        let (services, asking) = (self.clone(), caller.clone());
        let explained = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &asking, Action::ReadRouting, id)?;
                let plan = cases::plan(conn, asking.municipality, id)?;
                Ok::<_, Error>(RoutingExplained { file, plan })
            })
            .await?;
        self.note_look(&caller, &explained.file, AccessPart::Enquiries)
            .await?;
        Ok(explained)
    }

    /// One case as it is shown by itself: with its papers, where words may be shown.
    pub(crate) fn whole_file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CaseId,
    ) -> Result<CaseFile> {
        let mut file = self.file(conn, caller, Action::ReadCase, id)?;
        if file.sight == Sight::Full {
            let events = contents::events_of(conn, caller.municipality, id)?;
            file.papers = Papers::after(&Ledgers::read(&events)?.past);
            self.look_around(conn, caller, &mut file)?;
        }
        Ok(file)
    }

    pub(crate) fn file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        action: Action,
        id: CaseId,
    ) -> Result<CaseFile> {
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let case = cases::get(conn, caller.municipality, id)?;
        let ties = CaseTies::read(conn, &in_force, &case, self.now())?;
        policy::require(caller, action, &Object::Case(ties.of(&case)))?;
        let mut file = self
            .files(conn, caller, Surface::Case, vec![case], &in_force)?
            .pop()
            .ok_or(Error::NotFound)?;
        let answers = cases::answers(conn, caller.municipality, id)?;
        file.questions = cases::plan(conn, caller.municipality, id)?.questions;
        file.questions
            .retain(|open| !answers.contains_key(&open.question));
        Ok(file)
    }
}
