//! Whether what is stored is what was promised: everything is read again and worked out anew.
//!
//! It walks page by page and may run beside everything else. What seems wrong about one case is
//! looked at once more with the case held, and what seems wrong about the whole is asked twice, so
//! that a change under way is not taken for a flaw.

mod files;
mod flaw;
mod house;
mod naming;
mod promises;
mod replay;
mod retold;

use onedoor_domain::{CaseId, MunicipalityId};
use onedoor_store::verify::{self, CaseKey};
use onedoor_store::{Connection, StoreError, cases};

pub use files::VerifiedFiles;
pub use flaw::{Flaw, Flawed};
use house::whole;
use naming::named;

use crate::{Result, Services};

/// How many cases one look takes. A look must end well before the store's patience does.
const PAGE: i64 = 25;

/// What was looked at, and how much was wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Cases.
    pub cases: usize,
    /// Guarantees.
    pub guarantees: usize,
    /// What is wrong.
    pub flaws: usize,
}

/// What is wrong in a municipality, and with which case.
type Found = (MunicipalityId, Option<CaseId>, Flaw);

/// One page of cases that was looked at.
#[derive(Default)]
struct Page {
    cases: usize,
    guarantees: usize,
    flawed: Vec<Flawed>,
    /// Cases of which something seems wrong, to be looked at once more.
    suspects: Vec<CaseKey>,
    /// The next page begins after this case; none at the end.
    last: Option<CaseKey>,
}

impl Services {
    /// Looks at everything, tells of each flaw as it is found, and sums up.
    ///
    /// # Errors
    /// As every read: then it could not look, and nothing is proved.
    pub async fn verify(&self, mut tell: impl FnMut(&Flawed)) -> Result<Verified> {
        let mut verified = Verified::default();
        let mut note = |flawed: &[Flawed]| {
            flawed.iter().for_each(&mut tell);
            flawed.len()
        };
        verified.flaws += note(&self.verify_whole().await?);
        let mut after = None;
        loop {
            let services = self.clone();
            let page = self
                .store
                .installation()
                .read(move |conn| services.verify_page(conn, after))
                .await?;
            verified.cases += page.cases;
            verified.guarantees += page.guarantees;
            verified.flaws += note(&page.flawed);
            for suspect in page.suspects {
                verified.flaws += note(&self.settle(suspect).await?);
            }
            after = page.last;
            if after.is_none() {
                return Ok(verified);
            }
        }
    }

    /// What no single case shows. Asked twice: a load that changed between two statements of the
    /// first look is right in the second.
    async fn verify_whole(&self) -> Result<Vec<Flawed>> {
        let first = self.store.installation().read(whole).await?;
        if first.is_empty() {
            return Ok(Vec::new());
        }
        self.store
            .installation()
            .read(move |conn| {
                let again = whole(conn)?;
                let stays = first.into_iter().filter(|one| again.contains(one));
                named(conn, stays.collect())
            })
            .await
    }

    fn verify_page(&self, conn: &mut Connection, after: Option<CaseKey>) -> Result<Page> {
        let keys = verify::cases_after(conn, after, PAGE)?;
        let Some(last) = keys.last() else {
            return Ok(Page::default());
        };
        let limit = i64::try_from(keys.len()).unwrap_or(PAGE);
        let chains = verify::chains_after(conn, after, limit)?.findings;
        let broken = chains
            .into_iter()
            .chain(verify::feeds_after(conn, after, limit)?)
            .map(|of| (of.municipality, Some(of.case), Flaw::from(of.what)));
        let mut page = Page {
            cases: keys.len(),
            flawed: named(conn, broken.collect())?,
            last: Some(*last),
            ..Page::default()
        };
        for key in keys {
            let (guarantees, flaws) = self.verify_case(conn, key)?;
            page.guarantees += guarantees;
            if !flaws.is_empty() {
                page.suspects.push(key);
            }
        }
        Ok(page)
    }

    /// Looks at a case while nobody can change it.
    async fn settle(&self, key: CaseKey) -> Result<Vec<Flawed>> {
        let services = self.clone();
        self.store
            .of(key.0)
            .write(move |conn| {
                match cases::lock(conn, key.0, key.1) {
                    // It is held, although what is held cannot be read.
                    Err(StoreError::Unreadable { .. }) => {}
                    held => drop(held?),
                }
                let (_, flaws) = services.verify_case(conn, key)?;
                let found = flaws.into_iter().map(|flaw| (key.0, Some(key.1), flaw));
                named(conn, found.collect())
            })
            .await
    }
}
