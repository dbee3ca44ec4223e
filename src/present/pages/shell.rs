//! The frame that the page's builder leaves: which style sheets, scripts and icons there are, under
//! their hashed names, and the policy.

use super::css::{Names, minified, used};
use super::html::Html;
use super::sha256::{base64, sha256};

/// What every page loads. Read from the builder's `index.html`, or from one that was written here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shell {
    /// Style that can stand in the page itself, of which each page takes what it uses.
    style: String,
    policy: String,
    /// Icon, preloads: before the text.
    head: Vec<Tag>,
    /// Style sheets: behind the text, so that they hold nothing up.
    sheets: Vec<Sheet>,
    /// The boot script.
    boot: Option<Tag>,
    /// Which corpus the application embeds, where that is known.
    mark: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Sheet {
    tag: Tag,
    /// Whether [`Shell::style`] holds it: a page without application does not need the file.
    inlined: bool,
}

/// Name and attributes.
type Tag = (String, Vec<(String, String)>);

/// What a set of pages can say about the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    /// It is there and embeds this corpus.
    Same,
    /// It is there and embeds another: starting it would show other articles.
    Other,
    None,
}

/// Without the application: nothing but what is in the page.
const PLAIN_POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

impl Shell {
    /// A shell without application, for a folder in which none was built.
    pub fn plain() -> Shell {
        let sheets = [include_str!("../../../style/critical.css"), include_str!("../../../style/app.css")];
        let style = sheets.iter().filter(|css| can_stand_in_a_page(css)).map(|css| minified(css)).collect();
        Shell { style, policy: PLAIN_POLICY.to_owned(), ..Shell::default() }
    }

