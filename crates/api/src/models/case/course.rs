//! What happened to a case as a whole, in words.

use onedoor_domain::event::CaseEvent;
use onedoor_service::texts;

use super::Told;

impl Told<'_> {
    /// What the sentence about it mentions.
    pub(crate) fn mentions_of(&self, of: &CaseEvent) -> Vec<(&'static str, String)> {
        let say = |key: String| texts::say(self.language, &key);
        match of {
            CaseEvent::CaseWaiting {
                awaited, reason, ..
            } => vec![
                ("whom", say(format!("awaited-{awaited}"))),
                ("reason", reason.clone()),
            ],
            CaseEvent::CaseResumed { .. }
            | CaseEvent::CaseClosed
            | CaseEvent::LabelsChanged { .. } => Vec::new(),
            CaseEvent::CaseWithdrawn { reason, .. } => vec![("reason", reason.clone())],
            CaseEvent::CaseReopened {
                reason,
                coordinator,
                ..
            } => vec![
                ("reason", reason.clone()),
                ("coordinator", self.person_name(*coordinator)),
            ],
            CaseEvent::CaseTypesChanged { added, removed, .. } => {
                vec![("types", self.types_changed(added, removed))]
            }
            CaseEvent::CaseLinked { reference, .. }
            | CaseEvent::CaseUnlinked { reference, .. }
            | CaseEvent::CaseMerged { reference, .. }
            | CaseEvent::CaseMergedIn { reference, .. }
            | CaseEvent::CaseSplitOff { reference, .. } => vec![("reference", reference.clone())],
            CaseEvent::CaseSplit {
                reference, reason, ..
            } => vec![("reference", reference.clone()), ("reason", reason.clone())],
            CaseEvent::ComplexityChanged { to, reason, .. } => vec![
                ("complexity", say(format!("complexity-{to}"))),
                ("reason", reason.clone()),
            ],
            CaseEvent::UrgencyChanged { urgent, reason } => vec![
                ("urgency", say(format!("urgency-{urgent}"))),
                ("reason", reason.clone()),
            ],
            CaseEvent::TaskForceChanged { members } => {
                let names = members.iter().map(|id| self.person_name(*id));
                let names: Vec<String> = names.collect();
                let people = match names.as_slice() {
                    [] => say("nobody".to_owned()),
                    _ => names.join(", "),
                };
                vec![("people", people)]
            }
        }
    }

    /// What came with a plus, what went with a minus: so it reads in every language.
    fn types_changed(&self, added: &[String], removed: &[String]) -> String {
        let came = added.iter().map(|id| ("+", id));
        let went = removed.iter().map(|id| ("−", id));
        let all: Vec<String> = came
            .chain(went)
            .map(|(sign, id)| format!("{sign} {}", self.case_type_name(id)))
            .collect();
        all.join(", ")
    }
}
