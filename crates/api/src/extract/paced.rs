//! A body that must keep arriving: who announces one and sends nothing is cut off.

use std::io::{Error as IoError, ErrorKind};
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::MultipartError;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{Stream, unfold};
use tokio::time::{Sleep, sleep};

use crate::problem::ApiError;

/// How many bytes must arrive within the time, at least.
const LEAST: usize = 10 * 1024;

/// A body as it arrives.
pub(super) type Paced = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// What is being waited for.
struct Waiting {
    payload: Payload,
    window: Pin<Box<Sleep>>,
    arrived: usize,
}

/// The body, of which at least [`LEAST`] bytes arrive within every such time. The time does not run
/// while nobody reads: then it is we who are slow.
pub(super) fn paced(payload: Payload, within: Duration) -> Paced {
    let waiting = Waiting {
        payload,
        window: Box::pin(sleep(within)),
        arrived: 0,
    };
    let arriving = unfold(Some(waiting), move |waiting| async move {
        let mut waiting = waiting?;
        loop {
            tokio::select! {
                biased;
                chunk = waiting.payload.next() => {
                    let chunk = chunk?;
                    waiting.arrived += chunk.as_ref().map_or(0, Bytes::len);
                    return Some((chunk, Some(waiting)));
                }
                () = &mut waiting.window => {
                    if waiting.arrived < LEAST {
                        return Some((Err(too_slow()), None));
                    }
                    waiting.arrived = 0;
                    waiting.window = Box::pin(sleep(within));
                }
            }
        }
    });
    // Forms ask again after the end.
    Box::pin(arriving.fuse())
}

/// Why a body could not be read.
pub(super) fn unread(error: &PayloadError) -> ApiError {
    if let PayloadError::Io(error) = error
        && error.kind() == ErrorKind::TimedOut
    {
        return ApiError::RequestTimeout;
    }
    ApiError::BadRequest
}

/// Why a form could not be read.
pub(super) fn unread_form(error: &MultipartError) -> ApiError {
    if let MultipartError::Payload(error) = error {
        return unread(error);
    }
    ApiError::BadRequest
}

fn too_slow() -> PayloadError {
    PayloadError::Io(IoError::from(ErrorKind::TimedOut))
}
