//! How each kind of cell is read: the one value it means, and what was odd about it.

mod cell;
mod code;
mod date;
mod id_no;
mod number;
mod person;
mod phone;
mod text;

pub use cell::{Cell, Read};
pub use code::{campus, code, grade};
pub use date::{date, moment};
pub use id_no::{IdNo, check_digit, id_no};
pub use number::{Score, count, hours, money, score};
pub use person::{gender, name};
pub use phone::phones;
pub use text::{is_total, note, text};