    /// Reads an `index.html`; `file` gives the text of a file beside it. Without any style sheet that can
    /// be read the style is that of [`Shell::plain`].
    pub fn parse(html: &str, file: &dyn Fn(&str) -> Option<String>) -> Shell {
        let mut shell = Shell { style: String::new(), ..Shell::plain() };
        for (name, attributes) in tags(html) {
            let value =
                |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
            match (name.as_str(), value("rel").unwrap_or_default()) {
                ("html", _) => shell.mark = value("data-corpus").map(str::to_owned),
                ("meta", _)
                    if value("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("content-security-policy")) =>
                {
                    shell.policy = value("content").unwrap_or(PLAIN_POLICY).to_owned();
                }
                ("link", "stylesheet") => {
                    let href = value("href").unwrap_or_default().trim_start_matches("./");
                    let css = if value("media").is_none() { file(href) } else { None };
                    let css = css.filter(|css| can_stand_in_a_page(css));
                    shell.style.extend(css.as_deref().map(minified));
                    shell.sheets.push(Sheet { tag: (name, attributes.clone()), inlined: css.is_some() });
                }
                // Those of an archive's first page are written by [`Shell::write_foot`] itself.
                ("link", _) if value("data-own").is_some() => {}
                ("link", "icon" | "preload" | "modulepreload") => shell.head.push((name, attributes)),
                ("link", rel) if rel.starts_with(LATER) => shell.head.push((name, without_later(attributes))),
                ("script", _) if value("src").is_some() => shell.boot = Some((name, attributes)),
                _ => {}
            }
        }
        if shell.style.is_empty() {
            shell.style = Shell::plain().style;
        }
        shell
    }

    /// Whether an application is there, and whether it is the one for the corpus with this mark.
    pub fn app_for(&self, mark: &str) -> App {
        match (&self.boot, &self.mark) {
            (None, _) => App::None,
            (Some(_), Some(other)) if other != mark => App::Other,
            _ => App::Same,
        }
    }

    /// The same for an archive, whose articles any application shows: it is handed the part that holds them.
    pub fn app_for_archive(&self) -> App {
        if self.boot.is_some() { App::Same } else { App::None }
    }

    /// The policy with the hashes of the style and the scripts that stand in the page.
    pub fn policy(&self, style: Option<&str>, scripts: &[&str]) -> String {
        let directives = self.policy.split(';').map(str::trim).filter(|it| !it.is_empty());
        let mut out: Vec<String> = Vec::new();
        for directive in directives {
            let mut words: Vec<String> =
                directive.split_whitespace().filter(|it| !it.starts_with("'sha256-")).map(str::to_owned).collect();
            match words.first().map(String::as_str) {
                Some("style-src") => words.extend(style.map(hash)),
                Some("script-src") => words.extend(scripts.iter().map(|it| hash(it))),
                _ => {}
            }
            out.push(words.join(" "));
        }
        if !scripts.is_empty() && !out.iter().any(|it| it.starts_with("script-src")) {
            out.push(format!("script-src {}", scripts.iter().map(|it| hash(it)).collect::<Vec<_>>().join(" ")));
        }
        out.join("; ")
    }

    /// What of the style a page with this body uses.
    pub fn style_for(&self, body: &str) -> String {
        used(&self.style, &Names::new(body))
    }

    /// Links to what else stands in the pages.
    pub fn write_style_links(&self, html: &mut Html, url: &dyn Fn(&str) -> (&'static str, String)) {
        for sheet in self.sheets.iter().filter(|it| it.inlined) {
            write(html, &sheet.tag, url);
        }
        if let Some((name, _)) = self.own_sheet() {
            html.tag(
                "link",
                &[("rel".to_owned(), "stylesheet".to_owned()), (url("").0.to_owned() + "href", url(name).1)],
            );
        }
    }

    /// A sheet that has to be written beside the pages, where no builder left one.
    pub fn own_sheet(&self) -> Option<(&'static str, &str)> {
        (!self.sheets.iter().any(|it| it.inlined)).then_some(("pages.css", self.style.as_str()))
    }

    /// What stands before the text: nothing that would share the line with it.
    pub fn write_head(&self, html: &mut Html, url: &dyn Fn(&str) -> (&'static str, String)) {
        for tag in self.head.iter().filter(|tag| !is_preload(tag)) {
            write(html, tag, url);
        }
    }

    /// What stands behind the text. `app`: what the application needs only where it starts.
    pub fn write_foot(
        &self,
        html: &mut Html,
        url: &dyn Fn(&str) -> (&'static str, String),
        app: App,
        first: First<'_>,
    ) {
        // The application before the fonts: text can be read in another face, but not searched.
        let (fonts, program): (Vec<&Tag>, Vec<&Tag>) = self
            .head
            .iter()
            .filter(|tag| is_preload(tag))
            .partition(|tag| tag.1.iter().any(|(_, value)| value == "font"));
        match first {
            First::App => program.into_iter().filter(|_| app == App::Same).for_each(|tag| write(html, tag, url)),
            First::Archive { mark } => {
                for (attributes, path) in [
                    (&[("rel", "modulepreload")][..], format!("large.js?{mark}")),
                    (&WASM[..], format!("large_bg.wasm?{mark}")),
                ] {
                    let mut all = attributes.to_vec();
                    all.extend([("crossorigin", "anonymous"), ("data-own", "")]);
                    let mut all: Vec<_> = all.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
                    all.push(("href".to_owned(), path));
                    write(html, &("link".to_owned(), all), url);
                }
                // The application of the articles' pages: named, so that this page can be read again, not fetched.
                program.into_iter().for_each(|tag| write(html, &later(tag), url));
            }
        }
        fonts.into_iter().filter(|_| app == App::Same).for_each(|tag| write(html, tag, url));
        // The application shows more than this page does, and needs the rules for it.
        for sheet in self.sheets.iter().filter(|it| app == App::Same || !it.inlined) {
            write(html, &sheet.tag, url);
        }
        if let Some(boot) = self.boot.as_ref().filter(|_| app == App::Same) {
            write(html, boot, url);
        }
    }
}

/// What a page starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    App,
    /// The program that searches an archive; `mark` makes its address new where it changes.
    Archive {
        mark: &'a str,
    },
}

const WASM: [(&str, &str); 3] = [("rel", "preload"), ("as", "fetch"), ("type", "application/wasm")];

/// Before the `rel` of what is not to be fetched.
const LATER: &str = "later-";

fn later((name, attributes): &Tag) -> Tag {
    let attributes = attributes.iter().map(|(name, value)| match name.as_str() {
        "rel" => (name.clone(), format!("{LATER}{value}")),
        _ => (name.clone(), value.clone()),
    });
    (name.clone(), attributes.collect())
}

fn without_later(attributes: Vec<(String, String)>) -> Vec<(String, String)> {
    let plain = |(name, value): (String, String)| {
        let value = value.strip_prefix(LATER).map_or(value.clone(), str::to_owned);
        (name, value)
    };
    attributes.into_iter().map(plain).collect()
}

fn is_preload((_, attributes): &Tag) -> bool {
    attributes.iter().any(|(name, value)| name == "rel" && value.ends_with("preload"))
}

/// Writes a tag; `url` gives the attribute and the value for an address below the site's root.
fn write(html: &mut Html, (name, attributes): &Tag, url: &dyn Fn(&str) -> (&'static str, String)) {
    // Names hold a hash of what is in the file, and the files come from where the page comes from: a
    // second hash beside each would be a tenth of a small page.
    // Without its address yet, a link asks for nothing: browsers complain otherwise.
    let waiting = !url("").0.is_empty() && name == "link";
    let attributes: Vec<(String, String)> = attributes
        .iter()
        .filter(|(name, _)| name != "integrity")
        .map(|(name, value)| {
            let local = !value.contains(':') && !value.starts_with('/');
            if matches!(name.as_str(), "href" | "src") && local {
                let (prefix, value) = url(value.trim_start_matches("./"));
                (format!("{prefix}{name}"), value)
            } else if waiting && name == "rel" {
                ("data-rel".to_owned(), value.clone())
            } else {
                (name.clone(), value.clone())
            }
        })
        .collect();
    html.tag(name, &attributes);
    html.line();
}

fn hash(content: &str) -> String {
    format!("'sha256-{}'", base64(&sha256(content.as_bytes())))
}

/// Addresses in a style sheet are relative to its file.
fn can_stand_in_a_page(css: &str) -> bool {
    !["url(", "@import", "</"].iter().any(|it| css.contains(it))
}

/// The start tags of a page of ours. No entities, no odd quoting: the builder writes none.
fn tags(html: &str) -> Vec<Tag> {
    let mut list = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            list.push(tag);
            rest = after;
        }
    }
    list
}

fn tag(text: &str) -> (Tag, &str) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == ':';
    let name_end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = text[..name_end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[name_end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        let attribute = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (given, left) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
            value = given.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
            rest = left;
        }
        attributes.push((attribute, value));
    }
    ((name, attributes), rest.strip_prefix('>').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!doctype html><!-- <link rel="stylesheet" href="no.css"> --><html lang="ar">
<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'">
<link rel="stylesheet" href="./critical-1a.css" integrity="sha384-x"/>
<link rel="modulepreload" href="./app-2b.js" crossorigin="anonymous">
<link rel="preload" href="./app-2b_bg.wasm" as="fetch" type="application/wasm">
<script src="./boot-3c.js" async></script></head>
<body><link rel="stylesheet" href="./app-4d.css" integrity="sha384-y" media="print"></body></html>"#;

    fn written(shell: &Shell, app: App) -> String {
        let mut html = Html::new();
        let url = |file: &str| ("", format!("../../{file}"));
        shell.write_head(&mut html, &url);
        shell.write_foot(&mut html, &url, app, First::App);
        html.finish()
    }

    fn sheet(name: &str) -> Option<String> {
        let sheets = [("critical-1a.css", "a { b: c; }"), ("app-4d.css", ".x { y: url(z) }")];
        sheets.iter().find(|(it, _)| *it == name).map(|(_, css)| (*css).to_owned())
    }

    #[test]
    fn what_the_builder_left_is_found_again_and_made_relative() {
        let shell = Shell::parse(BUILT, &sheet);
        assert_eq!(shell.style_for("<a>"), "a{b:c}");
        let (critical, other) = (
            "<link rel=\"stylesheet\" href=\"../../critical-1a.css\">\n",
            "<link rel=\"stylesheet\" href=\"../../app-4d.css\" media=\"print\">\n",
        );
        assert_eq!(
            written(&shell, App::Same),
            format!(
                "<link rel=\"modulepreload\" href=\"../../app-2b.js\" crossorigin=\"anonymous\">\n\
                 <link rel=\"preload\" href=\"../../app-2b_bg.wasm\" as=\"fetch\" type=\"application/wasm\">\n\
                 {critical}{other}<script src=\"../../boot-3c.js\" async></script>\n"
            )
        );
        assert_eq!(written(&shell, App::Other), other);
        let policy = shell.policy(Some(""), &[]);
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-")
        );
    }

    #[test]
    fn a_page_of_ours_gives_the_same_shell() {
        let first = Shell::parse(BUILT, &sheet);
        let mut html = Html::new();
        html.element("html", &[("data-corpus", "feed")], |html| {
            html.void(
                "meta",
                &[("http-equiv", "Content-Security-Policy"), ("content", &first.policy(Some("y"), &["x"]))],
            );
            html.style(&first.style_for("<a>"));
            first.write_head(html, &|it| ("", it.to_owned()));
            first.write_foot(html, &|it| ("", it.to_owned()), App::Same, First::App);
        });
        let again = Shell::parse(&html.finish(), &sheet);
        assert_eq!(
            (again.style_for("<a>"), again.policy(Some("y"), &["x"])),
            (first.style_for("<a>"), first.policy(Some("y"), &["x"]))
        );
        assert_eq!(written(&again, App::Same), written(&first, App::Same));
        assert_eq!(again.app_for("feed"), App::Same);
        assert_eq!(again.app_for("f00d"), App::Other);
        assert_eq!(Shell::plain().app_for("feed"), App::None);
    }
}
