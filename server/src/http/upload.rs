//! Files handed in for an import: streamed to the data folder under names of our own.

use super::Site;
use axum::{
    Extension,
    extract::{
        DefaultBodyLimit, Multipart, State,
        multipart::{Field, MultipartError},
    },
    handler::Handler,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use backend::{Cx, Fault, intake};
use shared::error::AppError;
use std::{
    convert::Infallible,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{fs, io::AsyncWriteExt};
use tower_http::timeout::TimeoutLayer;

/// All files of one import together.
const ALL: usize = 512 * 1024 * 1024;
/// Files of one import.
const FILES: usize = 12;
/// The longest an upload may take.
const PATIENCE: Duration = Duration::from_mins(15);

/// A route that takes files: they may be larger than other bodies, but whoever stops sending does not hold a place for ever.
pub fn import_route<T: 'static, S: Clone + Send + Sync + 'static>(handler: impl Handler<T, S>) -> MethodRouter<S> {
    let patience = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE);
    post(handler).layer::<_, Infallible>(DefaultBodyLimit::max(ALL)).layer(patience)
}

/// Takes the files, starts the import in the background, shows its page.
pub async fn import(State(site): State<Site>, Extension(cx): Extension<Cx>, form: Multipart) -> Response {
    match receive(&site, &cx, form).await {
        Ok(id) => Redirect::to(&format!("/console/import/{id}")).into_response(),
        Err(AppError::SignedOut) => Redirect::to("/sign-in?next=/console/import").into_response(),
        Err(AppError::Forbidden) => StatusCode::FORBIDDEN.into_response(),
        Err(AppError::Invalid(_)) => Redirect::to("/console/import?problem=files").into_response(),
        Err(_) => Redirect::to("/console/import?problem=fault").into_response(),
    }
}

async fn receive(site: &Site, cx: &Cx, mut form: Multipart) -> Result<shared::id::ImportId, AppError> {
    cx.permit::<intake::RunImport>(()).await?;
    fs::create_dir_all(&site.uploads).await.map_err(Fault::from)?;
    let folder = tempfile::tempdir_in(&site.uploads).map_err(Fault::from)?;
    let (mut files, mut dry_run) = (Vec::new(), false);
    while let Some(field) = form.next_field().await.map_err(|_| AppError::invalid("files", "broken"))? {
        match field.name() {
            Some("files") if files.len() == FILES => return Err(AppError::invalid("files", "count")),
            Some("files") if field.file_name().is_some_and(|name| !name.is_empty()) => files.push(keep(folder.path(), files.len(), field).await?),
            Some("dry_run") => dry_run = true,
            _ => {}
        }
    }
    if files.is_empty() {
        return Err(AppError::invalid("files", "count"));
    }
    intake::start_import(cx, files, dry_run, folder).await
}

/// Writes one file; its name is only remembered, never used as a path.
async fn keep(folder: &Path, number: usize, mut field: Field<'_>) -> Result<(String, PathBuf), AppError> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let path = folder.join(number.to_string());
    let mut file = fs::File::create(&path).await.map_err(Fault::from)?;
    while let Some(chunk) = field.chunk().await.map_err(|error: MultipartError| Fault::Other(error.body_text()))? {
        file.write_all(&chunk).await.map_err(Fault::from)?;
    }
    file.flush().await.map_err(Fault::from)?;
    Ok((name, path))
}

#[cfg(test)]
mod tests {
    use super::{PATIENCE, import_route};
    use axum::{Router, body::Body, extract::Request, http::StatusCode};
    use tower::ServiceExt;

    #[tokio::test(start_paused = true)]
    async fn whoever_stops_sending_is_sent_away() {
        let begun = tokio::time::Instant::now();
        let read = |body: Body| async { axum::body::to_bytes(body, 1024).await.map(|_| ()).map_err(|_| StatusCode::BAD_REQUEST) };
        let site = Router::new().route("/", import_route(read));
        let silent = Body::from_stream(futures::stream::pending::<Result<bytes::Bytes, std::io::Error>>());
        let response = site.oneshot(Request::post("/").body(silent).unwrap()).await.unwrap();
        assert_eq!((response.status(), begun.elapsed()), (StatusCode::REQUEST_TIMEOUT, PATIENCE));
    }
}
