//! The worker: questions in, answers out. A question that is no longer the last one is not gone on with.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

use js_sys::{Array, Promise};
use kashshaf::archive::supply::Why;
use kashshaf::archive::{Archive, Facet, Kind, NAMES_BLOCK, Need, PartId, Query, Row, Selection, Sort};
use kashshaf::corpus::Corpus;
use kashshaf::explore;
use kashshaf::link::address::{Lang, ViewState};
use kashshaf::present::{self, large};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::DedicatedWorkerGlobalScope;

use crate::fetch::{Lost, Source};
use crate::wire::{get, list, number, object, row, text};

/// Opened blocks of articles that are kept.
const BLOCKS_KEPT: usize = 24;

#[derive(Default)]
struct State {
    source: Option<Source>,
    archive: Option<Archive>,
    /// Parts that are on their way.
    coming: BTreeMap<PartId, Promise>,
    /// What the last question found.
    found: Option<(ViewState, Rc<Selection>)>,
    blocks: VecDeque<(u32, Rc<Corpus>)>,
    /// Bytes that came over the network.
    bytes: usize,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
    /// The number of the last question.
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// Round trips since the start.
    static TRIPS: Cell<u32> = const { Cell::new(0) };
    /// Settled once the archive is open or lost.
    static OPENING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Why a question is not answered.
enum Stop {
    /// Another came.
    Later,
    Lost(Lost),
}

pub fn hear(message: &JsValue) {
    let n = ["ask", "more", "show"].iter().find_map(|key| number(message, key)).unwrap_or(0);
    if let Some(base) = text(message, "open") {
        let root = text(message, "root").unwrap_or_default();
        let opening = future_to_promise(async move {
            open(base, root).await;
            Ok(JsValue::UNDEFINED)
        });
        return OPENING.set(Some(opening));
    }
    if number(message, "ask").is_some() {
        LAST.set(n);
    }
    let message = message.clone();
    spawn_local(async move {
        if let Some(opening) = OPENING.with_borrow(Clone::clone) {
            let _ = JsFuture::from(opening).await;
        }
        if STATE.with_borrow(|state| state.archive.is_none()) {
            return;
        }
        let done = match () {
            () if number(&message, "ask").is_some() => answer(n, &message).await,
            () if number(&message, "more").is_some() => more(n, &message).await,
            () => show(n, &message).await,
        };
        if let Err(Stop::Lost(lost)) = done {
            tell_lost(n, &lost);
        }
    });
}

async fn open(base: String, root: String) {
    let source = Source::new(base).await;
    TRIPS.set(TRIPS.get() + 1);
    match source.root(&root).await {
        Ok((archive, came)) => STATE.with_borrow_mut(|state| {
            state.bytes += if came.far { came.bytes.len() } else { 0 };
            state.archive = Some(archive);
            state.source = Some(source);
        }),
        Err(lost) => {
            OPENING.set(None);
            tell_lost(LAST.get(), &lost);
        }
    }
}

fn tell_lost(n: u32, lost: &Lost) {
    post(&[("n", n.into()), ("part", lost.part.as_str().into()), ("why", lost.why.name().into())]);
}

fn post(values: &[(&str, JsValue)]) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let _ = scope.post_message(&object(values));
}

/// Asks the engine until it has all parts that it needs.
async fn have<T>(n: u32, mut ask: impl FnMut(&mut Archive) -> Result<T, Need>) -> Result<T, Stop> {
    loop {
        let asked = STATE.with_borrow_mut(|state| state.archive.as_mut().map(&mut ask)).ok_or(Stop::Later)?;
        match asked {
            Ok(answer) => return Ok(answer),
            Err(Need::Damaged(error)) => {
                return Err(Stop::Lost(Lost { part: error.part().to_string(), why: Why::Damaged }));
            }
            Err(Need::Parts(parts)) => bring(&parts).await.map_err(Stop::Lost)?,
        }
        if LAST.get() != n {
            return Err(Stop::Later);
        }
    }
}

/// Fetches parts, all at once, and hands them to the engine.
async fn bring(parts: &[PartId]) -> Result<(), Lost> {
    TRIPS.set(TRIPS.get() + 1);
    let all = Array::new();
    for id in parts {
        all.push(&coming(*id));
    }
    match JsFuture::from(Promise::all(&all)).await {
        Ok(_) => Ok(()),
        Err(error) => {
            let part = text(&error, "part").unwrap_or_default();
            let why = text(&error, "why").and_then(|it| Why::parse(&it)).unwrap_or(Why::Lost);
            Err(Lost { part, why })
        }
    }
}

/// One part on its way, once however many ask for it.
fn coming(id: PartId) -> Promise {
    if let Some(promise) = STATE.with_borrow(|state| state.coming.get(&id).cloned()) {
        return promise;
    }
    let promise = future_to_promise(async move {
        let fetched = fetched(id).await;
        STATE.with_borrow_mut(|state| state.coming.remove(&id));
        match fetched {
            Ok(far) => {
                STATE.with_borrow_mut(|state| state.bytes += far);
                Ok(JsValue::UNDEFINED)
            }
            Err(lost) => Err(object(&[("part", lost.part.as_str().into()), ("why", lost.why.name().into())])),
        }
    });
    STATE.with_borrow_mut(|state| state.coming.insert(id, promise.clone()));
    promise
}

