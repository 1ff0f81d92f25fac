//! Reads fact files. Every fault names its file and line.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::facts::{
    Api, Base, EnumFact, ErrorFact, Facts, Field, File, Frame, HeaderRule, HeaderVersion, Kind, Message, Range, Struct, TOP, snake,
};

/// Reads the whole folder of facts.
pub fn facts(root: &Path) -> Result<Facts> {
    let flags = root.join("flags.txt");
    let mut messages = folder(root, "messages")?;
    put_flags(&mut messages, &flags)?;
    messages.sort_by_key(|file| file.api.as_ref().map_or(-1, |api| api.key));
    Ok(Facts {
        messages,
        records: folder(root, "records")?,
        errors: error_codes(&root.join("errors.txt"))?,
        enums: enumerations(&root.join("enums.txt"))?,
    })
}

fn folder(root: &Path, name: &str) -> Result<Vec<File>> {
    let mut names: Vec<String> = std::fs::read_dir(root.join(name))
        .with_context(|| format!("{}", root.join(name).display()))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    names.iter().filter(|file| file.ends_with(".msg")).map(|file| message_file(root, &format!("{name}/{file}"))).collect()
}

/// Reads one `.msg` file; `path` is relative to `root`.
pub fn message_file(root: &Path, path: &str) -> Result<File> {
    let text = std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned())?;
    message_text(path, &text)
}

/// Reads the text of one `.msg` file.
pub fn message_text(path: &str, text: &str) -> Result<File> {
    ensure!(text.ends_with('\n'), "{path}: no newline at the end");
    let mut parser = Parser::new(path);
    for (at, line) in text.lines().enumerate() {
        parser.number = at + 1;
        parser.line(line).map_err(|error| parser.locate(at + 1, &error))?;
    }
    parser.close_message().map_err(|error| parser.locate(parser.number, &error))?;
    parser.finish()
}

/// A field with the fields below it, before the structs are taken out of one another.
struct Raw {
    line: usize,
    field: Field,
    below: Vec<Raw>,
}

/// A `struct` of the message, or the message itself.
struct RawStruct {
    line: usize,
    name: String,
    versions: Range,
    fields: Vec<Raw>,
}

struct Parser {
    number: usize,
    out: File,
    key_line: Option<(i16, String)>,
    listeners: Vec<String>,
    accepts: Option<Range>,
    advertises: Option<Range>,
    unstable: Option<i16>,
    frame: Option<Frame>,
    ids: Vec<(i16, String)>,
    /// A message stood since the last `record` line, so that the next one begins a new group.
    group_ended: bool,
    message: Option<(Message, Vec<RawStruct>)>,
}

impl Parser {
    fn new(path: &str) -> Self {
        let out = File { path: path.to_owned(), api: None, header_versions: vec![], family: None, topic: None, messages: vec![] };
        Parser {
            number: 0,
            out,
            key_line: None,
            listeners: vec![],
            accepts: None,
            advertises: None,
            unstable: None,
            frame: None,
            ids: vec![],
            group_ended: true,
            message: None,
        }
    }

    fn locate(&self, line: usize, error: &anyhow::Error) -> anyhow::Error {
        let text = format!("{error:#}");
        // A fault found at the end of a message carries the line of its field already.
        if text.starts_with("line ") { anyhow!("{}: {text}", self.out.path) } else { anyhow!("{}: line {line}: {text}", self.out.path) }
    }

    fn line(&mut self, raw: &str) -> Result<()> {
        ensure!(raw == raw.trim_end() && !raw.contains('\t'), "stray white space");
        let text = raw.trim_start();
        if text.is_empty() || text.starts_with('#') {
            return Ok(());
        }
        let spaces = raw.len() - text.len();
        ensure!(spaces.is_multiple_of(2), "odd indentation");
        if spaces > 0 {
            return self.indented(spaces / 2, text);
        }
        self.close_message()?;
        let words: Vec<&str> = text.split(' ').collect();
        self.head(&words).with_context(|| format!("in {text:?}"))
    }

    fn head(&mut self, words: &[&str]) -> Result<()> {
        match words {
            ["api", key, name] => self.key_line = Some((key.parse()?, camel_name(name)?)),
            ["listeners", names @ ..] if !names.is_empty() => self.listeners = names.iter().map(ToString::to_string).collect(),
            ["accepts", range] => self.accepts = Some(closed(range)?),
            ["advertises", range] => self.advertises = Some(closed(range)?),
            ["unstable", version] => self.unstable = Some(version.parse()?),
            ["header-version", kind, version, rule @ ..] => {
                let line = HeaderVersion { kind: kind_of(kind)?, version: version.parse()?, when: header_rule(rule)? };
                self.out.header_versions.push(line);
            }
            ["family", name] => self.out.family = Some((*name).to_owned()),
            ["topic", name] => self.out.topic = Some((*name).to_owned()),
            ["frame", name] => {
                self.frame = Some(frame(name)?);
                self.ids.clear();
            }
            ["record", id, name] => {
                if std::mem::take(&mut self.group_ended) {
                    self.ids.clear();
                }
                self.ids.push((id.parse()?, camel_name(name)?));
            }
            [kind, name, range, "flexible", flexible] => self.open_message(kind_of(kind)?, name, range, flexible)?,
            _ => bail!("unknown line"),
        }
        Ok(())
    }

