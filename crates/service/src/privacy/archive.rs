//! A whole case for the archive: what is kept of it as JSON, its files, a page to read, and a list
//! of all of it with hashes.

use std::collections::VecDeque;

use bytes::Bytes;
use onedoor_domain::CaseId;
use onedoor_domain::access::AccessDeed;
use onedoor_domain::attachment::{Attachment, Standing};
use onedoor_domain::policy::{self, Action, Caller};
use onedoor_store::inbound::{self, InboundRecord};
use onedoor_store::{Connection, attachments, holdings};
use serde_json::{Map, Value, json};

use super::packing::{Entry, Packed, Packing};
use super::person::values;
use super::rendering::page;
use super::retention::of_case;
use crate::attachments::FileStream;
use crate::case_file::CaseFile;
use crate::{Error, Result, Services};

/// How many attachments a case may have; more than anybody adds.
const ALL_FILES: i64 = 100_000;
/// What the package is, for whoever reads it later.
const FORMAT: &str = "onedoor-case-1";
/// What speaks of the house and its order, and of nobody.
const OF_THE_HOUSE: [&str; 2] = ["feed", "outbox"];

/// A case, all that is kept of it, its files, and the mails that came to it.
type Whole = (
    CaseFile,
    Map<String, Value>,
    Vec<Attachment>,
    Vec<InboundRecord>,
);

/// A package, and what it is called.
pub struct ArchivePackage {
    /// The reference of the case.
    pub reference: String,
    /// The bytes of a tar file, made as they are sent.
    pub bytes: FileStream,
}

impl Services {
    /// A whole case, to be handed to the archive. That it was taken out is noted before the first
    /// byte.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn export_case(&self, caller: Caller, id: CaseId) -> Result<ArchivePackage> {
        let (services, asking) = (self.clone(), caller.clone());
        let (file, tables, found, mails) = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.whole_case(conn, &asking, id))
            .await?;
        let ties = file.ties(self.now());
        let ground = policy::ground(&caller, &ties.of(&file.case)).to_string();
        self.log_reads(&caller, vec![of_case(AccessDeed::Exported, id, &ground)])
            .await?;
        let reference = file.case.reference.clone();
        let about = json!({
            "format": FORMAT,
            "municipality": file.in_force.municipality.slug,
            "case": id,
            "reference": reference,
            "made_at": self.now(),
        });
        let json = serde_json::to_vec_pretty(&tables).map_err(|e| Error::Fault(e.to_string()))?;
        let ready = |name: &str, bytes: Vec<u8>| Entry::Ready {
            name: name.to_owned(),
            bytes: Bytes::from(bytes),
        };
        let mut entries = VecDeque::from([
            ready("case.json", json),
            ready("case.html", page(&reference, &tables).into_bytes()),
        ]);
        entries.extend(found.iter().map(entry));
        for mail in &mails {
            entries.extend(self.mail_entry(mail).await);
        }
        let from = (caller.municipality, self.files.clone());
        let packing = Packing::new(from, self.now(), about, entries);
        Ok(ArchivePackage {
            reference,
            bytes: packing.stream(),
        })
    }

    /// A mail as it came, if it is still there; scanned first, where there is a scanner.
    async fn mail_entry(&self, mail: &InboundRecord) -> Option<Entry> {
        let packed = Packed::mail(mail, mail.file?);
        Some(match self.must_be_harmless(mail).await {
            Ok(()) => Entry::File(packed),
            Err(_) => Entry::LeftOut(packed, "quarantined"),
        })
    }

    fn whole_case(&self, conn: &mut Connection, caller: &Caller, id: CaseId) -> Result<Whole> {
        let file = self.file(conn, caller, Action::ExportCase, id)?;
        let mut tables = Map::new();
        // What refers to others stands behind them, for whoever reads it from the top.
        let all = holdings::ALL.iter().rev();
        for holding in all.filter(|of| !OF_THE_HOUSE.contains(&of.name)) {
            let rows = values(conn, caller, id, holding)?;
            tables.insert(holding.name.to_owned(), Value::Array(rows));
        }
        let mut people = Vec::new();
        if let Some(business) = file.case.business {
            let rows = holdings::business_rows(conn, caller.municipality, business)?;
            people.extend(rows);
        }
        for contact in holdings::contacts_of(conn, caller.municipality, id)? {
            people.extend(holdings::contact_rows(conn, caller.municipality, contact)?);
        }
        for (name, row) in people {
            let rows = tables.entry(name).or_insert_with(|| json!([]));
            if let Value::Array(rows) = rows {
                rows.push(crate::json::recorded(&row)?);
            }
        }
        tables.insert("staff".to_owned(), staff(&file, &tables));
        let found = attachments::list(conn, caller.municipality, id, None, ALL_FILES)?;
        let mails = inbound::of_case(conn, caller.municipality, id)?;
        Ok((file, tables, found, mails))
    }
}

/// The names of those who stand in the case by their identities.
fn staff(file: &CaseFile, tables: &Map<String, Value>) -> Value {
    let said = Value::Object(tables.clone()).to_string();
    let all = file.in_force.directory.staff.iter();
    let named = all.filter(|person| said.contains(&person.id.to_string()));
    named
        .map(|person| json!({"id": person.id, "name": person.name, "title": person.title}))
        .collect()
}

fn entry(attachment: &Attachment) -> Entry {
    let packed = Packed::from(attachment);
    let why = match attachment.standing {
        Standing::Unscanned | Standing::Clean { .. } => return Entry::File(packed),
        Standing::Quarantined { .. } => "quarantined",
        Standing::Infected { .. } => "infected",
        Standing::Removed { .. } => "removed",
    };
    Entry::LeftOut(packed, why)
}
