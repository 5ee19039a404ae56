"""Ctrl-C is kept in mind: libraries that swallow it must not let a file go out that lacks what they were drawing."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_asked: list[int] = []


def keep_interrupts() -> None:
    """Remember Ctrl-C from here on, besides raising KeyboardInterrupt; not where this process is to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _note)
        sys.unraisablehook = _tell_unraisable


def raise_if_asked() -> None:
    """Raise the KeyboardInterrupt of a Ctrl-C that was given before, whatever became of it."""
    if _asked:
        raise KeyboardInterrupt


def _note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    _asked.append(number)
    raise KeyboardInterrupt


def _tell_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
