//! How far it is read on where a case came from.

use onedoor_domain::CaseId;
use onedoor_domain::case::LinkKind;
use onedoor_store::Connection;
use onedoor_store::links::{self, LinkRecord};
use onedoor_testkit::{TestApp, on_both};

use super::desk::Desk;
use crate::promises::matter::{about, manager};
use crate::sample::{all, case_id};

/// How many cases are read together.
const TOGETHER: usize = 100;

/// Ties cases as if each first of two had been merged into the second.
fn merged(app: &TestApp, desk: &Desk, pairs: Vec<(String, String)>) {
    let slug = desk.by.municipality().to_owned();
    app.run(async |services| {
        let (house, _) = services.staff_of(&slug).await.unwrap();
        let now = services.now();
        let work = move |conn: &mut Connection| {
            for (case, other) in pairs {
                let link = LinkRecord {
                    case: CaseId(case.parse().unwrap()),
                    other: CaseId(other.parse().unwrap()),
                    kind: LinkKind::Merged,
                };
                links::insert(conn, house, &link, "system", now)?;
            }
            Ok::<_, onedoor_store::StoreError>(())
        };
        services.store().of(house).write(work).await.unwrap();
    });
}

/// The cases whose enquiries are read on this one.
fn read(desk: &Desk) -> Vec<String> {
    let path = format!("cases/{}/enquiries", desk.id);
    all(&desk.by.get(&path).expect(200)["items"], "id")
}

on_both!(
    fn of_very_many_cases_that_came_together_the_nearest_are_read(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let by = manager(app);
        let enquiry = about("change_of_use_premises");
        let others: Vec<String> = (0..TOGETHER + 3)
            .map(|_| case_id(&by.register(&enquiry)))
            .collect();
        // One came by way of another, and all others came at once.
        let (far, near) = others.split_first().unwrap();
        let into = |case: &String| (case.clone(), desk.id.clone());
        let mut pairs: Vec<_> = near.iter().take(TOGETHER - 2).map(into).collect();
        pairs.push((far.clone(), near[0].clone()));
        merged(app, &desk, pairs);
        assert_eq!(read(&desk).len(), TOGETHER, "all of them, the far one too");
        let more = near.iter().skip(TOGETHER - 2).map(into).collect();
        merged(app, &desk, more);
        let nearest = read(&desk);
        assert_eq!(nearest.len(), TOGETHER);
        let of_far = read(&Desk {
            by,
            id: far.clone(),
        });
        assert!(!nearest.contains(&of_far[0]), "the farthest is passed over");
    }
);

on_both!(
    fn cases_that_came_into_each_other_are_read_once(app: &TestApp) {
        let one = Desk::open(app, "change_of_use_premises");
        let other = Desk::open(app, "change_of_use_premises");
        let there = (one.id.clone(), other.id.clone());
        let back = (other.id.clone(), one.id.clone());
        merged(app, &one, vec![there, back]);
        assert_eq!(read(&one).len(), 2);
    }
);
