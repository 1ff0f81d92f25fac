//! The table of APIs, and the enums over all requests and responses.

use super::opening;
use crate::codegen::facts::{Api, Facts, HeaderRule, HeaderVersion, Kind, Message, Range, snake};

struct Entry<'a> {
    api: &'a Api,
    request: &'a Message,
}

fn entries(facts: &Facts) -> Vec<Entry<'_>> {
    facts.messages.iter().filter_map(|file| Some(Entry { api: file.api.as_ref()?, request: file.messages.first()? })).collect()
}

pub fn file(facts: &Facts) -> String {
    let entries = entries(facts);
    let mut out = opening("The table of APIs: keys, versions, listeners, header versions.", "facts/messages/*.msg and facts/flags.txt");
    out += "/// What a request asks for.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[repr(i16)]\npub enum ApiKey {\n";
    out += &each(&entries, |api| format!("{} = {},\n", api.name, api.key));
    out += &format!("}}\n\nimpl ApiKey {{\n/// Every key, lowest first.\npub const ALL: [ApiKey; {}] = [\n", entries.len());
    out += &each(&entries, |api| format!("ApiKey::{},\n", api.name));
    out += "];\n\n/// The number on the wire.\n#[must_use]\npub const fn code(self) -> i16 { self as i16 }\n\n\
            /// `None` for a number that Kafka 4.3 does not know, or that is no longer used.\n#[must_use]\n\
            pub const fn from_i16(key: i16) -> Option<Self> { Some(match key {\n";
    out += &each(&entries, |api| format!("{} => ApiKey::{},\n", api.key, api.name));
    out += "_ => return None, }) }\n\n/// Kafka's name.\n#[must_use]\npub const fn name(self) -> &'static str { info(self).name }\n}\n\n";
    out += "impl std::fmt::Display for ApiKey {\n\
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }\n}\n\n";
    out += INFO;
    out += "/// The row of one key.\n#[must_use]\npub const fn info(key: ApiKey) -> &'static ApiInfo { match key {\n";
    out += &entries.iter().map(row).collect::<String>();
    out += "} }\n\n";
    out += &header_versions(facts, Kind::Request);
    out + &header_versions(facts, Kind::Response)
}

const INFO: &str = "/// One row of the table. Version ranges are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApiInfo {
    pub key: ApiKey,
    pub name: &'static str,
    /// Versions that a node answers.
    pub accepts: (i16, i16),
    /// What it puts into ApiVersions: not the same for Produce (KAFKA-18659).
    pub advertises: (i16, i16),
    /// A version that exists and is switched off unless `unstable.api.versions.enable` is set; part of neither range.
    pub unstable: Option<i16>,
    /// The first version with compact lengths and tagged sections.
    pub flexible_from: Option<i16>,
    /// Served on broker listeners.
    pub broker: bool,
    /// Served on controller listeners.
    pub controller: bool,
    /// Traffic between nodes.
    pub cluster: bool,
    /// A broker hands the request to the active controller.
    pub forward: bool,
}

";

fn each(entries: &[Entry<'_>], line: impl Fn(&Api) -> String) -> String {
    entries.iter().map(|entry| line(entry.api)).collect()
}

fn row(entry: &Entry<'_>) -> String {
    let Api { name, broker, controller, accepts, advertises, unstable, cluster, forward, .. } = entry.api;
    let pair = |range: &Range| format!("({}, {})", range.low, range.high);
    format!(
        "ApiKey::{name} => &ApiInfo {{ key: ApiKey::{name}, name: \"{name}\", accepts: {}, advertises: {}, unstable: {unstable:?}, \
         flexible_from: {:?}, broker: {broker}, controller: {controller}, cluster: {cluster}, forward: {forward} }},\n",
        pair(accepts),
        pair(advertises),
        entry.request.flexible_from,
    )
}

/// The rules are read from the last to the first; the first that fits decides.
fn header_versions(facts: &Facts, kind: Kind) -> String {
    let rules: Vec<&HeaderVersion> =
        facts.messages.iter().flat_map(|file| &file.header_versions).filter(|rule| rule.kind == kind).collect();
    let mut body = String::new();
    for rule in rules.iter().rev() {
        let key = |key: &i16| facts.messages.iter().filter_map(|file| file.api.as_ref()).find(|api| api.key == *key);
        let condition = match &rule.when {
            HeaderRule::UnlessFlexible => "!flexible".to_owned(),
            HeaderRule::IfFlexible => "flexible".to_owned(),
            HeaderRule::For(of) => key(of).map_or_else(|| "false".to_owned(), |api| format!("key == ApiKey::{}", api.name)),
        };
        body += &format!("if {condition} {{ return {}; }}\n", rule.version);
    }
    let name = if kind == Kind::Request { "request" } else { "response" };
    let last = rules.first().map_or(0, |rule| rule.version);
    // The first rule is the last resort: what no other fits.
    let body = body.rsplit_once("if ").map_or(String::new(), |(before, _)| before.to_owned());
    format!(
        "/// The version of the header in front of a {name} of `key` in `version`.\n#[must_use]\n\
         pub fn {name}_header_version(key: ApiKey, version: i16) -> i16 {{\n\
         let flexible = info(key).flexible_from.is_some_and(|from| version >= from);\n{body}{last}\n}}\n\n"
    )
}

pub fn any_file(facts: &Facts) -> String {
    let mut out = opening("Any request or response.", "facts/messages/*.msg");
    out += "use crate::api::ApiKey;\nuse crate::messages;\nuse crate::wire::{Cursor, DecodeError, EncodeError, Encoder};\n\n";
    out + &any(facts, "Request") + &any(facts, "Response")
}

fn any(facts: &Facts, kind: &str) -> String {
    let apis: Vec<&Api> = facts.messages.iter().filter_map(|file| file.api.as_ref()).collect();
    let path = |api: &Api| format!("messages::{}_{}::{}{kind}", snake(&api.name), kind.to_lowercase(), api.name);
    let lines = |line: &dyn Fn(&Api) -> String| apis.iter().map(|api| line(api)).collect::<String>();
    let name = format!("Any{kind}");
    format!(
        "/// A {} of any API.\n#[derive(Debug, Clone, PartialEq)]\n\
         pub enum {name} {{\n{}}}\n\n\
         impl {name} {{\n/// Reads one; bytes behind it are left in the cursor.\n\
         pub fn decode(key: ApiKey, version: i16, cursor: &mut Cursor<'_>) -> Result<Self, DecodeError> {{ Ok(match key {{\n{}}}) }}\n\n\
         /// Writes it behind what `out` holds; after an error `out` is as it was.\n\
         pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {{ match self {{\n{}}} }}\n\n\
         #[must_use]\npub fn key(&self) -> ApiKey {{ match self {{\n{}}} }}\n\n\
         /// All defaults.\n#[must_use]\npub fn default_of(key: ApiKey) -> Self {{ match key {{\n{}}} }}\n}}\n\n",
        kind.to_lowercase(),
        lines(&|api| format!("{}({}),\n", api.name, path(api))),
        lines(&|api| format!("ApiKey::{0} => {name}::{0}({1}::decode(cursor, version)?),\n", api.name, path(api))),
        lines(&|api| format!("{name}::{}(message) => message.encode(out, version),\n", api.name)),
        lines(&|api| format!("{name}::{0}(_) => ApiKey::{0},\n", api.name)),
        lines(&|api| format!("ApiKey::{0} => {name}::{0}({1}::default()),\n", api.name, path(api))),
    )
}
