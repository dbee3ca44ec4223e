//! What stands on the screen, as plain values: a pure function of corpus and view state.
