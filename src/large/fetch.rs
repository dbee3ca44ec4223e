//! Fetching parts: from the browser's cache where it has them, else from beside the page, several at once.

use js_sys::{Promise, Uint8Array};
use kashshaf::archive::supply::{self, From, Next, Outcome, Why};
use kashshaf::archive::{Archive, PartError, PartId};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, DedicatedWorkerGlobalScope, RequestCache, RequestInit, Response};

/// A part that is not there.
pub struct Lost {
    pub part: String,
    pub why: Why,
}

/// Where parts come from.
#[derive(Clone)]
pub struct Source {
    /// The address of the site's root, with a slash at its end.
    pub base: String,
    /// `None`: this browser keeps nothing, or refuses to.
    cache: Option<Cache>,
}

/// Bytes, and whether they came over the network.
pub struct Came {
    pub bytes: Vec<u8>,
    pub far: bool,
}

const CACHE: &str = "kashshaf-parts";

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

impl Source {
    pub async fn new(base: String) -> Source {
        // Refused in private windows and over plain http; then each tab fetches for itself.
        let caches = wire_get("caches").and_then(|it| it.dyn_into::<CacheStorage>().ok());
        let cache = match caches {
            Some(caches) => JsFuture::from(caches.open(CACHE)).await.ok().and_then(|it| it.dyn_into().ok()),
            None => None,
        };
        Source { base, cache }
    }

    fn url(&self, file: &str) -> String {
        format!("{}parts/{file}.bin", self.base)
    }

    /// The root of the archive.
    pub async fn root(&self, file: &str) -> Result<(Archive, Came), Lost> {
        self.taken(PartId::ROOT, file, |came| Archive::open(&came.bytes)).await
    }

    /// One part; `take` is handed the bytes and says whether they are what they should be. Bytes that came from afar.
    pub async fn part(
        &self,
        id: PartId,
        file: &str,
        take: &dyn Fn(Vec<u8>) -> Result<(), PartError>,
    ) -> Result<usize, Lost> {
        let (_, came) = self.taken(id, file, |came| take(came.bytes.clone())).await?;
        Ok(if came.far { came.bytes.len() } else { 0 })
    }

    /// What `take` makes of a file, which is fetched again as [`supply`] has it, and kept once it is right.
    async fn taken<T>(
        &self,
        id: PartId,
        file: &str,
        take: impl Fn(&Came) -> Result<T, PartError>,
    ) -> Result<(T, Came), Lost> {
        let mut tries = 0;
        let mut from = From::Anywhere;
        loop {
            let outcome = match self.one(file, from).await {
                Ok(came) => match take(&came) {
                    Ok(made) => {
                        self.keep(file, &came).await;
                        return Ok((made, came));
                    }
                    Err(error) => self.refused(file, &error).await,
                },
                Err(outcome) => outcome,
            };
            tries += 1;
            match supply::next(outcome, tries) {
                Next::Again { after_ms, from: next } => {
                    pause(after_ms).await;
                    from = next;
                }
                Next::Stop(why) => return Err(Lost { part: id.to_string(), why }),
            }
        }
    }

    async fn one(&self, file: &str, from: From) -> Result<Came, Outcome> {
        let url = self.url(file);
        if from == From::Anywhere
            && let Some(cache) = &self.cache
            && let Ok(found) = JsFuture::from(cache.match_with_str(&url)).await
            && let Ok(found) = found.dyn_into::<Response>()
            && let Some(bytes) = body(&found).await
        {
            return Ok(Came { bytes, far: false });
        }
        let init = RequestInit::new();
        if from == From::Server {
            init.set_cache(RequestCache::Reload);
        }
        let reply = JsFuture::from(scope().fetch_with_str_and_init(&url, &init)).await;
        let reply: Response = reply.ok().and_then(|it| it.dyn_into().ok()).ok_or(Outcome::Silence)?;
        if !reply.ok() {
            return Err(supply::of_status(reply.status()));
        }
        // Breaking off in the middle is no reply.
        let bytes = body(&reply).await.ok_or(Outcome::Silence)?;
        Ok(Came { bytes, far: true })
    }

    /// What is not what it should be goes out of the cache.
    async fn refused(&self, file: &str, error: &PartError) -> Outcome {
        if let Some(cache) = &self.cache {
            let _ = JsFuture::from(cache.delete_with_str(&self.url(file))).await;
        }
        match error {
            PartError::Version { .. } => Outcome::Version,
            _ => Outcome::Wrong,
        }
    }

    /// Keeps a part for later; a refusal (no room left) changes nothing.
    async fn keep(&self, file: &str, came: &Came) {
        let Some(cache) = self.cache.as_ref().filter(|_| came.far) else { return };
        let bytes = Uint8Array::from(came.bytes.as_slice());
        if let Ok(reply) = Response::new_with_opt_buffer_source(Some(&bytes)) {
            let _ = JsFuture::from(cache.put_with_str(&self.url(file), &reply)).await;
        }
    }
}

async fn body(reply: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(reply.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn wire_get(name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(&js_sys::global(), &name.into()).ok().filter(|it| it.is_object())
}

async fn pause(ms: u32) {
    let wait = Promise::new(&mut |done, _| {
        let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms as i32);
    });
    let _ = JsFuture::from(wait).await;
}
