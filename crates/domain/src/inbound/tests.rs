//! What becomes of mails, decided without any.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{CaseId, DeliveryId, Reference, StaffId};

const CASE: CaseId = CaseId(Uuid::from_u128(1));
const OTHER: CaseId = CaseId(Uuid::from_u128(2));
const SIGNE: StaffId = StaffId(Uuid::from_u128(3));

fn ours() -> Ours {
    Ours {
        host: "onedoor.example".to_owned(),
        address: Some("erhverv@by.example".to_owned()),
    }
}

fn by_a_person() -> MailFacts {
    MailFacts {
        from: Mailbox::read(Some("Anna"), "anna@cafe.example"),
        has_words: true,
        ..MailFacts::default()
    }
}

fn candidate(case: CaseId, way: Way, knows_sender: bool) -> Candidate {
    Candidate {
        case,
        way,
        knows_sender,
    }
}

fn known(writer: Writer, candidates: &[Candidate]) -> Known {
    Known {
        writer,
        candidates: candidates.to_vec(),
        in_last_hour: 0,
        is_forged: false,
    }
}

#[test]
fn what_a_person_wrote_is_not_set_aside() {
    assert_eq!(set_aside(&by_a_person(), &ours()), None);
    for subject in [
        "Lokaler uden for kontortid",
        "Out of office space wanted",
        "Automatisk svar ønskes ikke",
        "Fraværet af parkering",
        "",
    ] {
        let facts = MailFacts {
            subject: subject.to_owned(),
            ..by_a_person()
        };
        assert_eq!(set_aside(&facts, &ours()), None, "{subject}");
    }
    let by_hand = MailFacts {
        marks: Marks {
            auto_submitted: Some(" No (by hand)".to_owned()),
            precedence: Some("normal".to_owned()),
            ..Marks::default()
        },
        ..by_a_person()
    };
    assert_eq!(set_aside(&by_hand, &ours()), None);
}

#[test]
fn subjects_of_programs_are_known_in_all_languages() {
    for subject in [
        "Automatic reply: Your enquiry",
        "Out of office",
        "Autosvar: Vi har din henvendelse",
        "Ude af kontoret - Re: Café",
        "Frånvarande: Re: Café",
        "Automaattinen vastaus: Kahvila",
        "FRAVÆR",
    ] {
        let facts = MailFacts {
            subject: subject.to_owned(),
            ..by_a_person()
        };
        let why = set_aside(&facts, &ours());
        assert_eq!(why, Some(WhyIgnored::AutomaticReply), "{subject}");
    }
}

#[test]
fn our_own_mail_is_known_by_its_id_and_by_its_sender() {
    let by_id = MailFacts {
        id: Some("01920000-0000-7000-8000-000000000001@OneDoor.example".to_owned()),
        ..by_a_person()
    };
    assert_eq!(set_aside(&by_id, &ours()), Some(WhyIgnored::OwnMail));
    let by_sender = MailFacts {
        from: Mailbox::read(None, "Erhverv+2026-4839-1753@by.example"),
        ..by_a_person()
    };
    assert_eq!(set_aside(&by_sender, &ours()), Some(WhyIgnored::OwnMail));
}

#[test]
fn clues_are_told_nearest_first_and_each_once() {
    let delivery = Uuid::from_u128(9);
    let facts = MailFacts {
        answers: vec![
            format!("{delivery}@onedoor.example"),
            format!("case.{}@onedoor.example", CASE),
            "their-own@cafe.example".to_owned(),
            format!("{delivery}@elsewhere.example"),
        ],
        to: vec![
            "erhverv+2026-4839-1753@by.example".to_owned(),
            "erhverv+2026-4839-1753@by.example".to_owned(),
            "erhverv+nyt@by.example".to_owned(),
        ],
        subject: "Re: Sag 2026-4839-1753".to_owned(),
        ..by_a_person()
    };
    let reference = Reference::new(2026, 4_839_175);
    assert_eq!(
        clues(&facts, &ours()),
        [
            Clue::Delivery(DeliveryId(delivery)),
            Clue::Thread(CASE),
            Clue::Earlier("their-own@cafe.example".to_owned()),
            Clue::Earlier(format!("{delivery}@elsewhere.example")),
            Clue::Tag(reference.clone()),
            Clue::Subject(reference),
        ]
    );
}

#[test]
fn a_reference_is_found_in_a_line_and_a_number_is_none() {
    let right = Some(Reference::new(2026, 4_839_175));
    for line in [
        "2026-4839-1753",
        "Sag (2026-4839-1753), igen",
        "x 2026–4839–1753.",
    ] {
        assert_eq!(reference_in(line), right, "{line}");
    }
    for line in [
        "2026-4839-1754",
        "202648391753",
        "12026-4839-1753",
        "2026-4839-17531",
        "",
    ] {
        assert_eq!(reference_in(line), None, "{line}");
    }
}

