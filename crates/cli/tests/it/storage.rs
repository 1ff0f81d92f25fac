//! `milena storage` says what `kafka-storage` says.

use std::path::Path;

use super::{milena, text};

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let output = milena(&[&["storage"], words].concat());
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Options of a node whose two directories are in `folder`; the file's name.
#[allow(clippy::disallowed_methods, reason = "a test that writes the file it hands to the binary")]
fn options(folder: &Path) -> String {
    let file = folder.join("s.properties");
    let (one, two) = (folder.join("one"), folder.join("two"));
    std::fs::write(&file, format!("log.dirs={},{}\nnode.id=1\n", one.display(), two.display())).unwrap();
    file.display().to_string()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test that writes the files it hands to the binary")]
fn words_of_one_kind_of_quorum_do_not_fit_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = options(folder.path());
    let given = std::fs::read_to_string(&file).unwrap();
    let own = "process.roles=broker,controller\ncontroller.listener.names=CONTROLLER\nlisteners=PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2\n";
    let format = |line: &str, rest: &[&str]| {
        std::fs::write(&file, format!("{given}{own}{line}\n")).unwrap();
        run(&[&["format", "-c", &file, "-t", "AAAAAAAAAAAAAAAAAAAAAw"], rest].concat())
    };
    let (voters, servers) = ("controller.quorum.voters=1@127.0.0.1:2", "controller.quorum.bootstrap.servers=127.0.0.1:2");
    let (code, _, error) = format(voters, &["--standalone"]);
    assert!(code == Some(1) && error.contains("You cannot specify controller.quorum.voters"), "{error}");
    let (code, _, error) = format(servers, &[]);
    assert!(code == Some(1) && error.contains("you must specify one of the following: --standalone"), "{error}");
    let (code, out, error) = format(servers, &["--standalone"]);
    assert!(code == Some(0) && out.contains("Formatting dynamic metadata voter directory"), "{out}{error}");
}

#[test]
fn directories_are_formatted_once() {
    const ID: &str = "AAAAAAAAAAAAAAAAAAAAAw";
    let folder = tempfile::tempdir().unwrap();
    let file = options(folder.path());
    let path = |name: &str| folder.path().join(name).display().to_string();
    let missing = format!("Found problems:\n  {} does not exist\n  {} does not exist\n\n", path("one"), path("two"));
    assert_eq!(run(&["info", "-c", &file]), (Some(1), missing, String::new()));

    let format = |rest: &[&str]| run(&[&["format", "-c", &file, "-t", ID], rest].concat());
    for (rest, why) in [
        (&["--release-version", "9.9"][..], "Unknown metadata.version '9.9'. Supported metadata.version are: 3.3-IV3, "),
        (&["--feature", "nosuch=1"], "Unsupported feature: nosuch. Supported features are: "),
        (&["--feature", "nosuch"], "Can't parse feature=level string nosuch: equals sign not found."),
        (&["--add-scram", "SCRAM-SHA-256=[name=a,password=b]"], "--add-scram: "),
    ] {
        let (code, out, error) = format(rest);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{rest:?}");
        assert!(error.starts_with(&format!("milena: {why}")), "{error}");
    }

    let (code, out, _) = format(&["--release-version", "4.2"]);
    assert!(out.starts_with("Bootstrap metadata: BootstrapMetadata(records=[ApiMessageAndVersion(FeatureLevelRecord("), "{out}");
    let told = format!(
        "Formatting metadata directory {} with metadata.version 4.2-IV1.\nFormatting data directory {} with metadata.version 4.2-IV1.\n",
        path("one"),
        path("two")
    );
    assert!(code == Some(0) && out.ends_with(&told), "{out}");
    let again = format!(
        "milena: Log directory {} is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n",
        path("one")
    );
    assert_eq!(format(&[]), (Some(1), String::new(), again));
    assert_eq!(format(&["--ignore-formatted"]), (Some(0), "All of the log directories are already formatted.\n".to_owned(), String::new()));
    let (code, _, error) = run(&["format", "-c", &file, "-t", "other", "--ignore-formatted"]);
    assert!(code == Some(1) && error.contains("/meta.properties. Expected other, but read AAAAAAAAAAAAAAAAAAAAAw"), "{error}");

    let (code, out, _) = run(&["info", "-c", &file]);
    let directories =
        format!("Found log directories:\n  {}\n  {}\n\nFound metadata: {{cluster.id={ID}, directory.id=", path("one"), path("two"));
    assert!(code == Some(0) && out.starts_with(&directories) && out.ends_with(", node.id=1, version=1}\n\n"), "{out}");
}

#[test]
fn what_releases_are_made_of() {
    const NEWEST: &str = "metadata.version=30 (4.3-IV0)\nkraft.version=1\ntransaction.version=2\ngroup.version=1\n\
        eligible.leader.replicas.version=1\nshare.version=1\nstreams.version=1\n";
    let said = |words: &[&str]| run(words).1;
    assert_eq!(said(&["version-mapping"]), NEWEST);
    assert!(
        said(&["version-mapping", "--release-version", "3.9"])
            .starts_with("metadata.version=21 (3.9)\nkraft.version=1\ntransaction.version=0\n")
    );
    assert_eq!(said(&["feature-dependencies", "--feature", "transaction.version=2"]), "transaction.version=2 has no dependencies.\n");
    let elr = ["feature-dependencies", "--feature", "eligible.leader.replicas.version=1"];
    assert_eq!(said(&elr), "eligible.leader.replicas.version=1 requires:\n    metadata.version=23 (4.0-IV1)\n");
    assert_eq!(
        run(&["feature-dependencies", "--feature", "nosuch=1"]),
        (Some(1), String::new(), "milena: Unknown feature: nosuch\n".to_owned())
    );
    assert_eq!(said(&["random-uuid"]).trim_end().len(), 22);
    assert_ne!(said(&["random-uuid"]), said(&["random-uuid"]));
}
