//! Who works here, in which units, who is away and who is on duty.

mod absences;
mod duties;
mod staff;
mod staff_fields;
mod units;

pub use absences::{AbsenceChange, AbsenceInput};
pub use duties::DutyInput;
pub use staff::StaffQuery;
pub(crate) use staff::{close_load, let_go};
pub use staff_fields::StaffInput;
pub(crate) use staff_fields::nobody;
pub use units::{UnitInput, UnitView};

use onedoor_domain::directory::StaffMember;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::{Connection, StoreError, municipalities};

use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{FieldCode, FieldProblem, Result, Services};

impl Services {
    /// Changes the directory in one transaction, after which nobody uses an old copy of it.
    async fn change_directory<T: Send + 'static>(
        &self,
        caller: &Caller,
        change: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        allowed(caller, Action::ChangeDirectory)?;
        let municipality = caller.municipality;
        let outcome = self
            .store
            .of(caller.municipality)
            .write(move |conn| in_turn(conn, municipality, change))
            .await;
        self.forget_directory(municipality);
        outcome
    }

    /// The same, once per idempotency key.
    pub(crate) async fn change_directory_once<T: Send + 'static>(
        &self,
        caller: &Caller,
        once: Option<Once>,
        change: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
        render: impl FnOnce(&T) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(caller, Action::ChangeDirectory)?;
        let municipality = caller.municipality;
        let change = move |conn: &mut Connection| in_turn(conn, municipality, change);
        let outcome = self.change_once(caller, once, change, render).await;
        self.forget_directory(municipality);
        outcome
    }

    /// Also after a failure: it may be one whose outcome is unknown.
    fn forget_directory(&self, municipality: MunicipalityId) {
        self.copies.forget(municipality);
        self.tokens.forget();
    }
}

/// The directory is marked as changed first, and that row stays locked: changes of one directory
/// take turns, so that each checks what the one before it left.
fn in_turn<T>(
    conn: &mut Connection,
    municipality: MunicipalityId,
    change: impl FnOnce(&mut Connection) -> Result<T>,
) -> Result<T> {
    municipalities::touch_directory(conn, municipality)?;
    change(conn)
}

/// The person of this id, if they work here; else a problem is noted at `pointer`.
pub(crate) fn active_person(
    conn: &mut Connection,
    fields: &mut Fields,
    municipality: MunicipalityId,
    pointer: &str,
    id: StaffId,
) -> Result<Option<StaffMember>> {
    let person = match onedoor_store::staff::get(conn, municipality, id) {
        Err(StoreError::NotFound) => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
            return Ok(None);
        }
        found => found?.value,
    };
    if !person.active {
        fields.wrong(FieldProblem::new(pointer, FieldCode::NotActive));
        return Ok(None);
    }
    Ok(Some(person))
}

/// From when to when; a problem is noted if that is no time at all.
fn span(
    fields: &mut Fields,
    starts_at: Option<Moment>,
    ends_at: Option<Moment>,
) -> Option<(Moment, Moment)> {
    let span = starts_at.zip(ends_at)?;
    if span.1 <= span.0 {
        fields.wrong(FieldProblem::new("/ends_at", FieldCode::EndsBeforeItBegins));
        return None;
    }
    Some(span)
}
