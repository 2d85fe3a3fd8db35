//! What a decision is.

use crate::Actor;
use shared::time::At;

/// The decision about an act.
pub trait Rule: Send + Sync + 'static {
    /// What it depends on besides the person.
    type Facts: Send;
    /// Whether a refusal says so. Otherwise a forbidden thing looks like a missing one.
    const OPENLY: bool = false;
    /// Whether the act is open to somebody who must set up a second factor first.
    const BEFORE_SET_UP: bool = false;

    /// The decision.
    fn allows(actor: &Actor, facts: &Self::Facts, now: At) -> bool;
}

/// The decision about an act on nothing in particular: by who asks alone. A refusal says so, there is nothing to hide.
pub trait PlainRule: Send + Sync + 'static {
    /// Whether the act is open to somebody who must set up a second factor first.
    const BEFORE_SET_UP: bool = false;

    /// The decision.
    fn admits(actor: &Actor) -> bool;
}

impl<A: PlainRule> Rule for A {
    type Facts = ();
    const OPENLY: bool = true;
    const BEFORE_SET_UP: bool = A::BEFORE_SET_UP;

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        A::admits(actor)
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;
    use crate::{
        access::{AskRights, DecideGrant, OwnAccount, OwnSecondFactor},
        people::ViewLearner,
        school::{NOW, mother, staff},
    };
    use shared::access::Role;

    #[test]
    fn an_act_on_nothing_is_refused_openly_and_one_on_something_as_if_it_were_not_there() {
        assert_eq!([AskRights::OPENLY, ViewLearner::OPENLY, DecideGrant::OPENLY], [true, false, false]);
        assert!(<AskRights as Rule>::allows(&staff(Role::Teacher, None), &(), NOW) && !<AskRights as Rule>::allows(&mother(), &(), NOW));
    }

    #[test]
    fn only_setting_a_second_factor_up_comes_before_it() {
        let before = [<OwnSecondFactor as Rule>::BEFORE_SET_UP, <OwnAccount as Rule>::BEFORE_SET_UP, ViewLearner::BEFORE_SET_UP];
        assert_eq!(before, [true, false, false]);
    }
}
