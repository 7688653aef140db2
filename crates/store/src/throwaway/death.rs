//! Dying at a chosen statement, as a process does that is killed: for tests of what survives.

use std::sync::atomic::{AtomicI64, Ordering};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use crate::StoreError;

/// How many more statements are let through; none is counted below zero.
static LEFT: AtomicI64 = AtomicI64::new(-1);

struct Watch;

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { .. } = event {
            before_a_statement();
        }
    }
}

fn before_a_statement() {
    let counted = LEFT.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
        (left >= 0).then_some(left - 1)
    });
    if counted == Ok(0) {
        // As by SIGKILL: nothing is flushed, nothing is dropped, nobody is told.
        std::process::abort();
    }
}

/// Watches the statements of every connection that is opened from now on, `begin` and `commit`
/// among them.
///
/// # Errors
/// [`StoreError::Unavailable`] if another watch panicked.
pub fn watch_statements() -> Result<(), StoreError> {
    set_default_instrumentation(|| Some(Box::new(Watch)))
        .map_err(|error| StoreError::Unavailable(error.to_string()))
}

/// Lets so many watched statements through; at the next the whole process dies.
pub fn die_after_statements(many: u32) {
    LEFT.store(i64::from(many), Ordering::SeqCst);
}
