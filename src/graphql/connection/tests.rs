use std::sync::Arc;

use proptest::prelude::{Just, any, prop_oneof, proptest};

use super::{MAX_PAGE_SIZE, Page, PageInfo, Paging};
use crate::graphql::cursor::Identity;
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::snapshot::Snapshot;

/// Each number is an item; its own key, as a slug would be.
fn numbers(of: &[u32]) -> List<u32> {
    let (at, key) = (of.to_vec(), of.to_vec());
    List::new(
        &Arc::new(Snapshot::default()),
        of.len(),
        move |_, place| at[place],
        move |_, place| Key::new().number(key[place]).finish(),
    )
}

/// Rows of so many items, numbered through.
fn rows(of: &[usize]) -> List<(usize, usize)> {
    let lengths = of.to_vec();
    List::nested(
        &Arc::new(Snapshot::default()),
        of.len(),
        move |_, row| lengths[row],
        |_, row, item| (row, item),
        |_, row| Key::new().place(row).finish(),
    )
}

fn identity() -> Identity {
    Identity::of("Query.numbers", "")
}

fn first(first: usize, after: Option<String>) -> Paging {
    Paging {
        first: Some(i32::try_from(first).unwrap()),
        after,
        ..Paging::default()
    }
}

fn last(last: usize, before: Option<String>) -> Paging {
    Paging {
        last: Some(i32::try_from(last).unwrap()),
        before,
        ..Paging::default()
    }
}

fn page<T: Clone>(list: List<T>, paging: Paging) -> Page<T> {
    Page::new(list, &identity(), &paging).unwrap()
}

#[track_caller]
fn refused(paging: Paging) {
    let error = Page::new(numbers(&[1, 2, 3]), &identity(), &paging).err();
    let code = error.and_then(|error| error.extensions?.get("code").cloned());
    assert_eq!(code, Some("BAD_USER_INPUT".into()));
}

#[test]
fn a_page_has_a_size() {
    for size in [0, -1, 101, i32::MIN, i32::MAX] {
        refused(Paging {
            first: Some(size),
            ..Paging::default()
        });
        refused(Paging {
            last: Some(size),
            ..Paging::default()
        });
    }
    refused(Paging {
        first: Some(1),
        last: Some(1),
        ..Paging::default()
    });
    let all: Vec<u32> = (0..150).collect();
    assert_eq!(page(numbers(&all), Paging::default()).nodes().len(), 20);
    assert_eq!(
        page(numbers(&all), first(100, None)).nodes().len(),
        MAX_PAGE_SIZE
    );
    assert_eq!(page(numbers(&all), first(1, None)).total_count(), 150);
}

#[test]
fn a_cursor_is_of_this_server_and_of_this_connection() {
    let list = || numbers(&[1, 2, 3]);
    let end = page(list(), first(1, None)).page_info().end_cursor.unwrap();
    let mut broken = end.clone();
    let flipped = if broken.pop() == Some('A') { 'B' } else { 'A' };
    broken.push(flipped);
    for wrong in [
        "",
        "x",
        "1",
        "Y3Vyc29yOjE=",
        &broken,
        &end[1..],
        &"A".repeat(50_000),
    ] {
        refused(first(1, Some(wrong.to_owned())));
        refused(last(1, Some(wrong.to_owned())));
    }
    for other in [
        Identity::of("Query.letters", ""),
        Identity::of("Query.numbers", "a"),
        identity().with(&Some(1)),
    ] {
        assert!(Page::new(list(), &other, &first(1, Some(end.clone()))).is_err());
    }
    assert_eq!(page(list(), first(1, Some(end))).nodes(), [2]);
}

