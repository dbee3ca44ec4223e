//! The worker's side: files in, a stored corpus and a report out, progress between.

use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use kashshaf::corpus;
use kashshaf::day::Day;
use kashshaf::facts;
use kashshaf::link::passing;
use kashshaf::prepare::own::{self, Step};
use kashshaf::present::own::{FileReport, report};
use kashshaf::source::{Decoded, decode_with, encoding};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, TextDecoder};

use crate::html;

/// Progress is told no more often than the eye can follow.
const TOLD_MS: f64 = 50.0;

pub async fn work(job: Array) -> Result<(), JsValue> {
    let mut times = vec![Date::now()];
    let mut files = Vec::with_capacity(job.length() as usize);
    let mut closed = Vec::new();
    for item in job.iter() {
        let name = text(&item, "name");
        let (decoded, document) = match html::unpacked(&text(&item, "html")) {
            Some((decoded, document)) => (decoded, Some(document)),
            None => match bytes(&item).await {
                Some(bytes) => (decode_with(&bytes, code_page), None),
                None => {
                    closed.push(FileReport::closed(&name));
                    continue;
                }
            },
        };
        let title = Some(text(&item, "title")).filter(|it| !it.is_empty());
        files.push(own::File { name, decoded, document, title, published: Day::parse(&text(&item, "day")) });
    }
    times.push(Date::now());
    let all = files.len();
    let mut last = 0.0;
    let mut opened = own::open(files, &mut |step| {
        let now = Date::now();
        let (phase, done) = match step {
            Step::Cut(done) => ("cut", done),
            Step::Read(done) => ("read", done),
            Step::Join => ("join", all),
        };
        if step == Step::Cut(all) || step == Step::Join {
            times.push(now);
        }
        if now - last > TOLD_MS || done == all {
            last = now;
            post(&[("phase", phase.into()), ("done", done.into()), ("all", all.into())], &Array::new());
        }
    });
    passing::number(&mut opened.prepared.draft);
    times.push(Date::now());
    let bytes = corpus::store(&opened.prepared.draft);
    let facts = corpus::facts::store_facts(&facts::find(&opened.prepared.draft, &facts::Corrections::default()));
    times.push(Date::now());
    let mut told = report(&opened);
    told.files.extend(closed);
    let told = serde_json::to_string(&told).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let bytes = Uint8Array::from(bytes.as_slice());
    let times: Vec<String> = times.windows(2).map(|pair| (pair[1] - pair[0]).to_string()).collect();
    let facts = Uint8Array::from(facts.as_slice());
    let buffers = Array::of2(&bytes.buffer(), &facts.buffer());
    let both = Array::of2(&bytes, &facts);
    post(&[("report", told.into()), ("corpus", both.into()), ("times", times.join(" ").into())], &buffers);
    Ok(())
}

fn text(item: &JsValue, key: &str) -> String {
    Reflect::get(item, &key.into()).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// `None` where the browser does not hand the file over: it was moved, or is not readable.
async fn bytes(item: &JsValue) -> Option<Vec<u8>> {
    let file: Blob = Reflect::get(item, &"file".into()).ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Code pages are read by the browser's own decoder.
pub fn code_page(bytes: &[u8]) -> Decoded {
    let encoding = encoding::guess(bytes);
    let text = TextDecoder::new_with_label(encoding).and_then(|it| it.decode_with_u8_array(bytes));
    encoding::decoded_as(encoding, text.unwrap_or_default())
}

fn post(values: &[(&str, JsValue)], transferred: &Array) {
    let message = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&message, &(*key).into(), value);
    }
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let _ = scope.post_message_with_transfer(&message, transferred);
}
