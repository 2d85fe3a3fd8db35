//! The meanings a colour may have.

/// What a thing means, told by colour together with an icon and a word.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// Good, done, present.
    Positive,
    /// Soon a problem.
    Warning,
    /// A problem now.
    Danger,
}

impl Tone {
    /// The class that sets the tone's colours.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "is-neutral",
            Self::Info => "is-info",
            Self::Positive => "is-positive",
            Self::Warning => "is-warning",
            Self::Danger => "is-danger",
        }
    }

    /// The ink of an icon or word in this tone.
    #[must_use]
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Neutral => "soft",
            Self::Info => "ink-info",
            Self::Positive => "ink-positive",
            Self::Warning => "ink-warning",
            Self::Danger => "ink-danger",
        }
    }
}
