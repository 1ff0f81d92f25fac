// sarama: the oldest of the clients for Go that is still developed, and the one that most Go programs have.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/IBM/sarama"
	. "milena/compat/behaviour"
)

func config() *sarama.Config {
	config := sarama.NewConfig()
	config.Version = sarama.V4_3_1_0
	config.Producer.Return.Successes = true
	config.Producer.RequiredAcks = sarama.WaitForAll
	config.Producer.Partitioner = sarama.NewManualPartitioner
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	config.Consumer.Offsets.AutoCommit.Enable = false
	config.Consumer.Group.Session.Timeout = 6 * time.Second
	config.Consumer.Group.Heartbeat.Interval = 300 * time.Millisecond
	config.Consumer.MaxWaitTime = 100 * time.Millisecond
	return config
}

func with(change func(*sarama.Config)) *sarama.Config {
	changed := config()
	change(changed)
	return changed
}

func client() sarama.Client {
	return Must(sarama.NewClient([]string{Broker}, config()))
}

var admin = Must(sarama.NewClusterAdmin([]string{Broker}, config()))

func topic(stem string, partitions int32, configs map[string]*string) string {
	name := Fresh(stem)
	Done(admin.CreateTopic(name, &sarama.TopicDetail{NumPartitions: partitions, ReplicationFactor: 1, ConfigEntries: configs}, false))
	// The controller has answered; the broker hears of it a moment later.
	Until("the topic is there", func() bool { return Must(admin.DescribeTopics([]string{name}))[0].Err == sarama.ErrNoError })
	return name
}

// produce writes the messages in one call and gives their offsets.
func produce(name string, partition int32, messages []*sarama.ProducerMessage, config *sarama.Config) ([]int64, error) {
	producer := Must(sarama.NewSyncProducer([]string{Broker}, config))
	defer producer.Close()
	for _, message := range messages {
		message.Topic, message.Partition = name, partition
	}
	err := producer.SendMessages(messages)
	offsets := []int64{}
	for _, message := range messages {
		offsets = append(offsets, message.Offset)
	}
	var failures sarama.ProducerErrors
	if errors.As(err, &failures) {
		err = failures[0].Err
	}
	return offsets, err
}

func messages(values ...string) []*sarama.ProducerMessage {
	all := []*sarama.ProducerMessage{}
	for _, value := range values {
		all = append(all, &sarama.ProducerMessage{Value: sarama.StringEncoder(value)})
	}
	return all
}

// read gives so many messages of partition 0.
func read(name string, from int64, count int) []*sarama.ConsumerMessage {
	consumer := Must(sarama.NewConsumer([]string{Broker}, config()))
	defer consumer.Close()
	reader := Must(consumer.ConsumePartition(name, 0, from))
	defer reader.Close()
	found := []*sarama.ConsumerMessage{}
	for end := time.After(Limit); len(found) < count; {
		select {
		case message := <-reader.Messages():
			found = append(found, message)
		case <-end:
			Check(false, "%d of %d messages within %v", len(found), count, Limit)
		}
	}
	return found
}

func values(found []*sarama.ConsumerMessage) []string {
	all := []string{}
	for _, message := range found {
		all = append(all, string(message.Value))
	}
	return all
}

func refused(err error, wanted sarama.KError, what string) {
	Check(errors.Is(err, wanted), "%s: found %v, wanted %v", what, err, wanted)
}

func dense(count int) []int64 {
	offsets := []int64{}
	for offset := range int64(count) {
		offsets = append(offsets, offset)
	}
	return offsets
}

func topicsAreMadeDescribedAndDeleted() {
	name := topic("made", 3, nil)
	described := Must(admin.DescribeTopics([]string{name}))[0]
	Same([]any{described.Err, len(described.Partitions)}, []any{sarama.ErrNoError, 3}, "error and partitions")
	Done(admin.CreatePartitions(name, 5, nil, false))
	Until("five partitions", func() bool { return len(Must(admin.DescribeTopics([]string{name}))[0].Partitions) == 5 })
	Done(admin.DeleteTopic(name))
	Until("the deleted topic is gone", func() bool { _, there := Must(admin.ListTopics())[name]; return !there })
}

func topicThatExistsIsRefused() {
	name := topic("twice", 1, nil)
	refused(admin.CreateTopic(name, &sarama.TopicDetail{NumPartitions: 1, ReplicationFactor: 1}, false), sarama.ErrTopicAlreadyExists, "a second one")
}

