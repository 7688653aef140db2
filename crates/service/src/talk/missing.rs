//! What units miss, combined into one list for the business.

use onedoor_domain::access::AccessPart;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::papers::{Gap, MissingItem, MissingPapers};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::{MessagePurpose, Wanted, combined};
use onedoor_domain::{CaseId, ContributionId, MissingItemId};
use onedoor_store::Connection;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::missing::{self, MissingItemRecord};

use super::messages::titled;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::promises::{ITEMS, MissingItemInput, happened_at, item, reply_by, tell_missing};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// What is missing on a case.
#[derive(Debug, Clone)]
pub struct MissingList {
    /// Everything that was ever missing, by who missed it, oldest first.
    pub items: Vec<MissingItemRecord>,
    /// What has not come yet, each thing once, with the units that miss it.
    pub combined: Vec<(MissingItem, Vec<String>)>,
    /// The case, for names.
    pub file: CaseFile,
}

/// How the business is to be asked for everything that is missing.
#[derive(Debug, Clone, Default)]
pub struct MissingAsked {
    /// The word for how much the gap weighs.
    pub gap: String,
    /// By when it should answer, RFC 3339.
    pub reply_by: Option<String>,
    /// When it was asked, RFC 3339; now if left out.
    pub asked_at: Option<String>,
}

/// Things that have come.
#[derive(Debug, Clone, Default)]
pub struct MissingCame {
    /// Which.
    pub items: Vec<MissingItemId>,
    /// When, RFC 3339; now if left out.
    pub received_at: Option<String>,
}

impl Services {
    /// Notes what a unit misses. The business is not asked yet.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`]; [`Error::NotNow`] once the
    /// unit owes nothing more.
    pub async fn register_missing_items(
        &self,
        caller: Caller,
        contribution: ContributionId,
        items: Vec<MissingItemInput>,
        once: Option<Once>,
        render: impl FnOnce(&MissingList) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection, part: &ContributionRecord| {
            let municipality = docket.municipality();
            let known = missing::of_case(conn, municipality, part.case)?;
            let open = known
                .iter()
                .filter(|item| item.received_at.is_none())
                .count();
            let wanted = read(docket, &items, open)?;
            for one in &wanted {
                let record = MissingItemRecord {
                    id: services.chance.id(docket.now),
                    case: part.case,
                    contribution: part.id,
                    unit: part.unit.clone(),
                    document: one.document.clone(),
                    words: one.words.clone(),
                    registered_by: by.actor.as_text(),
                    registered_at: docket.now,
                    asked_at: None,
                    received_at: None,
                };
                missing::insert(conn, municipality, &record)?;
            }
            docket.note(Happened::Talk(TalkEvent::MissingItemsRegistered {
                contribution: part.id,
                items: u32::try_from(wanted.len()).unwrap_or(u32::MAX),
            }));
            services.missing(conn, &by, part.case)
        };
        self.talk_of_part(caller, contribution, once, work, render)
            .await
    }

