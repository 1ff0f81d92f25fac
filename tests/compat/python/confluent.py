#!/usr/bin/env python3
"""confluent-kafka (librdkafka): the client of most programs that are not written for the JVM.

Runs in the environment of `requirements.txt`, which `run` makes.
"""
import collections
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, numbered, one_for_all, same, until  # noqa: E402

import confluent_kafka as ck  # noqa: E402
from confluent_kafka.admin import AdminClient, NewTopic  # noqa: E402

TIMEOUT = 20

# One: a client that is let go while it asks cancels its question.
admin = one_for_all(lambda: AdminClient({"bootstrap.servers": Suite.broker}))


def done(futures):
    """Waits for every result of an admin call; the first refusal is raised."""
    return {name: future.result(TIMEOUT) for name, future in futures.items()}


def topic(stem, partitions=1, **config):
    name = fresh(stem)
    done(admin().create_topics([NewTopic(name, partitions, 1, config=config)]))
    return name


def four_partitions(stem, records):
    """A topic with so many records in each of its partitions."""
    name = topic(stem, 4)
    for partition in range(4):
        produce(name, numbered(records, f"p{partition}"), partition)
    return name


def producer(**config):
    return ck.Producer({"bootstrap.servers": Suite.broker, "linger.ms": 5, **config})


def produce(name, values, partition=0, keys=None, headers=None, timestamp=0, **config):
    """Produces and waits; gives the acknowledged messages in the order of their delivery."""
    delivered = []

    def report(error, message):
        delivered.append(error or message)

    sender = producer(**config)
    for number, value in enumerate(values):
        key = keys[number] if keys else None
        sender.produce(name, value, key, partition, on_delivery=report, timestamp=timestamp, headers=headers)
    same(sender.flush(TIMEOUT), 0, "records not acknowledged in time")
    for message in delivered:
        check(isinstance(message, ck.Message), f"refused: {message}")
    return delivered


def consumer(group=None, **config):
    return ck.Consumer({
        "bootstrap.servers": Suite.broker, "group.id": group or fresh("group"), "auto.offset.reset": "earliest",
        "enable.auto.commit": False, "session.timeout.ms": 6000, "heartbeat.interval.ms": 500, "fetch.wait.max.ms": 100, **config,
    })


def take(reader, count):
    """Polls until `count` messages have come."""
    found = []
    end = time.monotonic() + TIMEOUT
    while len(found) < count:
        check(time.monotonic() < end, f"{len(found)} of {count} messages within {TIMEOUT} s")
        message = reader.poll(0.2)
        if message is not None:
            check(message.error() is None, f"error instead of a message: {message.error()}")
            found.append(message)
    return found


def values(messages):
    return [message.value() for message in messages]


def read_from(name, offset, count, **config):
    """Reads partition 0 without a group."""
    reader = consumer(**config)
    reader.assign([ck.TopicPartition(name, 0, offset)])
    found = take(reader, count)
    reader.close()
    return found


@behaviour()
def topics_are_made_listed_and_deleted():
    name = topic("made", 3)
    # The controller has answered; the broker hears of it a moment later.
    listed = until(lambda: admin().list_topics(timeout=TIMEOUT).topics.get(name), "the topic is listed")
    same(sorted(listed.partitions), [0, 1, 2], "partitions")
    done(admin().delete_topics([name]))
    until(lambda: name not in admin().list_topics(timeout=TIMEOUT).topics, "the deleted topic is gone")


@behaviour()
def topic_that_exists_is_refused():
    name = topic("twice")
    try:
        done(admin().create_topics([NewTopic(name, 1, 1)]))
    except ck.KafkaException as error:
        same(error.args[0].code(), ck.KafkaError.TOPIC_ALREADY_EXISTS, "error")
    else:
        check(False, "a second topic of the same name was made")


@behaviour()
def topic_is_made_on_first_use():
    name = fresh("first-use")
    produce(name, numbered(3))
    same(values(read_from(name, 0, 3)), numbered(3), "values")


