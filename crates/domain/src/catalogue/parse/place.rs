//! Places in a document, as the steps that lead there.

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an element of a list.
    Element(usize),
}

/// A place, from the top of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(Vec<Step>);

impl Place {
    pub(super) fn ignored(path: &serde_ignored::Path<'_>) -> Self {
        use serde_ignored::Path;
        match path {
            Path::Root => Self::default(),
            Path::Seq { parent, index } => Self::ignored(parent).then(Step::Element(*index)),
            Path::Map { parent, key } => Self::ignored(parent).then(Step::Key(key.clone())),
            Path::Some { parent }
            | Path::NewtypeStruct { parent }
            | Path::NewtypeVariant { parent } => Self::ignored(parent),
        }
    }

    pub(super) fn tracked(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment;
        let step = |segment: &Segment| match segment {
            Segment::Seq { index } => Some(Step::Element(*index)),
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        Self(path.iter().filter_map(step).collect())
    }

    /// The place one step further down.
    pub(super) fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The place as people read it, with the id of an element where `id_of` knows one.
    pub(super) fn written(&self, id_of: impl Fn(&Place) -> Option<String>) -> String {
        let mut text = String::new();
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if text.is_empty() => text.push_str(key),
                Step::Key(key) => text.extend([".", key]),
                Step::Element(index) => {
                    let here = Self(self.0.iter().take(at + 1).cloned().collect());
                    let name = id_of(&here).unwrap_or_else(|| index.to_string());
                    text.extend(["[", &name, "]"]);
                }
            }
        }
        if text.is_empty() {
            text.push_str("document");
        }
        text
    }
}
