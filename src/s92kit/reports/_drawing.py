"""What drawings in SVG are made of: places on the sheet, round numbers for axes, words."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from html import escape

from s92kit.figures import Unit, plain_number

__all__ = ["drawing", "in_unit", "place", "round_ticks", "text"]

_STEPS = 5
_INK = "#1d2125"


def place(value: Decimal | int) -> str:
    """A place on the sheet, to a tenth.

    Args:
        value: How far from the left or the top.
    """
    return f"{Decimal(value).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}"


def in_unit(value: Decimal, unit: Unit, *, places: int = 1) -> str:
    """A number as axes and notes print it.

    Args:
        value: The number.
        unit: What one of it is.
        places: The most decimal places.
    """
    number = plain_number(value, places=places)
    return f"{number}%" if unit is Unit.PER_CENT else number


def round_ticks(least: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    """Round numbers for an axis, which begin at or below the least and end at or above the most.

    Args:
        least: The least value.
        most: The greatest, above the least.

    Examples:
        >>> [f"{tick:f}" for tick in round_ticks(Decimal(0), Decimal(280))]
        ['0', '100', '200', '300']
    """
    rough = (most - least) / _STEPS
    ten = Decimal(1).scaleb(rough.adjusted())
    step = next(ten * each for each in (1, 2, 5, 10) if ten * each >= rough)
    first = (least / step).to_integral_value(rounding=ROUND_FLOOR)
    last = (most / step).to_integral_value(rounding=ROUND_CEILING)
    return tuple(step * at for at in range(int(first), int(last) + 1))


def text(x: str | int, y: str | int, words: str, *, anchor: str = "start", more: str = "") -> str:
    """Words on the sheet.

    Args:
        x: How far from the left.
        y: How far from the top.
        words: The words.
        anchor: Which end of them stands there.
        more: Further attributes, each after a space.
    """
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{_INK}"{more}>{escape(words)}</text>'
    )


def drawing(title: str, described: str, body: str, *, kind: str, size: tuple[int, int]) -> str:
    """A whole drawing, with its title in sight and its words inside for a reader who hears it.

    Args:
        title: What it shows.
        described: The same in words.
        body: What is drawn.
        kind: The kind of drawing, such as *control chart*.
        size: How wide and how high it is.
    """
    name = f"{kind.split(' ', maxsplit=1)[0]}-" + re.sub(r"[^a-z0-9]+", "-", title.lower()).strip(
        "-"
    )
    width, height = size
    heading = text(16, 22, title, more=' font-size="15" font-weight="bold"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="sans-serif" font-size="12">\n'
        f'<title id="{name}-title">{escape(f"{title}: {kind}")}</title>\n'
        f'<desc id="{name}-desc">{escape(described)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
        f"{heading}\n{body}\n</svg>\n"
    )
