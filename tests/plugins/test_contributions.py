"""A folder of documents is a plugin: read late, whole, and with every fault on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from s92kit.activity import ActivityFormat
from s92kit.agreements import Agreement
from s92kit.boroughs import Borough, PoliceArea
from s92kit.claims import PublishedFigure
from s92kit.documents import DocumentError, document_from_text, kinds_of_document, read_document
from s92kit.errors import UnknownNameError
from s92kit.kpis import KpiFramework
from s92kit.plugins import borough_from_document, contributions_from, value_from
from s92kit.priorities import PriorityFramework
from s92kit.pspos import Pspo
from s92kit.rates import RateCard, Scheme
from s92kit.tasking import TaskingPolicy
from s92kit.testing import walford

DOCUMENTS = Path(walford.__file__).parent / "documents"
RATES = DOCUMENTS.parents[2] / "rates" / "data"
BOROUGH = """$schema: s92kit/borough/1
key: walford
name: Walford
gss_code: E09000099
police_area: metropolitan police district
sources:
  - {title: Gazetteer, published_on: not stated, locator: Walford}
"""


def test_a_folder_gives_each_kind_through_its_hook():
    """By path or by the name of the package that holds it."""
    by_path, by_name = contributions_from(DOCUMENTS), contributions_from("s92kit.testing.walford")
    assert [type(item) for item in by_path.s92kit_borough()] == [Borough]
    assert [type(item) for item in by_path.s92kit_priorities()] == [PriorityFramework]
    assert {type(item) for item in by_path.s92kit_pspos()} == {Pspo}
    assert {type(item) for item in by_path.s92kit_agreements()} == {Agreement}
    assert [type(item) for item in by_path.s92kit_activity_formats()] == [ActivityFormat]
    assert [type(item) for item in by_path.s92kit_tasking_policies()] == [TaskingPolicy]
    assert {type(item) for item in by_path.s92kit_kpi_frameworks()} == {KpiFramework}
    assert {type(item) for item in by_path.s92kit_published_figures()} == {PublishedFigure}
    assert by_path.values == by_name.values


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    """A plugin's module may be imported without its documents, even where there are none."""
    contributions = contributions_from(tmp_path / "not-there-yet")
    (tmp_path / "not-there-yet").mkdir()
    (tmp_path / "not-there-yet" / "borough.yaml").write_text(BOROUGH, "utf-8")
    assert contributions.s92kit_borough()[0].name == "Walford"


def test_what_was_read_is_kept(tmp_path):
    """Six hooks read a folder once."""
    (tmp_path / "borough.yaml").write_text(BOROUGH, "utf-8")
    contributions = contributions_from(tmp_path)
    first = contributions.s92kit_borough()
    (tmp_path / "borough.yaml").unlink()
    assert contributions.s92kit_borough() == first


def test_a_kind_that_no_plugin_gives_is_refused(tmp_path):
    """A scheme in a plugin's folder would be read by nobody, so it is a fault."""
    text = (RATES / "met-patrol-plus.yaml").read_text("utf-8")
    (tmp_path / "scheme.yaml").write_text(text, "utf-8")
    papers = (RATES / "papers.yaml").read_text("utf-8")
    (tmp_path / "papers.yaml").write_text(papers, "utf-8")
    with pytest.raises(
        DocumentError, match="No hook takes a document of the kind 'scheme'"
    ) as told:
        contributions_from(tmp_path).s92kit_borough()
    assert told.value.findings.items[0].where == f"{tmp_path / 'scheme.yaml'}:1"


def test_the_faults_of_all_documents_are_told(tmp_path):
    """Values that their class refuses, in several files, each on its line."""
    plan = (DOCUMENTS / "plan-2019.yaml").read_text("utf-8")
    order = (DOCUMENTS / "street-drinking-2018.yaml").read_text("utf-8")
    (tmp_path / "papers.yaml").write_text((DOCUMENTS / "papers.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "plan.yaml").write_text(
        plan.replace("walford/violence-at-home", "walford/violence"), "utf-8"
    )
    (tmp_path / "order.yaml").write_text(
        order.replace("unknown_because: the paper gives no last day", "note: none"), "utf-8"
    )
    with pytest.raises(DocumentError) as told:
        contributions_from(tmp_path).s92kit_borough()
    assert [Path(fault.where).name for fault in told.value.findings] == [
        "order.yaml:6",
        "plan.yaml:1",
    ]


def test_a_borough_is_read_from_its_document():
    """With its police area as a word of ours."""
    borough = borough_from_document(document_from_text(BOROUGH, name="borough.yaml"))
    assert (borough.key, borough.police_area) == ("walford", PoliceArea.METROPOLITAN)
    assert borough.sources[0].title == "Gazetteer"


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("key: walford", "key: Walford", 2),
        ("name: Walford", "name: ''", 3),
        ("gss_code: E09000099", "gss_code: E0900009", 4),
        ("metropolitan police district", "metropolitan", 5),
        ("sources:", "mayor: none\nsources:", 6),
        ("  - {title: Gazetteer, published_on: not stated, locator: Walford}", "  - {}", 7),
    ],
)
def test_a_faulty_borough_is_refused_on_its_line(right, wrong, line):
    """One bad example for each rule of the schema."""
    with pytest.raises(DocumentError) as told:
        document_from_text(BOROUGH.replace(right, wrong), name="borough.yaml")
    assert {fault.where for fault in told.value.findings} == {f"borough.yaml:{line}"}


@pytest.mark.parametrize(
    ("path", "cls"),
    [
        (DOCUMENTS / "borough.yaml", Borough),
        (DOCUMENTS / "plan-2019.yaml", PriorityFramework),
        (DOCUMENTS / "street-drinking-2018.yaml", Pspo),
        (DOCUMENTS / "estates-2016.yaml", Agreement),
        (DOCUMENTS / "activity-log.yaml", ActivityFormat),
        (DOCUMENTS / "tasking.yaml", TaskingPolicy),
        (DOCUMENTS / "papers-of-2019.yaml", tuple),
        (RATES / "partnership-plus.yaml", Scheme),
        (RATES / "partnership-plus-rates.yaml", RateCard),
    ],
    ids=lambda given: getattr(given, "name", ""),
)
def test_any_document_is_the_value_that_it_describes(path, cls):
    """Whatever the kind, the command line can check a file of it."""
    assert isinstance(value_from(read_document(path)), cls)


def test_papers_are_papers():
    """What serves other documents can be checked by itself."""
    assert "gazetteer" in value_from(read_document(DOCUMENTS / "papers.yaml"))


def test_each_kind_of_document_describes_something():
    """A kind that is added has a value, or this test asks for one."""
    for kind in kinds_of_document():
        document = document_from_text(BOROUGH, name="borough.yaml")
        object.__setattr__(document, "kind", kind.split("/")[1])
        try:
            value_from(document)
        except UnknownNameError:
            pytest.fail(f"{kind} describes nothing")
        except (DocumentError, KeyError):
            pass  # its kind was read, and this is no document of it


def test_a_kind_without_a_value_is_told():
    """A document that was made up by hand is refused by name."""
    document = document_from_text(BOROUGH, name="borough.yaml")
    object.__setattr__(document, "kind", "burough")
    with pytest.raises(UnknownNameError, match="Did you mean 'borough'"):
        value_from(document)
