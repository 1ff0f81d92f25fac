//! `milena storage`: formats a node's directories, looks at them, and tells what Kafka's releases are made of. Words and output are those of
//! `kafka-storage`.
//!
//! Not here: what formatting is (`milena_broker::storage`).

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use milena_broker::storage::{Format, Formatted, Info, Levels, format, info};
use milena_config::BrokerConfig;
use milena_config::broker::{CONTROLLER_QUORUM_BOOTSTRAP_SERVERS, CONTROLLER_QUORUM_VOTERS};
use milena_engine::metadata::{METADATA_VERSION, releases};
use milena_os::Os;
use milena_protocol::Uuid;

/// Format the directories of a node, or look at them.
///
/// `milena server` formats empty directories itself: this is needed only to choose the cluster's id or its feature levels.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Format(FormatArguments),
    Info(InfoArguments),
    /// Print an id that a new cluster can have.
    RandomUuid,
    VersionMapping(MappingArguments),
    FeatureDependencies(DependenciesArguments),
}

/// Format the directories of a configuration.
#[derive(Debug, clap::Args)]
struct FormatArguments {
    /// Options of the node, as for `milena server`.
    #[arg(short, long, value_name = "FILE")]
    config: PathBuf,
    /// Id of the cluster: that of `milena storage random-uuid`, or any text.
    #[arg(short = 't', long, value_name = "ID")]
    cluster_id: String,
    /// Pass over directories that are formatted already.
    #[arg(short = 'g', long)]
    ignore_formatted: bool,
    /// Begin with the feature levels of this release, such as 4.2 or 4.2-IV1.
    #[arg(short, long, value_name = "VERSION")]
    release_version: Option<String>,
    /// Begin with this level of a feature. May be repeated.
    #[arg(short, long, value_name = "NAME=LEVEL")]
    feature: Vec<String>,
    /// The node is the only controller; so it is in any case.
    #[arg(short, long, conflicts_with = "no_initial_controllers")]
    standalone: bool,
    /// Taken as it is meant for a node that joins others; this release has no such nodes.
    #[arg(short = 'N', long)]
    no_initial_controllers: bool,
    /// Credentials of a user, which come in a later release.
    #[arg(short = 'S', long, value_name = "MECHANISM=[...]")]
    add_scram: Vec<String>,
}

/// Tell what the directories of a configuration hold; of a Kafka's, what would be taken over, or why it cannot.
#[derive(Debug, clap::Args)]
struct InfoArguments {
    /// Options of the node, as for `milena server`.
    #[arg(short, long, value_name = "FILE")]
    config: PathBuf,
}

/// Tell the feature levels of a release of Kafka's.
#[derive(Debug, clap::Args)]
struct MappingArguments {
    /// The release, such as 4.2 or 4.2-IV1; the newest if absent.
    #[arg(short, long, value_name = "VERSION")]
    release_version: Option<String>,
}

/// Tell what feature levels need.
#[derive(Debug, clap::Args)]
struct DependenciesArguments {
    /// A level of a feature. May be repeated.
    #[arg(short, long, value_name = "NAME=LEVEL", required = true)]
    feature: Vec<String>,
}

/// Does what the words ask for; a failure is told as an error.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let os = Os::real();
    match &arguments.command {
        Command::Format(arguments) => format_directories(&os, arguments),
        Command::Info(arguments) => tell(&info(&os, &load(&arguments.config)?)),
        Command::RandomUuid => {
            println!("{}", random_uuid(&os));
            Ok(())
        }
        Command::VersionMapping(arguments) => version_mapping(arguments.release_version.as_deref()),
        Command::FeatureDependencies(arguments) => {
            arguments.feature.iter().try_for_each(|pair| parse_feature(pair).and_then(|(name, level)| feature_dependencies(&name, level)))
        }
    }
}

fn load(file: &Path) -> anyhow::Result<BrokerConfig> {
    crate::server::load(Some(file), &[], milena_os::process::environment()).map(|loaded| loaded.config)
}

/// No id begins with a dash, or scripts would take it for an option.
fn random_uuid(os: &Os) -> String {
    loop {
        let text = Uuid(os.entropy.uuid()).to_string();
        if !text.starts_with('-') {
            return text;
        }
    }
}

