"""Documents of the use of powers: read whole, refused with every fault on its line."""

import json
from importlib.resources import files

import attrs
import pytest

from s92kit.documents import DocumentError, document_from_text, schema_for
from s92kit.documents._moments import parse_moment
from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome
from s92kit.law import english_law
from s92kit.plugins import value_from
from s92kit.powers import PowerRecords, check_powers, powers_from_document
from s92kit.powers._records import _OnePower

SOURCE = "{title: Walford case register; fictitious, published_on: not stated, locator: '1'}"
HEAD = """$schema: s92kit/powers/1
id: walford/powers-2026
title: Powers used in 2026
powers:
"""
WARNING = f"""  - community_protection_warning:
      id: cpw-1
      issued_on: 2026-10-05
      issued_to: person
      age: 34
      in_writing: true
      mend_by: 2026-10-26
      recorded_on: 2026-10-05
      source: {SOURCE}
"""
NOTICE = f"""  - community_protection_notice:
      id: cpn-1
      issued_on: 2026-11-02
      issued_to: person
      age: 34
      warning: cpw-1
      issued_by: council
      conduct_goes_on: true
      recorded_on: 2026-11-02
      source: {SOURCE}
"""
CLOSURE = f"""  - closure_notice:
      id: closure-1
      issued_at: 2026-12-24T18:00
      served_at: 2026-12-24 18:30
      ends_at: 2026-12-27T18:00
      issued_by: superintendent or above
      residents_kept_out: false
      people_informed: true
      recorded_on: 2026-12-24
      source: {SOURCE}
"""


def records(*parts: str) -> PowerRecords:
    """What a document of these records describes."""
    text = HEAD + "".join(parts)
    return powers_from_document(document_from_text(text, name="powers.yaml"))


def faults(*parts: str) -> list[tuple[str, str]]:
    """Where each fault of a document of these records lies, and what it is."""
    with pytest.raises(DocumentError) as refused:
        records(*parts)
    return [(fault.where, fault.message) for fault in refused.value.findings]


def test_a_document_lists_powers_that_name_each_other():
    """The notice finds its warning, and each rule is met."""
    read = records(WARNING, NOTICE, CLOSURE)
    assert [power.id for power in read.powers] == ["cpw-1", "cpn-1", "closure-1"]
    found = check_powers(read, english_law())
    assert {finding.outcome for finding in found} == {Outcome.MET}
    ids = [finding.message.partition(":")[0] for finding in found]
    assert list(dict.fromkeys(ids)) == ["cpw-1", "cpn-1", "closure-1"]


def test_any_reader_of_documents_knows_the_kind():
    """``s92kit check`` reads it as it reads the others."""
    document = document_from_text(HEAD + WARNING, name="powers.yaml")
    assert value_from(document) == records(WARNING)


def test_a_finding_stands_on_the_line_of_its_field():
    """A notice too early is told at its warning, with the file and the line."""
    early = NOTICE.replace("issued_on: 2026-11-02", "issued_on: 2026-10-26")
    document = document_from_text(HEAD + WARNING + early, name="powers.yaml")
    found = check_powers(powers_from_document(document), english_law()).located(document.where)
    (fault,) = found.not_met
    assert (fault.code, fault.where) == ("powers/cpn-time-to-mend", "powers.yaml:19")
    assert fault.message.startswith("cpn-1: ")


def test_what_was_not_yet_known_is_not_judged():
    """By what was known in October, there is the warning alone."""
    read = records(WARNING, NOTICE)
    found = read.judged(english_law(), known_on=read.powers[0].recorded_on)
    assert [answer.power.id for answer in found] == ["cpw-1"]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("issued_at: 2026-12-24T18:00", "issued_at: 2026-12-24", 7, "2026-12-24"),
        ("issued_at: 2026-12-24T18:00", "issued_at: 2026-12-24T24:00", 7, "24:00"),
        ("issued_at: 2026-12-24T18:00", "issued_at: 2026-02-30T18:00", 7, "no such day"),
        ("ends_at: 2026-12-27T18:00", "ends_at: 2026-12-23T18:00", 5, "no earlier one"),
        ("superintendent or above", "superintendant", 10, "superintendant"),
        ("residents_kept_out: false", "residents_kept_out: no", 11, "residents_kept_out"),
        ("people_informed: true", "name: somebody", 12, "name"),
        ("closure_notice:", "closing_notice:", 5, "closing_notice"),
    ],
)
def test_a_fault_is_told_on_its_line(old, new, where, words):
    """What is misspelt, impossible or about a person is refused."""
    found = faults(CLOSURE.replace(old, new))
    assert any(place == f"powers.yaml:{where}" and words in message for place, message in found)


@pytest.mark.parametrize("text", ["2026-12-24", "2026-12-24T24:00", "2026-12-24T10:60", "noon"])
def test_what_is_no_moment_is_refused(text):
    """A day without a time, and a time that no clock shows."""
    with pytest.raises(InvalidValueError, match="moment"):
        parse_moment(text)


def test_all_faults_of_a_document_are_told_together():
    """Nobody mends one to be told of the next."""
    bad = CLOSURE.replace("issued_at: 2026-12-24T18:00", "issued_at: Christmas Eve")
    other = WARNING.replace("issued_to: person", "issued_to: dog")
    assert len({place for place, _ in faults(other, bad)}) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WARNING, "the id of two records"),
        (WARNING.replace("id: cpw-1", "id: b\n      supersedes: [a]"), "supersedes 'a'"),
    ],
)
def test_records_that_do_not_fit_together_are_refused(text, words):
    """Each has its own id, and corrects what is there."""
    ((where, message),) = faults(WARNING, text)
    assert words in message
    assert where.startswith("powers.yaml:")


def test_one_entry_is_one_power():
    """Two kinds under one dash would leave open which is meant."""
    assert faults(WARNING + NOTICE.replace("  - ", "    ", 1))


def _kinds() -> dict:
    schema = schema_for("s92kit/powers/1")
    return schema["properties"]["powers"]["items"]["properties"]


def test_each_kind_in_the_schema_is_read_by_its_record_field_by_field():
    """Nothing can be written that nobody reads, and nothing be read that cannot be written."""
    kinds = _kinds()
    fields = {field.name: field.type for field in attrs.fields(_resolved(_OnePower))}
    assert set(kinds) == set(fields)
    for name, schema in kinds.items():
        cls = next(each for each in fields[name].__args__ if each is not type(None))
        assert set(schema["properties"]) == {field.name for field in attrs.fields(cls)}, name


def _resolved(cls: type) -> type:
    attrs.resolve_types(cls)
    return cls


def test_no_field_asks_for_personal_data():
    """References, days and ages alone: no name, address, birthday or registration number."""
    text = files("s92kit.powers").joinpath("powers.schema.json").read_text("utf-8")
    assert json.loads(text)["$id"] == "urn:s92kit:powers:1"
    names = {name for kind in _kinds().values() for name in kind["properties"]}
    assert not names & {"name", "address", "born_on", "date_of_birth", "registration", "person"}
