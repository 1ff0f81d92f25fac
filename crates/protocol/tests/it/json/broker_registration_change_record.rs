//! The JSON form of BrokerRegistrationChangeRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::broker_registration_change_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BrokerRegistrationChangeRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    if it.fenced != 0 {
        out.put("fenced", form::number(&it.fenced));
    }
    if version >= 1 && it.in_controlled_shutdown != 0 {
        out.put("inControlledShutdown", form::number(&it.in_controlled_shutdown));
    }
    if version >= 2 && !it.log_dirs.is_empty() {
        out.put("logDirs", form::array(&it.log_dirs, form::uuid));
    }
    if version >= 3 && it.cordoned_log_dirs.is_some() {
        out.put("cordonedLogDirs", form::nullable(it.cordoned_log_dirs.as_ref(), |it| form::array(it, form::uuid)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
