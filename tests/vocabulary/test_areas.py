"""Areas by code: what kind they are, and which larger one they lie in."""

import pytest

from s92kit.areas import Area, AreaKind, AreaLookup, area_kind_of, joined_lookups, place_of_lsoa
from s92kit.errors import InvalidValueError

WALFORD = Area(code="E09000099", name="Walford")
OTHER = Area(code="E09000098", name="Elsewhere")


def lookup(edition="2011", kind=AreaKind.LSOA, **areas):
    """A lookup of small areas."""
    return AreaLookup(kind=kind, edition=edition, areas=areas or {"E01099001": WALFORD})


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("E09000099", AreaKind.BOROUGH),
        ("E07000099", AreaKind.BOROUGH),
        ("E05099001", AreaKind.WARD),
        ("E01099001", AreaKind.LSOA),
        ("W01099001", None),
        ("E0109900", None),
        ("Walford", None),
    ],
)
def test_the_kind_of_an_area_stands_in_its_code(code, kind):
    """The first three signs say it; nothing is supposed of other codes."""
    assert area_kind_of(code) is kind


def test_a_small_area_is_called_after_its_borough():
    """The words before the number; another name stays whole."""
    assert place_of_lsoa("Upper Walford 012C") == "Upper Walford"
    assert place_of_lsoa("Walford Market") == "Walford Market"


def test_a_lookup_cannot_be_changed():
    """It is a value, whatever becomes of what it was made from."""
    areas = {"E01099001": WALFORD}
    made = AreaLookup(kind=AreaKind.LSOA, edition="2011", areas=areas)
    areas["E01099002"] = OTHER
    assert made.of("E01099002") is None
    with pytest.raises(TypeError):
        made.areas["E01099002"] = OTHER


def test_a_lookup_holds_something():
    """In an empty one nothing would ever be found."""
    with pytest.raises(InvalidValueError, match="without rows"):
        AreaLookup(kind=AreaKind.LSOA, edition="2011", areas={})


def test_lookups_of_two_censuses_are_joined():
    """The codes of both, and the larger areas once."""
    joined = joined_lookups(lookup(), lookup("2021", E01099001=WALFORD, E01099002=OTHER))
    assert joined.edition == "2011 and 2021"
    assert joined.larger == (OTHER, WALFORD)


def test_a_code_that_moved_is_not_joined():
    """Which of the two it is depends on the time, which a joined lookup does not know."""
    with pytest.raises(InvalidValueError, match="Walford and Elsewhere"):
        joined_lookups(lookup(), lookup("2021", E01099001=OTHER))


def test_lookups_of_two_kinds_are_not_joined():
    """Wards and small areas are different things."""
    with pytest.raises(InvalidValueError, match="lsoa, ward"):
        joined_lookups(lookup(), lookup(kind=AreaKind.WARD))
