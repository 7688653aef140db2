//! Mail that came in, for those who look after it.

use onedoor_domain::InboundMailId;
use onedoor_domain::access::AccessPart;
use onedoor_domain::attachment::Verdict;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_store::inbound::{self, InboundFilter, InboundRecord};
use onedoor_store::{Connection, cases};

use super::{InboundPage, InboundQuery, InboundView, MailContent};
use crate::listed::Listed;
use crate::services::allowed;
use crate::ties::CaseTies;
use crate::{Error, NotNow, Refusal, Result, Services};

impl Services {
    /// A page of the mails that came in, newest first. Of those that belong to a case it tells only
    /// which: their words are read there.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_inbound_mail(
        &self,
        caller: Caller,
        query: InboundQuery,
    ) -> Result<InboundPage> {
        allowed(&caller, Action::SeeToMail)?;
        let filter = InboundFilter {
            outcome: query.outcome,
            case: query.case,
            before: query.before,
        };
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(query.limit) + 1;
                let found = inbound::list(conn, caller.municipality, &filter, wanted)?;
                let page = Listed::cut(found, query.limit, |one| one.id);
                let view = |record: InboundRecord| {
                    let shows_head = record.became.case().is_none();
                    InboundView::of(&caller, record, shows_head)
                };
                Ok(Listed {
                    items: page.items.into_iter().map(view).collect(),
                    next: page.next,
                })
            })
            .await
    }

    /// One mail.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_inbound_mail(
        &self,
        caller: Caller,
        id: InboundMailId,
    ) -> Result<InboundView> {
        allowed(&caller, Action::SeeToMail)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let record = inbound::get(conn, caller.municipality, id)?;
                services.inbound_view(conn, &caller, record)
            })
            .await
    }

    /// A mail as it came. Of one that belongs to a case, whoever may read the words of that.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::NotNow`] if something harmful is in it, or
    /// nobody can say.
    pub async fn read_inbound_mail(
        &self,
        caller: Caller,
        id: InboundMailId,
    ) -> Result<MailContent> {
        allowed(&caller, Action::SeeToMail)?;
        let of = caller.municipality;
        let record = self
            .store
            .of(of)
            .read(move |conn| Ok::<_, Error>(inbound::get(conn, of, id)?))
            .await?;
        if let Some(case) = record.became.case() {
            let look = move |services: &Services, conn: &mut Connection, caller: &Caller| {
                let action = Action::ReadEnquiryText;
                Ok((services.file(conn, caller, action, case)?, ()))
            };
            self.read_noted(caller, AccessPart::Messages, look).await?;
        }
        self.must_be_harmless(&record).await?;
        let file = record.file.ok_or(Error::NotFound)?;
        let bytes = self.files.open(of, file).await?;
        Ok(MailContent { record, bytes })
    }

    /// Passes if the scanner finds nothing in a mail, where there is one. A mail is scanned when
    /// somebody wants it: hardly any ever is, and its files are scanned by themselves.
    pub(crate) async fn must_be_harmless(&self, record: &InboundRecord) -> Result<()> {
        let (Some(scanner), Some(file)) = (self.files.scanner(), record.file) else {
            return Ok(());
        };
        let bytes = self.files.open(record.municipality, file).await?;
        let refusal = match scanner.scan(bytes).await {
            Ok(Verdict::Clean) => return Ok(()),
            Ok(Verdict::Infected { .. }) => Refusal::AttachmentInfected,
            Err(why) => {
                tracing::warn!(mail = %record.id, %why, "a mail cannot be scanned");
                Refusal::AttachmentQuarantined
            }
        };
        Err(Error::NotNow(NotNow {
            refusal,
            allowed: Vec::new(),
            by: None,
        }))
    }

    /// A mail as this reader sees it: who wrote it, if they may read the words of its case.
    pub(super) fn inbound_view(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        record: InboundRecord,
    ) -> Result<InboundView> {
        let shows_head = match record.became.case() {
            None => true,
            Some(case) => {
                let now = self.now();
                let in_force = self.copies.get(conn, caller.municipality, now)?;
                let case = cases::get(conn, caller.municipality, case)?;
                let ties = CaseTies::read(conn, &in_force, &case, now)?;
                let of = Object::Case(ties.of(&case));
                let may = policy::require(caller, Action::ReadEnquiryText, &of).is_ok();
                may && !case.protected_identity
            }
        };
        Ok(InboundView::of(caller, record, shows_head))
    }
}

impl InboundView {
    pub(super) fn of(caller: &Caller, record: InboundRecord, shows_head: bool) -> Self {
        let is_there = record.file.is_some();
        let mut may = Vec::new();
        if is_there && (shows_head || record.became.case().is_some()) {
            may.push("read_inbound_mail");
        }
        let is_set_aside = record.became.must_be_set_aside().is_ok();
        if is_there && is_set_aside && allowed(caller, Action::RegisterEnquiry).is_ok() {
            may.push("take_inbound_mail");
        }
        Self {
            record,
            shows_head,
            allowed: may,
        }
    }
}
