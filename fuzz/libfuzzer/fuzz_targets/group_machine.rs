#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| milena_fuzz::group_machine::group_machine(input));
