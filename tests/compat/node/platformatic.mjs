// @platformatic/kafka: a young client for Node, streams all the way, and groups of the consumer protocol (KIP-848).
import { isDeepStrictEqual } from 'node:util'
import { Admin, Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka'
import { behaviour, broker, check, endsItsLongPoll, fresh, main, numbered, pause, refused, same, until } from './behaviour.mjs'

const client = { clientId: 'compat', bootstrapBrokers: [broker], retryDelay: 100 }
const admin = new Admin(client)

async function topic (stem, partitions = 1, configs = []) {
  const name = fresh(stem)
  await admin.createTopics({ topics: [name], partitions, replicas: 1, configs })
  return name
}

/** Gives the first offset in each partition that was written to. */
async function produce (name, messages, { partition = 0, ...options } = {}) {
  const producer = new Producer({ ...client, serializers: stringSerializers, ...options })
  const wrapped = messages.map(message => ({ topic: name, partition, ...(typeof message === 'string' ? { value: message } : message) }))
  const { offsets } = await producer.send({ messages: wrapped, acks: -1 })
  await producer.close()
  return offsets.map(({ offset }) => Number(offset))
}

/** A member, and the stream of what it reads. */
class Member {
  read = []

  constructor (groupId = fresh('group'), options = {}) {
    const classic = { sessionTimeout: 6000, rebalanceTimeout: 6000, heartbeatInterval: 300 }
    this.consumer = new Consumer({
      ...client, groupId, deserializers: stringDeserializers, maxWaitTime: 100, ...(options.groupProtocol === 'consumer' ? {} : classic), ...options
    })
  }

  async start (name, options = {}) {
    this.stream = await this.consumer.consume({ topics: [name], mode: 'committed', fallbackMode: 'earliest', autocommit: false, ...options })
    this.stream.on('data', message => this.read.push(message))
    this.stream.on('error', error => { this.error = error })
    return this
  }

  get owned () {
    return (this.consumer.assignments ?? []).flatMap(({ partitions }) => partitions).sort()
  }

  async take (count) {
    await until(() => {
      if (this.error) throw this.error
      return this.read.length >= count
    }, `${count} records`)
    same(this.read.length, count, 'number of records')
    return this.read.splice(0)
  }

  async stop () {
    await this.stream.close()
    await this.consumer.close(true)
  }
}

async function read (name, offset, count) {
  const member = await new Member().start(name, { mode: 'manual', offsets: [{ topic: name, partition: 0, offset: BigInt(offset) }] })
  const found = await member.take(count)
  await member.stop()
  return found
}

const values = messages => messages.map(message => message.value)

/** An error, or one among those that it wraps, of this name in the protocol. */
const named = id => error => error?.apiId === id || [...(error?.errors ?? []), error?.cause].filter(Boolean).some(named(id))

behaviour('topics_are_made_described_and_deleted', async () => {
  const name = await topic('made', 3)
  same((await admin.metadata({ topics: [name] })).topics.get(name).partitionsCount, 3, 'partitions')
  await admin.createPartitions({ topics: [{ name, count: 5 }] })
  await until(async () => (await admin.metadata({ topics: [name], forceUpdate: true })).topics.get(name).partitionsCount === 5, 'five partitions')
  await admin.deleteTopics({ topics: [name] })
  await until(async () => !(await admin.listTopics()).includes(name), 'the deleted topic is gone')
})

behaviour('topic_that_exists_is_refused', async () => {
  const name = await topic('twice')
  await refused(admin.createTopics({ topics: [name], partitions: 1, replicas: 1 }), named('TOPIC_ALREADY_EXISTS'), 'a second topic of the same name')
})

behaviour('unknown_topic_is_said_and_not_made', async () => {
  const name = fresh('never-made')
  await refused(
    produce(name, ['nowhere'], { autocreateTopics: false, retries: 1 }), error => /unknown topic/i.test(error.message), 'a record for a topic that is not there'
  )
  check(!(await admin.listTopics()).includes(name), 'asking for a topic has made it')
})

behaviour('topic_is_made_on_first_use', async () => {
  const name = fresh('first-use')
  await produce(name, numbered(3), { autocreateTopics: true })
  same(values(await read(name, 0, 3)), numbered(3), 'values')
})

behaviour('configs_are_described_and_altered', async () => {
  const name = await topic('configs', 1, [{ name: 'retention.ms', value: '100000' }])
  const set = async () => {
    const [{ configs }] = await admin.describeConfigs({ resources: [{ resourceType: 2, resourceName: name, configurationKeys: null }] })
    return Object.fromEntries(configs.filter(config => config.configSource === 1).map(config => [config.name, config.value]))
  }
  const becomes = (wanted, what) => until(async () => isDeepStrictEqual(await set(), wanted), what)
  await becomes({ 'retention.ms': '100000' }, 'what the topic was made with')
  const alter = (configOperation, of, value) => admin.incrementalAlterConfigs({
    resources: [{ resourceType: 2, resourceName: name, configs: [{ name: of, configOperation, value }] }]
  })
  await alter(0, 'max.message.bytes', '20000')
  await becomes({ 'max.message.bytes': '20000', 'retention.ms': '100000' }, 'what was altered')
  await alter(1, 'retention.ms', null)
  await becomes({ 'max.message.bytes': '20000' }, 'what is left')
  await refused(produce(name, ['x'.repeat(30_000)]), named('MESSAGE_TOO_LARGE'), '30,000 bytes')
})

for (const compression of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
  behaviour(`codec_${compression}`, async () => {
    const name = await topic(`codec-${compression}`)
    const wanted = numbered(300, `${compression} repeats ${compression}`)
    same(await produce(name, wanted, { compression }), [0], 'first offset')
    same(values(await read(name, 0, 300)), wanted, 'values')
    same(values(await read(name, 123, 177)), wanted.slice(123), 'values from inside a batch')
  })
}

behaviour('idempotent_producer', async () => {
  const name = await topic('idempotent')
  const producer = new Producer({ ...client, serializers: stringSerializers, idempotent: true })
  for (let batch = 0; batch < 20; batch++) {
    const messages = numbered(50, `batch ${batch}`).map(value => ({ topic: name, partition: 0, value }))
    const { offsets: [{ offset }] } = await producer.send({ messages, acks: -1 })
    same(Number(offset), batch * 50, 'first offset of a batch')
  }
  await producer.close()
})

behaviour('headers_keys_and_timestamps', async () => {
  const name = await topic('headers')
  await produce(name, [{ key: 'key', value: 'value', headers: { a: '1', leer: '' }, timestamp: 1700000000123n }, { key: 'gone', value: undefined }])
  const [first, second] = await read(name, 0, 2)
  same([first.key, first.value, first.timestamp], ['key', 'value', 1700000000123n], 'first record')
  same([...first.headers], [['a', '1'], ['leer', '']], 'headers')
  same([second.key, second.value ?? null], ['gone', null], 'tombstone')
})

behaviour('offsets_for_times', async () => {
  const name = await topic('times')
  for (let number = 0; number < 5; number++) await produce(name, [{ value: 'x', timestamp: BigInt(1_000_000 + number * 1000) }])
  const offset = async timestamp => {
    const [{ partitions: [found] }] = await admin.listOffsets({ topics: [{ name, partitions: [{ partitionIndex: 0, timestamp }] }] })
    return Number(found.offset)
  }
  for (const [asked, wanted] of [[0n, 0], [1_000_000n, 0], [1_000_001n, 1], [1_003_000n, 3], [1_004_001n, -1], [-1n, 5], [-2n, 0], [-3n, 4]]) {
    same(await offset(asked), wanted, `offset at time ${asked}`)
  }
})

behaviour('pause_and_resume', async () => {
  const name = await topic('pause')
  await produce(name, numbered(20))
  const member = await new Member().start(name)
  await member.take(20)
  member.stream.pause()
  await produce(name, ['later'])
  await pause(1000)
  same(member.read, [], 'what a paused stream gives')
  member.stream.resume()
  same(values(await member.take(1)), ['later'], 'after resuming')
  await member.stop()
})

behaviour('record_produced_later_ends_a_long_poll', async () => {
  const name = await topic('long-poll')
  const member = await new Member(undefined, { maxWaitTime: 4000 }).start(name)
  await endsItsLongPoll(member, () => produce(name, ['now']))
})

behaviour('delete_records_moves_the_start', async () => {
  const name = await topic('delete-records')
  await produce(name, numbered(10))
  const [{ partitions: [{ lowWatermark }] }] = await admin.deleteRecords({ topics: [{ name, partitions: [{ partition: 0, offset: 6n }] }] })
  same(lowWatermark, 6n, 'start afterwards')
  same(values(await read(name, 6, 4)), numbered(10).slice(6), 'what is left')
})

async function commitsAndResumes (options) {
  const name = await topic('resume', 2)
  const group = fresh('group')
  for (const partition of [0, 1]) await produce(name, numbered(10), { partition })
  const first = await new Member(group, options).start(name)
  await first.take(20)
  await first.consumer.commit({
    offsets: [{ topic: name, partition: 0, offset: 4n, leaderEpoch: 0 }, { topic: name, partition: 1, offset: 9n, leaderEpoch: 0 }]
  })
  const committed = await first.consumer.listCommittedOffsets({ topics: [{ topic: name, partitions: [0, 1] }] })
  same([...committed], [[name, [4n, 9n]]], 'committed offsets')
  await first.stop()
  const second = await new Member(group, options).start(name)
  const found = (await second.take(7)).map(({ partition, offset }) => `${partition}/${offset}`).sort()
  same(found, ['0/4', '0/5', '0/6', '0/7', '0/8', '0/9', '1/9'], 'where the second member began')
  await second.stop()
}

/** Waits until the members own that many partitions each, all of them together and none twice. */
function settle (members, sizes, what) {
  const every = sizes.reduce((sum, size) => sum + size, 0)
  return until(() => {
    const owned = members.map(member => member.owned)
    return owned.map(list => list.length).sort().join() === sizes.join() && new Set(owned.flat()).size === every
  }, what, 40)
}

async function sharesAreEven (options) {
  const name = await topic('share', 4)
  const group = fresh('group')
  const first = await new Member(group, options).start(name)
  await settle([first], [4], 'the first member owns everything')
  const second = await new Member(group, options).start(name)
  await settle([first, second], [2, 2], 'two members share evenly')
  for (const partition of [0, 1, 2, 3]) await produce(name, numbered(25), { partition })
  const read = () => new Set([...first.read, ...second.read].map(({ partition, offset }) => `${partition}/${offset}`)).size
  await until(() => read() === 100, 'all records are read')
  await first.stop()
  await settle([second], [4], 'the one that stays owns everything')
  await second.stop()
}

behaviour('group_commits_and_resumes', () => commitsAndResumes({}), 60)
behaviour('roundrobin_assigner', () => sharesAreEven({}), 90)
behaviour('consumer_protocol_commits_and_resumes', () => commitsAndResumes({ groupProtocol: 'consumer' }), 60)
behaviour('consumer_protocol_uniform', () => sharesAreEven({ groupProtocol: 'consumer', groupRemoteAssignor: 'uniform' }), 90)
behaviour('consumer_protocol_range', () => sharesAreEven({ groupProtocol: 'consumer', groupRemoteAssignor: 'range' }), 90)

behaviour('groups_are_listed_described_and_deleted', async () => {
  const name = await topic('described', 2)
  const group = fresh('group')
  const member = await new Member(group).start(name)
  await settle([member], [2], 'the member owns everything')
  check((await admin.listGroups()).has(group), 'the group is not listed')
  const described = (await admin.describeGroups({ groups: [group] })).get(group)
  same([described.state, described.protocolType, described.members.size], ['Stable', 'consumer', 1], 'description')
  await refused(admin.deleteGroups({ groups: [group] }), named('NON_EMPTY_GROUP'), 'deleting a group with a member')
  await member.stop()
  await until(async () => (await admin.describeGroups({ groups: [group] })).get(group).state === 'Empty', 'the group is empty')
  await admin.deleteGroups({ groups: [group] })
  check(!(await admin.listGroups()).has(group), 'the deleted group is listed')
}, 60)

behaviour('offsets_of_a_group_are_read_and_set_by_an_admin', async () => {
  const name = await topic('admin-offsets')
  const group = fresh('group')
  await produce(name, numbered(5))
  const offsets = async () => {
    const [{ topics }] = await admin.listConsumerGroupOffsets({ groups: [group] })
    return topics.flatMap(({ name, partitions }) => partitions.map(({ partitionIndex, committedOffset }) => [name, partitionIndex, committedOffset]))
  }
  await admin.alterConsumerGroupOffsets({ groupId: group, topics: [{ name, partitionOffsets: [{ partition: 0, offset: 3n }] }] })
  same(await offsets(), [[name, 0, 3n]], 'the offset that was set')
  const member = await new Member(group).start(name)
  same(values(await member.take(2)), numbered(5).slice(3), 'where a member begins')
  await member.stop()
  await admin.deleteConsumerGroupOffsets({ groupId: group, topics: [{ name, partitionIndexes: [0] }] })
  same(await offsets(), [], 'what is left after it was deleted')
}, 60)

await main()
