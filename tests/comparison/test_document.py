"""Denominators are documents, and a document without their days is refused on its line."""

from decimal import Decimal

import pytest

from s92kit.comparison import DenominatorKind, denominators_from_document
from s92kit.documents import DocumentError, read_document

HEAD = "$schema: s92kit/denominators/1\ndenominators:\n"
SOURCE = "source: {title: Estimates, published_on: not stated, locator: table 1}"
RESIDENTS = f'  - {{borough: walford, kind: residents, amount: "50000", status: estimate, {SOURCE}'


@pytest.fixture
def written(tmp_path):
    """Writes a document of denominators and gives its path."""

    def write(text):
        file = tmp_path / "denominators.yaml"
        file.write_text(HEAD + text, encoding="utf-8")
        return file

    return write


def test_what_a_document_lists(written):
    """Residents on a day."""
    (found,) = denominators_from_document(
        read_document(written(f"{RESIDENTS}, on: 2019-06-30}}\n"))
    )
    assert (found.kind, found.amount) == (DenominatorKind.RESIDENTS, Decimal(50000))
    assert found.days == "on 30 June 2019"


@pytest.mark.parametrize("rest", ["}", ", population: 2}", ", on: 2019-06-31}"])
def test_what_does_not_fit_is_refused(written, rest):
    """No day, an unknown key, a day that is none: each with its line."""
    with pytest.raises(DocumentError, match=r"denominators\.yaml:3"):
        denominators_from_document(read_document(written(f"{RESIDENTS}{rest}\n")))
