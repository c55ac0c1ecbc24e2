//! Faults: the real binary, killed, cut off from power, damaged, denied the disk and stopped under load.
//!
//! Each part is one test, run alone by `cargo test --test faults NAME`, and goes through a short number of
//! cycles. `CAUNOI_FAULT_CYCLES` sets another number, `CAUNOI_FAULT_SEED` another beginning; what is
//! drawn in a cycle follows from the seed and the cycle's number, and a failure names both.

#![expect(
    clippy::unwrap_in_result,
    reason = "a test that cannot go on panics, whatever it would return"
)]

mod chance;
mod client;
mod damaged;
mod disk;
mod dump;
mod failing;
mod killed;
mod orders;
mod power;
mod press;
mod server;
mod stopped;
mod strace;
mod told;
mod trace;
