//! A wrong fact file is refused with its name and line.

use xtask::codegen::facts::{Range, camel, pascal, snake};
use xtask::codegen::parse::message_text;

const GOOD: &str = "api 900 Lend
listeners broker
accepts 1-3
advertises 1-3

request LendRequest 1-3 flexible 2+
  reader_id: string 0+
  books: [Book] 0+ nullable 2+
    book_id: uuid 0+ key
    days: int16 1+ = 14
  note: string 2+ nullable 2+ tag 0 3+ ignorable = null

response LendResponse 1-3 flexible 2+
  throttle_time_ms: int32 1+ ignorable
  error_code: int16 0+
";

const PATH: &str = "messages/900_lend.msg";

#[test]
fn a_good_file_is_read() {
    let file = message_text(PATH, GOOD).unwrap();
    let request = &file.messages[0];
    assert_eq!(request.structs.iter().map(|shape| shape.name.as_str()).collect::<Vec<_>>(), ["LendRequest", "Book"]);
    assert_eq!(request.flexible_from, Some(2));
    assert_eq!(request.least_size("Book"), 18, "an id and a number; one byte more when flexible");
    let note = &request.structs[0].fields[2];
    assert_eq!((note.versions, note.tag), (Range::new(2, 3), Some((0, Range::new(3, i16::MAX)))));
    assert_eq!((note.plain_versions(), note.tagged_versions()), (Some(Range::new(2, 2)), Some(Range::new(3, 3))));
}

#[test]
fn a_wrong_file_is_refused_with_its_line() {
    let cases = [
        // what is written, instead of what, what is said
        ("  reader_id: string 0+", "  reader_id: strng 0+", "line 7"),
        ("  reader_id: string 0+", "  readerId: string 0+", "line 7"),
        ("  reader_id: string 0+", "  reader_id: string 0+ ", "line 7: stray white space"),
        ("  reader_id: string 0+", "   reader_id: string 0+", "line 7: odd indentation"),
        ("  reader_id: string 0+", "    reader_id: string 0+", "line 7: indented too far"),
        ("  reader_id: string 0+", "  reader_id: string 4+", "line 7: reader_id is present in no version"),
        ("  books: [Book] 0+ nullable 2+", "  books: [int32] 0+", "line 9: books is no struct"),
        ("    days: int16 1+ = 14", "    days: int16 1+ nullable 2+ = 14", "Book.days: int16 cannot be null"),
        ("tag 0 3+", "tag 1 3+", "tags are not 0, 1, 2"),
        ("tag 0 3+", "tag 0 1+", "LendRequest.note: tagged versions"),
        ("tag 0 3+", "tga 0 3+", "line 11: unknown word \"tga\""),
        ("nullable 2+ tag", "nullable 3+ tag", "default null, but not nullable in every version"),
        ("request LendRequest 1-3", "request LendRequest 1+", "line 6"),
        ("listeners broker", "listener broker", "line 2"),
        ("api 900 Lend", "api 901 Lend", "should be messages/901_lend.msg"),
        ("accepts 1-3\n", "", "no accepts line"),
    ];
    for (old, new, said) in cases {
        assert!(GOOD.contains(old), "{old}");
        let error = message_text(PATH, &GOOD.replacen(old, new, 1)).expect_err(new);
        let text = format!("{error:#}");
        assert!(text.starts_with(PATH) && text.contains(said), "{new:?} says {text:?}, not {said:?}");
    }
}

#[test]
fn names_change_their_form() {
    assert_eq!(snake("KRaftVersionRecord"), "k_raft_version_record");
    assert_eq!(snake("DescribeTopicPartitionsRequest"), "describe_topic_partitions_request");
    assert_eq!(camel("enable2_pc"), "enable2Pc");
    assert_eq!(pascal("SCRAM_SHA_256"), "ScramSha256");
}
