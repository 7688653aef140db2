//! Sending the form: looked at, let in once, and registered like any enquiry.

use onedoor_domain::enquiry::Channel;
use onedoor_domain::form::Shown;
use onedoor_domain::{Language, Moment, MunicipalityId, text};
use onedoor_store::Connection;

use super::challenge::not_proven;
use super::{FormReceipt, anybody};
use crate::idempotency::{Answer, Keyed, Once};
use crate::in_force::InForce;
use crate::intake::{EnquiryInput, Registered, read_enquiry};
use crate::json::recorded;
use crate::secret::hash_all;
use crate::signing_in::may_send_unproven;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// What somebody sends.
#[derive(Debug, Clone)]
pub struct FormInput {
    /// What they ask. How it came in, and when, is known here and not said.
    pub enquiry: EnquiryInput,
    /// In which language they want to be answered.
    pub language: Option<Language>,
    /// The challenge that came with the form.
    pub challenge: String,
    /// The number that shows the work.
    pub proof: Option<String>,
    /// What stands in the field that people do not see.
    pub trap: String,
    /// The key under which they send it; the challenge, if they have none.
    pub key: Option<String>,
    /// Whence it comes.
    pub source: String,
    /// With what it was sent.
    pub sender: Sender,
}

/// With what a form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// With a program, which can show the work.
    Program,
    /// From a page of ours, perhaps in a browser that runs no scripts.
    Page,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSent {
    /// It is a case.
    Registered {
        /// The receipt.
        receipt: Box<FormReceipt>,
        /// Whether it was given before.
        replayed: bool,
    },
    /// It fell into the trap: nothing was written, and nothing is told.
    Passed,
}

impl Services {
    /// Takes in what somebody sends without an account.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such municipality; [`Error::Invalid`] with everything that
    /// is wrong; [`Error::TooManyAttempts`]; [`Error::KeyReused`]; [`Error::Unavailable`]. Nothing is
    /// registered then.
    pub async fn send_form(&self, slug: &str, input: FormInput) -> Result<FormSent> {
        let of = self.municipality_called(slug).await?;
        if !text::is_blank(&input.trap) {
            return Ok(FormSent::Passed);
        }
        let enquiry = as_received(&input.enquiry);
        let once = once(&input, &enquiry);
        if let Some(answer) = self.read_form(of, &once, &input, &enquiry).await? {
            return registered(&answer, true);
        }
        self.admit_form(of, &once, &input).await?;
        let language = input.language;
        let render = move |registered: &Registered| receipt(registered, language);
        let answered = self
            .register(anybody(of), enquiry, Some(once), render)
            .await?;
        registered(&answered.answer, answered.replayed)
    }

    /// The answer that was given before; else nothing, if the form can be read.
    async fn read_form(
        &self,
        of: MunicipalityId,
        once: &Once,
        input: &FormInput,
        enquiry: &EnquiryInput,
    ) -> Result<Option<Answer>> {
        let keyed = Keyed::new(&anybody(of), once);
        let (services, enquiry) = (self.clone(), enquiry.clone());
        let look = move |conn: &mut Connection| {
            if let Some(answer) = keyed.replay(conn, of)? {
                return Ok(Some(answer));
            }
            let now = services.now();
            let in_force = services.copies.get(conn, of, now)?;
            must_be_whole(&enquiry, &in_force, now).map(|()| None)
        };
        let found = self.store.of(of).read(look).await?;
        if found.is_none() {
            self.must_be_shown(of, input)?;
        }
        Ok(found)
    }

    fn must_be_shown(&self, of: MunicipalityId, input: &FormInput) -> Result<Shown> {
        let proof = input.proof.as_deref().filter(|proof| !proof.is_empty());
        let shown = self.examine_challenge(of, &input.challenge, proof)?;
        match (shown, input.sender) {
            (Shown::Nothing, Sender::Program) => Err(not_proven()),
            (Shown::Work | Shown::Nothing, Sender::Page) | (Shown::Work, Sender::Program) => {
                Ok(shown)
            }
        }
    }

    /// Has the challenge count for this form alone, and counts who shows no work.
    async fn admit_form(&self, of: MunicipalityId, once: &Once, input: &FormInput) -> Result<()> {
        let shown = self.must_be_shown(of, input)?;
        let keyed = Keyed::new(&anybody(of), once);
        let _turn = self.turn(Some(&keyed)).await;
        let (services, key) = (self.clone(), once.key.clone());
        let (challenge, source) = (input.challenge.clone(), input.source.clone());
        self.store
            .of(of)
            .write(move |conn| {
                services.spend_challenge(conn, of, &challenge, &key)?;
                match shown {
                    Shown::Work => Ok(()),
                    Shown::Nothing => may_send_unproven(conn, of, &source, services.now()),
                }
            })
            .await
    }
}

/// The enquiry as it comes in by a form: whatever it says of itself, it came this way and now.
fn as_received(input: &EnquiryInput) -> EnquiryInput {
    EnquiryInput {
        channel: Channel::WebForm.to_string(),
        received_at: None,
        urgent: false,
        ..input.clone()
    }
}

/// Everything that is wrong with what was filled in. Somebody must be able to answer it.
fn must_be_whole(enquiry: &EnquiryInput, in_force: &InForce, now: Moment) -> Result<()> {
    let mut problems = match read_enquiry(enquiry.clone(), in_force, now) {
        Err(Error::Invalid(problems)) => problems,
        Err(other) => return Err(other),
        Ok(_) => Vec::new(),
    };
    let contact = enquiry.contact.clone().unwrap_or_default();
    let says = |given: &Option<String>| given.as_deref().is_some_and(|raw| !text::is_blank(raw));
    for (pointer, is_there) in [
        ("/contact/name", says(&contact.name)),
        (
            "/contact/email",
            says(&contact.email) || says(&contact.phone),
        ),
    ] {
        if !is_there && !problems.iter().any(|problem| problem.pointer == pointer) {
            problems.push(FieldProblem::new(pointer, FieldCode::Required));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The same form is the same by what was filled in, whatever challenge came with it.
fn once(input: &FormInput, enquiry: &EnquiryInput) -> Once {
    let said = serde_json::json!([
        enquiry.language,
        enquiry.subject,
        enquiry.text,
        enquiry.case_types,
        enquiry.attributes,
        enquiry.business,
        enquiry.contact,
        enquiry
            .place
            .as_ref()
            .map(|place| [&place.address, &place.postal_code]),
        enquiry.protected_identity,
    ]);
    let key = input.key.clone();
    Once {
        key: key.unwrap_or_else(|| format!("challenge {}", input.challenge)),
        fingerprint: hash_all(&["form", &said.to_string()]),
    }
}

fn receipt(registered: &Registered, language: Option<Language>) -> Answer {
    let language = language.unwrap_or(registered.file.case.language);
    let receipt = FormReceipt::of(registered, language);
    Answer {
        status: 201,
        location: Some(receipt.url.clone()),
        etag: None,
        body: serde_json::to_string(&receipt).unwrap_or_default(),
    }
}

fn registered(answer: &Answer, replayed: bool) -> Result<FormSent> {
    Ok(FormSent::Registered {
        receipt: Box::new(recorded(&answer.body)?),
        replayed,
    })
}
