//! Imports a folder into a database and prints totals, rows a second and the most memory used:
//! `cargo run --release -p backend --example import_figures -- FOLDER DATABASE [TIMES]`.

use backend::{Clock, db::Db, intake, testing};
use shared::{access::Role, id::StaffId};
use std::path::Path;
use tokio::time::Instant;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, database, rest @ ..] = arguments.as_slice() else { return Err("FOLDER DATABASE [TIMES]".into()) };
    let db = Db::open(database).await?;
    db.migrate().await?;
    let house =
        testing::house(db, &std::env::temp_dir().join(format!("xuetu-figures-{}", backend::new_id().simple())), Clock::standing_at(testing::SATURDAY)).await;
    let cx = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Admin]));
    for _ in 0..rest.first().map_or(Ok(1), |times| times.parse())? {
        let start = Instant::now();
        let report = intake::import_now(&cx, intake::files_of(Path::new(folder))?, false, |progress| {
            if std::env::var_os("PHASES").is_some() {
                eprintln!("{progress:?} {}", peak());
            }
        })
        .await?;
        let took = start.elapsed();
        println!("{}", serde_json::to_string(&report.totals)?);
        if let Some(file) = std::env::var_os("REPORT") {
            std::fs::write(file, serde_json::to_string(&report)?)?;
        }
        for kind in shared::intake::Kind::ALL {
            let found = report.findings.iter().filter(|finding| finding.kind == *kind).count();
            if found > 0 {
                println!("  {} {found}", kind.word());
            }
        }
        let rate = u128::from(report.rows) * 1000 / took.as_millis().max(1);
        println!("{} rows, {} added, {} unchanged, {took:.1?}: {rate} rows a second; most memory {}", report.rows, report.added, report.unchanged, peak());
    }
    Ok(())
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}
