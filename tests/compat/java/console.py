#!/usr/bin/env python3
"""The console producer and consumer of Kafka 4.3, as its distribution's scripts start them.

Takes the class path of Kafka's tools in CONSOLE_CLASSPATH.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from behaviour import Suite, behaviour, check, fresh, main, same  # noqa: E402

# A Java program that starts beside three others on two cores needs seconds before its first request.
LIMIT = 60


def tool(name, *arguments, given=None):
    java = ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", os.environ["CONSOLE_CLASSPATH"]]
    command = [*java, f"org.apache.kafka.tools.{name}", "--bootstrap-server", Suite.broker, *arguments]
    done = subprocess.run(command, input=given, capture_output=True, timeout=LIMIT)
    check(done.returncode == 0, f"{name} {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode(errors='replace')[-600:]}")
    return done.stdout.splitlines()


def produce(topic, values, *options):
    tool("ConsoleProducer", "--topic", topic, *options, given=b"".join(value + b"\n" for value in values))


def consume(topic, count, *options):
    """Reads so many records; if they do not come within the time limit, fewer."""
    limits = ["--max-messages", str(count), "--timeout-ms", "20000"]
    return tool("consumer.ConsoleConsumer", "--topic", topic, *limits, *options)


@behaviour(limit=120)
def what_is_typed_is_printed():
    topic, values = fresh("console"), [b"line %d" % number for number in range(100)]
    produce(topic, values, "--compression-codec", "lz4")
    same(sorted(consume(topic, 100, "--from-beginning")), sorted(values), "lines")


@behaviour(limit=120)
def group_resumes_where_it_left():
    topic, group = fresh("console-group"), ["--group", fresh("group"), "--from-beginning"]
    produce(topic, [b"first"])
    same(consume(topic, 1, *group), [b"first"], "the first time")
    produce(topic, [b"second"])
    same(consume(topic, 1, *group), [b"second"], "the second time, what is new")


@behaviour(limit=120)
def keys_and_headers_are_printed():
    topic = fresh("console-keys")
    parse = ["--reader-property", "parse.key=true", "--reader-property", "parse.headers=true"]
    produce(topic, [b"h1:v1,h2:v2\tkey\tvalue"], *parse)
    show = ["--formatter-property", "print.key=true", "--formatter-property", "print.headers=true"]
    same(consume(topic, 1, "--from-beginning", *show), [b"h1:v1,h2:v2\tkey\tvalue"], "headers, key and value")


if __name__ == "__main__":
    main()
