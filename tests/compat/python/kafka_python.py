#!/usr/bin/env python3
"""kafka-python: written in Python alone, and its own idea of the protocol in every call.

Runs in the environment of `requirements.txt`, which `run` makes.
"""
import collections
import functools
import pathlib
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, numbered, one_for_all, same, until  # noqa: E402

import kafka  # noqa: E402
from kafka import errors  # noqa: E402
from kafka.admin import ConfigResource, KafkaAdminClient, OffsetSpec  # noqa: E402
from kafka.consumer.subscription_state import ConsumerRebalanceListener  # noqa: E402
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor  # noqa: E402
from kafka.coordinator.assignors.range import RangePartitionAssignor  # noqa: E402
from kafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor  # noqa: E402
from kafka.coordinator.assignors.sticky.sticky_assignor import StickyPartitionAssignor  # noqa: E402
from kafka.structs import OffsetAndMetadata, TopicPartition  # noqa: E402

TIMEOUT = 20

admin = one_for_all(lambda: KafkaAdminClient(bootstrap_servers=Suite.broker))


def topic(stem, partitions=1, **configs):
    name = fresh(stem)
    admin().create_topics({name: {"num_partitions": partitions, "replication_factor": 1, "configs": configs}}, wait_for_metadata=True)
    return name


def produce(name, values, partition=0, key=None, headers=(), timestamp=None, **config):
    """Produces and waits; gives the acknowledged offsets in order."""
    producer = kafka.KafkaProducer(bootstrap_servers=Suite.broker, **{"linger_ms": 5, **config})
    sent = [producer.send(name, value, key, list(headers), partition, timestamp) for value in values]
    offsets = [future.get(TIMEOUT).offset for future in sent]
    producer.close()
    return offsets


def consumer(group=None, **config):
    return kafka.KafkaConsumer(bootstrap_servers=Suite.broker, group_id=group, **{
        "auto_offset_reset": "earliest", "enable_auto_commit": False, "session_timeout_ms": 6000, "heartbeat_interval_ms": 300,
        "fetch_max_wait_ms": 100, **config,
    })


def polled(reader, timeout_ms=1000):
    """Not shorter: a poll whose time is over while the answer to its SyncGroup comes loses the assignment, with any broker."""
    return [record for records in reader.poll(timeout_ms).values() for record in records]


def take(reader, count):
    found = []
    end = time.monotonic() + TIMEOUT
    while len(found) < count:
        check(time.monotonic() < end, f"{len(found)} of {count} records within {TIMEOUT} s")
        found += polled(reader)
    same(len(found), count, "number of records")
    return found


def values(records):
    return [record.value for record in records]


def assigned(name, offset=0, **config):
    reader = consumer(**config)
    reader.assign([TopicPartition(name, 0)])
    reader.seek(TopicPartition(name, 0), offset)
    return reader


def read_from(name, offset, count):
    reader = assigned(name, offset)
    found = take(reader, count)
    reader.close()
    return found


@behaviour()
def topics_are_made_described_and_deleted():
    name = topic("made", 3)
    [described] = admin().describe_topics([name])
    same(sorted(p["partition_index"] for p in described["partitions"]), [0, 1, 2], "partitions")
    admin().create_partitions({name: 5})
    until(lambda: len(admin().describe_topics([name])[0]["partitions"]) == 5, "five partitions")
    admin().delete_topics([name])
    until(lambda: name not in admin().list_topics(), "the deleted topic is gone")


@behaviour()
def topic_that_exists_is_refused():
    name = topic("twice")
    try:
        admin().create_topics({name: {"num_partitions": 1, "replication_factor": 1}})
    except errors.TopicAlreadyExistsError:
        return
    check(False, "a second topic of the same name was made")


@behaviour()
def unknown_topic_is_said_and_not_made():
    name = fresh("never-made")
    # The producer of this version has the option too, and does not heed it.
    reader = consumer(allow_auto_create_topics=False)
    check(not reader.partitions_for_topic(name), "a topic that is not there has partitions")
    reader.close()
    check(name not in admin().list_topics(), "asking for a topic has made it")
    [said] = admin().describe_topics([name])
    same(said["error_code"], errors.UnknownTopicOrPartitionError.errno, "error")
    try:
        admin().delete_topics([name])
    except errors.UnknownTopicOrPartitionError:
        return
    check(False, "a topic that is not there was deleted")


