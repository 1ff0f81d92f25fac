//! Room that a connection's requests leave for its next ones, so that a warm request allocates nothing. A connection keeps it for life, so it
//! is bounded in bytes: one wide request, or many of different shapes, must not make every connection wide.

/// Bytes that a connection keeps of one kind of thing.
pub(super) const KEEP_BYTES: usize = 1024 * 1024;

/// A thing that holds room.
pub(super) trait Roomy {
    /// Bytes that it holds, itself included.
    fn room(&self) -> usize;
}

/// Things that are kept for later, each of them emptied.
#[derive(Debug)]
pub(super) struct Spare<T> {
    things: Vec<T>,
    bytes: usize,
}

impl<T> Default for Spare<T> {
    fn default() -> Self {
        Self { things: Vec::new(), bytes: 0 }
    }
}

impl<T: Roomy + Default> Spare<T> {
    /// One that was given, or a new one.
    pub(super) fn take(&mut self) -> T {
        let Some(thing) = self.things.pop() else { return T::default() };
        self.bytes -= thing.room();
        thing
    }

    /// Keeps `thing`, unless that is too much together.
    pub(super) fn give(&mut self, thing: T) {
        let bytes = self.bytes.saturating_add(thing.room());
        if bytes <= KEEP_BYTES {
            self.bytes = bytes;
            self.things.push(thing);
        }
    }
}

/// Empties a list, which keeps its room unless that is too much.
pub(super) fn rest<T>(list: &mut Vec<T>) {
    list.clear();
    if list.capacity().saturating_mul(size_of::<T>()) > KEEP_BYTES {
        *list = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Roomy for Vec<u8> {
        fn room(&self) -> usize {
            self.capacity()
        }
    }

    #[test]
    fn what_is_kept_is_bounded_together() {
        let mut spare: Spare<Vec<u8>> = Spare::default();
        spare.give(Vec::with_capacity(KEEP_BYTES + 1));
        assert_eq!(spare.take().capacity(), 0, "too much by itself");
        for _ in 0..5 {
            spare.give(Vec::with_capacity(KEEP_BYTES / 4));
        }
        assert_eq!((spare.things.len(), spare.bytes), (4, KEEP_BYTES));
        let taken: Vec<_> = (0..5).map(|_| spare.take()).collect();
        assert_eq!(taken.iter().filter(|thing| thing.capacity() > 0).count(), 4);
        assert_eq!(spare.bytes, 0);
    }
}
