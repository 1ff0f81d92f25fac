//! The metadata as this node has applied it: one image at a time for every room, and word of each change.
//!
//! Readers take a reference and hold it as long as one request: what it says is consistent in itself, and may be milliseconds old.
//! Who must act on changes (the partition table, the coordinators) subscribes: a subscriber is called in order, once for each
//! publication, with nothing left out, before those who wait for that offset (and thus the askers) hear of it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use milena_engine::metadata::{Delta, Image};
use milena_engine::types::Offset;
use tokio::sync::watch;

/// Called with the new image and what has changed since the last call. Must not wait for a publication: it runs inside one.
pub type Subscriber = Box<dyn FnMut(&Arc<Image>, &Delta) + Send>;

/// The current image and those who follow it.
pub struct Published {
    current: RwLock<Arc<Image>>,
    subscribers: Mutex<Vec<Subscriber>>,
    offset: watch::Sender<Offset>,
}

impl Default for Published {
    fn default() -> Self {
        Self { current: RwLock::default(), subscribers: Mutex::default(), offset: watch::Sender::new(Offset::NONE) }
    }
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Published").field("offset", &*self.offset.borrow()).finish_non_exhaustive()
    }
}

impl Published {
    /// The newest image. Costs one reference count.
    pub fn image(&self) -> Arc<Image> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on `subscriber` is called with every change; at once with everything that there is, as one.
    pub fn subscribe(&self, mut subscriber: Subscriber) {
        let mut subscribers = self.subscribers.lock().unwrap_or_else(PoisonError::into_inner);
        let image = self.image();
        let whole = Delta::whole(&image);
        if !whole.is_empty() {
            subscriber(&image, &whole);
        }
        subscribers.push(subscriber);
    }

    /// Puts `image` in the place of the one before it. `delta`: what was touched between the two.
    pub fn publish(&self, image: Image, delta: &Delta) {
        let image = Arc::new(image);
        let offset = image.offset();
        // Held throughout, so that nobody subscribes between the image and the calls and misses or doubles a change.
        let mut subscribers = self.subscribers.lock().unwrap_or_else(PoisonError::into_inner);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&image);
        if !delta.is_empty() {
            for subscriber in subscribers.iter_mut() {
                subscriber(&image, delta);
            }
        }
        self.offset.send_replace(offset);
    }

    /// Returns when everything up to `offset` has been published, and every subscriber has been called with it.
    pub async fn reached(&self, offset: Offset) {
        let mut offsets = self.offset.subscribe();
        // The sender is ours; it cannot close.
        let _ = offsets.wait_for(|published| *published >= offset).await;
    }
}

#[cfg(test)]
mod tests {
    use milena_engine::metadata::Record;
    use milena_engine::types::{LeaderEpoch, TopicId};

    use super::*;

    fn publish(published: &Published, offset: i64, name: &str) {
        let (mut image, mut delta) = (Image::clone(&published.image()), Delta::default());
        let topic_id = TopicId([name.as_bytes()[0]; 16]);
        delta.apply(&mut image, &Record::Topic { name: name.to_owned(), topic_id });
        image.end_entry(Offset(offset), LeaderEpoch(1));
        published.publish(image, &delta);
    }

    #[tokio::test]
    async fn a_subscriber_sees_what_is_there_and_then_each_change_once() {
        let published = Published::default();
        publish(&published, 0, "a");
        let seen = Arc::new(Mutex::new(vec![]));
        let sink = Arc::clone(&seen);
        published.subscribe(Box::new(move |image, delta| {
            let names: Vec<String> = delta.topics.keys().map(|id| image.topic_by_id(*id).expect("there").name.to_string()).collect();
            sink.lock().expect("whole").push((image.offset(), names));
        }));
        publish(&published, 1, "b");
        published.reached(Offset(1)).await;
        assert_eq!(*seen.lock().expect("whole"), [(Offset(0), vec!["a".to_owned()]), (Offset(1), vec!["b".to_owned()])]);
        assert!(published.image().topic("a").is_some());
    }
}
