//! A school for generated cases: everybody who could ask, everything that could be asked for, and a naive oracle.

pub mod oracle;
pub mod people;
pub mod world;
