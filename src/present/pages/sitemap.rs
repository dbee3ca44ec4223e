//! `sitemap.xml`: every living page, for those who index the site.

use std::fmt::Write;

use super::{Site, article_path, entity, passage_path};
use crate::present::views::entity::with_pages;

/// As many addresses as one file may hold (sitemaps.org).
const ADDRESSES_MAX: usize = 50_000;

/// One file, or an index and its parts. None without a public address: the protocol wants whole ones.
pub fn files(site: &Site<'_>) -> Vec<(String, Vec<u8>)> {
    let corpus = site.corpus;
    let articles = corpus.articles().map(|at| article_path(corpus.article(at).aid));
    let passages = corpus.passages().map(|at| passage_path(&site.id(at)));
    let entities = with_pages(corpus).map(|(at, kind)| entity::path(corpus, kind, at));
    let about = super::about::PATH.to_owned();
    let all = std::iter::once(String::new()).chain([about]).chain(articles).chain(passages).chain(entities);
    addresses(site, all.collect())
}

/// The same of an archive, whose articles have these ids.
pub fn of(site: &Site<'_>, aids: &[String]) -> Vec<(String, Vec<u8>)> {
    addresses(site, std::iter::once(String::new()).chain(aids.iter().map(|aid| article_path(aid))).collect())
}

fn addresses(site: &Site<'_>, paths: Vec<String>) -> Vec<(String, Vec<u8>)> {
    let Some(base) = site.config.public_url.as_deref() else { return Vec::new() };
    let parts: Vec<&[String]> = paths.chunks(ADDRESSES_MAX).collect();
    if let [all] = parts.as_slice() {
        return vec![("sitemap.xml".to_owned(), list("urlset", "url", base, all))];
    }
    let names: Vec<String> = (1..=parts.len()).map(|n| format!("sitemap-{n}.xml")).collect();
    let index = list("sitemapindex", "sitemap", base, &names);
    let parts = names.iter().cloned().zip(parts.iter().map(|part| list("urlset", "url", base, part)));
    std::iter::once(("sitemap.xml".to_owned(), index)).chain(parts).collect()
}

fn list(root: &str, item: &str, base: &str, paths: &[String]) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    let base = base.replace('&', "&amp;").replace('<', "&lt;");
    for path in paths {
        let _ = writeln!(out, "<{item}><loc>{base}{path}</loc></{item}>");
    }
    let _ = writeln!(out, "</{root}>");
    out.into_bytes()
}
