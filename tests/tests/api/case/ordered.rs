//! The order of the catalogue, when what a case is about changes.

use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::Desk;
use crate::contributions::catalogue::{ordered, publish};
use crate::promises::matter::about;

on_both!(
    fn who_joins_with_a_case_type_is_asked_in_its_order(app: &TestApp) {
        publish(app, &ordered());
        let desk = Desk::open(app, "start_advice");
        desk.retype(json!({"add": ["restaurant_cafe"]}));
        let building = desk.part("building");
        assert_eq!(building["stage"], "held");
        assert_eq!(building["depends_on"], json!([desk.part("fire")["id"]]));
        assert_eq!(desk.part("planning")["stage"], "offered");
        desk.is_clean(app);
        desk.part_does(app, "signe.roegbjerg", "fire", "accept");
        desk.part_does(app, "signe.roegbjerg", "fire", "answer");
        assert_eq!(desk.part("building")["stage"], "accepted");
        desk.is_clean(app);
    }
);

on_both!(
    fn who_joins_later_waits_only_for_what_is_still_owed(app: &TestApp) {
        publish(app, &ordered());
        let desk = Desk::open(app, "fire_inspection");
        desk.part_does(app, "signe.roegbjerg", "fire", "accept");
        desk.part_does(app, "signe.roegbjerg", "fire", "answer");
        desk.retype(json!({"add": ["restaurant_cafe"]}));
        assert_eq!(desk.part("building")["stage"], "accepted");
        desk.is_clean(app);
    }
);

on_both!(
    fn an_order_goes_along_with_its_matter_and_holds_nobody_who_stays(app: &TestApp) {
        publish(app, &ordered());
        // The building unit is needed for both, the fire unit for the café alone.
        let mut enquiry = about("restaurant_cafe");
        enquiry["case_types"] = json!(["restaurant_cafe", "signage"]);
        let desk = Desk::register(app, &enquiry);
        assert_eq!(desk.part("building")["stage"], "held");
        let new = desk.split_out("restaurant_cafe");
        assert_eq!(desk.part("fire")["stage"], "cancelled");
        let stays = desk.part("building");
        assert_eq!(stays["stage"], "accepted", "it waits for nobody here");
        let goes = new.part("building");
        assert_eq!(goes["stage"], "held");
        assert_eq!(goes["depends_on"], json!([new.part("fire")["id"]]));
        desk.is_clean(app);
        new.is_clean(app);
        new.part_does(app, "signe.roegbjerg", "fire", "accept");
        new.part_does(app, "signe.roegbjerg", "fire", "answer");
        assert_eq!(new.part("building")["stage"], "accepted");
        new.is_clean(app);
    }
);
