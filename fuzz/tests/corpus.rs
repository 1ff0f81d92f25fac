//! Every kept input, through its target: what fuzzing once found stays found. Runs on stable, without coverage.

use std::path::Path;

use milena_fuzz::TARGETS;

#[test]
#[allow(clippy::disallowed_methods, reason = "the corpus is files of this folder")]
fn every_kept_input_keeps_its_promises() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        let files = std::fs::read_dir(&folder).expect("each target has a corpus").map(|file| file.expect("a readable folder").path());
        let files = files.collect::<Vec<_>>();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            let input = std::fs::read(&file).expect("a readable file");
            // Cut short, an input is another input.
            for end in [input.len(), input.len() / 2, input.len().saturating_sub(1)] {
                let kept = std::panic::catch_unwind(|| target(&input[..end]));
                assert!(kept.is_ok(), "{name} breaks a promise with the first {end} bytes of {}", file.display());
            }
        }
    }
}
