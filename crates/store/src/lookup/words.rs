//! Names by the beginnings of their words.
//!
//! The database keeps the words of every name, each with the whole name and whose it is
//! (`business_word`, `contact_word`), so what is read follows what is asked for, and not how many have
//! a name.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use crate::columns::Col;
use crate::schema::{business_word, contact_person, contact_word};
use crate::{Connection, StoreError};

/// How many words of a question count.
const WORDS: usize = 4;
/// How many letters of a word are kept.
const LETTERS: usize = 60;
/// A word that more names hold than this is as common as any.
const FEW: i64 = 250;

/// The names among which to look, and what the others of their words must begin with.
struct Plan {
    from: String,
    until: String,
    others: Vec<String>,
}

impl Plan {
    /// Looks through those who have a word that few have; if none is such, then any. The longest are
    /// tried first, and of the last nothing need be known.
    fn new(
        words: &[String],
        mut is_common: impl FnMut(&str, &str) -> Result<bool, StoreError>,
    ) -> Result<Option<Self>, StoreError> {
        let mut words: Vec<String> = words
            .iter()
            .take(WORDS)
            .map(|word| word.chars().take(LETTERS).collect())
            .collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        let Some(last) = words.len().checked_sub(1) else {
            return Ok(None);
        };
        let mut chosen = last;
        for (at, word) in words.iter().enumerate().take(last) {
            if !is_common(word, &end(word))? {
                chosen = at;
                break;
            }
        }
        let from = words.swap_remove(chosen);
        Ok(Some(Self {
            until: end(&from),
            from,
            others: words.iter().map(|word| format!("% {word}%")).collect(),
        }))
    }
}

/// Behind every word that begins so.
fn end(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

/// The businesses whose names hold words that begin so; `words` are as
/// [`onedoor_domain::search::words`] makes them.
///
/// # Errors
/// As every query.
pub fn businesses_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<BusinessId>, StoreError> {
    let ours = || business_word::table.filter(business_word::municipality_id.eq(Col(municipality)));
    let plan = Plan::new(words, |from, until| {
        let one_more: Option<Col<BusinessId>> = ours()
            .filter(business_word::word.between(from, until))
            .select(business_word::business_id)
            .offset(FEW)
            .limit(1)
            .first(conn)
            .optional()?;
        Ok(one_more.is_some())
    })?;
    let Some(plan) = plan else {
        return Ok(Vec::new());
    };
    let mut query = ours()
        .filter(business_word::word.between(&plan.from, &plan.until))
        .select(business_word::business_id)
        .into_boxed();
    for other in &plan.others {
        // A space before the name, so that its first word begins as every other does.
        query = query.filter(
            " ".into_sql::<Text>()
                .concat(business_word::name_key)
                .like(other),
        );
    }
    let found: Vec<Col<BusinessId>> = query.limit(twice(limit)).load(conn)?;
    Ok(each_once(found.into_iter().map(|id| id.0), limit))
}

/// The people whose names hold words that begin so; no protected identities.
///
/// # Errors
/// As every query.
pub(super) fn people_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<ContactId>, StoreError> {
    let ours = || contact_word::table.filter(contact_word::municipality_id.eq(Col(municipality)));
    let plan = Plan::new(words, |from, until| {
        let one_more: Option<Col<ContactId>> = ours()
            .filter(contact_word::word.between(from, until))
            .select(contact_word::contact_id)
            .offset(FEW)
            .limit(1)
            .first(conn)
            .optional()?;
        Ok(one_more.is_some())
    })?;
    let Some(plan) = plan else {
        return Ok(Vec::new());
    };
    // One row is asked for by its key, so that nobody thinks of reading the whole table.
    let may_be_found = contact_person::table
        .filter(contact_person::municipality_id.eq(contact_word::municipality_id))
        .filter(contact_person::id.eq(contact_word::contact_id))
        .filter(contact_person::protected_identity.eq(false))
        .select(contact_person::id)
        .limit(1)
        .single_value();
    let mut query = ours()
        .filter(contact_word::word.between(&plan.from, &plan.until))
        .select(contact_word::contact_id)
        .into_boxed();
    for other in &plan.others {
        query = query.filter(
            " ".into_sql::<Text>()
                .concat(contact_word::name_key)
                .like(other),
        );
    }
    // Last, of those alone whose name is right.
    query = query.filter(may_be_found.is_not_null());
    let found: Vec<Col<ContactId>> = query.limit(twice(limit)).load(conn)?;
    Ok(each_once(found.into_iter().map(|id| id.0), limit))
}

/// A name is found twice if two of its words begin so.
fn twice(limit: i64) -> i64 {
    limit.saturating_mul(2)
}

fn each_once<Id: Ord + Copy>(found: impl Iterator<Item = Id>, limit: i64) -> Vec<Id> {
    let mut seen = BTreeSet::new();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    found.filter(|id| seen.insert(*id)).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word through which is looked where these are common, and which were asked about.
    fn chosen(words: &[&str], common: &[&str]) -> (Option<String>, Vec<String>) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let mut asked = Vec::new();
        let plan = Plan::new(&words, |word, _| {
            asked.push(word.to_owned());
            Ok(common.contains(&word))
        });
        let from = plan.ok().flatten().map(|plan| plan.from);
        (from, asked)
    }

    #[test]
    fn the_longest_word_that_few_have_is_looked_through() {
        let (from, asked) = chosen(&["ida", "ankersen", "cafe"], &["ankersen", "ida"]);
        assert_eq!(from.as_deref(), Some("cafe"));
        assert_eq!(asked, ["ankersen", "cafe"]);
    }

    #[test]
    fn of_the_last_word_nothing_is_asked() {
        let (from, asked) = chosen(&["ida", "cafe"], &["ida", "cafe"]);
        assert_eq!(from.as_deref(), Some("ida"));
        assert_eq!(asked, ["cafe"]);
        assert_eq!(chosen(&["ida"], &[]), (Some("ida".to_owned()), vec![]));
        assert_eq!(chosen(&[], &[]), (None, vec![]));
    }
}
