//! The JSON form of ZkMigrationStateRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::zk_migration_state_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ZkMigrationStateRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("zkMigrationState", form::number(&it.zk_migration_state));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
