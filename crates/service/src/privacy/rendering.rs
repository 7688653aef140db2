//! A case as somebody reads it in fifty years: one page of HTML that needs nothing else.

use serde_json::{Map, Value};

/// The page: one section for each table that holds something, one list of values for each row.
pub(super) fn page(reference: &str, tables: &Map<String, Value>) -> String {
    let mut page = String::with_capacity(16 * 1024);
    page.push_str("<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>");
    page.push_str(&escaped(reference));
    page.push_str("</title></head><body>\n<h1>");
    page.push_str(&escaped(reference));
    page.push_str("</h1>\n");
    for (name, rows) in tables {
        section(&mut page, name, rows);
    }
    page.push_str("</body></html>\n");
    page
}

fn section(page: &mut String, name: &str, rows: &Value) {
    let rows = rows.as_array().map_or(&[][..], Vec::as_slice);
    if rows.is_empty() {
        return;
    }
    page.push_str(&format!("<h2>{}</h2>\n", escaped(&said(name))));
    for row in rows.iter().filter_map(Value::as_object) {
        page.push_str("<dl>\n");
        for (column, value) in row.iter().filter(|(_, value)| !value.is_null()) {
            page.push_str(&format!(
                "<dt>{}</dt><dd style=\"white-space: pre-wrap\">{}</dd>\n",
                escaped(&said(column)),
                escaped(&plain(value))
            ));
        }
        page.push_str("</dl>\n");
    }
}

/// A word of the database as people write it.
fn said(word: &str) -> String {
    word.replace('_', " ")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    }
}

/// Text that no browser takes for anything else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_that_somebody_wrote_becomes_markup() {
        let row = json!([{"text": "<script>alert('x')</script> & \"more\"", "place": null}]);
        let tables = Map::from_iter([("note".to_owned(), row)]);
        let page = page("<b>", &tables);
        assert!(
            !page.contains("<script>") && !page.contains("<b>"),
            "{page}"
        );
        assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more"));
        assert!(!page.contains("place"), "{page}");
    }
}
