"""Documents that cannot be used are refused with every fault, its line and its mend."""

import pytest

from s92kit.agreements import agreement_from_document
from s92kit.documents import (
    DocumentError,
    document_from_text,
    documents_in,
    kinds_of_document,
    read_document,
    schema_for,
    structured,
)
from s92kit.rates import RateCard, rate_card_from_document

CARD = """\
$schema: s92kit/rate-card/1
id: walford/rates
scheme: partnership-plus
rates:
  - id: pc-2019
    rank: PC
    annual_gbp: "57000.00"
    price_kind: discounted
    period: {first_day: 2019-04-01, last_day: 2020-03-31}
    recorded_on: 2019-05-08
    source: {title: A fictitious paper, locator: table 1, published_on: not stated}
"""


def faults_of(text: str) -> list[tuple[str, str, str]]:
    """The place, code and message of each fault of a text."""
    with pytest.raises(DocumentError) as refused:
        rate_card_from_document(document_from_text(text, name="card.yaml"))
    return [(fault.where, fault.code, fault.message) for fault in refused.value.findings]


def test_a_sound_document_becomes_its_value_object():
    """Text becomes a card with exact money and days."""
    card = rate_card_from_document(document_from_text(CARD, name="card.yaml"))
    assert isinstance(card, RateCard)
    assert str(card.rates[0].annual_gbp) == "57000.00"
    assert card.rates[0].source.published_on is None


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words"),
    [
        ("scheme:", "sheme:", 3, "documents/unknown-key", "Did you mean 'scheme'?"),
        ("    rank: PC\n", "", 5, "documents/missing-key", "'rank' is missing here"),
        ('"57000.00"', "57000.00", 7, "documents/bare-decimal", 'Write "57000.00".'),
        ('"57000.00"', "57000", 7, "documents/invalid-value", "in quotation marks"),
        ('"57000.00"', '"57,000"', 7, "documents/invalid-value", '"57000.00"'),
        ("2019-04-01", "01/04/2019", 9, "documents/invalid-value", "such as 2019-04-01"),
        ("2020-03-31", "2020-02-30", 9, "documents/invalid-value", "'2020-02-30'"),
        ("2020-03-31", "2018-03-31", 9, "documents/invalid-value", "comes before the first day"),
        ("rank: PC", "rank: PCs", 6, "documents/invalid-value", "Did you mean 'PC'?"),
        ("rank: PC", "rank: PC\n    rank: PS", 7, "documents/duplicate-key", "on line 6"),
        ("title: A", "titel: A", 11, "documents/unknown-key", "Did you mean 'title'?"),
        ("scheme: p", "scheme: [p]\nx: p", 3, "documents/invalid-value", "is text"),
    ],
)
def test_each_fault_names_its_line_and_its_mend(old, new, line, code, words):
    """One mistake in the text is told with the line it stands on and what to write instead."""
    where, codes, messages = zip(*faults_of(CARD.replace(old, new, 1)), strict=True)
    assert f"card.yaml:{line}" in where
    assert code in codes
    assert any(words in message for message in messages)


def test_all_faults_are_told_at_once():
    """Three mistakes on three lines make three faults, in the order of the lines."""
    text = CARD.replace("scheme:", "sheme:").replace('"57000.00"', "57000.00")
    text = text.replace("2019-04-01", "1 April 2019")
    assert [where for where, _, _ in faults_of(text)] == [
        "card.yaml:1",
        "card.yaml:3",
        "card.yaml:7",
        "card.yaml:9",
    ]


def test_spans_that_overlap_are_refused_on_their_line():
    """Two rates of one rank for one day are told as an overlap that names both."""
    again = CARD.partition("rates:\n")[2].replace("pc-2019", "pc-again")
    (fault,) = faults_of(CARD + again)
    assert "'pc-2019'" in fault[2]
    assert "'pc-again'" in fault[2]
    assert "overlap" in fault[2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file is empty"),
        ("key: [unclosed", "The text is not YAML"),
        ("id: walford/rates", "Begin with '$schema: '"),
        ("- a list", "Begin with '$schema: '"),
        ("$schema: s92kit/rate-cart/1", "Did you mean 's92kit/rate-card/1'?"),
        ("$schema: s92kit/rate-card/1\nid: &a x\nscheme: *a", "repeats another value"),
    ],
)
def test_text_that_is_no_document_is_told_so(text, words):
    """Text without shape, kind or plain values is refused in words."""
    assert any(words in message for _, _, message in faults_of(text))


