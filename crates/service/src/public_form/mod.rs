//! The form that anybody may send, from a page of ours or of the municipality's own.
//!
//! What it shows follows from what is in force: the case types with the questions that each needs,
//! what to bring, what is promised by when, and when somebody answers the phone. What it sends
//! becomes an enquiry like any other, once the challenge that came with the form was met.

mod challenge;
mod receipt;
mod send;
mod shown;
mod words;

use onedoor_domain::event::Actor;
use onedoor_domain::form::MOST_BITS;
use onedoor_domain::policy::Caller;
use onedoor_domain::{MunicipalityId, routing};
use onedoor_store::{Connection, StoreError, municipalities, units};

use crate::{Error, Result, Services};

pub use receipt::{FormReceipt, PersonTold, PromiseTold};
pub use send::{FormInput, FormSent, Sender};
pub use shown::{FormCaseType, FormChallenge, FormDay, FormQuestion, FormShown, register_of};
pub use words::form_texts;

/// How much work a browser does for a form, in bits: a second or two on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormWork(pub(crate) u8);

impl FormWork {
    /// So many bits, if that is not too many.
    pub fn of_bits(bits: u8) -> Option<Self> {
        (bits <= MOST_BITS).then_some(Self(bits))
    }
}

impl Default for FormWork {
    fn default() -> Self {
        Self(15)
    }
}

impl Services {
    /// What the form of a municipality shows, with a challenge of its own.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such municipality.
    pub async fn show_form(&self, slug: &str) -> Result<FormShown> {
        let municipality = self.municipality_called(slug).await?;
        let services = self.clone();
        let challenge = self.issue_challenge(municipality)?;
        self.store
            .of(municipality)
            .read(move |conn| {
                let now = services.now();
                Ok(FormShown {
                    in_force: services.copies.get(conn, municipality, now)?,
                    phone: office_phone(conn, municipality)?,
                    challenge,
                    now,
                })
            })
            .await
    }

    /// Which municipality this short name means.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) async fn municipality_called(&self, slug: &str) -> Result<MunicipalityId> {
        let slug = slug.to_owned();
        self.store
            .installation()
            .read(move |conn| {
                let found = municipalities::find_by_slug(conn, &slug)?;
                Ok(found.ok_or(Error::NotFound)?.municipality.id)
            })
            .await
    }
}

/// Whoever sends a form: nobody with rights of their own.
fn anybody(municipality: MunicipalityId) -> Caller {
    Caller::without_rights(municipality, Actor::System)
}

/// The phone of the unit that answers whoever belongs nowhere else.
fn office_phone(conn: &mut Connection, municipality: MunicipalityId) -> Result<Option<String>> {
    match units::get(conn, municipality, routing::BUSINESS_OFFICE) {
        Ok(unit) => Ok(unit.phone),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
