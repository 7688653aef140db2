//! Lines that people write into the ledger of one promise.

mod lines;

use onedoor_domain::GuaranteeId;
use onedoor_domain::call_back::CallBackMove;
use onedoor_domain::guarantee::Entry;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Connection, call_backs, guarantees};

use super::read::GuaranteeFile;
use super::refused;
use crate::docket::Docket;
use crate::error::NotNow;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, Refusal, Result, Services};

pub(super) use lines::owed_for;
use lines::read;

/// A line as a caller hands it in. Moments are RFC 3339, and now if left out.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields are those of the ledger's lines")]
pub enum EntryInput {
    /// Start the clock, where only a person can say that its moment has come.
    Start { at: Option<String>, reason: String },
    /// Stop the clock.
    Pause {
        reason: String,
        from: Option<String>,
        note: Option<String>,
    },
    /// Let it go on.
    Resume { reason: String, at: Option<String> },
    /// Give it more of its own unit.
    Extend {
        by: u32,
        reason: String,
        told_at: Option<String>,
    },
    /// Correct its due moment.
    Amend { due_at: String, reason: String },
    /// Say that it was kept.
    Meet { at: Option<String>, reason: String },
    /// Say that nothing is owed any more.
    Cancel { reason: String },
    /// Say why it was missed.
    Explain { cause: String, words: String },
    /// Work out what makes up for it, or offer something of that kind.
    ProposeRemedy { remedy: Option<String> },
    /// Agree to it.
    ApproveRemedy { remedy: String },
    /// Do not agree.
    DeclineRemedy { remedy: String, reason: String },
    /// Say that it was carried out.
    ExecuteRemedy { remedy: String, note: String },
}

impl EntryInput {
    /// What a caller must be allowed to do.
    fn action(&self) -> Action {
        match self {
            Self::Amend { .. }
            | Self::Cancel { .. }
            | Self::ApproveRemedy { .. }
            | Self::DeclineRemedy { .. } => Action::CorrectPromises,
            Self::Start { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::Extend { .. }
            | Self::Meet { .. }
            | Self::Explain { .. }
            | Self::ProposeRemedy { .. }
            | Self::ExecuteRemedy { .. } => Action::KeepPromises,
        }
    }

    /// Whether nothing is owed any more after it.
    fn ends(&self) -> bool {
        match self {
            Self::Meet { .. } | Self::Cancel { .. } => true,
            Self::Start { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::Extend { .. }
            | Self::Amend { .. }
            | Self::Explain { .. }
            | Self::ProposeRemedy { .. }
            | Self::ApproveRemedy { .. }
            | Self::DeclineRemedy { .. }
            | Self::ExecuteRemedy { .. } => false,
        }
    }

    /// Whether it is about what was missed, and so makes sense on a closed case too.
    fn looks_back(&self) -> bool {
        match self {
            Self::Amend { .. }
            | Self::Explain { .. }
            | Self::ProposeRemedy { .. }
            | Self::ApproveRemedy { .. }
            | Self::DeclineRemedy { .. }
            | Self::ExecuteRemedy { .. } => true,
            Self::Start { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::Extend { .. }
            | Self::Meet { .. }
            | Self::Cancel { .. } => false,
        }
    }
}

impl Services {
    /// Writes a line into the ledger of a promise.
    ///
    /// # Errors
    /// [`Error::LedgerRefused`] if it does not fit what stands there, [`Error::NotNow`] if it would
    /// end a call-back beside the call-back itself,
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn record_entry(
        &self,
        caller: Caller,
        id: GuaranteeId,
        input: Result<EntryInput>,
        once: Option<Once>,
        render: impl FnOnce(&GuaranteeFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let asked = (Action::KeepPromises, input);
        self.write_line(caller, id, asked, once, render).await
    }

    /// Writes a line that only managers write.
    ///
    /// # Errors
    /// As [`Services::record_entry`].
    pub async fn correct_guarantee(
        &self,
        caller: Caller,
        id: GuaranteeId,
        input: Result<EntryInput>,
        once: Option<Once>,
        render: impl FnOnce(&GuaranteeFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let asked = (Action::CorrectPromises, input);
        self.write_line(caller, id, asked, once, render).await
    }

    /// What is wrong with a line that cannot be read is told to those alone who may write one.
    async fn write_line(
        &self,
        caller: Caller,
        id: GuaranteeId,
        (asked, input): (Action, Result<EntryInput>),
        once: Option<Once>,
        render: impl FnOnce(&GuaranteeFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let case = guarantees::get(conn, caller.municipality, id)?.case;
            let action = input.as_ref().map_or(asked, EntryInput::action);
            let mut docket = services.take(conn, &caller, action, case)?;
            let input = input?;
            if !input.looks_back() {
                docket.must_be_open()?;
            }
            if input.ends() {
                docket.must_be_no_call_back(conn, &caller, id)?;
            }
            let entry = read(&docket, id, input)?;
            docket
                .promises
                .record(id, |_| Ok(entry.clone()))
                .map_err(refused)?;
            if matches!(entry, Entry::Remedied { .. }) {
                let payload = serde_json::json!({ "guarantee": id });
                docket.tell(OutboxKind::Remedy, &payload)?;
            }
            docket.save(conn)?;
            services.guarantee_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }
}

impl Docket {
    /// Passes unless the promise is an open call-back: that is kept by whoever calls, and called off
    /// where it stands, so that nobody waits for a call of which nothing is owed any more.
    fn must_be_no_call_back(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: GuaranteeId,
    ) -> Result<()> {
        let Some(call_back) = call_backs::find_open(conn, self.municipality(), id)? else {
            return Ok(());
        };
        let ties = self.ties().and(call_back.staff);
        let case = Object::Case(ties.of(&self.head.record));
        let may = policy::require(caller, Action::RecordContact, &case).is_ok();
        let moves = [CallBackMove::Keep, CallBackMove::Cancel].into_iter();
        Err(Error::NotNow(NotNow {
            refusal: Refusal::PromiseOfCallBack,
            allowed: moves.filter(|_| may).map(CallBackMove::as_str).collect(),
            by: None,
        }))
    }
}
