#!/usr/bin/env python3
"""Fills a Kafka, stops it, starts Milena on its directory, and goes back.

    KAFKA='PROGRAM [ARG]...' tests/compat/adopt.py MILENA [--gib N] [--kill]

MILENA: the binary. KAFKA runs a Kafka of one node: `start FOLDER --port PORT --set NAME=VALUE...` makes and starts one whose files are
FOLDER/1/server.properties and FOLDER/1/data, `stop FOLDER` and `kill FOLDER 1` end it, `restart FOLDER 1` starts it again, `tool NAME ARG...`
runs one of its tools. Without KAFKA nothing is checked, and it says so. --gib: how much to fill in (1). --kill: Kafka is killed, not stopped.

Held: what `--check` says; every record, the ends of all partitions and the groups' offsets through Milena as through Kafka, the segments
byte for byte the same; Milena appends; and Kafka, with its own metadata log back in place, has all of it, Milena's records too.
"""
import argparse
import hashlib
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time

from broker import free_port, listens

TOPIC, PARTITIONS, RECORD = "filled", 4, 1024
GROUPS = {"early": 1000, "late": 100_000}
MORE = 10_000


def kafka(*words, limit=600):
    done = subprocess.run([*shlex.split(os.environ["KAFKA"]), *map(str, words)], capture_output=True, text=True, timeout=limit)
    if done.returncode != 0:
        sys.exit(f"FAIL {words}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return done.stdout


def produce(broker, count):
    kafka("tool", "kafka-producer-perf-test", "--bootstrap-server", broker, "--topic", TOPIC, "--num-records", count, "--record-size", RECORD,
          "--throughput", -1, "--command-property", "batch.size=65536", "linger.ms=20", limit=3000)


def fill(broker, count):
    kafka("tool", "kafka-topics", "--bootstrap-server", broker, "--create", "--topic", TOPIC, "--partitions", PARTITIONS,
          "--config", "segment.bytes=268435456", "--config", "retention.ms=-1")
    produce(broker, count)
    for group, offset in GROUPS.items():
        kafka("tool", "kafka-consumer-groups", "--bootstrap-server", broker, "--group", group, "--topic", TOPIC, "--reset-offsets",
              "--to-offset", min(offset, count // 10), "--execute")


def told(broker):
    """Ends, committed offsets, topics with their ids and settings."""
    ends = sorted(kafka("tool", "kafka-get-offsets", "--bootstrap-server", broker, "--topic", TOPIC).split())
    groups = []
    for group in GROUPS:
        lines = kafka("tool", "kafka-consumer-groups", "--bootstrap-server", broker, "--group", group, "--describe").splitlines()
        groups += sorted(" ".join(line.split()[:4]) for line in lines if TOPIC in line)
    topic = kafka("tool", "kafka-topics", "--bootstrap-server", broker, "--describe", "--topic", TOPIC)
    identity, settings = re.search(r"TopicId: (\S+).*Configs: (\S+)", topic.splitlines()[0]).groups()
    return ends, groups, (identity, sorted(settings.split(",")))


def read_all(broker, count, when):
    """Kafka's consumer reads from the beginning and verifies each batch's checksum."""
    out = kafka("tool", "kafka-consumer-perf-test", "--bootstrap-server", broker, "--topic", TOPIC, "--num-records", count,
                "--timeout", 60000, "--hide-header", limit=3000)
    fields = [field.strip() for field in out.strip().splitlines()[-1].split(",")]
    assert int(fields[4]) == count, f"{when}: {fields[4]} records of {count}"
    print(f"ok {when}: {count} records read, {fields[3]} MB/s", flush=True)


def segments(data):
    digests = {}
    for file in sorted(data.glob(f"{TOPIC}-*/*.log")):
        with open(file, "rb") as opened:
            digests[str(file.relative_to(data))] = hashlib.file_digest(opened, "sha256").hexdigest()
    return digests


def start(milena, options, port, log):
    began = time.monotonic()
    server = subprocess.Popen([milena, "server", options], stdout=log, stderr=log)
    if not listens(server, f"127.0.0.1:{port}", 300):
        sys.exit("FAIL the broker does not start")
    return server, time.monotonic() - began


def main():
    if "KAFKA" not in os.environ:
        print("SKIPPED, NOTHING WAS CHECKED: set KAFKA to a program that runs a Kafka and its tools", file=sys.stderr)
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("milena", type=pathlib.Path)
    parser.add_argument("--gib", type=float, default=1)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    count = int(asked.gib * 2**30 / RECORD)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        run(asked.milena.resolve(), pathlib.Path(folder), count, asked.kill)


def run(milena, folder, count, kill):
    home, port = folder / "kafka", free_port()
    broker, data, options = f"127.0.0.1:{port}", home / "1" / "data", home / "1" / "server.properties"
    kafka("start", home, "--port", port)
    try:
        fill(broker, count)
        expected = told(broker)
    finally:
        kafka(*(["kill", home, 1] if kill else ["stop", home]))
    before = segments(data)
    print(f"ok filled: {sum(f.stat().st_size for f in data.rglob('*.log')) / 2**30:.2f} GiB in {len(before)} segments", flush=True)
    checked = subprocess.run([milena, "server", "--check", options], capture_output=True, text=True)
    assert checked.returncode == 0 and "a start takes them over" in checked.stdout, checked
    log = open(folder / "milena.log", "w")
    server, took = start(milena, options, port, log)
    try:
        print(f"ok taken over: listens after {took * 1000:.0f} ms", flush=True)
        assert told(broker) == expected, (told(broker), expected)
        read_all(broker, count, "taken over")
        after = segments(data)
        assert after == before, "the segments are as they were"
        produce(broker, MORE)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0, "a clean stop"
    finally:
        if server.poll() is None:
            server.kill()
    lines = [line for line in (folder / "milena.log").read_text().splitlines() if "WARN" in line or "ERROR" in line or "taken_over" in line]
    print("\n".join(lines))
    back(home, data, broker, count, expected)


def back(home, data, broker, count, expected):
    os.rename(data / "__cluster_metadata-0", home / "milena-metadata")
    os.rename(data / "__cluster_metadata-0.kafka", data / "__cluster_metadata-0")
    (data / ".kafka_cleanshutdown").unlink()
    kafka("restart", home, 1)
    try:
        ends, groups, topic = told(broker)
        total = sum(int(end.rsplit(":", 1)[1]) for end in ends)
        assert total == count + MORE, ends
        assert groups == expected[1] and topic == expected[2], (groups, topic, expected)
        read_all(broker, count + MORE, "back in Kafka")
    finally:
        kafka("stop", home)


if __name__ == "__main__":
    main()
