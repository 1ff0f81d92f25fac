// franz-go: the fastest of the clients for Go, and the one that follows the protocol's news the closest.
package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
	. "milena/compat/behaviour"
)

var (
	client = Must(kgo.NewClient(kgo.SeedBrokers(Broker)))
	admin  = kadm.NewClient(client)
)

func limited() context.Context {
	soon, cancel := context.WithTimeout(context.Background(), Limit)
	time.AfterFunc(Limit, cancel)
	return soon
}

func topic(stem string, partitions int32, configs map[string]*string) string {
	name := Fresh(stem)
	Must(admin.CreateTopic(limited(), partitions, 1, configs, name))
	// The controller has answered; the broker hears of it a moment later.
	Until("the topic is there", func() bool { return Must(admin.ListTopics(limited(), name)).Has(name) })
	return name
}

func newClient(options ...kgo.Opt) *kgo.Client {
	standard := []kgo.Opt{kgo.SeedBrokers(Broker), kgo.RecordPartitioner(kgo.ManualPartitioner()), kgo.FetchMaxWait(100 * time.Millisecond)}
	return Must(kgo.NewClient(append(standard, options...)...))
}

// produce writes the records and gives their offsets.
func produce(name string, partition int32, records []*kgo.Record, options ...kgo.Opt) ([]int64, error) {
	producer := newClient(options...)
	defer producer.Close()
	for _, record := range records {
		record.Topic, record.Partition = name, partition
	}
	results := producer.ProduceSync(limited(), records...)
	offsets := []int64{}
	for _, result := range results {
		offsets = append(offsets, result.Record.Offset)
	}
	return offsets, results.FirstErr()
}

func records(values ...string) []*kgo.Record {
	all := []*kgo.Record{}
	for _, value := range values {
		all = append(all, &kgo.Record{Value: []byte(value)})
	}
	return all
}

func values(found []*kgo.Record) []string {
	all := []string{}
	for _, record := range found {
		all = append(all, string(record.Value))
	}
	return all
}

// take polls until that many records have come.
func take(reader *kgo.Client, count int) []*kgo.Record {
	found := []*kgo.Record{}
	for end := limited(); len(found) < count; {
		fetches := reader.PollFetches(end)
		Check(end.Err() == nil, "%d of %d records within %v", len(found), count, Limit)
		Done(fetches.Err())
		found = append(found, fetches.Records()...)
	}
	Same(len(found), count, "number of records")
	return found
}

func assigned(name string, from kgo.Offset, options ...kgo.Opt) *kgo.Client {
	here := map[string]map[int32]kgo.Offset{name: {0: from}}
	return newClient(append([]kgo.Opt{kgo.ConsumePartitions(here)}, options...)...)
}

func read(name string, from int64, count int) []*kgo.Record {
	reader := assigned(name, kgo.NewOffset().At(from))
	defer reader.Close()
	return take(reader, count)
}

func dense(count int) []int64 {
	offsets := []int64{}
	for offset := range int64(count) {
		offsets = append(offsets, offset)
	}
	return offsets
}

func refused(err error, wanted error, what string) {
	Check(errors.Is(err, wanted), "%s: found %v, wanted %v", what, err, wanted)
}

func topicsAreMadeDescribedAndDeleted() {
	name := topic("made", 3, nil)
	Same(len(Must(admin.ListTopics(limited(), name))[name].Partitions), 3, "partitions")
	Done(Must(admin.UpdatePartitions(limited(), 5, name)).Error())
	Until("five partitions", func() bool { return len(Must(admin.ListTopics(limited(), name))[name].Partitions) == 5 })
	Must(admin.DeleteTopic(limited(), name))
	Until("the deleted topic is gone", func() bool { return !Must(admin.ListTopics(limited())).Has(name) })
}

func topicThatExistsIsRefused() {
	name := topic("twice", 1, nil)
	_, err := admin.CreateTopic(limited(), 1, 1, nil, name)
	refused(err, kerr.TopicAlreadyExists, "a second topic of the same name")
}

