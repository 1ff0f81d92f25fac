#!/usr/bin/env python3
"""kcat (librdkafka 2.0, from Debian): what a person types at a shell.

Every behaviour runs the program itself and looks at what it printed.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, same  # noqa: E402

LIMIT = 30


def kcat(*arguments, given=None):
    """Runs kcat; gives what it printed, as bytes. An exit status other than 0 is a failure with kcat's own words."""
    command = ["kcat", "-b", Suite.broker, *arguments]
    done = subprocess.run(command, input=given, capture_output=True, timeout=LIMIT)
    words = done.stderr.decode(errors="replace")
    check(done.returncode == 0, f"{' '.join(command[3:])}: exit {done.returncode}: {words}")
    return done.stdout


def produce(topic, values, *options):
    kcat("-P", "-t", topic, *options, given=b"".join(value + b"\n" for value in values))


def consume(topic, *options):
    """Reads partition 0 to its end, unless the options say otherwise."""
    return kcat("-C", "-q", "-e", "-t", topic, "-p", "0", *options).splitlines()


def lines(stem, count):
    return [b"%s %d" % (stem.encode(), number) for number in range(count)]


def round_trip(*options):
    topic, values = fresh("kcat"), lines("a line that repeats itself repeats itself", 500)
    produce(topic, values, "-p", "0", *options)
    same(consume(topic, "-o", "beginning"), values, "values read back")


@behaviour()
def codec_none():
    round_trip()


@behaviour()
def codec_gzip():
    round_trip("-z", "gzip")


@behaviour()
def codec_snappy():
    round_trip("-z", "snappy")


@behaviour()
def codec_lz4():
    round_trip("-z", "lz4")


@behaviour()
def codec_zstd():
    round_trip("-z", "zstd")


@behaviour()
def acks_none():
    # Without acks the producer ends before the broker has stored everything, so the reader waits for the count, not for the end.
    topic, values = fresh("acks"), lines("unacknowledged", 100)
    produce(topic, [b"makes the topic"], "-p", "0")
    produce(topic, values, "-p", "0", "-X", "acks=0")
    found = kcat("-C", "-q", "-t", topic, "-p", "0", "-o", "1", "-c", "100").splitlines()
    same(found, values, "values read back")


@behaviour()
def acks_leader():
    round_trip("-X", "acks=1")


@behaviour()
def idempotent_producer():
    round_trip("-X", "enable.idempotence=true")


@behaviour()
def headers():
    topic = fresh("headers")
    produce(topic, [b"value"], "-p", "0", "-H", "one=1", "-H", "two=zwei", "-H", "one=again", "-H", "empty=")
    same(consume(topic, "-f", "%h|%s\n"), [b"one=1,two=zwei,one=again,empty=|value"], "headers, repeated ones too")


@behaviour()
def keys_and_tombstones():
    topic = fresh("keys")
    kcat("-P", "-t", topic, "-p", "0", "-K:", "-Z", given=b"a:1\nb:\nc:3\n")
    same(consume(topic, "-f", "%k=%S\n"), [b"a=1", b"b=-1", b"c=1"], "key and size of value; -1 is a tombstone")


@behaviour()
def whole_file_is_one_record():
    topic = fresh("file")
    body = os.urandom(900_000)
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        kcat("-P", "-t", topic, "-p", "0", file.name)
    same(kcat("-C", "-q", "-e", "-t", topic, "-p", "0", "-D", "") == body, True, "900,000 bytes come back as they were")


def murmur2(data):
    """Kafka's own key hash, for the partition that a key must land in."""
    mask, m = 0xFFFFFFFF, 0x5BD1E995
    h = 0x9747B28C ^ len(data)
    whole = len(data) // 4 * 4
    for at in range(0, whole, 4):
        k = int.from_bytes(data[at:at + 4], "little") * m & mask
        h = (h * m & mask) ^ ((k ^ k >> 24) * m & mask)
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return h ^ h >> 15


@behaviour()
def partitioner_puts_a_key_where_java_does():
    topic = fresh("partitioner")
    keys = [b"key-%d" % number for number in range(40)]
    produce(topic, [b"makes the topic"], "-p", "0")
    partitions = metadata(topic)["topics"][0]["partitions"]
    produce(topic, [key + b":v" for key in keys], "-K:", "-X", "topic.partitioner=murmur2_random")
    found = kcat("-C", "-q", "-e", "-t", topic, "-f", "%p %k\n").splitlines()
    placed = {key: int(partition) for partition, key in (line.split(b" ", 1) for line in found) if key}
    same(placed, {key: (murmur2(key) & 0x7FFFFFFF) % len(partitions) for key in keys}, "partition of each key")


def metadata(topic=None):
    return json.loads(kcat("-L", "-J", *(["-t", topic] if topic else [])))


