//! XXH64 with seed 0, after its specification
//! (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>). It tells damage, not forgery.

const P: [u64; 5] =
    [0x9e37_79b1_85eb_ca87, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x85eb_ca77_c2b2_ae63, 0x27d4_eb2f_1656_67c5];

fn round(lane: u64, eight: u64) -> u64 {
    lane.wrapping_add(eight.wrapping_mul(P[1])).rotate_left(31).wrapping_mul(P[0])
}

/// The hash of some bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    let (stripes, rest) = eights.as_chunks::<4>();
    let mut sum = P[4];
    if !stripes.is_empty() {
        let mut lanes = [P[0].wrapping_add(P[1]), P[1], 0, 0u64.wrapping_sub(P[0])];
        for stripe in stripes {
            for (lane, eight) in lanes.iter_mut().zip(stripe) {
                *lane = round(*lane, u64::from_le_bytes(*eight));
            }
        }
        sum = (lanes[0].rotate_left(1))
            .wrapping_add(lanes[1].rotate_left(7))
            .wrapping_add(lanes[2].rotate_left(12))
            .wrapping_add(lanes[3].rotate_left(18));
        for lane in lanes {
            sum = (sum ^ round(0, lane)).wrapping_mul(P[0]).wrapping_add(P[3]);
        }
    }
    sum = sum.wrapping_add(bytes.len() as u64);
    for eight in rest {
        sum ^= round(0, u64::from_le_bytes(*eight));
        sum = sum.rotate_left(27).wrapping_mul(P[0]).wrapping_add(P[3]);
    }
    let mut rest = bytes.get(eights.len() * 8..).unwrap_or(&[]);
    if let Some((four, after)) = rest.split_first_chunk::<4>() {
        sum ^= u64::from(u32::from_le_bytes(*four)).wrapping_mul(P[0]);
        sum = sum.rotate_left(23).wrapping_mul(P[1]).wrapping_add(P[2]);
        rest = after;
    }
    for byte in rest {
        sum = (sum ^ u64::from(*byte).wrapping_mul(P[4])).rotate_left(11).wrapping_mul(P[0]);
    }
    sum = (sum ^ (sum >> 33)).wrapping_mul(P[1]);
    sum = (sum ^ (sum >> 29)).wrapping_mul(P[2]);
    sum ^ (sum >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        // From the test vectors of the specification's repository.
        for (text, sum) in [("", 0xef46_db37_51d8_e999), ("a", 0xd24e_c4f1_a98c_6e5b), ("abc", 0x44bc_2cf5_ad77_0999)] {
            assert_eq!(hash(text.as_bytes()), sum, "{text}");
        }
        assert_eq!(hash(b"Nobody inspects the spammish repetition"), 0xfbce_a83c_8a37_8bf1);
    }
}