@behaviour()
def cluster_is_described():
    described = admin().describe_cluster()
    same(len(described["brokers"]), 1, "brokers")
    check(described["cluster_id"], "no cluster id")
    check(admin().describe_log_dirs()[0]["log_dirs"], "no log directory")
    check("metadata.version" in admin().describe_features(), "no metadata.version")
    check(admin().describe_metadata_quorum()["topics"], "no quorum")


@behaviour()
def configs_are_described_and_altered():
    name = topic("configs", **{"retention.ms": "100000"})

    def modified():
        described = admin().describe_configs([ConfigResource("topic", name)])["topic"][name]
        return {key: config["value"] for key, config in described.items() if config["config_source"] == "DYNAMIC_TOPIC_CONFIG"}

    same(modified(), {"retention.ms": "100000"}, "what the topic was made with")
    admin().alter_configs([ConfigResource("topic", name, {"max.message.bytes": "20000", "retention.ms": "200000"})])
    until(lambda: modified() == {"retention.ms": "200000", "max.message.bytes": "20000"}, "what was altered")
    admin().reset_configs([ConfigResource("topic", name, ["retention.ms"])])
    until(lambda: modified() == {"max.message.bytes": "20000"}, "what is left")
    try:
        produce(name, [bytes(30_000)])
    except errors.MessageSizeTooLargeError:
        return
    check(False, "30,000 bytes went into a topic of max.message.bytes=20000")


def codec(name):
    topic_name, wanted = topic(f"codec-{name}"), numbered(300, f"{name} repeats {name}")
    same(produce(topic_name, wanted, compression_type=None if name == "none" else name, linger_ms=50), list(range(300)), "offsets")
    same(values(read_from(topic_name, 0, 300)), wanted, "values")
    same(values(read_from(topic_name, 123, 177)), wanted[123:], "values from inside a batch")


for _codec in ("none", "gzip", "snappy", "lz4", "zstd"):
    _check = functools.partial(codec, _codec)
    _check.__name__ = f"codec_{_codec}"
    behaviour()(_check)


@behaviour()
def acks_of_every_kind():
    name = topic("acks")
    for acks in (0, 1, "all"):
        produce(name, numbered(50, f"acks {acks}"), acks=acks, enable_idempotence=False)
    same(values(read_from(name, 0, 150)), [v for acks in (0, 1, "all") for v in numbered(50, f"acks {acks}")], "values")


@behaviour()
def idempotent_producer():
    name = topic("idempotent")
    same(produce(name, numbered(1000), enable_idempotence=True, batch_size=1000), list(range(1000)), "offsets")
    same(values(read_from(name, 0, 1000)), numbered(1000), "values")


@behaviour()
def headers_keys_and_timestamps():
    name = topic("headers")
    headers = [("a", b"1"), ("a", b"2"), ("leer", b"")]
    produce(name, [b"value"], key=b"key", headers=headers, timestamp=1_700_000_000_123)
    produce(name, [None], key=b"gone")
    first, second = read_from(name, 0, 2)
    same((first.key, first.value, first.timestamp), (b"key", b"value", 1_700_000_000_123), "first record")
    same([tuple(header) for header in first.headers], headers, "headers, repeated ones too")
    same((second.key, second.value), (b"gone", None), "tombstone")


@behaviour()
def offsets_for_times():
    name = topic("times")
    for number in range(5):
        produce(name, [b"x"], timestamp=1_000_000 + number * 1000)
    here = TopicPartition(name, 0)
    reader = assigned(name)
    for asked, wanted in ((0, 0), (1_000_000, 0), (1_000_001, 1), (1_003_000, 3)):
        same(reader.offsets_for_times({here: asked})[here].offset, wanted, f"offset at time {asked}")
    same(reader.offsets_for_times({here: 1_004_001})[here], None, "after the last")
    same((reader.beginning_offsets([here])[here], reader.end_offsets([here])[here]), (0, 5), "ends")
    reader.close()
    found = admin().list_partition_offsets({here: OffsetSpec.MAX_TIMESTAMP})[here]
    same((found.offset, found.timestamp), (4, 1_004_000), "the record of the highest time")


