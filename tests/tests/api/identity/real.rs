//! Against a provider that others made and certified: the whole way, there and back.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::json;

use super::real_provider::RealProvider;
use super::{back, believed_by, sent};
use crate::sample::text;
use crate::signing_in::{Browser, SIGNE, id_of};

on_both!(
    fn somebody_signs_in_at_a_real_provider_and_their_token_counts(app: &TestApp) {
        let provider = RealProvider::start();
        provider.tell_time(app);
        // The demo's own tokens ended long before.
        let hour = jiff::SignedDuration::from_hours(1);
        let admin = app.issue("eksempel", Role::Admin, None, hour);
        let id = believed_by(&admin, &provider.issuer, &json!({"links_by_email": true}));
        // Somebody new, by the code of the provider.
        let mut browser = Browser::new(app);
        let address = sent(&mut browser, &id);
        let query = provider.sign_in(&address, "ny");
        assert!(query.contains("iss="), "{query}");
        let came = back(&mut browser, &query);
        assert_eq!(came.status, 303, "{}", came.text());
        assert_eq!(came.header("location"), Some("/cases/7"));
        let current = browser.get("sessions/current").expect(200);
        assert_eq!(current["roles"], json!(["coordinator", "handler"]));
        browser.get("cases").expect(200);
        // Somebody who works here already, by their verified address.
        let mut hers = Browser::new(app);
        let address = sent(&mut hers, &id);
        let query = provider.sign_in(&address, "signe");
        assert_eq!(back(&mut hers, &query).status, 303);
        let current = hers.get("sessions/current").expect(200);
        assert_eq!(current["session"]["staff"], id_of(app, SIGNE).to_string());
        // Nobody without a group, or with an address that is not theirs.
        for stranger in ["fremmed", "uverificeret"] {
            let mut browser = Browser::new(app);
            let address = sent(&mut browser, &id);
            let query = provider.sign_in(&address, stranger);
            back(&mut browser, &query).problem(401, "sign_in_failed");
        }
        // An access token, also after the provider has taken new keys.
        let token = provider.access_token("signe");
        app.bearing(Some(&token)).get("cases").expect(200);
        provider.rotate();
        provider.tell_time(app);
        app.clock.advance(jiff::SignedDuration::from_secs(40));
        let token = provider.access_token("signe");
        app.bearing(Some(&token)).get("cases").expect(200);
        let out = Browser {
            page_token: Some(text(&hers.get("sessions/current").json()["page_token"])),
            ..hers.clone()
        };
        let out = out.request("DELETE", "sessions/current").send().expect(200);
        let there = text(&out["provider_url"]);
        assert!(
            there.starts_with(&format!("{}/session/end", provider.issuer)),
            "{there}"
        );
        hers.get("cases").problem(401, "unauthenticated");
    }
);