    fn open_message(&mut self, kind: Kind, name: &str, range: &str, flexible: &str) -> Result<()> {
        let versions = closed(range)?;
        let flexible = versions_of(flexible)?;
        ensure!(flexible.is_none_or(|range| range.high == TOP), "a flexible range is open-ended");
        let message = Message {
            kind,
            name: camel_name(name)?,
            versions,
            flexible_from: flexible.map(|range| range.low),
            structs: vec![],
            records: self.ids.clone(),
            frame: self.frame,
        };
        let whole = RawStruct { line: self.number, name: message.name.clone(), versions, fields: vec![] };
        self.message = Some((message, vec![whole]));
        self.group_ended = true;
        Ok(())
    }

    fn indented(&mut self, depth: usize, text: &str) -> Result<()> {
        let number = self.number;
        let (_, structs) = self.message.as_mut().context("an indented line outside a message")?;
        if let ["struct", name, range] = text.split(' ').collect::<Vec<_>>()[..] {
            ensure!(depth == 1, "a struct stands one level deep");
            let versions = versions_of(range)?.context("a struct has versions")?;
            structs.push(RawStruct { line: number, name: camel_name(name)?, versions, fields: vec![] });
            return Ok(());
        }
        let base_depth = if structs.len() > 1 { 2 } else { 1 };
        let mut siblings = &mut structs.last_mut().context("no message")?.fields;
        ensure!(depth >= base_depth, "indented too little");
        for _ in base_depth..depth {
            let parent = siblings.last_mut().context("indented too far")?;
            ensure!(matches!(parent.field.base, Base::Struct(_)), "{} is no struct", parent.field.name);
            siblings = &mut parent.below;
        }
        let field = field_of(text)?;
        siblings.push(Raw { line: number, field, below: vec![] });
        Ok(())
    }

    fn close_message(&mut self) -> Result<()> {
        let Some((mut message, raw)) = self.message.take() else { return Ok(()) };
        let mut flat = Flatten { message: &message, structs: vec![] };
        for shape in raw {
            let line = shape.line;
            flat.shape(shape).map_err(|error| in_line(line, &error))?;
        }
        let structs = flat.structs;
        message.structs = structs;
        check_message(&message).with_context(|| message.name.clone())?;
        self.out.messages.push(message);
        Ok(())
    }

    fn finish(mut self) -> Result<File> {
        let path = self.out.path.clone();
        if let Some((key, name)) = self.key_line.take() {
            let want = format!("messages/{key:02}_{}.msg", snake(&name));
            ensure!(path == want, "{path}: should be {want}");
            let accepts = self.accepts.with_context(|| format!("{path}: no accepts line"))?;
            let advertises = self.advertises.with_context(|| format!("{path}: no advertises line"))?;
            let on = |name: &str| self.listeners.iter().any(|listener| listener == name);
            let (broker, controller, unstable) = (on("broker"), on("controller"), self.unstable);
            self.out.api = Some(Api { key, name, broker, controller, accepts, advertises, unstable, cluster: false, forward: false });
            let kinds: Vec<Kind> = self.out.messages.iter().map(|message| message.kind).collect();
            ensure!(kinds == [Kind::Request, Kind::Response], "{path}: an api file holds one request and one response");
        }
        Ok(self.out)
    }
}

fn in_line(line: usize, error: &anyhow::Error) -> anyhow::Error {
    let text = format!("{error:#}");
    if text.starts_with("line ") { anyhow!("{text}") } else { anyhow!("line {line}: {text}") }
}

/// Takes the structs that are written inside fields out into one list, each with the versions that it can occur in.
struct Flatten<'a> {
    message: &'a Message,
    structs: Vec<Struct>,
}

