//! Server functions of the import.
