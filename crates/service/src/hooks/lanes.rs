//! A lane for each webhook: what is sent to one goes on beside what is sent to others, and a
//! receiver that does not answer holds up nobody but itself.

use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

use onedoor_domain::WebhookId;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::timeout;

/// How many webhooks this process serves at once.
const LANES: usize = 32;

/// What this process sends just now.
#[derive(Default)]
pub(crate) struct Lanes {
    running: JoinSet<()>,
    busy: HashMap<Id, WebhookId>,
}

impl Lanes {
    /// How many lanes are free.
    pub(super) fn free(&self) -> usize {
        LANES.saturating_sub(self.running.len())
    }

    /// Who is being served.
    pub(super) fn busy(&self) -> Vec<WebhookId> {
        self.busy.values().copied().collect()
    }

    /// Serves a webhook until `work` is done.
    pub(super) fn start(
        &mut self,
        webhook: WebhookId,
        work: impl Future<Output = ()> + Send + 'static,
    ) {
        let task = self.running.spawn(work);
        self.busy.insert(task.id(), webhook);
    }

    /// Waits until a lane is free again, but not for long, and says how many were or still are in
    /// use: while there are any, somebody should look again.
    pub(super) async fn wait(&mut self, at_most: Duration) -> usize {
        let in_use = self.running.len();
        if in_use == 0 {
            return 0;
        }
        if let Ok(Some(ended)) = timeout(at_most, self.running.join_next_with_id()).await {
            self.end(ended);
        }
        while let Some(ended) = self.running.try_join_next_with_id() {
            self.end(ended);
        }
        in_use
    }

    fn end(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                // What it held is free when its leases run out.
                tracing::error!(%error, "a lane broke off");
                error.id()
            }
        };
        self.busy.remove(&id);
    }
}
