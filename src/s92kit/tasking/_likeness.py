"""Requests that look like one another, by place and problem: suggested with why, never merged."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from s92kit.tasking._request import TaskRequest

__all__ = ["Likeness", "alike", "likenesses"]

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "near",
        "of",
        "off",
        "on",
        "or",
        "outside",
        "the",
        "to",
        "with",
    ]
)
_SHORT = 3


@attrs.frozen(kw_only=True)
class Likeness:
    """Two requests that may be one.

    Args:
        first: The id of the one raised first.
        second: The id of the other.
        same: Whether place and problem are in the same words, and not only alike.
        because: What is alike, in words.
    """

    first: str
    second: str
    same: bool
    because: tuple[str, ...]


def likenesses(requests: Iterable[TaskRequest]) -> tuple[Likeness, ...]:
    """Each pair of open requests that look alike in place and in problem.

    Places are alike where they name one order or street, or where half of their words are the same
    and their wards do not differ. Problems are alike where half of the words for the behaviour are
    the same. Nothing is merged: somebody who knows the place has to say.

    Args:
        requests: The requests.

    Returns:
        The pairs, by the ids of their requests, the request that was raised first before the other.
    """
    open_ones = sorted(
        (request for request in requests if request.status.open),
        key=lambda each: (each.raised_on, each.id),
    )
    pairs = (alike(one, other) for one, other in combinations(open_ones, 2))
    found = (pair for pair in pairs if pair is not None)
    return tuple(sorted(found, key=lambda each: (each.first, each.second)))


def alike(one: TaskRequest, other: TaskRequest) -> Likeness | None:
    """What makes two requests look alike; ``None`` where they do not.

    Args:
        one: A request, raised first.
        other: Another.

    Examples:
        >>> from datetime import date
        >>> from s92kit.tasking import Place, Problem, Window
        >>> def asked(id, place):
        ...     return TaskRequest(
        ...         id=id, title=id, raised_on=date(2018, 3, 26), forum="ljag", requester_role="x",
        ...         priority="walford/violence", place=Place(words=place, ward="Albert"),
        ...         windows=(Window(starts=1200, ends=1440),), minutes_least=60,
        ...         minutes_wanted=60, minutes_most=60, problem=Problem(behaviour="Drinking"))
        >>> alike(asked("A", "Bridge Street market"), asked("B", "The market, Bridge St")).because
        ("places alike: 'Bridge Street market' and 'The market, Bridge St'", "problems alike: ...
        >>> alike(asked("A", "Bridge Street market"), asked("B", "Station")) is None
        True
    """
    place = next(_place(one, other), "")
    problem = next(_problem(one, other), "")
    if not place or not problem:
        return None
    because = (f"{'place' if place.startswith('one') else 'places alike'}: {place}", problem)
    same = _key(one) == _key(other)
    return Likeness(first=one.id, second=other.id, same=same, because=because)


def _place(one: TaskRequest, other: TaskRequest) -> Iterator[str]:
    mine, theirs = one.place, other.place
    if mine.order and mine.order == theirs.order:
        yield f"one order, {mine.order}"
    apart = mine.ward and theirs.ward and _words(mine.ward) != _words(theirs.ward)
    if apart:
        return
    if mine.street and _words(mine.street) == _words(theirs.street):
        yield f"one street, {mine.street}"
    if _overlap(mine.words, theirs.words):
        yield f"{mine.words!r} and {theirs.words!r}"


def _problem(one: TaskRequest, other: TaskRequest) -> Iterator[str]:
    mine, theirs = one.problem.behaviour, other.problem.behaviour
    if _overlap(mine, theirs):
        yield f"problems alike: {mine!r} and {theirs!r}"


def _key(request: TaskRequest) -> tuple[frozenset[str], ...]:
    place = request.place
    texts = (place.words, place.ward, place.street, request.problem.behaviour)
    return (*map(_words, texts), frozenset({place.order}))


def _overlap(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    return bool(mine) and 2 * len(mine & theirs) >= len(mine | theirs)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    found = (word for word in _WORD.findall(text.lower()) if word not in _SMALL)
    return frozenset(word.removesuffix("s") if len(word) > _SHORT else word for word in found)
