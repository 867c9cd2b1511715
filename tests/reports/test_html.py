"""The web page: well formed, in order, readable by all, and safe with any text."""

from __future__ import annotations

import re
from itertools import pairwise

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from s92kit.reports import (
    Bullets,
    Clause,
    Column,
    Fact,
    Missing,
    Note,
    NoteKind,
    Paragraph,
    Section,
    Table,
    render,
)

HOSTILE = "</p><script>alert(\"1\")</script><a href='javascript:x'>&lt;{{ 7 * 7 }}{% raw %}"


@pytest.fixture
def paper(figure, source, paper_of):
    """A paper with every kind of block."""
    part = Section(title="Gangs", blocks=[Missing(what="counts", because="none were kept")])
    blocks = [
        Paragraph(("It costs ", figure(), " a year.")),
        Bullets(["Four constables", ("One sergeant at ", figure("Sergeant", "70500.00"))]),
        Note(kind=NoteKind.WARNING, words="No rate is known for later years."),
        Table(
            caption="Posts",
            columns=["Rank", Column("Cost", numeric=True)],
            rows=[("Constable", figure()), ("Inspector", "none bought")],
            total=("Total", figure()),
        ),
        Clause(words="A council may make grants.", sources=[source]),
    ]
    return paper_of(
        subtitle="Report to Cabinet",
        facts=[Fact("Wards", "All")],
        sections=[Section(title="Detail", blocks=blocks, sections=[part])],
    )


@pytest.fixture
def page(paper, read_page):
    """The page as it was read back."""
    return read_page(render(paper, "html"))


def test_every_tag_is_closed_in_its_turn(page):
    """The page is well formed."""
    assert page.mismatched == []
    assert page.unclosed == []


def test_the_page_names_its_language_and_title_and_has_one_main_heading(page):
    """A screen reader starts with the right voice and the right words."""
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert ("title", "Officers for Walford") in page.texts
    assert page.levels.count(1) == 1


def test_headings_go_down_one_level_at_a_time(page):
    """No level is skipped on the way down, and the paper's title comes first."""
    assert page.levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(page.levels))
    assert 3 in page.levels


def test_every_table_has_a_caption_and_every_header_a_scope(page):
    """Each cell can be read out with the names of its row and its column."""
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") == 3
    assert {attributes.get("scope") for tag, attributes in page.tags if tag == "th"} == {
        "col",
        "row",
    }
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")


def test_every_link_leads_somewhere(page):
    """Marks lead to evidence, evidence leads back, and the skip link leads to the paper."""
    assert page.links[0] == "#main"
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert {"#E1", "#E1-use-1", "#E2"} <= set(page.links)


def test_nothing_is_fetched_and_nothing_runs(page):
    """The page is one file: no script, picture, frame, form or style sheet elsewhere."""
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_figures_are_set_to_the_right_and_what_is_missing_is_not(figure, paper_of):
    """A reason is a sentence, which reads from the left."""
    gap = Missing(what="the cost", because="none was stated")
    columns = ["Rank", Column("Cost", numeric=True)]
    table = Table(caption="Posts", columns=columns, rows=[("PC", figure()), ("PS", gap)])
    html = render(paper_of(table), "html")
    assert re.search(r'<td class="numeric">£298,500', html)
    assert re.search(r'<td><strong class="missing">Missing: the cost', html)


def test_a_warning_is_a_word(page):
    """Nobody needs to see a colour to know that it is one."""
    assert "Warning: No rate is known for later years." in page.text


def _brightness(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("front", "back"),
    [(front, back) for front in ("ink", "quiet", "link") for back in ("paper", "shade")]
    + [("ink", "focus")],
)
def test_text_stands_out_from_what_is_behind_it(front, back, paper_of):
    """Every pair of colours has the contrast of at least 4.5 to 1 that WCAG 2.2 AA asks for."""
    colours = dict(re.findall(r"--(\w+): (#\w{6});", render(paper_of(), "html")))
    bright, dark = sorted((_brightness(colours[front]), _brightness(colours[back])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_only_the_named_colours_are_used(paper_of):
    """No colour escapes the test of contrast."""
    style = render(paper_of(), "html").partition("</style>")[0]
    rest = re.sub(r"--\w+: #\w{6};", "", style)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rest) == []


@pytest.fixture
def page_of(figure, source, paper_of, read_page):
    """A maker of pages in which the same words stand wherever words can stand."""

    def make(words):
        cited = attrs.evolve(source, title=words, locator=words)
        cost = figure(label=words, how=words, assumptions=(words,), sources=(cited,))
        unknown = figure(label=words, pounds=None, unknown_because=words)
        blocks = [
            Paragraph((words, cost, unknown)),
            Bullets([words]),
            Note(words=words),
            Clause(words=words, sources=[cited]),
            Table(caption=words, columns=[words], rows=[[words]], total=[words]),
            Missing(what=words, because=words),
        ]
        part = Section(title=words, blocks=blocks)
        paper = paper_of(
            title=words,
            subtitle=words,
            facts=[Fact(words, words)],
            sections=[Section(title=words, blocks=blocks, sections=[part])],
            appendices=[part],
            made_with=[words],
        )
        return read_page(render(paper, "html"))

    return make


def test_hostile_text_is_only_ever_text(page_of):
    """Wherever it stands, it is shown as it was written and does nothing."""
    hostile, plain = page_of(HOSTILE), page_of("plain")
    assert hostile.tags == plain.tags
    assert hostile.text == plain.text.replace("plain", HOSTILE)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://walford.example/paper?a=1&b=(2)", True),
        ("http://walford.example", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://[walford", False),
        ("https://walford.example/a b", False),
        ("https://walford.example/\x00", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_a_web_address_becomes_a_link(url, linked, source, paper_of, read_page):
    """Any other address, however it is written, leads nowhere."""
    clause = Clause(words="A council may.", sources=[attrs.evolve(source, url=url)])
    links = read_page(render(paper_of(clause), "html")).links
    assert [link for link in links if not link.startswith("#")] == ([url] if linked else [])


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # they only make values
)
@example(text="\ud800 a \x00")
@given(text=st.text().map(lambda text: f"a{text}z"))
def test_any_text_at_all_makes_a_well_formed_page_of_the_same_tags(page_of, text):
    """Control characters and lone surrogates are shown as such; every other sign is kept."""
    page, plain = page_of(text), page_of("plain")
    assert page.tags == plain.tags
    assert page.mismatched == page.unclosed == []
    assert page.text.encode()
