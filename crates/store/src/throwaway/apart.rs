//! Watching that statements for one municipality say so: SQLite, which guards no rows, has nothing
//! else, and PostgreSQL is not to be the first who notices.

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use crate::StoreError;
use crate::scoped::{Whose, works_for};

/// How a statement says of which municipality's rows it speaks. Each database quotes names in its own
/// way.
const NAMES_IT: [&str; 8] = [
    "municipality_id = ",
    "municipality_id\" = ",
    "municipality_id` = ",
    "municipality.id = ",
    "municipality\".\"id\" = ",
    "municipality`.`id` = ",
    // The words of the full text of SQLite, among which the municipality is one.
    "municipality_id : ",
    // What PostgreSQL has looked up by functions that know for whom they look.
    "to_tsquery(",
];

struct Watch;

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event
            && works_for() != Whose::Installation
        {
            let statement = query.to_string();
            assert!(
                says_whose(&statement),
                "a statement for one municipality does not name it: {statement}"
            );
        }
    }
}

/// Watches the statements of every connection that is opened from now on, and panics where one
/// forgets for whom it is.
///
/// # Errors
/// [`StoreError::Unavailable`] if another watch panicked.
pub fn watch_municipalities() -> Result<(), StoreError> {
    set_default_instrumentation(|| Some(Box::new(Watch)))
        .map_err(|error| StoreError::Unavailable(error.to_string()))
}

/// Whether a statement names its municipality, or reads and changes no rows that were there. A new
/// row cannot be without one.
fn says_whose(statement: &str) -> bool {
    let lower = statement.to_ascii_lowercase();
    let touches_rows = [" from ", "update ", "delete "]
        .iter()
        .any(|word| lower.contains(word));
    !touches_rows || lower.starts_with("insert") || NAMES_IT.iter().any(|it| lower.contains(it))
}

#[cfg(test)]
mod tests {
    use super::says_whose;

    #[test]
    fn a_statement_that_forgets_its_municipality_is_noticed() {
        for forgets in [
            "SELECT `case`.`municipality_id`, `case`.`id` FROM `case` WHERE (`case`.`id` = ?)",
            "UPDATE \"staff\" SET \"name\" = ? WHERE (\"staff\".\"id\" = ?)",
            "delete from note where id = ?",
        ] {
            assert!(!says_whose(forgets), "{forgets}");
        }
    }

    #[test]
    fn a_statement_that_names_it_or_touches_no_row_passes() {
        for names in [
            "SELECT \"case\".\"id\" FROM \"case\" WHERE (\"case\".\"municipality_id\" = $1)",
            "select id from business where municipality_id = ? limit ?",
            "INSERT INTO \"note\" (\"municipality_id\") VALUES (?)",
            "SELECT \"municipality\".\"id\" FROM \"municipality\" WHERE (\"municipality\".\"id\" = ?)",
            "SAVEPOINT diesel_savepoint_1",
            "select 1",
        ] {
            assert!(says_whose(names), "{names}");
        }
    }
}
