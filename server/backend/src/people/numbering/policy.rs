//! Who may set the rule; the decision stands in `rights::archive`.

pub use rights::archive::SetNumbering;

crate::policy::on_nothing!(SetNumbering);
