//! What is remembered of those who ask: of many, but of no more than there is room for.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use onedoor_domain::Moment;
use onedoor_domain::pace::Guesses;
use sha2::{Digest as _, Sha256};

/// How many are remembered at once. Each takes a few dozen bytes.
const ROOM: usize = 100_000;
/// How long credentials are remembered that counted.
const COUNTED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Whoever asks, as far as they are told apart. Nothing can be read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 16]);

impl Key {
    /// Who is at this address. Of version 6 everybody has as many addresses as they like below the
    /// first half.
    pub(super) fn of_address(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self(address.to_ipv6_mapped().octets()),
            IpAddr::V6(address) => Self((address.to_bits() >> 64 << 64).to_be_bytes()),
        }
    }

    /// Who holds this secret, or is meant by these words.
    pub(super) fn of_words(words: &str) -> Self {
        let hash: [u8; 32] = Sha256::digest(words.as_bytes()).into();
        let mut key = [0; 16];
        key.copy_from_slice(&hash[..16]);
        Self(key)
    }
}

/// Something that is worth remembering for a while.
pub(super) trait Fading: Copy {
    /// Whether there is nothing to remember any more.
    fn is_over(&self, now: Moment) -> bool;

    /// What is forgotten first if there is no room: the earliest.
    fn rank(&self) -> Moment;
}

/// When a measure is full again.
#[derive(Debug, Clone, Copy)]
pub(super) struct FullAt(pub(super) Moment);

/// When credentials counted last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted(pub(super) Moment);

impl Fading for FullAt {
    fn is_over(&self, now: Moment) -> bool {
        self.0 <= now
    }

    /// Who has asked least is forgotten first: whoever floods is not.
    fn rank(&self) -> Moment {
        self.0
    }
}

impl Fading for Counted {
    fn is_over(&self, now: Moment) -> bool {
        self.0.plus(COUNTED_FOR) <= now
    }

    fn rank(&self) -> Moment {
        self.0
    }
}

impl Fading for Guesses {
    fn is_over(&self, now: Moment) -> bool {
        self.are_forgotten(now)
    }

    fn rank(&self) -> Moment {
        self.last_at()
    }
}

/// What is remembered of each.
pub(super) struct Memory<V> {
    of: Mutex<HashMap<Key, V>>,
    room: usize,
}

impl<V> Default for Memory<V> {
    fn default() -> Self {
        Self {
            of: Mutex::default(),
            room: ROOM,
        }
    }
}

impl<V: Fading> Memory<V> {
    /// What is remembered of this one.
    pub(super) fn of(&self, key: Key) -> Option<V> {
        self.lock().get(&key).copied()
    }

    /// Changes what is remembered of this one; nothing changes if `change` refuses.
    ///
    /// # Errors
    /// Those of `change`.
    pub(super) fn change<T, E>(
        &self,
        key: Key,
        now: Moment,
        change: impl FnOnce(Option<V>) -> Result<(V, T), E>,
    ) -> Result<T, E> {
        let mut of = self.lock();
        let (kept, told) = change(of.get(&key).copied())?;
        if of.len() >= self.room && !of.contains_key(&key) {
            make_room(&mut of, self.room, now);
        }
        of.insert(key, kept);
        Ok(told)
    }

    /// Changes what is remembered of this one, whatever it is.
    pub(super) fn remember(&self, key: Key, now: Moment, change: impl FnOnce(Option<V>) -> V) {
        let Ok(()) = self.change(key, now, |before| Ok::<_, Infallible>((change(before), ())));
    }

    /// Forgets what is over.
    pub(super) fn forget(&self, now: Moment) {
        self.lock().retain(|_, kept| !kept.is_over(now));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, V>> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets what is over, and if that is not enough, the lesser half.
fn make_room<V: Fading>(of: &mut HashMap<Key, V>, room: usize, now: Moment) {
    of.retain(|_, kept| !kept.is_over(now));
    if of.len() < room {
        return;
    }
    let mut ranks: Vec<Moment> = of.values().map(Fading::rank).collect();
    let half = ranks.len() / 2;
    let (_, &mut middle, _) = ranks.select_nth_unstable(half);
    of.retain(|_, kept| kept.rank() > middle);
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn at(micros: i64) -> Moment {
        Moment::from_micros(micros).unwrap()
    }

    fn remember(memory: &Memory<FullAt>, who: &str, full_at: i64, now: i64) {
        memory.remember(Key::of_words(who), at(now), |_| FullAt(at(full_at)));
    }

    #[test]
    fn one_house_is_one_address_of_version_6() {
        let key = |text: &str| Key::of_address(text.parse().unwrap());
        assert_eq!(
            key("2001:db8:1:2::1"),
            key("2001:db8:1:2:ffff:ffff:ffff:ffff")
        );
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }

    #[test]
    fn there_is_never_more_than_there_is_room_for_and_who_asked_most_stays() {
        let memory = Memory {
            of: Mutex::default(),
            room: 100,
        };
        remember(&memory, "flood", 1_000_000, 0);
        for nth in 0..10_000 {
            remember(&memory, &format!("passer-by {nth}"), 10 + nth % 7, 0);
            assert!(memory.lock().len() <= 100);
        }
        assert!(memory.of(Key::of_words("flood")).is_some());
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let memory = Memory::default();
        remember(&memory, "early", 10, 0);
        remember(&memory, "late", 20, 0);
        memory.forget(at(10));
        assert!(memory.of(Key::of_words("early")).is_none());
        assert!(memory.of(Key::of_words("late")).is_some());
    }
}
