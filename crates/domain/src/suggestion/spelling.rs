//! Words with one slip of the pen.

/// Shorter words have too many neighbours that are words of their own.
const SHORTEST: usize = 7;
/// Longer ones are split by compounds first.
const LONGEST: usize = 24;

/// Words by what is left of them when one letter is taken out.
///
/// Two words one slip apart share such a remainder, so a look-up costs as many steps as the word
/// has letters, however many words there are.
#[derive(Debug, Default)]
pub(super) struct Slips {
    remainders: Vec<(u32, u32)>,
}

impl Slips {
    /// The remainders of `keys`, whose ids are their places.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut remainders: Vec<(u32, u32)> = keys
            .zip(0..)
            .flat_map(|(key, id)| remainders(key).map(move |remainder| (remainder, id)))
            .collect();
        remainders.sort_unstable();
        remainders.dedup();
        remainders.shrink_to_fit();
        Self { remainders }
    }

    /// The ids of words that may be one slip away from `word`.
    pub(super) fn candidates<'w>(&'w self, word: &'w str) -> impl Iterator<Item = u32> + 'w {
        remainders(word).flat_map(|remainder| {
            let from = self
                .remainders
                .partition_point(|(known, _)| *known < remainder);
            self.remainders[from..]
                .iter()
                .take_while(move |(known, _)| *known == remainder)
                .map(|(_, id)| *id)
        })
    }
}

/// Digests of the word itself and of the word without each of its letters.
fn remainders(word: &str) -> impl Iterator<Item = u32> + '_ {
    let letters = word.chars().count();
    let fits = (SHORTEST..=LONGEST).contains(&letters);
    let without = word
        .char_indices()
        .map(|(at, letter)| digest(&word[..at], &word[at + letter.len_utf8()..]));
    std::iter::once(digest(word, ""))
        .chain(without)
        .filter(move |_| fits)
}

/// FNV-1a: a clash costs one comparison, nothing else.
fn digest(head: &str, tail: &str) -> u32 {
    head.bytes()
        .chain(tail.bytes())
        .fold(0x811c_9dc5, |digest, byte| {
            (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}

/// Whether one letter more, less, other or swapped makes `a` into `b`. The first letter must
/// agree: people slip inside words.
pub(super) fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.first() != b.first() || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([_] | [], [_] | []) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}