#[test]
fn page_info_tells_what_is_around() {
    let list = || numbers(&[1, 2, 3, 4, 5]);
    let edges = page(list(), first(5, None)).edges();
    let cursor = |at: usize| Some(edges[at].0.clone());
    let around = |info: PageInfo| (info.has_previous_page, info.has_next_page);
    assert_eq!(
        around(page(list(), first(5, None)).page_info()),
        (false, false)
    );
    assert_eq!(
        around(page(list(), first(2, None)).page_info()),
        (false, true)
    );
    assert_eq!(
        around(page(list(), first(2, cursor(1))).page_info()),
        (true, true)
    );
    assert_eq!(
        around(page(list(), last(2, None)).page_info()),
        (true, false)
    );
    assert_eq!(
        around(page(list(), last(4, cursor(4))).page_info()),
        (false, true)
    );
    let behind = page(list(), first(2, cursor(4)));
    assert_eq!(behind.nodes(), [0; 0]);
    let info = behind.page_info();
    assert_eq!((info.start_cursor, info.end_cursor), (None, None));
    assert_eq!((info.has_previous_page, info.has_next_page), (true, false));
    let between = Paging {
        after: cursor(0),
        before: cursor(4),
        last: Some(2),
        first: None,
    };
    assert_eq!(page(list(), between).nodes(), [3, 4]);
}

#[test]
fn paging_goes_on_where_it_was_while_items_come_and_go() {
    let seen = page(numbers(&[10, 20, 30]), first(2, None));
    let end = seen.page_info().end_cursor;
    // Something new stands before the cursor, the cursor's own item is gone.
    let later = || numbers(&[5, 10, 15, 25, 30, 35]);
    assert_eq!(page(later(), first(2, end.clone())).nodes(), [25, 30]);
    assert_eq!(page(later(), last(2, end)).nodes(), [10, 15]);
}

/// All items, page by page, forward and backward.
fn walk<T: Clone + PartialEq + std::fmt::Debug>(list: impl Fn() -> List<T>, size: usize) {
    let all: Vec<T> = list().items().collect();
    assert_eq!(list().count(), all.len());
    let (mut forward, mut after) = (Vec::new(), None);
    loop {
        let page = page(list(), first(size, after));
        forward.extend(page.nodes());
        let info = page.page_info();
        if !info.has_next_page {
            break;
        }
        after = info.end_cursor;
    }
    assert_eq!(forward, all);
    let (mut backward, mut before) = (Vec::new(), None);
    loop {
        let page = page(list(), last(size, before));
        backward.splice(0..0, page.nodes());
        let info = page.page_info();
        if !info.has_previous_page {
            break;
        }
        before = info.start_cursor;
    }
    assert_eq!(backward, all);
}

proptest! {
    #[test]
    fn every_item_is_shown_once(of in proptest::collection::btree_set(any::<u32>(), 0..60), size in 1usize..9, odd in any::<bool>()) {
        let of: Vec<u32> = of.into_iter().collect();
        walk(|| {
            let list = numbers(&of);
            if odd { list.filtered(|_, number| number % 2 == 1) } else { list }
        }, size);
        walk(|| numbers(&of).turned(of.len()), size);
    }

    #[test]
    fn a_stretch_of_a_list_is_walked_as_a_list(turned in 0usize..30, start in 0usize..30, len in 0usize..30, size in 1usize..9) {
        // What is not turned stays last: its keys are more than the complement of any turned one.
        let of: Vec<u32> = (1 << 31..).take(turned).chain(u32::MAX - 4..=u32::MAX).collect();
        let all: Vec<u32> = numbers(&of).turned(turned).items().collect();
        let stretch = || numbers(&of).turned(turned).within(start..start + len);
        let shown: Vec<u32> = all.into_iter().skip(start).take(len).collect();
        assert_eq!(stretch().items().collect::<Vec<_>>(), shown);
        walk(stretch, size);
    }

    #[test]
    fn rows_are_walked_item_by_item(of in proptest::collection::vec(prop_oneof![Just(0), 0usize..7], 0..12), size in 1usize..5, odd in any::<bool>()) {
        walk(|| {
            let list = rows(&of);
            if odd { list.filtered(|_, (row, item)| (row + item) % 2 == 1) } else { list }
        }, size);
    }
}

#[test]
fn what_has_no_date_stays_last_when_the_order_is_turned() {
    let key = |number: Option<i64>| Key::new().descending_optional(number).finish();
    let items = [Some(9), Some(5), Some(1), None];
    let list = move || {
        List::new(
            &Arc::new(Snapshot::default()),
            items.len(),
            move |_, place| items[place],
            move |_, place| key(items[place]),
        )
        .turned(3)
    };
    assert_eq!(
        list().items().collect::<Vec<_>>(),
        [Some(1), Some(5), Some(9), None]
    );
    walk(list, 1);
    walk(list, 3);
}
