"""A scorecard as a paper: values, targets and ratings, what owners say, charts and definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from s92kit.figures import Basis, Figure, FigureKind, plain_number
from s92kit.kpis import (
    WITHHELD,
    Completeness,
    Indicator,
    RagKind,
    RagPolicy,
    Scorecard,
    ScoreLine,
    charted,
    printed_shares,
)
from s92kit.periods import Period, format_day
from s92kit.reports._blocks import Block, Bullets, Chart, Column, Note, NoteKind, Paragraph, Table
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.reports._words import Part

__all__ = ["scorecard_paper"]

T = TypeVar("T")
_AT_ONCE = 4
"""How many periods or indicators stand side by side in a table."""
_FEWEST_POINTS = 7
"""The shortest run that a rule of control charts knows; fewer points tell nothing of chance."""
_MOST_PARTS = 8
"""More periods than these are read from charts and not from a table."""
_UNKNOWN = "cannot be determined"
_NOT_RECORDED = "not recorded"
_RULES = {
    RagKind.LAST_YEAR: (
        "green within {tolerance}% of the target; amber further off and no worse than in the same "
        "period of last year; red further off and worse"
    ),
    RagKind.MINIMUM: "green where the target is met; amber where the minimum is; else red",
    RagKind.BANDS: "green where the target is met; amber within {tolerance}% of it; else red",
}
_SAID_BY_HAND = (
    "What owners say was written by hand, and small counts in it were not looked for. Read it for "
    "them before this paper is published."
)


def scorecard_paper(
    cards: Sequence[Scorecard],
    *,
    council: str,
    made_with: Iterable[str],
    assumption: str = "",
    rows: str = "",
    rule: str = "",
) -> Paper:
    """Scorecards as a paper that members can read.

    Args:
        cards: The scorecard of the whole borough over the whole period, then those of its parts
            or of its wards.
        council: The council's name.
        made_with: Each distribution that had a part in it, with its version.
        assumption: What was assumed of the days that the data cover; empty where nothing was.
        rows: How many rows were read and set aside, in words; empty for the public.
        rule: What was done to small counts; empty where it is not for the public.
    """
    whole = cards[0]
    parts = [card for card in cards[1:] if not _group(card)]
    wards = [card for card in cards[1:] if _group(card)]
    sections = (
        _section("How it stands", _standing(whole)),
        _section("Period by period", _by_part(whole, parts)),
        _section("Ward by ward", _by_ward(whole, wards)),
        _section("What the owners say", _said(cards, rule)),
        _section("What is not known or not rated", _not_told(whole.lines)),
        _section("Over time", _charts(parts)),
        _section("How small counts are shown", (Note(words=rule),) if rule else ()),
    )
    return Paper(
        title=whole.framework.title,
        subtitle=f"{council}, {whole.period}",
        facts=tuple(_facts(whole, assumption, rows)),
        sections=[section for section in sections if section],
        appendices=(Section(title="What is counted", blocks=_definitions(whole)),),
        made_with=made_with,
    )


def _group(card: Scorecard) -> str:
    return ", ".join(entry for _, entry in card.lines[0].group) if card.lines else ""


def _section(title: str, blocks: Iterable[Block]) -> Section | None:
    found = tuple(blocks)
    return Section(title=title, blocks=found) if found else None


def _facts(card: Scorecard, assumption: str, rows: str) -> Iterator[Fact]:
    yield Fact("Period", str(card.period))
    yield Fact("Drawn up on", format_day(card.as_at))
    yield Fact("Red, amber and green", _rule_in_words(card.framework.rag_policy))
    if assumption:
        yield Fact("Assumption", assumption)
    if rows:
        yield Fact("Data", rows)
    if card.framework.note:
        yield Fact("To know", card.framework.note)


def _rule_in_words(policy: RagPolicy | None) -> str:
    if policy is None:
        return "No rule of the council is recorded, so that nothing is rated."
    tolerance = plain_number(policy.tolerance_percent or Decimal(0))
    words = _RULES[policy.kind].format(tolerance=tolerance)
    cited = "; ".join(source.cited for source in policy.sources)
    return " ".join((f"{words[0].upper()}{words[1:]}.", policy.note, f"Source: {cited}.")).strip()


def _standing(card: Scorecard) -> Iterator[Block]:
    columns = [*_VALUE]
    columns += _JUDGED if any(line.target for line in card.lines) else ()
    moved = (way.direction for line in card.lines for way in (line.short, line.long))
    columns += _MOVED if any(moved) else ()
    heads, cells = zip(*columns, strict=True)
    rows = [[told(line) for told in cells] for line in card.lines]
    yield Table(caption=f"Indicators, {card.period}", columns=heads, rows=rows)
    if shares := [each.words for each in printed_shares(card.lines)]:
        yield Bullets(shares)


def _title(line: ScoreLine) -> str:
    partial = line.completeness is Completeness.PARTIAL
    return f"{line.indicator.title} (incomplete)" if partial else line.indicator.title


def _value(line: ScoreLine) -> Part:
    if line.figure.value is None:
        return "withheld" if line.figure.unknown_because == WITHHELD else _UNKNOWN
    return line.figure


def _target(line: ScoreLine) -> Part:
    target = line.target
    if target is None or target.value is None:
        return "none recorded"
    return Figure(
        label=f"Target: {line.indicator.title}",
        value=target.value,
        unit=line.figure.unit,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.PUBLISHED,
        period=line.period,
        sources=target.sources,
    )


def _interval(line: ScoreLine) -> str:
    if line.interval is None:
        return "none"
    ends = (line.interval.lower, line.interval.upper)
    return " to ".join(plain_number(each, places=1) for each in ends)


_Told = tuple[str | Column, Callable[[ScoreLine], Part]]
_VALUE: tuple[_Told, ...] = (
    ("Indicator", _title),
    (Column("Value", numeric=True), _value),
    ("95% interval", _interval),
)
_JUDGED: tuple[_Told, ...] = (
    (Column("Target", numeric=True), _target),
    ("Rating", lambda line: str(line.rating.rag or "not rated")),
)
_MOVED: tuple[_Told, ...] = (
    ("Since the period before", lambda line: str(line.short.direction or _UNKNOWN)),
    ("Since last year", lambda line: str(line.long.direction or _UNKNOWN)),
)


def _by_part(whole: Scorecard, parts: Sequence[Scorecard]) -> Iterator[Table]:
    if len(parts) > _MOST_PARTS:
        return
    for few in _few_at_once(parts):
        lines = zip(whole.lines, *(card.lines for card in few), strict=True)
        yield Table(
            caption=f"Indicators, {_days(few)}",
            columns=("Indicator", *(Column(str(card.period), numeric=True) for card in few)),
            rows=[(each[0].indicator.title, *map(_value, each[1:])) for each in lines],
        )


def _days(cards: Sequence[Scorecard]) -> Period:
    return Period(start=cards[0].period.start, end=cards[-1].period.end)


def _by_ward(whole: Scorecard, wards: Sequence[Scorecard]) -> Iterator[Table]:
    if not wards:
        return
    for few in _few_at_once(range(len(whole.lines))):
        titles = [whole.lines[at].indicator.title for at in few]
        yield Table(
            caption=f"Wards, {whole.period}",
            columns=("Ward", *(Column(title, numeric=True) for title in titles)),
            rows=[(_group(card), *(_value(card.lines[at]) for at in few)) for card in wards],
            total=("The whole borough", *(_value(whole.lines[at]) for at in few)),
        )


def _few_at_once(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(items), _AT_ONCE):
        yield items[at : at + _AT_ONCE]


def _said(cards: Sequence[Scorecard], rule: str) -> Iterator[Block]:
    lines = [line for card in cards for line in card.lines]
    if rule and any(line.commentary for line in lines):
        yield Note(words=_SAID_BY_HAND, kind=NoteKind.WARNING)
    for line in lines:
        name = f"{line.indicator.title}, {line.period}"
        if said := line.commentary:
            by = f" ({said.written_by})" if said.written_by else ""
            if said.text:
                yield Paragraph(f"{name}{by}: {said.text}")
            if said.corrective_action:
                yield Paragraph(f"{name}{by}, what will be done: {said.corrective_action}")
        if line.action_missing:
            told = f"{name}: {line.rating.text}. The council's rule asks what will be done"
            yield Note(words=f"{told}, and nothing is said.", kind=NoteKind.WARNING)


def _not_told(lines: Sequence[ScoreLine]) -> Iterator[Block]:
    told: dict[str, list[str]] = {}
    for line in lines:
        if line.figure.value is None:
            because = f"cannot be determined, because {line.figure.unknown_because}"
        elif line.rating.rag is None:
            because = f"not rated, because {line.rating.because}"
        else:
            continue
        told.setdefault(because, []).append(line.indicator.title)
    if told:
        yield Bullets([f"{'; '.join(titles)}: {why}." for why, titles in told.items()])


def _charts(parts: Sequence[Scorecard]) -> Iterator[Chart]:
    for indicator, chart in charted(parts):
        if sum(point.value is not None for point in chart.points) < _FEWEST_POINTS:
            continue
        lines = [line for card in parts for line in card.lines if line.indicator == indicator]
        sources = dict.fromkeys(source for line in lines for source in line.figure.sources)
        yield Chart(chart=chart, sources=tuple(sources))


def _definitions(card: Scorecard) -> tuple[Block, ...]:
    asked: tuple[tuple[str, Callable[[Indicator], str]], ...] = (
        ("Indicator", lambda item: item.title),
        ("How it is worked out", lambda item: item.formula or item.note),
        ("Which way", lambda item: str(item.polarity or "")),
        ("Who answers for it", lambda item: item.owner),
        ("Reported each", lambda item: str(item.frequency or "")),
        ("Data from", lambda item: item.data_source),
    )
    rows = [[told(line.indicator) or _NOT_RECORDED for _, told in asked] for line in card.lines]
    return (Table(caption="The indicators", columns=[head for head, _ in asked], rows=rows),)
