//! The worker and what goes to it and comes back.

use js_sys::{Array, Object, Reflect};
use kashshaf::day::Day;
use kashshaf::present::own::Report;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{ErrorEvent, Event, File, MessageEvent, Worker};

use crate::html;
use kashshaf::dom::{get, listener};

/// A file that is opened, and what the reader corrected of it.
#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub file: File,
    pub title: String,
    pub day: Option<Day>,
}

/// What a worker says.
pub enum News {
    /// From here on no more is loaded.
    Ready,
    /// So many of all files are read.
    Read {
        done: u32,
        all: u32,
    },
    Joining,
    Done {
        report: Report,
        /// The stored corpus, and what its articles tell together.
        corpus: Array,
        /// Milliseconds of decoding, cutting into lines, annotating, joining, storing.
        times: String,
    },
    Fault(String),
}

/// A worker with the program in it; it ends when dropped, whatever it is doing.
pub struct Reader {
    worker: Worker,
}

impl Reader {
    /// Starts one; `setup` as [`crate::exports::open`] got it.
    pub fn start(setup: &JsValue, news: fn(News)) -> Result<Reader, JsValue> {
        let worker = Worker::new(&get(setup, "worker").as_string().unwrap_or_default())?;
        worker.set_onmessage(Some(&listener(move |event: Event| {
            let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
            if let Some(it) = read(&event.data()) {
                news(it);
            }
        })));
        worker.set_onerror(Some(&listener(move |event: Event| {
            event.prevent_default();
            news(News::Fault(event.dyn_into::<ErrorEvent>().map(|it| it.message()).unwrap_or_default()));
        })));
        worker.post_message(&object(&[("script", get(setup, "script")), ("module", get(setup, "module"))]))?;
        Ok(Reader { worker })
    }

    /// Has files read, see [`job`].
    pub fn read(&self, job: Array) -> Result<(), JsValue> {
        self.worker.post_message(&object(&[("job", job.into())]))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn read(message: &JsValue) -> Option<News> {
    if let Some(fault) = get(message, "fault").as_string() {
        return Some(News::Fault(fault));
    }
    if let Some(report) = get(message, "report").as_string() {
        let corpus = get(message, "corpus").dyn_into().ok()?;
        return Some(match serde_json::from_str(&report) {
            Ok(report) => News::Done { report, corpus, times: get(message, "times").as_string().unwrap_or_default() },
            Err(error) => News::Fault(error.to_string()),
        });
    }
    let number = |key: &str| get(message, key).as_f64().unwrap_or_default() as u32;
    match get(message, "phase").as_string()?.as_str() {
        "ready" => Some(News::Ready),
        "join" => Some(News::Joining),
        "read" => Some(News::Read { done: number("done"), all: number("all") }),
        _ => Some(News::Read { done: 0, all: number("all") }),
    }
}

/// What the worker is to read. HTML is parsed here, where the browser's parser is, file by file so that the tab stays free.
pub async fn job(entries: &[Entry]) -> Array {
    let job = Array::new();
    for entry in entries {
        let html = html::read(&entry.name, &entry.file).await;
        job.push(&item(entry, html.as_ref().map_or(JsValue::UNDEFINED, html::packed)));
    }
    job
}

fn item(entry: &Entry, html: JsValue) -> Object {
    object(&[
        ("name", entry.name.as_str().into()),
        ("file", entry.file.clone().into()),
        ("html", html),
        ("title", entry.title.as_str().into()),
        ("day", entry.day.map_or(JsValue::UNDEFINED, |day| day.to_string().into())),
    ])
}

fn object(values: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
