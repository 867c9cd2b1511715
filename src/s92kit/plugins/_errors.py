"""What is wrong with a plugin, and with all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from s92kit.errors import S92Error
from s92kit.plugins._discovery import Origin

__all__ = ["PluginError", "PluginErrors"]


class PluginError(S92Error):
    """One fault of one plugin.

    Args:
        origin: The plugin.
        reason: What is wrong, and how to mend it.
        hook: The hook that it is about; empty where it is about the whole plugin.
    """

    def __init__(self, origin: Origin, reason: str, *, hook: str = "") -> None:
        self.origin = origin
        self.reason = reason
        self.hook = hook
        super().__init__(f"{origin}: {hook} {reason}" if hook else f"{origin}: {reason}")


class PluginErrors(ExceptionGroup[PluginError], S92Error):  # noqa: N818 - a group, named as one
    """Every fault of every plugin that was asked for: none is used while one is at fault.

    A missing borough would change totals without a word. To go on without it, name the others.

    Args:
        message: What was to be done.
        exceptions: The faults, each a :class:`PluginError`.
    """

    def derive(self, exceptions: Sequence[PluginError], /) -> PluginErrors:  # type: ignore[override]
        """The same group with some of its faults, as ``except*`` makes it."""
        return PluginErrors(self.message, exceptions)

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"- {error}" for error in self.exceptions)])
