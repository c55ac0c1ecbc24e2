//! What the server counts, in the text format of Prometheus.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use metrics::{
    Counter, Histogram, Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge,
    histogram,
};
use metrics_exporter_prometheus::{
    Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder,
};
use parking_lot::RwLock;

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
    /// What is counted by the operation's name, or one of [`ANONYMOUS`] and [`OTHER`]. Clients choose names, so
    /// there is an end to them.
    operations: RwLock<HashMap<Box<str>, Series>>,
}

/// Operations without a name.
const ANONYMOUS: &str = "anonymous";

/// Operations whose name has no series of its own.
const OTHER: &str = "other";

/// What is counted of the operations of one name, at hand: to look each up among all metrics takes longer than to
/// count.
#[derive(Default)]
struct Series {
    by_code: Vec<(Option<Code>, Counter)>,
    duration: Option<Histogram>,
}

impl Series {
    /// Counts an operation; false where there is nothing yet to count it by.
    fn count(&self, code: Option<Code>, began: Option<Instant>) -> bool {
        let counter = self.by_code.iter().find(|(of, _)| *of == code);
        let (Some((_, counter)), true) = (counter, began.is_none() || self.duration.is_some())
        else {
            return false;
        };
        counter.increment(1);
        if let (Some(began), Some(duration)) = (began, &self.duration) {
            duration.record(began.elapsed());
        }
        true
    }
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
            operations: RwLock::new(
                [ANONYMOUS, OTHER]
                    .map(|name| (name.into(), Series::default()))
                    .into(),
            ),
        }
    }

    /// An operation was answered, with an error of this code or with none, which counts as `OK`. How
    /// long it took is left out where it says nothing, as of a subscription.
    pub(super) fn answered(&self, name: Option<&str>, code: Option<Code>, began: Option<Instant>) {
        let label = name.unwrap_or(ANONYMOUS);
        let series = self.operations.read();
        let counted = series
            .get(label)
            .is_some_and(|series| series.count(code, began));
        drop(series);
        if !counted {
            self.count_first(label, code, began);
        }
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

    /// Counts an operation that is the first of its sort.
    fn count_first(&self, name: &str, code: Option<Code>, began: Option<Instant>) {
        let mut operations = self.operations.write();
        // What does not fit the schema is nobody's operation, and takes no name from those that do.
        let fits = code != Some(Code::ValidationFailed)
            && name.len() <= NAME_BYTES
            && operations.len() < METRIC_OPERATIONS + 2;
        let name = if fits || operations.contains_key(name) {
            name
        } else {
            OTHER
        };
        let series = operations.entry(name.into()).or_default();
        metrics::with_local_recorder(&self.recorder, || {
            if series.by_code.iter().all(|(of, _)| *of != code) {
                let said = code.map_or("OK", Code::as_str);
                let labels = [("operation", name.to_owned()), ("code", said.to_owned())];
                let counter = counter!("caunoi_operations_total", &labels);
                series.by_code.push((code, counter));
            }
            if began.is_some() && series.duration.is_none() {
                series.duration = Some(histogram!(DURATION, "operation" => name.to_owned()));
            }
        });
        series.count(code, began);
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
