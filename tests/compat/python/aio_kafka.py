#!/usr/bin/env python3
"""aiokafka: the client of Python programs that run on asyncio; one connection task, one coordinator task, no threads.

Runs in the environment of `requirements.txt`, which `run` makes.
"""
import asyncio
import collections
import functools
import logging
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, numbered, same  # noqa: E402

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition  # noqa: E402
from aiokafka import errors  # noqa: E402
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic, RecordsToDelete  # noqa: E402
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType  # noqa: E402
from aiokafka.coordinator.assignors.range import RangePartitionAssignor  # noqa: E402
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor  # noqa: E402
from aiokafka.coordinator.assignors.sticky.sticky_assignor import StickyPartitionAssignor  # noqa: E402
from aiokafka.structs import OffsetAndMetadata  # noqa: E402

TIMEOUT = 20
# It tells of every rebalance, which is what is tested here.
logging.disable(logging.ERROR)


def behaves(limit=40):
    """Registers an async function; each runs on a loop of its own."""

    def register(function):
        @functools.wraps(function)
        def run():
            asyncio.run(function())

        behaviour(limit)(run)
        return function

    return register


async def until(condition, what, seconds=25):
    """Waits for a state: awaits the condition until it is true, and gives it."""
    end = time.monotonic() + seconds
    while not (answer := await condition()):
        check(time.monotonic() < end, f"not within {seconds} s: {what}")
        await asyncio.sleep(0.05)
    return answer


class admin:
    """An admin client for as long as the block lasts."""

    async def __aenter__(self):
        self.client = AIOKafkaAdminClient(bootstrap_servers=Suite.broker)
        await self.client.start()
        return self.client

    async def __aexit__(self, *_):
        await self.client.close()


def accepted(response):
    """The first refusal in an answer about topics is raised."""
    errors_of = getattr(response, "topic_errors", None) or getattr(response, "topic_error_codes", None)
    for name, code, *_ in errors_of:
        if code:
            raise errors.for_code(code)(name)


async def topic(stem, partitions=1, **configs):
    name = fresh(stem)
    async with admin() as client:
        accepted(await client.create_topics([NewTopic(name, partitions, 1, topic_configs=configs)]))

        async def there():
            return name in await client.list_topics()

        # The controller has answered; the broker hears of it a moment later.
        await until(there, "the topic is there")
    return name


async def produce(name, values, partition=0, key=None, headers=None, timestamp=None, **config):
    """Produces and waits; gives the acknowledged offsets in order."""
    async with AIOKafkaProducer(bootstrap_servers=Suite.broker, **{"linger_ms": 5, **config}) as producer:
        sent = [await producer.send(name, value, key, partition, timestamp, headers) for value in values]
        return [(await asyncio.wait_for(future, TIMEOUT)).offset for future in sent]


def consumer(*topics, group=None, **config):
    return AIOKafkaConsumer(*topics, bootstrap_servers=Suite.broker, group_id=group, **{
        "auto_offset_reset": "earliest", "enable_auto_commit": False, "session_timeout_ms": 6000, "heartbeat_interval_ms": 300,
        "fetch_max_wait_ms": 100, **config,
    })


async def assigned(name, offset=0, **config):
    reader = consumer(**config)
    await reader.start()
    reader.assign([TopicPartition(name, 0)])
    reader.seek(TopicPartition(name, 0), offset)
    return reader


async def polled(reader, timeout_ms=100):
    return [record for records in (await reader.getmany(timeout_ms=timeout_ms)).values() for record in records]


async def take(reader, count):
    found = []
    end = time.monotonic() + TIMEOUT
    while len(found) < count:
        check(time.monotonic() < end, f"{len(found)} of {count} records within {TIMEOUT} s")
        found += await polled(reader)
    same(len(found), count, "number of records")
    return found


def values(records):
    return [record.value for record in records]


async def read_from(name, offset, count):
    reader = await assigned(name, offset)
    found = await take(reader, count)
    await reader.stop()
    return found


@behaves()
async def topics_are_made_described_and_deleted():
    name = await topic("made", 3)
    async with admin() as client:
        [described] = await client.describe_topics([name])
        same(sorted(p["partition"] for p in described["partitions"]), [0, 1, 2], "partitions")
        accepted(await client.create_partitions({name: NewPartitions(5)}))

        async def grown():
            return len((await client.describe_topics([name]))[0]["partitions"]) == 5

        await until(grown, "five partitions")
        accepted(await client.delete_topics([name]))

        async def gone():
            return name not in await client.list_topics()

        await until(gone, "the deleted topic is gone")


@behaves()
async def topic_that_exists_is_refused():
    name = await topic("twice")
    async with admin() as client:
        try:
            accepted(await client.create_topics([NewTopic(name, 1, 1)]))
        except errors.TopicAlreadyExistsError:
            return
    check(False, "a second topic of the same name was made")


@behaves()
async def unknown_topic_is_said():
    async with admin() as client:
        try:
            accepted(await client.delete_topics([fresh("never-made")]))
        except errors.UnknownTopicOrPartitionError:
            return
    check(False, "a topic that is not there was deleted")


