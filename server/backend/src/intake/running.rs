//! Imports that are running in this process.

/// Progress of the imports of this process.
#[derive(Clone, Default)]
pub struct Running;
