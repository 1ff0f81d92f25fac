//! The protocol held against bytes and values of a real Kafka, and against what no Kafka would write.
//!
//! `vectors`, `whole_frames`, `api_table`, `hostile`, `writing`: messages and stored records. `batches`, `values`: record batches and small values.

mod api_table;
mod batches;
mod golden;
mod hostile;
mod json;
mod json_form;
mod values;
mod vectors;
mod whole_frames;
mod writing;
