#!/usr/bin/env python3
"""A member of a group, by librdkafka, that lasts until its standard input ends: member.py HOST:PORT TOPIC NAME=VALUE...

It commits what it has read before it reads on, and prints what Member.java prints, for rolling.py to read.
"""
import sys
import threading

import confluent_kafka as ck


class Member:
    def __init__(self, broker, topic, config):
        self.topic, self.uncommitted, self.ended = topic, {}, threading.Event()
        self.consumer = ck.Consumer({"bootstrap.servers": broker, **config})
        self.consumer.subscribe([topic], on_assign=self.given, on_revoke=self.taken, on_lost=self.lost)

    def live(self):
        while not self.ended.is_set():
            for message in self.consumer.consume(50, 0.05):
                if message.error() is None:
                    print("read", message.partition(), message.offset())
                    self.uncommitted[message.partition()] = message.offset() + 1
            self.commit()
            sys.stdout.flush()
        self.consumer.close()
        sys.stdout.flush()

    def commit(self):
        if not self.uncommitted:
            return
        offsets = [ck.TopicPartition(self.topic, partition, offset) for partition, offset in self.uncommitted.items()]
        try:
            for done in self.consumer.commit(offsets=offsets, asynchronous=False):
                if done.error is None:
                    print("commit", done.partition, done.offset)
                    self.uncommitted.pop(done.partition)
        except ck.KafkaException as refused:
            # In a rebalance: the next poll goes on with it; then, or when partitions are taken, it is committed.
            print("refused", refused.args[0].name(), file=sys.stderr)

    def given(self, consumer, partitions):
        print("own", *sorted({part.partition for part in [*consumer.assignment(), *partitions]}), flush=True)

    def taken(self, _, partitions):
        self.commit()
        self.lost(_, partitions)

    def lost(self, _, partitions):
        for part in partitions:
            self.uncommitted.pop(part.partition, None)


def main():
    broker, topic, *pairs = sys.argv[1:]
    member = Member(broker, topic, dict(pair.split("=", 1) for pair in pairs))

    def listen():
        sys.stdin.read()
        member.ended.set()

    threading.Thread(target=listen, daemon=True).start()
    member.live()


if __name__ == "__main__":
    main()