@behaviour()
def cluster_is_described():
    described = admin().describe_cluster().result(TIMEOUT)
    check(described.cluster_id, "no cluster id")
    same(len(described.nodes), 1, "nodes")
    check(described.controller is not None, "no controller")


@behaviour()
def acknowledged_offsets_are_dense():
    name = topic("dense")
    delivered = produce(name, numbered(2000), acks="all")
    same([message.offset() for message in delivered], list(range(2000)), "offsets")
    same(values(read_from(name, 0, 2000)), numbered(2000), "values")


@behaviour()
def idempotent_producer():
    name = topic("idempotent", 2)
    for partition in (0, 1):
        delivered = produce(name, numbered(1000), partition, **{"enable.idempotence": True, "batch.num.messages": 50})
        same([message.offset() for message in delivered], list(range(1000)), f"offsets of partition {partition}")


@behaviour()
def every_codec():
    name = topic("codecs")
    wanted = []
    for codec in ("none", "gzip", "snappy", "lz4", "zstd"):
        batch = numbered(200, f"{codec} repeats {codec}")
        produce(name, batch, **{"compression.type": codec})
        wanted += batch
    same(values(read_from(name, 0, len(wanted))), wanted, "values")


@behaviour()
def reading_from_inside_a_compressed_batch():
    name = topic("inside")
    produce(name, numbered(100), **{"compression.type": "zstd", "linger.ms": 200})
    same(values(read_from(name, 42, 58)), numbered(100)[42:], "from offset 42")


@behaviour()
def headers_keys_and_timestamps():
    name = topic("headers")
    headers = [("a", b"1"), ("b", None), ("a", b"2"), ("leer", b"")]
    produce(name, [b"value", None], keys=[b"key", b"gone"], headers=headers, timestamp=1_700_000_000_123)
    first, second = read_from(name, 0, 2)
    same((first.key(), first.value()), (b"key", b"value"), "key and value")
    same((second.key(), second.value()), (b"gone", None), "tombstone")
    same(first.headers(), headers, "headers")
    same(first.timestamp(), (ck.TIMESTAMP_CREATE_TIME, 1_700_000_000_123), "timestamp")


@behaviour()
def offsets_for_times():
    name = topic("times")
    for number in range(5):
        produce(name, [b"x"], timestamp=1_000_000 + number * 1000)
    reader = consumer()
    for asked, wanted in ((0, 0), (1_000_000, 0), (1_000_001, 1), (1_003_000, 3), (1_004_001, ck.OFFSET_END)):
        [found] = reader.offsets_for_times([ck.TopicPartition(name, 0, asked)], TIMEOUT)
        same(found.offset, wanted, f"offset at time {asked}")
    same(reader.get_watermark_offsets(ck.TopicPartition(name, 0), TIMEOUT), (0, 5), "watermarks")
    reader.close()


@behaviour()
def seek_pause_and_resume():
    name = topic("seek")
    produce(name, numbered(20))
    reader = consumer()
    here = ck.TopicPartition(name, 0, 0)
    reader.assign([here])
    take(reader, 20)
    reader.seek(ck.TopicPartition(name, 0, 5))
    same(values(take(reader, 15)), numbered(20)[5:], "after seeking to 5")
    reader.pause([here])
    produce(name, [b"later"])
    check(reader.poll(1) is None, "a paused partition gave a message")
    reader.resume([here])
    same(values(take(reader, 1)), [b"later"], "after resuming")
    reader.close()


@behaviour()
def record_produced_later_ends_a_long_poll():
    name = topic("long-poll")
    reader = consumer(**{"fetch.wait.max.ms": 10_000})
    reader.assign([ck.TopicPartition(name, 0, 0)])
    check(reader.poll(1) is None, "a message in an empty topic")
    produce(name, [b"now"])
    began = time.monotonic()
    same(values(take(reader, 1)), [b"now"], "value")
    check(time.monotonic() - began < 5, "the waiting fetch did not end when a record came")
    reader.close()


@behaviour()
def delete_records_moves_the_start():
    name = topic("delete-records")
    produce(name, numbered(10))
    done(admin().delete_records([ck.TopicPartition(name, 0, 6)]))
    same(values(read_from(name, ck.OFFSET_BEGINNING, 4)), numbered(10)[6:], "what is left")


