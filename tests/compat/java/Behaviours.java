import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a suite of behaviours is, as behaviour.py beside it: a program that takes HOST:PORT and prints `ok NAME` or `FAIL NAME: why`.
 *
 * <p>Compiled against every version of the client, the oldest too.
 */
abstract class Behaviours {
    static final Duration POLL = Duration.ofMillis(100);
    static final long LIMIT_MS = 30_000;
    /** Behaviours that run at the same time, as in behaviour.py. */
    private static final int SIDE_BY_SIDE = 4;

    interface Behaviour {
        void run() throws Exception;
    }

    final String broker;
    final AdminClient admin;
    private final Map<String, Behaviour> all = new TreeMap<>();

    Behaviours(String broker) {
        this.broker = broker;
        this.admin = AdminClient.create(properties());
    }

    void add(String name, Behaviour behaviour) {
        all.put(name, behaviour);
    }

    /** Runs all of them, or those named, and ends the program: a client that hangs while it closes must not keep it alive. */
    void run(List<String> named) throws InterruptedException {
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        for (Map.Entry<String, Behaviour> behaviour : all.entrySet()) {
            if (named.isEmpty() || named.contains(behaviour.getKey())) {
                pool.execute(() -> {
                    if (!report(behaviour.getKey(), behaviour.getValue())) {
                        failed.set(true);
                    }
                });
            }
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        System.out.flush();
        Runtime.getRuntime().halt(failed.get() ? 1 : 0);
    }

    private static boolean report(String name, Behaviour behaviour) {
        try {
            behaviour.run();
            System.out.println("ok " + name);
            return true;
        } catch (Exception | AssertionError error) {
            if (System.getenv("COMPAT_TRACE") != null) {
                error.printStackTrace();
            }
            System.out.println("FAIL " + name + ": " + String.valueOf(error).replace('\n', ' '));
            return false;
        }
    }

    // ---- how a behaviour talks to the broker

    /** One member of a group; counts what was taken from it. */
    final class Member implements AutoCloseable, ConsumerRebalanceListener {
        final KafkaConsumer<String, String> consumer;
        int lost;

        Member(String topic, String... config) {
            consumer = consumer("set below", config);
            consumer.subscribe(Collections.singleton(topic), this);
        }

        Set<TopicPartition> poll() {
            consumer.poll(POLL);
            return new HashSet<>(consumer.assignment());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lost += partitions.size();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    String topic(String stem, int partitions) throws Exception {
        String name = fresh(stem);
        get(admin.createTopics(Collections.singleton(new NewTopic(name, partitions, (short) 1))).all());
        return name;
    }

    KafkaProducer<String, String> producer(String... config) {
        return new KafkaProducer<>(properties(config), new StringSerializer(), new StringSerializer());
    }

    /** Produces `value 0`, `value 1` and so on to partition 0; every acknowledged offset must be the next one. */
    void produceDense(String topic, int count, String... config) throws Exception {
        List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
        try (KafkaProducer<String, String> producer = producer(config)) {
            for (String value : numbered(count)) {
                acknowledged.add(producer.send(new ProducerRecord<>(topic, 0, null, value)));
            }
        }
        for (int number = 0; number < count; number++) {
            same(get(acknowledged.get(number)).offset(), (long) number, "acknowledged offset");
        }
    }

    /** `value 0`, `value 1` and so on, by turns to both partitions of a topic. */
    void produceByTurns(String topic, int count) {
        try (KafkaProducer<String, String> producer = producer()) {
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(topic, number % 2, null, "value " + number));
            }
        }
    }

    /** For both partitions of a topic, one with a note. */
    static Map<TopicPartition, OffsetAndMetadata> someOffsets(String topic) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        offsets.put(new TopicPartition(topic, 0), new OffsetAndMetadata(4));
        offsets.put(new TopicPartition(topic, 1), new OffsetAndMetadata(9, "a note"));
        return offsets;
    }

    KafkaConsumer<String, String> consumer(String group, String... config) {
        Properties properties = properties("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", "false",
            "session.timeout.ms", "6000", "heartbeat.interval.ms", "300", "fetch.max.wait.ms", "100");
        properties.putAll(properties(config));
        if ("consumer".equals(properties.get("group.protocol"))) {
            // The broker sets them in groups of the new kind, and the client refuses them.
            properties.remove("session.timeout.ms");
            properties.remove("heartbeat.interval.ms");
        }
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    KafkaConsumer<String, String> assigned(String topic, long offset) {
        KafkaConsumer<String, String> consumer = consumer(fresh("group"));
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(Collections.singleton(partition));
        consumer.seek(partition, offset);
        return consumer;
    }

    List<String> read(String topic, long offset, int count) {
        try (KafkaConsumer<String, String> consumer = assigned(topic, offset)) {
            return values(take(consumer, count));
        }
    }

    static List<ConsumerRecord<String, String>> take(KafkaConsumer<String, String> consumer, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        until(count + " records", () -> {
            consumer.poll(POLL).forEach(found::add);
            return found.size() >= count;
        });
        same(found.size(), count, "number of records");
        return found;
    }

    static List<String> values(List<ConsumerRecord<String, String>> records) {
        List<String> values = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records) {
            values.add(record.value());
        }
        return values;
    }

    Properties properties(String... config) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker);
        for (int at = 0; at < config.length; at += 2) {
            properties.put(config[at], config[at + 1]);
        }
        return properties;
    }

    // ---- checks

    static <T> T get(Future<T> future) throws Exception {
        return future.get(LIMIT_MS, TimeUnit.MILLISECONDS);
    }

    static void refused(Class<? extends Exception> wanted, Future<?> future) throws InterruptedException, TimeoutException {
        try {
            future.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException error) {
            check(wanted.isInstance(error.getCause()), "refused with " + error.getCause() + ", wanted " + wanted.getSimpleName());
            return;
        }
        throw new AssertionError("accepted, wanted " + wanted.getSimpleName());
    }

    static void until(String what, Supplier<Boolean> holds) {
        long end = System.nanoTime() + LIMIT_MS * 1_000_000;
        while (!holds.get()) {
            check(System.nanoTime() < end, "not within " + LIMIT_MS + " ms: " + what);
        }
    }

    static void same(Object found, Object wanted, String what) {
        boolean equal = found == null ? wanted == null : found.equals(wanted);
        if (!equal) {
            throw new AssertionError(what + ": found " + shortened(found) + ", wanted " + shortened(wanted));
        }
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 200 ? text : text.substring(0, 197) + "...";
    }

    static void check(boolean holds, String why) {
        if (!holds) {
            throw new AssertionError(why);
        }
    }

    static String fresh(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static List<String> numbered(int count) {
        List<String> values = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            values.add("value " + number);
        }
        return values;
    }
}
