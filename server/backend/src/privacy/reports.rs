//! Reports of imports quote what they found in the files, names and phones among it.

use super::store::erase as store;
use crate::{Fault, db::Conn};
use serde_json::Value;
use std::collections::HashSet;

/// Takes out of all reports whatever quotes one of `words`, with everything said of the same row.
pub(super) async fn forget(conn: &mut Conn, words: &[String]) -> Result<i64, Fault> {
    let mut changed = 0;
    for (id, report) in store::reports(conn).await? {
        let Ok(mut report) = serde_json::from_str::<Value>(&report) else { continue };
        let Some(findings) = report.get_mut("findings").and_then(Value::as_array_mut) else { continue };
        let before = findings.len();
        let rows: HashSet<String> = findings.iter().filter(|finding| quotes(finding, words)).map(place).collect();
        findings.retain(|finding| !rows.contains(&place(finding)));
        if findings.len() < before {
            store::set_report(conn, id, &report.to_string()).await?;
            changed += 1;
        }
    }
    Ok(changed)
}

fn quotes(finding: &Value, words: &[String]) -> bool {
    let text = finding["value"].to_string();
    words.iter().any(|word| text.contains(word.as_str()))
}

fn place(finding: &Value) -> String {
    format!("{} {} {}", finding["file"], finding["sheet"], finding["row"])
}
