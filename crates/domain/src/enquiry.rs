//! What somebody asked, as received.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::business::{Identifier, Phone};
use crate::{Language, Moment, closed_set};

closed_set! {
    /// How an enquiry came in.
    Channel {
        /// By phone, written down by staff.
        Phone = "phone",
        /// Through the website form.
        WebForm = "web_form",
        /// By e-mail.
        Email = "email",
        /// At the front desk.
        FrontDesk = "front_desk",
        /// On the 24-hour hotline.
        Hotline = "hotline",
        /// On a visit to the business.
        Visit = "visit",
        /// From another program.
        Api = "api",
    }
}

closed_set! {
    /// For whom a contact person speaks.
    ActingAs {
        /// The owner of the business.
        Owner = "owner",
        /// Somebody employed there.
        Employee = "employee",
        /// An adviser: accountant, architect, estate agent.
        Adviser = "adviser",
        /// An agent with power of attorney.
        Agent = "agent",
    }
}

/// The answer to one of the catalogue's questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// To a yes-or-no question.
    Boolean(bool),
    /// To a question for a number.
    Integer(i64),
    /// To a choice: the choice's id.
    Choice(String),
}

/// Answers by question id.
pub type Answers = BTreeMap<String, Answer>;

/// The business as the enquiry names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedBusiness {
    /// Its name as given.
    pub name: Option<String>,
    /// Its identifiers, checked for format.
    pub identifiers: Vec<Identifier>,
}

/// The contact person as the enquiry names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedContact {
    /// Their name as given.
    pub name: Option<String>,
    /// Their address, checked for form.
    pub email: Option<String>,
    /// Their phone.
    pub phone: Option<Phone>,
    /// For whom they speak.
    pub acting_as: Option<ActingAs>,
}

/// Where the matter is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Street and number, or what stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

/// An enquiry that has been read and found well-formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enquiry {
    /// How it came in.
    pub channel: Channel,
    /// When it came in, which may be before it was registered.
    pub received_at: Moment,
    /// Its language: named, detected, or the municipality's.
    pub language: Language,
    /// Its subject line; may be empty, may mislead.
    pub subject: String,
    /// What they wrote or said, word for word.
    pub text: String,
    /// Case types named by a form or a receptionist, by id.
    pub case_types: Vec<String>,
    /// Answers to the catalogue's questions.
    pub answers: Answers,
    /// Who asks, if a business is named.
    pub business: Option<NamedBusiness>,
    /// Who speaks for it.
    pub contact: Option<NamedContact>,
    /// Where it is.
    pub place: Option<Place>,
    /// Whether it cannot wait for the ordinary first contact.
    pub urgent: bool,
    /// Whether the person's identity is protected.
    pub protected_identity: bool,
}
