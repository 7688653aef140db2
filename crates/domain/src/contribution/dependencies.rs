//! Which contributions wait for which: fire before opening.

use crate::ContributionId;
use crate::circle::closes_a_circle;

/// One contribution waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    /// The one that waits.
    pub waiting: ContributionId,
    /// The one that must be answered first.
    pub on: ContributionId,
}

/// Whether some would wait for each other if `waiting` waited for exactly these.
pub fn closes_circle(
    dependencies: &[Dependency],
    waiting: ContributionId,
    on: &[ContributionId],
) -> bool {
    let waits = |id| {
        let theirs = dependencies.iter().filter(move |of| of.waiting == id);
        theirs.map(|of| of.on)
    };
    closes_a_circle(waits, waiting, on.iter().copied())
}

/// Whether nothing that `waiting` waits for is open any more.
pub fn is_free(
    dependencies: &[Dependency],
    waiting: ContributionId,
    is_open: impl Fn(ContributionId) -> bool,
) -> bool {
    let mut on = dependencies.iter().filter(|of| of.waiting == waiting);
    on.all(|of| !is_open(of.on))
}

/// For what everybody waits who waited for `from`, now that `to` is owed instead.
///
/// Whoever would wait for itself then, or close a circle, waits no more for either.
pub fn succeeded(
    dependencies: &[Dependency],
    from: ContributionId,
    to: ContributionId,
) -> Vec<(ContributionId, Vec<ContributionId>)> {
    let mut now = dependencies.to_vec();
    let waiting = dependencies.iter().filter(|of| of.on == from);
    let mut moved = Vec::new();
    for waiting in waiting.map(|of| of.waiting) {
        let others = now.iter().filter(|of| of.waiting == waiting);
        let mut on: Vec<ContributionId> = others.map(|of| of.on).filter(|on| *on != from).collect();
        if !on.contains(&to) && !closes_circle(&now, waiting, &[to]) {
            on.push(to);
        }
        now.retain(|of| of.waiting != waiting);
        now.extend(on.iter().map(|on| Dependency { waiting, on: *on }));
        moved.push((waiting, on));
    }
    moved
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn id(number: u8) -> ContributionId {
        ContributionId(Uuid::from_u128(u128::from(number)))
    }

    fn replaced(
        of: &[Dependency],
        waiting: ContributionId,
        on: &[ContributionId],
    ) -> Vec<Dependency> {
        let rest = of.iter().copied().filter(|of| of.waiting != waiting);
        let new = on.iter().map(|on| Dependency { waiting, on: *on });
        rest.chain(new).collect()
    }

    /// Takes away whoever waits for nobody, again and again: in a circle nobody ever goes.
    fn has_circle(of: &[Dependency]) -> bool {
        let mut left = of.to_vec();
        loop {
            let waiting: BTreeSet<_> = left.iter().map(|of| of.waiting).collect();
            let before = left.len();
            left.retain(|of| waiting.contains(&of.on));
            if left.len() == before {
                return !left.is_empty();
            }
        }
    }

    proptest! {
        #[test]
        fn whoever_waits_never_waits_for_itself(
            steps in prop::collection::vec((0..6u8, prop::collection::vec(0..6u8, 0..4)), 0..20),
            from in 0..6u8,
            to in 0..6u8,
        ) {
            let mut all: Vec<Dependency> = Vec::new();
            for (waiting, on) in steps {
                let on: Vec<_> = BTreeSet::from_iter(on).into_iter().map(id).collect();
                let then = replaced(&all, id(waiting), &on);
                prop_assert_eq!(closes_circle(&all, id(waiting), &on), has_circle(&then));
                if !has_circle(&then) {
                    all = then;
                }
            }
            if from != to {
                for (waiting, on) in succeeded(&all, id(from), id(to)) {
                    all = replaced(&all, waiting, &on);
                }
                prop_assert!(!has_circle(&all));
                prop_assert!(all.iter().all(|of| of.on != id(from)));
            }
        }
    }

    #[test]
    fn whoever_waits_is_free_once_all_have_ended() {
        let all = [(3, 1), (3, 2)].map(|(waiting, on)| Dependency {
            waiting: id(waiting),
            on: id(on),
        });
        assert!(!is_free(&all, id(3), |of| of == id(2)));
        assert!(is_free(&all, id(3), |_| false));
        assert!(is_free(&all, id(1), |_| true));
    }
}
