//! A Danish answer within eight working days, across Easter.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::matter::Matter;

on_both!(
    fn eight_working_days_across_easter_name_every_holiday(app: &TestApp) {
        app.clock.set("2026-03-26T10:02");
        let matter = Matter::open(app, "nuisance_complaint");
        let answer = matter.own("answer_general");
        assert_eq!(answer.due_at(), "2026-04-10T14:00:00Z");
        assert_eq!(
            answer.printed("da"),
            [
                "Løfte: Du får svar eller besked om, hvornår svaret kommer",
                "8 arbejdsdage, som regnes fra det tidspunkt, hvor henvendelsen kom ind.",
                "tors. 26. marts 2026: startdagen tælles ikke med",
                "fre. 27. marts 2026: 1 arbejdsdag talt med",
                "lør. 28. marts – søn. 29. marts 2026: lukket hver uge",
                "man. 30. marts – ons. 1. april 2026: 3 arbejdsdage talt med",
                "tors. 2. april 2026: Skærtorsdag",
                "fre. 3. april 2026: Langfredag",
                "lør. 4. april 2026: lukket hver uge",
                "søn. 5. april 2026: Påskedag",
                "man. 6. april 2026: Anden påskedag",
                "tirs. 7. april – fre. 10. april 2026: 4 arbejdsdage talt med",
                "Løftet skal holdes senest fredag den 10. april 2026 kl. 16.00.",
            ]
        );
        assert_eq!(holidays(&answer.derivation("en")), ENGLISH);
        matter.is_clean(app);
        app.clock.set("2026-04-10T15:59");
        app.keep_promises();
        let answered = json!({"progress": "final_answer_sent"});
        matter.tell("progress", &answered).expect(200);
        assert_eq!(answer.state(), "met");
        matter.is_clean(app);
    }
);

const ENGLISH: [&str; 4] = [
    "Maundy Thursday",
    "Good Friday",
    "Easter Sunday",
    "Easter Monday",
];

/// The names of the public holidays that were skipped.
fn holidays(derivation: &Value) -> Vec<String> {
    let steps = derivation["steps"].as_array().unwrap().iter();
    let holidays = steps.filter(|step| step["because"] == "public_holiday");
    holidays
        .map(|step| crate::sample::text(&step["name"]))
        .collect()
}
