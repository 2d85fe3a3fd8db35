"""Fills up a class of the demo school to 50 learners, each with hours to draw from: class_of_50.py DATABASE. Prints ids."""
import json
import sqlite3
import sys
import uuid

CLASS, DAY = "XH-SX4-B", "2026-11-21"
db = sqlite3.connect(sys.argv[1])
(group, course), = db.execute("select id, course_id from class where code = ?", (CLASS,))
(lesson,), = db.execute("select id from lesson where class_id = ? and on_date = ?", (group, DAY))


def roster():
    return [row for row, in db.execute(
        "select distinct learner_id from membership where class_id = ? and from_on <= ? and (until_on is null or until_on >= ?)", (group, DAY, DAY))]


def enrol(number, learner):
    contract, lot, member = (uuid.uuid4().bytes for _ in range(3))
    db.execute("insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, signed_on, expires_on, state)"
               " values (?, ?, ?, ?, ?, 9600, 0, 1920000, '2026-09-01', '2027-09-01', '在读')", (contract, f"HTBENCH{number:03}", learner, course, group))
    db.execute("insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance)"
               " values (?, ?, ?, ?, 'purchase', 9600, 20000, '2026-09-01', '2027-09-01', 0, 9600)", (lot, contract, learner, group))
    db.execute("insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at)"
               " values (?, '2026-09-01', ?, 'grant', 1, ?, 9600, 1920000, 0)", (lot, group, learner))
    db.execute("insert into membership (id, class_id, learner_id, contract_id, kind, from_on) values (?, ?, ?, ?, 'regular', '2026-09-01')",
               (member, group, learner, contract))
    db.execute("update learner set balance = balance + 9600 where id = ?", (learner,))


others = [row for row, in db.execute("select id from learner order by no") if row not in set(roster())]
for number, learner in enumerate(others[:50 - len(roster())]):
    enrol(number, learner)
db.execute("update class set learners = 50 where id = ?", (group,))
db.commit()
learners = roster()
assert len(learners) == 50, len(learners)
print(json.dumps({"lesson": lesson.hex(), "class": group.hex(), "learners": [learner.hex() for learner in learners]}))
