//! A virus scanner that says what a test wants it to say.

use std::sync::{Arc, Mutex, PoisonError};

use onedoor_domain::attachment::Verdict;
use onedoor_service::{CannotScan, FileStream, Scanner, Scanning};

/// A virus scanner that says what a test wants it to say. It is away until somebody says more.
#[derive(Debug, Clone, Default)]
pub struct TestScanner {
    says: Arc<Mutex<Option<Verdict>>>,
}

impl TestScanner {
    /// It finds nothing from now on.
    pub fn finds_nothing(&self) {
        self.say(Some(Verdict::Clean));
    }

    /// It finds this from now on.
    pub fn finds(&self, name: &str) {
        let found = name.to_owned();
        self.say(Some(Verdict::Infected { found }));
    }

    /// It is away from now on.
    pub fn is_away(&self) {
        self.say(None);
    }

    fn say(&self, verdict: Option<Verdict>) {
        *self.says.lock().unwrap_or_else(PoisonError::into_inner) = verdict;
    }
}

impl Scanner for TestScanner {
    fn scan(&self, _: FileStream) -> Scanning<'_> {
        let says = self.says.lock().unwrap_or_else(PoisonError::into_inner);
        let verdict = says.clone().ok_or_else(|| CannotScan("away".to_owned()));
        Box::pin(async { verdict })
    }
}
