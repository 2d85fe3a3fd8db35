//! How a roll stands, in numbers.

use shared::attendance::Code;

/// Learners by state.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    /// In the room from the beginning.
    pub present: u32,
    /// In the room later.
    pub late: u32,
    /// Away with notice, ill ones too.
    pub leave: u32,
    /// Away without notice.
    pub absent: u32,
    /// Nothing was said yet.
    pub untaken: u32,
}

impl Tally {
    /// Counts marks.
    #[must_use]
    pub fn of(codes: impl Iterator<Item = Option<Code>>) -> Self {
        codes.fold(Self::default(), |mut tally, code| {
            *match code {
                None => &mut tally.untaken,
                Some(Code::Present | Code::Trial | Code::Makeup) => &mut tally.present,
                Some(Code::Late) => &mut tally.late,
                Some(Code::Leave | Code::Sick) => &mut tally.leave,
                Some(Code::Absent) => &mut tally.absent,
            } += 1;
            tally
        })
    }

    /// In the room.
    #[must_use]
    pub const fn came(self) -> u32 {
        self.present + self.late
    }

    /// On the roster.
    #[must_use]
    pub const fn all(self) -> u32 {
        self.came() + self.leave + self.absent + self.untaken
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use shared::attendance::Code;

    #[test]
    fn everyone_is_counted_once() {
        let codes = Code::ALL.into_iter().map(Some).chain([None, None]);
        let tally = Tally::of(codes);
        assert_eq!(tally, Tally { present: 3, late: 1, leave: 2, absent: 1, untaken: 2 });
        assert_eq!((tally.came(), tally.all()), (4, 9));
    }
}
