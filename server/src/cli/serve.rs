//! `xuetu serve`.

use crate::{
    config::{Problem, Settings},
    http,
};
use backend::House;
use std::{io::Write, time::Duration};
use tokio::net::TcpListener;

/// Opens the house and serves it until the process is told to end.
pub(super) async fn serve(settings: Settings) -> Result<(), Problem> {
    let house = settings.open().await?;
    if settings.demo {
        super::seed::seed_if_empty(&house).await?;
    }
    let first_run = first_run(&house, &settings).await?;
    backend::intake::interrupt_lost(&house).await?;
    forget_uploads(&settings)?;
    let rights = tokio::spawn(carry_out_requests(house.clone()));
    let terms = tokio::spawn(keep_terms(house.clone()));
    let codes = tokio::spawn(send_codes(house.clone()));
    backend::tags::furnish(&house).await?;
    let tags = tokio::spawn(backend::tags::keep_tags(house.clone()));
    let quality = tokio::spawn(backend::quality::keep_quality(house.clone()));
    let pairs = tokio::spawn(backend::matching::keep_pairs(house.clone()));
    let hub = tokio::spawn(house.hub.clone().run(house.db.clone()));
    let signing = tokio::spawn(backend::audit::keep_signing(house.clone()));
    let listener = TcpListener::bind(settings.addr).await.map_err(|error| Problem::Bad("addr", format!("{}: {error}", settings.addr)))?;
    println!("学途 Xuetu  http://{}", listener.local_addr()?);
    if settings.demo {
        super::seed::print_sign_ins();
    }
    if let Some(code) = first_run {
        println!("还没有账号 no accounts yet: http://{}/first-run  一次性代码 one-time code {code}", listener.local_addr()?);
    }
    tokio::select! {
        () = http::listen::serve(listener, http::router(house.clone(), &settings)) => {}
        () = told_to_end(house.clone()) => {}
    }
    house.later.flush(&house).await?;
    hub.abort();
    signing.abort();
    rights.abort();
    terms.abort();
    codes.abort();
    tags.abort();
    quality.abort();
    pairs.abort();
    Ok(())
}

/// Files that were handed in when the house was cut off belong to no import any more.
fn forget_uploads(settings: &Settings) -> std::io::Result<()> {
    match std::fs::remove_dir_all(settings.uploads()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// How often somebody looks whether an erasure is due.
const LOOK: Duration = Duration::from_mins(1);

/// Carries out what families asked for when its time has come.
async fn carry_out_requests(house: House) {
    let mut look = tokio::time::interval(LOOK);
    loop {
        look.tick().await;
        if let Err(error) = backend::privacy::run_due(&house).await {
            tracing::error!(%error, "an erasure was not carried out; it is tried again");
        }
    }
}

/// How often somebody looks whether a code was asked for: whoever asked waits with the phone in the hand.
const ASKED: Duration = Duration::from_secs(1);

/// Sends the codes by which guardians choose a new password.
async fn send_codes(house: House) {
    let mut look = tokio::time::interval(ASKED);
    loop {
        look.tick().await;
        if let Err(error) = backend::access::send_reset_codes(&house).await {
            tracing::error!(%error, "a code was not sent; it is tried again");
        }
    }
}

/// How often somebody looks whose term is over.
const SWEEP: Duration = Duration::from_hours(24);

/// Deletes what is past its term, now and every day.
async fn keep_terms(house: House) {
    let mut day = tokio::time::interval(SWEEP);
    loop {
        day.tick().await;
        match backend::privacy::sweep(&house, false).await {
            Ok(swept) => swept.iter().for_each(|one| tracing::info!(table = one.table, rows = one.rows, "past its term")),
            Err(error) => tracing::error!(%error, "what is past its term is still there; it is tried again tomorrow"),
        }
    }
}

/// In a house without accounts: the code of the first run, left in a file of the data folder that only its owner reads.
async fn first_run(house: &House, settings: &Settings) -> Result<Option<String>, Problem> {
    let file = settings.data_dir.join("first-run-code");
    if let Err(error) = std::fs::remove_file(&file)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(error.into());
    }
    let code = backend::access::first_run_code(house).await?;
    if let Some(code) = &code {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&file)?.write_all(code.as_bytes())?;
    }
    Ok(code)
}

async fn told_to_end(house: House) {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            if let Err(error) = house.later.flush(&house).await {
                tracing::error!(%error, "entries of the audit are lost");
            }
            // Streams never end by themselves; whoever is told to end does not wait for them.
            std::process::exit(0);
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
