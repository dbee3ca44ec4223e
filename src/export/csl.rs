//! CSL-JSON, schema 1.0.2 (`csl-data.json`): a list of items.

use super::item::Item;
use super::json::Json;
use crate::day::Day;

pub fn write(items: &[Item<'_>]) -> String {
    Json::list(|list| items.iter().for_each(|item| list.item_object(|it| entry(it, item))))
}

fn entry(json: &mut Json, item: &Item<'_>) {
    let article = &item.article;
    json.text("id", &item.id);
    json.text("type", "article-newspaper");
    json.text("title", article.title);
    if let Some(author) = article.author {
        // One name as the article writes it: Arabic names do not part into given and family.
        json.member_list("author", |list| list.item_object(|it| it.text("literal", author)));
    }
    json.optional("container-title", article.publisher);
    if let Some(published) = article.published {
        json.member_object("issued", |it| {
            it.member_list("date-parts", |list| date_parts(list, published.day));
            if !item.is_day_sure() {
                it.raw("circa", "true");
            }
        });
    }
    json.text("URL", &item.link);
    json.text("language", "ar");
    json.text("abstract", item.passage.text);
    json.text("keyword", &item.names().join(", "));
    json.text("note", &item.notes().join("\n"));
    // Not under "custom", which the schema has and some readers refuse.
    json.optional("version", item.setting.release);
}

fn date_parts(list: &mut Json, day: Day) {
    let (year, month, day) = day.civil();
    list.item_list(|it| [year, month.into(), day.into()].iter().for_each(|part| it.item_raw(&part.to_string())));
}
