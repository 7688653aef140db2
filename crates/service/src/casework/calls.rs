//! What becomes of open call-backs when their case ends: they keep it from closing, are called off
//! with it, or go on in another.

use std::collections::BTreeMap;

use onedoor_domain::GuaranteeId;
use onedoor_domain::case::OpenCall;
use onedoor_domain::event::{Happened, SwitchboardEvent};
use onedoor_store::Connection;
use onedoor_store::call_backs::{self, CallBackRecord};

use crate::docket::Docket;
use crate::{Error, Result};

impl Docket {
    /// Whom somebody still has to call on this case.
    pub(super) fn open_calls(&self, conn: &mut Connection) -> Result<Vec<OpenCall>> {
        let open = call_backs::open_of_case(conn, self.municipality(), self.head.record.id)?;
        let open = open.into_iter().map(|record| OpenCall {
            call_back: record.id,
            promise: record.guarantee,
        });
        Ok(open.collect())
    }

    /// Nobody needs to call any more. The promises are called off with all others of the case.
    pub(super) fn call_off_calls(&mut self, conn: &mut Connection, reason: &str) -> Result<()> {
        let (house, now) = (self.municipality(), self.now);
        for mut record in call_backs::open_of_case(conn, house, self.head.record.id)? {
            let cancelled = record.state.cancelled(now);
            let open = |_| Error::Fault(format!("{} is open and has ended", record.id));
            record.state = cancelled.map_err(open)?;
            record.ended_because = Some(reason.to_owned());
            call_backs::save(conn, house, &record, record.version, now)?;
            self.note(Happened::Switchboard(SwitchboardEvent::CallBackCancelled {
                call_back: record.id,
            }));
        }
        Ok(())
    }

    /// The open call-backs of a case as they go on in this one, by the promises that went on here as
    /// others. Their rows are to be moved once those are saved. Whoever has to call now learns of it.
    pub(super) fn take_in_calls(
        &mut self,
        conn: &mut Connection,
        from: &Docket,
        promises: &BTreeMap<GuaranteeId, GuaranteeId>,
    ) -> Result<Vec<CallBackRecord>> {
        let before = from.head.record.coordinator;
        let mut calls = call_backs::open_of_case(conn, from.municipality(), from.head.record.id)?;
        for record in &mut calls {
            record.case = self.head.record.id;
            if let Some(promise) = promises.get(&record.guarantee) {
                record.guarantee = *promise;
            }
            if record.staff.is_none() && before != self.head.record.coordinator {
                self.tell_call_back(record.id, None)?;
            }
        }
        Ok(calls)
    }
}
