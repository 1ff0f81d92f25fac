use proptest::prelude::*;

use super::*;
use crate::types::PartitionIndex;

fn topic(number: u8) -> TopicId {
    TopicId([number; 16])
}

fn spec(topics: &[i32], members: &[(&str, &[u8])]) -> Spec {
    let topics: BTreeMap<TopicId, i32> = (1..).zip(topics).map(|(number, count)| (topic(number), *count)).collect();
    let member = |(id, reads): &(&str, &[u8])| {
        let subscribed = reads.iter().map(|number| topic(*number)).collect();
        ((*id).into(), Subscriber { instance: None, subscribed, target: Assignment::new() })
    };
    Spec { members: members.iter().map(member).collect(), topics }
}

fn numbers(target: &Assignment, number: u8) -> Vec<i32> {
    target.get(&topic(number)).into_iter().flatten().map(|index| index.get()).collect()
}

/// As a real Kafka deals 5 + 3 + 2 partitions when a fourth member comes that reads other topics.
#[test]
fn range_deals_runs_of_each_topic() {
    let dealt = range::assign(&spec(&[5, 3, 2], &[("a", &[1, 2]), ("b", &[1, 2]), ("c", &[1, 2]), ("d", &[1, 3])]));
    let of = |member: &str| [1, 2, 3].map(|number| numbers(&dealt[&MemberId::from(member)], number));
    assert_eq!(of("a"), [vec![0, 1], vec![0], vec![]]);
    assert_eq!(of("b"), [vec![2], vec![1], vec![]]);
    assert_eq!(of("c"), [vec![3], vec![2], vec![]]);
    assert_eq!(of("d"), [vec![4], vec![], vec![0, 1]]);
}

#[test]
fn range_keeps_the_runs_of_static_members_over_their_lives() {
    let mut spec = spec(&[4], &[("z", &[1]), ("a", &[1])]);
    spec.members.get_mut("z").expect("there").instance = Some("first".into());
    let dealt = range::assign(&spec);
    assert_eq!(numbers(&dealt[&MemberId::from("z")], 1), [0, 1]);
}

#[test]
fn uniform_moves_no_more_than_it_must() {
    let mut spec = spec(&[4], &[("a", &[1]), ("b", &[1])]);
    spec.members.get_mut("a").expect("there").target = BTreeMap::from([(topic(1), (0..4).map(PartitionIndex).collect())]);
    let dealt = uniform::assign(&spec);
    assert_eq!(numbers(&dealt[&MemberId::from("a")], 1), [0, 1]);
    assert_eq!(numbers(&dealt[&MemberId::from("b")], 1), [2, 3]);
}

/// What it reads, by topic; what it is to own; its instance.
type Drawn = (Vec<bool>, Vec<(u8, i32)>, Option<u8>);

fn any_spec() -> impl Strategy<Value = Spec> {
    let topics = proptest::collection::vec(1..7_i32, 1..5);
    let reads = proptest::collection::vec(proptest::bool::ANY, 5);
    let target = proptest::collection::vec((1..6_u8, 0..8_i32), 0..6);
    let members = proptest::collection::vec((reads, target, proptest::option::of(0..3_u8)), 0..6);
    (topics, members, proptest::bool::ANY).prop_map(|(topics, members, alike)| {
        let topics: BTreeMap<TopicId, i32> = (1..).zip(topics).map(|(number, count)| (topic(number), count)).collect();
        let everything: BTreeSet<TopicId> = topics.keys().copied().collect();
        let member = |(number, (reads, held, instance)): (u8, Drawn)| {
            let chosen = (1..).zip(reads).filter(|(_, reads)| *reads).map(|(number, _)| topic(number)).filter(|id| everything.contains(id));
            let subscribed = if alike { everything.clone() } else { chosen.collect() };
            let mut target = Assignment::new();
            for (number, index) in held {
                target.entry(topic(number)).or_default().insert(PartitionIndex(index));
            }
            let instance = instance.map(|instance| format!("i{instance}-{number}").into());
            (format!("m{number}").into(), Subscriber { instance, subscribed, target })
        };
        let members: BTreeMap<MemberId, Subscriber> = (0..).zip(members).map(member).collect();
        let is_read = |topic: &TopicId| members.values().any(|member| member.subscribed.contains(topic));
        let topics = topics.iter().filter(|(topic, _)| is_read(topic)).map(|(topic, count)| (*topic, *count)).collect();
        Spec { members, topics }
    })
}

/// Every partition that somebody reads has one owner, who reads it.
fn check(spec: &Spec, dealt: &BTreeMap<MemberId, Assignment>) {
    assert!(dealt.keys().eq(spec.members.keys()), "a target for each member");
    let mut owned = BTreeSet::new();
    for (id, target) in dealt {
        for (topic, partitions) in target {
            assert!(!partitions.is_empty(), "no topic without partitions");
            assert!(spec.members[id].subscribed.contains(topic), "{id} does not read it");
            for partition in partitions {
                assert!((0..spec.topics[topic]).contains(&partition.get()), "it exists");
                assert!(owned.insert((*topic, *partition)), "owned twice");
            }
        }
    }
    for (topic, count) in &spec.topics {
        assert!((0..*count).all(|index| owned.contains(&(*topic, PartitionIndex(index)))), "all are owned");
    }
}

fn load(target: &Assignment) -> usize {
    target.values().map(BTreeSet::len).sum()
}

proptest! {
    #[test]
    fn everything_read_is_owned_once(spec in any_spec()) {
        check(&spec, &range::assign(&spec));
        let dealt = uniform::assign(&spec);
        check(&spec, &dealt);
        // Balanced: nobody has two more than one who could take one of them.
        for (id, target) in &dealt {
            for topic in target.keys() {
                for (other, member) in &spec.members {
                    if member.subscribed.contains(topic) {
                        prop_assert!(load(target) <= load(&dealt[other]) + 1, "{id} has too much beside {other}");
                    }
                }
            }
        }
        // Stable: dealt again, nothing moves.
        let mut again = spec.clone();
        for (id, member) in &mut again.members {
            member.target = dealt[id].clone();
        }
        prop_assert_eq!(uniform::assign(&again), dealt);
    }
}
