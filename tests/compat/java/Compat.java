import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;

/**
 * Kafka's own Java client, one source for every version of it: java Compat HOST:PORT VERSION [NAME...].
 *
 * <p>Only calls that exist from 2.1 to 4.3 are used, so that the same words are compiled against each version; what a version
 * does not know yet is left out by number. Each behaviour makes its own topics and groups and prints one line.
 */
public final class Compat extends Behaviours {
    private Compat(String broker, double version) {
        super(broker);
        add("topics_are_made_listed_and_deleted", this::topicsAreMadeListedAndDeleted);
        add("topic_that_exists_is_refused", this::topicThatExistsIsRefused);
        add("topic_is_made_on_first_use", this::topicIsMadeOnFirstUse);
        add("cluster_is_described", this::clusterIsDescribed);
        add("idempotent_producer", this::idempotentProducer);
        add("acks_of_every_kind", this::acksOfEveryKind);
        for (String codec : new String[] {"none", "gzip", "snappy", "lz4", "zstd"}) {
            add("codec_" + codec, () -> codec(codec));
        }
        add("headers_keys_and_timestamps", this::headersKeysAndTimestamps);
        add("offsets_for_times", this::offsetsForTimes);
        add("seek_to_ends", this::seekToEnds);
        add("group_commits_and_resumes", this::groupCommitsAndResumes);
        add("automatic_commit_and_resume", this::automaticCommitAndResume);
        add("two_members_share", () -> twoMembersShare("RangeAssignor"));
        add("sticky_members_share", () -> twoMembersShare("StickyAssignor"));
        if (version >= 2.4) {
            add("cooperative_members_share", () -> twoMembersShare("CooperativeStickyAssignor"));
            add("static_member_returns_without_rebalance", this::staticMemberReturnsWithoutRebalance);
        }
        add("groups_are_listed_described_and_deleted", this::groupsAreListedDescribedAndDeleted);
        add("delete_records_moves_the_start", this::deleteRecordsMovesTheStart);
    }

    public static void main(String[] arguments) throws Exception {
        new Compat(arguments[0], Double.parseDouble(arguments[1])).run(Arrays.asList(arguments).subList(2, arguments.length));
    }

    // ---- topics

    private void topicsAreMadeListedAndDeleted() throws Exception {
        String topic = topic("made", 3);
        try (KafkaProducer<String, String> producer = producer()) {
            same(producer.partitionsFor(topic).size(), 3, "partitions");
        }
        get(admin.deleteTopics(Collections.singleton(topic)).all());
        until("the deleted topic is gone", () -> {
            try {
                return !get(admin.listTopics().names()).contains(topic);
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        });
    }

    private void topicThatExistsIsRefused() throws Exception {
        String topic = topic("twice", 1);
        refused(TopicExistsException.class, admin.createTopics(Collections.singleton(new NewTopic(topic, 1, (short) 1))).all());
        refused(UnknownTopicOrPartitionException.class, admin.deleteTopics(Collections.singleton(fresh("never-made"))).all());
    }

    private void topicIsMadeOnFirstUse() throws Exception {
        String topic = fresh("first-use");
        try (KafkaProducer<String, String> producer = producer()) {
            get(producer.send(new ProducerRecord<>(topic, 0, null, "first")));
        }
        same(read(topic, 0, 1), Collections.singletonList("first"), "values");
    }

    private void clusterIsDescribed() throws Exception {
        same(get(admin.describeCluster().nodes()).size(), 1, "nodes");
        check(get(admin.describeCluster().clusterId()) != null, "no cluster id");
        check(get(admin.describeCluster().controller()) != null, "no controller");
    }

    // ---- producing

    private void idempotentProducer() throws Exception {
        String topic = topic("idempotent", 1);
        produceDense(topic, 1000, "enable.idempotence", "true", "acks", "all", "batch.size", "2000");
        same(read(topic, 0, 1000), numbered(1000), "values");
    }

    private void acksOfEveryKind() throws Exception {
        for (String acks : new String[] {"0", "1", "all"}) {
            String topic = topic("acks-" + acks, 1);
            try (KafkaProducer<String, String> producer = producer("acks", acks, "enable.idempotence", "false")) {
                for (String value : numbered(100)) {
                    producer.send(new ProducerRecord<>(topic, 0, null, value));
                }
            }
            same(read(topic, 0, 100), numbered(100), "values with acks=" + acks);
        }
    }

    private void codec(String codec) throws Exception {
        String topic = topic("codec-" + codec, 1);
        produceDense(topic, 500, "compression.type", codec, "linger.ms", "20");
        same(read(topic, 0, 500), numbered(500), "values");
        same(read(topic, 123, 377), numbered(500).subList(123, 500), "values from inside a batch");
    }

    private void headersKeysAndTimestamps() throws Exception {
        String topic = topic("headers", 1);
        try (KafkaProducer<String, String> producer = producer()) {
            ProducerRecord<String, String> record = new ProducerRecord<>(topic, 0, 1_700_000_000_123L, "key", (String) null);
            record.headers().add("a", new byte[] {1}).add("b", null).add("a", new byte[] {2});
            get(producer.send(record));
        }
        try (KafkaConsumer<String, String> consumer = assigned(topic, 0)) {
            ConsumerRecord<String, String> record = take(consumer, 1).get(0);
            same(record.key(), "key", "key");
            same(record.value(), null, "value");
            same(record.timestamp(), 1_700_000_000_123L, "timestamp");
            List<String> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(header.key() + "=" + Arrays.toString(header.value()));
            }
            same(headers, Arrays.asList("a=[1]", "b=null", "a=[2]"), "headers, repeated ones too");
        }
    }