def test_words_that_yaml_readers_mistake_are_kept_as_words():
    """Yes, no, on, days and times stay text; only true, false and whole numbers are not."""
    text = CARD.replace("locator: table 1", "locator: no").replace("A fictitious paper", "22:30")
    card = rate_card_from_document(document_from_text(text, name="card.yaml"))
    assert (card.rates[0].source.locator, card.rates[0].source.title) == ("no", "22:30")


def test_a_cited_paper_stands_in_papers_yaml(tmp_path):
    """A source may name a paper by its key, and gets its title, day and address."""
    (tmp_path / "papers.yaml").write_text(
        "$schema: s92kit/papers/1\n"
        "papers:\n  minutes: {title: Minutes, published_on: 2019-05-08, url: https://walford.example}\n"
    )
    cited = CARD.replace(
        "{title: A fictitious paper, locator: table 1, published_on: not stated}",
        "{paper: minutes, locator: item 4, standing: derived}",
    )
    (tmp_path / "card.yaml").write_text(cited)
    (document,) = documents_in(tmp_path)
    source = structured(document, RateCard).rates[0].source
    assert source.cited == "Minutes, 8 May 2019, item 4 (derived)"
    assert source.url == "https://walford.example"


def test_a_paper_that_is_not_described_is_a_fault_of_the_citation(tmp_path):
    """A mistyped key of a paper is told on its line, with the nearest key."""
    (tmp_path / "papers.yaml").write_text(
        "$schema: s92kit/papers/1\npapers:\n  minutes: {title: M, published_on: not stated}\n"
    )
    cited = CARD.replace("{title: A fictitious paper,", "{paper: minuets,").replace(
        ", published_on: not stated}", "}"
    )
    (tmp_path / "card.yaml").write_text(cited)
    with pytest.raises(DocumentError, match=r"card.yaml:11: .*Did you mean 'minutes'\?"):
        documents_in(tmp_path)


def test_every_faulty_file_of_a_folder_is_told(tmp_path):
    """A fault in one file does not hide a fault in the next."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(CARD.replace("scheme:", "sheme:"))
    with pytest.raises(DocumentError) as refused:
        documents_in(tmp_path)
    files = {fault.where.rpartition(":")[0].rpartition("/")[2] for fault in refused.value.findings}
    assert files == {"a.yaml", "b.yaml"}


def test_a_folder_gives_its_documents_whatever_their_suffix(tmp_path):
    """YAML under either suffix and JSON are read; a note beside them is not a document."""
    (tmp_path / "a.yml").write_text(CARD)
    (tmp_path / "b.json").write_text('{"$schema": "s92kit/papers/1", "papers": {}}')
    (tmp_path / "notes.txt").write_text("remember")
    with pytest.raises(DocumentError, match=r"b\.json"):
        documents_in(tmp_path)
    (tmp_path / "b.json").unlink()
    assert [document.kind for document in documents_in(tmp_path)] == ["rate-card"]


def test_a_file_in_another_encoding_is_told_so(tmp_path):
    """A file that is not UTF-8 is refused with the mend."""
    (tmp_path / "card.yaml").write_bytes(CARD.replace("A fictitious", "£").encode("latin-1"))
    with pytest.raises(DocumentError, match="Save it as UTF-8"):
        read_document(tmp_path / "card.yaml")


def test_json_is_read_as_well():
    """A document may be written as JSON."""
    text = '{"$schema": "s92kit/rate-card/1", "id": "walford/rates", "scheme": "x", "rates": []}'
    (fault,) = faults_of(text)
    assert fault[0] == "card.yaml:1"


def test_every_schema_can_be_had_by_its_kind():
    """A partner can ask for the schema of each kind of document."""
    assert all(schema_for(kind)["title"] for kind in kinds_of_document())
    assert "s92kit/agreement/1" in kinds_of_document()


def test_a_value_that_an_agreement_refuses_is_told_on_its_line():
    """A fault that only the value object can see is told with its line too."""
    text = (
        "$schema: s92kit/agreement/1\nid: walford/team\ntitle: Team\npayee: MOPAC\n"
        "posts:\n"
        "  - id: pcs\n    role: patrol\n    count: 2\n    charge: matched\n"
        "    recorded_on: 2019-05-08\n"
        "    source: {title: A paper, locator: p 1, published_on: not stated}\n"
        "term_unknown_because: no paper says\n"
        "sources: [{title: A paper, locator: p 1, published_on: not stated}]\n"
    )
    with pytest.raises(DocumentError, match=r"team.yaml:6: .*matched_with"):
        agreement_from_document(document_from_text(text, name="team.yaml"))
