"""What a plugin gives held against the rest of the contract: one borough, and ids of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from s92kit.boroughs import Borough, borough_of
from s92kit.priorities import PriorityFramework

__all__ = ["BOROUGH", "Items", "id_of", "misfits"]

BOROUGH = "s92kit_borough"
Items: TypeAlias = Mapping[str, tuple[Any, ...]]
"""What is given through each hook, by the hook's name."""


def id_of(item: Any) -> str:  # noqa: ANN401 - an item of any hook
    """The key of a borough, or the id of anything else."""
    return str(item.key if isinstance(item, Borough) else item.id)


def misfits(items: Items, announced: str) -> Iterator[tuple[str, str]]:
    """Each hook whose items break the contract, with what is wrong.

    Args:
        items: What a plugin gives.
        announced: The key of its entry point; empty where it has none, and its borough's counts.
    """
    boroughs = [item.key for item in items.get(BOROUGH, ())]
    if BOROUGH not in items:
        yield BOROUGH, "is not answered, and every plugin answers it. Give the one Borough."
    elif len(boroughs) != 1:
        yield BOROUGH, f"gives {len(boroughs)} boroughs. Give the one that the plugin speaks for."
    elif announced not in ("", *boroughs):
        yield (
            BOROUGH,
            (
                f"gives the borough {boroughs[0]!r}, and the entry point is named {announced!r}. "
                "Give both one name."
            ),
        )
    key = announced or next(iter(boroughs), "")
    for hook, given in items.items():
        yield from ((hook, reason) for reason in _bad_ids(hook, given, key))


def _bad_ids(hook: str, given: tuple[Any, ...], key: str) -> Iterator[str]:
    ids = [id_of(item) for item in given]
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"gives the id {name!r} {count} times. Give each item an id of its own."
    if hook == BOROUGH or not key:
        return
    for name in [*ids, *_ids_within(given)]:
        if borough_of(name) != key or "/" not in name:
            yield f"gives the id {name!r}. Begin it with the borough's key, as in '{key}/a-name'."


def _ids_within(given: tuple[Any, ...]) -> Iterator[str]:
    for item in given:
        if isinstance(item, PriorityFramework):
            yield from (priority.id for priority in item.priorities)
