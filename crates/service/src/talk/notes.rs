//! Notes: what colleagues write for each other on a case, for all of them or for one unit alone.

use std::collections::BTreeMap;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::policy::{self, Action, Caller, CaseInView};
use onedoor_domain::{CaseId, ContributionId, NoteId};
use onedoor_store::talk::notes::{self, NoteRecord, Visible};
use onedoor_store::{Connection, shares};
use uuid::Uuid;

use super::merged::Together;
use super::{name_of, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// A note as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct NoteInput {
    /// Its words.
    pub text: String,
    /// The unit for which alone it is.
    pub only_unit: Option<String>,
    /// The ground in law for keeping it from the others.
    pub legal_ground: Option<String>,
    /// The contribution it concerns.
    pub contribution: Option<ContributionId>,
    /// The note that it corrects.
    pub corrects: Option<NoteId>,
}

/// A note, and who wrote it.
#[derive(Debug, Clone)]
pub struct NoteView {
    /// The note.
    pub record: NoteRecord,
    /// The name of who wrote it.
    pub author_name: Option<String>,
    /// The reference of the case on which it was written, if that was merged into the one it is
    /// read with.
    pub from_case: Option<String>,
}

impl NoteView {
    fn of(record: NoteRecord, in_force: &InForce) -> Self {
        Self {
            author_name: name_of(in_force, &record.author),
            from_case: None,
            record,
        }
    }
}

impl Services {
    /// Writes a note, however the case stands.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`]; [`Error::Forbidden`] also for a note that its
    /// writer could not read.
    pub async fn write_note(
        &self,
        caller: Caller,
        case: CaseId,
        input: NoteInput,
        once: Option<Once>,
        render: impl FnOnce(&NoteView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            let mut record = read(docket, conn, &by, &input)?;
            record.id = services.chance.id(docket.now);
            notes::insert(conn, docket.municipality(), &record)?;
            docket.note(Happened::Talk(TalkEvent::NoteWritten {
                note: record.id,
                only_unit: record.only_unit.clone(),
            }));
            Ok(NoteView::of(record, &docket.in_force))
        };
        let on = (case, Action::WriteNote);
        self.talk(caller, on, once, work, render).await
    }

    /// A page of the notes that the caller may see, oldest first. Of the others nothing is told,
    /// not even that they are there. Those of cases that were merged into it are read with them, by
    /// the same rule.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_notes(
        &self,
        caller: Caller,
        case: CaseId,
        after: Option<NoteId>,
        limit: u32,
    ) -> Result<Listed<NoteView, NoteId>> {
        let (services, asking) = (self.clone(), caller.clone());
        let (page, shared, protected) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &asking, Action::ReadMessages, case)?;
                let municipality = asking.municipality;
                let ties = file.ties(services.now());
                let wanted = i64::from(limit) + 1;
                let together = Together::with_merged(conn, municipality, case)?;
                let on = &together.cases;
                let shared = shares::units_by_part(conn, municipality, on)?;
                let visible = visible(&asking, &ties.of(&file.case), &shared);
                let found = notes::list(conn, municipality, on, &visible, after, wanted)?;
                let page = Listed::cut(found, limit, |record| record.id);
                let view = |record: NoteRecord| NoteView {
                    from_case: together.merged(record.case),
                    ..NoteView::of(record, &file.in_force)
                };
                let page = Listed {
                    items: page.items.into_iter().map(view).collect(),
                    next: page.next,
                };
                let protected = services.read_of_protected(&asking, &file, AccessPart::Messages);
                Ok::<_, Error>((page, shared, protected))
            })
            .await?;
        let items = page.items.iter();
        let seen = items.filter_map(|note| read_alone(&caller, &note.record, &shared));
        self.log_reads(&caller, seen.chain(protected).collect())
            .await?;
        Ok(page)
    }
}

/// What must be noted of a note that is for one unit alone.
fn read_alone(
    caller: &Caller,
    note: &NoteRecord,
    shared: &BTreeMap<Uuid, Vec<String>>,
) -> Option<Access> {
    let only_unit = note.only_unit.as_deref()?;
    let with = shared.get(&note.id.0).map_or(&[][..], Vec::as_slice);
    Some(Access {
        deed: AccessDeed::Read,
        part: AccessPart::Note,
        part_id: note.id.0,
        case: Some(note.case),
        ground: policy::part_ground(caller, only_unit, with).to_string(),
    })
}

