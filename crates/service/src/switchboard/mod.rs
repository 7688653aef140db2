//! The switchboard: who calls, who can take the call, what was said, and who must be called back.

mod asked;
mod call_backs;
mod kept;
mod lookup;
mod moments;
mod presence;
mod reaching;
mod reassigned;

pub use asked::CallBackInput;
pub use call_backs::{CallBackQuery, CallBackView};
pub use kept::CalledBackInput;
pub use lookup::{Calling, CaseCalled, Lookup, LookupQuery};
pub use moments::{ContactMomentInput, ContactMomentView};
pub(crate) use reaching::reaches;

pub use presence::{PresenceInput, PresenceQuery, PresenceView};
