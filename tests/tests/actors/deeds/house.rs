//! What comes in, and who works here.

use serde_json::json;

use super::{Deed, On, deed, nothing, said};

pub(super) const DEEDS: &[Deed] = &[
    deed("register_enquiry", On::House, "", 2, |scene| {
        let enquiry = scene.enquiry();
        said(enquiry)
    }),
    deed("preview_enquiry", On::House, "", 1, |scene| {
        let enquiry = scene.enquiry();
        said(enquiry)
    }),
    deed("create_absence", On::Directory(""), "", 2, |scene| {
        let from = scene.dice.below(48);
        let until = from + 1 + scene.dice.below(140);
        let mut body = json!({
            "staff": scene.coordinator(),
            "starts_at": scene.in_hours(from),
            "ends_at": scene.in_hours(until),
        });
        if scene.dice.happens(50) {
            body["substitute"] = json!(scene.coordinator());
        }
        said(body)
    }),
    deed("delete_absence", On::Directory("absences"), "", 1, nothing),
    deed(
        "change_absence",
        On::Directory("absences"),
        "",
        1,
        |scene| {
            let hours = 24 * (1 + scene.dice.below(5));
            said(json!({"ends_at": scene.in_hours(hours)}))
        },
    ),
    deed(
        "leave_staff",
        On::Directory("staff?active=true"),
        "",
        1,
        |scene| {
            let roles = scene.thing["roles"].as_array()?;
            let manages = roles.iter().any(|role| role == "manager");
            (!manages && scene.may_leave()).then_some(())?;
            let mut body = json!({});
            if scene.dice.happens(30) {
                body["to"] = json!(scene.coordinator());
            }
            said(body)
        },
    ),
    deed(
        "preview_leave",
        On::Directory("staff?active=true"),
        "",
        1,
        |_| said(json!({})),
    ),
    deed("simulate_guarantee", On::House, "", 1, |scene| {
        let terms = json!({"length": 1 + scene.dice.below(9), "unit": "working_days",
            "calendar": "local"});
        said(json!({"terms": terms, "start_at": scene.in_hours(0)}))
    }),
    deed("set_presence", On::House, "", 2, |scene| {
        let state = scene.one(&["available", "busy"]);
        said(json!({ "state": state }))
    }),
];
