//! From articles to facts.

use std::hint::black_box;

use caunoi::extract::extract;
use criterion::Criterion;

use crate::sample::Sample;

pub(crate) fn measure(criterion: &mut Criterion, sample: &Sample) {
    let mut group = criterion.benchmark_group("extract");
    group.throughput(sample.throughput());
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            for article in &sample.articles {
                black_box(extract(black_box(article)));
            }
        });
    });
    group.finish();
}
