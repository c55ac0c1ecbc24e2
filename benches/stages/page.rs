//! From bytes to articles.

use std::hint::black_box;

use caunoi::page;
use criterion::Criterion;

use crate::sample::Sample;

pub(crate) fn measure(criterion: &mut Criterion, sample: &Sample) {
    let mut group = criterion.benchmark_group("page");
    group.throughput(sample.throughput());
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            for page in &sample.pages {
                let _ = black_box(page::read(black_box(page)));
            }
        });
    });
    group.finish();
}
