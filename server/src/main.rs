//! `xuetu`: the school in one binary.

// A page is one type, which a release build lays out in full.
#![recursion_limit = "512"]

#[tokio::main]
async fn main() -> std::process::ExitCode {
    server::cli::run().await
}
