//! What the worker does: sweeps that take no input and may run twice.

use onedoor_domain::{EnquiryId, search};
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Connection, contents, idempotency, outbox};
use serde::Deserialize;

use crate::{Error, Result, Services};

/// How many enquiries one transaction indexes.
const AT_ONCE: i64 = 50;

#[derive(Deserialize)]
struct IndexEnquiry {
    enquiry: EnquiryId,
}

impl Services {
    /// Adds enquiries to the search index that are not there yet, and says how many.
    ///
    /// # Errors
    /// As every write.
    pub async fn index_enquiries(&self) -> Result<usize> {
        let now = self.now();
        self.store
            .installation()
            .write(move |conn| {
                let due = outbox::take(conn, OutboxKind::IndexEnquiry, now, AT_ONCE)?;
                for record in &due {
                    index(conn, record)?;
                    outbox::delete(conn, record)?;
                }
                Ok(due.len())
            })
            .await
    }

    /// Forgets idempotency keys whose time has passed, and says how many.
    ///
    /// # Errors
    /// As every write.
    pub async fn forget_expired_keys(&self) -> Result<usize> {
        let now = self.now();
        if !self
            .store
            .installation()
            .read(move |conn| Ok::<_, Error>(idempotency::any_expired(conn, now)?))
            .await?
        {
            return Ok(0);
        }
        self.store
            .installation()
            .write(move |conn| Ok::<_, Error>(idempotency::delete_expired(conn, now)?))
            .await
    }
}

/// The words of the subject and text. Names are looked up in their register, by rights of its own.
fn index(conn: &mut Connection, record: &outbox::OutboxRecord) -> Result<()> {
    let wanted: IndexEnquiry =
        serde_json::from_str(&record.payload).map_err(|error| Error::Fault(error.to_string()))?;
    let case = record
        .case
        .ok_or_else(|| Error::Fault("an enquiry to index has no case".to_owned()))?;
    let enquiry = contents::enquiry(conn, record.municipality, wanted.enquiry)?;
    let folded = search::fold(&format!("{} {}", enquiry.subject, enquiry.text));
    Ok(onedoor_store::search::index(
        conn,
        record.municipality,
        enquiry.id,
        case,
        &folded,
    )?)
}
