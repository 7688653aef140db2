//! What the sentences about talking mention.

use onedoor_domain::event::TalkEvent;
use onedoor_service::texts;

use crate::models::case::Told;

/// What the sentence about `happened` mentions.
pub(crate) fn mentions(told: &Told<'_>, happened: &TalkEvent) -> Vec<(&'static str, String)> {
    match happened {
        TalkEvent::MessageSent { purpose, .. } => {
            let word = texts::say(told.language, &format!("purpose-{purpose}"));
            vec![("purpose", word)]
        }
        TalkEvent::QuestionAsked { contribution, .. }
        | TalkEvent::QuestionForwarded { contribution, .. }
        | TalkEvent::QuestionDeclined { contribution, .. }
        | TalkEvent::MissingItemsRegistered { contribution, .. } => {
            vec![("unit", told.unit_of(*contribution))]
        }
        TalkEvent::OverviewWritten { number } | TalkEvent::OverviewSent { number, .. } => {
            vec![("number", number.to_string())]
        }
        TalkEvent::MailTaken { passed_on_by, .. } => {
            let by = passed_on_by.map(|id| told.person_name(id));
            let is_passed_on = if by.is_some() { "yes" } else { "no" };
            vec![
                ("passed_on", is_passed_on.to_owned()),
                ("by", by.unwrap_or_default()),
            ]
        }
        TalkEvent::MessageReceived { .. }
        | TalkEvent::NoteWritten { .. }
        | TalkEvent::MissingItemsReceived { .. }
        | TalkEvent::AnswerDrafted { .. }
        | TalkEvent::AnswerSent { .. } => Vec::new(),
    }
}
