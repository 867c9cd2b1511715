"""The agreement that a command is given: by its id, or as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s92kit.cli._running import is_file

if TYPE_CHECKING:
    from s92kit.agreements import Agreement

__all__ = ["agreement_named", "made_with"]


def agreement_named(name: str) -> Agreement:
    """The agreement with an id that a plugin contributes, or that a YAML file holds.

    Args:
        name: The id or the file.

    Raises:
        DocumentError: With every fault of the file.
        UnknownNameError: Where no plugin contributes it.
    """
    from s92kit.agreements import agreement_from_document
    from s92kit.boroughs import borough_of
    from s92kit.documents import read_document

    if is_file(name):
        return agreement_from_document(read_document(name))
    from s92kit.plugins import load_catalogue

    return load_catalogue(only={borough_of(name)}).agreement(name)


def made_with(name: str) -> tuple[str, ...]:
    """Each distribution that a paper about an agreement is made with, with its version.

    Args:
        name: The id of the agreement, or its file.
    """
    from importlib.metadata import version

    from s92kit.boroughs import borough_of
    from s92kit.plugins import load_catalogue

    if is_file(name):
        return (f"s92kit {version('s92kit')}",)
    return load_catalogue(only={borough_of(name)}).made_with
