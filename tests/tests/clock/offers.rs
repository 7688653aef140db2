//! Offers that nobody accepts.

use onedoor_domain::event::Happened;
use onedoor_store::columns::OutboxKind;
use onedoor_testkit::on_both;
use serde_json::json;

use crate::desk::{cafe, happened, offered, open, outbox, work_at};

on_both!(
    fn an_offer_is_repeated_once_and_then_brought_before_those_above(app: &TestApp) {
        let case = open(app, &cafe());
        let many = offered(app, case).len();
        assert!(many > 1);
        let repeated = |_: ()| outbox(app, OutboxKind::OfferRepeated).len();
        let unaccepted = |_: ()| outbox(app, OutboxKind::OfferUnaccepted).len();
        let steps = [
            ("2026-03-03T15:59", 0, 0),
            ("2026-03-03T16:00", many, 0),
            ("2026-03-04T15:59", many, 0),
            ("2026-03-04T16:00", many, many),
            ("2026-03-30T16:00", many, many),
        ];
        for (wall, once, above) in steps {
            work_at(app, wall);
            app.work();
            assert_eq!((repeated(()), unaccepted(())), (once, above), "at {wall}");
        }
        for part in offered(app, case) {
            assert_eq!((part.offers, part.next_at), (2, None));
            let to_unit = outbox(app, OutboxKind::OfferRepeated)
                .into_iter()
                .find(|(_, payload)| payload["contribution"] == json!(part.id));
            assert_eq!(to_unit.unwrap().1["to"], json!([{"unit": part.unit}]));
        }
        let file = app.manager().get(&format!("cases/{case}")).expect(200);
        let coordinator = json!({"staff": file["coordinator"]["id"]});
        for (_, payload) in outbox(app, OutboxKind::OfferUnaccepted) {
            let to = payload["to"].as_array().unwrap();
            assert!(to.contains(&coordinator), "{payload}");
        }
        let events = happened(app, case);
        let again = |of: &&Happened| matches!(of, Happened::OfferRepeated { offers: 2, .. });
        let above = |of: &&Happened| matches!(of, Happened::OfferUnaccepted { .. });
        assert_eq!(events.iter().filter(again).count(), many);
        assert_eq!(events.iter().filter(above).count(), many);
    }
);
