//! Who adds, reads and removes files, and what only one unit sees.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::json;

use super::{add, added, content, leaves_nothing, matter, pdf, remove, send};
use crate::isolation::hidden;
use crate::promises::matter::Matter;
use crate::sample::{all, coordinator, text};

/// Works on fires, which a change of use concerns.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";
/// The unit of theirs.
const UNIT: &str = "fire";
/// Works at the harbour, which it does not.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";
/// Not there.
const NOTHING: &str = "01920000-0000-7000-8000-000000000000";

/// Everything that can be asked of a file.
fn reads(by: &Actor, matter: &Matter, id: &str) -> [Answer; 3] {
    [
        by.get(&format!("cases/{}/attachments", matter.id)),
        by.get(&format!("attachments/{id}")),
        content(by, id),
    ]
}

fn handler(app: &TestApp) -> Actor {
    app.person("eksempel", CONCERNED, Role::Handler)
}

on_both!(
    fn whoever_works_on_a_case_adds_and_reads_its_files(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        let email = coordinator(&matter.file());
        let theirs = app.person("eksempel", &email, Role::Coordinator);
        for by in [&theirs, &handler(app)] {
            add(by, &matter.id, &pdf("a.pdf"));
            for answer in reads(by, &matter, &id) {
                assert_eq!(answer.status, 200, "{}", answer.text());
            }
        }
        let seen = handler(app).get(&format!("attachments/{id}")).expect(200);
        assert_eq!(seen["allowed_actions"], json!(["read_attachment"]));
        leaves_nothing(app, || {
            remove(&handler(app), &id, "\"1\"").problem(403, "forbidden");
        });
        remove(&theirs, &id, "\"1\"").expect(200);
    }
);

on_both!(
    fn the_counter_and_programs_hand_files_in_and_read_none(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        for by in [app.front_desk(), app.integration()] {
            let told = add(&by, &matter.id, &pdf("a.pdf"));
            assert_eq!(told["allowed_actions"], json!([]));
            app.work();
            leaves_nothing(app, || {
                for answer in reads(&by, &matter, &id) {
                    answer.problem(403, "forbidden");
                }
                remove(&by, &id, "\"1\"").problem(403, "forbidden");
            });
        }
    }
);

on_both!(
    fn nobody_else_adds_or_reads_anything(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        leaves_nothing(app, || {
            let admin = app.admin();
            send(&admin, &matter.id, &pdf("a.pdf")).problem(403, "forbidden");
            for answer in reads(&admin, &matter, &id) {
                answer.problem(403, "forbidden");
            }
            remove(&admin, &id, "\"1\"").problem(403, "forbidden");
            let nobody = app.anonymous();
            send(&nobody, &matter.id, &pdf("a.pdf")).problem(401, "unauthenticated");
            for answer in reads(&nobody, &matter, &id) {
                answer.problem(401, "unauthenticated");
            }
            remove(&nobody, &id, "\"1\"").problem(401, "unauthenticated");
            unknown_to(
                &app.person("eksempel", ELSEWHERE, Role::Handler),
                &matter,
                &id,
            );
        });
    }
);

on_both!(
    fn another_municipality_cannot_tell_a_file_from_one_that_is_not_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let matter = matter(app);
        let id = added(&matter);
        leaves_nothing(app, || {
            unknown_to(&app.actor_in(Country::Se, Role::Manager), &matter, &id);
        });
    }
);

/// They are answered as if neither the case nor its file were there.
#[track_caller]
fn unknown_to(by: &Actor, matter: &Matter, id: &str) {
    let nothing = matter.seen_by(by);
    let nothing = Matter {
        id: NOTHING.to_owned(),
        ..nothing
    };
    let theirs = reads(by, matter, id);
    for (theirs, nobodys) in theirs.iter().zip(&reads(by, &nothing, NOTHING)) {
        hidden(theirs, nobodys);
    }
    let form = pdf("a.pdf");
    hidden(&send(by, &matter.id, &form), &send(by, NOTHING, &form));
    hidden(&remove(by, id, "\"1\""), &remove(by, NOTHING, "\"1\""));
}

on_both!(
    fn what_is_for_one_unit_alone_is_seen_by_its_members_and_managers(app: &TestApp) {
        let matter = matter(app);
        let secret = pdf("brandkrav.pdf").text("only_unit", UNIT);
        let told = add(&handler(app), &matter.id, &secret);
        let id = text(&told["id"]);
        assert_eq!(told["only_unit"], UNIT);
        assert_eq!(told["allowed_actions"], json!(["read_attachment"]));
        let open = added(&matter);
        for by in [&matter.by, &handler(app)] {
            for answer in reads(by, &matter, &id) {
                assert_eq!(answer.status, 200, "{}", answer.text());
            }
        }
        let email = coordinator(&matter.file());
        let theirs = app.person("eksempel", &email, Role::Coordinator);
        let path = format!("cases/{}/attachments", matter.id);
        let page = theirs.get(&path).expect(200);
        assert_eq!(all(&page["items"], "id"), [open]);
        leaves_nothing(app, || {
            let gone = theirs.get(&format!("attachments/{NOTHING}"));
            hidden(&theirs.get(&format!("attachments/{id}")), &gone);
            hidden(&content(&theirs, &id), &gone);
            hidden(&remove(&theirs, &id, "\"1\""), &gone);
        });
        remove(&matter.by, &id, "\"1\"").expect(200);
    }
);
