"""A format says how a log's columns and codes answer to the shared ones, and refuses nonsense."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

import s92kit.activity
from s92kit.activity import (
    ACTIVITY,
    ActivityFormat,
    ActivityKind,
    ActivityOutcome,
    Attribution,
    LocalCode,
    LocalColumn,
    Meaning,
    local_contract,
)
from s92kit.dated import Span
from s92kit.documents import DocumentError, document_from_text, read_document
from s92kit.errors import InvalidValueError
from s92kit.plugins import catalogue_of, value_from
from s92kit.tables import Kind
from s92kit.testing import walford
from s92kit.themes import Theme

LOG = Path(walford.__file__).parent / "documents" / "activity-log.yaml"
FORMAT = catalogue_of(walford).activity_format("walford")
DAY = LocalColumn(header="Date", field="day")
ARREST = LocalCode(column="What", code="Arr", meanings=(Meaning(kind=ActivityKind.ARREST),))


def form(*, columns=(DAY,), codes=(ARREST,), **more) -> ActivityFormat:
    """A format of two columns, but for what is said."""
    return ActivityFormat(
        id="walford/log", title="Log", columns=columns, codes=codes, sources=FORMAT.sources, **more
    )


def test_a_document_is_a_format():
    """Its codes, dated, with sources."""
    assert value_from(read_document(LOG)) == FORMAT
    assert (FORMAT.borough, FORMAT.code_columns) == ("walford", ("What", "Why"))
    assert FORMAT.fields_of("Why") == ("priority", "theme")


def test_the_schema_knows_the_words_that_the_code_knows():
    """A kind, theme, outcome or attribution that is added is added in both places."""
    folder = Path(s92kit.activity.__file__).parent
    schema = json.loads((folder / "activity-format.schema.json").read_text("utf-8"))
    codes = schema["properties"]["codes"]["items"]["properties"]
    meaning = codes["meanings"]["items"]["properties"]
    assert meaning["kind"]["enum"] == list(ActivityKind)
    assert meaning["theme"]["enum"] == list(Theme)
    assert meaning["outcome"]["enum"] == list(ActivityOutcome)
    assert meaning["attribution"]["enum"] == list(Attribution)
    fields = schema["properties"]["columns"]["items"]["properties"]["field"]["enum"]
    assert fields == [name for name in ACTIVITY.names if name not in ("borough", "local_code")]


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("field: day", "field: date", 8),
        ("unit: hours", "unit: days", 11),
        ("kind: arrest", "kind: arest", 16),
        ("theme: vawg", "theme: home", 41),
        ("title: Walford's log of activity", "titel: Walford's log of activity", 3),
        ("{column: What, code: Arr,", "{column: What,", 16),
        ("team: Town centre team", "team: ''", 4),
        ("attribution: team", "attribution: everyone", 5),
    ],
)
def test_a_faulty_document_is_refused_on_its_line(right, wrong, line):
    """One bad example for each rule of the schema."""
    text = LOG.read_text("utf-8").replace(right, wrong, 1)
    with pytest.raises(DocumentError) as told:
        document_from_text(text, name="log.yaml", papers=read_document(LOG).papers)
    assert f"log.yaml:{line}" in {fault.where for fault in told.value.findings}


@pytest.mark.parametrize(
    ("parts", "mend"),
    [
        ({"columns": ()}, "column that holds the day"),
        ({"columns": (DAY, attrs.evolve(DAY, header="Day"))}, "filled from two places"),
        ({"columns": (DAY, LocalColumn(header="Date", field="ward"))}, "described twice"),
        ({"columns": (DAY, LocalColumn(header="What", field="ward"))}, "described twice"),
        ({"codes": (ARREST, attrs.evolve(ARREST, code=" ARR "))}, "stands twice"),
        ({"codes": ()}, "what kind of activity"),
        (
            {"columns": (DAY, LocalColumn(header="Kind", field="kind"))},
            "'kind' is filled from two places",
        ),
        (
            {"columns": (DAY, LocalColumn(header="Team", field="team")), "team": "Estates"},
            "A column holds the team",
        ),
        (
            {
                "codes": (
                    ARREST,
                    LocalCode(
                        column="Why", code="V", meanings=(Meaning(priority="weatherfield/asb"),)
                    ),
                )
            },
            "another borough's",
        ),
    ],
)
def test_a_format_that_could_not_be_used_is_refused(parts, mend):
    """Each with what to do about it."""
    with pytest.raises(InvalidValueError) as told:
        form(**parts)
    assert mend in told.value.mend


def test_all_that_is_wrong_with_a_format_is_told_at_once():
    """No day and no kind are told together."""
    with pytest.raises(InvalidValueError) as told:
        form(columns=(), codes=())
    assert "day" in told.value.mend
    assert "kind" in told.value.mend


@pytest.mark.parametrize(
    "made",
    [
        Meaning,
        lambda: Meaning(theme=Theme.GANGS, may_also_be=("violence",)),
        lambda: Meaning(theme=Theme.GANGS, may_also_be=("noise",), loss="Noise counts too."),
        lambda: LocalColumn(header="Date", field="date"),
        lambda: LocalColumn(header="Hours", field="minutes", unit="pounds"),
        lambda: LocalCode(column="What", code="Arr", meanings=()),
        lambda: LocalCode(
            column="What",
            code="Arr",
            meanings=(
                Meaning(kind=ActivityKind.ARREST, span=Span(end=date(2019, 4, 2))),
                Meaning(kind=ActivityKind.CAUTION, span=Span(start=date(2019, 4, 1))),
            ),
        ),
    ],
)
def test_a_part_that_says_nothing_or_two_things_is_refused(made):
    """A meaning without content, other words without a loss, two meanings on one day."""
    with pytest.raises(InvalidValueError):
        made()


def test_a_code_may_change_its_meaning_from_one_day_to_the_next():
    """The last day of one meaning is followed by the first of another."""
    LocalCode(
        column="What",
        code="Arr",
        meanings=(
            Meaning(kind=ActivityKind.ARREST, span=Span(end=date(2019, 4, 1))),
            Meaning(kind=ActivityKind.CAUTION, span=Span(start=date(2019, 4, 1))),
        ),
    )


def test_what_a_log_must_look_like_follows_from_its_format():
    """The shared column's rules under the log's own header; hours are numbers with decimals."""
    contract = local_contract(FORMAT)
    assert contract.names[:2] == ("Ref", "Date")
    assert contract.column("Date").required
    assert contract.column("What").required
    assert not contract.column("Why").required
    assert contract.column("Hours").kind is Kind.DECIMAL
    assert contract.column("Hours").query_most == 24
    assert contract.column("Case").private
