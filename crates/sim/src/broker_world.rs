//! A world of one broker and its clients: everything that ships, in one thread, on a simulated disk, network, time and entropy.
//!
//! A life of the broker is one runtime with paused time. Clients produce (plain and idempotent, acks=1 and all), read, commit offsets of
//! groups, delete records, move partitions between log directories and make topics, until the broker stops in order, its process dies, the power goes (between requests or in the middle of a file
//! operation), or its disk fails or fills up and it gives up by itself. The next life begins on what is left, and is held against what the
//! clients remember before they go on. Half of the seeds run with `durability=power-safe`: then nothing that acks=all acknowledged goes with
//! the power.
//!
//! Not here yet: several brokers, group membership, deletions of topics.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use milena_engine::log::FileKind;
use milena_engine::types::Offset;
use milena_os::clock::Clock;
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, Operation, SimDisk};
use milena_os::entropy::{Entropy, Random};
use milena_os::net::Net;
use milena_os::{Os, SIMULATED_EPOCH_MS};
use milena_protocol::batch::builder::BatchOptions;
use milena_protocol::messages::alter_replica_log_dirs_request::{AlterReplicaLogDir, AlterReplicaLogDirTopic, AlterReplicaLogDirsRequest};
use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
use milena_protocol::messages::fetch_request::FetchRequest;
use milena_protocol::messages::fetch_response::PartitionData;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use milena_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic};
use milena_protocol::messages::offset_commit_request::{OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic};
use milena_protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestTopic};
use milena_testkit::{CallError, Client, TestBroker, batches, requests};

use crate::check::indexes_agree::{self, SegmentBytes};
use crate::check::{self, Look, Violation, commits_survive, memory_is_bounded};
use crate::history::{CommitHistory, Event, FoundPartition, PartitionHistory, ValueId, id_of, value_of};
use crate::outcome::Outcome;
use crate::planted::Bug;
use crate::table::{Causes, Table};

/// Requests of one run.
pub const OPERATIONS: u64 = 2_000;
/// Crashes of one run at least.
pub const CRASHES: u64 = 3;

const TOPICS: [&str; 2] = ["orders", "payments"];
const PARTITIONS: i32 = 2;
const DIRECTORIES: [&str; 2] = ["/data", "/more"];
/// Those of the topics, two of committed offsets, the metadata log's, two journals.
const FOLDERS: usize = 9;
const GROUPS: [&str; 2] = ["billing", "audit"];
/// Starts that may fail one after the other before that is taken for a fault of its own.
const STARTS_MAX: u32 = 20;
/// How often a client asks again while a coordinator is being loaded.
const RETRIES_MAX: u32 = 100;