func unknownTopicIsSaidAndNotMade() {
	name := Fresh("never-made")
	_, err := produce(name, 0, messages("nowhere"), with(func(config *sarama.Config) {
		config.Metadata.AllowAutoTopicCreation = false
		config.Metadata.Retry.Max = 0
	}))
	refused(err, sarama.ErrUnknownTopicOrPartition, "a record for a topic that is not there")
	refused(admin.DeleteTopic(name), sarama.ErrUnknownTopicOrPartition, "deleting it")
	_, there := Must(admin.ListTopics())[name]
	Check(!there, "asking for a topic has made it")
}

func clusterIsDescribed() {
	brokers, controller, err := admin.DescribeCluster()
	Done(err)
	Same([]any{len(brokers), controller}, []any{1, brokers[0].ID()}, "brokers and controller")
	directories := Must(admin.DescribeLogDirs([]int32{controller}))[controller]
	Same([]any{len(directories), directories[0].ErrorCode}, []any{1, sarama.ErrNoError}, "log directories and error")
}

func configsAreDescribedAndAltered() {
	hundred, twenty := "100000", "20000"
	name := topic("configs", 1, map[string]*string{"retention.ms": &hundred})
	become := func(wanted map[string]string, what string) {
		Until(what, func() bool {
			set := map[string]string{}
			for _, entry := range Must(admin.DescribeConfig(sarama.ConfigResource{Type: sarama.TopicResource, Name: name})) {
				if entry.Source == sarama.SourceTopic {
					set[entry.Name] = entry.Value
				}
			}
			return maps.Equal(set, wanted)
		})
	}
	become(map[string]string{"retention.ms": hundred}, "what the topic was made with")
	Done(admin.IncrementalAlterConfig(sarama.TopicResource, name, map[string]sarama.IncrementalAlterConfigsEntry{
		"max.message.bytes": {Operation: sarama.IncrementalAlterConfigsOperationSet, Value: &twenty},
	}, false))
	become(map[string]string{"retention.ms": hundred, "max.message.bytes": twenty}, "what was altered")
	Done(admin.AlterConfig(sarama.TopicResource, name, map[string]*string{"max.message.bytes": &twenty}, false))
	become(map[string]string{"max.message.bytes": twenty}, "AlterConfigs replaces everything")
	_, err := produce(name, 0, messages(string(make([]byte, 30_000))), config())
	refused(err, sarama.ErrMessageSizeTooLarge, "30,000 bytes")
}

func codec(name string, compression sarama.CompressionCodec) func() {
	return func() {
		topic, wanted := topic("codec-"+name, 1, nil), Numbered(300, name+" repeats "+name)
		settings := with(func(config *sarama.Config) {
			config.Producer.Compression = compression
			config.Producer.Flush.Messages, config.Producer.Flush.Frequency = 300, time.Second
		})
		Same(Must(produce(topic, 0, messages(wanted...), settings)), dense(300), "offsets")
		Same(values(read(topic, 0, 300)), wanted, "values")
		Same(values(read(topic, 123, 177)), wanted[123:], "values from inside a batch")
	}
}

func acksOfEveryKind() {
	name := topic("acks", 1, nil)
	for _, acks := range []sarama.RequiredAcks{sarama.NoResponse, sarama.WaitForLocal, sarama.WaitForAll} {
		Must(produce(name, 0, messages(Numbered(50, "value")...), with(func(config *sarama.Config) { config.Producer.RequiredAcks = acks })))
	}
	Same(len(read(name, 0, 150)), 150, "messages")
}

func idempotentProducer() {
	name := topic("idempotent", 1, nil)
	settings := with(func(config *sarama.Config) {
		config.Producer.Idempotent = true
		config.Net.MaxOpenRequests = 1
		config.Producer.Flush.MaxMessages = 50
	})
	Same(Must(produce(name, 0, messages(Numbered(1000, "value")...), settings)), dense(1000), "offsets")
	Same(values(read(name, 0, 1000)), Numbered(1000, "value"), "values")
}