    /// What is missing on a case, whichever units miss it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_missing_items(&self, caller: Caller, case: CaseId) -> Result<MissingList> {
        let (services, asking) = (self.clone(), caller.clone());
        let list = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.missing(conn, &asking, case))
            .await?;
        self.note_look(&caller, &list.file, AccessPart::Messages)
            .await?;
        Ok(list)
    }

    /// Asks the business, once and in one list, for everything for which it was not asked yet.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::NothingMissing`].
    pub async fn send_missing_items(
        &self,
        caller: Caller,
        case: CaseId,
        asked: MissingAsked,
        once: Option<Once>,
        render: impl FnOnce(&MissingList) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let municipality = docket.municipality();
            let all = missing::of_case(conn, municipality, case)?;
            let unasked =
                |item: &&MissingItemRecord| item.asked_at.is_none() && item.received_at.is_none();
            let list = one_list(all.iter().filter(unasked));
            if list.is_empty() {
                return Err(Error::Refused(Refusal::NothingMissing));
            }
            let items = list.into_iter().map(|(item, _)| item).collect();
            let list = read_asked(docket, &asked, items)?;
            let subject = titled(docket, "missing-letter-subject");
            let text = docket.missing_letter(&list);
            let outgoing = docket.to_business(MessagePurpose::MissingItems, subject, text);
            let message = docket.write_down(&services, conn, &by, outgoing)?;
            docket.note_sent(&message);
            missing::asked(conn, municipality, case, list.asked_at)?;
            tell_missing(docket, list, Some(message.id))?;
            services.missing(conn, &by, case)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// Notes that things that were missing have come. Whether the papers are complete, a person
    /// declares.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn receive_missing_items(
        &self,
        caller: Caller,
        case: CaseId,
        came: MissingCame,
        once: Option<Once>,
        render: impl FnOnce(&MissingList) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let municipality = docket.municipality();
            let all = missing::of_case(conn, municipality, case)?;
            let mut fields = Fields::default();
            let raw = came.received_at.as_deref();
            let at = happened_at(&mut fields, "/received_at", raw, docket);
            fields.some("/items", &came.items);
            for (place, id) in came.items.iter().enumerate() {
                if !all.iter().any(|item| item.id == *id) {
                    let pointer = format!("/items/{place}");
                    fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
                }
            }
            let at = fields.finish_with(at)?;
            let new = all
                .iter()
                .filter(|item| item.received_at.is_none() && came.items.contains(&item.id));
            let new: Vec<MissingItemId> = new.map(|item| item.id).collect();
            if !new.is_empty() {
                missing::received(conn, municipality, &new, at)?;
                docket.note(Happened::Talk(TalkEvent::MissingItemsReceived {
                    items: u32::try_from(new.len()).unwrap_or(u32::MAX),
                }));
            }
            services.missing(conn, &by, case)
        };
        let on = (case, Action::KeepPromises);
        self.talk(caller, on, once, work, render).await
    }

    fn missing(&self, conn: &mut Connection, caller: &Caller, case: CaseId) -> Result<MissingList> {
        let file = self.file(conn, caller, Action::ReadMessages, case)?;
        let items = missing::of_case(conn, caller.municipality, case)?;
        let open = items.iter().filter(|item| item.received_at.is_none());
        Ok(MissingList {
            combined: one_list(open),
            items,
            file,
        })
    }
}

/// What the business was asked for and has not sent, each thing once.
pub(crate) fn still_wanted(all: &[MissingItemRecord]) -> Vec<MissingItem> {
    let open = all
        .iter()
        .filter(|item| item.asked_at.is_some() && item.received_at.is_none());
    one_list(open).into_iter().map(|(item, _)| item).collect()
}

fn one_list<'a>(
    items: impl Iterator<Item = &'a MissingItemRecord>,
) -> Vec<(MissingItem, Vec<String>)> {
    let wanted = items.map(|item| Wanted {
        document: item.document.clone(),
        words: item.words.clone(),
        unit: item.unit.clone(),
    });
    combined(&wanted.collect::<Vec<_>>())
}

fn read(docket: &Docket, given: &[MissingItemInput], open: usize) -> Result<Vec<MissingItem>> {
    let mut fields = Fields::default();
    fields.some("/items", given);
    let room = ITEMS.saturating_sub(open);
    if given.len() > room {
        fields.wrong(FieldProblem::new("/items", FieldCode::TooMany).with("max", room));
    }
    let items = given.iter().take(room).enumerate();
    let items: Vec<MissingItem> = items
        .map(|(at, given)| item(&mut fields, docket, &format!("/items/{at}"), given))
        .collect();
    fields.finish_with(Some(items))
}

fn read_asked(
    docket: &Docket,
    asked: &MissingAsked,
    items: Vec<MissingItem>,
) -> Result<MissingPapers> {
    let mut fields = Fields::default();
    let gap = fields.word("/gap", &asked.gap, Gap::parse, Gap::ALL);
    let raw = asked.asked_at.as_deref();
    let asked_at = happened_at(&mut fields, "/asked_at", raw, docket);
    let reply_by = reply_by(&mut fields, asked.reply_by.as_deref(), asked_at);
    let list = gap.zip(asked_at).map(|(gap, asked_at)| MissingPapers {
        gap,
        items,
        asked_at,
        reply_by,
    });
    fields.finish_with(list)
}