@behaves()
async def topic_is_made_on_first_use():
    name = fresh("first-use")
    same(await produce(name, numbered(3)), [0, 1, 2], "offsets")
    same(values(await read_from(name, 0, 3)), numbered(3), "values")


@behaves()
async def configs_are_described_and_altered():
    name = await topic("configs", **{"retention.ms": "100000"})
    async with admin() as client:
        async def config(key):
            [answer] = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)])
            return {entry[0]: entry[1] for entry in answer.resources[0][4]}[key]

        same(await config("retention.ms"), "100000", "what the topic was made with")
        await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, {"max.message.bytes": "20000"})])

        async def replaced():
            return (await config("max.message.bytes"), await config("retention.ms") != "100000") == ("20000", True)

        await until(replaced, "what was altered is there, and nothing else: AlterConfigs replaces everything")
    try:
        await produce(name, [bytes(30_000)])
    except errors.MessageSizeTooLargeError:
        return
    check(False, "30,000 bytes went into a topic of max.message.bytes=20000")


async def codec(name):
    topic_name, wanted = await topic(f"codec-{name}"), numbered(300, f"{name} repeats {name}")
    same(await produce(topic_name, wanted, compression_type=None if name == "none" else name, linger_ms=50), list(range(300)), "offsets")
    same(values(await read_from(topic_name, 0, 300)), wanted, "values")
    same(values(await read_from(topic_name, 123, 177)), wanted[123:], "values from inside a batch")


for _codec in ("none", "gzip", "snappy", "lz4", "zstd"):
    _check = functools.partial(codec, _codec)
    _check.__name__ = f"codec_{_codec}"
    behaves()(_check)


@behaves()
async def acks_of_every_kind():
    name = await topic("acks")
    async with AIOKafkaProducer(bootstrap_servers=Suite.broker, acks=0) as silent:
        for value in numbered(50, "acks 0"):
            await silent.send(name, value, partition=0)
    await take(reader := await assigned(name), 50)
    await reader.stop()
    await produce(name, numbered(50, "acks 1"), acks=1)
    await produce(name, numbered(50, "acks all"), acks="all")
    same(values(await read_from(name, 0, 150)), [v for acks in (0, 1, "all") for v in numbered(50, f"acks {acks}")], "values")


@behaves()
async def idempotent_producer():
    name = await topic("idempotent")
    same(await produce(name, numbered(1000), enable_idempotence=True, max_batch_size=1000), list(range(1000)), "offsets")
    same(values(await read_from(name, 0, 1000)), numbered(1000), "values")


@behaves()
async def headers_keys_and_timestamps():
    name = await topic("headers")
    headers = [("a", b"1"), ("b", None), ("a", b"2"), ("leer", b"")]
    await produce(name, [b"value"], key=b"key", headers=headers, timestamp=1_700_000_000_123)
    await produce(name, [None], key=b"gone")
    first, second = await read_from(name, 0, 2)
    same((first.key, first.value, first.timestamp), (b"key", b"value", 1_700_000_000_123), "first record")
    same(list(first.headers), headers, "headers, repeated ones too")
    same((second.key, second.value), (b"gone", None), "tombstone")


@behaves()
async def offsets_for_times():
    name = await topic("times")
    for number in range(5):
        await produce(name, [b"x"], timestamp=1_000_000 + number * 1000)
    here = TopicPartition(name, 0)
    reader = await assigned(name)
    for asked, wanted in ((0, 0), (1_000_000, 0), (1_000_001, 1), (1_003_000, 3)):
        same((await reader.offsets_for_times({here: asked}))[here].offset, wanted, f"offset at time {asked}")
    same((await reader.offsets_for_times({here: 1_004_001})).get(here), None, "after the last")
    same(((await reader.beginning_offsets([here]))[here], (await reader.end_offsets([here]))[here]), (0, 5), "ends")
    await reader.stop()


@behaves()
async def seek_pause_and_resume():
    name = await topic("seek")
    await produce(name, numbered(20))
    here = TopicPartition(name, 0)
    reader = await assigned(name)
    await take(reader, 20)
    reader.seek(here, 15)
    same(values(await take(reader, 5)), numbered(20)[15:], "after seeking to 15")
    reader.pause(here)
    await produce(name, [b"later"])
    same(await polled(reader, 1000), [], "what a paused partition gives")
    reader.resume(here)
    same(values(await take(reader, 1)), [b"later"], "after resuming")
    await reader.stop()


@behaves()
async def record_produced_later_ends_a_long_poll():
    name = await topic("long-poll")
    reader = await assigned(name, fetch_max_wait_ms=10_000)
    same(await polled(reader, 500), [], "what an empty topic gives")
    await produce(name, [b"now"])
    began = time.monotonic()
    await take(reader, 1)
    check(time.monotonic() - began < 5, "the waiting fetch did not end when a record came")
    await reader.stop()


