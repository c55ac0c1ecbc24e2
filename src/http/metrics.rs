//! What the server counts, in the text format of Prometheus.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use metrics::{
    Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram,
};
use metrics_exporter_prometheus::{
    Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder,
};
use parking_lot::Mutex;

use crate::code::Code;
use crate::http::engine::Holdings;
use crate::http::limits::METRIC_OPERATIONS;

const DURATION: &str = "caunoi_operation_duration_seconds";
const BUCKETS: [f64; 11] = [
    0.000_25, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0,
];

/// Samples that may wait before they are sorted into buckets.
const SAMPLES: u64 = 1024;

/// The longest name of an operation that has a series of its own, in bytes.
pub(super) const NAME_BYTES: usize = 64;

/// The counters of one server.
pub(super) struct Metrics {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    samples: AtomicU64,
    /// The names that have a series of their own. Clients choose them, so there is an end to them.
    operations: Mutex<HashSet<String>>,
}

impl Metrics {
    pub(super) fn new() -> Metrics {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &BUCKETS)
            .expect("there are buckets")
            .build_recorder();
        metrics::with_local_recorder(&recorder, || {
            describe_counter!("caunoi_operations_total", "Operations by name and code");
            describe_histogram!(DURATION, Unit::Seconds, "From request to response");
            for open in Open::EACH {
                describe_gauge!(open.name(), open.description());
                // Nothing open is 0, not unknown.
                gauge!(open.name()).set(0.0);
            }
            describe_counter!(
                "caunoi_pages_total",
                "Pages that came since the start, by what became of them"
            );
            describe_gauge!("caunoi_archive_entities", "What the archive holds, by type");
            describe_gauge!("caunoi_archive_revision", "The archive's revision");
            describe_gauge!(
                "caunoi_archive_read_only",
                "1 where the archive takes no changes since its storage failed"
            );
            describe_gauge!(
                "caunoi_archive_damaged_pages",
                "Kept pages that are damaged and left out, as far as opening had to look"
            );
            describe_gauge!(
                "caunoi_archive_disk_bytes",
                Unit::Bytes,
                "The archive's folder on disk, at most a minute ago"
            );
            describe_gauge!(
                "process_resident_memory_bytes",
                Unit::Bytes,
                "The memory that the process holds"
            );
        });
        let handle = recorder.handle();
        Metrics {
            recorder,
            handle,
            samples: AtomicU64::new(0),
            operations: Mutex::default(),
        }
    }

    /// An operation was answered, with an error of this code or with none, which counts as `OK`. How
    /// long it took is left out where it says nothing, as of a subscription.
    pub(super) fn answered(&self, name: Option<&str>, code: Option<Code>, began: Option<Instant>) {
        // What does not fit the schema is nobody's operation, and takes no name from those that do.
        let fits = code != Some(Code::ValidationFailed);
        let (name, code) = (self.series(name, fits), code.map_or("OK", Code::as_str));
        metrics::with_local_recorder(&self.recorder, || {
            counter!("caunoi_operations_total", "operation" => name.clone(), "code" => code)
                .increment(1);
            if let Some(began) = began {
                histogram!(DURATION, "operation" => name).record(began.elapsed());
            }
        });
        // Samples wait in memory until somebody asks; a server that nobody scrapes must not grow.
        if self.samples.fetch_add(1, Ordering::Relaxed) % SAMPLES == SAMPLES - 1 {
            self.handle.run_upkeep();
        }
    }

    /// Counts one more of what is open, until the guard is dropped.
    pub(super) fn open(self: &Arc<Self>, what: Open) -> OpenGuard {
        self.add(what, 1.0);
        OpenGuard {
            metrics: Arc::clone(self),
            what,
        }
    }

    /// The page for Prometheus, with what the archive holds and its bytes on disk, where it is open.
    pub(super) fn render(&self, archive: Option<(Holdings, u64)>) -> String {
        metrics::with_local_recorder(&self.recorder, || {
            if let Some((holdings, disk_bytes)) = archive {
                for (kind, count) in [
                    ("article", holdings.articles),
                    ("person", holdings.people),
                    ("organization", holdings.organizations),
                    ("meeting", holdings.meetings),
                    ("directive", holdings.directives),
                    ("country", holdings.countries),
                ] {
                    gauge!("caunoi_archive_entities", "type" => kind).set(count as f64);
                }
                let pages = holdings.pages;
                for (outcome, count) in [
                    ("loaded", pages.added),
                    ("replaced", pages.replaced),
                    ("unchanged", pages.unchanged),
                    ("refused", pages.refused),
                ] {
                    counter!("caunoi_pages_total", "outcome" => outcome).absolute(count);
                }
                gauge!("caunoi_archive_revision").set(holdings.revision as f64);
                gauge!("caunoi_archive_disk_bytes").set(disk_bytes as f64);
                gauge!("caunoi_archive_damaged_pages").set(holdings.damaged_pages as f64);
                gauge!("caunoi_archive_read_only").set(f64::from(u8::from(holdings.read_only)));
            }
            if let Some(bytes) = resident_memory() {
                gauge!("process_resident_memory_bytes").set(bytes as f64);
            }
        });
        self.handle.render()
    }

    fn series(&self, name: Option<&str>, fits: bool) -> String {
        let Some(name) = name else {
            return "anonymous".to_owned();
        };
        let mut operations = self.operations.lock();
        let known = operations.contains(name)
            || (fits
                && name.len() <= NAME_BYTES
                && operations.len() < METRIC_OPERATIONS
                && operations.insert(name.to_owned()));
        if known { name } else { "other" }.to_owned()
    }

    fn add(&self, what: Open, change: f64) {
        metrics::with_local_recorder(&self.recorder, || gauge!(what.name()).increment(change));
    }
}

/// What can be open.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open {
    Connection,
    Socket,
    EventStream,
    Subscription,
}

impl Open {
    const EACH: [Open; 4] = [
        Open::Connection,
        Open::Socket,
        Open::EventStream,
        Open::Subscription,
    ];

    fn name(self) -> &'static str {
        match self {
            Open::Connection => "caunoi_connections",
            Open::Socket => "caunoi_websockets",
            Open::EventStream => "caunoi_event_streams",
            Open::Subscription => "caunoi_subscriptions",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Open::Connection => "Open connections",
            Open::Socket => "Open WebSockets",
            Open::EventStream => "Open streams of server-sent events",
            Open::Subscription => "Running subscriptions",
        }
    }
}

/// Something that is open.
pub(super) struct OpenGuard {
    metrics: Arc<Metrics>,
    what: Open,
}

impl Drop for OpenGuard {
    fn drop(&mut self) {
        self.metrics.add(self.what, -1.0);
    }
}

/// The process's memory in bytes, where the system tells it without being asked much.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
