//! What stands in the journal, made of any bytes: read or refused, never believed beyond what is there.
//!
//! Input: a byte of flags, four for the number of entries, then the entries; or, unsealed, the bytes of a frame.

use milena_engine::journal::frame::{self, ENTRY_HEAD, Frame, FrameError, HEAD};
use milena_protocol::batch::batches;

use crate::choices::Choices;

/// The head is made right, so that what lies behind it is reached.
const SEALED: u8 = 1;
/// And carries the mark of another directory.
const STRANGE: u8 = 2;

const DIRECTORY: [u8; 16] = [9; 16];

/// A frame whose head is right is read and its entries lie within it, one behind the other; written again, they are the same bytes.
/// Any other is refused.
pub fn journal(input: &[u8]) {
    let mut choices = Choices::new(input);
    let flags = choices.byte();
    if flags & SEALED == 0 {
        return check(choices.rest());
    }
    let entries = u32::from_be_bytes([choices.byte(), choices.byte(), choices.byte(), choices.byte()]);
    let directory = if flags & STRANGE == 0 { DIRECTORY } else { [8; 16] };
    let mut sealed = vec![0; HEAD];
    sealed.extend_from_slice(choices.rest());
    frame::seal(&mut sealed, u64::from(flags), directory, entries).expect("a frame of this size can be");
    match Frame::parse(&sealed, DIRECTORY) {
        Ok(frame) => assert!(directory == DIRECTORY && frame.sequence == u64::from(flags)),
        Err(error) => assert!(directory != DIRECTORY && error == FrameError::OtherDirectory { found: directory }, "{error}"),
    }
    check(&sealed);
}

fn check(bytes: &[u8]) {
    let Ok(frame) = Frame::parse(bytes, DIRECTORY) else { return };
    let length = frame::announced(bytes).expect("a frame has a head").length as usize;
    assert!((HEAD..=bytes.len()).contains(&length));
    let mut at = HEAD;
    let mut again = vec![0; HEAD];
    let mut count = 0;
    for entry in frame.entries() {
        let Ok(entry) = entry else { return };
        count += 1;
        assert_eq!(entry.at, at + ENTRY_HEAD, "entries stand one behind the other");
        at = entry.at + entry.batches.len();
        assert_eq!(bytes.get(entry.at..at), Some(entry.batches));
        let size = u32::try_from(entry.batches.len()).expect("within a frame");
        again.extend_from_slice(&frame::entry_head(entry.key, size));
        again.extend_from_slice(entry.batches);
        // What recovery looks at. A sealed frame may hold a batch without a sound header: replay refuses that.
        for batch in batches(entry.batches).map_while(Result::ok) {
            assert!(batch.header().map_or(true, |header| header.last_offset() == batch.last_offset()));
        }
    }
    assert!(at <= length);
    frame::seal(&mut again, frame.sequence, DIRECTORY, count).expect("it was one");
    if at == length {
        assert_eq!(again, &bytes[..length], "what is read is written the same");
    }
}
