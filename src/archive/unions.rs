//! Articles that have any word with some beginning, for the beginnings that would be many lists.
//!
//! ```text
//! part  = head list*       lists as super::list has them; the root says where each is
//! ```

use super::list::List;
use super::part::{self, Kind, PartError, PartId};

/// One union, as the root lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// Code of the beginning.
    pub beginning: Vec<u8>,
    /// Whether it is of the words as they stand, not of stems: for what can be glued before a stem.
    pub glued: bool,
    pub part: u32,
    /// Bytes of the part's body.
    pub start: u32,
    pub size: u32,
    /// Articles.
    pub length: u32,
}

impl Union {
    pub fn key(&self) -> (&[u8], bool) {
        (&self.beginning, self.glued)
    }

    pub fn part(&self) -> PartId {
        PartId::new(Kind::Unions, self.part)
    }

    /// The list within its part.
    pub fn list<'c>(&self, bytes: &'c [u8]) -> Result<List<'c>, PartError> {
        let body = part::body(bytes, self.part())?;
        let bytes = (self.start as usize)
            .checked_add(self.size as usize)
            .and_then(|end| body.get(self.start as usize..end))
            .ok_or(PartError::Damaged(self.part()))?;
        Ok(List { bytes, length: self.length })
    }
}
