//! The page on which a business follows its case.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
};
use actix_web::test::TestRequest;
use jiff::SignedDuration;
use onedoor_domain::Moment;
use onedoor_domain::directory::Role;
use onedoor_service::{
    Answer as Registration, BusinessInput, CaseFile, Clock, ContactInput, EnquiryInput, ImportMode,
    Seal, Services,
};
use onedoor_store::{DatabaseUrl, Store, StoreOptions, migrate};
use onedoor_testkit::files_in;

use super::public::{Answer, CONTENT_POLICY, SCRIPTED_POLICY, ask};

/// Monday 2 March 2026, 9:00 in Copenhagen.
const MONDAY: i64 = 1_772_438_400_000_000;
const DEMO: &str = include_str!("../../../crates/server/demo/dk.yaml");

/// An installation over a database of its own.
pub(super) struct House {
    pub(super) services: Services,
    clock: Arc<StandingClock>,
    _folder: tempfile::TempDir,
}

struct StandingClock(AtomicI64);

impl Clock for StandingClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// A case, and the code that opens its page.
pub(super) struct Followed {
    pub(super) file: CaseFile,
    pub(super) code: String,
}

impl House {
    /// An installation without any municipality.
    pub(super) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("onedoor.sqlite");
        let url: DatabaseUrl = format!("sqlite:{}", path.display()).parse().unwrap();
        migrate(&url).unwrap();
        let store = Store::open(&url, StoreOptions { connections: 2 }).unwrap();
        let clock = Arc::new(StandingClock(AtomicI64::new(MONDAY)));
        let services = Services::new(
            store,
            Arc::clone(&clock) as Arc<dyn Clock>,
            "http://localhost",
        )
        .with_seal(Seal::with_key([7; 32]))
        .with_files(files_in(&folder.path().join("files")));
        Self {
            services,
            clock,
            _folder: folder,
        }
    }

    /// An installation with the Danish demo municipality.
    pub(super) async fn danish() -> Self {
        let house = Self::empty();
        house
            .services
            .import_municipality(DEMO, ImportMode::Apply)
            .await
            .unwrap();
        house
    }

    pub(super) fn wait(&self, duration: SignedDuration) {
        let micros = i64::try_from(duration.as_micros()).unwrap();
        self.clock.0.fetch_add(micros, Ordering::SeqCst);
    }

    /// Registers what a business with a hostile name asked.
    pub(super) async fn register(&self) -> Followed {
        let (municipality, _) = self.services.staff_of("eksempel").await.unwrap();
        let hour = SignedDuration::from_hours(1);
        let roles = vec![Role::FrontDesk];
        let token = self
            .services
            .issue_token(municipality, "test", roles, None, hour)
            .await
            .unwrap();
        let caller = self.services.caller(&token, "eksempel").await.unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        self.services
            .register_enquiry(caller, enquiry(), None, move |registered| {
                let followed = (registered.file.clone(), registered.tracking.code.clone());
                sender.send(followed).unwrap();
                Registration {
                    status: 201,
                    location: None,
                    etag: None,
                    body: String::new(),
                }
            })
            .await
            .unwrap();
        let (file, code) = receiver.try_iter().last().unwrap();
        Followed { file, code }
    }

    pub(super) async fn follow(&self, code: &str) -> Answer {
        ask(self, TestRequest::get().uri(&format!("/t/{code}"))).await
    }
}

fn enquiry() -> EnquiryInput {
    EnquiryInput {
        channel: "phone".to_owned(),
        language: Some("da".to_owned()),
        subject: Some("Hemmeligt emne".to_owned()),
        text: "Jeg vil åbne en café med udeservering og vin i Nygade 3.".to_owned(),
        case_types: vec!["restaurant_cafe".to_owned()],
        attributes: [("alcohol_served".to_owned(), true.into())].into(),
        business: Some(BusinessInput {
            name: Some("<script>alert(1)</script> ApS".to_owned()),
            identifiers: Vec::new(),
        }),
        contact: Some(ContactInput {
            name: Some("Karen Kunde".to_owned()),
            email: Some("karen@kunde.example".to_owned()),
            phone: Some("33 11 22 33".to_owned()),
            acting_as: None,
        }),
        ..EnquiryInput::default()
    }
}

