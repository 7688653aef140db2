//! Trying a mail out: how it would look, and sending it to oneself.

use onedoor_domain::delivery::Tiding;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{DeliveryId, Language};
use onedoor_store::Connection;

use super::Mail;
use super::layout::{Fact, Link, Person, lay_out};
use super::mailer::one_line;
use super::templates::{Mentions, TemplateInput, check, render};
use super::wording::Content;
use crate::services::allowed;
use crate::texts::{say, say_with};
use crate::{Error, Result, Services};

impl Services {
    /// A mail about nothing as it would look, with the municipality's words or with those given.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Invalid`] with what is wrong with the words.
    pub async fn preview_mail(
        &self,
        caller: Caller,
        of: (Tiding, Language),
        words: Option<TemplateInput>,
    ) -> Result<Mail> {
        allowed(&caller, Action::ChangeMunicipality)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.sample_mail(conn, &caller, of, words.as_ref()))
            .await
    }

    /// Sends such a mail to the caller, and to nobody else.
    ///
    /// # Errors
    /// As for [`preview_mail`](Self::preview_mail); [`Error::Unavailable`] if no mail is set up or
    /// the server does not take it.
    pub async fn send_test_mail(
        &self,
        caller: Caller,
        of: (Tiding, Language),
        words: Option<TemplateInput>,
    ) -> Result<()> {
        let is_person = caller.staff.is_some();
        let mail = self.preview_mail(caller, of, words).await?;
        if !is_person || mail.to.is_empty() {
            return Err(Error::Forbidden);
        }
        let unset = || Error::Unavailable("no mail is set up".to_owned());
        let mailer = self.mailer.clone().ok_or_else(unset)?;
        let sent = mailer.send(&mail).await;
        sent.map_err(|trouble| Error::Unavailable(format!("a test mail: {}", trouble.failure)))
    }

    fn sample_mail(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        (tiding, language): (Tiding, Language),
        words: Option<&TemplateInput>,
    ) -> Result<Mail> {
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let person = caller.staff.and_then(|id| in_force.directory.find(id));
        let mut content = Content::sample(&in_force, tiding, language, &self.public_url);
        content.person = person.map(|person| Person {
            title_of_block: say(language, "mail-your-person"),
            name: person.name.clone(),
            title: person.title.clone(),
            phone: person.phone.clone(),
            email: person.email.clone(),
        });
        let mentions = Mentions {
            usual: content.paragraphs.first().cloned().unwrap_or_default(),
            ..Mentions::sample(language)
        };
        match words {
            Some(words) => {
                check(language, words)?;
                let unreadable = |_| Error::Fault("a text that was checked".to_owned());
                let subject = render(&words.subject, &mentions).map_err(unreadable)?;
                let first = render(&words.words, &mentions).map_err(unreadable)?;
                content.word(language, &mentions.reference, &subject, first);
            }
            None => {
                let of = caller.municipality;
                self.reword(conn, of, (tiding, language), &mentions, &mut content)?;
            }
        }
        content.subject = one_line(&content.subject);
        let laid_out = lay_out(&content)?;
        let settings = &in_force.municipality.settings.mail;
        let name = settings.sender_name.as_ref();
        let id: DeliveryId = self.chance.id(self.now());
        Ok(Mail {
            id: format!("{id}@{}", self.host()),
            thread: None,
            from_name: one_line(name.unwrap_or(&in_force.municipality.name)),
            from: settings.sender_address.clone(),
            reply_tag: None,
            to: person.map_or_else(String::new, |person| person.email.clone()),
            subject: content.subject,
            text: laid_out.text,
            html: laid_out.html,
            calendar: None,
            language,
            at: self.now(),
        })
    }
}

impl Content {
    /// A mail about nothing.
    fn sample(
        in_force: &crate::in_force::InForce,
        tiding: Tiding,
        language: Language,
        public_url: &str,
    ) -> Self {
        let mentions = Mentions::sample(language);
        let said = [
            ("reference", mentions.reference.clone()),
            ("types", mentions.types.clone()),
            ("unit", mentions.unit.clone()),
        ];
        let what = say_with(language, &format!("mail-{tiding}-what"), &said);
        let subject = [("what", what), ("reference", mentions.reference.clone())];
        let lead = say_with(language, &format!("mail-{tiding}-lead"), &said);
        let link = if tiding.offers() {
            ("mail-take-offer", "offer")
        } else {
            ("mail-follow", "t")
        };
        let notes: &[&str] = if tiding == Tiding::Receipt {
            &["mail-remedies", "mail-silence-never"]
        } else {
            &[]
        };
        Self {
            subject: say_with(language, "mail-subject", &subject),
            paragraphs: vec![lead],
            facts: vec![Fact {
                name: say(language, "mail-fact-case"),
                value: mentions.reference,
            }],
            notes: notes.iter().map(|key| say(language, key)).collect(),
            actions: vec![Link {
                words: say(language, link.0),
                url: format!("{public_url}/{}/…", link.1),
            }],
            ..Self::empty(in_force, language)
        }
    }
}
