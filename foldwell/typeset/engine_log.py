"""What the engine logs, kept line by line: each becomes a finding."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOGGER = logging.getLogger("weasyprint")


class LogKeeper(logging.Handler):
    """Keeps warnings and errors as lines."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.lines.append(record.getMessage())


@contextmanager
def keep_log() -> Iterator[LogKeeper]:
    """Everything the engine logs, instead of printing it."""
    keeper = LogKeeper()
    before = _LOGGER.handlers, _LOGGER.propagate, _LOGGER.level
    _LOGGER.handlers, _LOGGER.propagate = [keeper], False
    _LOGGER.setLevel(logging.WARNING)
    try:
        yield keeper
    finally:
        _LOGGER.handlers, _LOGGER.propagate, level = before
        _LOGGER.setLevel(level)


def log_again(lines: Iterable[str]) -> None:
    """Log what was kept, for whoever keeps the log around this."""
    for line in lines:
        _LOGGER.warning("%s", line)
