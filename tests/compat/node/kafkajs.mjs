// KafkaJS: the client of most Node programs, no longer developed and therefore met for years to come.
import { isDeepStrictEqual } from 'node:util'
import zlib from 'node:zlib'
import { lz4Compress, lz4Decompress, snappyCompress, snappyDecompress } from '@platformatic/wasm-utils'
import kafkajs from 'kafkajs'
import { behaviour, broker, check, endsItsLongPoll, fresh, main, numbered, pause, refused, same, until } from './behaviour.mjs'

const { AssignerProtocol, CompressionCodecs, CompressionTypes, ConfigResourceTypes, Kafka, PartitionAssigners, logLevel } = kafkajs

// It brings gzip alone and takes others from outside.
const codec = (compress, decompress) => () => ({ compress: async ({ buffer }) => compress(buffer), decompress: async buffer => decompress(buffer) })
CompressionCodecs[CompressionTypes.Snappy] = codec(snappyCompress, snappyDecompress)
CompressionCodecs[CompressionTypes.LZ4] = codec(lz4Compress, lz4Decompress)
CompressionCodecs[CompressionTypes.ZSTD] = codec(zlib.zstdCompressSync, zlib.zstdDecompressSync)

const kafka = new Kafka({ clientId: 'compat', brokers: [broker], logLevel: logLevel.NOTHING, retry: { initialRetryTime: 50, retries: 8 } })
const admin = kafka.admin()

async function topic (stem, partitions = 1, configEntries = []) {
  const name = fresh(stem)
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: name, numPartitions: partitions, replicationFactor: 1, configEntries }] })
  return name
}

/** Gives the offset of the first of them. */
async function produce (name, messages, { partition = 0, producer: options = {}, ...send } = {}) {
  const producer = kafka.producer(options)
  await producer.connect()
  const wrapped = messages.map(message => ({ partition, ...(typeof message === 'string' ? { value: message } : message) }))
  const [{ baseOffset }] = await producer.send({ topic: name, messages: wrapped, ...send })
  await producer.disconnect()
  return Number(baseOffset)
}

/** A member that runs; remembers what it owns and reads. */
class Member {
  read = []
  owned = []
  rebalances = 0

  constructor (groupId = fresh('group'), { partitionAssigners, ...options } = {}) {
    this.consumer = kafka.consumer({
      groupId, sessionTimeout: 6000, rebalanceTimeout: 6000, heartbeatInterval: 300, maxWaitTimeInMs: 100, partitionAssigners, ...options
    })
    this.consumer.on(this.consumer.events.GROUP_JOIN, ({ payload }) => {
      this.owned = Object.values(payload.memberAssignment).flat().sort()
      this.rebalances++
    })
  }

  async start (name, run = {}) {
    await this.consumer.connect()
    await this.consumer.subscribe({ topics: [name], fromBeginning: true })
    await this.consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => { this.read.push({ partition, ...message, offset: Number(message.offset) }) },
      ...run
    })
    return this
  }

  async take (count, what = `${count} records`) {
    await until(() => this.read.length >= count, what)
    same(this.read.length, count, 'number of records')
    return this.read.splice(0)
  }

  stop () {
    return this.consumer.disconnect()
  }
}

async function readAll (name, count) {
  const member = await new Member().start(name)
  const found = await member.take(count)
  await member.stop()
  return found
}

/** An error, or one that it wraps, of this type. */
const typed = type => error => error.type === type || (error.cause ? typed(type)(error.cause) : false)

const values = records => records.map(record => record.value?.toString() ?? null)

behaviour('topics_are_made_described_and_deleted', async () => {
  const name = await topic('made', 3)
  const described = await admin.fetchTopicMetadata({ topics: [name] })
  same(described.topics[0].partitions.map(p => p.partitionId).sort(), [0, 1, 2], 'partitions')
  await admin.createPartitions({ topicPartitions: [{ topic: name, count: 5 }] })
  await until(async () => (await admin.fetchTopicMetadata({ topics: [name] })).topics[0].partitions.length === 5, 'five partitions')
  await admin.deleteTopics({ topics: [name] })
  await until(async () => !(await admin.listTopics()).includes(name), 'the deleted topic is gone')
})

