import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A member of a group that lasts until its standard input ends: java Member HOST:PORT TOPIC NAME=VALUE...
 *
 * <p>It commits what a poll has brought before the next one, and prints what happens as mixed/rolling.py reads it: `own P...` when its
 * partitions have changed, `read P OFFSET`, and `commit P OFFSET` when the broker has acknowledged that.
 */
public final class Member implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, String> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private volatile boolean ends;

    private Member(String[] arguments) {
        Properties config = new Properties();
        config.put("bootstrap.servers", arguments[0]);
        for (int at = 2; at < arguments.length; at++) {
            String[] pair = arguments[at].split("=", 2);
            config.put(pair[0], pair[1]);
        }
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(Collections.singleton(arguments[1]), this);
    }

    public static void main(String[] arguments) throws Exception {
        Member member = new Member(arguments);
        Thread ear = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (java.io.IOException gone) {
                // The same as its end.
            }
            member.ends = true;
        });
        ear.setDaemon(true);
        ear.start();
        member.live();
    }

    private void live() {
        while (!ends) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
                System.out.println("read " + record.partition() + " " + record.offset());
                uncommitted.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
            }
            commit();
            System.out.flush();
        }
        consumer.close();
        System.out.flush();
    }

    private void commit() {
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(uncommitted);
            uncommitted.forEach((partition, offset) -> System.out.println("commit " + partition.partition() + " " + offset.offset()));
            uncommitted.clear();
        } catch (RebalanceInProgressException later) {
            // The next poll goes on with the rebalance; then, or when partitions are taken, it is committed.
        } catch (CommitFailedException lost) {
            uncommitted.clear();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        commit();
        uncommitted.keySet().removeAll(taken);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        uncommitted.keySet().removeAll(lost);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        System.out.println("own " + consumer.assignment().stream().map(part -> String.valueOf(part.partition())).collect(Collectors.joining(" ")));
    }
}
