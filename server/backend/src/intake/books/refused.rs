//! What was refused, so that what follows from it can be told apart.

use super::{At, Origin};
use shared::credits::Hours;
use std::collections::{HashMap, HashSet};

/// Numbers whose rows were refused: what refers to them follows.
#[derive(Default)]
pub struct Refused {
    pub learners: HashSet<Box<str>>,
    pub classes: HashSet<Box<str>>,
    /// Contracts with their learner's number and what the sheet says of them.
    pub contracts: HashMap<Box<str>, Option<(Box<str>, Told)>>,
    /// Numbers of learners with the courses of their refused contracts.
    pub bought: HashSet<(Box<str>, At)>,
    /// Hours of refused attendance by the learner's number.
    pub hours: HashMap<Box<str>, Hours>,
}

/// What the sheet says of a contract's hours.
#[derive(Clone, Copy)]
pub struct Told {
    pub origin: Origin,
    /// Hours bought and given; none: they do not read.
    pub granted: Option<Hours>,
    pub taken: Option<Hours>,
    pub left: Option<Hours>,
    /// Hours that were refunded or converted.
    pub gone: Hours,
}
