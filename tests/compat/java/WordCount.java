import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Kafka Streams counts words, at least once: internal topics, a changelog, a group of its own assignor with data of its own in it.
 * java WordCount HOST:PORT [NAME...]
 */
public final class WordCount extends Behaviours {
    private static final String STORE = "counts";

    private WordCount(String broker) {
        super(broker);
        add("words_are_counted", this::wordsAreCounted);
        add("restart_restores_from_the_changelog", this::restartRestores);
        add("two_instances_share_and_one_takes_over", this::twoInstancesShare);
    }

    public static void main(String[] arguments) throws Exception {
        new WordCount(arguments[0]).run(Arrays.asList(arguments).subList(1, arguments.length));
    }

    /** One application: its name, its topics, and how often each word was written. */
    private final class Application {
        final String name = fresh("word-count");
        final String lines = topic("lines", 4);
        final String counts = topic("counted", 2);
        final Map<String, Long> wanted = new HashMap<>();

        Application() throws Exception {
        }

        void write(int rounds) throws Exception {
            String[] words = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"};
            try (KafkaProducer<String, String> producer = producer("linger.ms", "5")) {
                for (int round = 0; round < rounds; round++) {
                    List<String> line = new ArrayList<>();
                    for (int at = 0; at <= round % words.length; at++) {
                        line.add(words[at]);
                        wanted.merge(words[at], 1L, Long::sum);
                    }
                    producer.send(new ProducerRecord<>(lines, round % 4, null, String.join(" ", line)));
                }
                producer.flush();
            }
        }

        KafkaStreams start() throws Exception {
            StreamsBuilder builder = new StreamsBuilder();
            KStream<String, String> text = builder.stream(lines);
            text.flatMapValues(line -> Arrays.asList(line.split(" ")))
                .groupBy((key, word) -> word, Grouped.as("by-word"))
                .count(Materialized.as(STORE))
                .toStream().mapValues(String::valueOf).to(counts, Produced.with(Serdes.String(), Serdes.String()));
            Path state = Files.createTempDirectory(Path.of("."), "state");
            Properties config = properties(StreamsConfig.APPLICATION_ID_CONFIG, name, StreamsConfig.STATE_DIR_CONFIG, state.toString(),
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class.getName(),
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class.getName(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE, StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200",
                StreamsConfig.REPLICATION_FACTOR_CONFIG, "1", StreamsConfig.consumerPrefix("session.timeout.ms"), "6000",
                StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "300", StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest",
                StreamsConfig.mainConsumerPrefix("internal.leave.group.on.close"), "true");
            KafkaStreams streams = new KafkaStreams(builder.build(), config);
            streams.start();
            until("the application runs", () -> patient(streams.state() == KafkaStreams.State.RUNNING));
            return streams;
        }

        /** The last count of each word that was told. */
        void awaitCounts() {
            Map<String, Long> found = new HashMap<>();
            try (KafkaConsumer<String, String> reader = consumer(fresh("reads"))) {
                reader.subscribe(Collections.singleton(counts));
                until("every word has its count", () -> {
                    for (ConsumerRecord<String, String> record : reader.poll(POLL)) {
                        found.put(record.key(), Long.valueOf(record.value()));
                    }
                    return found.equals(wanted);
                });
            }
        }
    }

    private static boolean patient(boolean holds) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return holds;
    }

    private static Map<String, Long> stored(KafkaStreams streams) {
        ReadOnlyKeyValueStore<String, Long> store = streams.store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.keyValueStore()));
        Map<String, Long> all = new HashMap<>();
        store.all().forEachRemaining(entry -> all.put(entry.key, entry.value));
        return all;
    }

    private static void stop(KafkaStreams streams) {
        check(streams.close(Duration.ofSeconds(20)), "the application does not end");
    }

    private void wordsAreCounted() throws Exception {
        Application application = new Application();
        application.write(300);
        KafkaStreams streams = application.start();
        application.awaitCounts();
        same(stored(streams), application.wanted, "the store");
        String changelog = application.name + "-" + STORE + "-changelog";
        List<String> internal = get(admin.listTopics().names()).stream().filter(name -> name.startsWith(application.name)).sorted().collect(Collectors.toList());
        same(internal, Arrays.asList(application.name + "-by-word-repartition", changelog), "internal topics");
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, changelog);
        same(get(admin.describeConfigs(Collections.singleton(resource)).all()).get(resource).get("cleanup.policy").value(), "compact", "of the changelog");
        ConsumerGroupDescription group = get(admin.describeConsumerGroups(Collections.singleton(application.name)).all()).get(application.name);
        same(group.partitionAssignor(), "stream", "assignor");
        stop(streams);
    }

    private void restartRestores() throws Exception {
        Application application = new Application();
        application.write(200);
        KafkaStreams before = application.start();
        application.awaitCounts();
        stop(before);
        application.write(100);
        // The state directory is another one: everything comes from the changelog.
        KafkaStreams after = application.start();
        application.awaitCounts();
        same(stored(after), application.wanted, "the store, restored");
        stop(after);
    }

    private void twoInstancesShare() throws Exception {
        Application application = new Application();
        application.write(200);
        KafkaStreams first = application.start();
        application.awaitCounts();
        KafkaStreams second = application.start();
        until("both have tasks", () -> patient(tasks(first) > 0 && tasks(second) > 0 && tasks(first) + tasks(second) == 8));
        application.write(200);
        application.awaitCounts();
        stop(first);
        until("the second has all tasks", () -> patient(second.state() == KafkaStreams.State.RUNNING && tasks(second) == 8));
        application.write(100);
        application.awaitCounts();
        same(stored(second), application.wanted, "the store of the one that is left");
        stop(second);
    }

    private static int tasks(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream().mapToInt(thread -> thread.activeTasks().size()).sum();
    }
}
