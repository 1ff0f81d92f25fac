import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.ListConfigResourcesOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionReplica;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidUpdateVersionException;
import org.apache.kafka.common.errors.LogDirNotFoundException;
import org.apache.kafka.common.errors.NoReassignmentInProgressException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Every call of the AdminClient, as a web console makes them when somebody clicks through it: java Sweep HOST:PORT [NAME...]
 *
 * <p>A behaviour is named after its call. What a broker does not offer must be said as UnsupportedVersion; what it offers must give what
 * Kafka gives. `notYet` marks the calls for which either will do: the word goes when the key is served.
 */
public final class Sweep extends Behaviours {
    private static final ResourcePattern ANY_TOPIC = new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL);
    private static final AclBinding BINDING =
        new AclBinding(ANY_TOPIC, new AccessControlEntry("User:ann", "*", AclOperation.READ, AclPermissionType.ALLOW));

    private final Set<String> calls = new TreeSet<>();

    private Sweep(String broker) {
        super(broker);
        topics();
        configs();
        cluster();
        replicas();
        groups();
        otherGroups();
        quotasAndCredentials();
        accessAndTokens();
        transactions();
        add("every_call_is_here", this::everyCallIsHere);
    }

    public static void main(String[] arguments) throws Exception {
        new Sweep(arguments[0]).run(Arrays.asList(arguments).subList(1, arguments.length));
    }

    private void call(String name, Behaviour behaviour) {
        calls.add(name);
        add(name, behaviour);
    }

    /** `kafka`: what Kafka refuses it with, or null if it does not. */
    private void notYet(String name, Class<? extends Exception> kafka, Callable<Future<?>> ask) {
        call(name, () -> {
            try {
                get(ask.call());
            } catch (ExecutionException refused) {
                Throwable why = refused.getCause();
                boolean expected = why instanceof UnsupportedVersionException || (kafka != null && kafka.isInstance(why));
                check(expected, "refused with " + why);
                return;
            }
            check(kafka == null, "accepted, and Kafka refuses it");
        });
    }

    private void everyCallIsHere() {
        Set<String> all = new TreeSet<>();
        for (Method method : Admin.class.getMethods()) {
            if (method.getReturnType().getSimpleName().endsWith("Result")) {
                all.add(method.getName());
            }
        }
        // No calls to a broker, or old names of others.
        all.remove("listClientMetricsResources");
        all.removeAll(calls);
        check(all.isEmpty(), "calls that nothing here makes: " + all);
    }

    // ---- what calls are made of

    private TopicPartition made(int records) throws Exception {
        String topic = topic("sweep", 1);
        if (records > 0) {
            produceDense(topic, records);
        }
        TopicPartition partition = new TopicPartition(topic, 0);
        until("the topic is there", () -> unchecked(() -> get(admin.listTopics().names()).contains(topic)));
        return partition;
    }

    /** A group without members that has committed an offset. */
    private String group(TopicPartition partition, long offset) throws Exception {
        String group = fresh("group");
        get(admin.alterConsumerGroupOffsets(group, Collections.singletonMap(partition, new OffsetAndMetadata(offset))).all());
        return group;
    }

    private int node() throws Exception {
        return get(admin.describeCluster().nodes()).iterator().next().id();
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static ConfigResource of(TopicPartition partition) {
        return new ConfigResource(ConfigResource.Type.TOPIC, partition.topic());
    }

    private static Collection<AlterConfigOp> set(String name, String value) {
        return Collections.singleton(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
    }

    // ---- the calls

    private void topics() {
        call("createTopics", () -> {
            String topic = fresh("created");
            var created = admin.createTopics(Collections.singleton(new NewTopic(topic, Optional.of(3), Optional.empty()).configs(Map.of("retention.ms", "7000"))));
            same(get(created.numPartitions(topic)), 3, "partitions");
            same(get(created.replicationFactor(topic)), 1, "replicas");
            same(get(created.config(topic)).get("retention.ms").value(), "7000", "config");
            check(!get(created.topicId(topic)).equals(Uuid.ZERO_UUID), "no id");
        });
        call("deleteTopics", () -> get(admin.deleteTopics(Collections.singleton(made(0).topic())).all()));
        call("listTopics", () -> {
            String topic = made(0).topic();
            same(get(admin.listTopics().listings()).stream().filter(listing -> listing.name().equals(topic)).count(), 1L, "how often it is listed");
        });
        call("describeTopics", () -> {
            TopicPartition partition = made(0);
            TopicDescription described = get(admin.describeTopics(Collections.singleton(partition.topic())).allTopicNames()).get(partition.topic());
            same(described.partitions().get(0).replicas().size(), 1, "replicas");
            same(described.partitions().get(0).leader().id(), node(), "leader");
            same(described.isInternal(), false, "internal");
        });
        call("createPartitions", () -> {
            TopicPartition partition = made(0);
            get(admin.createPartitions(Map.of(partition.topic(), NewPartitions.increaseTo(4))).all());
            until("four partitions", () -> unchecked(() ->
                get(admin.describeTopics(Collections.singleton(partition.topic())).allTopicNames()).get(partition.topic()).partitions().size() == 4));
        });
        call("deleteRecords", () -> {
            TopicPartition partition = made(10);
            same(get(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(6))).lowWatermarks().get(partition)).lowWatermark(), 6L, "start");
        });
        call("listOffsets", () -> {
            TopicPartition partition = made(10);
            Map<OffsetSpec, Long> wanted = Map.of(OffsetSpec.earliest(), 0L, OffsetSpec.latest(), 10L, OffsetSpec.forTimestamp(1), 0L,
                OffsetSpec.forTimestamp(Long.MAX_VALUE), -1L, OffsetSpec.earliestLocal(), 0L, OffsetSpec.latestTiered(), -1L);
            for (Map.Entry<OffsetSpec, Long> each : wanted.entrySet()) {
                same(get(admin.listOffsets(Map.of(partition, each.getKey())).partitionResult(partition)).offset(), each.getValue(), each.getKey().toString());
            }
            // The last of a time, or any that shares it.
            check(get(admin.listOffsets(Map.of(partition, OffsetSpec.maxTimestamp())).partitionResult(partition)).offset() >= 0, "of the highest time");
        });
    }

    private void configs() {
        call("describeConfigs", () -> {
            TopicPartition partition = made(0);
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, String.valueOf(node()));
            DescribeConfigsOptions whole = new DescribeConfigsOptions().includeSynonyms(true).includeDocumentation(true);
            Map<ConfigResource, Config> told = get(admin.describeConfigs(Arrays.asList(of(partition), broker), whole).all());
            same(told.get(of(partition)).get("cleanup.policy").value(), "delete", "cleanup.policy");
            check(told.get(broker).get("log.retention.hours").documentation() != null, "no documentation");
            check(!told.get(of(partition)).get("segment.bytes").synonyms().isEmpty(), "no synonyms");
        });
        call("incrementalAlterConfigs", () -> {
            TopicPartition partition = made(0);
            get(admin.incrementalAlterConfigs(Map.of(of(partition), set("retention.ms", "9000"))).all());
            until("it is told", () -> unchecked(() ->
                get(admin.describeConfigs(Collections.singleton(of(partition))).all()).get(of(partition)).get("retention.ms").value().equals("9000")));
        });
        call("listConfigResources", () -> {
            TopicPartition partition = made(0);
            check(get(admin.listConfigResources(Set.of(ConfigResource.Type.TOPIC), new ListConfigResourcesOptions()).all())
                .contains(of(partition)), "the topic is not listed");
            get(admin.listConfigResources().all());
        });
    }

    private void cluster() {
        call("describeCluster", () -> {
            same(get(admin.describeCluster().nodes()).size(), 1, "nodes");
            check(get(admin.describeCluster().controller()) != null && get(admin.describeCluster().clusterId()) != null, "no controller, or no id");
        });
        call("describeFeatures", () -> {
            FeatureMetadata features = get(admin.describeFeatures().featureMetadata());
            check(features.finalizedFeatures().containsKey("metadata.version"), "no metadata.version: " + features);
            same(features.finalizedFeatures().get("group.version").maxVersionLevel(), (short) 1, "group.version");
        });
        call("updateFeatures", () -> {
            FeatureUpdate same = new FeatureUpdate((short) 1, FeatureUpdate.UpgradeType.UPGRADE);
            get(admin.updateFeatures(Map.of("group.version", same), new UpdateFeaturesOptions().validateOnly(true)).all());
            FeatureUpdate tooHigh = new FeatureUpdate((short) 9, FeatureUpdate.UpgradeType.UPGRADE);
            refused(InvalidUpdateVersionException.class, admin.updateFeatures(Map.of("group.version", tooHigh), new UpdateFeaturesOptions().validateOnly(true)).all());
        });
        call("describeMetadataQuorum", () -> {
            QuorumInfo quorum = get(admin.describeMetadataQuorum().quorumInfo());
            same(quorum.leaderId(), node(), "leader");
            same(quorum.voters().size(), 1, "voters");
            check(quorum.highWatermark() > 0, "no high watermark");
        });
        call("unregisterBroker", () -> refused(KafkaException.class, admin.unregisterBroker(4711).all()));
        notYet("addRaftVoter", KafkaException.class,
            () -> admin.addRaftVoter(4711, Uuid.randomUuid(), Set.of(new RaftVoterEndpoint("CONTROLLER", "127.0.0.1", 1))).all());
        notYet("removeRaftVoter", KafkaException.class, () -> admin.removeRaftVoter(4711, Uuid.randomUuid()).all());
        // What the client pushes its metrics as. Kafka without a receiver for them does not offer the key.
        add("clientInstanceId", () -> {
            try (Admin pushing = Admin.create(properties("enable.metrics.push", "true"))) {
                check(!Uuid.ZERO_UUID.equals(pushing.clientInstanceId(Duration.ofSeconds(10))), "no id");
            } catch (KafkaException refused) {
                check(refused.getCause() instanceof UnsupportedVersionException || refused instanceof UnsupportedVersionException, "refused with " + refused);
            }
        });
    }

    private void replicas() {
        call("describeLogDirs", () -> {
            TopicPartition partition = made(10);
            Map<String, LogDirDescription> found = get(admin.describeLogDirs(Collections.singleton(node())).allDescriptions()).get(node());
            LogDirDescription only = found.values().iterator().next();
            check(only.error() == null, "error: " + only.error());
            check(only.replicaInfos().get(partition).size() > 0, "no size");
            check(only.totalBytes().getAsLong() > 0 && only.usableBytes().getAsLong() > 0, "no space");
        });
        call("describeReplicaLogDirs", () -> {
            TopicPartitionReplica replica = new TopicPartitionReplica(made(0).topic(), 0, node());
            check(get(admin.describeReplicaLogDirs(Collections.singleton(replica)).all()).get(replica).getCurrentReplicaLogDir() != null, "nowhere");
        });
        call("alterReplicaLogDirs", () -> {
            TopicPartitionReplica replica = new TopicPartitionReplica(made(0).topic(), 0, node());
            String here = get(admin.describeReplicaLogDirs(Collections.singleton(replica)).all()).get(replica).getCurrentReplicaLogDir();
            get(admin.alterReplicaLogDirs(Map.of(replica, here)).all());
            refused(LogDirNotFoundException.class, admin.alterReplicaLogDirs(Map.of(replica, "/nowhere/at/all")).all());
        });
        call("electLeaders", () -> {
            TopicPartition partition = made(0);
            Throwable said = get(admin.electLeaders(ElectionType.PREFERRED, Set.of(partition)).partitions()).get(partition).orElse(null);
            check(said instanceof ElectionNotNeededException, "said: " + said);
        });
        call("alterPartitionReassignments", () -> {
            TopicPartition partition = made(0);
            get(admin.alterPartitionReassignments(Map.of(partition, Optional.of(new NewPartitionReassignment(List.of(node()))))).all());
            refused(NoReassignmentInProgressException.class, admin.alterPartitionReassignments(Map.of(partition, Optional.empty())).all());
        });
        call("listPartitionReassignments", () -> same(get(admin.listPartitionReassignments(Set.of(made(0))).reassignments()), Map.of(), "moves"));
        call("describeProducers", () -> {
            TopicPartition partition = made(10);
            same(get(admin.describeProducers(Set.of(partition)).partitionResult(partition)).activeProducers().size(), 1, "producers");
        });
    }

    private void groups() {
        call("listGroups", () -> {
            String group = group(made(0), 0);
            check(get(admin.listGroups().all()).stream().anyMatch(listing -> listing.groupId().equals(group)), "it is not listed");
        });
        call("listConsumerGroups", () -> {
            String group = group(made(0), 0);
            check(get(admin.listConsumerGroups().all()).stream().anyMatch(listing -> listing.groupId().equals(group)), "it is not listed");
        });
        call("describeConsumerGroups", () -> {
            String group = group(made(0), 0);
            ConsumerGroupDescription described = get(admin.describeConsumerGroups(Set.of(group)).all()).get(group);
            same(described.groupState(), GroupState.EMPTY, "state");
            refused(GroupIdNotFoundException.class, admin.describeConsumerGroups(Set.of(fresh("nobody"))).all());
        });
        call("describeClassicGroups", () -> {
            String group = group(made(0), 0);
            same(get(admin.describeClassicGroups(Set.of(group)).all()).get(group).state().toString(), "Empty", "state");
        });
        call("listConsumerGroupOffsets", () -> {
            TopicPartition partition = made(10);
            String group = group(partition, 4);
            same(get(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec())).all()).get(group).get(partition).offset(), 4L, "offset");
        });
        call("alterConsumerGroupOffsets", () -> group(made(10), 3));
        call("deleteConsumerGroupOffsets", () -> {
            TopicPartition partition = made(10);
            String group = group(partition, 4);
            get(admin.deleteConsumerGroupOffsets(group, Set.of(partition)).all());
            same(get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()), Map.of(), "what is left");
        });
        call("deleteConsumerGroups", () -> {
            String group = group(made(0), 0);
            get(admin.deleteConsumerGroups(Set.of(group)).all());
            refused(GroupIdNotFoundException.class, admin.deleteConsumerGroups(Set.of(group)).all());
        });
        call("removeMembersFromConsumerGroup", () -> {
            TopicPartition partition = made(0);
            String group = fresh("group");
            Member member = new Member(partition.topic(), "group.id", group, "group.instance.id", "one", "session.timeout.ms", "20000");
            until("the member is in", () -> member.poll().size() == 1);
            get(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions()).all());
            same(get(admin.describeConsumerGroups(Set.of(group)).all()).get(group).members().size(), 0, "members");
            member.close();
        });
    }

    private void otherGroups() {
        Class<GroupIdNotFoundException> nobody = GroupIdNotFoundException.class;
        TopicPartition partition = new TopicPartition("never-made", 0);
        notYet("describeShareGroups", nobody, () -> admin.describeShareGroups(Set.of(fresh("share"))).all());
        notYet("listShareGroupOffsets", null, () -> admin.listShareGroupOffsets(Map.of(fresh("share"), new ListShareGroupOffsetsSpec())).all());
        notYet("alterShareGroupOffsets", KafkaException.class, () -> admin.alterShareGroupOffsets(fresh("share"), Map.of(partition, 1L)).all());
        notYet("deleteShareGroupOffsets", nobody, () -> admin.deleteShareGroupOffsets(fresh("share"), Set.of("never-made")).all());
        call("deleteShareGroups", () -> refused(nobody, admin.deleteShareGroups(Set.of(fresh("share"))).all()));
        notYet("describeStreamsGroups", nobody, () -> admin.describeStreamsGroups(Set.of(fresh("streams"))).all());
        // These go by the keys of ordinary groups.
        call("listStreamsGroupOffsets", () -> get(admin.listStreamsGroupOffsets(Map.of(fresh("streams"), new ListStreamsGroupOffsetsSpec())).all()));
        call("alterStreamsGroupOffsets", () -> get(admin.alterStreamsGroupOffsets(fresh("streams"), Map.of(made(0), new OffsetAndMetadata(0))).all()));
        call("deleteStreamsGroupOffsets", () -> refused(nobody, admin.deleteStreamsGroupOffsets(fresh("streams"), Set.of(partition)).all()));
        call("deleteStreamsGroups", () -> refused(nobody, admin.deleteStreamsGroups(Set.of(fresh("streams"))).all()));
    }

    private void quotasAndCredentials() {
        call("alterClientQuotas", () -> {
            ClientQuotaEntity user = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, fresh("user")));
            ClientQuotaAlteration change = new ClientQuotaAlteration(user, Set.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1e9)));
            get(admin.alterClientQuotas(Set.of(change)).all());
            until("it is told", () -> unchecked(() -> get(admin.describeClientQuotas(ClientQuotaFilter.all()).entities()).containsKey(user)));
            ClientQuotaAlteration wrong = new ClientQuotaAlteration(user, Set.of(new ClientQuotaAlteration.Op("no_such_rate", 1.0)));
            refused(KafkaException.class, admin.alterClientQuotas(Set.of(wrong), new AlterClientQuotasOptions().validateOnly(true)).all());
        });
        call("describeClientQuotas", () -> get(admin.describeClientQuotas(ClientQuotaFilter.all()).entities()));
        notYet("describeUserScramCredentials", null, () -> admin.describeUserScramCredentials().all());
        notYet("alterUserScramCredentials", null, () -> admin.alterUserScramCredentials(List.of(
            new UserScramCredentialUpsertion(fresh("user"), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), "secret"))).all());
    }

    private void accessAndTokens() {
        AclBindingFilter filter = new AclBindingFilter(ResourcePatternFilter.ANY, AccessControlEntryFilter.ANY);
        notYet("describeAcls", SecurityDisabledException.class, () -> admin.describeAcls(filter).values());
        notYet("createAcls", SecurityDisabledException.class, () -> admin.createAcls(Set.of(BINDING)).all());
        notYet("deleteAcls", SecurityDisabledException.class, () -> admin.deleteAcls(Set.of(filter)).all());
        // Over an unauthenticated connection Kafka refuses with one of several words.
        notYet("createDelegationToken", KafkaException.class, () -> admin.createDelegationToken().delegationToken());
        notYet("renewDelegationToken", KafkaException.class, () -> admin.renewDelegationToken(new byte[] {1}).expiryTimestamp());
        notYet("expireDelegationToken", KafkaException.class, () -> admin.expireDelegationToken(new byte[] {1}).expiryTimestamp());
        notYet("describeDelegationToken", KafkaException.class, () -> admin.describeDelegationToken().delegationTokens());
    }

    private void transactions() {
        notYet("listTransactions", null, () -> admin.listTransactions().all());
        notYet("describeTransactions", TransactionalIdNotFoundException.class, () -> admin.describeTransactions(Set.of(fresh("txn"))).all());
        notYet("abortTransaction", null, () -> admin.abortTransaction(new AbortTransactionSpec(made(0), 4711, (short) 0, 0)).all());
        notYet("fenceProducers", null, () -> admin.fenceProducers(Set.of(fresh("txn"))).all());
        notYet("forceTerminateTransaction", null, () -> admin.forceTerminateTransaction(fresh("txn")).result());
    }
}
