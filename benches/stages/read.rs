//! From bytes to facts: what reading a page costs.

use std::hint::black_box;

use caunoi::{extract::extract, page};
use criterion::Criterion;

use crate::sample::Sample;

pub(crate) fn measure(criterion: &mut Criterion, sample: &Sample) {
    let mut group = criterion.benchmark_group("read");
    group.throughput(sample.throughput());
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            for page in &sample.pages {
                if let Ok(article) = page::read(black_box(page)) {
                    black_box(extract(&article));
                }
            }
        });
    });
    group.finish();
}
