//! From evidence to scores that compare across texts.

use super::keyed::Keyed;
use super::matching::Evidence;

/// What the second and the third mention of a word add.
const AGAIN: [f32; 3] = [1.0, 0.3, 0.1];
/// With one strong, rare word a score of about 50.
const SCALE: f32 = 1.4;
/// Weaker than this share of the strongest, a case type is mostly a by-word.
const COMPANY: f32 = 0.6;
/// Reasons given for one suggestion.
const REASONS: usize = 6;

/// What speaks for one case type.
#[derive(Debug, Clone)]
pub(super) struct Sum {
    /// The case type, by its place in the catalogue.
    pub(super) case_type: u16,
    /// All evidence together, before it is mapped.
    pub(super) total: f32,
    /// The first and the last token of each reason, strongest first.
    pub(super) reasons: Vec<(usize, usize)>,
}

/// Adds up `evidence` of a text of so many `tokens`. A token speaks once for a case type: through
/// the strongest word or phrase that covers it.
pub(super) fn sums(mut evidence: Vec<Evidence>, tokens: usize) -> Vec<Sum> {
    evidence.sort_by(|a, b| {
        a.case_type
            .cmp(&b.case_type)
            .then(b.weight.total_cmp(&a.weight))
            .then(a.from.cmp(&b.from))
            .then(b.to.cmp(&a.to))
            .then(a.word.cmp(&b.word))
    });
    let mut covered = vec![u32::MAX; tokens];
    evidence
        .chunk_by(|a, b| a.case_type == b.case_type)
        .map(|of_type| sum(of_type, &mut covered))
        .collect()
}

fn sum(evidence: &[Evidence], covered: &mut [u32]) -> Sum {
    let mut mentions: Keyed<u32, usize> = Keyed::default();
    let mut sum = Sum {
        case_type: evidence[0].case_type,
        total: 0.0,
        reasons: Vec::new(),
    };
    let mark = u32::from(sum.case_type);
    for found in evidence {
        let place = &mut covered[found.from..=found.to];
        if place.contains(&mark) {
            continue;
        }
        place.fill(mark);
        let mention = mentions.entry(found.word).or_default();
        let share = AGAIN.get(*mention).copied().unwrap_or_default();
        *mention += 1;
        sum.total += found.weight * share;
        if *mention == 1 && sum.reasons.len() < 4 * REASONS {
            sum.reasons.push((found.from, found.to));
        }
    }
    sum
}

/// The score of each sum, 0 to 100, in the order of `sums`.
///
/// `score = 100 · (1 − e^(−x / 1.4))`, where `x` is the total, and less for a case type far
/// behind the strongest. It rises with the total, never reaches certainty, and does
/// not depend on how many case types there are.
pub(super) fn scores(sums: &[Sum]) -> Vec<u8> {
    let strongest = sums.iter().map(|sum| sum.total).fold(0.0, f32::max);
    sums.iter()
        .map(|sum| {
            let company = (sum.total / (strongest * COMPANY)).min(1.0);
            let x = sum.total * company;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "rounded and between 0 and 100"
            )]
            let score = (100.0 * (1.0 - (-x / SCALE).exp()))
                .round()
                .clamp(0.0, 100.0) as u8;
            score
        })
        .collect()
}
