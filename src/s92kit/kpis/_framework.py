"""KPI frameworks: a year's indicators, and packs that inherit another year's and strike some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from s92kit.boroughs import borough_of
from s92kit.disclosure import DisclosurePolicy
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._rag import RagPolicy
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["KpiFramework", "with_inherited"]


@attrs.frozen(kw_only=True)
class KpiFramework:
    """The indicators that a council holds a team to over some days.

    Args:
        id: The borough's key and a name, such as ``walford/kpis-2019``.
        title: What it is called.
        indicators: Its indicators, in the order of its papers.
        sources: Where it was read.
        period: The days it is for; ``None`` where the papers give none.
        period_unknown_because: Why there is no period; empty where there is one.
        rag_policy: The rule that red, amber and green are given by; ``None`` where none is stated.
        disclosure_policy: The council's rule for small counts of people in what it publishes;
            ``None`` where it has none of its own.
        inherits: The id of the framework whose indicators it takes over; empty for none.
        deletes: The ids of indicators that it does not take over.
        note: What a reader should know of the whole.

    Raises:
        InvalidValueError: With everything that does not fit: an indicator twice or of another
            borough, a period neither given nor explained, or something struck that is inherited
            from nowhere.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...] = ()
    period: Period | None = None
    period_unknown_because: str = ""
    rag_policy: RagPolicy | None = None
    disclosure_policy: DisclosurePolicy | None = None
    inherits: str = ""
    deletes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if faults := tuple(_faults(self)):
            raise InvalidValueError(
                what=f"The framework {self.id!r}", given=self.title, mend=" ".join(faults)
            )

    @property
    def borough(self) -> str:
        """The key of the borough whose framework it is."""
        return borough_of(self.id)

    def indicator(self, id: str) -> Indicator:  # noqa: A002 - the field's own word
        """The indicator of an id.

        Args:
            id: The id, such as ``walford/arrests``.

        Raises:
            UnknownNameError: Where there is none.
        """
        for each in self.indicators:
            if each.id == id:
                return each
        raise UnknownNameError(
            what="indicator", name=id, known=[each.id for each in self.indicators]
        )


def _faults(item: KpiFramework) -> Iterator[str]:
    ids = [indicator.id for indicator in item.indicators]
    if len(set(ids)) < len(ids):
        yield "Give each indicator an id of its own."
    for name in sorted({each for each in ids if borough_of(each) != item.borough}):
        yield f"{name!r} is of another borough; begin it with {item.borough!r}."
    if (item.period is None) != bool(item.period_unknown_because):
        yield "Give the period, or say why there is none."
    if not item.inherits and (item.deletes or not ids):
        yield "Give its indicators, or name the framework that it inherits."
    for name in sorted(set(item.deletes) & set(ids)):
        yield f"{name!r} is both given and struck."


def with_inherited(framework: KpiFramework, among: Iterable[KpiFramework]) -> KpiFramework:
    """A framework with all that it inherits, so that it can be read by itself.

    An indicator that it gives again takes the place of the one inherited; new ones follow.

    Args:
        framework: The framework.
        among: The frameworks that it may inherit from, which may inherit too.

    Returns:
        A framework that inherits nothing and strikes nothing.

    Raises:
        UnknownNameError: Where it inherits from a framework that is not there, or strikes an
            indicator that it does not inherit.
        InvalidValueError: Where frameworks inherit from each other in a ring.
    """
    return _resolved(framework, {each.id: each for each in among}, ())


def _resolved(
    item: KpiFramework, known: Mapping[str, KpiFramework], line: tuple[str, ...]
) -> KpiFramework:
    if not item.inherits:
        return item
    if item.id in line:
        raise InvalidValueError(
            what="What a framework inherits",
            given=" > ".join((*line, item.id)),
            mend="Let one of them inherit nothing.",
        )
    if item.inherits not in known:
        raise UnknownNameError(what="KPI framework", name=item.inherits, known=known)
    parent = _resolved(known[item.inherits], known, (*line, item.id))
    inherited = {each.id: each for each in parent.indicators}
    for name in item.deletes:
        if name not in inherited:
            raise UnknownNameError(what="inherited indicator", name=name, known=inherited)
        del inherited[name]
    inherited |= {each.id: each for each in item.indicators}
    sources = tuple(dict.fromkeys((*item.sources, *parent.sources)))
    return attrs.evolve(
        item, indicators=tuple(inherited.values()), sources=sources, inherits="", deletes=()
    )