behaviour('topic_that_exists_is_refused', async () => {
  const name = await topic('twice')
  same(await admin.createTopics({ topics: [{ topic: name, numPartitions: 1, replicationFactor: 1 }] }), false, 'made a second time')
})

behaviour('unknown_topic_is_said_and_not_made', async () => {
  const name = fresh('never-made')
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 1 } })
  await producer.connect()
  await refused(producer.send({ topic: name, messages: [{ value: 'nowhere' }] }), typed('UNKNOWN_TOPIC_OR_PARTITION'), 'a record for no topic')
  await producer.disconnect()
  check(!(await admin.listTopics()).includes(name), 'asking for a topic has made it')
})

behaviour('cluster_is_described', async () => {
  const { brokers, controller, clusterId } = await admin.describeCluster()
  same([brokers.length, controller], [1, brokers[0].nodeId], 'brokers and controller')
  check(clusterId, 'no cluster id')
})

behaviour('configs_are_described_and_altered', async () => {
  const name = await topic('configs', 1, [{ name: 'retention.ms', value: '100000' }])
  const set = async () => {
    const { resources } = await admin.describeConfigs({ resources: [{ type: ConfigResourceTypes.TOPIC, name }], includeSynonyms: true })
    return Object.fromEntries(resources[0].configEntries.filter(entry => entry.configSource === 1).map(entry => [entry.configName, entry.configValue]))
  }
  same(await set(), { 'retention.ms': '100000' }, 'what the topic was made with')
  await admin.alterConfigs({
    validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries: [{ name: 'max.message.bytes', value: '20000' }] }]
  })
  await until(async () => isDeepStrictEqual(await set(), { 'max.message.bytes': '20000' }), 'what was altered is there, and nothing else')
  await refused(produce(name, ['x'.repeat(30_000)]), typed('MESSAGE_TOO_LARGE'), '30,000 bytes')
})

for (const [codec, compression] of Object.entries({
  none: CompressionTypes.None, gzip: CompressionTypes.GZIP, snappy: CompressionTypes.Snappy, lz4: CompressionTypes.LZ4, zstd: CompressionTypes.ZSTD
})) {
  behaviour(`codec_${codec}`, async () => {
    const name = await topic(`codec-${codec}`)
    const wanted = numbered(300, `${codec} repeats ${codec}`)
    same(await produce(name, wanted, { compression }), 0, 'first offset')
    same(values(await readAll(name, 300)), wanted, 'values')
  })
}

behaviour('acks_of_every_kind', async () => {
  const name = await topic('acks')
  const producer = kafka.producer()
  await producer.connect()
  for (const acks of [0, 1, -1]) await producer.send({ topic: name, acks, messages: numbered(50, `acks ${acks}`).map(value => ({ value, partition: 0 })) })
  same(values(await readAll(name, 150)), [0, 1, -1].flatMap(acks => numbered(50, `acks ${acks}`)), 'values')
  await producer.disconnect()
})

behaviour('idempotent_producer', async () => {
  const name = await topic('idempotent')
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
  await producer.connect()
  for (let batch = 0; batch < 20; batch++) {
    const [{ baseOffset }] = await producer.send({ topic: name, acks: -1, messages: numbered(50, `batch ${batch}`).map(value => ({ value, partition: 0 })) })
    same(Number(baseOffset), batch * 50, 'first offset of a batch')
  }
  await producer.disconnect()
})

behaviour('headers_keys_and_timestamps', async () => {
  const name = await topic('headers')
  const headers = { a: ['1', '2'], leer: '' }
  await produce(name, [{ key: 'key', value: 'value', headers, timestamp: '1700000000123' }, { key: 'gone', value: null }])
  const [first, second] = await readAll(name, 2)
  same([first.key.toString(), first.value.toString(), first.timestamp], ['key', 'value', '1700000000123'], 'first record')
  same([first.headers.a.map(String), String(first.headers.leer)], [['1', '2'], ''], 'headers, repeated ones too')
  same([second.key.toString(), second.value], ['gone', null], 'tombstone')
})

