//! Who asks, and about where.

use onedoor_domain::business::{Identifier, IdentifierProblem, Phone, parse_email};
use onedoor_domain::enquiry::{ActingAs, NamedBusiness, NamedContact, Place};
use onedoor_domain::{Country, text};

use super::super::input::{BusinessInput, ContactInput, PlaceInput};
use super::super::register::Warning;
use super::AT_MOST;
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem};

pub(super) fn business(
    fields: &mut Fields,
    warnings: &mut Vec<Warning>,
    given: &BusinessInput,
) -> Option<NamedBusiness> {
    let name = fields.line_if_any("/business/name", given.name.as_deref());
    if given.identifiers.len() > AT_MOST {
        fields.wrong(
            FieldProblem::new("/business/identifiers", FieldCode::TooMany).with("max", AT_MOST),
        );
        return None;
    }
    let mut identifiers: Vec<Identifier> = Vec::new();
    for (at, one) in given.identifiers.iter().enumerate() {
        let pointer = format!("/business/identifiers/{at}");
        if let Some(found) = identifier(fields, warnings, &pointer, &one.scheme, &one.value)
            && !identifiers.contains(&found)
        {
            identifiers.push(found);
        }
    }
    (name.is_some() || !identifiers.is_empty()).then_some(NamedBusiness { name, identifiers })
}

/// Reads one identifier at `pointer`, whose parts are `scheme` and `value`.
pub(crate) fn identifier(
    fields: &mut Fields,
    warnings: &mut Vec<Warning>,
    pointer: &str,
    scheme: &str,
    value: &str,
) -> Option<Identifier> {
    use onedoor_domain::business::Scheme;

    let scheme = fields.word(
        &format!("{pointer}/scheme"),
        scheme,
        Scheme::parse,
        Scheme::ALL,
    )?;
    let pointer = format!("{pointer}/value");
    let read = Identifier::parse(scheme, value).map_err(|problem| match problem {
        IdentifierProblem::Format => FieldCode::IdentifierFormat,
        IdentifierProblem::CheckDigit => FieldCode::IdentifierCheckDigit,
    });
    let (identifier, odd) = match read {
        Ok(read) => read,
        Err(code) => {
            fields.wrong(FieldProblem::new(pointer, code).with("scheme", scheme));
            return None;
        }
    };
    if odd.is_some() {
        warnings.push(Warning {
            pointer,
            code: FieldCode::IdentifierCheckDigit,
        });
    }
    Some(identifier)
}

pub(super) fn contact(
    fields: &mut Fields,
    given: ContactInput,
    country: Country,
) -> Option<NamedContact> {
    let some = |raw: Option<String>| raw.filter(|raw| !text::is_blank(raw) || raw.contains('\0'));
    let name = fields.line_if_any("/contact/name", given.name.as_deref());
    let email = some(given.email).and_then(|raw| {
        fields.take(
            "/contact/email",
            parse_email(&raw).map_err(|_| FieldCode::NotAnEmail),
        )
    });
    let phone = some(given.phone).and_then(|raw| {
        fields.take(
            "/contact/phone",
            Phone::parse(&raw, country).map_err(|_| FieldCode::NotAPhone),
        )
    });
    let acting_as = given
        .acting_as
        .as_deref()
        .and_then(|word| fields.word("/contact/acting_as", word, ActingAs::parse, ActingAs::ALL));
    let known = name.is_some() || email.is_some() || phone.is_some();
    known.then_some(NamedContact {
        name,
        email,
        phone,
        acting_as,
    })
}

pub(super) fn place(fields: &mut Fields, given: &PlaceInput) -> Option<Place> {
    let address = fields.line_if_any("/place/address", given.address.as_deref());
    let postal_code = fields.line_if_any("/place/postal_code", given.postal_code.as_deref());
    (address.is_some() || postal_code.is_some()).then_some(Place {
        address,
        postal_code,
    })
}