async fn fetched(id: PartId) -> Result<usize, Lost> {
    let place = STATE.with_borrow(|state| Some((state.source.clone()?, state.archive.as_ref()?.file(id)?)));
    let Some((source, file)) = place else {
        return Err(Lost { part: id.to_string(), why: Why::Damaged });
    };
    let take = |bytes: Vec<u8>| {
        STATE.with_borrow_mut(|state| state.archive.as_mut().map_or(Ok(()), |archive| archive.add(id, bytes)))
    };
    source.part(id, &file, &take).await
}

async fn answer(n: u32, message: &JsValue) -> Result<(), Stop> {
    if LAST.get() != n {
        return Err(Stop::Later);
    }
    let state = ViewState::decode("", &text(message, "query").unwrap_or_default()).0;
    let (query, unknown) = query(n, &state, &text(message, "sort").unwrap_or_default()).await?;
    let selection = Rc::new(have(n, |archive| archive.select(&query)).await?);
    let take = number(message, "rows").unwrap_or(20) as usize;
    let rows = rows(n, &selection, 0, take).await?;
    STATE.with_borrow_mut(|it| it.found = Some((state.clone(), selection.clone())));
    let bytes = STATE.with_borrow(|state| state.bytes as f64);
    post(&[
        ("n", n.into()),
        ("total", selection.total.into()),
        ("rows", rows.into()),
        ("trips", TRIPS.get().into()),
        ("bytes", bytes.into()),
        ("unknown", unknown.iter().map(|it| JsValue::from_str(it)).collect::<Array>().into()),
    ]);
    let facets = number(message, "facets").unwrap_or(8) as usize;
    for facet in Facet::ALL {
        values(n, &selection, facet, facets, &state).await?;
    }
    Ok(())
}

async fn more(n: u32, message: &JsValue) -> Result<(), Stop> {
    let Some((_, selection)) = STATE.with_borrow(|it| it.found.clone()) else { return Ok(()) };
    let (from, to) = (number(message, "from").unwrap_or(0), number(message, "to").unwrap_or(0));
    let rows = rows(n, &selection, from as usize, to.saturating_sub(from) as usize).await?;
    post(&[("n", n.into()), ("from", from.into()), ("rows", rows.into())]);
    Ok(())
}

/// Rows of a selection with the names of their sources.
async fn rows(n: u32, selection: &Selection, skip: usize, take: usize) -> Result<Array, Stop> {
    let found: Vec<(Row, String)> = have(n, |archive| {
        let docs = archive.page(selection, skip, take);
        // Names of sources come together with the rows.
        let first = archive.names(Facet::Sources, 0);
        let rows = match (archive.rows(&docs), &first) {
            (Err(Need::Parts(mut parts)), Err(Need::Parts(more))) => {
                parts.extend(more.iter().copied());
                return Err(Need::Parts(parts));
            }
            (rows, _) => rows?,
        };
        first?;
        rows.into_iter().map(|it| Ok((name(archive, Facet::Sources, it.source)?, it))).map(swapped).collect()
    })
    .await?;
    Ok(found.iter().map(|(it, source)| packed(it, source)).collect())
}

fn swapped<A, B>(pair: Result<(A, B), Need>) -> Result<(B, A), Need> {
    pair.map(|(a, b)| (b, a))
}

fn packed(it: &Row, source: &str) -> JsValue {
    let day = it.published.map_or(JsValue::NULL, |day| day.0.into());
    row(&[it.doc.into(), it.key.as_str().into(), it.title.as_str().into(), source.into(), day])
}

/// The Arabic name of a facet's value, or its id.
fn name(archive: &Archive, facet: Facet, value: u32) -> Result<String, Need> {
    let names = archive.names(facet, value)?;
    let found = names.into_iter().nth((value % NAMES_BLOCK) as usize).unwrap_or_default();
    Ok(if found.arabic.is_empty() { found.id } else { found.arabic })
}

