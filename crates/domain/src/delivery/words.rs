//! By what somebody is told, where that stands, and why it failed: words that are kept.

use crate::closed_set;

closed_set! {
    /// By what somebody is told.
    Channel {
        /// By e-mail.
        Mail = "mail",
        /// By a text message to a phone.
        Sms = "sms",
        /// In a channel that colleagues read together.
        Chat = "chat",
    }
}

closed_set! {
    /// Where a delivery stands.
    DeliveryState {
        /// It is to be sent, now or later.
        Waiting = "waiting",
        /// A worker sends it.
        Sending = "sending",
        /// Somebody has taken it on: it has arrived as far as we can know.
        Delivered = "delivered",
        /// It was given up. Somebody must look at it; it can be tried again.
        Dead = "dead",
        /// There is nowhere to send it to. It can be tried again once there is.
        NoAddress = "no_address",
    }
}

closed_set! {
    /// Why something was not delivered.
    Failure {
        /// They do not take it now (SMTP 4xx).
        RefusedForNow = "refused_for_now",
        /// They will never take it (SMTP 5xx).
        Refused = "refused",
        /// Nobody answered.
        Unreachable = "unreachable",
        /// The connection ended in the middle: whether it arrived is not known.
        Interrupted = "interrupted",
        /// It cannot be written: what it is about is not there, or an address is none.
        Unwritable = "unwritable",
        /// It was tried too often.
        TooOften = "too_often",
        /// It is too late for it to be of use.
        TooOld = "too_old",
        /// Its address leads into the house, or to where we do not call.
        NotAllowed = "not_allowed",
        /// Its webhook is switched off. It is tried again once that is switched on.
        SwitchedOff = "switched_off",
    }
}

impl DeliveryState {
    /// Whether somebody may have it tried again.
    pub const fn can_be_replayed(self) -> bool {
        match self {
            Self::Dead | Self::NoAddress => true,
            Self::Waiting | Self::Sending | Self::Delivered => false,
        }
    }

    /// Whether a program may be sent it again: it knows by its identity what it has.
    pub const fn can_be_sent_again(self) -> bool {
        match self {
            Self::Dead | Self::NoAddress | Self::Delivered => true,
            Self::Waiting | Self::Sending => false,
        }
    }
}
