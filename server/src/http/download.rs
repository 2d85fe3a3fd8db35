//! Files that leave the house: written whole before the first byte is sent, so that a failure is said and not torn; so many
//! at a time, each within its time.

use super::{Site, confirm};
use app::{exports::words::column_name, intake::kind_words::why, text::Text};
use axum::{
    Extension, Form,
    body::Body,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Cx, Fault, audit,
    exports::{Words, take_export},
    intake::{self, TemplateWords, take_errors},
    privacy,
};
use chrono::NaiveDate;
use serde::Deserialize;
use shared::{
    error::{AppError, AppResult},
    exports::{Column, Number},
    id::{ExportId, ImportId, LearnerId},
    intake::{Book, Finding},
};
use std::{
    fs::File,
    io::{BufWriter, Seek, Write},
    time::Duration,
};
use tokio::sync::Semaphore;
use tokio_util::io::ReaderStream;

/// Files that are written at a time.
pub const AT_ONCE: usize = 4;
/// The longest that writing one may take.
const PATIENCE: Duration = Duration::from_mins(5);

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The workbook of rows to mend.
const ERRORS: &str = "error-rows.xlsx";

/// The days of an export; empty: no bound.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// Which export.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    export: ExportId,
}

/// Rows of which import.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    import: ImportId,
}

/// Whose copy.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Child {
    learner: LearnerId,
}

/// The audit with its signatures, for `xuetu audit verify`.
pub async fn audit(State(site): State<Site>, Extension(cx): Extension<Cx>, Form(days): Form<Days>) -> Response {
    let written = in_turn(&site.downloads, async {
        let (out, _) = audit::export(&cx, day("from", &days.from)?, day("to", &days.to)?, empty()?).await?;
        Ok(stream(out)?)
    });
    match written.await {
        Ok(body) => attachment("application/jsonl", &format!("xuetu-audit-{}.jsonl", cx.today().date), body),
        Err(error) => refused(&error, "/console/audit", StatusCode::FORBIDDEN),
    }
}

/// An export that was approved, once.
pub async fn export(State(site): State<Site>, Extension(cx): Extension<Cx>, Form(ask): Form<Ask>) -> Response {
    const PAGE: &str = "/console/exports";
    let written = in_turn(&site.downloads, async {
        let (out, taken) = take_export(&cx, ask.export, |number, columns| words(&cx, number, columns), empty()?).await?;
        Ok((stream(out)?, taken))
    });
    match written.await {
        Ok((body, taken)) => attachment("text/csv; charset=utf-8", &format!("xuetu-{}.csv", taken.number), body),
        Err(AppError::Conflict(_)) => Redirect::to("/console/exports?problem=over").into_response(),
        Err(AppError::Invalid(_)) => Redirect::to("/console/exports?problem=learners").into_response(),
        Err(AppError::Busy) => Redirect::to("/console/exports?problem=busy").into_response(),
        Err(AppError::Fault(_)) => Redirect::to("/console/exports?problem=fault").into_response(),
        Err(error) => refused(&error, PAGE, StatusCode::NOT_FOUND),
    }
}

/// The template of a file that a school hands in.
pub async fn template(Extension(cx): Extension<Cx>, Path(book): Path<String>) -> Response {
    let written = async {
        let (text, book) = (Text::new(cx.actor()?.lang), Book::of(&book).ok_or(AppError::NotFound)?);
        Ok((book, intake::template(&cx, book, &template_words(text)).await?))
    };
    match written.await {
        Ok((book, file)) => attachment(WORKBOOK, &format!("xuetu-{}.xlsx", book.word()), Body::from(file)),
        Err(error) => refused(&error, "/console/import", StatusCode::NOT_FOUND),
    }
}

fn template_words(text: Text) -> TemplateWords {
    TemplateWords {
        needed: text.intake_template_needed(),
        optional: text.intake_template_optional(),
        day: text.intake_template_day(),
        digits: text.intake_template_digits(),
        number: text.intake_template_number(),
        choice: text.intake_template_choice(),
    }
}

/// The rows of an import that were refused or questioned, to be mended.
pub async fn errors(State(site): State<Site>, Extension(cx): Extension<Cx>, Form(rows): Form<Rows>) -> Response {
    let page = format!("/console/import/{}", rows.import);
    let written = in_turn(&site.downloads, async {
        let text = Text::new(cx.actor()?.lang);
        let words = intake::Words { column: text.intake_mend_column().to_owned(), why: move |finding: &Finding| why(text, finding) };
        take_errors(&cx, rows.import, words).await
    });
    match written.await {
        Ok(book) => attachment(WORKBOOK, ERRORS, Body::from(book)),
        Err(AppError::NotFound) => Redirect::to(&format!("{page}?problem=rows")).into_response(),
        Err(error) => refused(&error, &page, StatusCode::NOT_FOUND),
    }
}