#[test]
fn onto_a_case_writes_who_is_known_there() {
    let wrote = |candidates: &[Candidate]| decide(&known(Writer::Outsider, candidates));
    let reply = Decision::Reply { case: CASE };
    for way in [Way::Thread, Way::Tag, Way::Subject] {
        assert_eq!(wrote(&[candidate(CASE, way, true)]), reply);
        let stranger = Decision::NewEnquiry {
            mentions: Some(CASE),
        };
        assert_eq!(wrote(&[candidate(CASE, way, false)]), stranger);
    }
    let both = [
        candidate(CASE, Way::Thread, false),
        candidate(CASE, Way::Tag, false),
    ];
    assert_eq!(wrote(&both), reply);
    // The thread of one case does not open another.
    let mixed = [
        candidate(CASE, Way::Thread, false),
        candidate(OTHER, Way::Tag, false),
    ];
    let mentions = Some(CASE);
    assert_eq!(wrote(&mixed), Decision::NewEnquiry { mentions });
    assert_eq!(wrote(&[]), Decision::NewEnquiry { mentions: None });
}

#[test]
fn nobody_writes_onto_a_case_whose_sender_was_found_to_be_another() {
    let known = Known {
        is_forged: true,
        ..known(Writer::Outsider, &[candidate(CASE, Way::Thread, true)])
    };
    let mentions = Some(CASE);
    assert_eq!(decide(&known), Decision::NewEnquiry { mentions });
}

#[test]
fn a_colleague_says_nothing_for_the_business() {
    let there = [candidate(CASE, Way::Thread, true)];
    let own = decide(&known(Writer::Colleague(SIGNE), &there));
    assert_eq!(own, Decision::Ignored(WhyIgnored::FromColleague));
    let nothing = decide(&known(Writer::Colleague(SIGNE), &[]));
    assert_eq!(nothing, Decision::NewEnquiry { mentions: None });
    let passed = decide(&known(Writer::PassedOn(SIGNE), &there));
    assert_eq!(passed, Decision::Reply { case: CASE });
}

#[test]
fn quotes_at_the_end_are_left_out_and_nothing_else_is() {
    for (text, kept) in [
        (
            "Tak.\n\nDen 2. marts 2026 skrev By:\n> Hej\n> Anna\n",
            "Tak.",
        ),
        ("Tak.\n\n> Hej\n\n> Anna", "Tak."),
        (
            "Tak.\n\nOn 2 March 2026, By\n<a@by.example> wrote:\n\n> Hej\n",
            "Tak.",
        ),
        ("Mine svar er:\n> Hvornår?\n", "Mine svar er:"),
        ("Ok\n\n-----Oprindelig meddelelse-----\nFra: By\n", "Ok"),
        (
            "Ok\n\nFrån: By <a@by.example>\nSkickat: i dag\nTill: Anna\nÄmne: x\n\nHej",
            "Ok",
        ),
    ] {
        assert_eq!(without_quotes(text), kept, "{text}");
    }
    for whole in [
        "> Hvornår?\n1. juni\n> Hvor?\nHer\n",
        "> kun citat\n",
        "Se mine svar nedenfor.\n\n> Hvornår?\n",
        "Fra: vores butik\nHej\n",
        "Ingen citater",
        "",
    ] {
        assert_eq!(without_quotes(whole), whole);
    }
}

#[test]
fn what_is_passed_on_needs_more_than_a_sender() {
    assert_eq!(passed_on("Fra: Anna <anna@cafe.example>\n\nHej"), None);
    assert_eq!(passed_on("Fra: Anna\nTil: os\nEmne: x\n\nHej"), None);
    let passed = passed_on(
        "Se her\n\n> From: \"Anna A.\" <anna@cafe.example>\n> Date: today\n> Subject: Oven: new\n>\n> Hi\n",
    );
    let passed = passed.map(|passed| (passed.from.name, passed.subject));
    let wanted = (Some("Anna A.".to_owned()), Some("Oven: new".to_owned()));
    assert_eq!(passed, Some(wanted));
}

proptest! {
    #[test]
    fn nothing_makes_the_reading_of_words_panic(text in "(\\PC|\n|>|:|-){0,200}") {
        let kept = without_quotes(&text);
        prop_assert!(text.starts_with(kept));
        let _ = passed_on(&text);
        let _ = reference_in(&text);
        let _ = Mailbox::read(Some(&text), &text);
    }

    #[test]
    fn a_case_is_written_to_only_by_who_may(
        ways in prop::collection::vec((0_u128..3, 0_u8..3, any::<bool>()), 0..6),
        forged in any::<bool>(),
    ) {
        let way = |of| [Way::Thread, Way::Tag, Way::Subject][usize::from(of)];
        let candidates: Vec<Candidate> = ways
            .iter()
            .map(|(case, of, knows)| candidate(CaseId(Uuid::from_u128(*case)), way(*of), *knows))
            .collect();
        let known = Known { is_forged: forged, ..known(Writer::Outsider, &candidates) };
        if let Decision::Reply { case } = decide(&known) {
            let has = |way| candidates.iter().any(|one| one.case == case && one.way == way);
            let knows = candidates.iter().any(|one| one.case == case && one.knows_sender);
            prop_assert!(!forged && (knows || has(Way::Thread) && has(Way::Tag)));
        }
    }
}
