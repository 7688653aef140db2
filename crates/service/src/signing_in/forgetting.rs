//! Forgetting what is of no use any more.

use jiff::SignedDuration;
use onedoor_domain::directory::Settings;
use onedoor_store::{password_links, sessions, sign_in_attempts, sign_in_flows};

use crate::{Error, Result, Services};

/// For how long guesses and known places are remembered: somebody is known for thirty days.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(31 * 24);
/// For how long it is remembered that a link was used.
const LINKS: SignedDuration = SignedDuration::from_hours(31 * 24);
/// No session lasts longer.
const SESSIONS: SignedDuration = SignedDuration::from_hours(Settings::MOST_SESSION_HOURS as i64);

impl Services {
    /// Forgets sessions, links, guesses and visits to providers whose time has passed, and says how
    /// many.
    ///
    /// # Errors
    /// As every write.
    pub async fn forget_old_sign_ins(&self) -> Result<usize> {
        let now = self.now();
        let ago = move |duration: SignedDuration| now.plus(-duration);
        let any_old = move |conn: &mut onedoor_store::Connection| {
            let any = sessions::any_begun_before(conn, ago(SESSIONS))?
                || password_links::any_ended(conn, ago(LINKS))?
                || sign_in_attempts::any_untouched(conn, ago(REMEMBERED))?
                || sign_in_flows::any_ended(conn, now)?;
            Ok::<_, Error>(any)
        };
        if !self.store.installation().read(any_old).await? {
            return Ok(0);
        }
        self.store
            .installation()
            .write(move |conn| {
                let gone = sessions::delete_begun_before(conn, ago(SESSIONS))?
                    + password_links::delete_ended(conn, ago(LINKS))?
                    + sign_in_attempts::delete_untouched(conn, ago(REMEMBERED))?
                    + sign_in_flows::delete_ended(conn, now)?;
                Ok::<_, Error>(gone)
            })
            .await
    }
}
