//! Streams of bits, lowest first, and Rice codes.
//!
//! Rice: Some Practical Universal Noiseless Coding Techniques, JPL 79-22 (1979). A number is its quotient by 2^k in unary
//! (zeros, then a one) and its last k bits. For gaps of random places that is within 0.1 bits of the
//! entropy; the best k follows Kiely: Selecting the Golomb Parameter in Rice Coding, IPN 42-159 (2004).

/// The k for `chosen` ascending places out of `all`.
pub fn rice_parameter(all: u32, chosen: u32) -> u32 {
    // floor(log2(0.9624 (mean + 1/2))) where mean = (all - chosen) / chosen.
    let (all, chosen) = (u64::from(all), u64::from(chosen.max(1)));
    let scaled = (2 * all).saturating_sub(chosen) * 123 / 256 / chosen;
    scaled.checked_ilog2().unwrap_or(0).min(MOST_LOW)
}

/// Most low bits of a Rice code.
const MOST_LOW: u32 = 30;

/// Bits that hold every number below `limit`.
pub fn bits_below(limit: u32) -> u32 {
    32 - limit.saturating_sub(1).leading_zeros()
}

#[derive(Default)]
pub struct Writer {
    pub out: Vec<u8>,
    buffer: u64,
    used: u32,
}

impl Writer {
    pub fn put(&mut self, number: u32, bits: u32) {
        self.buffer |= u64::from(number) << self.used;
        self.used += bits;
        while self.used >= 8 {
            self.out.push(self.buffer as u8);
            self.buffer >>= 8;
            self.used -= 8;
        }
    }

    pub fn rice(&mut self, number: u32, k: u32) {
        let mut quotient = number >> k;
        while quotient >= 32 {
            self.put(0, 32);
            quotient -= 32;
        }
        self.put(0, quotient);
        self.put(1, 1);
        self.put(number & ((1u32 << k) - 1), k);
    }

    /// Fills the last byte.
    pub fn finish(mut self) -> Vec<u8> {
        if self.used > 0 {
            self.out.push(self.buffer as u8);
        }
        self.out
    }
}

#[derive(Clone)]
pub struct Reader<'c> {
    bytes: &'c [u8],
    buffer: u64,
    left: u32,
}

impl<'c> Reader<'c> {
    pub fn new(bytes: &'c [u8]) -> Reader<'c> {
        Reader { bytes, buffer: 0, left: 0 }
    }

    /// At least 56 bits, as long as there are.
    #[inline(always)]
    fn fill(&mut self) {
        if let Some(eight) = self.bytes.first_chunk() {
            self.buffer |= u64::from_le_bytes(*eight) << self.left;
            let taken = (63 - self.left) / 8;
            self.bytes = &self.bytes[taken as usize..];
            self.left += taken * 8;
        } else {
            self.fill_last();
        }
    }

    #[cold]
    fn fill_last(&mut self) {
        while self.left < 56 {
            let Some((first, rest)) = self.bytes.split_first() else { return };
            self.buffer |= u64::from(*first) << self.left;
            self.left += 8;
            self.bytes = rest;
        }
    }

    #[inline(always)]
    fn drop(&mut self, bits: u32) {
        self.buffer >>= bits;
        self.left -= bits;
    }

    /// `bits` is at most 32.
    #[inline(always)]
    pub fn get(&mut self, bits: u32) -> Option<u32> {
        if self.left < bits {
            self.fill();
            if self.left < bits {
                return None;
            }
        }
        let number = (self.buffer & ((1u64 << bits) - 1)) as u32;
        self.drop(bits);
        Some(number)
    }

    /// `k` is that of [`rice_parameter`].
    #[inline(always)]
    pub fn rice(&mut self, k: u32) -> Option<u32> {
        if self.left < 32 {
            self.fill();
        }
        // The bits above `left` may be what the next filling brings again: they count for nothing.
        let zeros = self.buffer.trailing_zeros();
        let quotient = if zeros < self.left {
            self.drop(zeros + 1);
            zeros
        } else {
            self.long_unary()?
        };
        let low = self.get(k)?;
        quotient.checked_shl(k)?.checked_add(low)
    }

    #[cold]
    fn long_unary(&mut self) -> Option<u32> {
        let mut quotient = 0u32;
        loop {
            let zeros = self.buffer.trailing_zeros().min(self.left);
            quotient = quotient.checked_add(zeros)?;
            if zeros < self.left {
                self.drop(zeros + 1);
                return Some(quotient);
            }
            self.buffer = 0;
            self.left = 0;
            self.fill();
            if self.left == 0 {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec((any::<u32>().prop_map(|n| n >> (n % 31)), 0u32..20, any::<bool>()), 0..80)) {
            let mut writer = Writer::default();
            let small = |number: u32, k: u32| number.min(200 << k);
            for (number, k, rice) in &numbers {
                if *rice { writer.rice(small(*number, *k), *k) } else { writer.put(*number, 32) }
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for (number, k, rice) in &numbers {
                let (found, expected) = if *rice { (reader.rice(*k), small(*number, *k)) } else { (reader.get(32), *number) };
                prop_assert_eq!(found, Some(expected));
            }
        }

        #[test]
        fn any_bits_end(bytes in prop::collection::vec(any::<u8>(), 0..60), k in 0u32..=MOST_LOW) {
            let mut reader = Reader::new(&bytes);
            let mut read = 0;
            while reader.rice(k).is_some() {
                read += 1;
                prop_assert!(read <= bytes.len() * 8);
            }
        }
    }
}
