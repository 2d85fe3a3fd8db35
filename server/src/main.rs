//! `xuetu`: the school in one binary.

// A page is one type, which a release build lays out in full.
#![recursion_limit = "512"]

// A page is many small pieces: with it a page takes a third less time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    server::cli::run().await
}
