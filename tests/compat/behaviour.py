"""What a suite of behaviours is: named functions, a time limit on each, one line a behaviour.

A suite is a program that takes HOST:PORT and prints `ok NAME` or `FAIL NAME: why` for each of its behaviours.
Behaviours share one broker and run side by side, so each makes topics and groups of its own (`fresh`).
Not here: how clients are installed and brokers started; that is `run`.
"""
import argparse
import os
import secrets
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

# Behaviours that run at the same time. They mostly wait, so more than the two cores of CI; not so many that a time limit is noise.
SIDE_BY_SIDE = 4

_behaviours = []
_printing = threading.Lock()


class Suite:
    """What a behaviour is given: the broker's address."""

    broker = None


def behaviour(limit=40):
    """Registers a function; `limit`: seconds after which it has failed."""

    def register(function):
        _behaviours.append((function.__name__, function, limit))
        return function

    return register


def fresh(stem):
    """A name for a topic or group that no other run has used."""
    return f"{stem}-{secrets.token_hex(4)}"


def numbered(count, stem="value"):
    return [f"{stem} {number}".encode() for number in range(count)]


def one_for_all(make):
    """What `make` gives, made at the first call, by one thread."""
    making, made = threading.Lock(), []

    def given():
        with making:
            if not made:
                made.append(make())
            return made[0]

    return given


def same(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: found {_short(found)}, wanted {_short(wanted)}")


def check(holds, why):
    if not holds:
        raise AssertionError(why)


def until(condition, what, seconds=25):
    """Waits for a state: asks until the answer is true, and gives it."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        check(time.monotonic() < end, f"not within {seconds} s: {what}")
        time.sleep(0.05)


def _short(value):
    text = repr(value)
    return text if len(text) <= 200 else text[:197] + "..."


def _run(named):
    name, function, limit = named
    outcome = []

    def body():
        try:
            function()
            outcome.append(None)
        except BaseException as error:  # whatever happens in a client is a result
            if os.environ.get("COMPAT_TRACE"):
                traceback.print_exc()
            outcome.append(f"{type(error).__name__}: {error}")

    # A thread of its own, left behind when its limit is over: clients hang in native code that nothing can interrupt.
    thread = threading.Thread(target=body, daemon=True)
    thread.start()
    thread.join(limit)
    why = outcome[0] if outcome else f"no end within {limit} s"
    with _printing:
        print(f"ok {name}" if why is None else f"FAIL {name}: {' '.join(why.split())[:400]}", flush=True)
    return why is None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("broker", help="host:port")
    arguments.add_argument("only", nargs="*", help="names of behaviours; all, if none is given")
    asked = arguments.parse_args()
    Suite.broker = asked.broker
    chosen = [b for b in _behaviours if not asked.only or b[0] in asked.only]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        passed = sum(pool.map(_run, chosen))
    sys.stdout.flush()
    # Not sys.exit: a client thread that hangs would keep the process alive.
    os._exit(0 if chosen and passed == len(chosen) else 1)
