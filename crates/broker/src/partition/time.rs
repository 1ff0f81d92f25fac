//! Finding an offset by time: the log plans under the state lock, the files are searched outside it.
//!
//! Source: semantics rules 27, 29; observed 13.

use std::io;
use std::sync::Arc;

use milena_engine::log::{TimeFound, TimeOffset, TimeTarget};
use milena_engine::replica::view::Isolation;
use milena_engine::types::Offset;

use super::Partition;
use crate::context::Broker;
use crate::refusal::Refusal;

impl Partition {
    /// The record that `target` names among those that `isolation` may see; `None` if there is none.
    ///
    /// Errors: the partition is out of service, or its files cannot be read.
    pub async fn find_time(
        self: &Arc<Self>,
        broker: &Broker,
        target: TimeTarget,
        isolation: Isolation,
    ) -> Result<Option<TimeOffset>, Refusal> {
        let mut from = Offset::ZERO;
        let mut tries = 0;
        loop {
            let search = self.look(|log, view| log.find_time(target, from.max(view.log_start), view.end(isolation)))??;
            let found = match self.site().files.find_time_warm(search.clone()) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let partition = Arc::clone(self);
                    broker.cold_reads.run(move || partition.site().files.find_time(search)).await
                }
                found => found,
            };
            match found {
                Ok(TimeFound::Nothing) => return Ok(None),
                Ok(TimeFound::Record(found)) => return Ok(Some(found)),
                Ok(TimeFound::NextSegment(next)) => from = next,
                Err(error) if self.files_were_taken(&error, &mut tries) => {}
                Err(error) => {
                    broker.on_disk_error(self, &error);
                    return Err(Refusal::storage());
                }
            }
        }
    }
}
