import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidRegularExpression;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnsupportedAssignorException;

/**
 * Groups as the Java client of today lives in them: those of the consumer protocol (KIP-848), both kinds in one group, and members that
 * work as a framework's listener containers do. java Groups HOST:PORT [NAME...]
 */
public final class Groups extends Behaviours {
    private static final String[] NEW = {"group.protocol", "consumer"};

    private Groups(String broker) {
        super(broker);
        add("members_share_uniform", () -> membersShare("uniform"));
        add("members_share_range", () -> membersShare("range"));
        add("commits_and_resumes", this::commitsAndResumes);
        add("static_member_returns_with_its_partitions", this::staticMemberReturns);
        add("pattern_follows_topics_that_come", this::patternFollows);
        add("topic_made_later_is_read", this::topicMadeLater);
        add("wrong_pattern_and_unknown_assignor_are_refused", this::refusals);
        add("group_is_described", this::groupIsDescribed);
        add("group_config_is_kept", this::groupConfigIsKept);
        add("classic_group_becomes_consumer_and_back", this::migration);
        add("listener_container_classic", () -> listenerContainer("partition.assignment.strategy", RANGE));
        add("listener_container_cooperative", () -> listenerContainer("partition.assignment.strategy", COOPERATIVE));
        add("listener_container_consumer_protocol", () -> listenerContainer(NEW));
        add("listener_container_seeks_back_after_a_failure", this::seeksBack);
    }

    public static void main(String[] arguments) throws Exception {
        new Groups(arguments[0]).run(Arrays.asList(arguments).subList(1, arguments.length));
    }

