"""`xuetu import` against a plain openpyxl read of the same workbooks: run.py XUETU SCHOOL_TOOL CACHE LEARNERS TIMES"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
xuetu, tool, cache, learners, times = sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve(), int(sys.argv[4]), int(sys.argv[5])
KEPT = {key: value for key, value in os.environ.items() if not key.startswith("XUETU_") and key != "DATABASE_URL"}


def made(folder, *command):
    """A folder that `command FOLDER` fills, kept for the next time."""
    if not folder.exists():
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run([sys.executable, *map(str, command), str(part)], check=True, stdout=subprocess.DEVNULL)
        part.rename(folder)
    return folder


def timed(*command):
    """What a command printed, its seconds and the most memory it used, in bytes."""
    since = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=errors, env=KEPT, cwd=cache)
        said = child.stdout.read().decode()
        _, status, used = os.wait4(child.pid, 0)
        if status:
            errors.seek(0)
            sys.exit(f"{' '.join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}:\n{errors.read().decode()}")
    return said, time.perf_counter() - since, used.ru_maxrss * 1024


def imported(school):
    """Rows and seconds of a whole import into an empty database, and the most memory."""
    with tempfile.TemporaryDirectory(dir=cache) as data:
        said, seconds, most = timed(xuetu, "import", school, "--data-dir", data)
        # A second time nothing changes: proof that all of it was stored, and what a repeat costs.
        again, repeat, _ = timed(xuetu, "import", school, "--data-dir", data)
    if " added 0," not in again:
        sys.exit(f"the same files added rows twice: {again}")
    return int(re.match(r"(\d+) rows", said)[1]), seconds, most, repeat


def plain(books):
    said, _, most = timed(sys.executable, HERE / "plain.py", *books)
    rows, seconds = said.split()
    return int(rows), float(seconds), most


def wide(text):
    return sum(2 if letter > "\u2e7f" else 1 for letter in text)


def line(label, text, note=""):
    print(f"  {label}{' ' * max(1, 46 - wide(label))}{text:18} {note}".rstrip())


def rate(rows, seconds):
    return f"{rows / seconds:,.0f} rows/s".ljust(18), f"{rows:,} rows in {seconds:.2f} s"


def compare(title, how, school):
    books = sorted(school.glob("*.xlsx"))
    ours, theirs = [], []
    for _ in range(times):
        theirs.append(plain(books))
        ours.append(imported(school))
    rows, seconds, repeat = ours[0][0], median(run[1] for run in ours), median(run[3] for run in ours)
    read, reading = theirs[0][0], median(run[1] for run in theirs)
    ratio = (rows / seconds) / (read / reading)
    print(f"\n{title}")
    print(*(f"  {text}" for text in how), sep="\n")
    line("xuetu import, all of it", *rate(rows, seconds))
    line("openpyxl, reading the workbooks", *rate(read, reading))
    line("ratio", f"{ratio:.2f} ×", f"target {'≥ 3 ×':12} {'met' if ratio >= 3 else 'MISSED'}")
    line("most memory, xuetu and openpyxl", f"{max(run[2] for run in ours) / 1e6:,.0f} MB, {max(run[2] for run in theirs) / 1e6:,.0f} MB")
    line("the same files again (nothing changes)", f"{repeat:.2f} s")
    sys.stdout.flush()


school = made(cache / f"school-{learners}", tool, "--learners", learners, "--seed", 20261122, "--clean", "--out")
sheets = made(cache / f"school-{learners}-workbooks", HERE / "as_workbooks.py", school)
compare(
    f"Import of a school of {learners:,} learners, SQLite",
    [f"Process start to end: reading, validation, storing, indexing, durable; median of {times}, in turns with the peer.",
     "The peer iterates over the values of the three workbooks (openpyxl, read_only) and does nothing with them."],
    school,
)
compare(
    "The same school with its three CSV files turned into workbooks, SQLite",
    ["Now both sides read every row out of a workbook."],
    sheets,
)
