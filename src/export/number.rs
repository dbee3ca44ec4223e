//! Numbers as decimals, without the standard library's printing of floats, which would be 17 kB of the page.

/// `120000000`, `2.5`, `-0.125`; nine decimals at most. What is too big or no number is 0.
pub fn decimal(number: f64) -> String {
    const DECIMALS: usize = 9;
    const SCALE: u64 = 1_000_000_000;
    let size = number.abs();
    if !number.is_finite() || size >= 1e18 {
        return "0".to_owned();
    }
    let whole = size.trunc();
    let parts = ((size - whole) * SCALE as f64).round() as u64;
    let (whole, parts) = (whole as u64 + parts / SCALE, parts % SCALE);
    let mut out = if number < 0.0 && (whole, parts) != (0, 0) { "-".to_owned() } else { String::new() };
    out.push_str(&whole.to_string());
    if parts > 0 {
        let digits = parts.to_string();
        out.push('.');
        (digits.len()..DECIMALS).for_each(|_| out.push('0'));
        out.push_str(digits.trim_end_matches('0'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals() {
        for (number, expected) in [
            (0.0, "0"),
            (45.0, "45"),
            (120_000_000.0, "120000000"),
            (2.5, "2.5"),
            (0.1, "0.1"),
            (-0.125, "-0.125"),
            (69.007, "69.007"),
            (0.999_999_999_9, "1"),
            (1e15, "1000000000000000"),
            (f64::NAN, "0"),
            (-0.0, "0"),
        ] {
            assert_eq!(decimal(number), expected);
        }
    }
}
