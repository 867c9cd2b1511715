"""Which plugins are installed, read from their entry points without importing any of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, EntryPoint, distributions

import attrs

__all__ = ["CONTRACT", "Origin", "installed_plugins"]

CONTRACT = "v1"
"""The contract that this s92kit keeps; its group of entry points is ``s92kit.boroughs.v1``."""

_GROUPS = "s92kit.boroughs"


@attrs.frozen(kw_only=True)
class Origin:
    """Where a plugin comes from.

    Args:
        key: The borough's key: the name of its entry point.
        distribution: The installed distribution, or the module where none was asked for.
        version: The distribution's version.
        contract: The version of the contract that it was written for, such as ``v1``.
        module: The module that it announces.
    """

    key: str
    distribution: str
    version: str
    contract: str
    module: str

    def __str__(self) -> str:
        return f"{self.distribution} {self.version}"


def installed_plugins() -> tuple[Origin, ...]:
    """Every plugin that is installed, in order of key, whichever contract it keeps.

    Nothing is imported. Where a distribution stands twice on the path, the first counts, as it
    does for an import.
    """
    found = {origin: None for each in _in_use() for origin in _origins(each)}
    return tuple(sorted(found, key=attrs.astuple))


def _in_use() -> Iterator[Distribution]:
    folders: dict[str, str] = {}
    for distribution in distributions():
        folder = str(distribution.locate_file(""))
        name = _told(distribution, "Name").lower().replace("_", "-")
        # In one folder two versions may stand side by side: neither is the obvious one.
        if folders.setdefault(name, folder) == folder:
            yield distribution


def _origins(distribution: Distribution) -> Iterator[Origin]:
    for point in _entry_points(distribution):
        group, _, contract = point.group.rpartition(".")
        if group == _GROUPS:
            yield Origin(
                key=point.name,
                distribution=_told(distribution, "Name"),
                version=_told(distribution, "Version"),
                contract=contract,
                module=point.value,
            )


def _entry_points(distribution: Distribution) -> tuple[EntryPoint, ...]:
    try:
        return tuple(distribution.entry_points)
    except Exception:  # noqa: BLE001 - someone else's broken file must not stop every borough
        text = distribution.read_text("entry_points.txt") or ""
        broken = EntryPoint(name="?", value="?", group=f"{_GROUPS}.unreadable")
        return (broken,) if _GROUPS in text else ()


def _told(distribution: Distribution, field: str) -> str:
    metadata = distribution.metadata
    return metadata[field] if field in metadata else f"({field.lower()} not stated)"
