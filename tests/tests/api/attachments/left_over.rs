//! Bytes that nobody vouches for, and bytes that are gone.

use std::thread;

use jiff::SignedDuration;
use onedoor_domain::CaseId;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_service::{Answer, AttachmentFile, AttachmentInput, Error, Incoming, Refusal};
use onedoor_testkit::{Connection, Form, TestApp, on_both};

use super::{PDF, added, content, kept, matter, pdf};
use crate::promises::matter::Matter;

/// Somebody who may add files, past HTTP.
fn caller(app: &TestApp, matter: &Matter) -> Caller {
    app.run(async |services| {
        let (municipality, staff) = services.staff_of(matter.by.municipality()).await.unwrap();
        let manager = staff.iter().find(|person| person.active).unwrap();
        Caller {
            municipality,
            actor: Actor::Staff(manager.id),
            roles: vec![onedoor_domain::directory::Role::Manager],
            units: Vec::new(),
            heads: Vec::new(),
            only: None,
            staff: Some(manager.id),
        }
    })
}

/// A file whose bytes have come in, and nothing more.
fn received(app: &TestApp, matter: &Matter) -> (Caller, Incoming) {
    let caller = caller(app, matter);
    let case = CaseId(matter.id.parse().unwrap());
    let incoming = app.run(async |services| {
        let mut incoming = services.receive_file(&caller, case).await.unwrap();
        incoming.write(PDF).await.unwrap();
        incoming
    });
    (caller, incoming)
}

fn input() -> AttachmentInput {
    AttachmentInput {
        name: Some("a.pdf".to_owned()),
        ..AttachmentInput::default()
    }
}

fn rendered(_: &AttachmentFile) -> Answer {
    Answer {
        status: 201,
        location: None,
        etag: None,
        body: "{}".to_owned(),
    }
}

on_both!(
    fn what_a_cut_connection_left_behind_is_gone_after_a_day(app: &TestApp) {
        let matter = matter(app);
        let before = kept(app);
        let body = pdf("a.pdf").body();
        let path = format!("cases/{}/attachments", matter.id);
        let request = matter.by.post(&path).body(&Form::kind(), body.clone());
        let request = request.header("Content-Length", &body.len().to_string());
        let mut connection = Connection::to(app.address());
        connection.send(request.head().as_bytes());
        connection.send(&body[..body.len() / 2]);
        while app.counts()["stray_file"] == 0 {
            thread::yield_now();
        }
        drop(connection);
        app.clock.advance(SignedDuration::from_hours(25));
        // Until the server has noticed, too, and let go of what it had begun to write.
        while kept(app) != before {
            app.work();
        }
    }
);

on_both!(
    fn whole_bytes_of_a_killed_process_are_gone_after_a_day(app: &TestApp) {
        let matter = matter(app);
        let before = kept(app);
        let (_, incoming) = received(app, &matter);
        drop(incoming);
        app.work();
        assert_eq!(app.counts()["stray_file"], 1, "a day has not passed");
        app.clock.advance(SignedDuration::from_hours(25));
        app.work();
        assert_eq!(kept(app), before);
    }
);

on_both!(
    fn no_attachment_vouches_for_bytes_that_may_be_deleted_soon(app: &TestApp) {
        let matter = matter(app);
        let before = kept(app);
        let (caller, incoming) = received(app, &matter);
        app.clock.advance(SignedDuration::from_hours(13));
        let added = app.run(async |services| {
            let adding = services.add_attachment(caller, incoming, input(), None, rendered);
            adding.await
        });
        let refused = matches!(added, Err(Error::Refused(Refusal::TryAgain)));
        assert!(refused, "{added:?}");
        app.work();
        assert_eq!(kept(app), before);
    }
);

on_both!(
    fn the_sweep_leaves_alone_what_an_attachment_vouches_for(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        app.clock.advance(SignedDuration::from_hours(72));
        app.work();
        assert_eq!(content(&matter.by, &id).body, PDF);
    }
);

on_both!(
    fn bytes_that_are_gone_are_a_failure_and_no_empty_file(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        app.lose_files();
        content(&matter.by, &id).problem(503, "unavailable");
    }
);