/// A topic and a partition of it.
type Place = (&'static str, i32);

/// Runs the world of `seed` to its end, or to the first violation.
pub fn run(seed: u64, planted: Option<Bug>) -> Outcome {
    let mut world = World::new(seed);
    if let Some(bug) = planted {
        bug.plant_in(&world.sim);
    }
    let violations = world.live().err().into_iter().collect();
    Outcome { operations: world.operations, crashes: world.crashes, trace: world.sim.trace(), violations, table: world.table }
}

struct World {
    random: Random,
    /// `durability=power-safe`: what acks=all acknowledged survives a power cut.
    power_safe: bool,
    sim: Arc<SimDisk>,
    entropy: Entropy,
    wall_ms: i64,
    partitions: BTreeMap<Place, PartitionHistory>,
    commits: BTreeMap<(&'static str, Place), CommitHistory>,
    topics_made: bool,
    next_id: ValueId,
    next_commit: i64,
    operations: u64,
    crashes: u64,
    causes: Causes,
    table: Table,
}

/// How a life ends early.
enum End {
    /// The broker does not answer any more.
    Down,
    Violated(Violation),
}

impl From<CallError> for End {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Io(_) | CallError::Closed | CallError::TimedOut => Self::Down,
            error @ (CallError::FrameSize(_)
            | CallError::Correlation { .. }
            | CallError::Encode(_)
            | CallError::Decode(_)
            | CallError::TrailingBytes(_)) => Self::Violated(violation("replies_are_sound", error.to_string())),
        }
    }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let sim = SimDisk::new(random.next_u64(), Faults::WRITE_BACK);
        let entropy = Entropy::seeded(random.next_u64());
        let power_safe = random.chance(600);
        Self {
            random,
            power_safe,
            sim,
            entropy,
            wall_ms: SIMULATED_EPOCH_MS,
            partitions: BTreeMap::new(),
            commits: BTreeMap::new(),
            topics_made: false,
            next_id: 1,
            next_commit: 1,
            operations: 0,
            crashes: 0,
            causes: Causes::default(),
            table: Table::default(),
        }
    }

    fn live(&mut self) -> Result<(), Violation> {
        let mut event = Event::Stop;
        let mut failed_starts = 0;
        while self.operations < OPERATIONS || self.crashes < CRASHES {
            let before = self.operations;
            event = self.one_life(event)?;
            failed_starts = if self.operations > before { 0 } else { failed_starts + 1 };
            if failed_starts > STARTS_MAX {
                return Err(violation("starts", format!("{failed_starts} lives in a row served nothing")));
            }
        }
        Ok(())
    }

    /// One start of the broker, what clients do with it, and its end. Returns how it ended.
    fn one_life(&mut self, event: Event) -> Result<Event, Violation> {
        let os = Os {
            disk: Disk::Sim(Arc::clone(&self.sim)),
            clock: Clock::simulated(self.wall_ms),
            entropy: self.entropy.clone(),
            net: Net::memory(self.random.next_u64() | 1),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
        let runtime = runtime.map_err(|error| violation("the simulator", error.to_string()))?;
        let mut life = Life { world: self, os: os.clone(), event, checked: false, faulted: false, sync_failed: false };
        let ended = runtime.block_on(life.run());
        let (checked, sync_failed) = (life.checked, life.sync_failed);
        let stopped = match ended {
            Ok(stopped) => stopped,
            Err(End::Down) => false,
            Err(End::Violated(violation)) => return Err(violation),
        };
        self.wall_ms += 5_000;
        if stopped && !self.sim.is_off() {
            self.partitions.values_mut().for_each(PartitionHistory::on_stopped);
            self.commits.values_mut().for_each(CommitHistory::on_stopped);
            self.causes.on_stop(self.sim.crash(Crash::Process));
            drop(runtime);
            return Ok(Event::Stop);
        }
        self.crashes += 1;
        // A start that is cut short is cut by the power, mostly: what it had written without a sync may go, and what it had cut come back.
        let crash = if sync_failed || self.random.chance(if checked { 500 } else { 700 }) { Crash::Power } else { Crash::Process };
        // First the disk, then the tasks: what they do while they are dropped touches nothing any more.
        self.causes.on_crash(self.sim.crash(crash));
        self.sim.set_free(1 << 30);
        drop(runtime);
        Ok(if checked { Event::Crash(crash) } else { worse(event, crash) })
    }
}

/// Nobody has looked since `earlier`: of the two events the one that may have taken more counts.
fn worse(earlier: Event, crash: Crash) -> Event {
    match (earlier, crash) {
        (Event::Crash(Crash::Power), Crash::Process) => earlier,
        (Event::Running | Event::Stop | Event::Crash(_), _) => Event::Crash(crash),
    }
}

struct Life<'a> {
    world: &'a mut World,
    os: Os,
    event: Event,
    /// What survived was looked at.
    checked: bool,
    /// The disk was told to fail or is full.
    faulted: bool,
    sync_failed: bool,
}

/// An idempotent producer of this life.
struct Producer {
    id: i64,
    sequences: BTreeMap<Place, i32>,
}

