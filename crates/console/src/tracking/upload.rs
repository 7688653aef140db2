//! A form with one file, read part by part.

use actix_multipart::{Field, Multipart};
use actix_web::http::header::CONTENT_TYPE;
use futures_util::StreamExt as _;
use onedoor_service::{
    Answer, AttachmentFile, AttachmentInput, Error, FieldCode, FieldProblem, Incoming, Services,
};

/// How long a part of text may be, in bytes.
const TEXT: usize = 4 * 1024;

/// Sends the file to the store as it comes, and adds it to the case that the code opens.
///
/// # Errors
/// What is wrong with it. Nothing is kept then.
pub(super) async fn take_in(
    services: &Services,
    code: &str,
    mut parts: Multipart,
    limit: usize,
) -> Result<(), Error> {
    let mut incoming = services.receive_file_from_business(code).await?;
    let input = match read(&mut parts, &mut incoming, limit).await {
        Ok(input) => input,
        Err(error) => {
            incoming.give_up().await;
            return Err(error);
        }
    };
    let render = |_: &AttachmentFile| Answer {
        status: 201,
        location: None,
        etag: None,
        body: String::new(),
    };
    let added = services.add_attachment_from_business(code, incoming, input, None, render);
    added.await.map(|_| ())
}

async fn read(
    parts: &mut Multipart,
    incoming: &mut Incoming,
    limit: usize,
) -> Result<AttachmentInput, Error> {
    let mut input = AttachmentInput::default();
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| broken())?;
        match part.name().unwrap_or_default() {
            "file" if input.name.is_none() => {
                input.name = Some(name_of(&part));
                input.declared = declared(&part);
                pass_on(&mut part, incoming, limit).await?;
            }
            "note" => input.note = text(&mut part).await?,
            _ => return Err(broken()),
        }
    }
    // A browser sends a field in which nothing was chosen, too: a file without a name and bytes.
    if incoming.size() == 0 {
        return Err(wrong(FieldProblem::new("/file", FieldCode::Required)));
    }
    Ok(input)
}

async fn pass_on(part: &mut Field, incoming: &mut Incoming, limit: usize) -> Result<(), Error> {
    while let Some(bytes) = part.next().await {
        let bytes = bytes.map_err(|_| broken())?;
        let size = incoming.size().saturating_add(bytes.len() as u64);
        if size > limit as u64 {
            let problem = FieldProblem::new("/file", FieldCode::TooLong);
            return Err(wrong(problem.with("max", limit)));
        }
        incoming.write(&bytes).await?;
    }
    Ok(())
}

fn name_of(part: &Field) -> String {
    let said = part.content_disposition();
    let encoded = said.and_then(|said| said.get_filename_ext());
    let encoded = encoded.map(|name| String::from_utf8_lossy(&name.value).into_owned());
    let plain = || said.and_then(|said| said.get_filename()).map(str::to_owned);
    encoded.or_else(plain).unwrap_or_default()
}

fn declared(part: &Field) -> Option<String> {
    let said = part.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    Some(said.to_owned())
}

async fn text(part: &mut Field) -> Result<Option<String>, Error> {
    let Ok(Ok(bytes)) = part.bytes(TEXT).await else {
        let problem = FieldProblem::new("/note", FieldCode::TooLong);
        return Err(wrong(problem.with("max", TEXT)));
    };
    let read = String::from_utf8_lossy(&bytes).trim().to_owned();
    Ok(Some(read).filter(|read| !read.is_empty()))
}

fn broken() -> Error {
    wrong(FieldProblem::new("/file", FieldCode::WrongType))
}

fn wrong(problem: FieldProblem) -> Error {
    Error::Invalid(vec![problem])
}
