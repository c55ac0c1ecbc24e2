//! What the server counts, in the text format of Prometheus.

use std::collections::HashSet;
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
            describe_gauge!("caunoi_websockets", "Open WebSockets");
            describe_gauge!("caunoi_subscriptions", "Running subscriptions");
            describe_gauge!("caunoi_archive_entities", "What the archive holds, by type");
            describe_gauge!("caunoi_archive_revision", "The archive's revision");
        });
        let handle = recorder.handle();
        Metrics {
            recorder,
            handle,
            samples: AtomicU64::new(0),
            operations: Mutex::default(),
        }
    }

    /// An operation was answered, with an error of this code or with none, which counts as `OK`. How long it took is left
    /// out where it says nothing, as of a subscription.
    pub(super) fn answered(&self, name: Option<&str>, code: Option<Code>, began: Option<Instant>) {
        let (name, code) = (self.series(name), code.map_or("OK", Code::as_str));
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
    pub(super) fn open<'a>(&'a self, gauge: Open) -> OpenGuard<'a> {
        self.add(gauge, 1.0);
        OpenGuard {
            metrics: self,
            gauge,
        }
    }

    /// The page for Prometheus.
    pub(super) fn render(&self, holdings: Option<Holdings>) -> String {
        if let Some(holdings) = holdings {
            metrics::with_local_recorder(&self.recorder, || {
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
                gauge!("caunoi_archive_revision").set(holdings.revision as f64);
            });
        }
        self.handle.render()
    }

    fn series(&self, name: Option<&str>) -> String {
        let Some(name) = name else {
            return "anonymous".to_owned();
        };
        let mut operations = self.operations.lock();
        let known = operations.contains(name)
            || (name.len() <= 64
                && operations.len() < METRIC_OPERATIONS
                && operations.insert(name.to_owned()));
        if known { name } else { "other" }.to_owned()
    }

    fn add(&self, open: Open, change: f64) {
        metrics::with_local_recorder(&self.recorder, || match open {
            Open::Socket => gauge!("caunoi_websockets").increment(change),
            Open::Subscription => gauge!("caunoi_subscriptions").increment(change),
        });
    }
}

/// What can be open.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open {
    Socket,
    Subscription,
}

/// Something that is open.
pub(super) struct OpenGuard<'a> {
    metrics: &'a Metrics,
    gauge: Open,
}

impl Drop for OpenGuard<'_> {
    fn drop(&mut self) {
        self.metrics.add(self.gauge, -1.0);
    }
}