func unknownTopicIsSaidAndNotMade() {
	name := Fresh("never-made")
	_, err := produce(name, 0, records("nowhere"), kgo.UnknownTopicRetries(1))
	refused(err, kerr.UnknownTopicOrPartition, "a record for a topic that is not there")
	Check(!Must(admin.ListTopics(limited())).Has(name), "asking for a topic has made it")
	_, err = admin.DeleteTopic(limited(), name)
	refused(err, kerr.UnknownTopicOrPartition, "deleting it")
}

func topicIsMadeOnFirstUse() {
	name := Fresh("first-use")
	Same(Must(produce(name, 0, records("first"), kgo.AllowAutoTopicCreation())), []int64{0}, "offsets")
}

func clusterIsDescribed() {
	metadata := Must(admin.BrokerMetadata(limited()))
	Same(len(metadata.Brokers), 1, "brokers")
	Check(metadata.Cluster != "" && metadata.Controller == metadata.Brokers[0].NodeID, "no cluster id, or another controller")
	Check(len(Must(admin.DescribeAllLogDirs(limited(), nil))[metadata.Controller]) == 1, "no log directory, or several")
	Must(admin.ApiVersions(limited())).Each(func(versions kadm.BrokerApiVersions) { Done(versions.Err) })
}

func configsAreDescribedAndAltered() {
	name := topic("configs", 1, map[string]*string{"retention.ms": kadm.StringPtr("100000")})
	become := func(wanted map[string]string, what string) {
		Until(what, func() bool {
			set := map[string]string{}
			for _, config := range Must(Must(admin.DescribeTopicConfigs(limited(), name)).On(name, nil)).Configs {
				if config.Source.String() == "DYNAMIC_TOPIC_CONFIG" {
					set[config.Key] = config.MaybeValue()
				}
			}
			return maps.Equal(set, wanted)
		})
	}
	become(map[string]string{"retention.ms": "100000"}, "what the topic was made with")
	changes := []kadm.AlterConfig{{Op: kadm.SetConfig, Name: "max.message.bytes", Value: kadm.StringPtr("20000")}, {Op: kadm.DeleteConfig, Name: "retention.ms"}}
	Must(Must(admin.AlterTopicConfigs(limited(), changes, name)).On(name, nil))
	become(map[string]string{"max.message.bytes": "20000"}, "what was altered")
	_, err := produce(name, 0, records(string(make([]byte, 30_000))), kgo.ProducerBatchCompression(kgo.NoCompression()))
	refused(err, kerr.MessageTooLarge, "30,000 bytes")
	wrong := []kadm.AlterConfig{{Op: kadm.SetConfig, Name: "max.message.bytes", Value: kadm.StringPtr("many")}}
	_, err = Must(admin.AlterTopicConfigs(limited(), wrong, name)).On(name, func(answer *kadm.AlterConfigsResponse) error { return answer.Err })
	refused(err, kerr.InvalidConfig, "a number that is none")
}

func codec(name string, compression kgo.CompressionCodec) func() {
	return func() {
		topic, wanted := topic("codec-"+name, 1, nil), Numbered(300, name+" repeats "+name)
		Same(Must(produce(topic, 0, records(wanted...), kgo.ProducerBatchCompression(compression))), dense(300), "offsets")
		Same(values(read(topic, 0, 300)), wanted, "values")
		Same(values(read(topic, 123, 177)), wanted[123:], "values from inside a batch")
	}
}

func acksOfEveryKind() {
	name := topic("acks", 1, nil)
	wanted := []string{}
	for kind, acks := range map[string]kgo.Acks{"none": kgo.NoAck(), "leader": kgo.LeaderAck(), "all": kgo.AllISRAcks()} {
		Must(produce(name, 0, records(Numbered(50, kind)...), kgo.RequiredAcks(acks), kgo.DisableIdempotentWrite()))
		wanted = append(wanted, Numbered(50, kind)...)
	}
	found := values(read(name, 0, 150))
	slices.Sort(found)
	slices.Sort(wanted)
	Same(found, wanted, "values")
}