fn format_directories(os: &Os, arguments: &FormatArguments) -> anyhow::Result<()> {
    if !arguments.add_scram.is_empty() {
        bail!("--add-scram: SASL comes in a later release; a credential that nobody checks would be a false promise");
    }
    if arguments.no_initial_controllers {
        bail!("--no-initial-controllers: clusters of several nodes come in a later release");
    }
    let config = load(&arguments.config)?;
    check_quorum(&config, arguments.standalone)?;
    let version = arguments.release_version.as_deref().map(releases::level_of).transpose()?.unwrap_or(METADATA_VERSION);
    let chosen = arguments.feature.iter().map(|pair| parse_feature(pair)).collect::<anyhow::Result<Vec<_>>>()?;
    let levels = Levels::new(version, &chosen)?;
    let ask = Format { cluster_id: arguments.cluster_id.clone(), ignore_formatted: arguments.ignore_formatted, levels };
    let formatted = format(os, &config, &ask)?;
    if formatted.is_empty() {
        println!("All of the log directories are already formatted.");
        return Ok(());
    }
    println!("{}", bootstrap(&ask.levels));
    let version = releases::name_of(ask.levels.metadata_version())?;
    for Formatted { path, holds_metadata } in formatted {
        let kind = match (holds_metadata, arguments.standalone) {
            (false, _) => "data",
            (true, false) => "metadata",
            (true, true) => "dynamic metadata voter",
        };
        println!("Formatting {kind} directory {} with metadata.version {version}.", path.display());
    }
    Ok(())
}

/// Who names voters has a quorum that stays as it is, who names bootstrap servers one that can change; the words of one do not fit the other.
/// A node with neither is alone.
fn check_quorum(config: &BrokerConfig, standalone: bool) -> anyhow::Result<()> {
    let has_voters = !config.settings.get(CONTROLLER_QUORUM_VOTERS).is_empty();
    let has_servers = !config.settings.get(CONTROLLER_QUORUM_BOOTSTRAP_SERVERS).is_empty();
    if has_voters && standalone {
        bail!(
            "You cannot specify controller.quorum.voters and format the node with --initial-controllers or --standalone. If you want to use dynamic quorum, please remove controller.quorum.voters and specify controller.quorum.bootstrap.servers instead."
        );
    }
    if !has_voters && has_servers && !standalone {
        bail!(
            "Because controller.quorum.voters is not set on this controller, you must specify one of the following: --standalone, --initial-controllers, or --no-initial-controllers."
        );
    }
    Ok(())
}

/// The first facts, drawn as Kafka draws them.
fn bootstrap(levels: &Levels) -> String {
    let fact =
        |(name, level): (&str, i16)| format!("ApiMessageAndVersion(FeatureLevelRecord(name='{name}', featureLevel={level}) at version 0)");
    let facts: Vec<String> = levels.in_force().map(fact).collect();
    let version = levels.metadata_version();
    format!("Bootstrap metadata: BootstrapMetadata(records=[{}], metadataVersionLevel={version}, source=format command)", facts.join(", "))
}

fn tell(info: &Info) -> anyhow::Result<()> {
    print!("{}", drawn(info));
    if info.problems.is_empty() { Ok(()) } else { Err(crate::Told.into()) }
}

fn drawn(info: &Info) -> String {
    let list = |title: &str, lines: Vec<String>| match lines.as_slice() {
        [] => String::new(),
        lines => format!("{title}:\n{}\n", lines.iter().map(|line| format!("  {line}\n")).collect::<String>()),
    };
    let plural = |one: &str, many: &str, count: usize| if count == 1 { one.to_owned() } else { many.to_owned() };
    let directories: Vec<String> = info.directories.iter().map(|path| path.display().to_string()).collect();
    let mut text = list(&plural("Found log directory", "Found log directories", directories.len()), directories);
    if let Some(metadata) = &info.metadata {
        let pairs: Vec<String> = metadata.iter().map(|(name, value)| format!("{name}={value}")).collect();
        text.push_str(&format!("Found metadata: {{{}}}\n\n", pairs.join(", ")));
    }
    let carried = info.to_be_carried.as_ref().map(ToString::to_string).unwrap_or_default();
    text.push_str(&list("A Kafka's directory; `milena server` would take over", carried.lines().map(str::to_owned).collect()));
    text.push_str(&list(&plural("Found problem", "Found problems", info.problems.len()), info.problems.clone()));
    text
}

fn version_mapping(release: Option<&str>) -> anyhow::Result<()> {
    let level = release.map_or(Ok(METADATA_VERSION), releases::level_of)?;
    println!("metadata.version={level} ({})", release.map_or_else(|| releases::name_of(level), Ok)?);
    for (name, level) in releases::feature_levels(level) {
        println!("{name}={level}");
    }
    Ok(())
}

fn feature_dependencies(name: &str, level: i16) -> anyhow::Result<()> {
    if name == "metadata.version" {
        println!("metadata.version={level} ({}) has no dependencies.", releases::name_of(level)?);
        return Ok(());
    }
    match releases::needed_by(name, level)? {
        None => println!("{name}={level} has no dependencies."),
        Some(needed) => println!("{name}={level} requires:\n    metadata.version={needed} ({})", releases::name_of(needed)?),
    }
    Ok(())
}

fn parse_feature(pair: &str) -> anyhow::Result<(String, i16)> {
    let (name, level) = pair.split_once('=').with_context(|| format!("Can't parse feature=level string {pair}: equals sign not found."))?;
    let level =
        level.trim().parse().with_context(|| format!("Can't parse feature=level string {pair}: unable to parse {level} as a short."))?;
    Ok((name.trim().to_owned(), level))
}
