"""What the tests of public data share: small made-up files in the published formats."""

from __future__ import annotations

import json
from pathlib import Path

from s92kit.areas import AreaLookup
from s92kit.opendata import area_lookup_from_tables
from s92kit.tables import RawTable, csv_from_text

STREET_HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
MET = "Metropolitan Police Service"
CITY = "City of London Police"
ASB = "Anti-social behaviour"
STOPS_HEAD = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome"
)


def codes(findings) -> list[str]:
    """The codes of what is not met, in order."""
    return [finding.code.removeprefix("opendata/") for finding in findings.not_met]


def message(findings, code) -> str:
    """What is said of one rule."""
    (found,) = [each for each in findings if each.code == f"opendata/{code}"]
    return found.message


def street(
    *, crime_id="", month="2018-04", force=MET, lsoa="E01099001", name="Walford 001A", kind=ASB
) -> str:
    """A row of a street file; anti-social behaviour unless it is said otherwise."""
    place = "-0.05,51.5,On or near Market Street" if lsoa else ",,No Location"
    return f"{crime_id},{month},{force},{force},{place},{lsoa},{name},{kind},,"


def table(head: str, *rows: str, name: str = "street.csv") -> RawTable:
    """A file with its rows."""
    return csv_from_text("\n".join((head, *rows)) + "\n", name=name)


def walford_lookup(year: str = "11", *rows: str) -> AreaLookup:
    """A lookup of Walford's small areas."""
    head = f"LSOA{year}CD,LSOA{year}NM,LAD{year}CD,LAD{year}NM"
    own = rows or (
        "E01099001,Walford 001A,E09000099,Walford",
        "E01099002,Walford 001B,E09000099,Walford",
    )
    return area_lookup_from_tables([table(head, *own, name="lookup.csv")])


def square(code: str, name: str, west: int, south: int) -> dict[str, object]:
    """A feature of GeoJSON: a square of one degree with a hole in its middle."""
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1]]
    hole = [[west + x / 10, south + y / 10] for x, y in ((4, 4), (6, 4), (6, 6), (4, 6))]
    return {
        "type": "Feature",
        "properties": {"LAD22CD": code, "LAD22NM": name},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[*ring, ring[0]], [*hole, hole[0]]],
        },
    }


def geojson(*features: object) -> str:
    """A collection of features as text."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
