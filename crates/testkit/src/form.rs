//! Forms with files, as browsers send them.

/// Between the parts.
const BOUNDARY: &str = "----------between----------";

/// A form with files, as browsers send them: part by part.
#[derive(Debug, Clone, Default)]
pub struct Form {
    body: Vec<u8>,
}

impl Form {
    /// A form with one file of this name and kind.
    pub fn with_file(name: &str, kind: &str, bytes: &[u8]) -> Self {
        let about = format!("name=\"file\"; filename=\"{name}\"");
        Self::default().part(&about, Some(kind), bytes)
    }

    /// With a text.
    #[must_use]
    pub fn text(self, name: &str, text: &str) -> Self {
        self.part(&format!("name=\"{name}\""), None, text.as_bytes())
    }

    /// With a part of any kind, after what its `Content-Disposition` says besides `form-data`.
    #[must_use]
    pub fn part(mut self, about: &str, kind: Option<&str>, bytes: &[u8]) -> Self {
        let kind = kind.map_or_else(String::new, |kind| format!("Content-Type: {kind}\r\n"));
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {about}\r\n{kind}\r\n");
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(bytes);
        self.body.extend_from_slice(b"\r\n");
        self
    }

    /// What the `Content-Type` of the request is.
    pub fn kind() -> String {
        format!("multipart/form-data; boundary={BOUNDARY}")
    }

    /// The body of the request.
    pub fn body(&self) -> Vec<u8> {
        let mut body = self.body.clone();
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}
