"""The postbox of the embedded stack: each message is a line in the log."""

import structlog

from gateways.postbox import Message

_log = structlog.get_logger()


class LoggedPostbox:
    """Tells who is to be reminded of what by references only: a log is no place for a name."""

    def deliver(self, message: Message) -> None:
        """Write one line."""
        _log.info(
            "reminder",
            id=message.id,
            case=message.number or message.case,
            to=message.to,
            account=message.account,
            role=message.role,
            **_about(message),
        )


def _about(message: Message) -> dict[str, object]:
    if message.clock is not None and message.due is not None:
        return {"clock": str(message.clock), "due": message.due.isoformat(), "step": message.step}
    if message.signal is not None and message.since is not None:
        return {"signal": message.signal, "since": message.since.isoformat()}
    return {}
