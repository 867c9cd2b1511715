"""What a paper can be made of, and what it refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from s92kit.errors import S92Error
from s92kit.reports import (
    Bullets,
    Clause,
    Column,
    Fact,
    Missing,
    Note,
    NoteKind,
    Paper,
    Paragraph,
    Section,
    Table,
)

BLANKS = ["", "   ", "\n", "-", "\u2013", "\u200b", "…"]


@pytest.mark.parametrize("blank", BLANKS)
def test_text_that_says_nothing_is_refused_everywhere(blank, source):
    """A blank, a dash or an invisible sign is no title, text, label, caption or cell."""
    makers = [
        lambda: Paragraph(blank),
        lambda: Bullets(["One", blank]),
        lambda: Fact(blank, "All"),
        lambda: Fact("Wards", blank),
        lambda: Missing(what=blank, because="no return was made"),
        lambda: Missing(what="hours", because=blank),
        lambda: Note(words=blank),
        lambda: Clause(words=blank, sources=[source]),
        lambda: Column(blank),
        lambda: Table(caption=blank, columns=["Rank"], rows=[["Sergeant"]]),
        lambda: Table(caption="Posts", columns=["Rank"], rows=[[blank]]),
        lambda: Table(caption="Posts", columns=["Rank"], rows=[["Sergeant"]], total=[blank]),
        lambda: Section(title=blank, blocks=[Paragraph("Text.")]),
    ]
    for make in makers:
        with pytest.raises(S92Error, match="Missing"):
            make()


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("field", ["title", "subtitle", "made_with"])
def test_a_paper_says_what_it_is_and_what_it_was_made_with(blank, field, paper_of):
    """A blank title, subtitle or distribution is refused."""
    with pytest.raises(S92Error, match="cannot be"):
        paper_of(**{field: (blank,) if field == "made_with" else blank})


@pytest.mark.parametrize(
    "make",
    [
        lambda: Bullets([]),
        lambda: Table(caption="Posts", columns=[], rows=[[]]),
        lambda: Table(caption="Posts", columns=["Rank"], rows=[]),
        lambda: Section(title="Finance"),
        lambda: Paragraph(()),
        lambda: Clause(words="A council may make grants.", sources=()),
        lambda: Paper(title="Paper", sections=(), made_with=["s92kit 0.1.0"]),
        lambda: Paper(
            title="Paper", sections=[Section(title="A", blocks=[Paragraph("B.")])], made_with=()
        ),
    ],
)
def test_what_is_empty_is_refused(make):
    """A list, table, section, paragraph, clause or paper that holds nothing cannot be made."""
    with pytest.raises(S92Error, match="cannot be"):
        make()


@pytest.mark.parametrize("number", [57000, 57000.0, Decimal("57000.00"), None, True, date.max])
def test_a_bare_number_is_refused_and_the_message_says_to_make_it_a_figure(number):
    """Whatever is printed has its evidence, so a number is a figure or it is not printed."""
    for make in (
        lambda: Paragraph(("The cost is ", number)),
        lambda: Table(caption="Costs", columns=["Cost"], rows=[[number]]),
    ):
        with pytest.raises(S92Error, match="Figure"):
            make()


def test_a_number_written_as_text_in_a_numeric_column_is_refused():
    """A figure cannot escape its evidence by being typed into a column of figures."""
    columns = ["Rank", Column("Cost", numeric=True)]
    with pytest.raises(S92Error, match="evidence"):
        Table(caption="Costs", columns=columns, rows=[("Constable", "£57,000")])
    assert Table(caption="Costs", columns=columns, rows=[("Inspector", "none bought")])


def test_a_row_of_the_wrong_length_is_refused_with_its_number_and_the_headers():
    """The message leads to the row and says which cells it should have."""
    with pytest.raises(S92Error, match=r"Row 2 of the table 'Posts'.*Rank, Base"):
        Table(caption="Posts", columns=["Rank", "Base"], rows=[("PC", "Town hall"), ("PS",)])
    with pytest.raises(S92Error, match="Row 2"):
        Table(
            caption="Posts", columns=["Rank", "Base"], rows=[("PC", "Town hall")], total=("Total",)
        )


def test_a_figure_without_a_label_is_refused(figure):
    """Its row of evidence would not say what it is the figure of."""
    with pytest.raises(S92Error, match="label of a figure"):
        Paragraph(figure(label=" "))


def test_an_empty_part_of_a_line_is_refused(figure):
    """An empty text between two figures is a slip, not a space."""
    with pytest.raises(S92Error, match="part of a paragraph"):
        Paragraph((figure(), "", "a year."))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Section(title="A", blocks="text"),
        lambda: Section(title="A", blocks=[Fact("Wards", "All")]),
        lambda: Section(title="A", sections=[Paragraph("Text.")]),
        lambda: Note(words="Text.", kind="Warning"),
        lambda: Clause(words="Text.", sources=["Police Act 1996"]),
    ],
)
def test_what_stands_in_the_wrong_place_is_refused(make):
    """Text is no block, a paragraph no section, and a word no kind of note or source."""
    with pytest.raises(S92Error, match=r"Give|Put"):
        make()


def test_facts_and_sections_of_a_paper_are_what_they_should_be(paper_of):
    """A pair is no fact, and a paragraph no section or appendix."""
    for wrong in (
        {"facts": [("Wards", "All")]},
        {"sections": [Paragraph("Text.")]},
        {"appendices": [Paragraph("Text.")]},
    ):
        with pytest.raises(S92Error, match="Give"):
            paper_of(**wrong)


@pytest.mark.parametrize("known_on", ["2019-05-31", datetime(2019, 5, 31, tzinfo=UTC)])
def test_the_day_a_paper_is_known_on_is_a_day(known_on, paper_of):
    """Neither text nor a moment will do."""
    with pytest.raises(S92Error, match="day that a paper is known on"):
        paper_of(known_on=known_on)


def test_headings_go_three_levels_deep_and_no_deeper(paper_of):
    """A fourth level is refused."""
    section = Section(title="Lowest", blocks=[Paragraph("Text.")])
    for title in ("Middle", "Top"):
        section = Section(title=title, sections=[section])
    assert paper_of(sections=[section]).sections[0].depth == 3
    with pytest.raises(S92Error, match="no deeper than 3"):
        paper_of(sections=[Section(title="Above", sections=[section])])


def test_lists_given_by_the_caller_are_kept_as_tuples():
    """What is changed after a block was made does not change the block."""
    items, rows = ["One"], [["PC"]]
    bullets, table = Bullets(items), Table(caption="Posts", columns=["Rank"], rows=rows)
    items.append("Two")
    rows[0].append("PS")
    assert bullets.items == (("One",),)
    assert table.rows == (("PC",),)


def test_a_row_given_as_one_text_is_one_cell():
    """A text is never taken apart letter by letter."""
    assert Table(caption="Posts", columns=["Rank"], rows=["PC"]).rows == (("PC",),)


def test_figures_come_once_in_the_order_a_reader_meets_them(figure, paper_of):
    """Facts come first, then sections with their parts, then appendices."""
    first, second, third, fourth = (figure(label=label) for label in "abcd")
    paper = paper_of(
        facts=[Fact("Cost", first)],
        sections=[
            Section(
                title="One",
                blocks=[Bullets([("Cost ", second)])],
                sections=[Section(title="Two", blocks=[Note(words=("Cost ", third))])],
            )
        ],
        appendices=[
            Section(
                title="Sums",
                blocks=[Table(caption="All", columns=["Sum"], rows=[[first]], total=[fourth])],
            )
        ],
    )
    assert paper.figures == (first, second, third, fourth)


def test_the_kinds_of_note_are_words():
    """A note says in a word what it is for."""
    assert [str(kind) for kind in NoteKind] == ["Warning", "Information"]