@behaves()
async def delete_records_moves_the_start():
    name = await topic("delete-records")
    await produce(name, numbered(10))
    here = TopicPartition(name, 0)
    async with admin() as client:
        same(await client.delete_records({here: RecordsToDelete(6)}), {here: 6}, "start afterwards")
    reader = await assigned(name)
    await reader.seek_to_beginning()
    same(values(await take(reader, 4)), numbered(10)[6:], "what is left")
    await reader.stop()


@behaves(limit=60)
async def group_commits_and_resumes():
    name, group = await topic("resume", 2), fresh("group")
    for partition in (0, 1):
        await produce(name, numbered(10), partition)
    parts = [TopicPartition(name, 0), TopicPartition(name, 1)]
    async with consumer(name, group=group) as first:
        await take(first, 20)
        await first.commit({parts[0]: 4, parts[1]: (9, "a note")})
        same([await first.committed(part) for part in parts], [4, 9], "committed offsets")
    async with admin() as client:
        stored = await client.list_consumer_group_offsets(group)
        same(stored, {parts[0]: OffsetAndMetadata(4, ""), parts[1]: OffsetAndMetadata(9, "a note")}, "what an admin sees")
    async with consumer(name, group=group) as second:
        found = sorted((record.partition, record.offset) for record in await take(second, 7))
        same(found, [(0, offset) for offset in range(4, 10)] + [(1, 9)], "where the second member began")


@behaves(limit=60)
async def automatic_commit_and_resume():
    name, group = await topic("automatic"), fresh("group")
    await produce(name, numbered(10))
    for wanted in (numbered(10), [b"new"]):
        async with consumer(name, group=group, enable_auto_commit=True, auto_commit_interval_ms=100) as reader:
            same(values(await take(reader, len(wanted))), wanted, "what this member sees first")
        await produce(name, [b"new"])


class Taken(ConsumerRebalanceListener):
    """Counts what a member had to give up."""

    def __init__(self):
        self.count = 0

    async def on_partitions_revoked(self, revoked):
        self.count += len(revoked)

    async def on_partitions_assigned(self, assigned):
        pass


class Members:
    """Members of one group, polled in turn."""

    def __init__(self, name, group, **config):
        self.name, self.group, self.config = name, group, config
        self.members, self.taken, self.read = {}, collections.defaultdict(Taken), collections.Counter()

    async def join(self, who, **config):
        member = self.members[who] = consumer(group=self.group, **{**self.config, **config})
        member.subscribe([self.name], listener=self.taken[who])
        await member.start()

    async def settle(self, sizes, what):
        async def settled():
            for member in self.members.values():
                self.read.update((record.partition, record.offset) for record in await polled(member, 20))
            owned = {who: sorted(part.partition for part in member.assignment()) for who, member in self.members.items()}
            every = sorted(sum(owned.values(), []))
            return owned if sorted(map(len, owned.values())) == sizes and every == list(range(sum(sizes))) else None

        return await until(settled, what)

    async def leave(self, *whom):
        for who in whom:
            await self.members.pop(who).stop()


async def shares_are_even(assignor):
    group = Members(await topic("share", 4), fresh("group"), partition_assignment_strategy=[assignor])
    await group.join("first")
    await group.settle([4], "the first member owns everything")
    await group.join("second")
    await group.settle([2, 2], "two members share evenly")
    await group.leave("first")
    await group.settle([4], "the one that stays owns everything")
    await group.leave("second")


@behaves(limit=90)
async def range_assignor():
    await shares_are_even(RangePartitionAssignor)


@behaves(limit=90)
async def roundrobin_assignor():
    await shares_are_even(RoundRobinPartitionAssignor)


@behaves(limit=90)
async def sticky_assignor():
    await shares_are_even(StickyPartitionAssignor)


@behaves(limit=90)
async def static_member_returns_without_rebalance():
    group = Members(await topic("static", 4), fresh("group"), session_timeout_ms=20_000, partition_assignment_strategy=[RangePartitionAssignor])
    await group.join("first", group_instance_id="first")
    await group.join("second", group_instance_id="second")
    before = await group.settle([2, 2], "two static members share evenly")
    taken = group.taken["first"].count
    await group.leave("second")
    await group.join("second", group_instance_id="second")
    same(await group.settle([2, 2], "both are back"), before, "the same partitions as before")
    same(group.taken["first"].count, taken, "partitions taken from the member that stayed")
    await group.leave("first", "second")


@behaves(limit=60)
async def groups_are_listed_and_described():
    name, group = await topic("described", 2), fresh("group")
    members = Members(name, group)
    await members.join("only")
    await members.settle([2], "the member owns everything")
    async with admin() as client:
        check(group in [listed[0] for listed in await client.list_consumer_groups()], "the group is not listed")
        [answer] = await client.describe_consumer_groups([group])
        error, name_of, state, kind, _, listed, *_ = answer.groups[0]
        same((error, name_of, state, kind, len(listed)), (0, group, "Stable", "consumer", 1), "description")
    await members.leave("only")


if __name__ == "__main__":
    main()
