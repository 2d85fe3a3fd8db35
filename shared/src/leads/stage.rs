//! Where a lead stands, and where it came from.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$of:meta])* $kind:ident { $($(#[$doc:meta])* $name:ident = $word:literal),* $(,)? }) => {
        $(#[$of])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $kind {
            $($(#[$doc])* $name,)*
        }

        impl $kind {
            /// All of them, in their order.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The word stored in the database.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What a stored word means.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|own| own.word() == word)
            }
        }
    };
}

words! {
    /// Where a lead stands.
    Stage {
        /// Nobody spoke with the family yet (新线索).
        New = "new",
        /// Somebody did (已联系).
        Contacted = "contacted",
        /// A trial lesson is booked (已约试听).
        Trial = "trial",
        /// They enrolled (已报名).
        Won = "won",
        /// They will not (已流失).
        Lost = "lost",
    }
}

words! {
    /// How a family came here (来源).
    Source {
        /// Families told them (转介绍).
        Referral = "referral",
        /// They came in (到店).
        WalkIn = "walk_in",
        /// From an advertisement (线上投放).
        Online = "online",
        /// From an event outside (地推活动).
        Event = "event",
        /// They called (来电).
        Call = "call",
        /// In another way (其他).
        Other = "other",
    }
}

impl Stage {
    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Won | Self::Lost)
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, Stage};

    #[test]
    fn every_word_leads_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::of(stage.word()), Some(stage));
        }
        for source in Source::ALL {
            assert_eq!(Source::of(source.word()), Some(source));
        }
        assert_eq!((Stage::of("x"), Source::of("")), (None, None));
        assert_eq!(Stage::ALL.map(Stage::is_open), [true, true, true, false, false]);
    }
}