impl Flatten<'_> {
    fn shape(&mut self, raw: RawStruct) -> Result<()> {
        let versions = raw.versions.meet(self.message.versions).context("in no version of the message")?;
        ensure!(!raw.fields.is_empty() || raw.name == self.message.name, "struct {} is empty", raw.name);
        ensure!(self.structs.iter().all(|known| known.name != raw.name), "struct {} twice", raw.name);
        let at = self.structs.len();
        self.structs.push(Struct { name: raw.name, versions, fields: vec![] });
        let mut fields = Vec::new();
        for raw in raw.fields {
            let line = raw.line;
            fields.push(self.field(raw, versions).map_err(|error| in_line(line, &error))?);
        }
        self.structs[at].fields = fields;
        Ok(())
    }

    fn field(&mut self, raw: Raw, around: Range) -> Result<Field> {
        let mut field = raw.field;
        field.versions = field.versions.meet(around).with_context(|| format!("{} is present in no version", field.name))?;
        if !raw.below.is_empty() {
            let Base::Struct(name) = &field.base else { bail!("{} has fields below it", field.name) };
            self.shape(RawStruct { line: raw.line, name: name.clone(), versions: field.versions, fields: raw.below })?;
        }
        Ok(field)
    }
}

/// What the emitters rely on.
fn check_message(message: &Message) -> Result<()> {
    for shape in &message.structs {
        for field in &shape.fields {
            check_field(message, field).with_context(|| format!("{}.{}", shape.name, field.name))?;
        }
        let mut tags: Vec<u32> = shape.fields.iter().filter_map(|field| field.tag.map(|(tag, _)| tag)).collect();
        tags.sort_unstable();
        ensure!(tags.iter().enumerate().all(|(at, tag)| usize::try_from(*tag) == Ok(at)), "{}: tags are not 0, 1, 2 …", shape.name);
    }
    Ok(())
}

fn check_field(message: &Message, field: &Field) -> Result<()> {
    if let Base::Struct(name) = &field.base {
        ensure!(message.find(name).is_some(), "struct {name} is not defined");
    }
    if let Some((_, tagged)) = field.tag {
        let from = message.flexible_from.context("a tag in a message that is never flexible")?;
        ensure!(tagged.high == TOP && tagged.low >= from, "tagged versions are open-ended and flexible");
        ensure!(field.base != Base::Records, "records cannot be tagged: a splice has no place in a tagged section");
    }
    if field.default.as_deref() == Some("null") {
        let null = field.nullable.context("default null, but not nullable")?;
        ensure!(null.covers(field.versions), "default null, but not nullable in every version");
    }
    if field.nullable.is_some() {
        let has_null = field.array || matches!(field.base, Base::String | Base::Bytes | Base::Records | Base::Struct(_));
        ensure!(has_null, "{} cannot be null", field.base.name());
    }
    ensure!(!field.always_plain || field.base == Base::String, "flexible none stands only on strings");
    Ok(())
}

fn field_of(text: &str) -> Result<Field> {
    let (head, default) = match text.split_once(" = ") {
        Some((head, default)) => (head, Some(default.to_owned())),
        None => (text, None),
    };
    let mut words = head.split(' ');
    let name = words.next().and_then(|word| word.strip_suffix(':')).with_context(|| format!("not a field: {text:?}"))?;
    ensure!(name == snake(name) && name.starts_with(|c: char| c.is_ascii_lowercase()), "{name:?} is not snake_case");
    let (base, array) = base_of(words.next().context("no type")?)?;
    let versions = versions_of(words.next().context("no versions")?)?.context("a field has versions")?;
    let mut field = Field {
        name: name.to_owned(),
        base,
        array,
        versions,
        nullable: None,
        tag: None,
        always_plain: false,
        key: false,
        ignorable: false,
        zerocopy: false,
        entity: None,
        default,
    };
    while let Some(word) = words.next() {
        field_word(&mut field, word, &mut words)?;
    }
    Ok(field)
}

fn field_word<'a>(field: &mut Field, word: &str, words: &mut impl Iterator<Item = &'a str>) -> Result<()> {
    let mut value = || words.next().with_context(|| format!("{word} lacks its value"));
    match word {
        "nullable" => field.nullable = versions_of(value()?)?,
        "tag" => field.tag = Some((value()?.parse()?, versions_of(value()?)?.context("a tag has versions")?)),
        "flexible" => {
            let range = value()?;
            ensure!(range == "none", "only `flexible none` is understood, not {range:?}");
            field.always_plain = true;
        }
        "key" => field.key = true,
        "ignorable" => field.ignorable = true,
        "zerocopy" => field.zerocopy = true,
        "entity" => field.entity = Some(value()?.to_owned()),
        _ => bail!("unknown word {word:?}"),
    }
    Ok(())
}

fn base_of(text: &str) -> Result<(Base, bool)> {
    if let Some(element) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        let (base, array) = base_of(element)?;
        ensure!(!array, "arrays do not nest");
        return Ok((base, true));
    }
    let base = match text {
        "bool" => Base::Bool,
        "int8" => Base::Int8,
        "int16" => Base::Int16,
        "uint16" => Base::Uint16,
        "int32" => Base::Int32,
        "uint32" => Base::Uint32,
        "int64" => Base::Int64,
        "float64" => Base::Float64,
        "uuid" => Base::Uuid,
        "string" => Base::String,
        "bytes" => Base::Bytes,
        "records" => Base::Records,
        name => Base::Struct(camel_name(name)?),
    };
    Ok((base, false))
}

