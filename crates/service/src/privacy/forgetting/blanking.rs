//! Blanking what nothing keeps: words, names, numbers, files, and the index by which they are found.

use onedoor_domain::attachment::Standing;
use onedoor_domain::policy::Caller;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};
use onedoor_store::{
    Connection, StoreError, attachments, cases, contents, holdings, inbound, stray_files,
};
use uuid::Uuid;

use super::ForgottenItem;
use super::traces::{TracedCase, Traces};
use crate::{Result, Services};

/// How many attachments a case may have; more than anybody adds.
const ALL_FILES: i64 = 100_000;
/// Why a file is not there any more.
const ERASED: &str = "erased";
/// Nobody: where a case is blanked on which none of its people is known.
const NOBODY: ContactId = ContactId(Uuid::nil());

impl Services {
    /// Blanks everything of these traces that nothing keeps.
    pub(super) fn blank(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        traces: &Traces,
        items: &[ForgottenItem],
    ) -> Result<()> {
        let of = caller.municipality;
        for case in traces.cases.iter().filter(|case| case.kept_by.is_none()) {
            self.blank_traced(conn, caller, case)?;
        }
        for mail in &traces.mails {
            match inbound::delete_set_aside(conn, of, mail.id) {
                Ok(()) => {}
                // Somebody took it meanwhile, and it stands on a case.
                Err(StoreError::Stale) => continue,
                Err(error) => return Err(error.into()),
            }
            if let Some(file) = mail.file {
                stray_files::insert(conn, of, file, self.now())?;
            }
        }
        for gone in items.iter().filter(|item| item.kept_by.is_none()) {
            match gone.source {
                "contact_person" => holdings::blank_contact(conn, of, ContactId(gone.id))?,
                "business" => {
                    holdings::blank_business(conn, of, BusinessId(gone.id), self.now())?;
                }
                "business_identifier" => {
                    holdings::delete_identifiers(conn, of, BusinessId(gone.id))?;
                }
                _of_a_case => {}
            }
        }
        Ok(())
    }

    fn blank_traced(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        case: &TracedCase,
    ) -> Result<()> {
        let (of, id, now) = (caller.municipality, case.record.id, self.now());
        unindex(conn, of, case)?;
        // Before its row forgets where it lies.
        for mail in inbound::of_case(conn, of, id)? {
            let goes = case.is_theirs || case.said.iter().any(|one| one.id == mail.id.0);
            if let Some(file) = mail.file.filter(|_| goes) {
                stray_files::insert(conn, of, file, now)?;
            }
        }
        if !case.is_theirs {
            holdings::blank_said(conn, of, id, &case.said)?;
            for person in &case.people {
                holdings::revoke_codes(conn, of, id, *person, now)?;
            }
            return Ok(());
        }
        holdings::blank_case(conn, of, id, NOBODY)?;
        for person in &case.people {
            holdings::blank_case(conn, of, id, *person)?;
            holdings::revoke_codes(conn, of, id, *person, now)?;
        }
        let mut plan = cases::plan(conn, of, id)?;
        plan.forget_words();
        cases::set_plan(conn, of, id, &plan)?;
        self.give_up_files(conn, caller, case)
    }

    fn give_up_files(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        case: &TracedCase,
    ) -> Result<()> {
        let (of, now) = (caller.municipality, self.now());
        for file in attachments::list(conn, of, case.record.id, None, ALL_FILES)? {
            if matches!(file.standing, Standing::Removed { .. }) {
                continue;
            }
            stray_files::insert(conn, of, file.file, now)?;
            let standing = Standing::Removed {
                at: now,
                by: caller.actor.as_text(),
                because: ERASED.to_owned(),
            };
            attachments::save(conn, of, file.id, &standing, file.version)?;
        }
        Ok(())
    }
}

/// Takes what goes out of the search index; what others wrote stays in it.
fn unindex(conn: &mut Connection, of: MunicipalityId, case: &TracedCase) -> Result<()> {
    for enquiry in contents::enquiries(conn, of, case.record.id)? {
        let goes = match enquiry.contact {
            Some(contact) => case.people.contains(&contact),
            None => case.is_theirs,
        };
        if goes {
            holdings::unindex(conn, of, enquiry.id)?;
        }
    }
    Ok(())
}
