// Package behaviour is what a suite of behaviours is, as behaviour.py beside it: a program that takes HOST:PORT and prints
// `ok NAME` or `FAIL NAME: why` for each.
package behaviour

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"
)

// Behaviours that run at the same time, as in behaviour.py.
const sideBySide = 4

// Limit is how long a call of a client may take.
const Limit = 20 * time.Second

// Broker is HOST:PORT.
var Broker = os.Args[1]

type named struct {
	name  string
	run   func()
	limit time.Duration
}

var behaviours []named

// Add registers a behaviour. It fails by Check, Same, Must, Until or any other panic, or when the limit is over.
func Add(name string, run func(), limit ...time.Duration) {
	behaviours = append(behaviours, named{name, run, append(limit, 40*time.Second)[0]})
}

// Main runs all behaviours, or those named after HOST:PORT, and ends the program: a client that hangs must not keep it alive.
func Main() {
	only := os.Args[2:]
	waiting := make(chan named, len(behaviours))
	for _, each := range behaviours {
		if len(only) == 0 || slices.Contains(only, each.name) {
			waiting <- each
		}
	}
	close(waiting)
	var workers sync.WaitGroup
	for range sideBySide {
		workers.Go(func() {
			for each := range waiting {
				report(each)
			}
		})
	}
	workers.Wait()
}

func report(each named) {
	outcome := make(chan string, 1)
	go func() {
		defer func() {
			if failure := recover(); failure != nil {
				if os.Getenv("COMPAT_TRACE") != "" {
					debug.PrintStack()
				}
				outcome <- fmt.Sprint(failure)
			} else {
				outcome <- ""
			}
		}()
		each.run()
	}()
	var why string
	select {
	case why = <-outcome:
	case <-time.After(each.limit):
		why = fmt.Sprintf("no end within %v", each.limit)
	}
	if why == "" {
		fmt.Println("ok", each.name)
	} else {
		why = strings.Join(strings.Fields(why), " ")
		fmt.Printf("FAIL %s: %s\n", each.name, why[:min(len(why), 400)])
	}
}

// Fresh gives a name for a topic or group that no other run has used.
func Fresh(stem string) string {
	random := make([]byte, 4)
	_, _ = rand.Read(random)
	return stem + "-" + hex.EncodeToString(random)
}

// Numbered gives `STEM 0`, `STEM 1` and so on.
func Numbered(count int, stem string) []string {
	values := make([]string, count)
	for number := range values {
		values[number] = fmt.Sprintf("%s %d", stem, number)
	}
	return values
}

// Check fails the behaviour unless something holds.
func Check(holds bool, why string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(why, values...))
	}
}

// Same fails the behaviour unless both are equal.
func Same(found, wanted any, what string) {
	Check(reflect.DeepEqual(found, wanted), "%s: found %.200s, wanted %.200s", what, fmt.Sprintf("%+v", found), fmt.Sprintf("%+v", wanted))
}

// Must gives the value, or fails the behaviour with the error.
func Must[T any](value T, err error) T {
	Done(err)
	return value
}

// Done fails the behaviour with the error, if there is one.
func Done(err error) {
	if err != nil {
		panic(err)
	}
}

// Owner is a member of a group that tells which partitions of its one topic it has.
type Owner interface{ Owns() []int32 }

// Settle waits until the members own as many partitions each, all of them together and none twice.
func Settle[M Owner](what string, partitions int, members ...M) {
	Until(what, func() bool {
		every := map[int32]bool{}
		for _, each := range members {
			owned := each.Owns()
			for _, partition := range owned {
				every[partition] = true
			}
			if len(owned) != partitions/len(members) {
				return false
			}
		}
		return len(every) == partitions
	})
}

// Until asks until the answer is true.
func Until(what string, holds func() bool) {
	const patience = 25 * time.Second
	end := time.Now().Add(patience)
	for !holds() {
		Check(time.Now().Before(end), "not within %v: %s", patience, what)
		time.Sleep(50 * time.Millisecond)
	}
}