@behaviour()
def seek_pause_and_resume():
    name = topic("seek")
    produce(name, numbered(20))
    here = TopicPartition(name, 0)
    reader = assigned(name)
    take(reader, 20)
    reader.seek(here, 15)
    same(values(take(reader, 5)), numbered(20)[15:], "after seeking to 15")
    reader.pause(here)
    produce(name, [b"later"])
    same(polled(reader, 1000), [], "what a paused partition gives")
    reader.resume(here)
    same(values(take(reader, 1)), [b"later"], "after resuming")
    reader.close()


@behaviour()
def record_produced_later_ends_a_long_poll():
    name = topic("long-poll")
    reader = assigned(name, fetch_max_wait_ms=10_000)
    same(polled(reader, 500), [], "what an empty topic gives")
    produce(name, [b"now"])
    began = time.monotonic()
    take(reader, 1)
    check(time.monotonic() - began < 5, "the waiting fetch did not end when a record came")
    reader.close()


@behaviour()
def delete_records_moves_the_start():
    name = topic("delete-records")
    produce(name, numbered(10))
    admin().delete_records({TopicPartition(name, 0): 6})
    reader = assigned(name)
    reader.seek_to_beginning()
    same(values(take(reader, 4)), numbered(10)[6:], "what is left")
    reader.close()


@behaviour(limit=60)
def group_commits_and_resumes():
    name, group = topic("resume", 2), fresh("group")
    for partition in (0, 1):
        produce(name, numbered(10), partition)
    parts = [TopicPartition(name, 0), TopicPartition(name, 1)]
    first = consumer(group)
    first.subscribe([name])
    take(first, 20)
    first.commit({parts[0]: OffsetAndMetadata(4, "", -1), parts[1]: OffsetAndMetadata(9, "a note", -1)})
    same([first.committed(part) for part in parts], [4, 9], "committed offsets")
    same(first.committed(parts[1], metadata=True).metadata, "a note", "metadata")
    first.close()
    second = consumer(group)
    second.subscribe([name])
    found = sorted((record.partition, record.offset) for record in take(second, 7))
    same(found, [(0, offset) for offset in range(4, 10)] + [(1, 9)], "where the second member began")
    second.close()


@behaviour(limit=60)
def automatic_commit_and_resume():
    name, group = topic("automatic"), fresh("group")
    produce(name, numbered(10))
    for wanted in (numbered(10), [b"new"]):
        reader = consumer(group, enable_auto_commit=True, auto_commit_interval_ms=100)
        reader.subscribe([name])
        same(values(take(reader, len(wanted))), wanted, "what this member sees first")
        reader.close()
        produce(name, [b"new"])


class Taken(ConsumerRebalanceListener):
    """Counts what a member had to give up."""

    def __init__(self):
        self.count = 0

    def on_partitions_revoked(self, revoked):
        self.count += len(revoked)

    def on_partitions_assigned(self, assigned):
        pass


class Members:
    """Members of one group, each polled by a thread of its own as in a program; the client blocks while it rejoins."""

    def __init__(self, name, group, **config):
        self.name, self.group, self.config = name, group, config
        self.owned, self.taken, self.read = {}, collections.defaultdict(Taken), collections.Counter()
        self._ends, self._threads = {}, {}

    def join(self, who, **config):
        end = self._ends[who] = threading.Event()
        self.owned[who] = []
        thread = self._threads[who] = threading.Thread(target=self._live, args=(who, end, {**self.config, **config}), daemon=True)
        thread.start()

    def _live(self, who, end, config):
        reader = consumer(self.group, **config)
        reader.subscribe([self.name], listener=self.taken[who])
        while not end.is_set():
            self.read.update((record.partition, record.offset) for record in polled(reader))
            self.owned[who] = sorted(part.partition for part in reader.assignment())
        reader.close()

    def settle(self, sizes, what):
        def settled():
            owned = dict(self.owned)
            every = sorted(sum(owned.values(), []))
            return owned if sorted(map(len, owned.values())) == sizes and every == list(range(sum(sizes))) else None

        return until(settled, what)

    def leave(self, *whom):
        for who in whom:
            self._ends[who].set()
        for who in whom:
            self._threads[who].join(TIMEOUT)
            check(not self._threads[who].is_alive(), f"{who} does not close")
            del self.owned[who]


