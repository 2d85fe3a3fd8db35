//! Taking the roll: what is shown, what is on its way, what came back.

mod act;
mod fixes;
mod foot;
mod last;
mod last_done;
mod live;
mod name;
mod press;
mod send;
mod sheet;
mod store;
mod tile;
mod tools;

pub use foot::{RollFoot, UNDO};
pub use live::follow;
pub use name::LongName;
pub use press::LongPress;
pub use sheet::RollSheet;
pub use store::Roll;
pub use tile::RollTile;
pub use tools::{RollSync, RollTools};
