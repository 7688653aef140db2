//! Taking HTML left-overs out of a text.

/// A longer tag is no tag: nothing of a text is lost to a single `<`.
const LONGEST_TAG: usize = 600;

/// `text` without tags, comments and entities.
pub(super) fn strip(text: String) -> String {
    if !text.contains(['<', '&']) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (stands_for, length) = tag(rest)
            .or_else(|| entity(rest))
            .unwrap_or((if rest.starts_with('<') { "<" } else { "&" }, 1));
        plain.push_str(stands_for);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

/// What the tag at the beginning of `rest` stands for, and its length.
fn tag(rest: &str) -> Option<(&'static str, usize)> {
    let inside = rest.strip_prefix('<')?;
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
        return None;
    }
    let window = window(inside);
    let length = window.find('>')? + 2;
    let name: String = inside
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let stands_for = match name.as_str() {
        "b" | "i" | "u" | "em" | "strong" | "span" | "font" => "",
        "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "blockquote" => "\n",
        _ => " ",
    };
    Some((stands_for, length))
}

/// What the entity at the beginning of `rest` stands for, and its length.
fn entity(rest: &str) -> Option<(&'static str, usize)> {
    const ENTITIES: [(&str, &str); 18] = [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&amp;", "&"),
        ("&lt;", " "),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&aring;", "å"),
        ("&auml;", "ä"),
        ("&ouml;", "ö"),
        ("&oslash;", "ø"),
        ("&aelig;", "æ"),
        ("&Aring;", "Å"),
        ("&Auml;", "Ä"),
        ("&Ouml;", "Ö"),
        ("&Oslash;", "Ø"),
        ("&AElig;", "Æ"),
    ];
    ENTITIES
        .iter()
        .find(|(entity, _)| rest.starts_with(entity))
        .map(|(entity, stands_for)| (*stands_for, entity.len()))
}

fn window(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TAG);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