    private static final String RANGE = "org.apache.kafka.clients.consumer.RangeAssignor";
    private static final String COOPERATIVE = "org.apache.kafka.clients.consumer.CooperativeStickyAssignor";

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray(new String[0]);
    }

    private static Set<Integer> partitions(Collection<TopicPartition> of) {
        return of.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    // ---- the consumer protocol

    private void membersShare(String assignor) throws Exception {
        String topic = topic("share", 4);
        String[] config = with(NEW, "group.id", fresh("group"), "group.remote.assignor", assignor);
        try (Member first = new Member(topic, config)) {
            until("the first member owns everything", () -> first.poll().size() == 4);
            try (Member second = new Member(topic, config)) {
                until("two members share evenly", () -> first.poll().size() + second.poll().size() == 4 && second.poll().size() == 2);
                check(Collections.disjoint(first.poll(), second.poll()), "a partition has two owners");
                same(first.lost, 2, "partitions taken from the first member");
                if (assignor.equals("range")) {
                    check(Arrays.asList(Set.of(0, 1), Set.of(2, 3)).contains(partitions(first.poll())), "no range: " + first.poll());
                }
            }
            until("the one that stays owns everything", () -> first.poll().size() == 4);
        }
    }

    private void commitsAndResumes() throws Exception {
        String topic = topic("resume", 2);
        String group = fresh("group");
        produceByTurns(topic, 20);
        Map<TopicPartition, OffsetAndMetadata> offsets = someOffsets(topic);
        try (KafkaConsumer<String, String> first = ofNewProtocol(group)) {
            first.subscribe(Collections.singleton(topic));
            take(first, 20);
            first.commitSync(offsets);
            same(first.committed(offsets.keySet()), offsets, "committed offsets");
        }
        try (KafkaConsumer<String, String> second = ofNewProtocol(group)) {
            second.subscribe(Collections.singleton(topic));
            Set<String> found = new HashSet<>();
            for (ConsumerRecord<String, String> record : take(second, 7)) {
                found.add(record.partition() + "/" + record.offset());
            }
            same(found, Set.of("0/4", "0/5", "0/6", "0/7", "0/8", "0/9", "1/9"), "where the second began");
        }
    }

    private KafkaConsumer<String, String> ofNewProtocol(String group, String... config) {
        return consumer(group, with(NEW, config));
    }

    private void staticMemberReturns() throws Exception {
        String topic = topic("static", 4);
        String[] config = with(NEW, "group.id", fresh("group"), "group.instance.id", "first");
        String[] other = config.clone();
        other[5] = "second";
        try (Member first = new Member(topic, config)) {
            Set<TopicPartition> before;
            try (Member second = new Member(topic, other)) {
                until("two static members share evenly", () -> first.poll().size() + second.poll().size() == 4 && second.poll().size() == 2);
                before = second.poll();
            }
            int lost = first.lost;
            try (Member second = new Member(topic, other)) {
                until("the second is back", () -> second.poll().size() == 2);
                same(second.poll(), before, "the same partitions as before");
            }
            first.poll();
            same(first.lost, lost, "partitions taken from the member that stayed");
        }
    }

    private void patternFollows() throws Exception {
        String stem = fresh("pattern");
        get(admin.createTopics(Collections.singleton(new NewTopic(stem + "-one", 1, (short) 1))).all());
        try (KafkaConsumer<String, String> reader = ofNewProtocol(fresh("group"), "metadata.max.age.ms", "300")) {
            reader.subscribe(new SubscriptionPattern(stem + "-(one|two)"));
            until("the topic that is there", () -> {
                reader.poll(POLL);
                return reader.assignment().size() == 1;
            });
            get(admin.createTopics(Arrays.asList(new NewTopic(stem + "-two", 2, (short) 1), new NewTopic(stem + "-three", 1, (short) 1))).all());
            until("the topic that comes later, and not the other one", () -> {
                reader.poll(POLL);
                return reader.assignment().size() == 3;
            });
            check(reader.assignment().stream().noneMatch(part -> part.topic().endsWith("-three")), "a topic that does not match");
        }
    }

    private void topicMadeLater() throws Exception {
        String topic = fresh("later");
        try (KafkaConsumer<String, String> reader = ofNewProtocol(fresh("group"), "allow.auto.create.topics", "false", "metadata.max.age.ms", "300")) {
            reader.subscribe(Collections.singleton(topic));
            same(reader.poll(Duration.ofSeconds(1)).count(), 0, "records of no topic");
            same(reader.assignment().size(), 0, "partitions of no topic");
            check(!get(admin.listTopics().names()).contains(topic), "subscribing has made the topic");
            get(admin.createTopics(Collections.singleton(new NewTopic(topic, 1, (short) 1))).all());
            produceDense(topic, 3);
            same(values(take(reader, 3)), numbered(3), "values");
        }
    }

    private void refusals() {
        try (KafkaConsumer<String, String> reader = ofNewProtocol(fresh("group"), "group.remote.assignor", "nobody-knows-it")) {
            reader.subscribe(Collections.singleton(fresh("unknown")));
            until("an unknown assignor is refused", () -> throwsWhilePolling(reader, UnsupportedAssignorException.class));
        }
        try (KafkaConsumer<String, String> reader = ofNewProtocol(fresh("group"))) {
            reader.subscribe(new SubscriptionPattern("(not closed"));
            until("a wrong pattern is refused", () -> throwsWhilePolling(reader, InvalidRegularExpression.class));
        }
    }

    private static boolean throwsWhilePolling(KafkaConsumer<String, String> reader, Class<? extends Exception> wanted) {
        try {
            reader.poll(POLL);
            return false;
        } catch (Exception error) {
            check(wanted.isInstance(error), "thrown: " + error);
            return true;
        }
    }

    private void groupIsDescribed() throws Exception {
        String topic = topic("described", 2);
        String group = fresh("group");
        try (Member member = new Member(topic, with(NEW, "group.id", group, "client.id", "me"))) {
            until("the member owns everything", () -> member.poll().size() == 2);
            ConsumerGroupDescription described = get(admin.describeConsumerGroups(Collections.singleton(group)).all()).get(group);
            same(described.type(), GroupType.CONSUMER, "type");
            same(described.groupState(), GroupState.STABLE, "state");
            same(described.partitionAssignor(), "uniform", "assignor");
            MemberDescription only = described.members().iterator().next();
            same(only.clientId(), "me", "client id");
            same(partitions(only.assignment().topicPartitions()), Set.of(0, 1), "assignment");
            same(partitions(only.targetAssignment().get().topicPartitions()), Set.of(0, 1), "target");
            same(only.memberEpoch().get(), described.groupEpoch().get(), "epoch of the member and of the group");
            refused(GroupIdNotFoundException.class, admin.describeClassicGroups(Collections.singleton(group)).all());
        }
        get(admin.deleteConsumerGroups(Collections.singleton(group)).all());
    }

    private void groupConfigIsKept() throws Exception {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, fresh("group"));
        AlterConfigOp later = new AlterConfigOp(new ConfigEntry("consumer.session.timeout.ms", "50000"), AlterConfigOp.OpType.SET);
        get(admin.incrementalAlterConfigs(Collections.singletonMap(group, Collections.singleton(later))).all());
        until("the config of a group is told", () -> {
            try {
                ConfigEntry told = get(admin.describeConfigs(Collections.singleton(group)).all()).get(group).get("consumer.session.timeout.ms");
                return told.value().equals("50000") && told.source() == ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG;
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        });
    }

    private void migration() throws Exception {
        String topic = topic("migrates", 4);
        String group = fresh("group");
        String[] classic = {"group.id", group, "partition.assignment.strategy", COOPERATIVE};
        try (Member old = new Member(topic, classic)) {
            until("the classic member owns everything", () -> old.poll().size() == 4);
            same(typeOf(group), GroupType.CLASSIC, "type");
            old.consumer.commitSync(Collections.singletonMap(new TopicPartition(topic, 3), new OffsetAndMetadata(0, "from before")));
            try (Member young = new Member(topic, with(NEW, "group.id", group))) {
                until("both share evenly", () -> old.poll().size() + young.poll().size() == 4 && young.poll().size() == 2);
                check(Collections.disjoint(old.poll(), young.poll()), "a partition has two owners");
                same(typeOf(group), GroupType.CONSUMER, "type with one of each");
            }
            until("the classic member owns everything again", () -> old.poll().size() == 4);
            same(typeOf(group), GroupType.CLASSIC, "type afterwards");
            TopicPartition last = new TopicPartition(topic, 3);
            same(old.consumer.committed(Collections.singleton(last)).get(last).metadata(), "from before", "what was committed at first");
        }
    }

    private GroupType typeOf(String group) throws Exception {
        return get(admin.listGroups().all()).stream().filter(listing -> listing.groupId().equals(group)).findFirst().get().type().get();
    }

    // ---- members as a framework runs them

    /**
     * A listener container: a thread that polls all the time, hands records to a worker, pauses everything while the worker is behind, and
     * commits each record when it is done. Before a partition is given away its record in work is finished and committed; what waits is dropped.
     */
    private final class Container extends Thread implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, String> consumer;
        private final Map<String, AtomicInteger> done;
        private final Queue<ConsumerRecord<String, String>> waiting = new ArrayDeque<>();
        private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
        private final Set<TopicPartition> failsOnce = ConcurrentHashMap.newKeySet();
        volatile Set<TopicPartition> owned = Collections.emptySet();
        volatile boolean ends;
        volatile Throwable failure;
        volatile int pauses;

        Container(String topic, Map<String, AtomicInteger> done, String... config) {
            this.done = done;
            this.consumer = consumer("set below", with(config, "max.poll.records", "10", "max.poll.interval.ms", "10000", "session.timeout.ms", "20000"));
            consumer.subscribe(Collections.singleton(topic), this);
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            try {
                while (!ends) {
                    turn();
                }
            } catch (Throwable error) {
                failure = error;
            } finally {
                consumer.close();
            }
        }

        private void turn() throws InterruptedException {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(5))) {
                check(waiting.stream().noneMatch(other -> other.partition() == record.partition() && other.offset() >= record.offset()), "not in order");
                waiting.add(record);
            }
            owned = new HashSet<>(consumer.assignment());
            if (waiting.isEmpty()) {
                consumer.resume(consumer.paused());
            } else {
                // As in a framework: polls go on, which keeps the member in its group, and bring nothing.
                consumer.pause(consumer.assignment());
                pauses++;
                work(waiting.poll());
            }
        }

        private void work(ConsumerRecord<String, String> record) throws InterruptedException {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (failsOnce.remove(partition)) {
                waiting.removeIf(other -> other.partition() == record.partition());
                consumer.seek(partition, record.offset());
                return;
            }
            Thread.sleep(2);
            done.computeIfAbsent(record.partition() + "/" + record.offset(), any -> new AtomicInteger()).incrementAndGet();
            uncommitted.put(partition, new OffsetAndMetadata(record.offset() + 1));
            commit();
        }

        private void commit() {
            try {
                consumer.commitSync(uncommitted);
                uncommitted.clear();
            } catch (RebalanceInProgressException again) {
                // A cooperative member in the middle of a rebalance is to poll, and to commit afterwards or when partitions are taken.
                check(!uncommitted.isEmpty(), "a commit of nothing was refused");
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> taken) {
            commit();
            uncommitted.keySet().removeAll(taken);
            waiting.removeIf(record -> taken.contains(new TopicPartition(record.topic(), record.partition())));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> given) {
            if (!waiting.isEmpty()) {
                consumer.pause(given);
            }
        }

        void finish() throws InterruptedException {
            ends = true;
            join(LIMIT_MS);
            check(!isAlive(), "the container does not end");
            check(failure == null, "the container ended with " + failure);
        }
    }

    private void listenerContainer(String... protocol) throws Exception {
        String topic = topic("container", 4);
        int each = 150;
        try (KafkaProducer<String, String> producer = producer()) {
            for (int number = 0; number < each * 4; number++) {
                producer.send(new ProducerRecord<>(topic, number % 4, null, "value " + number));
            }
        }
        String[] config = with(protocol, "group.id", fresh("group"));
        Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
        Container first = new Container(topic, done, config);
        until("the first has begun", () -> quiet(done.size() > 20, first));
        Container second = new Container(topic, done, config);
        until("both have their share", () -> quiet(second.owned.size() == 2 && first.owned.size() == 2, first, second));
        Container third = new Container(topic, done, config);
        first.finish();
        until("everything is done", () -> quiet(done.size() == each * 4, second, third));
        second.finish();
        third.finish();
        check(first.pauses > 0 && second.pauses > 0, "nothing was ever paused");
        for (Map.Entry<String, AtomicInteger> record : done.entrySet()) {
            same(record.getValue().get(), 1, "how often " + record.getKey() + " was done, although each was committed before its partition moved");
        }
    }

    private static boolean quiet(boolean holds, Container... containers) {
        for (Container container : containers) {
            check(container.failure == null, "a container ended with " + container.failure);
        }
        sleep();
        return holds;
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void seeksBack() throws Exception {
        String topic = topic("seeks-back", 1);
        produceDense(topic, 50);
        Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
        Container container = new Container(topic, done, "group.id", fresh("group"));
        until("some are done", () -> quiet(done.size() > 5, container));
        container.failsOnce.add(new TopicPartition(topic, 0));
        until("all are done", () -> quiet(done.size() == 50, container));
        container.finish();
        check(container.failsOnce.isEmpty(), "nothing failed");
        done.forEach((record, times) -> same(times.get(), 1, "how often " + record + " was done"));
    }
}
