//! Pages of lists.

/// A page of a list, and where the next begins.
#[derive(Debug, Clone)]
pub struct Listed<T, K> {
    /// The things of this page.
    pub items: Vec<T>,
    /// Pass this as the cursor for the next page; none at the end.
    pub next: Option<K>,
}

impl<T, K> Listed<T, K> {
    /// The first `limit` of `found`, which holds more if there is a next page.
    pub(crate) fn cut(mut found: Vec<T>, limit: u32, key: impl Fn(&T) -> K) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = found.len() > limit;
        found.truncate(limit);
        Self {
            next: found.last().map(key).filter(|_| more),
            items: found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_last_thing_only_if_more_follow() {
        let page = Listed::cut(vec![1, 2, 3], 2, |n| *n);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(2)));
        let last = Listed::cut(vec![3, 4], 2, |n| *n);
        assert_eq!((last.items, last.next), (vec![3, 4], None));
    }
}
