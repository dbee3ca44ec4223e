//! A WebDriver client of the few commands that these tests need (W3C WebDriver, plus
//! chromedriver's door to the DevTools protocol). Blocking; one session a browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::tether;

/// How long anything may take before a test says what it waited for.
const PATIENCE: Duration = Duration::from_secs(15);

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless Chromium of its own profile, gone when dropped.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts chromedriver and Chromium as `make test` installs them.
    pub fn start() -> Browser {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/browser");
        let path = tools.join("chromedriver");
        assert!(path.exists(), "no browser driver: run `make test`, which installs it, or .ci/tools.sh test");
        let mut driver = tether::spawn(path.as_os_str(), &["--port=0".as_ref()]);
        let mut lines = BufReader::new(driver.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok())
            .expect("chromedriver names its port");
        thread::spawn(move || lines.for_each(drop));
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            "--lang=ar",
            // A request to anybody else fails, and says so on the console.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ];
        let mut browser = Browser { driver, port, session: String::new() };
        let created = browser.send(
            "POST",
            "/session",
            Some(json!({ "capabilities": { "alwaysMatch": {
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": arguments, "binary": tools.join("chromium") },
            } } })),
        );
        browser.session = created["sessionId"].as_str().expect("a session id").to_owned();
        browser
    }

    pub fn open(&self, url: &str) {
        self.post("url", json!({ "url": url }));
    }

    pub fn url(&self) -> String {
        self.get("url").as_str().unwrap_or_default().to_owned()
    }

    pub fn back(&self) {
        self.post("back", json!({}));
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn script(&self, body: &str) -> Value {
        self.post("execute/sync", json!({ "script": body, "args": [] }))
    }

    /// The same for a body that calls `done(value)` when it is ready.
    pub fn script_async(&self, body: &str) -> Value {
        let body = format!("const done = arguments[arguments.length - 1]; {body}");
        self.post("execute/async", json!({ "script": body, "args": [] }))
    }

    /// A string that an expression of the page gives; empty for anything else.
    pub fn text_of(&self, expression: &str) -> String {
        self.script(&format!("return {expression}")).as_str().unwrap_or_default().to_owned()
    }

    /// A list of strings that an expression of the page gives.
    pub fn list_of(&self, expression: &str) -> Vec<String> {
        let value = self.script(&format!("return Array.from({expression})"));
        value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    }

    /// Sends a command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Makes the viewport so wide and so high, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// `light` or `dark`, as the reader's system would say.
    pub fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    /// What the window shows, as a PNG, in base64.
    pub fn screenshot(&self) -> String {
        let shot = self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": false }));
        shot["data"].as_str().unwrap_or_default().to_owned()
    }

    pub fn find(&self, css: &str) -> Option<Element<'_>> {
        let found = self.post("elements", json!({ "using": "css selector", "value": css }));
        let id = found.as_array()?.first()?[ELEMENT].as_str()?.to_owned();
        Some(Element { browser: self, id })
    }

    /// The first element that matches, waited for.
    #[track_caller]
    pub fn wait_for(&self, css: &str) -> Element<'_> {
        self.wait_until(css, || self.find(css))
    }

    /// Polls until an expression of the page is true.
    #[track_caller]
    pub fn wait_true(&self, expression: &str) {
        self.wait_until(expression, || (self.script(&format!("return !!({expression})")) == true).then_some(()))
    }

    /// Polls until `probe` gives something; fails naming `what`.
    #[track_caller]
    pub fn wait_until<T>(&self, what: &str, probe: impl Fn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(it) = probe() {
                return it;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain for {what}; at {}; console: {:?}",
                self.url(),
                self.console()
            );
            thread::sleep(Duration::from_millis(25));
        }
    }

    /// What the page wrote to its console as errors or warnings since the last call.
    pub fn console(&self) -> Vec<String> {
        let log = self.post("se/log", json!({ "type": "browser" }));
        let entries = log.as_array().into_iter().flatten();
        entries
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Presses keys on whatever has the focus. `keys` are characters or WebDriver's key codes.
    pub fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        self.post("actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    fn get(&self, command: &str) -> Value {
        self.send("GET", &format!("/session/{}/{command}", self.session), None)
    }

    fn post(&self, command: &str, body: Value) -> Value {
        self.send("POST", &format!("/session/{}/{command}", self.session), Some(body))
    }

    #[track_caller]
    fn send(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let reply = self.exchange(method, path, body).unwrap_or_else(|e| panic!("{method} {path}: {e}"));
        assert!(reply["error"].is_null(), "{method} {path}: {reply}");
        reply
    }

    fn exchange(&self, method: &str, path: &str, body: Option<Value>) -> std::io::Result<Value> {
        let body = body.map_or(String::new(), |it| it.to_string());
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        // The driver may keep the connection open: read the head, then as many bytes as it names.
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut payload = vec![0; length];
        reader.read_exact(&mut payload)?;
        let reply: Value = serde_json::from_slice(&payload)?;
        Ok(reply["value"].clone())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.exchange("DELETE", &format!("/session/{}", self.session), None);
        }
        tether::cut(&mut self.driver);
    }
}

pub struct Element<'b> {
    browser: &'b Browser,
    id: String,
}

impl Element<'_> {
    pub fn text(&self) -> String {
        self.get("text").as_str().unwrap_or_default().to_owned()
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        self.get(&format!("attribute/{name}")).as_str().map(str::to_owned)
    }

    pub fn click(&self) {
        self.post("click", json!({}));
    }

    /// Moves the pointer over it.
    pub fn point(&self) {
        let to = json!({ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": { ELEMENT: self.id } });
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": [to] });
        self.browser.post("actions", json!({ "actions": [mouse] }));
    }

    pub fn type_in(&self, text: &str) {
        self.post("value", json!({ "text": text }));
    }

    fn get(&self, command: &str) -> Value {
        self.browser.get(&format!("element/{}/{command}", self.id))
    }

    fn post(&self, command: &str, body: Value) {
        self.browser.post(&format!("element/{}/{command}", self.id), body);
    }
}
