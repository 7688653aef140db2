//! How a municipality words its mails itself: the subject, and the first words. What must be told
//! (the person, the promises, the links, what a receipt says by law) stands below them whatever they
//! say, and a text that cannot be rendered when it matters gives way to ours.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use onedoor_domain::delivery::Tiding;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Language, Version};
use onedoor_store::mail_templates::{self, TemplateRecord};
use onedoor_store::{Connection, StoreError};
use serde::Serialize;

use super::wording::Content;
use crate::fields::Fields;
use crate::services::{allowed, unchanged};
use crate::texts::{say, say_with};
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How long a subject or the first words may be, in characters.
const LONGEST: usize = 10_000;
/// How long they may be once they are rendered, in bytes.
const LONGEST_RENDERED: usize = 40_000;
/// How much work rendering may be.
const FUEL: u64 = 50_000;

/// What a text can mention.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Mentions {
    pub(super) reference: String,
    pub(super) municipality: String,
    pub(super) types: String,
    pub(super) unit: String,
    pub(super) person: String,
    pub(super) phone: String,
    /// Our own words, to be put before or behind.
    pub(super) usual: String,
}

/// How a mail is worded: by the municipality, or by us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateView {
    /// What the mail tells.
    pub tiding: Tiding,
    /// In which language.
    pub language: Language,
    /// Its subject, if the municipality words it.
    pub subject: Option<String>,
    /// Its first words, if the municipality words them.
    pub words: Option<String>,
    /// 0 while they are ours.
    pub version: Version,
}

/// How a municipality wants to word a mail.
#[derive(Debug, Clone)]
pub struct TemplateInput {
    /// Its subject.
    pub subject: String,
    /// Its first words.
    pub words: String,
}

impl Services {
    /// The mails that the municipality words itself.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_mail_templates(&self, caller: Caller) -> Result<Vec<TemplateView>> {
        allowed(&caller, Action::ReadMunicipality)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let found = mail_templates::list(conn, caller.municipality)?;
                Ok(found.into_iter().map(TemplateView::from).collect())
            })
            .await
    }

    /// How one mail is worded.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn find_mail_template(
        &self,
        caller: Caller,
        (tiding, language): (Tiding, Language),
    ) -> Result<TemplateView> {
        allowed(&caller, Action::ReadMunicipality)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| view(conn, &caller, tiding, language))
            .await
    }

    /// Words a mail.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Stale`], [`Error::Invalid`] with what is wrong with the text.
    pub async fn save_mail_template(
        &self,
        caller: Caller,
        (tiding, language): (Tiding, Language),
        seen: Version,
        input: TemplateInput,
    ) -> Result<TemplateView> {
        allowed(&caller, Action::ChangeMunicipality)?;
        let now = self.now();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let of = caller.municipality;
                let before = view(conn, &caller, tiding, language)?;
                unchanged(before.version, seen)?;
                check(language, &input)?;
                let record = TemplateRecord {
                    tiding,
                    language,
                    subject: input.subject,
                    words: input.words,
                    version: seen.next(),
                    updated_at: now,
                };
                if before.subject.is_some() {
                    mail_templates::save(conn, of, &record, seen)?;
                } else {
                    let added = mail_templates::insert(conn, of, &record);
                    if matches!(added, Err(StoreError::Taken(_))) {
                        return Err(Error::Stale);
                    }
                    added?;
                }
                Ok(TemplateView::from(record))
            })
            .await
    }

    /// Leaves the wording of a mail to us again.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] if it is ours already, [`Error::Stale`].
    pub async fn delete_mail_template(
        &self,
        caller: Caller,
        of: (Tiding, Language),
        seen: Version,
    ) -> Result<()> {
        allowed(&caller, Action::ChangeMunicipality)?;
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let before = view(conn, &caller, of.0, of.1)?;
                before.subject.as_ref().ok_or(Error::NotFound)?;
                unchanged(before.version, seen)?;
                Ok(mail_templates::delete(conn, caller.municipality, of, seen)?)
            })
            .await
    }

    /// Puts the municipality's words into a mail, if it has some that can be rendered.
    pub(super) fn reword(
        &self,
        conn: &mut Connection,
        caller: onedoor_domain::MunicipalityId,
        (tiding, language): (Tiding, Language),
        mentions: &Mentions,
        content: &mut Content,
    ) -> Result<()> {
        let Some(own) = mail_templates::find(conn, caller, tiding, language)? else {
            return Ok(());
        };
        let rendered = render(&own.subject, mentions)
            .and_then(|subject| Ok((subject, render(&own.words, mentions)?)));
        match rendered {
            Ok((subject, words)) => content.word(language, &mentions.reference, &subject, words),
            Err(error) => {
                tracing::warn!(%tiding, %language, line = error.line(), "a mail's own words cannot be rendered");
                metrics::counter!("onedoor_mail_templates_failed_total").increment(1);
            }
        }
        Ok(())
    }
}

