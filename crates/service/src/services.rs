//! What every use case works with.

use std::sync::Arc;

use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{Moment, Version};
use onedoor_store::Store;

use crate::access::KnownTokens;
use crate::attachments::Files;
use crate::chance::Chance;
use crate::clock::Clock;
use crate::feed::Followers;
use crate::hooks::{Courier, Lanes};
use crate::identity::{Providers, Web};
use crate::in_force::Copies;
use crate::load_book::LoadBook;
use crate::performance::Performances;
use crate::post::{Breakers, Mailer};
use crate::public_form::FormWork;
use crate::seal::Seal;
use crate::signing_in::Passwords;
use crate::turns::Turns;
use crate::{Error, Result};

/// The use cases, with what they need. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<Chance>,
    pub(crate) copies: Arc<Copies>,
    pub(crate) tokens: Arc<KnownTokens>,
    pub(crate) book: LoadBook,
    pub(crate) turns: Turns,
    pub(crate) followers: Arc<Followers>,
    pub(crate) files: Files,
    pub(crate) seal: Seal,
    pub(crate) passwords: Passwords,
    pub(crate) providers: Providers,
    /// Nobody, where no mail is set up.
    pub(crate) mailer: Option<Arc<dyn Mailer>>,
    pub(crate) breakers: Arc<Breakers>,
    /// Nobody, where no webhooks are called.
    pub(crate) courier: Option<Arc<dyn Courier>>,
    /// What is known of the ways to webhooks.
    pub(crate) ways: Arc<Breakers>,
    pub(crate) lanes: Arc<tokio::sync::Mutex<Lanes>>,
    pub(crate) form_work: FormWork,
    pub(crate) performances: Arc<Performances>,
    /// Where the business reaches this installation, without a slash at the end.
    pub(crate) public_url: Arc<str>,
}

impl Services {
    /// Puts the use cases over a store. `public_url` is how the business reaches this installation.
    pub fn new(store: Store, clock: Arc<dyn Clock>, public_url: &str) -> Self {
        Self {
            store,
            clock,
            chance: Arc::default(),
            copies: Arc::default(),
            tokens: Arc::default(),
            book: LoadBook::default(),
            turns: Turns::default(),
            followers: Arc::default(),
            files: Files::default(),
            seal: Seal::default(),
            passwords: Passwords::default(),
            providers: Providers::default(),
            mailer: None,
            breakers: Arc::default(),
            courier: None,
            ways: Arc::default(),
            lanes: Arc::default(),
            form_work: FormWork::default(),
            performances: Arc::default(),
            public_url: public_url.trim_end_matches('/').into(),
        }
    }

    /// The same use cases, with a place for files.
    #[must_use]
    pub fn with_files(self, files: Files) -> Self {
        Self { files, ..self }
    }

    /// The same use cases, with a key for secrets that must be read again.
    #[must_use]
    pub fn with_seal(self, seal: Seal) -> Self {
        Self { seal, ..self }
    }

    /// The same use cases, with somebody who asks identity providers.
    #[must_use]
    pub fn with_web(self, web: Arc<dyn Web>) -> Self {
        Self {
            providers: Providers::asked_by(web),
            ..self
        }
    }

    /// The same use cases, with somebody who sends mail.
    #[must_use]
    pub fn with_mailer(self, mailer: Arc<dyn Mailer>) -> Self {
        Self {
            mailer: Some(mailer),
            ..self
        }
    }

    /// The same use cases, with somebody who calls webhooks.
    #[must_use]
    pub fn with_courier(self, courier: Arc<dyn Courier>) -> Self {
        Self {
            courier: Some(courier),
            ..self
        }
    }

    /// The same use cases, with so much work for whoever sends the public form.
    #[must_use]
    pub fn with_form_work(self, form_work: FormWork) -> Self {
        Self { form_work, ..self }
    }

    /// Where the business and the staff reach this installation, without a slash at the end.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// An identity for one request, by which an operator finds it.
    pub fn request_id(&self) -> uuid::Uuid {
        self.chance.id(self.now())
    }

    /// The database below, for the program's own chores.
    pub fn store(&self) -> &Store {
        &self.store
    }
}

/// Passes if the caller may do this to their municipality as a whole.
pub(crate) fn allowed(caller: &Caller, action: Action) -> Result<()> {
    Ok(policy::require(
        caller,
        action,
        &Object::Municipality(caller.municipality),
    )?)
}

/// Passes if a thing is still as the caller saw it.
pub(crate) fn unchanged(version: Version, seen: Version) -> Result<()> {
    if version == seen {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}
