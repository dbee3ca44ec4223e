//! The Leptos views. Nothing is computed here.
