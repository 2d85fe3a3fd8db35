//! Fellegi and Sunter's model with comparisons that know nothing of Chinese or of schools, on a public set of records whose
//! duplicates are known: how far the model itself carries, beside other programs that follow it.
//!
//! `generic_match RECORDS.csv`. The first column says who is meant, the header of each other one what it is: `surname:name`,
//! `postcode:number`, `born:date`. Prints pairs, precision, recall, F1 and seconds.

mod blocks;
mod compare;
mod learn;
mod score;

use compare::{Kind, Level};
use std::time::Instant;

/// A record's cells, in the order of the columns; empty: not known.
type Record = Vec<String>;
type Problem = Box<dyn std::error::Error>;

/// A set of records.
struct Set {
    kinds: Vec<Kind>,
    records: Vec<Record>,
    /// For each record, who is meant. Looked at to score, never to match.
    whose: Vec<String>,
}

fn main() -> Result<(), Problem> {
    let set = read(&std::env::args().nth(1).ok_or("RECORDS.csv")?)?;
    #[allow(clippy::disallowed_methods, reason = "it never runs in a browser")]
    let since = Instant::now();
    let pairs = matched(&set);
    let seconds = since.elapsed().as_secs_f64();
    let score = score::of(&pairs, &set.whose);
    println!("{} pairs precision {:.4} recall {:.4} f1 {:.4} seconds {seconds:.3}", pairs.len(), score.precision, score.recall, score.f1());
    Ok(())
}

fn read(path: &str) -> Result<Set, Problem> {
    let mut file = csv::Reader::from_path(path)?;
    let kinds =
        file.headers()?.iter().skip(1).map(|name| Kind::of(name).ok_or_else(|| format!("{name}: of what kind?").into())).collect::<Result<_, Problem>>()?;
    let mut set = Set { kinds, records: Vec::new(), whose: Vec::new() };
    for row in file.records() {
        let row = row?;
        set.whose.push(row[0].to_owned());
        set.records.push(row.iter().skip(1).map(compare::plain).collect());
    }
    Ok(set)
}

/// Pairs of one person: those that the learnt weights say are likelier so than not, and whoever they are chained with.
fn matched(set: &Set) -> Vec<(usize, usize)> {
    let pairs = blocks::pairs(set);
    let levels: Vec<Vec<Level>> = pairs.iter().map(|(one, other)| compare::all(set, *one, *other)).collect();
    let model = learn::model(set, &levels);
    let likely = pairs.iter().zip(&levels).filter(|(_, levels)| model.bits(levels) > 0.0).map(|(pair, _)| *pair);
    score::chained(likely, set.records.len())
}
