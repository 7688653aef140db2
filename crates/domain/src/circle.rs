//! Who would wait for themselves, if everybody waits for others.

/// Whether it would close a circle if `one` waited for all of these, besides who waits for whom
/// already: `waits` says for whom somebody does.
pub(crate) fn closes_a_circle<T: Copy + Eq, W: IntoIterator<Item = T>>(
    waits: impl Fn(T) -> W,
    one: T,
    on: impl IntoIterator<Item = T>,
) -> bool {
    let (mut reached, mut at) = (Vec::from_iter(on), 0);
    while let Some(next) = reached.get(at).copied() {
        if next == one {
            return true;
        }
        for further in waits(next) {
            if !reached.contains(&further) {
                reached.push(further);
            }
        }
        at += 1;
    }
    false
}
