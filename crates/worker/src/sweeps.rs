//! The kinds of sweeps, and how each is counted.

use onedoor_service::{Result, Services};

/// A kind of work that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sweep {
    /// What becomes of promises when their moments come.
    Promises,
    /// Offers that nobody accepted in time.
    Offers,
    /// Events that have no number in their feed.
    Feed,
    /// Cases of people who are away, or back.
    StandIns,
    /// Enquiries that cannot be searched yet.
    Index,
    /// Idempotency keys whose time has passed.
    Keys,
    /// Sessions, links and guesses whose time has passed.
    SignIns,
    /// Attachments that wait to be scanned.
    Scans,
    /// Files that nobody vouches for.
    StrayFiles,
    /// Closed cases whose period is over.
    Retention,
    /// Notices that nobody was told of yet.
    Notices,
    /// What is to be sent.
    Deliveries,
    /// Events that webhooks have not read.
    HookEvents,
    /// What webhooks were sent long ago.
    HookLog,
    /// What is to be sent to webhooks.
    Hooks,
    /// What is to be told by gateways.
    Gateways,
    /// Mails that were set aside long ago.
    SetAsideMail,
    /// Mornings on which people are told what waits for them.
    Mornings,
}

impl Sweep {
    /// What needs nothing but the database; what people wait for first.
    pub(crate) const INSIDE: [Self; 13] = [
        Self::Promises,
        Self::Offers,
        Self::StandIns,
        Self::Feed,
        Self::HookEvents,
        Self::Index,
        Self::Keys,
        Self::Retention,
        Self::SignIns,
        Self::Notices,
        Self::HookLog,
        Self::SetAsideMail,
        Self::Mornings,
    ];
    /// What is sent out. Apart from all else: a mail server that does not answer must keep neither
    /// promises nor files waiting.
    pub(crate) const OUT: [Self; 1] = [Self::Deliveries];
    /// What is sent to webhooks. Apart from mail, too: neither waits for the other's servers.
    pub(crate) const HOOKS: [Self; 1] = [Self::Hooks];
    /// What is told by gateways. Apart, too, for the same reason.
    pub(crate) const GATEWAYS: [Self; 1] = [Self::Gateways];
    /// What waits for others, too.
    pub(crate) const OUTSIDE: [Self; 2] = [Self::Scans, Self::StrayFiles];

    /// The word for it in logs and metrics.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Promises => "promises",
            Self::Offers => "offers",
            Self::Feed => "feed",
            Self::StandIns => "stand_ins",
            Self::Index => "index",
            Self::Keys => "keys",
            Self::SignIns => "sign_ins",
            Self::Scans => "scans",
            Self::StrayFiles => "stray_files",
            Self::Retention => "retention",
            Self::Notices => "notices",
            Self::Deliveries => "deliveries",
            Self::HookEvents => "hook_events",
            Self::HookLog => "hook_log",
            Self::Hooks => "hooks",
            Self::Gateways => "gateways",
            Self::SetAsideMail => "set_aside_mail",
            Self::Mornings => "mornings",
        }
    }

    /// Does one batch and counts it.
    pub(crate) async fn once(self, services: &Services) -> Result<usize> {
        let done = match self {
            Self::Promises => services.keep_promises().await,
            Self::Offers => services.repeat_offers().await,
            Self::Feed => services.number_events().await,
            Self::StandIns => services.stand_in_for_absent().await,
            Self::Index => services.index_enquiries().await,
            Self::Keys => services.forget_expired_keys().await,
            Self::SignIns => services.forget_old_sign_ins().await,
            Self::Scans => services.scan_attachments().await,
            Self::StrayFiles => services.delete_stray_files().await,
            Self::Retention => services.move_out_cases().await,
            Self::Notices => services.address_notices().await,
            Self::Deliveries => services.deliver().await,
            Self::HookEvents => services.pass_events_on().await,
            Self::HookLog => services.forget_webhook_deliveries().await,
            Self::Hooks => services.deliver_to_webhooks().await,
            Self::Gateways => services.deliver_by_gateways().await,
            Self::SetAsideMail => services.forget_set_aside_mail().await,
            Self::Mornings => services.tell_what_waits().await,
        }?;
        self.count(done);
        Ok(done)
    }

    /// Counts what was done. Nothing is counted too, so that every figure is there from the start.
    fn count(self, done: usize) {
        let counter = match self {
            Self::Promises => metrics::counter!("onedoor_guarantees_swept_total"),
            Self::Offers => metrics::counter!("onedoor_offers_swept_total"),
            Self::Feed => metrics::counter!("onedoor_changes_numbered_total"),
            Self::StandIns => metrics::counter!("onedoor_absences_swept_total"),
            Self::Index => metrics::counter!("onedoor_enquiries_indexed_total"),
            Self::Keys => metrics::counter!("onedoor_keys_forgotten_total"),
            Self::SignIns => metrics::counter!("onedoor_sign_ins_forgotten_total"),
            Self::Scans => metrics::counter!("onedoor_attachments_scanned_total"),
            Self::StrayFiles => metrics::counter!("onedoor_stray_files_deleted_total"),
            Self::Retention => metrics::counter!("onedoor_cases_moved_out_total"),
            Self::Notices => metrics::counter!("onedoor_notices_addressed_total"),
            Self::Deliveries => metrics::counter!("onedoor_deliveries_tried_total"),
            Self::HookEvents => metrics::counter!("onedoor_events_passed_on_total"),
            Self::HookLog => metrics::counter!("onedoor_webhook_deliveries_forgotten_total"),
            Self::Hooks => metrics::counter!("onedoor_webhooks_served_total"),
            Self::Gateways => metrics::counter!("onedoor_gateway_deliveries_tried_total"),
            Self::SetAsideMail => metrics::counter!("onedoor_mails_forgotten_total"),
            Self::Mornings => metrics::counter!("onedoor_mornings_seen_to_total"),
        };
        counter.increment(u64::try_from(done).unwrap_or(0));
    }

    /// Counts that it could not be done.
    pub(crate) fn count_failure(self) {
        metrics::counter!("onedoor_sweep_failures_total", "sweep" => self.name()).increment(1);
    }
}
