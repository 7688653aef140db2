//! Cases that belong together.

use onedoor_domain::case::LinkKind;
use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::policy::{Action, Caller, Surface};
use onedoor_domain::{CaseId, Version};
use onedoor_store::links::{self, LinkRecord};
use onedoor_store::{Connection, cases};
use uuid::Uuid;

use crate::case_file::{CaseFile, LinkedCase};
use crate::docket::Docket;
use crate::error::taken_as;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// Which case another is to be tied to.
#[derive(Debug, Clone)]
pub struct LinkInput {
    /// Which.
    pub other: Uuid,
    /// The word for how they belong together.
    pub kind: String,
}

/// Two cases that are changed together: the one named by the path, and the one named by the body.
pub(super) struct Pair {
    pub(super) this: Docket,
    pub(super) other: Docket,
}

/// The other case, by which right, and where the request names it.
pub(super) struct Other {
    pub(super) id: CaseId,
    pub(super) action: Action,
    pub(super) pointer: &'static str,
}

impl Services {
    /// Ties two cases together.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Refusal::LinkedAlready`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn link_cases(
        &self,
        caller: Caller,
        case: CaseId,
        input: LinkInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let mut fields = Fields::default();
            let kind = fields.word("/kind", &input.kind, by_hand, &LinkKind::BY_HAND);
            let kind = fields.finish_with(kind)?;
            let other = Other {
                id: CaseId(input.other),
                action: Action::ReadCase,
                pointer: "/other",
            };
            let mut pair = services.take_both(conn, &caller, case, &other)?;
            services.tie(conn, &mut pair, kind)?;
            pair.save(conn)?;
            services.whole_file(conn, &caller, case)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Unties two cases that people tied.
    ///
    /// # Errors
    /// [`Error::NotFound`] if they are not tied so, [`Error::Forbidden`], [`Error::Stale`].
    pub async fn unlink_cases(
        &self,
        caller: Caller,
        (case, seen): (CaseId, Version),
        other: CaseId,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let house = caller.municipality;
            let mut docket = services.take(conn, &caller, Action::CoordinateCase, case)?;
            unchanged(docket.head.record.version, seen)?;
            let all = links::of_case(conn, house, case)?;
            let mut tied = all.into_iter().filter(|link| link.beside(case) == other);
            let link = tied.find(|link| LinkKind::BY_HAND.contains(&link.kind));
            let link = link.ok_or(Error::NotFound)?;
            links::delete(conn, house, &link)?;
            let reference = cases::get(conn, house, other)?.reference;
            docket.note(Happened::Case(CaseEvent::CaseUnlinked { other, reference }));
            docket.save(conn)?;
            services.whole_file(conn, &caller, case)
        };
        let answered = self.change_once(&asking, None, change, render).await?;
        Ok(answered.answer)
    }

    fn tie(&self, conn: &mut Connection, pair: &mut Pair, kind: LinkKind) -> Result<()> {
        let house = pair.this.municipality();
        let (this, other) = (pair.this.head.record.id, pair.other.head.record.id);
        let tied = links::of_case(conn, house, this)?;
        if tied.iter().any(|link| link.beside(this) == other) {
            return Err(Error::Refused(Refusal::LinkedAlready));
        }
        let link = LinkRecord {
            case: this,
            other,
            kind,
        };
        let by = pair.this.actor().as_text();
        links::insert(conn, house, &link, &by, pair.this.now)
            .map_err(taken_as(Refusal::LinkedAlready))?;
        let noted = |other: &Docket| {
            Happened::Case(CaseEvent::CaseLinked {
                other: other.head.record.id,
                reference: other.head.record.reference.clone(),
                link: kind,
            })
        };
        let (here, there) = (noted(&pair.other), noted(&pair.this));
        pair.this.note(here);
        pair.other.note(there);
        Ok(())
    }

    /// Takes two cases in the order of their ids, so that two who do so never wait for each other.
    pub(super) fn take_both(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        this: CaseId,
        other: &Other,
    ) -> Result<Pair> {
        let wrong = |code| Error::Invalid(vec![FieldProblem::new(other.pointer, code)]);
        if this == other.id {
            self.take(conn, caller, Action::CoordinateCase, this)?;
            return Err(wrong(FieldCode::SameCase));
        }
        let not_there = |error| {
            let is_missing = matches!(error, Error::NotFound);
            if is_missing {
                wrong(FieldCode::NoSuchThing)
            } else {
                error
            }
        };
        if this < other.id {
            let this = self.take(conn, caller, Action::CoordinateCase, this)?;
            let other = self
                .take(conn, caller, other.action, other.id)
                .map_err(not_there)?;
            return Ok(Pair::of(this, other));
        }
        let taken = self.take(conn, caller, other.action, other.id);
        let this = self.take(conn, caller, Action::CoordinateCase, this)?;
        let other = taken.map_err(not_there)?;
        Ok(Pair::of(this, other))
    }

    /// The cases that a case is tied to and that its reader may know of, and who works on it
    /// together.
    pub(crate) fn look_around(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        file: &mut CaseFile,
    ) -> Result<()> {
        let (house, id) = (caller.municipality, file.case.id);
        let tied = links::of_case(conn, house, id)?;
        let mut found = Vec::with_capacity(tied.len());
        for link in &tied {
            found.push(cases::get(conn, house, link.beside(id))?);
        }
        let in_force = std::sync::Arc::clone(&file.in_force);
        let known = self.files(conn, caller, Surface::Overview, found, &in_force)?;
        let links = tied.iter().filter_map(|link| {
            let other = known.iter().find(|of| of.case.id == link.beside(id))?;
            Some(LinkedCase {
                id: other.case.id,
                reference: other.case.reference.clone(),
                kind: link.kind,
                goes_on_there: link.case == id && !LinkKind::BY_HAND.contains(&link.kind),
            })
        });
        file.around.links = links.collect();
        file.around.task_force = self.task_force(conn, house, id)?;
        Ok(())
    }

    fn task_force(
        &self,
        conn: &mut Connection,
        house: onedoor_domain::MunicipalityId,
        id: CaseId,
    ) -> Result<Option<onedoor_store::task_forces::TaskforceRecord>> {
        use onedoor_store::task_forces::{self, TaskforceRecord};
        let Some(name) = task_forces::name(conn, house, id)? else {
            return Ok(None);
        };
        let members = task_forces::members(conn, house, &[id])?.remove(&id);
        Ok(Some(TaskforceRecord {
            name,
            members: members.unwrap_or_default(),
        }))
    }
}

/// The word for a link that people tie.
fn by_hand(word: &str) -> Option<LinkKind> {
    LinkKind::parse(word).filter(|kind| LinkKind::BY_HAND.contains(kind))
}

impl Pair {
    fn of(mut this: Docket, mut other: Docket) -> Self {
        let now = this.now.max(other.now);
        this.not_before(now);
        other.not_before(now);
        Self { this, other }
    }

    /// Writes what was noted on both.
    pub(super) fn save(self, conn: &mut Connection) -> Result<()> {
        self.this.save(conn)?;
        self.other.save(conn)?;
        Ok(())
    }
}