@behaviour()
def large_records():
    name = topic("large")
    big = [bytes([number]) * 900_000 for number in range(4)]
    produce(name, big)
    same(values(read_from(name, 0, 4)) == big, True, "four records of 900,000 bytes come back")


@behaviour(limit=60)
def group_commits_and_resumes():
    name, group = topic("resume", 2), fresh("group")
    produce(name, numbered(10), 0)
    produce(name, numbered(10), 1)
    first = consumer(group)
    first.subscribe([name])
    take(first, 20)
    first.commit(offsets=[ck.TopicPartition(name, 0, 4), ck.TopicPartition(name, 1, 9, "a note")], asynchronous=False)
    stored = first.committed([ck.TopicPartition(name, 0), ck.TopicPartition(name, 1)], TIMEOUT)
    same([(p.offset, p.metadata) for p in stored], [(4, None), (9, "a note")], "committed offsets")
    first.close()
    second = consumer(group)
    second.subscribe([name])
    found = sorted((message.partition(), message.offset()) for message in take(second, 7))
    same(found, [(0, offset) for offset in range(4, 10)] + [(1, 9)], "where the second member began")
    second.close()


@behaviour(limit=60)
def automatic_commit_and_resume():
    name, group = topic("automatic"), fresh("group")
    automatic = {"enable.auto.commit": True, "auto.commit.interval.ms": 100}
    produce(name, numbered(10))
    first = consumer(group, **automatic)
    first.subscribe([name])
    take(first, 10)
    first.close()
    produce(name, [b"new"])
    second = consumer(group, **automatic)
    second.subscribe([name])
    same(values(take(second, 1)), [b"new"], "what the second member sees first")
    second.close()


class Members:
    """Members of one group that are polled in turn; remembers what each was given and taken."""

    def __init__(self, name, group, **config):
        self.name, self.group, self.config = name, group, config
        self.members, self.lost, self.read = {}, collections.Counter(), collections.Counter()

    def join(self, who, **config):
        member = consumer(self.group, **{**self.config, **config})
        member.subscribe([self.name], on_revoke=lambda _, taken: self.lost.update({who: len(taken)}))
        self.members[who] = member

    def poll(self):
        for member in self.members.values():
            message = member.poll(0.02)
            if message is not None and message.error() is None:
                self.read[(message.partition(), message.offset())] += 1

    def owned(self):
        self.poll()
        return {who: sorted(p.partition for p in member.assignment()) for who, member in self.members.items()}

    def settle(self, sizes, what):
        """Waits until the members own that many partitions each, all of them together and none twice."""

        def settled():
            owned = self.owned()
            every = sorted(sum(owned.values(), []))
            return owned if sorted(map(len, owned.values())) == sizes and every == list(range(sum(sizes))) else None

        return until(settled, what, 40)

    def leave(self, who):
        self.members.pop(who).close()

    def close(self):
        for who in list(self.members):
            self.leave(who)


def shares_are_even(strategy):
    group = Members(topic(strategy, 4), fresh("group"), **{"partition.assignment.strategy": strategy})
    group.join("first")
    group.settle([4], "the first member owns everything")
    group.join("second")
    group.settle([2, 2], "two members share evenly")
    group.leave("first")
    group.settle([4], "the one that stays owns everything")
    group.close()


@behaviour(limit=90)
def range_assignor():
    shares_are_even("range")


@behaviour(limit=90)
def roundrobin_assignor():
    shares_are_even("roundrobin")


@behaviour(limit=90)
def cooperative_sticky_moves_only_what_must():
    name = topic("cooperative", 4)
    group = Members(name, fresh("group"), **{"partition.assignment.strategy": "cooperative-sticky"})
    group.join("first")
    group.settle([4], "the first member owns everything")
    group.join("second")
    before = group.settle([2, 2], "two members share evenly")
    same(group.lost["first"], 2, "partitions taken from the first member")
    for partition in range(4):
        produce(name, numbered(25), partition)
    until(lambda: group.poll() or len(group.read) == 100, "all records are read")
    same(set(group.read.values()), {1}, "how often each record was read")
    same(group.owned(), before, "nothing moved meanwhile")
    group.close()


