//! Telling one's own lines from quoted and signed ones.

/// Whose words a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The writer's.
    Own,
    /// The writer's name and what follows it.
    Signed,
    /// Somebody else's, from an earlier mail.
    Quoted,
}

/// What was learnt from the lines so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    own_seen: bool,
    signed: bool,
    quoted: bool,
}

impl Lines {
    /// The kind of the next line.
    pub(super) fn next(&mut self, line: &str) -> Line {
        if line.starts_with('>') {
            return Line::Quoted;
        }
        let beginning: String = line
            .chars()
            .take(120)
            .flat_map(char::to_lowercase)
            .collect();
        if begins_quotation(&beginning) {
            self.quoted = true;
        }
        if self.own_seen && is_farewell(&beginning) {
            self.signed = true;
        }
        if self.quoted {
            return Line::Quoted;
        }
        if self.signed {
            return Line::Signed;
        }
        self.own_seen |= !line.is_empty();
        Line::Own
    }
}

fn begins_quotation(line: &str) -> bool {
    const SENDER: [&str; 7] = [
        "from:",
        "fra:",
        "från:",
        "frå:",
        "lähettäjä:",
        "avsender:",
        "afsender:",
    ];
    const WROTE: [&str; 5] = ["skrev", "wrote", "kirjoitti", "skreiv", "skrev følgende"];
    let divider = line.len() >= 10 && line.chars().all(|c| matches!(c, '_' | '-' | '='));
    let titled = line.starts_with("---") && line.ends_with("---");
    let wrote = line.strip_suffix(':').is_some_and(|rest| {
        WROTE
            .iter()
            .any(|wrote| rest.ends_with(wrote) || rest.contains(&format!(" {wrote} ")))
    });
    divider || titled || wrote || SENDER.iter().any(|sender| line.starts_with(sender))
}

fn is_farewell(line: &str) -> bool {
    const FAREWELLS: [&str; 27] = [
        "mvh",
        "m.v.h",
        "m v h",
        "med vänlig",
        "med vänliga",
        "vänlig hälsning",
        "vänliga hälsningar",
        "hälsningar",
        "hälsning",
        "med venlig",
        "venlig hilsen",
        "de bedste hilsner",
        "bedste hilsner",
        "med vennlig",
        "vennlig hilsen",
        "hilsen",
        "med venleg",
        "venleg helsing",
        "helsing",
        "beste helsing",
        "regards",
        "best regards",
        "kind regards",
        "sincerely",
        "yours",
        "ystävällisin",
        "terveisin",
    ];
    const LONGEST: usize = 60;
    line == "--"
        || (line.chars().count() <= LONGEST
            && FAREWELLS.iter().any(|farewell| {
                line.strip_prefix(farewell)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            }))
}
