//! The contracts of the page, in a real browser on the built site. `make test` builds the site and fetches the
//! browser first; afterwards `cargo test --test browser NAME` runs one of them again.

mod access;
mod addresses;
mod archive;
mod cards;
mod comfort;
mod dates;
mod driver;
mod facets;
mod failures;
mod figures;
mod first_view;
mod gold;
mod keys;
mod layout;
mod moving;
mod notices;
mod own;
mod past;
mod people;
mod permalinks;
mod privacy;
mod reader;
mod search;
mod sharing;
mod shots;
mod site;
mod tether;
mod timeline;
mod views;
mod walk;
mod weight;
