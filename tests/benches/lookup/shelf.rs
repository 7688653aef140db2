//! A municipality that has been open for long: very many cases, businesses and people.

use onedoor_store::throwaway;
use onedoor_testkit::TestApp;
use serde_json::{Value, json};

use crate::Failure;

/// How many cases a business has had.
const EACH: i64 = 4;
/// One case of so many is live.
const LIVE: i64 = 10;
/// How many enquiries come in as they do: their references are real.
const REAL: usize = 100;

/// What was registered over HTTP.
pub(crate) struct Known {
    references: Vec<String>,
    business: String,
}

/// A way to ask: its name, and the path of the question with this number.
pub(crate) type Question<'a> = (&'static str, Box<dyn Fn(i64) -> String + 'a>);

/// Trades and names of which the names of businesses are made; each begins as no other does.
const TRADES: &str = "array['bageri', 'cafe', 'tomrer', 'frisor', 'vinbar', 'garage', 'havbrug', \
     'kiosk', 'lakering', 'murer', 'optik', 'planteskole', 'roegeri', 'slagter', 'urmager', 'isbod']";
const NAMES: &str = "array['adelsgaard', 'birkholm', 'dalsgaard', 'egelund', 'fuglsang', 'haugaard', \
     'jernved', 'kirkeby', 'lindholm', 'mosegaard', 'noergaard', 'overby', 'plougmann', 'raunkjaer', \
     'soendergaard', 'thorhauge', 'uldall', 'vestergaard', 'ostergaard', 'zachariassen']";

/// Registers enquiries, from which all that follows is copied.
pub(crate) fn register(app: &TestApp) -> Result<Known, Failure> {
    let desk = app.front_desk();
    let mut references = Vec::new();
    let mut business = String::new();
    for number in 0..REAL {
        let file = desk.register(&enquiry(number)).expect(201);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        references.push(text(&file["case"]["reference"]));
        business = text(&file["case"]["business"]["id"]);
    }
    Ok(Known {
        references,
        business,
    })
}

fn enquiry(number: usize) -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Hvordan starter jeg en virksomhed?",
        "case_types": ["start_advice"],
        "business": {"name": format!("Real {number}"),
            "identifiers": [{"scheme": "dk_cvr", "value": (30_000_000 + number).to_string()}]},
        "contact": {"name": format!("Rigtig {number}"), "phone": (28_100_000 + number).to_string()},
    })
}

/// Every way to ask, the plainest request first.
pub(crate) fn questions<'a>(cases: i64, known: &'a Known) -> Vec<Question<'a>> {
    let businesses = cases / EACH;
    // Far apart, so that no page is read twice in a row.
    let one = move |number: i64| (number * 7919) % businesses;
    let at = |number: i64| usize::try_from(number).unwrap_or(0) % known.references.len();
    vec![
        (
            "a key read",
            Box::new(|_| format!("businesses/{}", known.business)),
        ),
        (
            "phone",
            Box::new(move |n| format!("lookup?phone={}", 22_300_000 + one(n))),
        ),
        (
            "identifier",
            Box::new(move |n| format!("lookup?identifier={}", 10_000_000 + one(n))),
        ),
        (
            "reference",
            Box::new(move |n| format!("lookup?reference={}", known.references[at(n)])),
        ),
        (
            "one slip",
            Box::new(move |n| format!("lookup?reference={}", slip(&known.references[at(n)]))),
        ),
        (
            "two words",
            Box::new(move |n| format!("lookup?q={}", words(one(n), 2))),
        ),
        (
            "one word",
            Box::new(move |n| format!("lookup?q={}", words(one(n), 1))),
        ),
    ]
}

/// The last digit misheard.
fn slip(reference: &str) -> String {
    let (rest, last) = reference.split_at(reference.len() - 1);
    let wrong = last.parse::<u8>().map_or(0, |digit| (digit + 1) % 10);
    format!("{rest}{wrong}")
}

