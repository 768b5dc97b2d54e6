from datetime import UTC, datetime

from domain.events import Channel, ReceiptConfirmed
from domain.fact import Stamp
from domain.roles import Role
from ledger.log import EventLog
from ledger.schema import create_schema

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def test_smoke(database: str) -> None:
    create_schema(database)
    create_schema(database)
    stamp = Stamp(by="x", role=Role.HANDLER, mandate=None, recorded=NOW, command="c1", fingerprint="f1")
    event = ReceiptConfirmed(occurred=NOW, channel=Channel.EMAIL)
    with EventLog(database) as log:
        one = log.append("a", 0, [event, event], stamp, number_prefix="LW")
        print(one)
        two = log.append("a", 0, [event, event], stamp, number_prefix="LW")
        assert one == two
        print(
            log.read("a"),
            log.answer("c1"),
            list(log.cases()),
            log.verify("a").hex(),
            log.positions_after(0, 10),
        )
        print(log.append("a", 0, [event], stamp.model_copy(update={"command": "c2"}), number_prefix="LW"))
        print(log.append("b", 0, [event], stamp, number_prefix="LW"))
        print(log.append("a", 2, [event], stamp.model_copy(update={"command": "c3"}), number_prefix="LW"))
        log.wait_for_append(1)
        print(log.hold_rules({"a": "1"}), log.hold_rules({"a": "2", "b": "1"}))