// Every generation of messages that a program may still be pinned to is spoken to a broker of today.
func oldProtocolVersions() {
	name := topic("versions", 1, nil)
	wanted := []string{}
	for _, version := range []sarama.KafkaVersion{sarama.V2_1_0_0, sarama.V2_4_0_0, sarama.V2_8_0_0, sarama.V3_6_0_0, sarama.V4_0_0_0} {
		settings := with(func(config *sarama.Config) { config.Version = version })
		Must(produce(name, 0, messages(version.String()), settings))
		wanted = append(wanted, version.String())
		asking := Must(sarama.NewClusterAdmin([]string{Broker}, settings))
		Same(len(Must(asking.DescribeTopics([]string{name}))[0].Partitions), 1, "partitions as "+version.String()+" asks")
		_, there := Must(asking.ListTopics())[name]
		Check(there, "%v does not list the topic", version)
		Must(asking.ListConsumerGroups())
		Done(asking.Close())
		reading := Must(sarama.NewConsumer([]string{Broker}, settings))
		partition := Must(reading.ConsumePartition(name, 0, int64(len(wanted)-1)))
		select {
		case message := <-partition.Messages():
			Same(string(message.Value), version.String(), "what it reads")
		case <-time.After(Limit):
			Check(false, "%v reads nothing", version)
		}
		Done(reading.Close())
	}
}

func headersKeysAndTimestamps() {
	name := topic("headers", 1, nil)
	headers := []sarama.RecordHeader{{Key: []byte("a"), Value: []byte("1")}, {Key: []byte("a"), Value: []byte("2")}, {Key: []byte("leer"), Value: []byte{}}}
	when := time.UnixMilli(1_700_000_000_123)
	Must(produce(name, 0, []*sarama.ProducerMessage{
		{Key: sarama.StringEncoder("key"), Value: sarama.StringEncoder("value"), Headers: headers, Timestamp: when},
		{Key: sarama.StringEncoder("gone"), Timestamp: when},
	}, config()))
	found := read(name, 0, 2)
	Same([]string{string(found[0].Key), string(found[0].Value), found[0].Timestamp.String()}, []string{"key", "value", when.String()}, "first message")
	told := []sarama.RecordHeader{}
	for _, header := range found[0].Headers {
		told = append(told, *header)
	}
	Same(told, headers, "headers, repeated ones too")
	Check(string(found[1].Key) == "gone" && found[1].Value == nil, "the tombstone has a value")
}

func offsetsForTimes() {
	name := topic("times", 1, nil)
	for number := range int64(5) {
		Must(produce(name, 0, []*sarama.ProducerMessage{{Value: sarama.StringEncoder("x"), Timestamp: time.UnixMilli(1_000_000 + number*1000)}}, config()))
	}
	asking := client()
	defer asking.Close()
	for asked, wanted := range map[int64]int64{0: 0, 1_000_000: 0, 1_000_001: 1, 1_003_000: 3, 1_004_001: -1, sarama.OffsetOldest: 0, sarama.OffsetNewest: 5} {
		Same(Must(asking.GetOffset(name, 0, asked)), wanted, "offset at a time")
	}
}

func pauseAndResume() {
	name := topic("pause", 1, nil)
	Must(produce(name, 0, messages(Numbered(20, "value")...), config()))
	consumer := Must(sarama.NewConsumer([]string{Broker}, config()))
	defer consumer.Close()
	reader := Must(consumer.ConsumePartition(name, 0, 15))
	defer reader.Close()
	next := func(patience time.Duration) string {
		select {
		case message := <-reader.Messages():
			return string(message.Value)
		case <-time.After(patience):
			return ""
		}
	}
	for number := 15; number < 20; number++ {
		Same(next(Limit), Numbered(20, "value")[number], "a message from 15 on")
	}
	reader.Pause()
	// What a fetch brings that is under way is still delivered: let it end.
	time.Sleep(500 * time.Millisecond)
	Must(produce(name, 0, messages("later"), config()))
	Same(next(time.Second), "", "what a paused partition gives")
	reader.Resume()
	Same(next(Limit), "later", "after resuming")
}

func readingOutOfRangeIsSaid() {
	name := topic("range", 1, nil)
	Must(produce(name, 0, messages(Numbered(10, "value")...), config()))
	Done(admin.DeleteRecords(name, map[int32]int64{0: 6}))
	consumer := Must(sarama.NewConsumer([]string{Broker}, config()))
	defer consumer.Close()
	for _, outside := range []int64{3, 11} {
		_, err := consumer.ConsumePartition(name, 0, outside)
		refused(err, sarama.ErrOffsetOutOfRange, "an offset that is not there")
	}
	Same(values(read(name, sarama.OffsetOldest, 4)), Numbered(10, "value")[6:], "what is left")
}

