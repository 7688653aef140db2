//! What must be done before a case may close, for whoever wants to know beforehand.

use onedoor_domain::CaseId;
use onedoor_domain::case::{ClosedAs, Obstacle};
use onedoor_domain::policy::{Action, Caller};

use crate::case_file::CaseFile;
use crate::{Result, Services};

/// The gate of a case.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The case, for names.
    pub file: CaseFile,
    /// Everything that keeps it from closing; nothing if it may.
    pub obstacles: Vec<Obstacle>,
}

impl Services {
    /// Everything that keeps a case from closing.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn closing(&self, caller: Caller, id: CaseId) -> Result<Closing> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadRouting, id)?;
                let docket = services.look_into(conn, caller.municipality, id)?;
                let obstacles = if file.case.stage.is_live() {
                    docket.obstacles(conn, ClosedAs::Answered)?
                } else {
                    Vec::new()
                };
                Ok(Closing { file, obstacles })
            })
            .await
    }
}