behaviour('offsets_for_times', async () => {
  const name = await topic('times')
  await produce(name, Array.from({ length: 5 }, (_, number) => ({ value: 'x', timestamp: String(1_000_000 + number * 1000) })))
  // Times are looked up where a batch of a later one begins, hence also batches of one record.
  await produce(name, [{ value: 'x', timestamp: '1010000' }])
  for (const [asked, wanted] of [[0, '0'], [1_000_000, '0'], [1_000_001, '1'], [1_003_000, '3'], [1_004_001, '5']]) {
    same((await admin.fetchTopicOffsetsByTimestamp(name, asked))[0].offset, wanted, `offset at time ${asked}`)
  }
  same((await admin.fetchTopicOffsets(name)).map(({ low, high }) => [low, high]), [['0', '6']], 'ends')
})

behaviour('seek_pause_and_resume', async () => {
  const name = await topic('seek')
  await produce(name, numbered(20))
  const member = await new Member().start(name)
  await member.take(20)
  member.consumer.seek({ topic: name, partition: 0, offset: '15' })
  same(values(await member.take(5)), numbered(20).slice(15), 'after seeking to 15')
  member.consumer.pause([{ topic: name }])
  await produce(name, ['later'])
  await pause(1000)
  same(member.read, [], 'what a paused topic gives')
  member.consumer.resume([{ topic: name }])
  same(values(await member.take(1)), ['later'], 'after resuming')
  await member.stop()
})

behaviour('record_produced_later_ends_a_long_poll', async () => {
  const name = await topic('long-poll')
  const member = await new Member(undefined, { maxWaitTimeInMs: 4000, sessionTimeout: 30_000 }).start(name)
  await until(() => member.owned.length === 1, 'the member owns the partition')
  await endsItsLongPoll(member, () => produce(name, ['now']))
})

behaviour('delete_records_moves_the_start', async () => {
  const name = await topic('delete-records')
  await produce(name, numbered(10))
  // Which it would not find out by itself.
  await admin.fetchTopicOffsets(name)
  await admin.deleteTopicRecords({ topic: name, partitions: [{ partition: 0, offset: '6' }] })
  same(values(await readAll(name, 4)), numbered(10).slice(6), 'what is left')
})

behaviour('group_commits_and_resumes', async () => {
  const name = await topic('resume', 2)
  const group = fresh('group')
  for (const partition of [0, 1]) await produce(name, numbered(10), { partition })
  const first = await new Member(group).start(name)
  await first.take(20)
  await first.consumer.commitOffsets([{ topic: name, partition: 0, offset: '4' }, { topic: name, partition: 1, offset: '9', metadata: 'a note' }])
  await first.stop()
  const [{ partitions }] = await admin.fetchOffsets({ groupId: group, topics: [name] })
  same(partitions.sort((a, b) => a.partition - b.partition).map(p => [p.offset, p.metadata]), [['4', null], ['9', 'a note']], 'committed offsets')
  const second = await new Member(group).start(name)
  const found = (await second.take(7)).map(record => `${record.partition}/${record.offset}`).sort()
  same(found, ['0/4', '0/5', '0/6', '0/7', '0/8', '0/9', '1/9'], 'where the second member began')
  await second.stop()
}, 60)

behaviour('automatic_commit_and_resume', async () => {
  const name = await topic('automatic')
  const group = fresh('group')
  await produce(name, numbered(10))
  for (const wanted of [numbered(10), ['new']]) {
    const member = await new Member(group).start(name, { autoCommit: true, autoCommitInterval: 100 })
    same(values(await member.take(wanted.length)), wanted, 'what this member sees first')
    await member.stop()
    await produce(name, ['new'])
  }
}, 60)

