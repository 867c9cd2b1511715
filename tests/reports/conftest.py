"""Walford's figures, sections and papers, and readers of what a renderer wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import financial_year
from s92kit.reports import Block, Paper, Paragraph, Section
from s92kit.sources import Source

VOID_TAGS = {"br", "meta"}
HEADINGS = {f"h{level}" for level in range(1, 7)}


@pytest.fixture
def source() -> Source:
    """A paper of Walford's."""
    return Source(title="Scheme report", locator="4.1", published_on=date(2019, 5, 8))


@pytest.fixture
def figure(source: Source) -> Callable[..., Figure]:
    """A maker of figures: a label, pounds and whatever else differs."""

    def make(label: str = "Cost", pounds: str | None = "298500.00", **other: Any) -> Figure:
        plain: dict[str, Any] = {
            "label": label,
            "value": None if pounds is None else Decimal(pounds),
            "unit": Unit.GBP,
            "kind": FigureKind.IN_PERIOD,
            "basis": Basis.PUBLISHED,
            "period": financial_year(2019),
            "sources": (source,),
        }
        return Figure(**(plain | other))

    return make


@pytest.fixture
def paper_of() -> Callable[..., Paper]:
    """A maker of papers with one section that holds the blocks given."""

    def make(*blocks: Block, **other: Any) -> Paper:
        section = Section(title="Detail", blocks=blocks or (Paragraph("To note."),))
        plain: dict[str, Any] = {
            "title": "Officers for Walford",
            "sections": (section,),
            "made_with": ("s92kit 0.1.0",),
        }
        return Paper(**(plain | other))

    return make


@attrs.define
class Page(HTMLParser):
    """What a web page holds, gathered tag by tag."""

    tags: list[tuple[str, dict[str, str | None]]] = attrs.field(factory=list)
    texts: list[tuple[str, str]] = attrs.field(factory=list)
    unclosed: list[str] = attrs.field(factory=list)
    mismatched: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note the tag and that it is open."""
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID_TAGS:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note that the tag is closed, in its turn or not."""
        if not self.unclosed or self.unclosed.pop() != tag:
            self.mismatched.append(tag)

    def handle_data(self, data: str) -> None:
        """Note the text and the tag that it stands in."""
        if self.unclosed and self.unclosed[-1] != "style":
            self.texts.append((self.unclosed[-1], data))

    @property
    def text(self) -> str:
        """All text, with runs of spaces as one."""
        return " ".join("".join(data for _, data in self.texts).split())

    @property
    def ids(self) -> list[str]:
        """Every name that a link can lead to."""
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Where every link leads."""
        return [attributes["href"] or "" for tag, attributes in self.tags if tag == "a"]

    @property
    def levels(self) -> list[int]:
        """The level of every heading, in order."""
        return [int(tag[1]) for tag, _ in self.tags if tag in HEADINGS]


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], Page]:
    """A reader of web pages."""

    def read(text: str) -> Page:
        page = Page()
        page.feed(text)
        page.close()
        return page

    return read
