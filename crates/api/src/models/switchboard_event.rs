//! What happened at the switchboard, with the names that its sentences mention.

use onedoor_domain::event::SwitchboardEvent;
use onedoor_service::texts;

use crate::models::case::Told;

/// What the sentence mentions, by name.
pub(crate) fn mentions(told: &Told<'_>, of: &SwitchboardEvent) -> Vec<(&'static str, String)> {
    match of {
        SwitchboardEvent::ContactMomentRecorded {
            how,
            direction,
            outcome,
            ..
        } => {
            let say = |key: String| texts::say(told.language, &key);
            vec![
                ("contact", say(format!("contact-{how}_{direction}"))),
                ("outcome", say(format!("contact_outcome-{outcome}"))),
            ]
        }
        SwitchboardEvent::CallBackAsked { staff, .. }
        | SwitchboardEvent::CallBackReassigned { staff, .. } => {
            let who = staff.unwrap_or(told.file.case.coordinator);
            vec![("staff", told.person_name(who))]
        }
        SwitchboardEvent::CallBackAttempted { attempts, .. } => {
            vec![("count", attempts.to_string())]
        }
        SwitchboardEvent::CallBackKept { .. } | SwitchboardEvent::CallBackCancelled { .. } => {
            Vec::new()
        }
    }
}
