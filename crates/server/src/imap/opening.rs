//! Opening a folder, and the folders beside it.

use async_imap::imap_proto::{Capability, Response, ResponseCode};

use super::commands::{Ended, done};
use super::{Closed, Mailbox, REFUSED, Result, TAKEN};

impl Mailbox {
    pub(super) async fn ask_what_it_can(&mut self) -> Result<()> {
        let mut can = Vec::new();
        let told = self.run("CAPABILITY", |told| {
            if let Response::Capabilities(all) = told {
                can.extend(all.iter().filter_map(name));
            }
        });
        done(told.await?, "the server does not say what it can")?;
        let has = |name: &str| can.iter().any(|one| one == name);
        self.has_idle = has("IDLE");
        self.has_move = has("MOVE");
        self.has_uidplus = has("UIDPLUS");
        Ok(())
    }

    /// Opens a folder, to read and to note what became of what is there.
    pub(super) async fn select(&mut self, folder: &str) -> Result<()> {
        let (mut keeps_keywords, mut is_read_only) = (false, false);
        let command = format!("SELECT {folder}");
        let opened = self.run(&command, |told| {
            if let Response::Data { outcome, .. } | Response::Done { outcome, .. } = told {
                is_read_only |= outcome.code == Some(ResponseCode::ReadOnly);
                if let Some(ResponseCode::PermanentFlags(flags)) = &outcome.code {
                    let has = |name: &str| flags.iter().any(|flag| flag.eq_ignore_ascii_case(name));
                    keeps_keywords = has("\\*") || has(TAKEN) && has(REFUSED);
                }
            }
        });
        let opened = opened.await?;
        self.keeps_keywords = keeps_keywords;
        let unfit = match opened {
            Ended::Refused => "the folder of the setting imap-folder is not there, or not for us",
            Ended::Done if is_read_only => "the folder of the setting imap-folder can only be read",
            Ended::Done => return Ok(()),
        };
        Err(Closed::Unfit(unfit.to_owned()))
    }

    /// Makes a folder if it is not there.
    pub(super) async fn make(&mut self, folder: &str) -> Result<()> {
        let asking = format!("STATUS {folder} (MESSAGES)");
        let making = format!("CREATE {folder}");
        // Whoever reads the same mailbox may make it between our look and our making: so once more.
        for command in [&asking, &making, &asking] {
            if self.run(command, |_| {}).await? == Ended::Done {
                return Ok(());
            }
        }
        let unfit = format!("the folder {folder} is not there and cannot be made");
        Err(Closed::Unfit(unfit))
    }
}

fn name(capability: &Capability<'_>) -> Option<String> {
    let Capability::Atom(name) = capability else {
        return None;
    };
    Some(name.to_ascii_uppercase())
}
