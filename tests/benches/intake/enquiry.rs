//! The enquiry: a café, as people write about one, each time from another business.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use onedoor_service::{BusinessInput, ContactInput, EnquiryInput, IdentifierInput};
use serde_json::json;

use crate::house::{House, SLUG};

const SUBJECT: &str = "Åbning af café i Nygade 3";
const TEXT: &str = "Hej. Vi er to søstre, der overtager lokalet i Nygade 3, hvor der før var \
    tøjbutik, og vil åbne en café til foråret. Der bliver et lille køkken, hvor vi laver frokost \
    og kager, omkring 40 siddepladser inde og gerne 20 udenfor på fortovet, og vi vil gerne \
    servere vin og øl om aftenen. Hvad skal vi søge om, hos hvem, og hvor lang tid tager det? Vi \
    skal have emhætte og fedtudskiller og hører, at brandmyndighederne også skal se planen. Kan \
    vi mødes med jer, inden vi skriver under på lejekontrakten den 1.? Med venlig hilsen Mette";
const NAME: &str = "Café To Søstre ApS";
const CONTACT: &str = "Mette Høgh Lindegård";
const PHONE: &str = "20 12 34 56";

/// One business and its key.
pub(crate) struct Asker {
    pub(crate) key: String,
    pub(crate) cvr: String,
}

impl Asker {
    /// The next one; no two are alike.
    pub(crate) fn next(house: &House) -> Self {
        let cvr = cvr(&house.asked);
        Self {
            key: format!("{:032x}-{cvr}", house.run),
            cvr,
        }
    }

    fn email(&self) -> String {
        format!("mette{}@tosoestre.example", self.cvr)
    }

    /// The enquiry as an HTTP request.
    pub(crate) fn request(&self, token: &str) -> Vec<u8> {
        let body = json!({
            "channel": "web_form",
            "language": "da",
            "subject": SUBJECT,
            "text": TEXT,
            "attributes": { "alcohol_served": true, "outdoor_seating_public": true },
            "business": { "name": NAME, "identifiers": [{ "scheme": "dk_cvr", "value": self.cvr }] },
            "contact": { "name": CONTACT, "email": self.email(), "phone": PHONE, "acting_as": "owner" },
        })
        .to_string();
        format!(
            "POST /v1/{SLUG}/enquiries HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nIdempotency-Key: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.key,
            body.len(),
        )
        .into_bytes()
    }

    /// The same enquiry, inside.
    pub(crate) fn input(&self) -> EnquiryInput {
        EnquiryInput {
            channel: "web_form".to_owned(),
            language: Some("da".to_owned()),
            subject: Some(SUBJECT.to_owned()),
            text: TEXT.to_owned(),
            attributes: BTreeMap::from([
                ("alcohol_served".to_owned(), json!(true)),
                ("outdoor_seating_public".to_owned(), json!(true)),
            ]),
            business: Some(BusinessInput {
                name: Some(NAME.to_owned()),
                identifiers: vec![IdentifierInput {
                    scheme: "dk_cvr".to_owned(),
                    value: self.cvr.clone(),
                }],
            }),
            contact: Some(ContactInput {
                name: Some(CONTACT.to_owned()),
                email: Some(self.email()),
                phone: Some(PHONE.to_owned()),
                acting_as: Some("owner".to_owned()),
            }),
            ..EnquiryInput::default()
        }
    }
}

/// A valid CVR number that was not made before: the weighted sum is divisible by eleven.
fn cvr(made: &AtomicU32) -> String {
    loop {
        let number = 1_000_000 + made.fetch_add(1, Ordering::Relaxed);
        let digits = number.to_string();
        let weights = [2, 7, 6, 5, 4, 3, 2];
        let sum: u32 = digits
            .bytes()
            .zip(weights)
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let check = (11 - sum % 11) % 11;
        if check < 10 {
            return format!("{digits}{check}");
        }
    }
}