    // ---- reading without a group

    private void offsetsForTimes() throws Exception {
        String topic = topic("times", 1);
        try (KafkaProducer<String, String> producer = producer()) {
            for (int number = 0; number < 5; number++) {
                get(producer.send(new ProducerRecord<>(topic, 0, 1_000_000L + number * 1000, null, "x")));
            }
        }
        TopicPartition partition = new TopicPartition(topic, 0);
        long[][] cases = {{0, 0}, {1_000_000, 0}, {1_000_001, 1}, {1_004_000, 4}};
        try (KafkaConsumer<String, String> consumer = assigned(topic, 0)) {
            for (long[] asked : cases) {
                OffsetAndTimestamp found = consumer.offsetsForTimes(Collections.singletonMap(partition, asked[0])).get(partition);
                same(found.offset(), asked[1], "offset at time " + asked[0]);
            }
            same(consumer.offsetsForTimes(Collections.singletonMap(partition, 1_004_001L)).get(partition), null, "after the last");
        }
    }

    private void seekToEnds() throws Exception {
        String topic = topic("seek", 1);
        produceDense(topic, 20);
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = assigned(topic, 20)) {
            same(consumer.beginningOffsets(Collections.singleton(partition)).get(partition), 0L, "beginning");
            same(consumer.endOffsets(Collections.singleton(partition)).get(partition), 20L, "end");
            consumer.seekToBeginning(Collections.singleton(partition));
            same(values(take(consumer, 20)), numbered(20), "from the beginning");
            consumer.seek(partition, 15);
            same(values(take(consumer, 5)), numbered(20).subList(15, 20), "from 15");
            consumer.seekToEnd(Collections.singleton(partition));
            same(consumer.position(partition), 20L, "position at the end");
        }
    }

    // ---- groups

    private void groupCommitsAndResumes() throws Exception {
        String topic = topic("resume", 2);
        String group = fresh("group");
        produceByTurns(topic, 20);
        Map<TopicPartition, OffsetAndMetadata> offsets = someOffsets(topic);
        try (KafkaConsumer<String, String> first = consumer(group)) {
            first.subscribe(Collections.singleton(topic));
            take(first, 20);
            first.commitSync(offsets);
        }
        same(get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()), offsets, "committed offsets");
        try (KafkaConsumer<String, String> second = consumer(group)) {
            second.subscribe(Collections.singleton(topic));
            Set<String> found = new TreeSet<>();
            for (ConsumerRecord<String, String> record : take(second, 7)) {
                found.add(record.partition() + "/" + record.offset());
            }
            same(found, new TreeSet<>(Arrays.asList("0/4", "0/5", "0/6", "0/7", "0/8", "0/9", "1/9")), "where the second began");
        }
    }

    private void automaticCommitAndResume() throws Exception {
        String topic = topic("automatic", 1);
        String group = fresh("group");
        produceDense(topic, 10);
        String[] automatic = {"enable.auto.commit", "true", "auto.commit.interval.ms", "50"};
        try (KafkaConsumer<String, String> first = consumer(group, automatic)) {
            first.subscribe(Collections.singleton(topic));
            take(first, 10);
        }
        try (KafkaProducer<String, String> producer = producer()) {
            get(producer.send(new ProducerRecord<>(topic, 0, null, "new")));
        }
        try (KafkaConsumer<String, String> second = consumer(group, automatic)) {
            second.subscribe(Collections.singleton(topic));
            same(values(take(second, 1)), Collections.singletonList("new"), "what the second member sees first");
        }
    }

    private void twoMembersShare(String assignor) throws Exception {
        String topic = topic("share", 4);
        String[] config = {"group.id", fresh("group"), "partition.assignment.strategy", "org.apache.kafka.clients.consumer." + assignor};
        try (Member first = new Member(topic, config)) {
            until("the first member owns everything", () -> first.poll().size() == 4);
            try (Member second = new Member(topic, config)) {
                until("two members share evenly", () -> bothOwnTwo(first, second));
                check(Collections.disjoint(first.poll(), second.poll()), "a partition has two owners");
            }
            until("the one that stays owns everything", () -> first.poll().size() == 4);
        }
    }

    /** Polls both in any case: a member that is not polled does not join. */
    private static boolean bothOwnTwo(Member first, Member second) {
        int owned = first.poll().size();
        return second.poll().size() == 2 && owned == 2;
    }

    private void staticMemberReturnsWithoutRebalance() throws Exception {
        String topic = topic("static", 4);
        String[] config = {"group.id", fresh("group"), "session.timeout.ms", "20000", "group.instance.id", "first"};
        String[] other = config.clone();
        other[5] = "second";
        try (Member first = new Member(topic, config)) {
            Set<TopicPartition> before;
            try (Member second = new Member(topic, other)) {
                until("two static members share evenly", () -> bothOwnTwo(first, second));
                before = second.poll();
            }
            int lost = first.lost;
            try (Member second = new Member(topic, other)) {
                until("the second is back", () -> {
                    first.poll();
                    return second.poll().size() == 2;
                });
                same(second.poll(), before, "the same partitions as before");
            }
            same(first.lost, lost, "partitions taken from the member that stayed");
        }
    }

    private void groupsAreListedDescribedAndDeleted() throws Exception {
        String topic = topic("described", 2);
        String group = fresh("group");
        try (Member member = new Member(topic, "group.id", group)) {
            until("the member owns everything", () -> member.poll().size() == 2);
            member.consumer.commitSync(Collections.singletonMap(new TopicPartition(topic, 0), new OffsetAndMetadata(0)));
            check(groupNames().contains(group), "the group is not listed");
            ConsumerGroupDescription described = get(admin.describeConsumerGroups(Collections.singleton(group)).all()).get(group);
            same(described.members().size(), 1, "members");
            same(described.members().iterator().next().assignment().topicPartitions().size(), 2, "partitions of the member");
        }
        get(admin.deleteConsumerGroups(Collections.singleton(group)).all());
        check(!groupNames().contains(group), "the deleted group is listed");
    }

    private Set<String> groupNames() throws Exception {
        Set<String> names = new HashSet<>();
        for (ConsumerGroupListing listing : get(admin.listConsumerGroups().all())) {
            names.add(listing.groupId());
        }
        return names;
    }

    private void deleteRecordsMovesTheStart() throws Exception {
        String topic = topic("delete-records", 1);
        produceDense(topic, 10);
        TopicPartition partition = new TopicPartition(topic, 0);
        get(admin.deleteRecords(Collections.singletonMap(partition, RecordsToDelete.beforeOffset(6))).all());
        same(read(topic, 0, 4), numbered(10).subList(6, 10), "what is left");
    }
}
