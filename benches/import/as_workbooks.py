"""Turns a school's CSV files into workbooks, so that both sides read the very same files: as_workbooks.py SCHOOL OUT"""
import csv
import shutil
import sys
from pathlib import Path

from openpyxl import Workbook

school, out = map(Path, sys.argv[1:])
out.mkdir(parents=True)
for path in sorted(school.glob("*.xlsx")):
    shutil.copy(path, out)
for path in sorted(school.glob("*.csv")):
    book = Workbook(write_only=True)
    sheet = book.create_sheet(path.stem)
    with path.open(encoding="gb18030" if path.stem == "考勤" else "utf-8-sig", newline="") as lines:
        for row in csv.reader(lines):
            sheet.append([cell or None for cell in row])
    book.save(out / f"{path.stem}.xlsx")
