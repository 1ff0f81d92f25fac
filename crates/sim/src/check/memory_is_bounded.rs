//! Memory stays bounded: opening a partition takes no more of it, and a broker has no more files open, however much there is.
//!
//! Holds at every start: bytes that one opening has at once, beside what the log keeps of itself; and files that are open when a broker has
//! been working. Not claimed: how much that is for requests in flight (`admission`, which has tests of its own).
//! Source: ARCHITECTURE, state and threads; CONTRIBUTING, what strangers cannot break.

use super::Violation;

/// Bytes that opening one partition may take at once: what is read in one piece, and lists of files and segments. Logs here are larger.
pub const OPENING_MAX: u64 = 1024 * 1024;

/// Files that a partition may have open: those of its active segment, and some cold ones.
pub const OPEN_FILES_MAX: usize = 3 + 8;

/// `taken`: the most bytes that were held at once while a partition was opened.
pub fn check_opening(name: &str, taken: u64, found: &mut Vec<Violation>) {
    if taken > OPENING_MAX {
        let what = format!("{name}: opening it took {taken} bytes at once; {OPENING_MAX} are allowed");
        found.push(Violation { invariant: "memory_is_bounded", what });
    }
}

/// `open`: files that are open; `partitions`: of these many, journals and the metadata log's among them.
pub fn check_files(open: usize, partitions: usize, found: &mut Vec<Violation>) {
    let most = partitions * OPEN_FILES_MAX;
    if open > most {
        let what = format!("{open} files are open, and {partitions} partitions need no more than {most}");
        found.push(Violation { invariant: "memory_is_bounded", what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_found() {
        let mut found = Vec::new();
        check_opening("t-0", OPENING_MAX, &mut found);
        check_files(2 * OPEN_FILES_MAX, 2, &mut found);
        assert_eq!(found, []);
        check_opening("t-0", OPENING_MAX + 1, &mut found);
        check_files(2 * OPEN_FILES_MAX + 1, 2, &mut found);
        assert_eq!(found.len(), 2);
    }
}
