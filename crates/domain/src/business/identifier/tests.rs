//! Samples of public bodies and well-known companies, and the rules one by one.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that does not parse fails its test"
)]

use proptest::prelude::*;

use super::*;

fn read(scheme: Scheme, raw: &str) -> Identifier {
    let (identifier, warning) = Identifier::parse(scheme, raw).unwrap();
    assert_eq!(warning, None, "{raw}");
    identifier
}

fn refuse(scheme: Scheme, raw: &str) -> IdentifierProblem {
    Identifier::parse(scheme, raw).unwrap_err()
}

#[test]
fn numbers_of_danish_public_bodies_are_read_without_a_warning() {
    for raw in [
        "29190623", "29190658", "29190909", "29190925", "29190941", "29189374", "64942212",
        "55133018", "35209115", "64502018",
    ] {
        assert_eq!(read(Scheme::DkCvr, raw).value(), raw);
    }
}

#[test]
fn numbers_of_norwegian_bodies_are_read() {
    for raw in [
        "974760673",
        "923609016",
        "958935420",
        "964338531",
        "942110464",
        "971040238",
        "974761076",
    ] {
        assert_eq!(read(Scheme::NoOrgnr, raw).value(), raw);
    }
}

#[test]
fn numbers_of_swedish_bodies_are_read() {
    for raw in [
        "212000-0142",
        "212000-1355",
        "556036-0793",
        "222000-0315",
        "202100-5489",
    ] {
        let identifier = read(Scheme::SeOrgnr, raw);
        assert_eq!(identifier.value(), raw);
        assert!(!identifier.is_personal());
    }
}

#[test]
fn numbers_of_finnish_bodies_are_read() {
    for raw in ["0201256-6", "0112038-9", "0244683-1", "2331972-7"] {
        assert_eq!(read(Scheme::FiYtunnus, raw).value(), raw);
    }
}

#[test]
fn numbers_of_icelandic_organisations_are_read() {
    for raw in ["450401-3150", "530269-7609"] {
        let identifier = read(Scheme::IsKennitala, raw);
        assert_eq!(identifier.value(), raw);
        assert!(!identifier.is_personal());
    }
}

#[test]
fn a_wrong_check_digit_is_refused_outside_denmark() {
    for (scheme, raw) in [
        (Scheme::NoOrgnr, "974760674"),
        (Scheme::SeOrgnr, "212000-0143"),
        (Scheme::FiYtunnus, "0201256-7"),
        (Scheme::IsKennitala, "530575-0299"),
        (Scheme::Gln, "5790000000010"),
    ] {
        assert_eq!(refuse(scheme, raw), IdentifierProblem::CheckDigit, "{raw}");
    }
}

#[test]
fn a_wrong_cvr_check_digit_is_accepted_with_a_warning() {
    // 35254119 is given as valid by a tool page; its weighted sum is 108, which 11 does not divide.
    for raw in ["13748137", "35254119"] {
        let (identifier, warning) = Identifier::parse(Scheme::DkCvr, raw).unwrap();
        assert_eq!(identifier.value(), raw);
        assert_eq!(warning, Some(IdentifierWarning::CheckDigit));
    }
}

#[test]
fn a_p_number_is_never_checked() {
    for raw in ["1000000000", "1003388394", "9999999999"] {
        assert_eq!(read(Scheme::DkP, raw).value(), raw);
    }
    assert_eq!(refuse(Scheme::DkP, "100000000"), IdentifierProblem::Format);
}

#[test]
fn decoration_and_vat_forms_give_the_same_identifier() {
    for (scheme, raw, value) in [
        (Scheme::DkCvr, "DK 29 19 06 23", "29190623"),
        (Scheme::DkCvr, "dk29190623", "29190623"),
        (Scheme::DkP, "DK 1003388394", "1003388394"),
        (Scheme::NoOrgnr, "NO 974 760 673 MVA", "974760673"),
        (Scheme::NoOrgnr, "974\u{a0}760\u{202f}673", "974760673"),
        (Scheme::NoOrgnr, "974.760.673mva", "974760673"),
        (Scheme::SeOrgnr, "5560360793", "556036-0793"),
        (Scheme::SeOrgnr, "SE556036079301", "556036-0793"),
        (Scheme::SeOrgnr, "556036079301", "556036-0793"),
        (Scheme::SeOrgnr, "16556036-0793", "556036-0793"),
        (Scheme::SeOrgnr, "SE 202100-5489 01", "202100-5489"),
        (Scheme::SeOrgnr, "202100548901", "202100-5489"),
        (Scheme::SeOrgnr, "556036–0793", "556036-0793"),
        (Scheme::FiYtunnus, "FI02012566", "0201256-6"),
        (Scheme::FiYtunnus, " 0201256\u{2011}6 ", "0201256-6"),
        (Scheme::IsKennitala, "IS 5302697609", "530269-7609"),
        (Scheme::Gln, "57 90000 00001 2", "5790000000012"),
    ] {
        assert_eq!(read(scheme, raw).value(), value, "{raw}");
    }
}