// member is one of a group: it rejoins until it leaves, and remembers what it owns and read.
type member struct {
	sarama.ConsumerGroup
	lock     sync.Mutex
	owned    []int32
	sessions int
	read     map[[2]int64]int
	mark     map[int32]int64
	ended    chan struct{}
}

func (joined *member) Setup(session sarama.ConsumerGroupSession) error {
	joined.lock.Lock()
	defer joined.lock.Unlock()
	joined.sessions++
	joined.owned = nil
	for _, partitions := range session.Claims() {
		joined.owned = slices.Sorted(slices.Values(partitions))
	}
	return nil
}

func (joined *member) Cleanup(session sarama.ConsumerGroupSession) error {
	joined.lock.Lock()
	defer joined.lock.Unlock()
	joined.owned = nil
	return nil
}

func (joined *member) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		joined.lock.Lock()
		joined.read[[2]int64{int64(message.Partition), message.Offset}]++
		if joined.mark[message.Partition] > message.Offset {
			session.MarkMessage(message, "a note")
			session.Commit()
		}
		joined.lock.Unlock()
	}
	return nil
}

// join: messages before `mark` of their partition are committed.
func join(name, group string, mark map[int32]int64, config *sarama.Config) *member {
	joined := &member{
		ConsumerGroup: Must(sarama.NewConsumerGroup([]string{Broker}, group, config)), read: map[[2]int64]int{}, mark: mark, ended: make(chan struct{}),
	}
	go func() {
		defer close(joined.ended)
		for {
			if err := joined.Consume(context.Background(), []string{name}, joined); errors.Is(err, sarama.ErrClosedConsumerGroup) {
				return
			}
		}
	}()
	return joined
}

func (joined *member) Owns() []int32 {
	joined.lock.Lock()
	defer joined.lock.Unlock()
	return joined.owned
}

func (joined *member) has() map[[2]int64]int {
	joined.lock.Lock()
	defer joined.lock.Unlock()
	return maps.Clone(joined.read)
}

func (joined *member) leave() {
	Done(joined.Close())
	<-joined.ended
}

func strategy(of func() sarama.BalanceStrategy) *sarama.Config {
	return with(func(config *sarama.Config) {
		config.Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{of()}
	})
}

func sharesAreEven(of func() sarama.BalanceStrategy) {
	name, group := topic("share", 4, nil), Fresh("group")
	first := join(name, group, nil, strategy(of))
	Settle("the first member owns everything", 4, first)
	second := join(name, group, nil, strategy(of))
	Settle("two members share evenly", 4, first, second)
	for partition := range int32(4) {
		Must(produce(name, partition, messages(Numbered(25, "value")...), config()))
	}
	Until("all records are read", func() bool { return len(first.has())+len(second.has()) >= 100 })
	Same([]int{len(first.has()), len(second.has())}, []int{50, 50}, "how many each has read")
	first.leave()
	Settle("the one that stays owns everything", 4, second)
	second.leave()
}

func staticMemberReturnsWithoutRebalance() {
	name, group := topic("static", 4, nil), Fresh("group")
	static := func(instance string) *member {
		return join(name, group, nil, with(func(config *sarama.Config) {
			config.Consumer.Group.InstanceId = instance
			config.Consumer.Group.Session.Timeout = 20 * time.Second
		}))
	}
	first, second := static("first"), static("second")
	Settle("two static members share evenly", 4, first, second)
	before, sessions := second.Owns(), first.sessions
	second.leave()
	second = static("second")
	Settle("both are back", 4, first, second)
	Same(second.Owns(), before, "the same partitions as before")
	Same(first.sessions, sessions, "rebalances of the member that stayed")
	first.leave()
	second.leave()
}

func groupCommitsAndResumes() {
	name, group := topic("resume", 2, nil), Fresh("group")
	for partition := range int32(2) {
		Must(produce(name, partition, messages(Numbered(10, "value")...), config()))
	}
	first := join(name, group, map[int32]int64{0: 4, 1: 9}, config())
	Until("all records are read", func() bool { return len(first.has()) == 20 })
	first.leave()
	stored := Must(admin.ListConsumerGroupOffsets(group, map[string][]int32{name: {0, 1}}))
	for partition, wanted := range map[int32]int64{0: 4, 1: 9} {
		block := stored.GetBlock(name, partition)
		Same([]any{block.Err, block.Offset, block.Metadata}, []any{sarama.ErrNoError, wanted, "a note"}, "error, offset and note")
	}
	second := join(name, group, nil, config())
	Until("what is left is read", func() bool { return len(second.has()) >= 7 })
	second.leave()
	wanted := map[[2]int64]int{{0, 4}: 1, {0, 5}: 1, {0, 6}: 1, {0, 7}: 1, {0, 8}: 1, {0, 9}: 1, {1, 9}: 1}
	Same(second.has(), wanted, "where the second member began")
}