/// `3+`, `3-5`, `3` or `none`.
fn versions_of(text: &str) -> Result<Option<Range>> {
    let number = |text: &str| text.parse::<i16>().with_context(|| format!("bad versions {text:?}"));
    Ok(Some(match (text.strip_suffix('+'), text.split_once('-')) {
        _ if text == "none" => return Ok(None),
        (Some(low), _) => Range::new(number(low)?, TOP),
        (None, Some((low, high))) => {
            let range = Range::new(number(low)?, number(high)?);
            ensure!(range.low < range.high, "range {text:?} does not rise");
            range
        }
        (None, None) => Range::new(number(text)?, number(text)?),
    }))
}

fn closed(text: &str) -> Result<Range> {
    versions_of(text)?.filter(|range| range.high != TOP).with_context(|| format!("range {text:?} must be closed"))
}

fn camel_name(text: &str) -> Result<String> {
    let legal = text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphanumeric());
    ensure!(legal, "{text:?} is no type and no CamelCase name");
    Ok(text.to_owned())
}

fn kind_of(text: &str) -> Result<Kind> {
    Ok(match text {
        "request" => Kind::Request,
        "response" => Kind::Response,
        "header" => Kind::Header,
        "key" => Kind::Key,
        "value" => Kind::Value,
        "data" => Kind::Data,
        _ => bail!("unknown kind {text:?}"),
    })
}

fn frame(text: &str) -> Result<Frame> {
    Ok(match text {
        "coordinator" => Frame::Coordinator,
        "metadata" => Frame::Metadata,
        "versioned" => Frame::Versioned,
        "control-versioned" => Frame::ControlVersioned,
        "control-bare" => Frame::ControlBare,
        "bare" => Frame::Bare,
        "json" => Frame::Json,
        _ => bail!("unknown frame {text:?}"),
    })
}

fn header_rule(words: &[&str]) -> Result<HeaderRule> {
    Ok(match words {
        ["unless", "flexible"] => HeaderRule::UnlessFlexible,
        ["if", "flexible"] => HeaderRule::IfFlexible,
        ["for", key] => HeaderRule::For(key.parse()?),
        _ => bail!("unknown header rule"),
    })
}

fn put_flags(files: &mut [File], path: &Path) -> Result<()> {
    for (number, words) in word_lines(path)? {
        let at = || format!("flags.txt: line {number}");
        let key: i16 = words.first().context("no key").and_then(|key| Ok(key.parse()?)).with_context(at)?;
        let api = files.iter_mut().filter_map(|file| file.api.as_mut()).find(|api| api.key == key).with_context(at)?;
        ensure!(words.get(1) == Some(&api.name), "flags.txt: line {number}: key {key} is {}", api.name);
        for flag in words.iter().skip(2) {
            match flag.as_str() {
                "cluster" => api.cluster = true,
                "forward" => api.forward = true,
                _ => bail!("flags.txt: line {number}: unknown flag {flag}"),
            }
        }
    }
    Ok(())
}

fn word_lines(path: &Path) -> Result<Vec<(usize, Vec<String>)>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|(at, line)| (at + 1, line.split(' ').map(str::to_owned).collect())).collect())
}

fn error_codes(path: &Path) -> Result<Vec<ErrorFact>> {
    let mut errors = Vec::new();
    for (number, words) in word_lines(path)? {
        let [code, name, retriable, meaning @ ..] = words.as_slice() else { bail!("errors.txt: line {number}: too few words") };
        let code = code.parse().with_context(|| format!("errors.txt: line {number}"))?;
        ensure!(retriable == "yes" || retriable == "no", "errors.txt: line {number}: retriable is yes or no");
        errors.push(ErrorFact { code, name: name.clone(), retriable: retriable == "yes", meaning: meaning.join(" ") });
    }
    Ok(errors)
}

fn enumerations(path: &Path) -> Result<Vec<EnumFact>> {
    let mut enums: Vec<EnumFact> = Vec::new();
    for (number, words) in word_lines(path)? {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        match (words.as_slice(), enums.last_mut()) {
            (["enum", name, base, fields @ ..], _) => {
                let (base, _) = base_of(base).with_context(|| format!("enums.txt: line {number}"))?;
                enums.push(EnumFact { name: (*name).to_owned(), base, fields: fields.join(" "), values: vec![] });
            }
            ([value, name], Some(last)) => last.values.push(((*value).to_owned(), (*name).to_owned())),
            ([text], Some(last)) if last.base == Base::String => last.values.push(((*text).to_owned(), (*text).to_owned())),
            _ => bail!("enums.txt: line {number}: neither an enum nor a value"),
        }
    }
    Ok(enums)
}
