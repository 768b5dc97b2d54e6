"""The worked mappings in the documentation work, as they stand there."""

import re
from pathlib import Path

import pytest

from domain.sealed import Staff
from gateways.foreign_log.intake import Intake
from gateways.foreign_log.mapping_file import read_mapping
from gateways.foreign_log.reading import read_log
from gateways.foreign_log.reports import Reports
from tests.importing.conftest import NOW, RULEBOOK, Log

PAGE = Path(__file__).parents[2] / "docs" / "import.md"
MAPPINGS = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL)

RECEIPT = (
    (
        "case,concept:name,time:timestamp,org:resource\n"
        "c-1,Confirmation of receipt,2011-10-11T13:45:40.276+02:00,r-1\n"
        "c-1,T05 Print and send confirmation of receipt,2011-10-12T13:45:40+02:00,r-2\n"
    ),
    (
        "startdate,responsible,concept:name,enddate\n"
        "2011-10-11T13:42:22.688+02:00,r-1,c-1,2011-12-06T09:00:00+01:00\n"
        "2011-10-11T13:42:22.688+02:00,r-1,c-2,\n"
    ),
)
PERMITS = (
    (
        "case,action_code,time:timestamp,org:resource\n"
        "10,01_HOOFD_010,2014-04-12T00:00:00+02:00,91\n"
        "10,01_HOOFD_510_2,2014-06-06T00:00:00+02:00,92\n"
        "11,01_HOOFD_010,2014-04-12T00:00:00+02:00,91\n"
    ),
    (
        "concept:name,Responsible_actor,startDate,endDate\n"
        "10,560,2014-04-11T00:00:00+02:00,2014-07-18T00:00:00+02:00\n"
        "11,560,2014-04-12T00:00:00+02:00,2014-07-18T00:00:00+02:00\n"
    ),
)


@pytest.mark.parametrize(
    ("text", "files", "counts"),
    [(MAPPINGS[0], RECEIPT, (2, 1, 1, 0)), (MAPPINGS[1], PERMITS, (2, 0, 1, 0))],
)
def test_a_worked_mapping_reads_its_log(
    log: Log, text: str, files: tuple[str, str], counts: tuple[int, int, int, int]
) -> None:
    mapping = read_mapping(log.file("worked.yaml", text))
    events, cases = (log.file(str(number), content) for number, content in enumerate(files))
    with read_log(events, cases, mapping, NOW) as found:
        reports = Reports(mapping, found.shelf, found.findings, lambda _: Staff.example())
        *_, tally = Intake(None, RULEBOOK, found.findings, lambda: NOW).take_in(reports, lambda: False)

    assert len(MAPPINGS) == 2
    assert (tally.cases, tally.open, tally.in_time, tally.late) == counts
    assert found.findings.rejected_rows == 0