def shares_are_even(assignor):
    group = Members(topic("share", 4), fresh("group"), partition_assignment_strategy=[assignor])
    group.join("first")
    group.settle([4], "the first member owns everything")
    group.join("second")
    group.settle([2, 2], "two members share evenly")
    group.leave("first")
    group.settle([4], "the one that stays owns everything")
    group.leave("second")


@behaviour(limit=90)
def range_assignor():
    shares_are_even(RangePartitionAssignor)


@behaviour(limit=90)
def roundrobin_assignor():
    shares_are_even(RoundRobinPartitionAssignor)


@behaviour(limit=90)
def sticky_assignor():
    shares_are_even(StickyPartitionAssignor)


@behaviour(limit=90)
def cooperative_sticky_moves_only_what_must():
    name = topic("cooperative", 4)
    group = Members(name, fresh("group"), partition_assignment_strategy=[CooperativeStickyAssignor])
    group.join("first")
    group.settle([4], "the first member owns everything")
    group.join("second")
    group.settle([2, 2], "two members share evenly")
    same(group.taken["first"].count, 2, "partitions taken from the first member")
    for partition in range(4):
        produce(name, numbered(25), partition)
    until(lambda: len(group.read) == 100, "all records are read")
    same(set(group.read.values()), {1}, "how often each record was read")
    group.leave("first", "second")


@behaviour(limit=90)
def static_member_returns_without_rebalance():
    group = Members(topic("static", 4), fresh("group"), session_timeout_ms=20_000, partition_assignment_strategy=[RangePartitionAssignor])
    group.join("first", group_instance_id="first")
    group.join("second", group_instance_id="second")
    before = group.settle([2, 2], "two static members share evenly")
    taken = group.taken["first"].count
    group.leave("second")
    group.join("second", group_instance_id="second")
    same(group.settle([2, 2], "both are back"), before, "the same partitions as before")
    same(group.taken["first"].count, taken, "partitions taken from the member that stayed")
    group.leave("first", "second")


@behaviour(limit=60)
def groups_are_listed_described_and_deleted():
    name, group = topic("described", 2), fresh("group")
    members = Members(name, group)
    members.join("only")
    members.settle([2], "the member owns everything")
    check(group in [listed["group_id"] for listed in admin().list_groups()], "the group is not listed")
    described = admin().describe_groups([group])[group]
    same((described["group_state"], len(described["members"])), ("Stable", 1), "state and members")
    members.leave("only")
    until(lambda: admin().describe_groups([group])[group]["group_state"] == "Empty", "the group is empty")
    admin().delete_groups([group])
    check(group not in [listed["group_id"] for listed in admin().list_groups()], "the deleted group is listed")


@behaviour()
def offsets_of_a_group_are_read_and_set_by_an_admin():
    name, group = topic("admin-offsets"), fresh("group")
    here = TopicPartition(name, 0)
    produce(name, numbered(5))
    admin().alter_group_offsets(group, {here: OffsetAndMetadata(3, "", -1)})
    same(admin().list_group_offsets({group: [here]})[group][here].offset, 3, "the offset that was set")
    reader = consumer(group)
    reader.subscribe([name])
    same(values(take(reader, 2)), numbered(5)[3:], "where a member begins")
    reader.close()
    admin().reset_group_offsets(group, {here: OffsetSpec.EARLIEST})
    same(admin().list_group_offsets({group: [here]})[group][here].offset, 0, "the offset after a reset to the earliest")
    admin().delete_group_offsets(group, [here])
    same(admin().list_group_offsets({group: None})[group], {}, "what is left after it was deleted")


if __name__ == "__main__":
    main()
