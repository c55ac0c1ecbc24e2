//! From the facts of all articles to entities.

use std::collections::HashMap;
use std::hint::black_box;

use caunoi::resolve::{Group, Share, groups, resolve};
use criterion::Criterion;

use crate::sample::Sample;

pub(crate) fn measure(criterion: &mut Criterion, sample: &Sample) {
    let mut group = criterion.benchmark_group("resolve");
    group.throughput(sample.throughput());
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            let mut shares: HashMap<Group, Vec<Share<'_>>> = HashMap::new();
            for article in black_box(&sample.reported) {
                for (group, local) in groups(article) {
                    shares
                        .entry(group)
                        .or_default()
                        .push(Share { article, local });
                }
            }
            for (group, shares) in shares {
                black_box(resolve(&group, shares));
            }
        });
    });
    group.finish();
}
