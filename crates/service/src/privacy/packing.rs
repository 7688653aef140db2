//! A tar file that is made while it is sent: what is large is never held whole.

use std::collections::VecDeque;
use std::io;

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use onedoor_domain::attachment::Attachment;
use onedoor_domain::{FileId, Moment, MunicipalityId};
use onedoor_store::inbound::InboundRecord;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::attachments::{FileStream, Files};

/// Everything in a tar file begins at a multiple of this.
const BLOCK: usize = 512;
/// What its end is made of.
const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];
/// What lists everything else. It comes last, when all was hashed as it was sent.
const MANIFEST: &str = "manifest.json";

/// What goes into the file.
pub(super) enum Entry {
    /// Bytes that are at hand.
    Ready {
        /// Under which name.
        name: String,
        /// The bytes.
        bytes: Bytes,
    },
    /// A file, from the store of files.
    File(Packed),
    /// A file that is not there to be sent, and why.
    LeftOut(Packed, &'static str),
    /// The list of all that went before.
    Manifest,
    /// Nothing comes after it.
    End,
}

/// A file of the case: an attachment, or a mail as it came.
pub(super) struct Packed {
    kind: &'static str,
    id: String,
    name: String,
    file: FileId,
    size: u64,
    sha256: [u8; 32],
}

impl From<&Attachment> for Packed {
    fn from(attachment: &Attachment) -> Self {
        Self {
            kind: "attachment",
            id: attachment.id.to_string(),
            name: attachment.name.to_string(),
            file: attachment.file,
            size: attachment.size,
            sha256: attachment.sha256,
        }
    }
}

impl Packed {
    /// A mail as it came, which lies there.
    pub(super) fn mail(record: &InboundRecord, file: FileId) -> Self {
        Self {
            kind: "inbound_mail",
            id: record.id.to_string(),
            name: format!("{}.eml", record.id),
            file,
            size: record.size,
            sha256: record.sha256,
        }
    }
}

/// A file under way.
struct Open {
    packed: Packed,
    bytes: FileStream,
    left: u64,
    hash: Sha256,
}

/// A tar file under way.
pub(super) struct Packing {
    of: MunicipalityId,
    files: Files,
    at: Moment,
    about: Value,
    entries: VecDeque<Entry>,
    open: Option<Open>,
    listed: Vec<Value>,
}

impl Packing {
    /// Of these entries; `about` heads the manifest.
    pub(super) fn new(
        (of, files): (MunicipalityId, Files),
        at: Moment,
        about: Value,
        mut entries: VecDeque<Entry>,
    ) -> Self {
        entries.extend([Entry::Manifest, Entry::End]);
        Self {
            of,
            files,
            at,
            about,
            entries,
            open: None,
            listed: Vec::new(),
        }
    }

    /// The bytes of the file, as they are made.
    pub(super) fn stream(self) -> FileStream {
        let pieces = futures_util::stream::unfold(self, |mut packing| async move {
            // A piece without bytes would end the answer where it is sent in pieces.
            let piece = loop {
                match packing.next().await? {
                    Ok(piece) if piece.is_empty() => {}
                    piece => break piece,
                }
            };
            if piece.is_err() {
                // A file that ends too early is no tar file: nobody takes it for whole.
                packing.entries.clear();
                packing.open = None;
            }
            Some((piece, packing))
        });
        pieces.boxed()
    }

    async fn next(&mut self) -> Option<io::Result<Bytes>> {
        if self.open.is_some() {
            return Some(self.go_on().await);
        }
        Some(match self.entries.pop_front()? {
            Entry::Ready { name, bytes } => {
                let hash: [u8; 32] = Sha256::digest(&bytes).into();
                self.list(&name, bytes.len() as u64, &hash);
                self.whole(&name, &bytes)
            }
            Entry::File(packed) => self.begin(packed).await,
            Entry::LeftOut(packed, why) => {
                self.listed.push(json!({
                    packed.kind: packed.id,
                    "name": packed.name,
                    "left_out": why,
                }));
                Ok(Bytes::new())
            }
            Entry::Manifest => {
                let mut manifest = self.about.take();
                manifest["files"] = Value::Array(std::mem::take(&mut self.listed));
                let bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
                self.whole(MANIFEST, &bytes)
            }
            Entry::End => Ok(Bytes::from_static(&END)),
        })
    }

    /// Begins a file: its head, and then its bytes as they come.
    async fn begin(&mut self, packed: Packed) -> io::Result<Bytes> {
        let bytes = self.files.open(self.of, packed.file).await;
        let bytes = bytes.map_err(io::Error::other)?;
        let head = self.head(&place(&packed), packed.size)?;
        self.open = Some(Open {
            left: packed.size,
            hash: Sha256::new(),
            packed,
            bytes,
        });
        Ok(head)
    }

    /// The next bytes of the file that was begun, or what fills it up to a whole block.
    async fn go_on(&mut self) -> io::Result<Bytes> {
        let Some(open) = &mut self.open else {
            return Ok(Bytes::new());
        };
        if let Some(piece) = open.bytes.next().await {
            let piece = piece?;
            let length = piece.len() as u64;
            open.left = open.left.checked_sub(length).ok_or_else(changed)?;
            open.hash.update(&piece);
            return Ok(piece);
        }
        let Some(Open {
            packed, left, hash, ..
        }) = self.open.take()
        else {
            return Ok(Bytes::new());
        };
        let hash: [u8; 32] = hash.finalize().into();
        if left != 0 || hash != packed.sha256 {
            return Err(changed());
        }
        self.list(&place(&packed), packed.size, &hash);
        let filling = filling(packed.size);
        if let Some(Value::Object(last)) = self.listed.last_mut() {
            last.insert(packed.kind.to_owned(), json!(packed.id));
            last.insert("name".to_owned(), json!(packed.name));
        }
        Ok(Bytes::from(vec![0; filling]))
    }

    fn list(&mut self, path: &str, size: u64, hash: &[u8]) {
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.listed
            .push(json!({ "path": path, "size": size, "sha256": hash }));
    }

    fn whole(&self, name: &str, bytes: &[u8]) -> io::Result<Bytes> {
        let size = bytes.len() as u64;
        let mut whole = BytesMut::from(&self.head(name, size)?[..]);
        whole.extend_from_slice(bytes);
        whole.resize(whole.len() + filling(size), 0);
        Ok(whole.freeze())
    }

    fn head(&self, name: &str, size: u64) -> io::Result<Bytes> {
        let mut head = tar::Header::new_ustar();
        head.set_path(name)?;
        head.set_size(size);
        head.set_mode(0o444);
        head.set_mtime(u64::try_from(self.at.timestamp().as_second()).unwrap_or(0));
        head.set_entry_type(tar::EntryType::Regular);
        head.set_cksum();
        Ok(Bytes::copy_from_slice(head.as_bytes()))
    }
}

/// Where a file lies in the package: by its identity, because names may be alike. What it is
/// called stands in the manifest.
fn place(packed: &Packed) -> String {
    match packed.name.rsplit_once('.') {
        Some((_, extension)) if extension.len() < 10 && extension.is_ascii() => {
            format!("files/{}.{extension}", packed.id)
        }
        _ => format!("files/{}", packed.id),
    }
}

/// How many bytes are missing to a whole block.
fn filling(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
    (BLOCK - over) % BLOCK
}

fn changed() -> io::Error {
    io::Error::other("a file is not what it was when it came in")
}