@behaviour()
def metadata_is_listed():
    topic = fresh("listed")
    produce(topic, [b"makes the topic"])
    listed = metadata()
    check(topic in [t["topic"] for t in listed["topics"]], "the topic is not in the list of all")
    same(len(listed["brokers"]), 1, "number of brokers")
    for partition in metadata(topic)["topics"][0]["partitions"]:
        same(partition["leader"], listed["brokers"][0]["id"], "leader")
        same([r["id"] for r in partition["isrs"]], [partition["leader"]], "in-sync replicas")


@behaviour()
def offset_beginning_and_end():
    topic = fresh("ends")
    produce(topic, lines("x", 10), "-p", "0")
    same(consume(topic, "-o", "beginning"), lines("x", 10), "from the beginning")
    same(consume(topic, "-o", "end"), [], "from the end")


@behaviour()
def offset_absolute():
    topic = fresh("absolute")
    produce(topic, lines("x", 10), "-p", "0")
    same(consume(topic, "-o", "7"), lines("x", 10)[7:], "from offset 7, inside the batch")


@behaviour()
def offset_relative_to_end():
    topic = fresh("relative")
    produce(topic, lines("x", 10), "-p", "0")
    same(consume(topic, "-o", "-3"), lines("x", 10)[7:], "the last three")


def three_at_different_times(topic):
    """Three records, each at a millisecond of its own; gives those times."""
    for number in range(3):
        produce(topic, [b"at %d" % number], "-p", "0")
        time.sleep(0.02)
    return [int(line) for line in consume(topic, "-f", "%T\n")]


@behaviour()
def offset_from_timestamp():
    topic = fresh("since")
    times = three_at_different_times(topic)
    same(consume(topic, "-o", f"s@{times[1]}"), [b"at 1", b"at 2"], "from the time of the second")


@behaviour()
def offset_until_timestamp():
    topic = fresh("until")
    times = three_at_different_times(topic)
    same(consume(topic, "-o", f"s@{times[0]}", "-o", f"e@{times[2]}"), [b"at 0", b"at 1"], "until the time of the third")


@behaviour()
def offsets_are_queried_by_time():
    topic = fresh("query")
    times = three_at_different_times(topic)
    for time_ms, offset in [(times[0], 0), (times[1], 1), (times[2], 2), (-2, 0), (-1, 3)]:
        said = kcat("-Q", "-t", f"{topic}:0:{time_ms}").decode()
        check(f"offset {offset}" in said, f"time {time_ms}: said {said.strip()}, wanted offset {offset}")


@behaviour()
def offset_stored():
    topic, group = fresh("stored"), fresh("group")
    produce(topic, lines("x", 5), "-p", "0")
    # kcat's simple consumer stores offsets in the group without being a member of it.
    keep = ["-X", f"group.id={group}", "-X", "topic.auto.offset.reset=earliest", "-X", "topic.auto.commit.interval.ms=10"]
    same(consume(topic, "-o", "stored", *keep), lines("x", 5), "the first time, all")
    produce(topic, lines("y", 2), "-p", "0")
    same(consume(topic, "-o", "stored", *keep), lines("y", 2), "the second time, what is new")


def group_reads(group, topic, count):
    """Reads exactly `count` records as a member of the group, and leaves it."""
    found = kcat("-q", "-X", "auto.offset.reset=earliest", "-c", str(count), "-G", group, topic)
    return sorted(found.splitlines())


@behaviour()
def group_reads_all_partitions():
    topic, group = fresh("group-all"), fresh("group")
    values = sorted(lines("spread", 200))
    produce(topic, values)
    same(group_reads(group, topic, 200), values, "values")


@behaviour(limit=60)
def group_resumes_where_it_left():
    topic, group = fresh("group-resume"), fresh("group")
    produce(topic, lines("first", 50))
    same(group_reads(group, topic, 50), sorted(lines("first", 50)), "the first time")
    produce(topic, lines("second", 30))
    same(group_reads(group, topic, 30), sorted(lines("second", 30)), "the second time, what is new")


@behaviour(limit=60)
def groups_are_independent():
    topic = fresh("groups")
    produce(topic, lines("for both", 40))
    for _ in range(2):
        same(group_reads(fresh("group"), topic, 40), sorted(lines("for both", 40)), "each group reads everything")


@behaviour()
def unknown_topic_is_said():
    command = ["kcat", "-b", Suite.broker, "-C", "-e", "-t", fresh("never-made"), "-p", "0", "-X", "allow.auto.create.topics=false"]
    done = subprocess.run(command, capture_output=True, timeout=LIMIT)
    check(done.returncode != 0, "reading a topic that does not exist ended well")
    check(b"nknown topic" in done.stderr, f"said {done.stderr!r}")


if __name__ == "__main__":
    main()