/// The beginnings of words of a name: the trade and the name of a family, or the trade alone.
fn words(number: i64, how_many: usize) -> String {
    let pick = |list: &str, at: i64| -> String {
        let all: Vec<&str> = list.split('\'').skip(1).step_by(2).collect();
        let at = usize::try_from(at).unwrap_or(0) % all.len();
        all[at].chars().take(4).collect()
    };
    let both = [pick(TRADES, number), pick(NAMES, number / 16)];
    both[..how_many].join("%20")
}

/// Adds cases until there are so many, with their businesses and people, all copied from what was
/// registered. They have no events: nothing that is asked here looks at any.
pub(crate) fn fill(app: &TestApp, from: i64, until: i64) -> Result<(), Failure> {
    let (first, last) = (from / EACH, until / EACH - 1);
    let copies = [
        copies(
            "business",
            "name like 'Real%'",
            first,
            last,
            &format!(
                "'id', md5('business' || i)::uuid, 'name', {name}, 'name_key', {name}",
                name = name_of("i"),
            ),
        ),
        copies(
            "business_identifier",
            "value like '30000%'",
            first,
            last,
            "'business_id', md5('business' || i)::uuid, 'value', (10000000 + i)::text",
        ),
        copies(
            "contact_person",
            "name like 'Rigtig%'",
            first,
            last,
            &format!(
                "'id', md5('contact' || i)::uuid, 'business_id', md5('business' || i)::uuid, \
             'phone', '+45' || (22300000 + i), 'name', {name}, 'name_key', {name}",
                name = person_of("i"),
            ),
        ),
        copies(
            "\"case\"",
            "reference is not null",
            from,
            until - 1,
            &format!(
                "'id', md5('case' || i)::uuid, 'plan', '{{}}'::jsonb, \
             'reference', '1999-' || lpad((i / 10000)::text, 4, '0') || '-' || lpad((i % 10000)::text, 4, '0'), \
             'business_id', md5('business' || i / {EACH})::uuid, \
             'contact_id', md5('contact' || i / {EACH})::uuid, \
             'stage', case when i % {LIVE} = 0 then 'open' else 'closed' end, \
             'closed_at', case when i % {LIVE} = 0 then null else (model.one).created_at end, \
             'closed_as', case when i % {LIVE} = 0 then null else 'withdrawn' end"
            ),
        ),
        copies(
            "case_type_of_case",
            "position = 0 or position = 1",
            from,
            until - 1,
            "'case_id', md5('case' || i)::uuid",
        ),
        copies(
            "contribution",
            "stage = 'offered'",
            from / LIVE,
            until / LIVE - 1,
            &format!(
                "'id', md5('part' || i)::uuid, 'case_id', md5('case' || i * {LIVE})::uuid, 'next_at', null"
            ),
        ),
    ];
    let url = app.database_url();
    throwaway::execute(&url, &copies.join(";\n"))?;
    // Autovacuum would do it within a minute.
    for table in [
        "business",
        "business_word",
        "business_identifier",
        "contact_person",
        "contact_word",
        "\"case\"",
        "case_type_of_case",
        "contribution",
    ] {
        throwaway::execute(&url, &format!("vacuum analyze {table}"))?;
    }
    Ok(())
}

/// Rows like one that is there, for every number, but for these columns. Through JSON, so that a
/// table may have columns of which nothing is known here.
fn copies(table: &str, like: &str, first: i64, last: i64, but: &str) -> String {
    format!(
        "insert into {table} select copy.* from (select one from {table} one where {like} limit 1) model \
         cross join generate_series({first}::bigint, {last}::bigint) i \
         cross join lateral jsonb_populate_record(model.one, jsonb_build_object({but})) copy"
    )
}

fn name_of(number: &str) -> String {
    format!(
        "({TRADES})[1 + {number} % 16] || ' ' || ({NAMES})[1 + ({number} / 16) % 20] || ' ' || {number}"
    )
}

fn person_of(number: &str) -> String {
    format!("'person ' || ({NAMES})[1 + {number} % 20] || ' ' || {number}")
}
