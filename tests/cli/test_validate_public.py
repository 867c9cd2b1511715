"""``s92kit validate`` on files that the police publish says what they cannot bear."""

import json

import pytest
from public_files import STOPS_HEAD, STREET_HEAD, street


@pytest.fixture
def published(tmp_path):
    """A month of street crime, one row of it faulty."""
    path = tmp_path / "2018-04-walford-street.csv"
    path.write_text("\n".join((STREET_HEAD, street(), street(), street(month="April"))) + "\n")
    return str(path)


def test_what_must_be_known_is_printed(run, published):
    """The account of rows, the fault at its cell, and what no row is at fault for."""
    code, output, _ = run("validate", published, "--as", "police-street")
    text = " ".join(output.split())
    assert code == 1
    assert "3 rows read = 2 accepted + 1 set aside" in text
    assert "2018-04-walford-street.csv!B4: 'April' is no month." in text
    assert "To know before it is used opendata/snap-points The coordinates of 2 rows" in text


def test_the_findings_in_json(run, published):
    """Each with its code, its outcome and its words."""
    _, output, _ = run("validate", published, "--as", "police-street", "--json")
    found = {each["code"]: each for each in json.loads(output)["findings"]}
    assert found["opendata/snap-points"]["outcome"] == "not met"
    assert found["opendata/month-of-file"]["outcome"] == "met"
    assert found["opendata/rows-unlike"]["severity"] == "note"


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("police-outcomes", "Month,Outcome type", "2018-04,Offender given a caution"),
        (
            "stop-and-search",
            STOPS_HEAD,
            "Person search,2023-06-01T10:00:00+00:00,False,,,,Male,18-24,White,White,,,Arrest",
        ),
    ],
)
def test_the_other_files_of_the_police(run, tmp_path, kind, head, row):
    """Outcomes, and stops and searches."""
    path = tmp_path / "file.csv"
    path.write_text(f"{head}\n{row}\n")
    code, output, _ = run("validate", str(path), "--as", kind)
    assert code == 0
    assert "1 rows read = 1 accepted + 0 set aside" in output


def test_nobody_fills_in_what_the_police_publish(run, tmp_path):
    """There is no template for it."""
    code, _, error = run("template", "police-street", "--out", str(tmp_path / "new.xlsx"))
    assert code == 2
    assert "police-street" in error