/// The copy of a child's data, for the child's guardian alone.
pub async fn copy(State(site): State<Site>, Extension(cx): Extension<Cx>, Form(child): Form<Child>) -> Response {
    match in_turn(&site.downloads, privacy::copy(&cx, child.learner)).await {
        Ok(zip) => attachment("application/zip", "xuetu-copy.zip", Body::from(zip)),
        Err(error) => refused(&error, "/portal/privacy", StatusCode::NOT_FOUND),
    }
}

/// One of the few that are written at a time; [`AppError::Busy`] where there is no room, or it takes too long.
async fn in_turn<T>(turns: &Semaphore, write: impl Future<Output = AppResult<T>>) -> AppResult<T> {
    let _turn = turns.try_acquire().map_err(|_| AppError::Busy)?;
    tokio::time::timeout(PATIENCE, write).await.unwrap_or(Err(AppError::Busy))
}

/// What an export says in the reader's words.
fn words(cx: &Cx, number: Number, columns: &[Column]) -> AppResult<Words> {
    let (actor, now) = (cx.actor()?, cx.today());
    let text = Text::new(actor.lang);
    Ok(Words {
        mark: text.exports_file_mark(number, &actor.name, actor.account.tail(), format!("{} {}", now.date, now.minute)),
        titles: columns.iter().map(|column| column_name(text, *column).to_owned()).collect(),
    })
}

/// A file without a name, gone with its last reader.
fn empty() -> Result<BufWriter<File>, Fault> {
    Ok(BufWriter::new(tempfile::tempfile()?))
}

fn stream(mut out: BufWriter<File>) -> Result<Body, Fault> {
    out.flush()?;
    let mut file = out.into_inner().map_err(|error| Fault::from(error.into_error()))?;
    file.rewind()?;
    Ok(Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file))))
}

fn attachment(kind: &'static str, name: &str, body: Body) -> Response {
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, named(name)), (header::CACHE_CONTROL, "no-store".to_owned())];
    (headers, body).into_response()
}

/// The name under which it is kept; the rows of an import under a Chinese one where that can be.
fn named(name: &str) -> String {
    let wide = if name == ERRORS { "; filename*=UTF-8''%E9%94%99%E8%AF%AF%E8%A1%8C.xlsx" } else { "" };
    format!("attachment; filename=\"{name}\"{wide}")
}

/// What is not handed out; `page` is where one comes back to, `hidden` what strangers are told.
fn refused(error: &AppError, page: &str, hidden: StatusCode) -> Response {
    match error {
        AppError::SignedOut => Redirect::to(&format!("/sign-in?next={page}")).into_response(),
        AppError::NeedsProof => Redirect::to(&confirm::page(page, None)).into_response(),
        AppError::NeedsSetUp => Redirect::to(super::guard::SET_UP).into_response(),
        AppError::Forbidden | AppError::NotFound => hidden.into_response(),
        AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn day(field: &str, text: &str) -> Result<Option<NaiveDate>, AppError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| AppError::invalid(field, "unreadable")) }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, PATIENCE, in_turn};
    use shared::error::{AppError, AppResult};
    use std::{future::pending, time::Duration};
    use tokio::{sync::Semaphore, time::Instant};

    #[tokio::test]
    async fn so_many_files_are_written_at_a_time_and_no_more() {
        let turns = Semaphore::new(AT_ONCE);
        let mut others: Vec<_> = (0..AT_ONCE).map(|_| turns.try_acquire().unwrap()).collect();
        assert_eq!(in_turn(&turns, async { AppResult::Ok(1) }).await, Err(AppError::Busy));
        others.pop();
        assert_eq!(in_turn(&turns, async { AppResult::Ok(1) }).await, Ok(1), "one is done");
        assert_eq!(in_turn(&turns, async { AppResult::<i32>::Err(AppError::NotFound) }).await, Err(AppError::NotFound));
        assert_eq!(turns.available_permits(), 1, "each gives its turn back");
    }

    #[tokio::test(start_paused = true)]
    async fn a_file_that_takes_too_long_is_given_up() {
        let (turns, began) = (Semaphore::new(AT_ONCE), Instant::now());
        assert_eq!(in_turn(&turns, pending::<AppResult<()>>()).await, Err(AppError::Busy));
        assert!(began.elapsed() >= PATIENCE && began.elapsed() < PATIENCE + Duration::from_secs(1));
        assert_eq!(turns.available_permits(), AT_ONCE);
    }
}
