//! What a gateway is sent: JSON whose texts mention what is told. Each text is filled in by itself, so
//! that nothing that is told can end one text and begin another.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use onedoor_domain::gateway::Encoding;
use serde::Serialize;
use serde_json::Value;

/// How much work filling in one text may be.
const FUEL: u64 = 10_000;
/// How long one text may become, in bytes.
const LONGEST: usize = 10_000;

/// What a body can mention.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Told {
    /// Where a text message goes, with its country code; empty for a channel.
    pub(super) to: String,
    /// What it is about, in one line.
    pub(super) title: String,
    /// All that is told.
    pub(super) text: String,
    /// Who tells it.
    pub(super) sender: String,
    /// By which it is known that two calls tell the same.
    pub(super) id: String,
}

/// Why a body cannot be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CannotFill {
    /// It mentions what there is not, in this line of one of its texts.
    Line(usize),
    /// The fields of a form are names with one text each.
    NoForm,
}

/// A body with all of its texts filled in.
pub(super) fn fill(body: &Value, told: &Told) -> Result<Value, CannotFill> {
    let mut texts = Environment::new();
    texts.set_auto_escape_callback(|_| AutoEscape::None);
    texts.set_undefined_behavior(UndefinedBehavior::Strict);
    texts.set_fuel(Some(FUEL));
    filled(&texts, body, told)
}

/// A filled body as it is sent, and what it then is.
pub(super) fn encode(
    body: &Value,
    encoding: Encoding,
) -> Result<(String, &'static str), CannotFill> {
    match encoding {
        Encoding::Json => Ok((body.to_string(), "application/json; charset=utf-8")),
        Encoding::Form => {
            let fields = body.as_object().ok_or(CannotFill::NoForm)?;
            let mut form = form_urlencoded::Serializer::new(String::new());
            for (name, value) in fields {
                let text = match value {
                    Value::String(text) => text.clone(),
                    Value::Number(number) => number.to_string(),
                    Value::Bool(is) => is.to_string(),
                    Value::Null | Value::Array(_) | Value::Object(_) => {
                        return Err(CannotFill::NoForm);
                    }
                };
                form.append_pair(name, &text);
            }
            Ok((form.finish(), "application/x-www-form-urlencoded"))
        }
    }
}

fn filled(texts: &Environment<'_>, body: &Value, told: &Told) -> Result<Value, CannotFill> {
    Ok(match body {
        Value::String(text) => Value::String(text_of(texts, text, told)?),
        Value::Array(all) => {
            let all = all.iter().map(|one| filled(texts, one, told));
            Value::Array(all.collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => {
            let each = fields.iter();
            let each = each.map(|(name, one)| Ok((name.clone(), filled(texts, one, told)?)));
            Value::Object(each.collect::<Result<_, _>>()?)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => body.clone(),
    })
}

fn text_of(texts: &Environment<'_>, source: &str, told: &Told) -> Result<String, CannotFill> {
    let text = texts
        .render_str(source, Serde(told))
        .map_err(|error| CannotFill::Line(error.line().unwrap_or(1)))?;
    if text.len() > LONGEST {
        return Err(CannotFill::Line(1));
    }
    Ok(text)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(text: &str) -> Told {
        Told {
            to: "+4533112233".to_owned(),
            title: "A title".to_owned(),
            text: text.to_owned(),
            sender: "Eksempel".to_owned(),
            id: "an-id".to_owned(),
        }
    }

    #[test]
    fn what_is_told_stays_inside_its_text() {
        let evil = "\"}, {\"a\": \"{{ secret }}\" &to=+45&\r\n\u{0}";
        let body = json!({"message": "{{ text }}", "to": ["{{ to | replace('+', '') }}"], "n": 1});
        let filled = fill(&body, &told(evil)).unwrap();
        let (sent, _) = encode(&filled, Encoding::Json).unwrap();
        let read: Value = serde_json::from_str(&sent).unwrap();
        assert_eq!(read, json!({"message": evil, "to": ["4533112233"], "n": 1}));

        let form = json!({"to": "{{ to }}", "text": "{{ text }}", "unicode": true});
        let filled = fill(&form, &told(evil)).unwrap();
        let (sent, _) = encode(&filled, Encoding::Form).unwrap();
        let read: Vec<(String, String)> = form_urlencoded::parse(sent.as_bytes())
            .into_owned()
            .collect();
        let field = |name: &str| {
            read.iter()
                .find(|(known, _)| known == name)
                .unwrap()
                .1
                .clone()
        };
        assert_eq!(
            (read.len(), field("text"), field("to")),
            (3, evil.to_owned(), told("").to)
        );
    }

    #[test]
    fn a_body_mentions_what_it_may_and_nothing_else_and_ends() {
        for bad in [
            "{{ secret }}",
            "{{ text",
            "{% include 'x' %}",
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        ] {
            let body = json!({"deep": [{"down": bad}]});
            assert!(
                matches!(fill(&body, &told("x")), Err(CannotFill::Line(1))),
                "{bad}"
            );
        }
    }

    #[test]
    fn a_form_has_names_with_one_text_each() {
        for bad in [
            json!([]),
            json!("x"),
            json!({"to": ["{{ to }}"]}),
            json!({"to": null}),
        ] {
            assert_eq!(
                encode(&bad, Encoding::Form),
                Err(CannotFill::NoForm),
                "{bad}"
            );
        }
    }
}
