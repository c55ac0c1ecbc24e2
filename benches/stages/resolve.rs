//! From the facts of all articles to entities.

use std::collections::HashMap;
use std::hint::black_box;

use caunoi::model::ArticleNo;
use caunoi::resolve::{Group, Reported, Share, groups, resolve};
use criterion::Criterion;

use crate::sample::Sample;

pub(crate) fn measure(criterion: &mut Criterion, sample: &Sample) {
    let mut reported: Vec<&Reported> = sample.reported.iter().collect();
    reported.sort_by_key(|article| &article.slug);
    let mut group = criterion.benchmark_group("resolve");
    group.throughput(sample.throughput());
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            let mut shares: HashMap<Group, Vec<Share<'_>>> = HashMap::new();
            for (number, article) in black_box(&reported).iter().enumerate() {
                let number = ArticleNo::new(number);
                for (group, local) in groups(article) {
                    let share = Share {
                        article,
                        number,
                        local,
                    };
                    shares.entry(group).or_default().push(share);
                }
            }
            for (group, shares) in shares {
                black_box(resolve(&group, &shares));
            }
        });
    });
    group.finish();
}
