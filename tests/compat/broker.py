"""The broker that is looked at, started on a port of its own."""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
# What a broker does by the clock, so often that nobody waits long for it: compaction, and heartbeats and sessions of the consumer protocol.
QUICK = (
    "log.cleaner.backoff.ms=200\ngroup.consumer.min.heartbeat.interval.ms=500\ngroup.consumer.heartbeat.interval.ms=500\n"
    "group.consumer.min.session.timeout.ms=6000\ngroup.consumer.session.timeout.ms=6000\n"
)
# Behaviours write records of long ago, which retention would take away while they are looked at.
KEPT = "log.retention.ms=-1\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(process, address, seconds=20):
    """Waits until a server listens; false if it ends before, or has not done so by then."""
    host, port = address.split(":")
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection((host, int(port)), 1).close()
            return True
        except OSError:
            time.sleep(0.005)  # connecting is how one learns that it listens
    return False


class Milena:
    """`milena server` with an empty directory on a free port of 127.0.0.1, for as long as the block lasts."""

    usual = "num.partitions=4\noffsets.topic.num.partitions=10\noffsets.topic.replication.factor=1\ngroup.initial.rebalance.delay.ms=0\n" + QUICK + KEPT

    def __init__(self, binary, options=""):
        """`options`: lines of server.properties that win over `usual`; ADDRESS in them stands for the listener's, DATA for the log directory."""
        self.binary, self.options = binary, options

    def __enter__(self):
        self.directory = tempfile.mkdtemp(prefix="milena-compat-")
        self.address = f"127.0.0.1:{free_port()}"
        self.data = f"{self.directory}/data"
        self.log = open(pathlib.Path(self.directory) / "server.log", "w+")
        properties = pathlib.Path(self.directory) / "server.properties"
        properties.write_text(
            f"listeners=PLAINTEXT://{self.address}\nlog.dirs={self.data}\n" + self.usual
            + self.options.replace("ADDRESS", self.address).replace("DATA", self.data)
        )
        self.process = subprocess.Popen([self.binary, "server", properties], stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        if not listens(self.process, self.address):
            self.__exit__(RuntimeError)
            sys.exit(f"milena server does not listen on {self.address}, or has ended")
        return self.address

    def __exit__(self, failed, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            print("milena server did not end within 20 s of SIGTERM", file=sys.stderr)
            self.process.kill()
            self.process.wait()
        self.log.seek(0)
        text = self.log.read()
        loud = [line for line in text.splitlines() if "ERROR" in line or "panicked" in line]
        if failed or loud:
            print("\n".join(loud[-20:] or text.splitlines()[-20:]), file=sys.stderr)
        self.log.close()
        shutil.rmtree(self.directory)


def built():
    """The binary that cargo builds."""
    subprocess.run(["cargo", "build", "--quiet", "--package", "milena"], check=True, cwd=REPOSITORY)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")) / "debug" / "milena"
