#!/usr/bin/env python3
"""Groups in which half of the members are librdkafka's and half are Java's, restarted one after the other under load.

Every member is a process of its own (member.py, Member.java). A restart is an orderly one or a kill. Nothing may be lost; and what the broker
has acknowledged as committed may not be read again by anybody, which is all that at-least-once leaves to be doubled.
Needs JAVA_MEMBER: the command of Member.java.
"""
import collections
import os
import pathlib
import shlex
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, same, until  # noqa: E402

import confluent_kafka as ck  # noqa: E402
from confluent_kafka.admin import AdminClient, NewTopic  # noqa: E402

PARTITIONS = 6
SETTINGS = {"auto.offset.reset": "earliest", "enable.auto.commit": "false"}
CLASSIC = {"session.timeout.ms": "6000", "heartbeat.interval.ms": "300"}
PROGRAMS = {
    "librdkafka": [sys.executable, pathlib.Path(__file__).resolve().parent / "member.py"],
    "java": shlex.split(os.environ.get("JAVA_MEMBER", "")),
}


class Observed:
    """What the members have said, in the order in which it came."""

    def __init__(self):
        self.lock = threading.Lock()
        self.committed = collections.Counter()
        self.read = collections.Counter()
        self.again = []

    def on_read(self, who, partition, offset):
        with self.lock:
            if offset < self.committed[partition]:
                self.again.append(f"{who} read {partition}/{offset}, committed up to {self.committed[partition]}")
            self.read[(partition, offset)] += 1

    def on_commit(self, partition, offset):
        with self.lock:
            self.committed[partition] = max(self.committed[partition], offset)


class Member:
    def __init__(self, kind, number, topic, group, config, observed):
        self.kind, self.who, self.observed, self.owned = kind, f"{kind} {number}", observed, None
        pairs = [f"{name}={value}" for name, value in {**SETTINGS, **config, "group.id": group}.items()]
        self.process = subprocess.Popen(
            [*map(str, PROGRAMS[kind]), Suite.broker, topic, *pairs],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.listening = threading.Thread(target=self.listen, daemon=True)
        self.listening.start()

    def listen(self):
        for line in self.process.stdout:
            word, *numbers = line.split()
            if word == "own":
                self.owned = numbers
            elif word == "read":
                self.observed.on_read(self.who, *map(int, numbers))
            elif word == "commit":
                self.observed.on_commit(*map(int, numbers))

    def ends(self):
        self.process.stdin.close()
        same(self.process.wait(20), 0, f"exit status of {self.who}")
        self.listening.join(5)

    def is_killed(self):
        self.process.kill()
        self.process.wait()
        self.listening.join(5)


class Load:
    """Writes a record to each partition in turn until it is stopped; knows how many each has."""

    def __init__(self, topic):
        self.topic, self.stopped = topic, threading.Event()
        self.written = collections.Counter()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        producer = ck.Producer({"bootstrap.servers": Suite.broker, "enable.idempotence": True, "linger.ms": 5})

        def count(error, message):
            if error is None:
                self.written[message.partition()] += 1

        for number in range(1_000_000):
            if self.stopped.wait(0.002):
                break
            producer.produce(self.topic, b"%d" % number, partition=number % PARTITIONS, on_delivery=count)
            producer.poll(0)
        producer.flush(20)

    def stop(self):
        self.stopped.set()
        self.thread.join(25)
        return {(partition, offset) for partition, count in self.written.items() for offset in range(count)}


def rolling_restarts(configs):
    """`configs`: for each kind of client, how its members join."""
    topic, group, observed = fresh("rolling"), fresh("group"), Observed()
    admin = AdminClient({"bootstrap.servers": Suite.broker})
    admin.create_topics([NewTopic(topic, PARTITIONS, 1)])[topic].result(20)
    started = iter(range(100))

    def start(kind):
        return Member(kind, next(started), topic, group, configs[kind], observed)

    def all_work(members):
        alive = [member.who for member in members if member.process.poll() is not None]
        check(not alive, f"ended by themselves: {alive}")
        return all(member.owned for member in members)

    load = Load(topic)
    members = [start(kind) for kind in ("librdkafka", "java", "librdkafka", "java")]
    try:
        until(lambda: all_work(members), "every member has partitions", 40)
        for place in range(4):
            members[place].ends()
            members[place] = start(members[place].kind)
            until(lambda: all_work(members), f"{members[place].who} has partitions", 40)
        for place in (0, 1):
            members[place].is_killed()
            members[place] = start(members[place].kind)
        until(lambda: all_work(members), "every member has partitions after two were killed", 40)
        written = load.stop()
        check(len(written) > 1000, f"only {len(written)} records were written")
        until(lambda: written <= observed.read.keys(), "everything is read", 30)
        same(observed.again, [], "read again although committed")
        # Those that were killed may have read what they had not committed, and nobody else.
        for member in members:
            member.ends()
    finally:
        load.stop()
        for member in members:
            member.is_killed()
    same(set(observed.read), written, "what was read")


@behaviour(limit=150)
def range_assignor():
    rolling_restarts({
        "librdkafka": {**CLASSIC, "partition.assignment.strategy": "range"},
        "java": {**CLASSIC, "partition.assignment.strategy": "org.apache.kafka.clients.consumer.RangeAssignor"},
    })


@behaviour(limit=150)
def cooperative_assignor():
    rolling_restarts({
        "librdkafka": {**CLASSIC, "partition.assignment.strategy": "cooperative-sticky"},
        "java": {**CLASSIC, "partition.assignment.strategy": "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"},
    })


@behaviour(limit=150)
def consumer_protocol():
    rolling_restarts({"librdkafka": {"group.protocol": "consumer"}, "java": {"group.protocol": "consumer"}})


@behaviour(limit=150)
def both_protocols_in_one_group():
    rolling_restarts({
        "librdkafka": {**CLASSIC, "partition.assignment.strategy": "cooperative-sticky"}, "java": {"group.protocol": "consumer"},
    })


if __name__ == "__main__":
    main()