impl Content {
    /// Says this instead of our own first words.
    pub(super) fn word(
        &mut self,
        language: Language,
        reference: &str,
        subject: &str,
        words: String,
    ) {
        let subject = subject.trim();
        self.subject = if subject.contains(reference) {
            subject.to_owned()
        } else {
            let mentions = [
                ("what", subject.to_owned()),
                ("reference", reference.to_owned()),
            ];
            say_with(language, "mail-subject", &mentions)
        };
        match self.paragraphs.first_mut() {
            Some(first) => *first = words,
            None => self.paragraphs.push(words),
        }
    }
}

impl Mentions {
    /// What could be mentioned, for trying a text out.
    pub(super) fn sample(language: Language) -> Self {
        Self {
            reference: "2026-4839-1756".to_owned(),
            municipality: "Onedoor".to_owned(),
            types: say(language, "mail-fact-types"),
            unit: say(language, "mail-fact-unit"),
            person: say(language, "mail-your-person"),
            phone: "+4533112233".to_owned(),
            usual: say(language, "mail-hello"),
        }
    }
}

/// Passes if a text can be rendered and says something.
pub(super) fn check(language: Language, input: &TemplateInput) -> Result<()> {
    let mut fields = Fields::default();
    for (pointer, source) in [("/subject", &input.subject), ("/words", &input.words)] {
        if source.chars().count() > LONGEST {
            let problem = FieldProblem::new(pointer, FieldCode::TooLong).with("max", LONGEST);
            fields.wrong(problem);
            continue;
        }
        let rendered = render(source, &Mentions::sample(language));
        let says_something = rendered.as_ref().is_ok_and(|text| !text.trim().is_empty());
        if let Err(error) = rendered {
            let line = error.line().unwrap_or(1);
            fields.wrong(FieldProblem::new(pointer, FieldCode::BadTemplate).with("line", line));
        } else if !says_something {
            fields.wrong(FieldProblem::new(pointer, FieldCode::Required));
        }
    }
    fields.finish()
}

/// Renders a text: nothing is read but what it may mention, and it ends.
pub(super) fn render(
    source: &str,
    mentions: &Mentions,
) -> std::result::Result<String, minijinja::Error> {
    let mut texts = Environment::new();
    texts.set_auto_escape_callback(|_| AutoEscape::None);
    texts.set_undefined_behavior(UndefinedBehavior::Strict);
    texts.set_fuel(Some(FUEL));
    let text = texts.render_str(source, Serde(mentions))?;
    if text.len() > LONGEST_RENDERED {
        let kind = minijinja::ErrorKind::OutOfFuel;
        return Err(minijinja::Error::new(kind, "it says too much"));
    }
    Ok(text)
}

fn view(
    conn: &mut Connection,
    caller: &Caller,
    tiding: Tiding,
    language: Language,
) -> Result<TemplateView> {
    let own = mail_templates::find(conn, caller.municipality, tiding, language)?;
    Ok(own.map_or(
        TemplateView {
            tiding,
            language,
            subject: None,
            words: None,
            version: Version::FIRST,
        },
        TemplateView::from,
    ))
}

impl From<TemplateRecord> for TemplateView {
    fn from(record: TemplateRecord) -> Self {
        Self {
            tiding: record.tiding,
            language: record.language,
            subject: Some(record.subject),
            words: Some(record.words),
            version: record.version,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_mentions_what_it_may_and_nothing_else_and_ends() {
        let mentions = Mentions::sample(Language::En);
        let said = render("Case {{ reference }}", &mentions);
        assert_eq!(said.ok().as_deref(), Some("Case 2026-4839-1756"));
        for bad in [
            "{{ secret }}",
            "{{ reference",
            "{% include 'x' %}",
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        ] {
            assert!(render(bad, &mentions).is_err(), "{bad}");
        }
    }
}
