//! What cannot start says why, all of it, and with which exit code.

use super::{milena, text};

#[test]
fn every_fault_of_the_options_is_told_and_nothing_else() {
    let output =
        milena(&["server", "--override", "num.partitions=0", "--override", "listeners=SSL://:1", "--override", "ssl.key.password=x"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "milena: cannot start with these options:\n  num.partitions=0: must be at least 1\n  \
         listeners=SSL://:1 comes in a later release: this release serves PLAINTEXT only; give the listener that protocol and keep it on a trusted network\n"
    );
    assert_eq!(text(&output.stdout), "");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let output = milena(&["server", "no/such/file"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "milena: cannot read no/such/file: No such file or directory (os error 2)\n");
}

#[test]
fn an_override_is_a_pair() {
    let output = milena(&["server", "--override", "num.partitions"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "milena: --override: `num.partitions` is no option=value pair\n");
}

#[test]
fn a_log_level_that_is_none_is_refused() {
    let output = milena(&["server", "--override", "log.level=a=b=c"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).starts_with("milena: log.level=a=b=c: must be error, warn, info, debug or trace"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_wrong_command_line_ends_with_2_and_help_with_0() {
    assert_eq!(milena(&["sever"]).status.code(), Some(2));
    assert_eq!(milena(&["server", "--overide", "a=b"]).status.code(), Some(2));
    let help = milena(&["server", "--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(text(&help.stdout).contains("--override <NAME=VALUE>"));
    assert!(text(&milena(&["--version"]).stdout).starts_with("milena 0."));
}

#[test]
fn options_are_checked_without_a_start() {
    let good = milena(&["server", "--check", "--override", "num.partition=3", "--override", "num.network.threads=9"]);
    assert_eq!(good.status.code(), Some(0));
    let told = text(&good.stdout);
    assert!(told.starts_with("these options start a broker\n"), "{told}");
    assert!(told.contains("`num.partition` is no known option and has no effect; did you mean `num.partitions`?\n"), "{told}");
    assert!(told.contains("`num.network.threads` has no effect: "), "{told}");
    let bad = milena(&["server", "--check", "--override", "num.partitions=0"]);
    assert_eq!((bad.status.code(), text(&bad.stdout)), (Some(1), String::new()));
    assert!(text(&bad.stderr).contains("num.partitions=0: must be at least 1"));
}
