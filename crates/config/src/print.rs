//! Prints the reference page of the options from their rows, as Markdown.

use std::fmt::Write;

use crate::option::{Default, Effect, OptionRow, Valid};
use crate::retired::{self, Fate};
use crate::{broker, client_metrics, dynamic, group, topic};

const OPENING: &str = "\
# Options

Printed from the rows in `crates/config` by the test `the_reference_page_is_current`; change the rows, not this page.

Names, types, defaults and bounds are Kafka 4.3's, so a `server.properties` of any Kafka from 0.8 on starts a broker. Every option is
accepted. One that changes nothing in this release says so under *effect* with the reason, and setting it is named once in the log.

*Changed*: `read-only` by file and restart; `per-broker`, `cluster-wide` and `on its resource` while the broker runs, by any client
(`kafka-configs.sh --alter`). What is set so beats the file, outlives restarts, and holds from the moment it is answered. An *internal*
option is for tests and is not listed to clients.
";

/// The whole page.
pub fn reference() -> String {
    let mut page = OPENING.to_owned();
    for (title, rows) in broker::SUBJECTS {
        section(&mut page, title, rows.iter().copied());
    }
    section(&mut page, "Options of a topic", topic::rows());
    section(&mut page, "Options of a group", group::rows());
    section(&mut page, "Options of a client metrics subscription", client_metrics::rows());
    retired_section(&mut page);
    page
}

fn section(page: &mut String, title: &str, rows: impl Iterator<Item = &'static OptionRow>) {
    let _ = writeln!(page, "\n## {title}");
    for row in rows {
        let _ = write!(page, "\n### `{}`\n\n{}\n\n{}\n", row.name, row.doc(), facts(row));
    }
}

/// Type, default, bounds, way of change, effect: one line.
fn facts(row: &OptionRow) -> String {
    let mut facts = vec![format!("Type: {}", row.kind.name()), default(row)];
    if !matches!(row.valid, Valid::Any | Valid::NotNull) {
        facts.push(format!("valid: {}", row.valid));
    }
    if !row.synonyms.is_empty() {
        let names: Vec<String> = row.synonyms.iter().map(|synonym| format!("`{}`", synonym.row.name)).collect();
        facts.push(format!("not set: {}", names.join(", else ")));
    }
    facts.push(format!("importance: {}", row.importance.name()));
    facts.push(format!("changed: {}", row.update.name()));
    if let Some((_, why)) = dynamic::BY_FILE_ONLY.iter().find(|(name, _)| *name == row.name) {
        facts.push(format!("**by file only**, {why}"));
    }
    if let Some((_, why)) = dynamic::NOT_LIVE.iter().find(|(name, _)| *name == row.name) {
        facts.push(format!("**no effect while running**, {why}"));
    }
    if row.internal {
        facts.push("internal".to_owned());
    }
    if row.own {
        facts.push("Milena's own".to_owned());
    }
    match row.effect {
        Effect::Works => {}
        Effect::Later(why) => facts.push(format!("**effect: none yet**, {why}")),
        Effect::Never(why) => facts.push(format!("**effect: none**, {why}")),
    }
    facts.join(" · ")
}

fn default(row: &OptionRow) -> String {
    match row.default {
        Default::Text("") => "default: empty".to_owned(),
        Default::Text(text) => format!("default: `{text}`"),
        Default::Null => "default: none".to_owned(),
        Default::Required => "default: none; Kafka requires it, here a node alone stands in".to_owned(),
    }
}

fn retired_section(page: &mut String) {
    page.push_str(
        "\n## Names of earlier releases\n\nAccepted; each is named once in the log.\n\n| Name | What becomes of it |\n| --- | --- |\n",
    );
    for (name, fate) in retired::names() {
        let what = match fate {
            Fate::TakenOver(by) => format!("its value is taken for `{by}`, where that is not given"),
            Fate::UseInstead(instead) => format!("no effect; use `{instead}`"),
            Fate::Gone(why) => format!("no effect: {why}"),
        };
        let _ = writeln!(page, "| `{name}` | {what} |");
    }
}
