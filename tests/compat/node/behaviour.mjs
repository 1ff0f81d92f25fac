// What a suite of behaviours is, as behaviour.py beside it: a program that takes HOST:PORT and prints `ok NAME` or `FAIL NAME: why`.
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

// Behaviours that run at the same time, as in behaviour.py.
const SIDE_BY_SIDE = 4

export const broker = process.argv[2]

export const fresh = stem => `${stem}-${randomBytes(4).toString('hex')}`

export const numbered = (count, stem = 'value') => Array.from({ length: count }, (_, number) => `${stem} ${number}`)

export function check (holds, why) {
  if (!holds) throw new Error(why)
}

export function same (found, wanted, what) {
  check(isDeepStrictEqual(found, wanted), `${what}: found ${short(found)}, wanted ${short(wanted)}`)
}

function short (value) {
  const text = JSON.stringify(value, (_, part) => typeof part === 'bigint' ? `${part}n` : part) ?? 'undefined'
  return text.length <= 200 ? text : text.slice(0, 197) + '...'
}

/** Asks until the answer is true, and gives it. */
export async function until (condition, what, seconds = 25) {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const answer = await condition()
    if (answer) return answer
    check(performance.now() < end, `not within ${seconds} s: ${what}`)
    await pause(50)
  }
}

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** A member's fetch waits for long; `produce` gives it a record meanwhile, and it must come at once. */
export async function endsItsLongPoll (member, produce) {
  await pause(500)
  await produce()
  const began = performance.now()
  await member.take(1)
  check(performance.now() - began < 2000, 'the waiting fetch did not end when a record came')
  await member.stop()
}

/** Awaits what must fail; `wanted` says of the error whether it is the right one. */
export async function refused (promise, wanted, what) {
  let error
  try {
    await promise
  } catch (thrown) {
    error = thrown
  }
  check(error, `accepted: ${what}`)
  check(wanted(error), `${what}: refused otherwise: ${describe(error)}`)
}

function describe (error) {
  const causes = [...(error.errors ?? []), error.cause].filter(Boolean).map(describe)
  return [error.message ?? String(error), ...causes].join('; ')
}

const behaviours = new Map()

/** Registers a function; after `limit` seconds it has failed. */
export function behaviour (name, run, limit = 40) {
  behaviours.set(name, { run, limit })
}

/** Runs all of them, or those named after HOST:PORT, and ends the program: a client that hangs must not keep it alive. */
export async function main () {
  const only = process.argv.slice(3)
  const waiting = [...behaviours].filter(([name]) => only.length === 0 || only.includes(name))
  // Clients report through rejections that nobody awaits, too; they show in what the behaviour then lacks.
  process.on('unhandledRejection', error => console.error('unhandled', error))
  let passed = waiting.length > 0
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) passed = await report(...next) && passed
  }))
  process.exit(passed ? 0 : 1)
}

async function report (name, { run, limit }) {
  let timer
  const over = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limit} s`)), limit * 1000)
  })
  try {
    await Promise.race([run(), over])
    console.log(`ok ${name}`)
    return true
  } catch (error) {
    if (process.env.COMPAT_TRACE) console.error(error)
    console.log(`FAIL ${name}: ${describe(error).replace(/\s+/g, ' ').slice(0, 400)}`)
    return false
  } finally {
    clearTimeout(timer)
  }
}