#[actix_web::test]
async fn the_business_sees_its_person_who_takes_part_and_what_is_promised() {
    let house = House::danish().await;
    let Followed { file, code } = house.register().await;
    let page = house.follow(&code).await;
    assert_eq!(page.status, StatusCode::OK);
    let coordinator = file.coordinator().unwrap();
    for shown in [
        "<html lang=\"da\">",
        "Eksempel Kommune",
        "Din kontaktperson",
        &file.case.reference,
        &coordinator.name,
        &coordinator.phone,
        &coordinator.email,
        "<dt>Plan</dt><dd>Er bedt om sit bidrag<br>Ventes senest ",
        "<dt>Politiet</dt><dd>Din kontaktperson tager det op med dem for dig</dd>",
        "2026 kl. ",
    ] {
        assert!(
            page.body.contains(shown),
            "{shown} is missing: {}",
            page.body
        );
    }
    assert!(page.body.matches("<li>").count() > 2, "{}", page.body);
}

#[actix_web::test]
async fn the_page_tells_nothing_that_the_business_wrote_or_that_stays_between_units() {
    let house = House::danish().await;
    let followed = house.register().await;
    let page = house.follow(&followed.code).await.body;
    for hidden in [
        "alert(1)",
        "Karen",
        "kunde.example",
        "33112233",
        "Nygade",
        "Hemmeligt",
    ] {
        assert!(!page.contains(hidden), "{hidden} is shown: {page}");
    }
    assert!(!page.contains("Enheden svarer koordinatoren"));
    let told = house.services.follow_case(&followed.code).await;
    let told = told.unwrap().file;
    assert!(told.guarantees.len() < followed.file.guarantees.len());
    assert!(told.business.is_none() && told.case.business.is_none() && told.case.contact.is_none());
    assert!(told.types.iter().all(|of| of.because.is_empty()));
    assert!(
        told.contributions
            .iter()
            .all(|part| part.because.is_empty())
    );
}

#[actix_web::test]
async fn the_page_is_for_the_holder_of_the_link_alone() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    for (page, policy) in [
        (house.follow(&code).await, SCRIPTED_POLICY),
        (house.follow("wrong").await, CONTENT_POLICY),
    ] {
        assert_eq!(page.header(CACHE_CONTROL), "no-store");
        assert_eq!(page.header(REFERRER_POLICY), "no-referrer");
        assert_eq!(page.header("x-robots-tag"), "noindex");
        assert_eq!(page.header(CONTENT_SECURITY_POLICY), policy);
        assert!(page.header(CONTENT_TYPE).starts_with("text/html"));
        assert!(!page.body.contains(&code));
    }
}

#[actix_web::test]
async fn the_page_runs_only_scripts_of_ours_and_does_without_them() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    let page = house.follow(&code).await.body;
    let scripts = page.split("<script src=\"").skip(1);
    let scripts: Vec<&str> = scripts.filter_map(|rest| rest.split('?').next()).collect();
    assert_eq!(scripts, ["/assets/htmx.js", "/assets/following.js"]);
    assert_eq!(page.matches("<script").count(), 2);
    // What would need more than the policy gives.
    for forbidden in ["hx-on", "js:", "javascript:", "hx-vals", "hx-boost"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let sent_by_script = page.matches("hx-post=").count();
    let plain = page
        .matches("<form method=\"post\" action=\"?language=da\"")
        .count();
    assert!(sent_by_script > 0 && plain >= sent_by_script, "{page}");
}

#[actix_web::test]
async fn an_expired_code_looks_like_one_that_never_was() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    house.wait(SignedDuration::from_hours(24 * 365 * 10));
    let expired = house.follow(&code).await;
    let unknown = house
        .follow(&code.replace(|sign: char| sign.is_ascii_digit(), "_"))
        .await;
    assert_eq!(expired.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(expired.body, unknown.body);
    assert!(expired.body.contains(">This page is not available</h1>"));
}

#[actix_web::test]
async fn who_has_no_case_is_told_so_in_their_own_language() {
    let house = House::empty();
    let finnish = TestRequest::get()
        .uri("/t/wrong")
        .insert_header((ACCEPT_LANGUAGE, "fi"));
    let page = ask(&house, finnish).await;
    assert!(page.body.contains("<html lang=\"fi\">"));
    assert!(page.body.contains("Sivu ei ole käytettävissä"));
}
