//! The pages of the public form.

use askama::Template as _;
use onedoor_service::{FormCaseType, FormDay, FormQuestion, FormReceipt, PersonTold, PromiseTold};

use super::{hostile, without};
use crate::form::{
    Around, DetailsPage, Filled, PassedPage, ReceiptPage, WritePage, Wrong, languages,
};
use crate::frame::Frame;

fn hostile_type() -> FormCaseType {
    FormCaseType {
        id: hostile(),
        group: hostile(),
        group_name: hostile(),
        name: hostile(),
        questions: vec![hostile()],
        documents: vec![hostile()],
        promises: vec![hostile()],
    }
}

fn hostile_question(kind: &'static str) -> FormQuestion {
    FormQuestion {
        id: hostile(),
        text: hostile(),
        kind,
        choices: vec![(hostile(), hostile())],
    }
}

/// The pages of the form. Some have a script, which is ours.
pub(super) fn pages(frame: Frame) -> Vec<(&'static str, String)> {
    let around = || Around {
        slug: "eksempel".to_owned(),
        municipality: hostile(),
        title: hostile(),
        call: Some((hostile(), hostile())),
        is_open: true,
        days: vec![FormDay {
            date: hostile(),
            day: hostile(),
            hours: vec![(hostile(), hostile())],
        }],
        challenge: hostile(),
        bits: 1,
        script: "/form.js",
    };
    let fields = [
        "text",
        "case_types",
        "q-<script>",
        "business",
        "number",
        "name",
        "email",
        "phone",
        "address",
        "postal_code",
        "website",
        "challenge",
        "proof",
    ];
    let pairs = fields.map(|name| (name.to_owned(), hostile()));
    let filled = || Filled::of(pairs.to_vec());
    let names = [
        "text",
        "name",
        "email",
        "phone",
        "business",
        "number",
        "address",
        "postal_code",
    ];
    let wrong = || Wrong {
        all: names
            .map(|name| (name.to_owned(), hostile(), hostile()))
            .into(),
        besides: vec![hostile()],
    };
    let write = WritePage {
        frame,
        around: around(),
        filled: filled(),
        wrong: wrong(),
        groups: vec![(hostile(), vec![hostile_type()])],
        languages: languages(),
    };
    let details = DetailsPage {
        frame,
        around: around(),
        filled: filled(),
        wrong: wrong(),
        about: vec![hostile_type()],
        questions: ["boolean", "integer", "choice"]
            .map(hostile_question)
            .into(),
        documents: vec![hostile()],
        promises: vec![hostile()],
    };
    let receipt = ReceiptPage {
        frame,
        around: around(),
        receipt: hostile_receipt(),
    };
    let passed = PassedPage {
        frame,
        around: around(),
    };
    let plain = |page: String| without(&["/form.js"], page);
    vec![
        ("write", plain(write.render().unwrap())),
        ("details", plain(details.render().unwrap())),
        ("receipt", plain(receipt.render().unwrap())),
        ("passed", passed.render().unwrap()),
    ]
}

fn hostile_receipt() -> FormReceipt {
    FormReceipt {
        language: hostile(),
        reference: hostile(),
        received_at: hostile(),
        person: Some(PersonTold {
            name: hostile(),
            title: hostile(),
            phone: hostile(),
            email: hostile(),
        }),
        next: hostile(),
        promises: vec![PromiseTold {
            name: hostile(),
            due_at: Some(hostile()),
            due: hostile(),
        }],
        documents: vec![hostile()],
        questions: vec![hostile()],
        code: hostile(),
        url: hostile(),
    }
}