func groupsAreListedDescribedAndDeleted() {
	name, group := topic("described", 2, nil), Fresh("group")
	only := join(name, group, nil, config())
	Settle("the member owns everything", 2, only)
	_, listed := Must(admin.ListConsumerGroups())[group]
	Check(listed, "the group is not listed")
	described := Must(admin.DescribeConsumerGroups([]string{group}))[0]
	Same([]any{described.State, described.ProtocolType, len(described.Members)}, []any{"Stable", "consumer", 1}, "description")
	refused(admin.DeleteConsumerGroup(group), sarama.ErrNonEmptyGroup, "deleting a group with a member")
	only.leave()
	Until("the group is empty", func() bool { return Must(admin.DescribeConsumerGroups([]string{group}))[0].State == "Empty" })
	Done(admin.DeleteConsumerGroup(group))
	_, listed = Must(admin.ListConsumerGroups())[group]
	Check(!listed, "the deleted group is listed")
}

func offsetsOfAGroupAreReadAndSetByAnAdmin() {
	name, group := topic("admin-offsets", 1, nil), Fresh("group")
	Must(produce(name, 0, messages(Numbered(5, "value")...), config()))
	answer := Must(admin.AlterConsumerGroupOffsets(group, map[string]map[int32]sarama.OffsetAndMetadata{name: {0: {Offset: 3, LeaderEpoch: -1}}}, nil))
	Same(answer.Errors[name][0], sarama.ErrNoError, "error of setting")
	offset := func() int64 {
		return Must(admin.ListConsumerGroupOffsets(group, map[string][]int32{name: {0}})).GetBlock(name, 0).Offset
	}
	Same(offset(), int64(3), "the offset that was set")
	Done(admin.DeleteConsumerGroupOffset(group, name, 0))
	Same(offset(), int64(-1), "what is left after it was deleted")
}

func main() {
	sarama.Logger = log.New(io.Discard, "", 0)
	Add("topics_are_made_described_and_deleted", topicsAreMadeDescribedAndDeleted)
	Add("topic_that_exists_is_refused", topicThatExistsIsRefused)
	Add("unknown_topic_is_said_and_not_made", unknownTopicIsSaidAndNotMade)
	Add("cluster_is_described", clusterIsDescribed)
	Add("configs_are_described_and_altered", configsAreDescribedAndAltered)
	for name, compression := range map[string]sarama.CompressionCodec{
		"none": sarama.CompressionNone, "gzip": sarama.CompressionGZIP, "snappy": sarama.CompressionSnappy, "lz4": sarama.CompressionLZ4,
		"zstd": sarama.CompressionZSTD,
	} {
		Add("codec_"+name, codec(name, compression))
	}
	Add("acks_of_every_kind", acksOfEveryKind)
	Add("idempotent_producer", idempotentProducer)
	Add("old_protocol_versions", oldProtocolVersions)
	Add("headers_keys_and_timestamps", headersKeysAndTimestamps)
	Add("offsets_for_times", offsetsForTimes)
	Add("pause_and_resume", pauseAndResume)
	Add("reading_out_of_range_is_said", readingOutOfRangeIsSaid)
	Add("range_strategy", func() { sharesAreEven(sarama.NewBalanceStrategyRange) }, time.Minute)
	Add("roundrobin_strategy", func() { sharesAreEven(sarama.NewBalanceStrategyRoundRobin) }, time.Minute)
	Add("sticky_strategy", func() { sharesAreEven(sarama.NewBalanceStrategySticky) }, time.Minute)
	Add("static_member_returns_without_rebalance", staticMemberReturnsWithoutRebalance, time.Minute)
	Add("group_commits_and_resumes", groupCommitsAndResumes, time.Minute)
	Add("groups_are_listed_described_and_deleted", groupsAreListedDescribedAndDeleted, time.Minute)
	Add("offsets_of_a_group_are_read_and_set_by_an_admin", offsetsOfAGroupAreReadAndSetByAnAdmin)
	Main()
}