func idempotentProducer() {
	name := topic("idempotent", 1, nil)
	Same(Must(produce(name, 0, records(Numbered(1000, "value")...), kgo.ProducerBatchMaxBytes(1000))), dense(1000), "offsets")
	Same(values(read(name, 0, 1000)), Numbered(1000, "value"), "values")
}

func headersKeysAndTimestamps() {
	name := topic("headers", 1, nil)
	headers := []kgo.RecordHeader{{Key: "a", Value: []byte("1")}, {Key: "b"}, {Key: "a", Value: []byte("2")}, {Key: "leer", Value: []byte{}}}
	when := time.UnixMilli(1_700_000_000_123)
	Must(produce(name, 0, []*kgo.Record{{Key: []byte("key"), Value: []byte("value"), Headers: headers, Timestamp: when}, {Key: []byte("gone")}}))
	found := read(name, 0, 2)
	Same([]string{string(found[0].Key), string(found[0].Value), found[0].Timestamp.String()}, []string{"key", "value", when.String()}, "first record")
	Same(found[0].Headers, headers, "headers, repeated ones too")
	Check(string(found[1].Key) == "gone" && found[1].Value == nil, "the tombstone has a value")
}

func offsetsForTimes() {
	name := topic("times", 1, nil)
	for number := range int64(5) {
		Must(produce(name, 0, []*kgo.Record{{Value: []byte("x"), Timestamp: time.UnixMilli(1_000_000 + number*1000)}}))
	}
	offset := func(offsets kadm.ListedOffsets, err error) int64 { return Must(offsets, err)[name][0].Offset }
	for asked, wanted := range map[int64]int64{0: 0, 1_000_000: 0, 1_000_001: 1, 1_003_000: 3, 1_004_001: 5} {
		Same(offset(admin.ListOffsetsAfterMilli(limited(), asked, name)), wanted, "offset at a time")
	}
	ends := []int64{
		offset(admin.ListStartOffsets(limited(), name)), offset(admin.ListEndOffsets(limited(), name)), offset(admin.ListCommittedOffsets(limited(), name)),
		offset(admin.ListMaxTimestampOffsets(limited(), name)), offset(admin.ListLocalLogStartOffsets(limited(), name)),
	}
	Same(ends, []int64{0, 5, 5, 4, 0}, "start, end, last stable, of the highest time, local start")
	reader := assigned(name, kgo.NewOffset().AfterMilli(1_002_500))
	defer reader.Close()
	Same(take(reader, 2)[0].Offset, int64(3), "where a reader from a time begins")
}

func seekPauseAndResume() {
	name := topic("seek", 1, nil)
	Must(produce(name, 0, records(Numbered(20, "value")...)))
	reader := assigned(name, kgo.NewOffset().AtStart())
	defer reader.Close()
	take(reader, 20)
	reader.SetOffsets(map[string]map[int32]kgo.EpochOffset{name: {0: {Epoch: -1, Offset: 15}}})
	Same(values(take(reader, 5)), Numbered(20, "value")[15:], "after seeking to 15")
	reader.PauseFetchTopics(name)
	Must(produce(name, 0, records("later")))
	soon, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	Same(reader.PollFetches(soon).NumRecords(), 0, "records of a paused topic")
	reader.ResumeFetchTopics(name)
	Same(values(take(reader, 1)), []string{"later"}, "after resuming")
}

func recordProducedLaterEndsALongPoll() {
	name := topic("long-poll", 1, nil)
	reader := assigned(name, kgo.NewOffset().AtStart(), kgo.FetchMaxWait(10*time.Second))
	defer reader.Close()
	soon, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	Same(reader.PollFetches(soon).NumRecords(), 0, "records of an empty topic")
	Must(produce(name, 0, records("now")))
	began := time.Now()
	take(reader, 1)
	Check(time.Since(began) < 5*time.Second, "the waiting fetch did not end when a record came")
}

