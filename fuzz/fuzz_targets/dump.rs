#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| caunoi::fuzz::dump(bytes));