impl Life<'_> {
    /// Whether the broker was stopped in order.
    async fn run(&mut self) -> Result<bool, End> {
        if self.world.random.chance(400) {
            let operations = self.world.random.between(10, 250);
            self.world.sim.power_off_after(operations);
        }
        let faulty = self.world.random.chance(200);
        let faults = Faults { read_error: 10, name_error: 10, write_error: 10, ..Faults::WRITE_BACK };
        self.world.sim.set_faults(if faulty { faults } else { Faults::WRITE_BACK });
        if faulty && self.world.random.chance(200) {
            let free = self.world.random.below(100_000);
            self.world.sim.set_free(free);
        }
        let options = [
            ("durability", if self.world.power_safe { "power-safe" } else { "page-cache" }),
            // Small, so that its files are written again and again.
            ("milena.journal.bytes", "8388608"),
            ("listeners", "PLAINTEXT://127.0.0.1:9092"),
            ("log.dirs", "/data,/more"),
            ("offsets.topic.num.partitions", "2"),
            ("offsets.topic.replication.factor", "1"),
            ("num.partitions", "2"),
            ("log.index.interval.bytes", "500"),
        ];
        let broker = TestBroker::try_start(self.os.clone(), &options).await.map_err(|error| {
            if faulty || self.world.sim.is_off() { End::Down } else { End::Violated(violation("starts", error.to_string())) }
        })?;
        self.world.sim.set_faults(Faults::WRITE_BACK);
        self.world.sim.set_free(1 << 30);
        self.world.table.count(&mut self.world.causes, &broker.server().broker().log_directories.repairs());
        let mut clients = Vec::new();
        for _ in 0..3 {
            clients.push(Client::connect(&self.os.net, broker.address()).await.map_err(CallError::Io)?);
        }
        self.make_topics(&mut clients[0]).await?;
        self.find_coordinators(&mut clients[0]).await?;
        self.look(&mut clients[0]).await?;
        self.work(&mut clients).await?;
        let mut violations = Vec::new();
        memory_is_bounded::check_files(self.world.sim.open_files(), FOLDERS, &mut violations);
        if let Some(first) = violations.pop() {
            return Err(End::Violated(first));
        }
        drop(clients);
        if !self.faulted && self.world.random.chance(300) {
            broker.stop().await;
            return Ok(true);
        }
        Ok(false)
    }

    async fn make_topics(&mut self, client: &mut Client) -> Result<(), End> {
        for name in TOPICS {
            let made = client.call(&requests::create_topic(name, PARTITIONS, &[("segment.ms", "20000")]), 7).await?;
            let error = made.topics.first().map_or(-1, |topic| topic.error_code);
            const ALREADY: i16 = 36;
            match error {
                0 if self.world.topics_made => return Err(violated("topics_survive", format!("{name} was made and is gone"))),
                0 | ALREADY => {}
                error => return Err(self.refused("CreateTopics", error)),
            }
            for partition in 0..PARTITIONS {
                self.world.partitions.entry((name, partition)).or_default();
            }
        }
        self.world.topics_made = true;
        Ok(())
    }

    async fn find_coordinators(&mut self, client: &mut Client) -> Result<(), End> {
        for group in GROUPS {
            let mut error = -1;
            for _ in 0..RETRIES_MAX {
                let request = FindCoordinatorRequest { coordinator_keys: vec![group.to_owned()], ..FindCoordinatorRequest::default() };
                let found = client.call(&request, 4).await?;
                error = found.coordinators.first().map_or(-1, |coordinator| coordinator.error_code);
                if error == 0 {
                    break;
                }
                self.os.clock.sleep(Duration::from_millis(50)).await;
            }
            if error != 0 {
                return Err(self.refused("FindCoordinator", error));
            }
        }
        Ok(())
    }

    /// Reads everything, and holds it against what clients remember.
    async fn look(&mut self, client: &mut Client) -> Result<(), End> {
        let places: Vec<Place> = self.world.partitions.keys().copied().collect();
        for place in places {
            let found = self.read_all(client, place).await?;
            let history = self.world.partitions.get_mut(&place).expect("known");
            let name = format!("{}-{}", place.0, place.1);
            let mut violations = Vec::new();
            check::partition(&Look { name: &name, event: self.event, history, found: &found, compacted_by: None }, &mut violations);
            if let Some(first) = violations.pop() {
                return Err(End::Violated(first));
            }
            history.settle(&found);
            if self.world.power_safe {
                // Readers see what is committed, and that is on stable storage.
                history.on_safe(found.records.last().map_or(0, |last| last.offset + 1));
            }
            self.world.sim.note(found.records.len() as u64);
        }
        for group in GROUPS {
            self.look_at_commits(client, group, self.event, true).await?;
        }
        self.checked = true;
        self.look_into_files()
    }

    /// What the files of every partition hold against each other.
    fn look_into_files(&self) -> Result<(), End> {
        let sim = &self.world.sim;
        let mut violations = Vec::new();
        for (folder, name) in DIRECTORIES.iter().flat_map(|directory| {
            let names = sim.peek_names(Path::new(directory));
            names.into_iter().map(|name| (Path::new(directory).join(&name), name)).collect::<Vec<_>>()
        }) {
            // Not those on their way in or out.
            let is_partition = !name.contains('.') && name.rsplit_once('-').is_some_and(|(_, index)| index.parse::<u32>().is_ok());
            for base in sim.peek_names(&folder).iter().filter_map(|file| base_of(file)).filter(|_| is_partition) {
                let bytes = |kind: FileKind| sim.peek(&folder.join(kind.name(base))).unwrap_or_default();
                let [log, index, time_index] = [FileKind::Log, FileKind::Index, FileKind::TimeIndex].map(bytes);
                let segment = SegmentBytes { base: base.get(), log: &log, index: &index, time_index: &time_index };
                indexes_agree::check(&name, segment, &mut violations);
            }
        }
        violations.into_iter().next().map_or(Ok(()), |first| Err(End::Violated(first)))
    }

    async fn look_at_commits(&mut self, client: &mut Client, group: &'static str, event: Event, settle: bool) -> Result<(), End> {
        let places: Vec<Place> = self.world.partitions.keys().copied().collect();
        for place in places {
            let found = self.committed(client, group, place).await?;
            let Some(history) = self.world.commits.get_mut(&(group, place)) else {
                match found {
                    None => continue,
                    Some(offset) => return Err(violated("commits_survive", format!("{group}: nobody committed {offset} for {place:?}"))),
                }
            };
            let mut violations = Vec::new();
            commits_survive::check(&format!("{group} {place:?}"), event, history, found, &mut violations);
            if let Some(first) = violations.pop() {
                return Err(End::Violated(first));
            }
            if settle {
                history.settle(found);
            }
        }
        Ok(())
    }

    async fn committed(&self, client: &mut Client, group: &str, place: Place) -> Result<Option<i64>, End> {
        let topic =
            OffsetFetchRequestTopic { name: place.0.to_owned(), partition_indexes: vec![place.1], ..OffsetFetchRequestTopic::default() };
        let request = OffsetFetchRequest { group_id: group.to_owned(), topics: Some(vec![topic]), ..OffsetFetchRequest::default() };
        let mut error = -1;
        for _ in 0..RETRIES_MAX {
            let response = client.call(&request, 7).await?;
            error = response.error_code;
            let partition = response.topics.first().and_then(|topic| topic.partitions.first());
            if let (0, Some(partition)) = (error, partition) {
                return Ok(Some(partition.committed_offset).filter(|offset| *offset >= 0));
            }
            self.os.clock.sleep(Duration::from_millis(50)).await;
        }
        Err(self.refused("OffsetFetch", error))
    }

    async fn read_all(&self, client: &mut Client, place: Place) -> Result<FoundPartition, End> {
        let mut found = FoundPartition { log_start: self.log_start(client, place).await?, records: Vec::new() };
        loop {
            let from = found.records.last().map_or(found.log_start, |last| last.offset + 1);
            let data = self.fetch(client, place, from, 1 << 20).await?;
            let records = sound(&data, place)?;
            if from >= data.high_watermark {
                return Ok(found);
            }
            if records.is_empty() {
                return Err(violated("reads_find", format!("{place:?}: nothing at {from} below {}", data.high_watermark)));
            }
            found.records.extend(records.into_iter().filter(|record| record.offset >= from));
        }
    }

    async fn log_start(&self, client: &mut Client, place: Place) -> Result<i64, End> {
        const EARLIEST: i64 = -2;
        let partition = ListOffsetsPartition { partition_index: place.1, timestamp: EARLIEST, ..ListOffsetsPartition::default() };
        let topic = ListOffsetsTopic { name: place.0.to_owned(), partitions: vec![partition], ..ListOffsetsTopic::default() };
        let request = ListOffsetsRequest { replica_id: -1, topics: vec![topic], ..ListOffsetsRequest::default() };
        let response = client.call(&request, 7).await?;
        match response.topics.first().and_then(|topic| topic.partitions.first()).map(|told| (told.error_code, told.offset)) {
            Some((0, offset)) => Ok(offset),
            told => Err(self.refused("ListOffsets", told.map_or(-1, |(error, _)| error))),
        }
    }

    async fn fetch(&self, client: &mut Client, place: Place, from: i64, max_bytes: i32) -> Result<PartitionData, End> {
        let mut request = FetchRequest { max_bytes: 10 << 20, ..requests::fetch(place.0, from, max_bytes) };
        request.topics[0].partitions[0].partition = place.1;
        let mut response = client.call(&request, 12).await?;
        let data = response.responses.pop().and_then(|mut topic| topic.partitions.pop());
        match data {
            Some(data) if data.error_code == 0 && response.error_code == 0 => Ok(data),
            Some(data) => Err(self.refused("Fetch", data.error_code)),
            None => Err(self.refused("Fetch", response.error_code)),
        }
    }

    /// Requests until it is time for an end.
    async fn work(&mut self, clients: &mut [Client]) -> Result<(), End> {
        let until = self.world.operations + self.world.random.between(50, 2 * OPERATIONS / (CRASHES + 1));
        // Power that is off already stays off: nobody may have noticed yet.
        if self.world.random.chance(400) && !self.world.sim.is_off() {
            let operations = self.world.random.between(1, 1500);
            self.world.sim.power_off_after(operations);
        }
        let mut producer = self.init_producer(&mut clients[0]).await?;
        while self.world.operations < until {
            self.world.operations += 1;
            let which = usize::try_from(self.world.random.below(clients.len() as u64)).unwrap_or(0);
            let client = &mut clients[which];
            match self.world.random.below(1000) {
                0..450 => self.produce(client, None).await?,
                450..600 => self.produce(client, Some(&mut producer)).await?,
                600..780 => self.read(client).await?,
                780..920 => self.commit(client).await?,
                920..960 => {
                    let group = *self.pick(&GROUPS);
                    self.look_at_commits(client, group, Event::Running, false).await?;
                }
                960..963 => self.fault(),
                963..973 => self.move_one(client).await?,
                973..978 => self.delete_records(client).await?,
                _ => {
                    let passed = Duration::from_millis(self.world.random.below(20_000));
                    self.os.clock.sleep(passed).await;
                    self.world.wall_ms += i64::try_from(passed.as_millis()).unwrap_or(0);
                }
            }
            if self.world.sim.is_off() {
                return Err(End::Down);
            }
        }
        Ok(())
    }

    async fn init_producer(&self, client: &mut Client) -> Result<Producer, End> {
        let request =
            InitProducerIdRequest { transactional_id: None, producer_id: -1, producer_epoch: -1, ..InitProducerIdRequest::default() };
        let given = client.call(&request, 4).await?;
        match given.error_code {
            0 => Ok(Producer { id: given.producer_id, sequences: BTreeMap::new() }),
            error => Err(self.refused("InitProducerId", error)),
        }
    }

    async fn produce(&mut self, client: &mut Client, producer: Option<&mut Producer>) -> Result<(), End> {
        let place = self.pick_place();
        // Now and then so many that the journal's files are written again.
        let most = if self.world.random.chance(30) { 200 } else { 5 };
        let ids: Vec<ValueId> = (0..self.world.random.between(1, most)).map(|plus| self.world.next_id + plus).collect();
        self.world.next_id += ids.len() as u64;
        let history = self.world.partitions.get_mut(&place).expect("known");
        ids.iter().for_each(|id| history.on_sent(*id, 0));
        let mut options = BatchOptions::default();
        if let Some(producer) = &producer {
            options.producer_id = producer.id;
            options.producer_epoch = 0;
            options.base_sequence = producer.sequences.get(&place).copied().unwrap_or(0);
        }
        let values: Vec<Vec<u8>> = ids.iter().map(|id| value_of(*id)).collect();
        let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
        let records = batches::of_values_with(options, self.os.clock.now().0, &values);
        let mut request = requests::produce(place.0, records);
        request.topic_data[0].partition_data[0].index = place.1;
        let acks = if self.world.random.chance(500) { -1 } else { 1 };
        request.acks = acks;
        if self.world.random.chance(3) && !self.world.sim.is_off() {
            // Within its writes to the segment and the journal.
            let operations = self.world.random.between(1, 8);
            self.world.sim.power_off_after(operations);
        }
        let response = client.call(&request, 9).await?;
        let told = response.responses.first().and_then(|topic| topic.partition_responses.first());
        let (error, base) = told.map_or((-1, -1), |told| (told.error_code, told.base_offset));
        if error != 0 {
            return Err(self.refused("Produce", error));
        }
        let history = self.world.partitions.get_mut(&place).expect("known");
        for (id, offset) in ids.iter().zip(base..) {
            history.on_acknowledged(*id, offset);
        }
        if self.world.power_safe && acks == -1 {
            history.on_safe(base + i64::try_from(ids.len()).unwrap_or(0));
        }
        if let Some(producer) = producer {
            *producer.sequences.entry(place).or_default() += i32::try_from(ids.len()).unwrap_or(0);
        }
        Ok(())
    }

    /// Reads from anywhere: what is there must be what was acknowledged there.
    async fn read(&mut self, client: &mut Client) -> Result<(), End> {
        let place = self.pick_place();
        let history = &self.world.partitions[&place];
        let start = history.start_asked();
        let end = history.survivors(Event::Running).map(|(_, offset)| offset + 1).max().unwrap_or(0).max(start);
        let from = start + i64::try_from(self.world.random.below(u64::try_from(end - start).unwrap_or(0) + 1)).unwrap_or(0);
        let max_bytes = i32::try_from(self.world.random.between(1, 50_000)).unwrap_or(1);
        let data = self.fetch(client, place, from, max_bytes).await?;
        let records: Vec<_> = sound(&data, place)?.into_iter().filter(|record| record.offset >= from).collect();
        if records.is_empty() && from < end {
            return Err(violated("reads_find", format!("{place:?}: nothing at {from}; acknowledged up to {end}")));
        }
        let history = &self.world.partitions[&place];
        let stranger = records.iter().find(|record| {
            let sent = record.value.as_deref().and_then(id_of).and_then(|id| history.sent(id));
            sent.is_none_or(|sent| sent.acknowledged_at.is_some_and(|offset| offset != record.offset))
        });
        match stranger {
            Some(stranger) => Err(violated("reads_find", format!("{place:?}: a stranger at {}", stranger.offset))),
            None => {
                if self.world.power_safe
                    && let Some(last) = records.last()
                {
                    self.world.partitions.get_mut(&place).expect("known").on_safe(last.offset + 1);
                }
                Ok(())
            }
        }
    }

    async fn commit(&mut self, client: &mut Client) -> Result<(), End> {
        let (group, place) = (*self.pick(&GROUPS), self.pick_place());
        let offset = self.world.next_commit;
        self.world.next_commit += 1;
        self.world.commits.entry((group, place)).or_default().on_sent(offset);
        let partition = OffsetCommitRequestPartition {
            partition_index: place.1,
            committed_offset: offset,
            committed_leader_epoch: -1,
            committed_metadata: Some(String::new()),
            ..OffsetCommitRequestPartition::default()
        };
        let request = OffsetCommitRequest {
            group_id: group.to_owned(),
            generation_id_or_member_epoch: -1,
            topics: vec![OffsetCommitRequestTopic {
                name: place.0.to_owned(),
                partitions: vec![partition],
                ..OffsetCommitRequestTopic::default()
            }],
            ..OffsetCommitRequest::default()
        };
        let response = client.call(&request, 8).await?;
        let error = response.topics.first().and_then(|topic| topic.partitions.first()).map_or(-1, |told| told.error_code);
        if error != 0 {
            return Err(self.refused("OffsetCommit", error));
        }
        let commits = self.world.commits.entry((group, place)).or_default();
        commits.on_acknowledged();
        if self.world.power_safe {
            commits.on_safe();
        }
        Ok(())
    }

    /// Up to a quarter of what is there, as far as it is known.
    async fn delete_records(&mut self, client: &mut Client) -> Result<(), End> {
        let place = self.pick_place();
        let history = self.world.partitions.get_mut(&place).expect("known");
        let start = history.start_asked();
        let end = history.survivors(Event::Running).map(|(_, offset)| offset + 1).max().unwrap_or(0).max(start);
        let there = u64::try_from(end - start).unwrap_or(0);
        let to = start + i64::try_from(self.world.random.below(there / 4 + 1)).unwrap_or(0);
        history.on_start_asked(to);
        let partition = DeleteRecordsPartition { partition_index: place.1, offset: to, ..DeleteRecordsPartition::default() };
        let topic = DeleteRecordsTopic { name: place.0.to_owned(), partitions: vec![partition], ..DeleteRecordsTopic::default() };
        let request = DeleteRecordsRequest { topics: vec![topic], timeout_ms: 30_000, ..DeleteRecordsRequest::default() };
        let response = client.call(&request, 2).await?;
        match response.topics.first().and_then(|topic| topic.partitions.first()).map_or(-1, |told| told.error_code) {
            0 => {
                self.world.partitions.get_mut(&place).expect("known").on_start_told(to);
                Ok(())
            }
            error => Err(self.refused("DeleteRecords", error)),
        }
    }

    /// Into the other log directory, or not: then a move that is under way is called off. Requests go on meanwhile.
    async fn move_one(&mut self, client: &mut Client) -> Result<(), End> {
        let (topic, index) = self.pick_place();
        let topic = AlterReplicaLogDirTopic { name: topic.to_owned(), partitions: vec![index], ..AlterReplicaLogDirTopic::default() };
        let path = (*self.pick(&DIRECTORIES)).to_owned();
        let directory = AlterReplicaLogDir { path, topics: vec![topic], ..AlterReplicaLogDir::default() };
        let request = AlterReplicaLogDirsRequest { dirs: vec![directory], ..AlterReplicaLogDirsRequest::default() };
        let response = client.call(&request, 2).await?;
        match response.results.first().and_then(|topic| topic.partitions.first()).map_or(-1, |told| told.error_code) {
            0 => Ok(()),
            error => Err(self.refused("AlterReplicaLogDirs", error)),
        }
    }

    fn fault(&mut self) {
        self.faulted = true;
        match self.world.random.below(3) {
            0 => self.world.sim.fail_next(Operation::Write),
            1 => {
                self.sync_failed = true;
                self.world.sim.fail_next(Operation::Sync);
            }
            _ => {
                let left = self.world.random.below(100_000);
                self.world.sim.set_free(left);
            }
        }
    }

    /// A broker on a failing disk may refuse anything; a sound one may not.
    fn refused(&self, what: &str, error: i16) -> End {
        if self.faulted || self.world.sim.is_off() {
            End::Down
        } else {
            violated("sound_brokers_serve", format!("{what}: error {error} on a sound disk"))
        }
    }

    fn pick_place(&mut self) -> Place {
        let topic = *self.pick(&TOPICS);
        (topic, i32::try_from(self.world.random.below(u64::try_from(PARTITIONS).unwrap_or(1))).unwrap_or(0))
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[usize::try_from(self.world.random.below(from.len() as u64)).unwrap_or(0)]
    }
}

/// Which segment a `.log` is.
fn base_of(file: &str) -> Option<Offset> {
    FileKind::of_name(file).filter(|(kind, _)| *kind == FileKind::Log).map(|(_, base)| base)
}

fn sound(data: &PartitionData, place: Place) -> Result<Vec<batches::Stored>, End> {
    batches::read(&data.records).map_err(|error| violated("reads_are_sound", format!("{place:?}: {error}")))
}

fn violated(invariant: &'static str, what: String) -> End {
    End::Violated(violation(invariant, what))
}

fn violation(invariant: &'static str, what: String) -> Violation {
    Violation { invariant, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_same_trace() {
        let first = run(3, None);
        assert_eq!(first, run(3, None));
        assert_ne!(first.trace, run(4, None).trace);
    }

    #[test]
    fn the_first_seeds_are_clean() {
        for seed in 0..5 {
            let outcome = run(seed, None);
            assert_eq!(outcome.violations, [], "cargo run -p milena-sim -- --world broker --seed {seed}");
            assert!(outcome.operations >= OPERATIONS && outcome.crashes >= CRASHES);
        }
    }
}
