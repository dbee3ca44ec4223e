//! Passage ids and their registry, addresses, citations, exports.