@behaviour(limit=90)
def static_member_returns_without_rebalance():
    name = topic("static", 4)
    group = Members(name, fresh("group"), **{"partition.assignment.strategy": "range", "session.timeout.ms": 20_000})
    group.join("first", **{"group.instance.id": "first"})
    group.join("second", **{"group.instance.id": "second"})
    before = group.settle([2, 2], "two static members share evenly")
    group.lost.clear()
    group.leave("second")
    group.join("second", **{"group.instance.id": "second"})
    same(group.settle([2, 2], "both are back"), before, "the same partitions as before")
    same(group.lost["first"], 0, "partitions taken from the member that stayed")
    group.close()


def of_the_new_protocol(group=None, **config):
    """A member of a group of the consumer protocol (KIP-848): the broker assigns, and sets the session timeout."""
    return ck.Consumer({
        "bootstrap.servers": Suite.broker, "group.id": group or fresh("group"), "group.protocol": "consumer",
        "auto.offset.reset": "earliest", "enable.auto.commit": False, "fetch.wait.max.ms": 100, **config,
    })


def owned(reader):
    return [part.partition for part in reader.assignment()]


def share_four_evenly(*members):
    """Waits until the members, polled in turn, own all of partitions 0 to 3, each as many as the others and none twice."""

    def even():
        for member in members:
            member.poll(0.1)
        shares = [owned(member) for member in members]
        return {len(share) for share in shares} == {4 // len(members)} and sorted(sum(shares, [])) == [0, 1, 2, 3]

    until(even, f"four partitions, shared evenly by {len(members)}", 40)


@behaviour(limit=90)
def consumer_protocol_shares_commits_and_resumes():
    name = four_partitions("new-protocol", 10)
    group = fresh("group")
    first = of_the_new_protocol(group)
    first.subscribe([name])
    same(len(take(first, 40)), 40, "records")
    first.commit(asynchronous=False)
    second = of_the_new_protocol(group)
    second.subscribe([name])
    share_four_evenly(first, second)
    described = done(admin().describe_consumer_groups([group]))[group]
    same((described.state.name, described.type.name, len(described.members)), ("STABLE", "CONSUMER", 2), "description")
    first.close()
    share_four_evenly(second)
    produce(name, numbered(3, "later"))
    same(sorted(values(take(second, 3))), numbered(3, "later"), "only what was not committed")
    second.close()


@behaviour(limit=60)
def consumer_protocol_follows_a_pattern():
    stem = fresh("pattern")
    done(admin().create_topics([NewTopic(f"{stem}-one", 1, 1), NewTopic(f"{stem}-two", 1, 1)]))
    produce(f"{stem}-one", [b"one"])
    produce(f"{stem}-two", [b"two"])
    reader = of_the_new_protocol()
    reader.subscribe([f"^{stem}-.*"])
    same(sorted(values(take(reader, 2))), [b"one", b"two"], "both topics")
    reader.close()


@behaviour(limit=90)
def classic_and_consumer_protocol_share_a_group():
    name = four_partitions("mixed", 5)
    group = fresh("group")
    old = consumer(group, **{"partition.assignment.strategy": "cooperative-sticky", "session.timeout.ms": 10000})
    old.subscribe([name])
    same(len(take(old, 20)), 20, "records of the classic member alone")
    old.commit(asynchronous=False)
    new = of_the_new_protocol(group)
    new.subscribe([name])
    share_four_evenly(old, new)
    new.close()
    share_four_evenly(old)
    old.close()


@behaviour(limit=60)
def groups_are_listed_described_and_deleted():
    name, group = topic("described", 2), fresh("group")
    members = Members(name, group)
    members.join("only")
    members.settle([2], "the member owns everything")
    members.members["only"].commit(offsets=[ck.TopicPartition(name, 0, 0)], asynchronous=False)
    client = admin()
    check(group in [g.group_id for g in client.list_consumer_groups().result(TIMEOUT).valid], "the group is not listed")
    described = done(client.describe_consumer_groups([group]))[group]
    same((described.state, len(described.members)), (ck.ConsumerGroupState.STABLE, 1), "state and members")
    members.close()
    done(client.delete_consumer_groups([group]))
    check(group not in [g.group_id for g in client.list_consumer_groups().result(TIMEOUT).valid], "the deleted group is listed")


@behaviour()
def offsets_of_a_group_are_read_and_set_by_an_admin():
    name, group = topic("admin-offsets"), fresh("group")
    client = admin()
    wanted = [ck.TopicPartition(name, 0, 3)]
    produce(name, numbered(5))
    done(client.alter_consumer_group_offsets([ck.ConsumerGroupTopicPartitions(group, wanted)]))
    found = done(client.list_consumer_group_offsets([ck.ConsumerGroupTopicPartitions(group)]))[group]
    same([(p.topic, p.partition, p.offset) for p in found.topic_partitions], [(name, 0, 3)], "offsets of the group")
    reader = consumer(group)
    reader.subscribe([name])
    same(values(take(reader, 2)), numbered(5)[3:], "where a member begins")
    reader.close()


def compacted_workload():
    """Batches of (codec, records), made from nothing but this: 120 of 20 records, a minute apart, so that segments of ten minutes roll the
    same way everywhere. A record is (key, value or None)."""
    state = 7
    for at in range(120):
        records = []
        for _ in range(20):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            key = b"key %d" % ((state >> 33) % 90)
            records.append((key, None if (state >> 20) % 10 == 0 else b"%d of %d " % (at, state >> 40) * (state >> 50 & 7)))
        yield ["none", "gzip", "snappy", "lz4", "zstd"][at % 5], records


def last_of_each_key(batches, segment_ms):
    """Which offsets are left once everything but the active segment is compacted; tombstones are kept for now."""
    segment_from, active, everything = None, 0, []
    for at, (_, records) in enumerate(batches):
        if segment_from is not None and at * 60_000 - segment_from > segment_ms:
            segment_from, active = at * 60_000, len(everything)
        segment_from = at * 60_000 if segment_from is None else segment_from
        everything.extend(key for key, _ in records)
    last = {key: offset for offset, key in enumerate(everything[:active])}
    return sorted(last.values()) + list(range(active, len(everything)))


@behaviour(limit=90)
def compaction_leaves_the_last_of_each_key():
    first_ms, segment_ms = int(time.time() * 1000) - 3 * 3_600_000, 600_000
    config = {"cleanup.policy": "compact", "segment.ms": str(segment_ms), "min.cleanable.dirty.ratio": "0.000001"}
    name = topic("compacted", **config)
    batches = list(compacted_workload())
    producers = {codec: producer(**{"compression.type": codec, "linger.ms": 2000, "batch.num.messages": 20}) for codec, _ in batches[:5]}
    for at, (codec, records) in enumerate(batches):
        for key, value in records:
            producers[codec].produce(name, value, key, partition=0, timestamp=first_ms + at * 60_000)
        check(producers[codec].flush(TIMEOUT) == 0, "not everything was written")
    total = sum(len(records) for _, records in batches)
    sent = [record for _, records in batches for record in records]

    def left():
        consumer = ck.Consumer({"bootstrap.servers": Suite.broker, "group.id": fresh("reads"), "enable.partition.eof": True})
        consumer.assign([ck.TopicPartition(name, 0, 0)])
        found = []
        while not (found and found[-1].error()):
            found.extend(consumer.consume(1000, 1))
        consumer.close()
        for message in found[:-1]:
            same((message.key(), message.value()), sent[message.offset()], f"the record at {message.offset()}")
        return [message.offset() for message in found[:-1]]

    wanted = last_of_each_key(batches, segment_ms)
    check(len(wanted) < total / 4, "the workload overwrites most of itself")
    until(lambda: left() == wanted, "the last of each key, at their offsets", 60)


if __name__ == "__main__":
    main()
