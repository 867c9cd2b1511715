"""A paper for members: facts at the top, numbered sections, appendices, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import get_args

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Figure
from s92kit.reports._blocks import Block
from s92kit.reports._words import Part, as_words, refuse_unless, refuse_unsaid, says_something

__all__ = ["Fact", "Paper", "Section"]

_DEEPEST = 3
_A_SECTION = "Give Section(title=..., blocks=...)."


def _blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(given)


def _sections(given: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(given)


def _facts(given: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(given)


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@attrs.frozen
class Fact:
    """One line of the table at the top of a paper, such as the decision sought.

    Args:
        label: What is told.
        words: What it is, as in a ``Paragraph``.

    Examples:
        >>> Fact("Wards affected", "All").label
        'Wards affected'
    """

    label: str = attrs.field(validator=says_something("The label of a fact"))
    words: tuple[Part, ...] = attrs.field(converter=as_words)

    def __attrs_post_init__(self) -> None:
        refuse_unsaid(self.words, what=f"The fact {self.label!r}")


@attrs.frozen(kw_only=True)
class Section:
    """A part of a paper under its own heading.

    Args:
        title: The heading, without a number: numbers are given when the paper is laid out.
        blocks: What it says.
        sections: The parts that it falls into, which come after its blocks.

    Raises:
        InvalidValueError: Where it has no title, holds nothing, or holds what is no block.
    """

    title: str = attrs.field(validator=says_something("The title of a section"))
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=_blocks)
    sections: tuple[Section, ...] = attrs.field(default=(), converter=_sections)

    def __attrs_post_init__(self) -> None:
        if not self.blocks and not self.sections:
            raise InvalidValueError(
                what=f"The section {self.title!r}",
                given="empty",
                mend="Give it a block; what there is none of is stated as Missing.",
            )
        refuse_unless(
            self.blocks,
            get_args(Block),
            what=f"A block of the section {self.title!r}",
            mend="Put text and figures into a Paragraph, and rows into a Table.",
        )
        refuse_unless(self.sections, (Section,), what="A part of a section", mend=_A_SECTION)

    @property
    def depth(self) -> int:
        """How many levels of heading it has, its own included."""
        return 1 + max((section.depth for section in self.sections), default=0)

    @property
    def parts(self) -> Iterator[Part]:
        """Every part of every block, in reading order."""
        for block in self.blocks:
            yield from block.parts
        for section in self.sections:
            yield from section.parts


@attrs.frozen(kw_only=True)
class Paper:
    """A whole paper, before it is numbered and set in a format.

    What it rests on is not written by hand: the evidence for each figure, the assumptions and
    what the paper was made with are added at its end when it is laid out.

    Args:
        title: What the paper is called.
        subtitle: A line below the title; ``None`` for none.
        facts: The table at the top.
        sections: The numbered sections; at least one.
        appendices: The lettered sections that come after them.
        made_with: Each distribution that had a part in it, with its version.
        known_on: The day whose knowledge the paper shows; ``None`` for everything recorded.
        brief: Whether it is a sheet to work by, such as a briefing: without a list of contents,
            and with one line on what it was made with in place of the evidence. Such a sheet
            states no figure.

    Raises:
        InvalidValueError: For a blank title, no section, headings more than three deep, nothing
            that the paper was made with, a ``known_on`` that is no day, and a brief sheet with
            figures.

    Examples:
        >>> from s92kit.reports import Paragraph
        >>> purpose = Section(title="Purpose", blocks=[Paragraph("To note the cost.")])
        >>> paper = Paper(title="Officers for Walford", sections=[purpose],
        ...               made_with=["s92kit 0.1.0"])
        >>> paper.figures
        ()
    """

    title: str = attrs.field(validator=says_something("The title of a paper"))
    subtitle: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(says_something("The subtitle of a paper")),
    )
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_facts)
    sections: tuple[Section, ...] = attrs.field(converter=_sections)
    appendices: tuple[Section, ...] = attrs.field(default=(), converter=_sections)
    made_with: tuple[str, ...] = attrs.field(converter=_texts)
    known_on: date | None = None
    brief: bool = False

    def __attrs_post_init__(self) -> None:
        refuse_unless(self.facts, (Fact,), what="A fact", mend="Give Fact(label, words).")
        refuse_unless(self._everything, (Section,), what="A section", mend=_A_SECTION)
        for name in ("sections", "made_with"):
            if not getattr(self, name):
                raise InvalidValueError(
                    what=f"What a paper has as its {name}", given=(), mend="Give at least one."
                )
        for item in self.made_with:
            refuse_unsaid((item,), what="What a paper was made with")
        self._refuse_deep_headings()
        self._refuse_a_known_day_that_is_none()
        if self.brief and self.figures:
            raise InvalidValueError(
                what=f"A figure in the brief sheet {self.title!r}",
                given=self.figures[0].label,
                mend="Figures need their evidence: make it a paper that is not brief.",
            )

    def _refuse_deep_headings(self) -> None:
        for section in self._everything:
            if section.depth > _DEEPEST:
                raise InvalidValueError(
                    what=f"The depth of headings in {section.title!r}",
                    given=section.depth,
                    mend=f"Go no deeper than {_DEEPEST}; a reader loses count.",
                )

    def _refuse_a_known_day_that_is_none(self) -> None:
        known_on: object = self.known_on
        if isinstance(known_on, datetime) or not isinstance(known_on, date | None):
            raise InvalidValueError(
                what="The day that a paper is known on",
                given=self.known_on,
                mend="Give a datetime.date, or None for everything recorded.",
            )

    @property
    def _everything(self) -> tuple[Section, ...]:
        return (*self.sections, *self.appendices)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the paper, once, in the order in which a reader first meets it."""
        parts = [part for fact in self.facts for part in fact.words]
        for section in self._everything:
            parts.extend(section.parts)
        return tuple(dict.fromkeys(part for part in parts if isinstance(part, Figure)))