/** Waits until the members own that many partitions each, all of them together and none twice. */
function settle (members, sizes, what) {
  const every = sizes.reduce((sum, size) => sum + size, 0)
  return until(() => {
    const owned = members.map(member => member.owned)
    const right = owned.map(list => list.length).sort().join() === sizes.join() && new Set(owned.flat()).size === every
    return right && owned.map(list => list.join())
  }, what)
}

async function sharesAreEven (options) {
  const name = await topic('share', 4)
  const group = fresh('group')
  const first = await new Member(group, options).start(name)
  await settle([first], [4], 'the first member owns everything')
  const second = await new Member(group, options).start(name)
  await settle([first, second], [2, 2], 'two members share evenly')
  for (const partition of [0, 1, 2, 3]) await produce(name, numbered(25), { partition })
  await until(() => first.read.length + second.read.length >= 100, 'all records are read')
  same([first.read.length, second.read.length], [50, 50], 'how many each has read')
  await first.stop()
  await settle([second], [4], 'the one that stays owns everything')
  await second.stop()
}

behaviour('roundrobin_assigner', () => sharesAreEven({ partitionAssigners: [PartitionAssigners.roundRobin] }), 60)

// An assigner of one's own: the broker carries bytes that it does not know.
behaviour('assigner_of_its_own', () => sharesAreEven({ partitionAssigners: [halves] }), 60)

const halves = ({ cluster }) => ({
  name: 'halves',
  version: 7,
  async assign ({ members, topics }) {
    const given = new Map(members.map(({ memberId }) => [memberId, {}]))
    const order = [...given.keys()].sort()
    for (const name of topics) {
      cluster.findTopicPartitionMetadata(name).forEach(({ partitionId }) => {
        const assignment = given.get(order[partitionId % order.length])
        assignment[name] = [...(assignment[name] ?? []), partitionId]
      })
    }
    return order.map(memberId => ({ memberId, memberAssignment: AssignerProtocol.MemberAssignment.encode({ version: 7, assignment: given.get(memberId) }) }))
  },
  protocol: ({ topics }) => ({ name: 'halves', metadata: AssignerProtocol.MemberMetadata.encode({ version: 7, topics, userData: Buffer.from('own words') }) })
})

behaviour('groups_are_listed_described_and_deleted', async () => {
  const name = await topic('described', 2)
  const group = fresh('group')
  const member = await new Member(group).start(name)
  await settle([member], [2], 'the member owns everything')
  check((await admin.listGroups()).groups.some(({ groupId }) => groupId === group), 'the group is not listed')
  const { groups: [described] } = await admin.describeGroups([group])
  same([described.state, described.protocolType, described.members.length], ['Stable', 'consumer', 1], 'description')
  await refused(admin.deleteGroups([group]), error => error.groups?.[0].error.type === 'NON_EMPTY_GROUP', 'deleting a group with a member')
  await member.stop()
  await until(async () => (await admin.describeGroups([group])).groups[0].state === 'Empty', 'the group is empty')
  await admin.deleteGroups([group])
  check(!(await admin.listGroups()).groups.some(({ groupId }) => groupId === group), 'the deleted group is listed')
}, 60)

behaviour('offsets_of_a_group_are_set_and_reset_by_an_admin', async () => {
  const name = await topic('admin-offsets')
  const group = fresh('group')
  await produce(name, numbered(5))
  await admin.setOffsets({ groupId: group, topic: name, partitions: [{ partition: 0, offset: '3' }] })
  const member = await new Member(group).start(name)
  same(values(await member.take(2)), numbered(5).slice(3), 'where a member begins')
  await member.stop()
  await admin.resetOffsets({ groupId: group, topic: name, earliest: true })
  const [{ partitions: [{ offset }] }] = await admin.fetchOffsets({ groupId: group, topics: [name], resolveOffsets: true })
  same(offset, '0', 'the offset after a reset to the earliest')
}, 60)

await admin.connect()
await main()
