//! Kernels that bound what any engine can do in WebAssembly here: reading memory, an exact scan of the whole text, one
//! linear pass over all facets. Called from JavaScript with bytes that it put into this memory itself.

use std::slice::from_raw_parts;

/// Room for `bytes` bytes, aligned to 8, kept for good.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u64 {
    Box::leak(vec![0u64; bytes / 8 + 1].into_boxed_slice()).as_mut_ptr()
}

/// The sum of `words` words: how fast memory is read.
///
/// # Safety
/// `at` comes from [`room`] and has that many words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sum(at: *const u64, words: usize) -> u64 {
    // SAFETY: promised by the caller.
    let words = unsafe { from_raw_parts(at, words) };
    words.iter().fold(0, |sum, word| sum.wrapping_add(*word))
}

/// How often a text stands in another: an exact scan, with SIMD where the build has it.
///
/// # Safety
/// Both come from [`room`] and are that long, in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn scan(text: *const u8, length: usize, word: *const u8, letters: usize) -> usize {
    // SAFETY: promised by the caller.
    let (text, word) = unsafe { (from_raw_parts(text, length), from_raw_parts(word, letters)) };
    memchr::memmem::find_iter(text, word).count()
}

/// One pass over all articles: those of a range of days, counted by person. Returns how many there are.
///
/// # Safety
/// All come from [`room`]: `starts` has `articles + 1` numbers, `days` has `articles`, `persons` as many as the last
/// of `starts`, and `counts` one for every person.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn count(
    starts: *const u32,
    days: *const u32,
    persons: *const u16,
    counts: *mut u32,
    articles: usize,
    from: u32,
    to: u32,
) -> u32 {
    let mut found = 0;
    for article in 0..articles {
        // SAFETY: promised by the caller.
        let (day, start, end) = unsafe { (*days.add(article), *starts.add(article), *starts.add(article + 1)) };
        if day < from || day > to {
            continue;
        }
        found += 1;
        for link in start..end {
            // SAFETY: promised by the caller.
            unsafe { *counts.add(usize::from(*persons.add(link as usize))) += 1 };
        }
    }
    found
}
