"""One shape for every log line, ours and those of libraries; the only file that knows the standard module."""

import logging  # noqa: TID251 - this is the one file that ties it to structlog
import sys

import structlog
from structlog.types import Processor

_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
# What Temporal hands along beside a message: ids and names of workflows, never their contents.
_TEMPORAL_EXTRAS = ("temporal_workflow", "temporal_activity")
_TEMPORAL_LOGGERS = ("temporalio.workflow", "temporalio.activity")


def configure(level: str = "info", *, pretty: bool = False) -> None:
    """Send every line to stderr as one JSON object, or coloured for a person where `pretty`.

    Standard output stays free for what a command answers. Calling it again
    replaces the former setting. Raises `ValueError` for an unknown level.
    """
    if level not in _LEVELS:
        raise ValueError(f"unknown log level {level!r}, expected one of {', '.join(_LEVELS)}")
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(allow=_TEMPORAL_EXTRAS),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_last(pretty=pretty))
    )
    handler.addFilter(_without_glued_context)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(_LEVELS[level])


def of_library(name: str) -> logging.Logger:
    """Return the logger under which a library is to tell what it has to say."""
    return logging.getLogger(name)


def level() -> str:
    """Return the level that was configured last, for a process that is to log alike."""
    at = logging.getLogger().level
    return next((name for name, number in _LEVELS.items() if number == at), "info")


def _last(*, pretty: bool) -> list[Processor]:
    strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if pretty:
        return [strip, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    return [
        strip,
        structlog.processors.format_exc_info,
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(sort_keys=True, default=str, ensure_ascii=False),
    ]


def _without_glued_context(record: logging.LogRecord) -> bool:
    # Temporal's adapters print the context after the message as well as handing it along.
    # Taken off here rather than in the SDK, so that a command which logs need not import it.
    if record.name in _TEMPORAL_LOGGERS and isinstance(record.msg, str):
        context = next((getattr(record, name) for name in _TEMPORAL_EXTRAS if hasattr(record, name)), None)
        record.msg = record.msg.removesuffix(f" ({context})")
    return True
