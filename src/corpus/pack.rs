//! Numbers as bytes: little endian, no alignment, no padding.

/// Bytes that the widest of these numbers needs, 1 to 8.
pub fn width(numbers: &[u64]) -> usize {
    let most = numbers.iter().copied().max().unwrap_or(0);
    (8 - most.leading_zeros() as usize / 8).max(1)
}

/// Appends each number in `width` bytes.
pub fn put_column(numbers: &[u64], width: usize, out: &mut Vec<u8>) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes()[..width.min(8)]);
    }
}

/// Number `at` of a column of `width` bytes each; 0 beyond the end.
pub fn column(bytes: &[u8], width: usize, at: usize) -> u64 {
    if width == 0 || width > 8 || at >= bytes.len() / width {
        return 0;
    }
    let start = at * width;
    // Mostly eight bytes are there: take them and leave what belongs to the next numbers.
    if let Some(found) = bytes.get(start..start + 8).and_then(|found| found.first_chunk()) {
        return u64::from_le_bytes(*found) & (u64::MAX >> (64 - 8 * width));
    }
    let mut number = [0; 8];
    for (to, from) in number.iter_mut().zip(&bytes[start..start + width]) {
        *to = *from;
    }
    u64::from_le_bytes(number)
}

/// Appends a number in LEB128: seven bits a byte, the top bit says that more follow.
pub fn put_varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads one LEB128 number off the front; `None` where it is cut off or too long.
pub fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u32;
    for shift in (0..35).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(first & 0x7f).checked_shl(shift)?;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Appends an ascending list without repeats: the first number, then each distance less one.
pub fn put_ascending(numbers: &[u32], out: &mut Vec<u8>) {
    let mut next = 0;
    for number in numbers {
        put_varint(number - next, out);
        next = number + 1;
    }
}

/// An ascending list read in place. Ends at the first thing that cannot be right.
#[derive(Clone, Copy, Debug)]
pub struct Ascending<'c> {
    bytes: &'c [u8],
    next: u32,
    /// Every number is below it.
    limit: u32,
}

impl<'c> Ascending<'c> {
    pub fn new(bytes: &'c [u8], limit: u32) -> Ascending<'c> {
        Ascending { bytes, next: 0, limit }
    }
}

impl Iterator for Ascending<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let number = self.next.checked_add(varint(&mut self.bytes)?)?;
        if number >= self.limit {
            self.bytes = &[];
            return None;
        }
        self.next = number + 1;
        Some(number)
    }
}

/// XXH32 with seed 0, after its specification
/// (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>). A change within one word is always seen.
pub fn checksum(bytes: &[u8]) -> u32 {
    const P: [u32; 5] = [0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f, 0x1656_67b1];
    let word = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    let round = |lane: u32, b: &[u8]| lane.wrapping_add(word(b).wrapping_mul(P[1])).rotate_left(13).wrapping_mul(P[0]);
    let mut stripes = bytes.chunks_exact(16);
    let mut sum = P[4];
    if bytes.len() >= 16 {
        let mut lanes = [P[0].wrapping_add(P[1]), P[1], 0, 0u32.wrapping_sub(P[0])];
        for stripe in &mut stripes {
            for (lane, b) in lanes.iter_mut().zip(stripe.chunks_exact(4)) {
                *lane = round(*lane, b);
            }
        }
        sum = (lanes[0].rotate_left(1))
            .wrapping_add(lanes[1].rotate_left(7))
            .wrapping_add(lanes[2].rotate_left(12))
            .wrapping_add(lanes[3].rotate_left(18));
    }
    sum = sum.wrapping_add(bytes.len() as u32);
    let mut words = stripes.remainder().chunks_exact(4);
    for b in &mut words {
        sum = sum.wrapping_add(word(b).wrapping_mul(P[2])).rotate_left(17).wrapping_mul(P[3]);
    }
    for b in words.remainder() {
        sum = sum.wrapping_add(u32::from(*b).wrapping_mul(P[4])).rotate_left(11).wrapping_mul(P[0]);
    }
    sum = (sum ^ (sum >> 15)).wrapping_mul(P[1]);
    sum = (sum ^ (sum >> 13)).wrapping_mul(P[2]);
    sum ^ (sum >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_checksums() {
        // From the test vectors of the specification's repository.
        for (text, sum) in [("", 0x02cc_5d05), ("a", 0x550d_7456), ("abc", 0x32d1_53ff)] {
            assert_eq!(checksum(text.as_bytes()), sum, "{text}");
        }
        assert_eq!(checksum(b"Nobody inspects the spammish repetition"), 0xe229_3b2f);
    }

    proptest! {
        #[test]
        fn columns_come_back(numbers in prop::collection::vec(any::<u64>().prop_map(|n| n >> (n % 64)), 0..40)) {
            let width = width(&numbers);
            let mut bytes = Vec::new();
            put_column(&numbers, width, &mut bytes);
            let back: Vec<u64> = (0..numbers.len()).map(|at| column(&bytes, width, at)).collect();
            prop_assert_eq!(&back, &numbers);
            prop_assert_eq!(column(&bytes, width, numbers.len()), 0);
        }

        #[test]
        fn ascending_lists_come_back(numbers in prop::collection::btree_set(any::<u32>().prop_map(|n| n >> (n % 31)), 0..60)) {
            let numbers: Vec<u32> = numbers.into_iter().filter(|n| *n < u32::MAX).collect();
            let mut bytes = Vec::new();
            put_ascending(&numbers, &mut bytes);
            prop_assert_eq!(Ascending::new(&bytes, u32::MAX).collect::<Vec<u32>>(), numbers);
        }

        #[test]
        fn any_bytes_give_an_ascending_list(bytes in prop::collection::vec(any::<u8>(), 0..40), limit in any::<u32>()) {
            let list: Vec<u32> = Ascending::new(&bytes, limit).collect();
            prop_assert!(list.windows(2).all(|w| w[0] < w[1]) && list.iter().all(|n| *n < limit));
        }
    }
}
