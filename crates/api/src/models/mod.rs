//! What the wire carries. Names are in the reader's language.

pub(crate) mod absence;
pub(crate) mod attribution;
pub(crate) mod business;
pub(crate) mod case;
pub(crate) mod catalogue;
pub(crate) mod derivation;
pub(crate) mod duty;
pub(crate) mod enquiry;
pub(crate) mod entry;
pub(crate) mod event;
pub(crate) mod guarantee;
pub(crate) mod municipality;
pub(crate) mod page;
pub(crate) mod papers;
pub(crate) mod promise;
pub(crate) mod routing;
pub(crate) mod staff;
pub(crate) mod token;
pub(crate) mod unit;
pub(crate) mod work;