fn read(
    docket: &Docket,
    conn: &mut Connection,
    caller: &Caller,
    input: &NoteInput,
) -> Result<NoteRecord> {
    let mut fields = Fields::default();
    let text = words(&mut fields, &input.text);
    let contribution = docket.named_part(&mut fields, input.contribution);
    let corrected = corrected(&mut fields, docket, conn, caller, input.corrects)?;
    // What corrects a note is kept from the same colleagues, unless it names its own.
    let (unit, ground) = match (&input.only_unit, corrected) {
        (None, Some(before)) => (before.only_unit, before.legal_ground),
        (given, _) => (given.clone(), None),
    };
    let ground = input.legal_ground.clone().or(ground);
    let ground = kept_from_others(&mut fields, docket, unit.as_deref(), ground.as_deref());
    fields.finish()?;
    let ties = docket.ties();
    let view = ties.of(&docket.head.record);
    if unit.is_some() && !policy::sees_part(caller, &view, unit.as_deref()) {
        return Err(Error::Forbidden);
    }
    Ok(NoteRecord {
        id: NoteId(uuid::Uuid::nil()),
        case: docket.head.record.id,
        contribution,
        only_unit: unit,
        legal_ground: ground,
        text,
        author: caller.actor.as_text(),
        written_at: docket.now,
        corrects: input.corrects,
    })
}

/// The note that is corrected, if the caller may see that there is one.
fn corrected(
    fields: &mut Fields,
    docket: &Docket,
    conn: &mut Connection,
    caller: &Caller,
    id: Option<NoteId>,
) -> Result<Option<NoteRecord>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let (house, on) = (docket.municipality(), docket.head.record.id);
    let together = Together::with_merged(conn, house, on)?;
    let found = notes::find(conn, house, &together.cases, id)?;
    let (ties, case) = (docket.ties(), &docket.head.record);
    let sees =
        |note: &NoteRecord| policy::sees_part(caller, &ties.of(case), note.only_unit.as_deref());
    let found = found.filter(sees);
    if found.is_none() {
        fields.wrong(FieldProblem::new("/corrects", FieldCode::NoSuchThing));
    }
    Ok(found)
}

/// The ground in law: there is one exactly where something is kept from colleagues.
fn kept_from_others(
    fields: &mut Fields,
    docket: &Docket,
    unit: Option<&str>,
    ground: Option<&str>,
) -> Option<String> {
    let catalogue = &docket.in_force.catalogue;
    let wrong = match (unit, ground) {
        (Some(unit), _) if catalogue.unit(unit).is_none() => {
            Some(("/only_unit", FieldCode::NoSuchThing))
        }
        (Some(_), None) => Some(("/legal_ground", FieldCode::Required)),
        (None, Some(_)) => Some(("/legal_ground", FieldCode::UnknownField)),
        (Some(_), Some(_)) | (None, None) => None,
    };
    if let Some((pointer, code)) = wrong {
        fields.wrong(FieldProblem::new(pointer, code));
    }
    ground.map(|ground| fields.line("/legal_ground", ground))
}

/// Which notes this reader sees.
fn visible(
    caller: &Caller,
    case: &CaseInView<'_>,
    shared: &BTreeMap<Uuid, Vec<String>>,
) -> Visible {
    // Who sees what is for a unit to which nobody belongs, sees what is for any.
    if policy::sees_part(caller, case, Some("")) {
        return Visible::All;
    }
    let theirs = caller.units.iter();
    let theirs = theirs.filter(|unit| policy::sees_part(caller, case, Some(unit)));
    let passed_on = shared.iter().filter(|(_, with)| {
        let mut with = with.iter();
        with.any(|unit| policy::sees_part(caller, case, Some(unit)))
    });
    Visible::AndOfUnits(
        theirs.cloned().collect(),
        passed_on.map(|(id, _)| NoteId(*id)).collect(),
    )
}
