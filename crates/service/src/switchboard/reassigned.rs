//! Giving a call-back to somebody else, or back to whoever coordinates.

use onedoor_domain::event::{Happened, SwitchboardEvent};
use onedoor_domain::policy::Caller;
use onedoor_domain::{CallBackId, StaffId, Version};
use onedoor_store::Connection;
use onedoor_store::call_backs::{self, CallBackRecord};

use super::asked::check_caller;
use super::call_backs::CallBackView;
use super::kept::ended;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::{Result, Services};

impl Services {
    /// Gives a call-back to somebody else, or back to whoever coordinates. Its clock runs on.
    ///
    /// # Errors
    /// As for a call.
    pub async fn reassign_call_back(
        &self,
        caller: Caller,
        id: CallBackId,
        seen: Version,
        staff: Option<StaffId>,
    ) -> Result<CallBackView> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let (mut docket, record) = services.take_call_back(conn, &caller, id, seen)?;
                let mut fields = Fields::default();
                if let Some(staff) = staff {
                    check_caller(&mut fields, "/staff", &docket, staff);
                }
                fields.finish()?;
                docket.give_call_back(conn, record, staff)?;
                docket.save(conn)?;
                services.call_back(conn, &caller, id)
            })
            .await
    }
}

impl Docket {
    /// Gives a call-back to somebody else, or to whoever coordinates, who learns of it.
    pub(crate) fn give_call_back(
        &mut self,
        conn: &mut Connection,
        mut record: CallBackRecord,
        staff: Option<StaffId>,
    ) -> Result<()> {
        let (id, seen) = (record.id, record.version);
        record.state = record.state.reassigned().map_err(ended)?;
        record.staff = staff;
        call_backs::save(conn, self.municipality(), &record, seen, self.now)?;
        let given = SwitchboardEvent::CallBackReassigned {
            call_back: id,
            staff,
        };
        self.note(Happened::Switchboard(given));
        self.tell_call_back(id, staff)
    }
}
