//! What a case takes over from one that is merged into it: labels, and whoever works on it together.

use std::collections::BTreeSet;

use onedoor_domain::CaseId;
use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_store::columns::OutboxKind;
use onedoor_store::task_forces::{self, TaskforceRecord};
use onedoor_store::{Connection, labels};

use crate::Result;
use crate::docket::Docket;
use crate::notices::Recipient;

impl Docket {
    /// The case has the labels of both. They may be more than people may give it.
    pub(super) fn share_labels(&mut self, conn: &mut Connection, from: CaseId) -> Result<()> {
        let (house, id) = (self.municipality(), self.head.record.id);
        let mut known = labels::of_cases(conn, house, &[from, id])?;
        let had: BTreeSet<String> = known.remove(&id).unwrap_or_default().into_iter().collect();
        let mut all = had.clone();
        all.extend(known.remove(&from).unwrap_or_default());
        if all == had {
            return Ok(());
        }
        let all: Vec<String> = all.into_iter().collect();
        labels::set(conn, house, id, &all)?;
        let labels = u32::try_from(all.len()).unwrap_or(u32::MAX);
        self.note(Happened::Case(CaseEvent::LabelsChanged { labels }));
        Ok(())
    }

    /// Whoever worked on the merged case together works on this one too, under the name that was
    /// here, if there was one.
    pub(super) fn join_task_force(&mut self, conn: &mut Connection, from: &Docket) -> Result<()> {
        let (house, id) = (self.municipality(), self.head.record.id);
        let had = self.members().to_vec();
        let new = from.members().iter().copied();
        let new = new.filter(|one| !had.contains(one) && self.works_here(*one));
        let new: Vec<_> = new.collect();
        if new.is_empty() {
            return Ok(());
        }
        let name = match task_forces::name(conn, house, id)? {
            Some(name) => name,
            None => task_forces::name(conn, house, from.head.record.id)?.unwrap_or_default(),
        };
        let to: Vec<_> = new.iter().copied().map(Recipient::Staff).collect();
        let payload = serde_json::json!({ "what": "task_force", "to": to });
        self.tell(OutboxKind::CaseMoved, &payload)?;
        let mut members: Vec<_> = had.into_iter().chain(new).collect();
        members.sort_unstable();
        let record = TaskforceRecord { name, members };
        task_forces::set(conn, house, id, &record, self.now)?;
        let members = record.members;
        self.set_members(members.clone());
        self.note(Happened::Case(CaseEvent::TaskForceChanged { members }));
        Ok(())
    }
}
