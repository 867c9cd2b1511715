"""Funnels as drawings that can be read without seeing them, and as words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from html import escape

import attrs

from s92kit.figures import Unit, plain_number
from s92kit.kpis import Funnel, FunnelKind, FunnelPlace, Strays
from s92kit.reports._drawing import drawing, in_unit, place, round_ticks, text

__all__ = ["funnel_in_words", "funnel_svg"]

_WIDTH, _HEIGHT = 860, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 640, 44, 310
_FAR = (Strays.VERY_HIGH, Strays.VERY_LOW)
_End = Callable[[FunnelPlace], Decimal]
_CURVES: tuple[tuple[_End, str], ...] = (
    (lambda each: each.limits[0], "6 4"),
    (lambda each: each.limits[1], "6 4"),
    (lambda each: each.wide_limits[0], ""),
    (lambda each: each.wide_limits[1], ""),
)


def funnel_in_words(found: Funnel, *, label: str, per: int = 1) -> str:
    """What a funnel shows, for a reader who does not see it.

    Args:
        found: The funnel.
        label: What it is of, such as *Burglary for each thousand residents, wards of Walford*.
        per: For a rate, for how many of what it is reckoned by it is printed, such as 1,000.

    Returns:
        The pooled value, each place beyond the 99.8% limits with its counts, by name, and what
        must be known of it.
    """
    value = _value_in(found, per)
    said = [f"{label}: {len(found.places):,} places, together {value(found.overall)}."]
    for strays in _FAR:
        named = sorted(
            f"{each.place} ({value(each.value)}, {each.count:,} of {plain_number(each.out_of)})"
            for each in found.places
            if each.strays is strays
        )
        if named:
            said.append(f"{strays.capitalize()}: {', '.join(named)}.")
    if not any(each.strays in _FAR for each in found.places):
        said.append("No place is beyond the 99.8% limits.")
    return " ".join((*said, found.note))


def funnel_svg(found: Funnel, *, label: str, per: int = 1, size_label: str = "") -> str:
    """A funnel as a drawing in SVG, with its words inside for a reader who hears it.

    A place beyond the 99.8% limits has another shape, another colour and a number, with its name
    at the side. The limits are drawn from place to place.

    Args:
        found: The funnel.
        label: What it is of.
        per: For a rate, for how many of what it is reckoned by it is printed.
        size_label: What the places are reckoned by; what the kind of funnel says where left out.

    Returns:
        One ``svg`` element, which can stand in a web page or in a file by itself.
    """
    sheet = _Sheet.of(found, per)
    share = found.kind is FunnelKind.SHARE
    below = size_label or ("all cases of the place" if share else "what the rate is reckoned by")
    body = "\n".join((*_axes(sheet, below), *_curves(sheet), *_places(sheet), *_key(sheet)))
    words = funnel_in_words(found, label=label, per=per)
    return drawing(label, words, body, kind="funnel", size=(_WIDTH, _HEIGHT))


def _value_in(found: Funnel, per: int) -> Callable[[Decimal], str]:
    unit = Unit.PER_CENT if found.kind is FunnelKind.SHARE else Unit.RATIO
    return lambda value: in_unit(value * _times(found, per), unit)


def _times(found: Funnel, per: int) -> int:
    return 100 if found.kind is FunnelKind.SHARE else per


@attrs.frozen(kw_only=True)
class _Sheet:
    """Where sizes and values lie on the drawing."""

    found: Funnel
    per: int
    sizes: tuple[Decimal, ...]
    values: tuple[Decimal, ...]

    @classmethod
    def of(cls, found: Funnel, per: int) -> _Sheet:
        times = _times(found, per)
        highest = max(max(each.value, each.wide_limits[1]) for each in found.places) * times
        return cls(
            found=found,
            per=per,
            sizes=round_ticks(Decimal(0), max(each.out_of for each in found.places)),
            values=round_ticks(Decimal(0), highest or Decimal(1)),
        )

    def across(self, size: Decimal) -> Decimal:
        return _LEFT + size / self.sizes[-1] * (_RIGHT - _LEFT)

    def up(self, value: Decimal) -> Decimal:
        return self.height(value * _times(self.found, self.per))

    def height(self, printed: Decimal) -> Decimal:
        return _BOTTOM - printed / self.values[-1] * (_BOTTOM - _TOP)


def _axes(sheet: _Sheet, below: str) -> Iterator[str]:
    yield f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="#1d2125"/>'
    unit = Unit.PER_CENT if sheet.found.kind is FunnelKind.SHARE else Unit.RATIO
    for value in sheet.values:
        words = in_unit(value, unit, places=2)
        yield text(_LEFT - 6, place(sheet.height(value) + 4), words, anchor="end")
    for size in sheet.sizes:
        words = plain_number(size)
        yield text(place(sheet.across(size)), _BOTTOM + 18, words, anchor="middle")
    yield text(_RIGHT, _BOTTOM + 36, f"Size: {below}", anchor="end")


def _curves(sheet: _Sheet) -> Iterator[str]:
    y = place(sheet.up(sheet.found.overall))
    yield f'<path d="M{_LEFT} {y}H{_RIGHT}" stroke="#6b7075"/>'
    for end, dashes in _CURVES:
        points = "L".join(
            f"{place(sheet.across(each.out_of))} {place(sheet.up(end(each)))}"
            for each in sheet.found.places
        )
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield f'<path d="M{points}" fill="none" stroke="#6b7075"{dashed}/>'


def _places(sheet: _Sheet) -> Iterator[str]:
    value = _value_in(sheet.found, sheet.per)
    far = sorted(each.place for each in sheet.found.places if each.strays in _FAR)
    for each in sheet.found.places:
        x, y = sheet.across(each.out_of), sheet.up(each.value)
        told = f"<title>{escape(f'{each.place}: {value(each.value)}, {each.strays}')}</title>"
        if each.strays not in _FAR:
            yield f'<circle cx="{place(x)}" cy="{place(y)}" r="4" fill="#4c4f52">{told}</circle>'
            continue
        corners = f"M{place(x)} {place(y - 7)}L{place(x + 7)} {place(y)}L{place(x)} {place(y + 7)}"
        yield f'<path d="{corners}L{place(x - 7)} {place(y)}Z" fill="#b8420b">{told}</path>'
        yield text(place(x + 9), place(y + 4), str(far.index(each.place) + 1))
    for at, name in enumerate(far):
        yield text(_RIGHT + 20, _TOP + 8 + 17 * at, f"{at + 1} {name}")


def _key(sheet: _Sheet) -> Iterator[str]:
    together = _value_in(sheet.found, sheet.per)(sheet.found.overall)
    lines = (
        "Diamond, numbered by the alphabet: beyond the 99.8% limits. Circle: within them.",
        f"Line across: all together, {together}. Dashes: 95% limits. Outer lines: 99.8% limits.",
    )
    for at, words in enumerate(lines):
        yield text(_LEFT, _HEIGHT - 34 + 18 * at, words)
