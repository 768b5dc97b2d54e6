"""How many clocks stand how, counted as they change: asking takes no look at the clocks themselves.

Of each clock the register tells how it stands from which day on. Here each such change is one
number: from this day on so many clocks more, or fewer, of a municipality, a name and a regime stand
so. The count of a day is the sum up to it, and only a fact ever changes a number. So there are as
many rows as there are days on which something changes, however many cases there were.
"""

from importlib.resources import files
from typing import Any

from psycopg import Cursor

NAME = "term_totals"

_SCHEMA = (files("projections") / "sql" / "term_totals.sql").read_text()

_TRIGGERS = {
    "insert": "REFERENCING NEW TABLE AS given",
    "update": "REFERENCING OLD TABLE AS taken NEW TABLE AS given",
    "delete": "REFERENCING OLD TABLE AS taken",
    "truncate": "",
}
_TRIGGER = (
    "CREATE TRIGGER term_totals_{event} AFTER {event} ON {register} {rows}"
    " FOR EACH STATEMENT EXECUTE FUNCTION term_totals_follow()"
)
_TRIGGERED = """
    SELECT count(*) = 4 FROM pg_trigger
    WHERE tgrelid = %s::regclass AND tgfoid = 'term_totals_follow'::regproc
"""

_ANEW = """
    SELECT s.municipality, s.name, s.regime, s.standing, s.since, sum(s.clocks)::bigint AS clocks
    FROM {register} r, term_steps(r.municipality, r.name, r.regime, r.standings, 1) s
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(s.clocks) <> 0
"""

_COUNT = f"INSERT INTO term_totals {_ANEW}"

_WRONG = f"""
    WITH anew AS ({_ANEW.format(register="term_register")})
    SELECT DISTINCT municipality, name, regime, standing, since::text FROM (
        (SELECT * FROM anew EXCEPT SELECT * FROM term_totals)
        UNION ALL (SELECT * FROM term_totals EXCEPT SELECT * FROM anew)
    ) AS differing ORDER BY 1, 2, 3, 4, 5
"""  # noqa: S608 - our own constants

ON_A_DAY = """
    SELECT municipality, name, regime, standing, sum(clocks)::bigint AS clocks FROM term_totals
    WHERE since <= %(today)s AND (%(municipality)s::text IS NULL OR municipality = %(municipality)s)
    GROUP BY 1, 2, 3, 4 HAVING sum(clocks) <> 0
    ORDER BY municipality COLLATE "C", name COLLATE "C", regime COLLATE "C", standing COLLATE "C"
"""


def create(cursor: Cursor[Any]) -> None:
    """Create the totals and what keeps them, where they are not there yet."""
    cursor.execute(_SCHEMA)


def follow(cursor: Cursor[Any], register: str = "term_register") -> None:
    """Have the totals follow this register, counted anew where they did not follow it yet.

    Whoever puts another table in the place of the register calls this with its name, in the same
    transaction and before the live one goes: the triggers move along with their table, and nobody
    who reads waits while it is counted. On a register that is followed already nothing happens.
    """
    if _followed(cursor, register):
        return
    cursor.execute(f"LOCK TABLE {register} IN SHARE ROW EXCLUSIVE MODE")
    if _followed(cursor, register):
        return
    for event, rows in _TRIGGERS.items():
        cursor.execute(_TRIGGER.format(event=event, rows=rows, register=register))
    cursor.execute("DELETE FROM term_totals")
    cursor.execute(f"INSERT INTO term_totals {_ANEW.format(register=register)}")


def _followed(cursor: Cursor[Any], register: str) -> bool:
    row = cursor.execute(_TRIGGERED, (register,)).fetchone()
    return row is not None and bool(row[0])


def wrong(cursor: Cursor[Any]) -> list[str]:
    """Return where the totals are not what counting the whole register gives."""
    return [", ".join(map(str, row)) for row in cursor.execute(_WRONG).fetchall()]