#[test]
fn an_old_finnish_number_is_padded() {
    assert_eq!(read(Scheme::FiYtunnus, "112038-9").value(), "0112038-9");
}

#[test]
fn a_finnish_number_whose_remainder_is_one_is_refused_with_every_digit() {
    // 0000006: 6 * 2 = 12, and 12 mod 11 is 1.
    for check in 0..10 {
        let raw = format!("0000006-{check}");
        assert_eq!(
            refuse(Scheme::FiYtunnus, &raw),
            IdentifierProblem::CheckDigit
        );
    }
}

#[test]
fn what_has_not_the_form_of_its_scheme_is_refused() {
    for (scheme, raw) in [
        (Scheme::DkCvr, ""),
        (Scheme::DkCvr, "2919062"),
        (Scheme::DkCvr, "291906233"),
        (Scheme::DkCvr, "09190623"),
        (Scheme::DkCvr, "2919O623"),
        (Scheme::DkCvr, "２９１９０６２３"),
        (Scheme::DkCvr, "NO29190623"),
        (Scheme::NoOrgnr, "000000000"),
        (Scheme::NoOrgnr, "DK974760673"),
        (Scheme::NoOrgnr, "974760673MVAMVA"),
        (Scheme::SeOrgnr, "17556036-0793"),
        (Scheme::SeOrgnr, "SE5560360793012"),
        (Scheme::SeOrgnr, "55603607930"),
        (Scheme::FiYtunnus, "201256"),
        (Scheme::IsKennitala, "320174-3399"),
        (Scheme::IsKennitala, "121374-3399"),
        (Scheme::IsKennitala, "120174-3391"),
        (Scheme::IsKennitala, "810101-0000"),
        (Scheme::Gln, "579000000001"),
    ] {
        assert_eq!(refuse(scheme, raw), IdentifierProblem::Format, "{raw}");
    }
}

#[test]
fn the_numbers_of_people_are_personal() {
    let icelander = read(Scheme::IsKennitala, "120174-3399");
    assert!(icelander.is_personal());
    // The person number used in examples by the Swedish tax agency.
    for raw in ["811218-9876", "19811218-9876", "SE811218987601"] {
        let trader = read(Scheme::SeOrgnr, raw);
        assert_eq!(trader.value(), "811218-9876");
        assert!(trader.is_personal());
    }
}

#[test]
fn a_norwegian_number_is_printed_in_threes() {
    assert_eq!(read(Scheme::NoOrgnr, "974760673").display(), "974 760 673");
    assert_eq!(read(Scheme::SeOrgnr, "5560360793").display(), "556036-0793");
}

proptest! {
    #[test]
    fn nothing_makes_the_parser_panic_and_values_read_back(
        raw in "([A-Z]{0,2}[0-9 .-]{5,16}(MVA|01)?)|\\PC{0,40}",
        at in 0..Scheme::ALL.len(),
    ) {
        let scheme = Scheme::ALL[at];
        if let Ok((identifier, warning)) = Identifier::parse(scheme, &raw) {
            for text in [identifier.value(), &identifier.display()] {
                let again = Identifier::parse(scheme, text);
                prop_assert_eq!(again, Ok((identifier.clone(), warning)));
            }
        }
    }

    #[test]
    fn every_single_wrong_digit_of_a_norwegian_number_is_noticed(at in 0usize..9, by in 1u8..10) {
        let mut digits = *b"974760673";
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        let raw = String::from_utf8_lossy(&digits).into_owned();
        prop_assert!(Identifier::parse(Scheme::NoOrgnr, &raw).is_err());
    }
}

#[test]
fn a_number_is_read_as_that_of_every_register_that_could_have_issued_it() {
    let schemes = |raw: &str| -> Vec<Scheme> {
        let read = Identifier::readings(raw).unwrap();
        read.iter().map(Identifier::scheme).collect()
    };
    assert!(schemes(" 29 19 06 23 ").contains(&Scheme::DkCvr));
    assert!(schemes("974 760 673").contains(&Scheme::NoOrgnr));
    assert!(schemes("556036-0793").contains(&Scheme::SeOrgnr));
    let wrong = Identifier::readings("974 760 674");
    assert_eq!(wrong, Err(IdentifierProblem::CheckDigit));
    let nothing = Identifier::readings("Bageriet");
    assert_eq!(nothing, Err(IdentifierProblem::Format));
}
