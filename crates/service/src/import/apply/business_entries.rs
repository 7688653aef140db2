//! The businesses of an import.

use onedoor_domain::business::Identifier;
use onedoor_domain::municipality_file::{
    BusinessEntry, BusinessField, BusinessKey, IdentifierEntry,
};
use onedoor_domain::{BusinessId, Version};
use onedoor_store::businesses::BusinessRecord;
use onedoor_store::columns::Col;
use onedoor_store::intake::{BusinessIdentifierRow, BusinessRow};
use onedoor_store::{Connection, businesses};

use super::Import;
use crate::intake::name_key;
use crate::{Error, Result};

impl Import<'_> {
    pub(super) fn add_business(&self, conn: &mut Connection, entry: &BusinessEntry) -> Result<()> {
        let id: BusinessId = self.services.chance.id(self.now);
        let manager = entry
            .account_manager
            .as_ref()
            .map(|email| self.person(email))
            .transpose()?;
        let row = BusinessRow {
            municipality_id: Col(self.id),
            id: Col(id),
            name: entry.name.clone(),
            name_key: name_key(&entry.name),
            account_manager_id: manager.map(Col),
            version: Version::FIRST.0,
            created_at: Col(self.now),
            updated_at: Col(self.now),
        };
        Ok(businesses::insert(
            conn,
            &row,
            &self.identifiers(id, &entry.identifiers),
        )?)
    }

    pub(super) fn change_business(
        &self,
        conn: &mut Connection,
        key: &BusinessKey,
        fields: &[BusinessField],
    ) -> Result<()> {
        let mut record = self.business(conn, key)?;
        for field in fields {
            match field {
                BusinessField::Name(replaced) => record.name.clone_from(&replaced.is),
                BusinessField::AccountManager(replaced) => {
                    record.account_manager = replaced
                        .is
                        .as_ref()
                        .map(|email| self.person(email))
                        .transpose()?;
                }
                BusinessField::MoreIdentifiers(more) => {
                    businesses::add_identifiers(conn, &self.identifiers(record.id, more))?;
                }
            }
        }
        Ok(businesses::save(
            conn,
            self.id,
            &record,
            &name_key(&record.name),
            self.now,
        )?)
    }

    fn business(&self, conn: &mut Connection, key: &BusinessKey) -> Result<BusinessRecord> {
        let found = match key {
            BusinessKey::Identifier(of) => {
                businesses::find_by_identifier(conn, self.id, of.scheme, &of.value)?
            }
            BusinessKey::Name(name) => {
                let key = name_key(name);
                let near = businesses::list(conn, self.id, Some(&key), None, 200)?;
                near.into_iter().find(|business| business.name == *name)
            }
        };
        found.ok_or(Error::Stale)
    }

    fn identifiers<'e>(
        &self,
        business: BusinessId,
        entries: impl IntoIterator<Item = &'e IdentifierEntry>,
    ) -> Vec<BusinessIdentifierRow> {
        let read = |entry: &IdentifierEntry| Identifier::parse(entry.scheme, &entry.value).ok();
        entries
            .into_iter()
            .filter_map(read)
            .map(|(identifier, _)| BusinessIdentifierRow {
                municipality_id: Col(self.id),
                scheme: Col(identifier.scheme()),
                value: identifier.value().to_owned(),
                business_id: Col(business),
            })
            .collect()
    }
}
