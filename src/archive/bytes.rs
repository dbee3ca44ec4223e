//! Numbers read off bytes that may be anything.

/// What is left to read. Every reading gives `None` beyond the end.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'c> {
    left: &'c [u8],
}

impl<'c> Bytes<'c> {
    pub fn new(left: &'c [u8]) -> Bytes<'c> {
        Bytes { left }
    }

    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// All that is left.
    pub fn rest(&self) -> &'c [u8] {
        self.left
    }

    pub fn u8(&mut self) -> Option<u8> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }

    pub fn u32(&mut self) -> Option<u32> {
        let (four, rest) = self.left.split_first_chunk()?;
        self.left = rest;
        Some(u32::from_le_bytes(*four))
    }

    /// LEB128, at most 32 bits.
    #[inline]
    pub fn varint(&mut self) -> Option<u32> {
        let first = self.u8()?;
        if first < 0x80 {
            return Some(u32::from(first));
        }
        let mut number = u32::from(first & 0x7f);
        for shift in (7..35).step_by(7) {
            let byte = self.u8()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    #[inline]
    pub fn take(&mut self, count: usize) -> Option<&'c [u8]> {
        let (taken, rest) = self.left.split_at_checked(count)?;
        self.left = rest;
        Some(taken)
    }

    /// A byte string with its length before it.
    pub fn string(&mut self) -> Option<&'c [u8]> {
        let length = self.varint()?;
        self.take(length as usize)
    }
}

/// Appends a number in LEB128.
pub fn put_varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub fn put_u32(number: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a byte string with its length before it.
pub fn put_string(bytes: &[u8], out: &mut Vec<u8>) {
    put_varint(bytes.len() as u32, out);
    out.extend_from_slice(bytes);
}

/// Number `at` of a column of u32; `None` beyond the end.
#[inline]
pub fn u32_at(column: &[u8], at: usize) -> Option<u32> {
    let start = at.checked_mul(4)?;
    Some(u32::from_le_bytes(*column.get(start..)?.first_chunk()?))
}
