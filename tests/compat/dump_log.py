#!/usr/bin/env python3
"""Shows partition folders that Milena wrote to Kafka's own dump tool.

    KAFKA_TOOL='PROGRAM [ARG]...' tests/compat/dump_log.py MILENA

MILENA: the binary. KAFKA_TOOL runs one of Kafka's tools when the tool's script name and its arguments follow.
Without KAFKA_TOOL nothing is checked, and it says so.

A topic with small segments is filled by Kafka's producer with every codec; then the broker is killed, its folder is dumped, the broker
starts again, stops cleanly, and the folder is dumped again. Each time: every batch is valid, offsets are dense from 0 to the last
one acknowledged, the indexes agree with the log, and the producer snapshots are read.
"""
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile

from broker import free_port, listens

CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]
RECORDS = 4000
RECORD_SIZE = 400
TOPIC = "dumped"


def tool(name, *words, limit=120):
    command = [*shlex.split(os.environ["KAFKA_TOOL"]), name, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    if done.returncode != 0:
        sys.exit(f"FAIL {name} {words}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return done.stdout


def start(milena, folder, port):
    options = folder / "server.properties"
    options.write_text(f"listeners=PLAINTEXT://127.0.0.1:{port}\nlog.dirs={folder / 'data'}\n")
    server = subprocess.Popen([milena, "server", options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not listens(server, f"127.0.0.1:{port}"):
        sys.exit("FAIL the broker does not start")
    return server


def fill(broker):
    tool("kafka-topics", "--bootstrap-server", broker, "--create", "--topic", TOPIC, "--partitions", 1,
         "--config", "segment.bytes=1048576", "--config", "index.interval.bytes=512")
    for codec in CODECS:
        tool("kafka-producer-perf-test", "--bootstrap-server", broker, "--topic", TOPIC, "--num-records", RECORDS,
             "--record-size", RECORD_SIZE, "--throughput", -1, "--command-property", f"compression.type={codec}", "batch.size=8192")


def files(folder, suffix):
    return sorted(str(file) for file in (folder / "data" / f"{TOPIC}-0").glob(f"*{suffix}"))


def check(folder, when):
    logs = files(folder, ".log")
    assert len(logs) > 3, f"{when}: several segments, not {logs}"
    dumped = tool("kafka-dump-log", "--deep-iteration", "--files", ",".join(logs))
    expected, codecs = 0, set()
    for line in dumped.splitlines():
        batch = re.match(r"baseOffset: (\d+) lastOffset: (\d+) .*compresscodec: (\S+) .*isvalid: (\S+)", line)
        record = re.match(r"\| offset: (\d+) ", line)
        if batch:
            assert batch[4] == "true", f"{when}: {line}"
            assert int(batch[1]) == expected, f"{when}: offset {expected} is missing: {line}"
            codecs.add(batch[3])
        elif record:
            assert int(record[1]) == expected, f"{when}: offset {expected} is missing: {line}"
            expected += 1
    assert expected == RECORDS * len(CODECS), f"{when}: {expected} records"
    assert codecs == set(CODECS), f"{when}: {codecs}"
    # The active segment's indexes are made again by the next start after a kill: they may lag, not lie.
    for suffix in (".index", ".timeindex"):
        told = tool("kafka-dump-log", "--verify-index-only", "--files", ",".join(files(folder, suffix)))
        wrong = [line for line in told.splitlines() if "Found" in line or "ismatch" in line or "orrupt" in line]
        assert not wrong, f"{when}: {wrong}"
        for file in files(folder, suffix):
            tool("kafka-dump-log", "--index-sanity-check", "--files", file)
    told = tool("kafka-dump-log", "--files", ",".join(files(folder, ".snapshot")))
    assert "producerId" in told, f"{when}: {told}"
    print(f"ok kafka_dump_log_reads_all_{when}: {expected} records in {len(logs)} segments")


def main():
    if "KAFKA_TOOL" not in os.environ:
        print("SKIPPED, NOTHING WAS CHECKED: set KAFKA_TOOL to a command that runs Kafka's tools", file=sys.stderr)
        return
    milena = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder, port = pathlib.Path(folder), free_port()
        server = start(milena, folder, port)
        try:
            fill(f"127.0.0.1:{port}")
            server.send_signal(signal.SIGKILL)
            server.wait()
            check(folder, "after_a_kill")
            server = start(milena, folder, port)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0, "a clean stop"
            check(folder, "after_a_clean_stop")
        finally:
            if server.poll() is None:
                server.kill()


if __name__ == "__main__":
    main()