/// The values of a facet that most articles of the selection have, and those that are chosen.
async fn values(n: u32, selection: &Selection, facet: Facet, most: usize, state: &ViewState) -> Result<(), Stop> {
    let (best, all) = have(n, |archive| {
        let counts = archive.counts(selection, facet)?;
        let mut some: Vec<(u32, u32)> = (0..).zip(counts).map(|(value, n)| (*n, value)).filter(|it| it.0 > 0).collect();
        let all = some.len();
        let rank = |a: &(u32, u32), b: &(u32, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if some.len() > most {
            some.select_nth_unstable_by(most, rank);
            some.truncate(most);
        }
        some.sort_unstable_by(rank);
        Ok((some, all))
    })
    .await?;
    let names: Vec<(kashshaf::archive::Name, u32)> = have(n, |archive| {
        let mut parts: HashMap<u32, Vec<kashshaf::archive::Name>> = HashMap::new();
        let mut lacks = Vec::new();
        for (_, value) in &best {
            let part = value / NAMES_BLOCK;
            match archive.names(facet, *value) {
                Ok(names) => drop(parts.insert(part, names)),
                Err(Need::Parts(more)) => lacks.extend(more),
                Err(other) => return Err(other),
            }
        }
        if !lacks.is_empty() {
            lacks.sort_unstable();
            lacks.dedup();
            return Err(Need::Parts(lacks));
        }
        let of = |value: u32| parts.get(&(value / NAMES_BLOCK))?.get((value % NAMES_BLOCK) as usize).cloned();
        Ok(best.iter().filter_map(|(count, value)| Some((of(*value)?, *count))).collect())
    })
    .await?;
    let lang = state.lang.unwrap_or_default();
    let rows = names.iter().map(|(name, count)| {
        let (own, other) = if lang == Lang::Ar { (&name.arabic, &name.english) } else { (&name.english, &name.arabic) };
        let own = if own.is_empty() { if other.is_empty() { &name.id } else { other } } else { own };
        row(&[name.id.as_str().into(), own.as_str().into(), other.as_str().into(), (*count).into()])
    });
    let rows: Array = rows.collect();
    post(&[("n", n.into()), ("facet", (facet as u32).into()), ("values", rows.into()), ("all", (all as u32).into())]);
    Ok(())
}

/// The question that an address asks, and the values of it that the archive does not have.
async fn query(n: u32, state: &ViewState, sort: &str) -> Result<(Query, Vec<String>), Stop> {
    let mut query = large::query(state);
    query.sort = match sort {
        "newest" => Sort::Newest,
        "oldest" => Sort::Oldest,
        _ => Sort::Rank,
    };
    let mut unknown = Vec::new();
    for (facet, ids) in large::chosen(state) {
        let mut values = Vec::new();
        for id in ids {
            match number_of(n, facet, id).await? {
                Some(value) => values.push(value),
                None => unknown.push(id.clone()),
            }
        }
        if !values.is_empty() {
            query.filters.push(large::filter(state, facet, values));
        }
    }
    Ok((query, unknown))
}

/// The number of a value: the names of one part after the other, those of most articles first.
async fn number_of(n: u32, facet: Facet, id: &str) -> Result<Option<u32>, Stop> {
    let all = STATE.with_borrow(|it| it.archive.as_ref().map_or(0, |it| it.root().values[facet as usize]));
    let mut first = 0;
    while first < all {
        let names = have(n, |archive| archive.names(facet, first)).await?;
        if let Some(at) = names.iter().position(|it| it.id == id) {
            return Ok(Some(first + at as u32));
        }
        first += NAMES_BLOCK;
    }
    Ok(None)
}

/// The words of articles that a list shows under their titles.
async fn show(n: u32, message: &JsValue) -> Result<(), Stop> {
    let Some((state, _)) = STATE.with_borrow(|it| it.found.clone()) else { return Ok(()) };
    let query = explore::Query::parse(&state.q);
    for asked in list(message, "docs").iter() {
        let doc = get(&asked, "doc").as_f64().unwrap_or(0.0) as u32;
        let aid = text(&asked, "aid").unwrap_or_default();
        let corpus = block(n, doc).await?;
        let Some((pid, pieces)) = words_of(&corpus, &aid, &query) else { continue };
        let pieces: Array = pieces.iter().map(|(text, hit)| row(&[text.as_str().into(), (*hit).into()])).collect();
        post(&[("n", n.into()), ("doc", doc.into()), ("pid", pid.into()), ("pieces", pieces.into())]);
    }
    Ok(())
}

/// The block of articles that holds one, opened.
async fn block(n: u32, doc: u32) -> Result<Rc<Corpus>, Stop> {
    let id = PartId::new(Kind::Text, doc / large::BLOCK_ARTICLES);
    if let Some(found) = STATE.with_borrow(|it| it.blocks.iter().find(|(at, _)| *at == id.at).map(|it| it.1.clone())) {
        return Ok(found);
    }
    let damaged = || Stop::Lost(Lost { part: id.to_string(), why: Why::Damaged });
    let bytes = have(n, |archive| match archive.part(id) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(Need::Parts(vec![id])),
    })
    .await?;
    let corpus = large::open_block(bytes).ok_or_else(damaged)?;
    let corpus = Rc::new(corpus);
    STATE.with_borrow_mut(|state| {
        if let Some(archive) = &mut state.archive {
            archive.forget(id);
        }
        state.blocks.push_back((id.at, corpus.clone()));
        if state.blocks.len() > BLOCKS_KEPT {
            state.blocks.pop_front();
        }
    });
    Ok(corpus)
}

/// The passage that says most of what is searched for, and its words.
fn words_of(corpus: &Corpus, aid: &str, query: &explore::Query) -> Option<(String, Vec<(String, bool)>)> {
    let article = corpus.find_article(aid)?;
    let at = large::best_passage(corpus, article, query)?;
    let view = present::passage_view(corpus, at, query, None, Lang::default());
    Some((corpus.passage(at).pid.to_owned(), large::snippet(&view.runs)))
}
