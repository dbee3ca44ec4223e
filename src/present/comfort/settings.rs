//! The reader's settings: which there are, what they may be, and how they are stored.

use std::collections::BTreeMap;

use super::ComfortWord as W;
use crate::present::{Digits, Lang, Months, digits};

/// One setting: its key in storage, its name, and its values in the order of the page.
pub struct Setting {
    pub key: &'static str,
    pub name: W,
    /// What holds where nothing is chosen; not stored.
    pub default: &'static str,
    pub values: &'static [Value],
}

/// A value as it is stored, and its name; a text size names itself.
pub type Value = (&'static str, Option<W>);

pub const SETTINGS: [Setting; 6] = [
    Setting {
        key: "size",
        name: W::Size,
        default: "100",
        values: &[("90", None), ("100", None), ("115", None), ("130", None), ("150", None), ("200", None)],
    },
    Setting {
        key: "leading",
        name: W::Leading,
        default: "2.05",
        values: &[("1.75", Some(W::LeadingTight)), ("2.05", Some(W::LeadingUsual)), ("2.5", Some(W::LeadingWide))],
    },
    Setting {
        key: "digits",
        name: W::Digits,
        default: Digits::Western.key(),
        values: &[(Digits::Western.key(), Some(W::DigitsWestern)), (Digits::Arabic.key(), Some(W::DigitsArabic))],
    },
    Setting {
        key: "months",
        name: W::Months,
        default: Months::Common.key(),
        values: &[
            (Months::Common.key(), Some(W::MonthsCommon)),
            (Months::Levant.key(), Some(W::MonthsLevant)),
            (Months::Algeria.key(), Some(W::MonthsAlgeria)),
            (Months::Morocco.key(), Some(W::MonthsMorocco)),
        ],
    },
    Setting {
        key: "keys",
        name: W::Keys,
        default: "on",
        values: &[("on", Some(W::KeysOn)), ("off", Some(W::KeysOff))],
    },
    Setting {
        key: "announce",
        name: W::Announce,
        default: "off",
        values: &[("off", Some(W::AnnounceOff)), ("on", Some(W::AnnounceOn))],
    },
];

/// What the reader chose that is not so by default: keys of settings and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<&'static str, &'static str>);

impl Settings {
    /// From what is stored; what is not ours is left out.
    pub fn read(stored: &str) -> Settings {
        let chosen: BTreeMap<String, String> = serde_json::from_str(stored).unwrap_or_default();
        let mut settings = Settings::default();
        for (key, value) in &chosen {
            settings.set(key, value);
        }
        settings
    }

    /// An object of JSON.
    pub fn write(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Unknown keys and values change nothing.
    pub fn set(&mut self, key: &str, value: &str) {
        let Some(setting) = SETTINGS.iter().find(|it| it.key == key) else { return };
        let Some((value, _)) = setting.values.iter().find(|(it, _)| *it == value) else { return };
        match *value == setting.default {
            true => self.0.remove(setting.key),
            false => self.0.insert(setting.key, value),
        };
    }

    pub fn get(&self, setting: &Setting) -> &'static str {
        self.0.get(setting.key).copied().unwrap_or(setting.default)
    }

    /// Of a setting by its key.
    pub fn is(&self, key: &str, value: &str) -> bool {
        SETTINGS.iter().any(|it| it.key == key && self.get(it) == value)
    }
}

/// A value's name: «واسع», «115%».
pub fn value_words(lang: Lang, value: Value) -> String {
    match value {
        (_, Some(word)) => super::say(lang, word).to_owned(),
        (percent, None) => digits(lang, format!("{percent}%")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_nonsense_is_not() {
        let mut settings = Settings::default();
        assert_eq!(settings.write(), "{}");
        settings.set("digits", "arab");
        settings.set("size", "130");
        settings.set("size", "100");
        settings.set("keys", "sometimes");
        settings.set("shoes", "off");
        assert_eq!(settings.write(), r#"{"digits":"arab"}"#);
        assert!(settings.is("digits", "arab") && settings.is("keys", "on") && !settings.is("shoes", "off"));
        assert_eq!(Settings::read(&settings.write()), settings);
        for stored in ["", "null", "[]", "{\"size\":130}", "{\"size\":\"130px\"}", "\"arab\"", "{"] {
            assert_eq!(Settings::read(stored), Settings::default(), "{stored}");
        }
    }

    #[test]
    fn what_is_stored_is_what_the_boot_script_and_the_style_understand() {
        use crate::present::Style;
        for months in Months::ALL {
            for digits in Digits::ALL {
                assert_eq!(Style::parse(&format!("{} {}", digits.key(), months.key())), Style { digits, months });
            }
        }
        for (key, values) in [("size", 6), ("leading", 3)] {
            let setting = SETTINGS.iter().find(|it| it.key == key).unwrap();
            assert_eq!(setting.values.iter().filter(|(it, _)| it.parse::<f64>().is_ok()).count(), values, "{key}");
        }
    }
}