func deleteRecordsMovesTheStart() {
	name := topic("delete-records", 1, nil)
	Must(produce(name, 0, records(Numbered(10, "value")...)))
	Done(Must(admin.DeleteRecords(limited(), kadm.Offsets{name: {0: {Topic: name, At: 6}}})).Error())
	// A reader from before the start is told so, and begins at the start.
	reader := assigned(name, kgo.NewOffset().At(2), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	defer reader.Close()
	Same(values(take(reader, 4)), Numbered(10, "value")[6:], "what is left")
}

// member is one of a group, polled by a goroutine of its own; it remembers what it owns, lost and read.
type member struct {
	*kgo.Client
	lock  sync.Mutex
	owned map[int32]bool
	lost  int
	read  map[[2]int64]int
	ended chan struct{}
}

func join(name, group string, options ...kgo.Opt) *member {
	joined := &member{owned: map[int32]bool{}, read: map[[2]int64]int{}, ended: make(chan struct{})}
	left := func(_ context.Context, _ *kgo.Client, gone map[string][]int32) {
		joined.lock.Lock()
		defer joined.lock.Unlock()
		for _, partition := range gone[name] {
			delete(joined.owned, partition)
			joined.lost++
		}
	}
	came := func(_ context.Context, _ *kgo.Client, new map[string][]int32) {
		joined.lock.Lock()
		defer joined.lock.Unlock()
		for _, partition := range new[name] {
			joined.owned[partition] = true
		}
	}
	standard := []kgo.Opt{
		kgo.ConsumerGroup(group), kgo.ConsumeTopics(name), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.DisableAutoCommit(),
		kgo.SessionTimeout(6 * time.Second), kgo.HeartbeatInterval(300 * time.Millisecond),
		kgo.OnPartitionsAssigned(came), kgo.OnPartitionsRevoked(left), kgo.OnPartitionsLost(left),
	}
	joined.Client = newClient(append(standard, options...)...)
	go func() {
		defer close(joined.ended)
		for {
			fetches := joined.PollFetches(context.Background())
			if fetches.IsClientClosed() {
				return
			}
			joined.lock.Lock()
			fetches.EachRecord(func(record *kgo.Record) { joined.read[[2]int64{int64(record.Partition), record.Offset}]++ })
			joined.lock.Unlock()
		}
	}()
	return joined
}

func (joined *member) Owns() []int32 {
	joined.lock.Lock()
	defer joined.lock.Unlock()
	return slices.Sorted(maps.Keys(joined.owned))
}

func (joined *member) leave() {
	joined.Close()
	<-joined.ended
}

// sharesAreEven gives how many partitions the first of two members has lost to the second.
func sharesAreEven(options ...kgo.Opt) int {
	name, group := topic("share", 4, nil), Fresh("group")
	first := join(name, group, options...)
	Settle("the first member owns everything", 4, first)
	second := join(name, group, options...)
	Settle("two members share evenly", 4, first, second)
	lost := first.lost
	for partition := range int32(4) {
		Must(produce(name, partition, records(Numbered(25, "value")...)))
	}
	all := func() map[[2]int64]int {
		every := map[[2]int64]int{}
		for _, each := range []*member{first, second} {
			each.lock.Lock()
			for record, times := range each.read {
				every[record] += times
			}
			each.lock.Unlock()
		}
		return every
	}
	Until("all records are read", func() bool { return len(all()) == 100 })
	for record, times := range all() {
		Check(times == 1, "record %v was read %d times", record, times)
	}
	first.leave()
	Settle("the one that stays owns everything", 4, second)
	second.leave()
	return lost
}

func cooperativeMovesOnlyWhatMust() {
	Same(sharesAreEven(kgo.Balancers(kgo.CooperativeStickyBalancer())), 2, "partitions taken from the first member")
}

func staticMemberReturnsWithoutRebalance() {
	name, group := topic("static", 4, nil), Fresh("group")
	patient := kgo.SessionTimeout(20 * time.Second)
	first := join(name, group, patient, kgo.InstanceID("first"), kgo.Balancers(kgo.RangeBalancer()))
	second := join(name, group, patient, kgo.InstanceID("second"), kgo.Balancers(kgo.RangeBalancer()))
	Settle("two static members share evenly", 4, first, second)
	before, lost := second.Owns(), first.lost
	second.leave()
	second = join(name, group, patient, kgo.InstanceID("second"), kgo.Balancers(kgo.RangeBalancer()))
	Settle("both are back", 4, first, second)
	Same(second.Owns(), before, "the same partitions as before")
	Same(first.lost, lost, "partitions taken from the member that stayed")
	first.leave()
	second.leave()
}

func commitsAndResumes(options ...kgo.Opt) {
	name, group := topic("resume", 2, nil), Fresh("group")
	for partition := range int32(2) {
		Must(produce(name, partition, records(Numbered(10, "value")...)))
	}
	begin := func() *kgo.Client {
		standard := []kgo.Opt{
			kgo.ConsumerGroup(group), kgo.ConsumeTopics(name), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.DisableAutoCommit(),
		}
		return newClient(append(standard, options...)...)
	}
	first := begin()
	take(first, 20)
	var refusal error
	first.CommitOffsetsSync(limited(), map[string]map[int32]kgo.EpochOffset{name: {0: {Epoch: 0, Offset: 4}, 1: {Epoch: 0, Offset: 9}}},
		func(_ *kgo.Client, _ *kmsg.OffsetCommitRequest, answer *kmsg.OffsetCommitResponse, err error) {
			refusal = err
			for _, topic := range answer.Topics {
				for _, partition := range topic.Partitions {
					refusal = errors.Join(refusal, kerr.ErrorForCode(partition.ErrorCode))
				}
			}
		})
	Done(refusal)
	first.Close()
	stored := Must(admin.FetchOffsets(limited(), group))
	Same([]int64{stored[name][0].At, stored[name][1].At}, []int64{4, 9}, "committed offsets")
	second := begin()
	found := map[[2]int64]bool{}
	for _, record := range take(second, 7) {
		found[[2]int64{int64(record.Partition), record.Offset}] = true
	}
	second.Close()
	wanted := map[[2]int64]bool{{0, 4}: true, {0, 5}: true, {0, 6}: true, {0, 7}: true, {0, 8}: true, {0, 9}: true, {1, 9}: true}
	Same(found, wanted, "where the second member began")
}

func groupsAreListedDescribedAndDeleted() {
	name, group := topic("described", 2, nil), Fresh("group")
	only := join(name, group)
	Settle("the member owns everything", 2, only)
	Check(slices.Contains(Must(admin.ListGroups(limited())).Groups(), group), "the group is not listed")
	described := Must(admin.DescribeGroups(limited(), group))[group]
	Same([]any{described.State, described.ProtocolType, len(described.Members), described.Err}, []any{"Stable", "consumer", 1, error(nil)}, "description")
	_, err := admin.DeleteGroup(limited(), group)
	refused(err, kerr.NonEmptyGroup, "deleting a group with a member")
	only.leave()
	Until("the group is empty", func() bool { return Must(admin.DescribeGroups(limited(), group))[group].State == "Empty" })
	Must(admin.DeleteGroup(limited(), group))
	Check(!slices.Contains(Must(admin.ListGroups(limited())).Groups(), group), "the deleted group is listed")
}

func consumerGroupsAreDescribed() {
	name, group := topic("described-848", 2, nil), Fresh("group")
	only := join(name, group, kgo.ServerSideBalancer(), kgo.Balancers(kgo.StickyBalancer()))
	Settle("the member owns everything", 2, only)
	described := Must(admin.DescribeConsumerGroups(limited(), group))[group]
	Same([]any{described.State, described.AssignorName, len(described.Members), described.Err}, []any{"Stable", "uniform", 1, error(nil)}, "description")
	listed := Must(admin.ListGroupsByType(limited(), []string{"consumer"}))
	Check(slices.Contains(listed.Groups(), group), "the group is not listed under its type")
	only.leave()
}

func offsetsOfAGroupAreReadAndSetByAnAdmin() {
	name, group := topic("admin-offsets", 1, nil), Fresh("group")
	Must(produce(name, 0, records(Numbered(5, "value")...)))
	Done(admin.CommitAllOffsets(limited(), group, kadm.Offsets{name: {0: {Topic: name, At: 3, LeaderEpoch: -1, Metadata: "a note"}}}))
	stored := Must(admin.FetchOffsets(limited(), group))[name][0]
	Same([]any{stored.At, stored.Metadata}, []any{int64(3), "a note"}, "the offset that was set")
	lag := Must(admin.Lag(limited(), group))[group]
	Done(lag.Error())
	Same(lag.Lag.Total(), int64(2), "lag")
	Done(Must(admin.DeleteOffsets(limited(), group, kadm.TopicsSet{name: {0: {}}})).Error())
	Same(len(Must(admin.FetchOffsets(limited(), group))), 0, "topics left after it was deleted")
}

func main() {
	Add("topics_are_made_described_and_deleted", topicsAreMadeDescribedAndDeleted)
	Add("topic_that_exists_is_refused", topicThatExistsIsRefused)
	Add("unknown_topic_is_said_and_not_made", unknownTopicIsSaidAndNotMade)
	Add("topic_is_made_on_first_use", topicIsMadeOnFirstUse)
	Add("cluster_is_described", clusterIsDescribed)
	Add("configs_are_described_and_altered", configsAreDescribedAndAltered)
	Add("codec_none", codec("none", kgo.NoCompression()))
	Add("codec_gzip", codec("gzip", kgo.GzipCompression()))
	Add("codec_snappy", codec("snappy", kgo.SnappyCompression()))
	Add("codec_lz4", codec("lz4", kgo.Lz4Compression()))
	Add("codec_zstd", codec("zstd", kgo.ZstdCompression()))
	Add("acks_of_every_kind", acksOfEveryKind)
	Add("idempotent_producer", idempotentProducer)
	Add("headers_keys_and_timestamps", headersKeysAndTimestamps)
	Add("offsets_for_times", offsetsForTimes)
	Add("seek_pause_and_resume", seekPauseAndResume)
	Add("record_produced_later_ends_a_long_poll", recordProducedLaterEndsALongPoll)
	Add("delete_records_moves_the_start", deleteRecordsMovesTheStart)
	Add("range_balancer", func() { sharesAreEven(kgo.Balancers(kgo.RangeBalancer())) }, time.Minute)
	Add("roundrobin_balancer", func() { sharesAreEven(kgo.Balancers(kgo.RoundRobinBalancer())) }, time.Minute)
	Add("sticky_balancer", func() { sharesAreEven(kgo.Balancers(kgo.StickyBalancer())) }, time.Minute)
	Add("cooperative_moves_only_what_must", cooperativeMovesOnlyWhatMust, time.Minute)
	Add("static_member_returns_without_rebalance", staticMemberReturnsWithoutRebalance, time.Minute)
	Add("group_commits_and_resumes", func() { commitsAndResumes() }, time.Minute)
	server := kgo.ServerSideBalancer()
	Add("consumer_protocol_uniform", func() { sharesAreEven(server, kgo.Balancers(kgo.StickyBalancer())) }, time.Minute)
	Add("consumer_protocol_range", func() { sharesAreEven(server, kgo.Balancers(kgo.RangeBalancer())) }, time.Minute)
	Add("consumer_protocol_commits_and_resumes", func() { commitsAndResumes(server, kgo.Balancers(kgo.StickyBalancer())) }, time.Minute)
	Add("consumer_groups_are_described", consumerGroupsAreDescribed, time.Minute)
	Add("groups_are_listed_described_and_deleted", groupsAreListedDescribedAndDeleted, time.Minute)
	Add("offsets_of_a_group_are_read_and_set_by_an_admin", offsetsOfAGroupAreReadAndSetByAnAdmin)
	Main()
}
