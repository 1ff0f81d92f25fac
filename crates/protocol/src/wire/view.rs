//! Borrowed forms of hot messages: nothing is allocated, elements are decoded again each time they are looked at.

#![deny(clippy::arithmetic_side_effects)]

use std::marker::PhantomData;

use super::Cursor;

/// A message or element that borrows from the bytes it was read from.
pub trait View<'a>: Sized {
    /// Reads one; after a fault of the cursor what it gives means nothing.
    #[doc(hidden)]
    fn read(cursor: &mut Cursor<'a>, version: i16) -> Self;
}

/// An array whose elements were all decoded once when its parent was, and are decoded again as they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct ViewArray<'a, T> {
    bytes: &'a [u8],
    count: usize,
    version: i16,
    element: PhantomData<T>,
}

impl<'a, T: View<'a>> ViewArray<'a, T> {
    #[must_use]
    pub fn empty() -> Self {
        ViewArray { bytes: &[], count: 0, version: 0, element: PhantomData }
    }

    /// `size`: the fewest bytes that an element takes on the wire. Null counts as empty.
    pub(crate) fn read(cursor: &mut Cursor<'a>, flexible: bool, nullable: bool, size: usize, version: i16) -> Self {
        let count = cursor.count(flexible, nullable, size).unwrap_or_default();
        let before = cursor.rest();
        for _ in 0..count {
            if cursor.failed() {
                return Self::empty();
            }
            T::read(cursor, version);
        }
        let bytes = before.get(..before.len().saturating_sub(cursor.left())).unwrap_or_default();
        ViewArray { bytes, count, version, element: PhantomData }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The elements, in order. Each costs its decoding anew.
    #[must_use]
    pub fn iter(&self) -> ViewIter<'a, T> {
        ViewIter { cursor: Cursor::new(self.bytes), left: self.count, version: self.version, element: PhantomData }
    }
}

impl<'a, T: View<'a>> IntoIterator for &ViewArray<'a, T> {
    type Item = T;
    type IntoIter = ViewIter<'a, T>;

    fn into_iter(self) -> ViewIter<'a, T> {
        self.iter()
    }
}

/// Walks a [`ViewArray`].
#[derive(Debug)]
pub struct ViewIter<'a, T> {
    cursor: Cursor<'a>,
    left: usize,
    version: i16,
    element: PhantomData<T>,
}

impl<'a, T: View<'a>> Iterator for ViewIter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.left = self.left.checked_sub(1)?;
        Some(T::read(&mut self.cursor, self.version))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'a, T: View<'a>> ExactSizeIterator for ViewIter<'a, T> {}
impl<'a> View<'a> for i32 {
    fn read(cursor: &mut Cursor<'a>, _: i16) -> i32 {
        cursor.i32()
    }
}
