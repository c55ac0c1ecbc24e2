//! Clients that change the archive, and what each was told of it: an answer is a promise, what was asked
//! without an answer may have been done or not.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::chance::Chance;
use crate::client::{Client, Lost};
use crate::dump;
use crate::press::Sheet;
use crate::server::{Server, panicked};

/// How many places each client writes at.
const PLACES: usize = 8;

/// What is at a place.
#[derive(Debug, Clone, Default)]
struct Held {
    /// What was answered last: the page that is there, or that there is none.
    certain: Option<Sheet>,
    /// What was asked since without an answer.
    asked: Option<Option<Sheet>>,
    id: Option<Value>,
    editions: usize,
}

/// What one client was told of the places at which it alone writes.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    places: BTreeMap<usize, Held>,
    /// How many changes were answered.
    pub(crate) answered: usize,
}

/// Why a client changes no more.
#[derive(Debug)]
pub(crate) enum End {
    /// Its last request has no answer.
    Lost(Lost),
    /// The server answered with errors.
    Refused(Value),
}

impl Told {
    /// So many clients that were told nothing yet.
    pub(crate) fn each(clients: usize) -> Vec<Told> {
        let of = |client| Told {
            places: (0..PLACES)
                .map(|place| (client * PLACES + place, Held::default()))
                .collect(),
            answered: 0,
        };
        (0..clients).map(of).collect()
    }

    /// Loads, replaces and removes pages until one request has no answer or is refused.
    pub(crate) fn change(&mut self, client: &mut Client, chance: &mut Chance) -> End {
        loop {
            if let Err(end) = self.step(client, chance) {
                return end;
            }
        }
    }

    /// Loads, replaces or removes one page.
    pub(crate) fn step(&mut self, client: &mut Client, chance: &mut Chance) -> Result<(), End> {
        let places: Vec<usize> = self.places.keys().copied().collect();
        let place = *chance.pick(&places);
        let held = self.places.get_mut(&place).unwrap();
        let known = held.certain.and(held.id.clone());
        if let Some(id) = known.filter(|_| chance.one_in(5)) {
            held.asked = Some(None);
            // Asked twice, it may have been removed at the first time.
            client
                .remove(&id)
                .map_err(End::Lost)?
                .map_err(End::Refused)?;
            held.certain = None;
        } else {
            let again = held.certain.filter(|_| chance.one_in(8));
            let sheet = again.unwrap_or_else(|| {
                held.editions += 1;
                Sheet {
                    place,
                    edition: held.editions,
                }
            });
            held.asked = Some(Some(sheet));
            let loaded = client.load(sheet).map_err(End::Lost)?;
            held.id = Some(loaded.map_err(End::Refused)?["id"].clone());
            held.certain = Some(sheet);
        }
        held.asked = None;
        self.answered += 1;
        Ok(())
    }

    /// That what was asked without an answer was not done either.
    pub(crate) fn undone(&mut self) {
        self.places.values_mut().for_each(|held| held.asked = None);
    }

    /// Goes on from what others left.
    pub(crate) fn find(&mut self, there: &BTreeMap<usize, (Sheet, Value)>) {
        for (place, held) in &mut self.places {
            if let Some((sheet, id)) = there.get(place) {
                held.certain = Some(*sheet);
                held.editions = sheet.edition;
                held.id = Some(id.clone());
            }
        }
    }

    /// Compares what was told with what a server holds, and takes that for certain from now on.
    #[track_caller]
    pub(crate) fn settle(&mut self, there: &BTreeMap<usize, (Sheet, Value)>) {
        for (place, held) in &mut self.places {
            let is = there.get(place).map(|(sheet, _)| *sheet);
            assert!(
                is == held.certain || held.asked == Some(is),
                "at {place} there is {is:?}, but {held:?} was told"
            );
            held.certain = is;
            held.asked = None;
            held.id = there.get(place).map(|(_, id)| id.clone());
        }
    }
}

/// A server that holds what another one should, having come to it by another way.
pub(crate) struct Reference {
    _server: Server,
    client: Client,
    holds: BTreeMap<usize, (Sheet, Value)>,
}

impl Reference {
    /// An empty one; its folder goes last.
    pub(crate) fn new(folder: &Path) -> Reference {
        let server = Server::start(folder).unwrap();
        Reference {
            client: server.client(),
            _server: server,
            holds: BTreeMap::new(),
        }
    }

    /// Checks that a server holds what its clients were told, and answers as one does that holds the same.
    #[track_caller]
    pub(crate) fn check(&mut self, server: &Server, told: &mut [Told]) {
        let mut client = server.client();
        let there = dump::sheets(&mut client).unwrap();
        told.iter_mut().for_each(|told| told.settle(&there));
        let is = dump::dump(&mut client).unwrap();
        let difference = dump::difference(&is, &self.dump(&there));
        assert!(
            difference.is_none(),
            "{}\n{}",
            difference.unwrap(),
            server.log()
        );
        assert!(!panicked(&server.log()), "{}", server.log());
    }

    /// Everything that an archive of these pages answers.
    pub(crate) fn dump(
        &mut self,
        there: &BTreeMap<usize, (Sheet, Value)>,
    ) -> BTreeMap<String, String> {
        // A connection that rested too long is closed.
        self.client.leave();
        let places: Vec<usize> = self.holds.keys().copied().collect();
        for place in places {
            if !there.contains_key(&place) {
                let (_, id) = self.holds.remove(&place).unwrap();
                self.client.remove(&id).unwrap().unwrap();
            }
        }
        for (place, (sheet, _)) in there {
            if self.holds.get(place).is_none_or(|(held, _)| held != sheet) {
                let article = self.client.load(*sheet).unwrap().unwrap();
                self.holds.insert(*place, (*sheet, article["id"].clone()));
            }
        }
        dump::dump(&mut self.client).unwrap()
    }
}
