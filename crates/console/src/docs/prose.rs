//! The little markup that descriptions have: paragraphs, and code between backticks.

use askama::Template;

/// A description, as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Template)]
#[template(path = "docs/prose.html")]
pub(super) struct Prose {
    paragraphs: Vec<Vec<Span>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Span {
    Text(String),
    Code(String),
}

impl Prose {
    pub(super) fn of(text: &str) -> Self {
        let paragraphs = text
            .split("\n\n")
            .map(str::trim)
            .filter(|paragraph| !paragraph.is_empty())
            .map(spans)
            .collect();
        Self { paragraphs }
    }
}

fn spans(paragraph: &str) -> Vec<Span> {
    paragraph
        .split('`')
        .enumerate()
        .filter(|(_, span)| !span.is_empty())
        .map(|(position, span)| match position % 2 {
            0 => Span::Text(span.to_owned()),
            _ => Span::Code(span.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code_and_everything_is_escaped() {
        let prose = Prose::of("Either `a<b>` or\nnothing.\n\nThe <end>.");
        let expected = "<p>Either <code>a&#60;b&#62;</code> or\nnothing.</p>\
                        <p>The &#60;end&#62;.</p>";
        assert_eq!(prose.to_string().trim(), expected);
    }
}
