//! The printed page is what the rows say, and every row says something.

use std::path::Path;

use milena_config::{broker, client_metrics, group, print, topic};

/// With `MILENA_PRINT` set (as `cargo xtask docs` does), the page is written anew instead.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test that holds a file of the repository")]
fn the_reference_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/config.md");
    let page = print::reference();
    if std::env::var_os("MILENA_PRINT").is_some() {
        std::fs::write(&path, page).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/reference/config.md is stale: run `cargo xtask docs` and commit it");
}

#[test]
fn every_row_has_a_sentence_of_its_own() {
    for row in broker::rows().chain(topic::rows()).chain(group::rows()).chain(client_metrics::rows()) {
        let doc = row.doc();
        assert!(doc.ends_with('.') && doc.split_whitespace().count() > 2, "{}: {doc}", row.name);
    }
}
