"""What looks like a person's data in a table is found, masked and counted; the rest is not."""

import attrs
import pytest

from s92kit.findings import Rule, Severity
from s92kit.tables import (
    MASK,
    Column,
    Kind,
    Problem,
    Problems,
    TableContract,
    check_tables,
    csv_from_text,
    screen_tables,
    signs_in,
)
from s92kit.tables._personal._headers import particulars_in_header

PERSONAL = {
    "an e-mail address": (
        "a.person@example.org",
        "sent to first.last@walford.example today",
    ),
    "a telephone number": (
        "020 7946 0000",
        "rang 07700 900123",
        "+44 7700 900123",
        "+44 (0)20 7946 0000",
        "02079460000",
        "07700-900-123",
    ),
    "a full postcode": ("E3 4AB", "at RM1 3BD today", "NW10 4ab", "E34AB"),
    "a vehicle mark": (
        "LB21 ABC",
        "seen in AB12CDE",
        "reg A123 BCD",
        "VRM: ABC 123D",
        "vehicle reg no ab12 cde",
    ),
    "a date of birth": (
        "DOB 01/02/1990",
        "born on 3 May 1991",
        "d.o.b. 1990-02-01",
        "Born: 1st Feb 1990",
    ),
    "an address": (
        "14 Walford Road",
        "lives at 14a, Walford Square",
        "Flat 3, Walford House",
        "22 Old Walford Road",
    ),
    "a National Insurance number": ("AB 12 34 56 C", "AB123456C"),
    "a name": (
        "spoke to Mrs Example at the door",
        "PC Example attended",
        "PC EXAMPLE attended",
        "Sgt. J Example",
        "PS 104 Example",
        "Cllr Example asked",
        "Dr Example rang",
        "suspect: Some Body",
        "Witness named Some Body",
    ),
    "what may be a name": (
        "John Example",
        "Example, John",
        "EXAMPLE, John",
        "spoke with Sarah O'Example outside",
        "Mohammed Example-Person",
    ),
}

HARMLESS = """
Roman Road; Victoria Park; Harold Wood; Harold Hill; Charlotte Street; William Morris Way
Queen Elizabeth Olympic Park; St John Ambulance; St Mary's Church; King George Avenue
Martin Luther King Way; James Watt Street; Jack Cornwell Park; Bethnal Green East; Wembley Hill
Junction of High Street and Station Road; On or near Catherine Wheel Alley; Mile End Road
On or near Parking Area; A406 North Circular Road; A12 NB; E3; NW10; E09000005; E01000405
PC-104; PC 104; PS-12 and PC-104; P-0042; PC Patrol; 2 PCs and a PS; PC posts vacant
Constable Close; PC to court; PC on Roman Road; Officer safety training; Sergeant on leave
Inspector approved; Met Patrol Plus; Basic Command Unit; West Ham United match
order 2019/14; walford/town-centre-2019; PSPO 2 Walford Town Centre; FPN 2019/0007
CPN-2019-0044; CAD 1234/01APR19; crime 1234567/19; 01/12345/19; ref 20190401; s.63 requirement
GBP 1,000.00; £57,000; 100,000; 01/04/2019; 2019-04-01; 1 April 2019; 07:00; March 2019
on duty 01/04/2019 22:00 to 06:00; 10 High Road patrols; 3 visits to Roman Road
order 3 High Street; 4 officers on Walford Road; item 8, Managing Street Drinking
Suspect unknown; suspect: Unknown Male; Victim: not known; Driver warned; aged 16-17
name: Walford Market; Town centre constables; Aid to Notting Hill Carnival; Alder Dr North
TH21 work; SE15 2019; Lee Valley; Kelly Green; Ashley Gardens; Jordan; Kim; Gary and
"""

PRIVATE_HEADERS = (
    "Name; Full name; First Name; Surname; DOB; D.O.B; Date of birth; Suspect; Suspect name; "
    "Officer name; OfficerName; officer_name; Reg; VRM; Reg No; Vehicle Reg; Number plate; "
    "Registration number; Phone; Mobile; Contact number; Tel. no.; E-mail; Email address; Address; "
    "Home address; Postcode; Post code; Victim; Witness name; NI number; Custody record; "
    "Collar number; Home Address Line 1; victim_dob; Name of suspect; Suspect's D.O.B."
)
PLAIN_HEADERS = (
    "Ward name; ward; Road name; Street name; Borough Name; LSOA name; Order name; Team name; "
    "Operation name; Victims; Suspects; Number of victims; Officers; officer; Mobile patrols; "
    "Address type; Postcode sector; Order; Contact; Contacts made; Witness statements; reference; "
    "id; post; Vehicles seized; Premises name; Email campaign; names of wards; Child; Resident"
)


@pytest.mark.parametrize(
    ("what", "text"), [(what, text) for what, texts in PERSONAL.items() for text in texts]
)
def test_personal_data_is_found(what, text):
    """Each kind in the forms in which people write it."""
    assert what in signs_in(text)


def harmless():
    """What a log holds that is about nobody."""
    return [text.strip() for line in HARMLESS.strip().splitlines() for text in line.split(";")]


@pytest.mark.parametrize("text", harmless())
def test_places_references_money_and_days_are_not_taken_for_people(text):
    """Roads, wards, parks, orders, officers' references, sums and days of duty."""
    assert signs_in(text) == ()


@pytest.mark.parametrize("header", PRIVATE_HEADERS.split("; "))
def test_a_header_of_particulars_is_known(header):
    """However it is written."""
    assert particulars_in_header(header)


@pytest.mark.parametrize("header", PLAIN_HEADERS.split("; "))
def test_a_header_of_places_things_or_counts_is_not_one_of_particulars(header):
    """A ward has a name, and victims can be counted."""
    assert particulars_in_header(header) == ""


LOG = TableContract(
    title="Log",
    columns=(
        Column(
            name="officer",
            kind=Kind.TEXT,
            meaning="A reference.",
            pattern="P-[0-9]+",
            pattern_in_words="Write a reference, such as P-0042.",
            private=True,
        ),
        Column(name="status", kind=Kind.OPTION, meaning="What.", options=("worked", "leave")),
        Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes."),
        Column(name="ward", kind=Kind.TEXT, meaning="A ward.", pattern="[A-Za-z ]+"),
        Column(name="note", kind=Kind.TEXT, meaning="Anything."),
    ),
)
HEAD = "officer,status,minutes,ward,note"


def checked_log(*rows: str, head: str = HEAD):
    """A log with personal data masked, and what came of checking it."""
    raw = csv_from_text("\n".join((head, *rows, "")), name="log.csv")
    screened = screen_tables([raw], LOG)
    return screened, screened.held_against(check_tables(screened.tables, LOG))


def everything_said(checked):
    """All that the problems tell."""
    return "\n".join(
        f"{item.value}\n{item.message}\n{item.mend}\n{item.header}" for item in checked.problems
    )


def test_a_row_with_personal_data_is_set_aside_and_told_once():
    """The number in the column of minutes is no whole number, and is not told as one."""
    screened, checked = checked_log("P-1,worked,480,Walford,fine", "P-2,leave,07700 900123,,")
    assert (checked.rows_in, checked.rows_accepted, checked.rows_set_aside) == (2, 1, 1)
    assert checked.problems.counts == {"tables/personal-telephone": 1}
    assert [item.cell for item in checked.problems] == ["log.csv!C3"]
    assert (screened.cells_masked, screened.columns_masked) == (1, 0)


def test_what_may_be_a_name_is_masked_and_the_row_is_kept():
    """A likeness is a query, and nothing that may be a name is kept all the same."""
    _, checked = checked_log("P-1,worked,480,,seen with John Example")
    assert (checked.rows_accepted, checked.rows_set_aside) == (1, 0)
    assert checked.problems.counts == {"tables/personal-name-likely": 1}
    assert list(checked.frame["note"]) == [MASK]


def test_a_form_that_allows_any_words_does_not_hide_a_name():
    """A ward's name may be any words, so that they are looked at."""
    _, checked = checked_log("P-1,worked,480,Harold Wood,", "P-1,worked,480,Mrs Example,")
    assert [item.cell for item in checked.problems] == ["log.csv!D3"]


def test_two_names_in_a_cell_are_one_problem():
    """One of each kind for a cell is enough to mend it."""
    _, checked = checked_log("P-1,worked,480,,Mrs Example; suspect: Some Body")
    assert checked.problems.counts == {"tables/personal-name": 1}


def test_an_officer_is_given_by_reference_alone():
    """A name without a rank is no reference, and what stands there is told nowhere."""
    screened, checked = checked_log("Exampleson,worked,480,,")
    assert checked.problems.counts == {"tables/wrong-form": 1}
    assert list(screened.tables[0].cells[0]) == [MASK]
    assert "Exampleson" not in everything_said(checked)


@pytest.mark.parametrize("header", ["Name", "DOB", "Suspect", "Officer name", "Reg", "VRM"])
def test_a_column_of_particulars_is_refused_with_the_mend(header):
    """It is an error of the column, and no row is set aside for it."""
    screened, checked = checked_log(
        "P-1,worked,480,,,Secret One", "P-2,worked,480,,,Secret Two", head=f"{HEAD},{header}"
    )
    assert checked.problems.counts == {"tables/personal-column": 1}
    (problem,) = checked.problems
    assert (problem.cell, problem.header) == ("log.csv!F1", header)
    assert "Take the column out" in problem.mend
    assert checked.rows_accepted == 2
    assert screened.columns_masked == 1
    assert list(screened.tables[0].cells[5]) == [MASK, MASK]


def test_a_column_without_a_place_that_holds_personal_data_is_refused_with_the_count():
    """Whatever its header says."""
    _, checked = checked_log(
        "P-1,worked,480,,,E3 4AB", "P-2,worked,480,,,E3 4AD", "P-2,worked,1,,,", head=f"{HEAD},x"
    )
    (problem,) = checked.problems
    assert problem.rule.code == "tables/personal-column"
    assert "2 cells of it hold a full postcode" in problem.message


def test_a_column_without_a_place_that_holds_none_is_left_as_it_is():
    """It is a query of its own that it means nothing."""
    screened, checked = checked_log("P-1,worked,480,,,Roman Road", head=f"{HEAD},where")
    assert checked.problems.counts == {"tables/unknown-column": 1}
    assert list(screened.tables[0].cells[5]) == ["Roman Road"]


def test_what_is_masked_is_told_nowhere():
    """Cells, columns, headers, notes and broken rows, all at once."""
    text = (
        "# made by Mrs Secretone\n"
        f"{HEAD},Suspect,rang Mrs Secrettwo\n"
        "P-1,worked,480,,rang Mrs Secretthree,Secretfour,x\n"
        "P-1,Mrs Secretfive,480,,,Secretsix,x\n"
        "P-1,worked,Mrs Secretseven\n"
    )
    screened = screen_tables([csv_from_text(text, name="log.csv")], LOG)
    checked = screened.held_against(check_tables(screened.tables, LOG))
    (table,) = screened.tables
    kept = [table.notes, table.headers, [row.cells for row in table.aside]]
    kept += [list(cells) for cells in table.cells]
    assert "Secret" not in everything_said(checked)
    assert "Secret" not in repr(kept)
    assert checked.rows_in == checked.rows_accepted + checked.rows_set_aside == 3


def test_nothing_is_masked_where_nothing_is_personal():
    """The tables are checked as they were read."""
    screened, checked = checked_log("P-1,worked,480,Harold Wood,CAD 1234 on Roman Road")
    assert not checked.problems
    assert (screened.cells_masked, screened.columns_masked, screened.refused) == (0, 0, frozenset())


def test_rows_of_several_files_keep_their_places():
    """The second file's fault is found in the second file."""
    tables = [
        csv_from_text(f"{HEAD}\nP-1,worked,1,,\n", name="april.csv"),
        csv_from_text(f"{HEAD}\nP-1,worked,1,,\nP-2,worked,1,,E3 4AB\n", name="may.csv"),
    ]
    screened = screen_tables(tables, LOG)
    checked = screened.held_against(check_tables(screened.tables, LOG))
    assert [item.cell for item in checked.problems] == ["may.csv!E3"]
    assert list(checked.positions) == [0, 1]
    assert [place for place, _ in checked.reasons_by_position()] == [2]


def test_what_a_reader_says_of_a_cell_is_masked_too():
    """A remark that quotes what stands in a cell is told without it."""
    raw = csv_from_text(f"{HEAD}\nP-1,worked,1,,\n", name="log.csv")
    remark = Problem(
        rule=Rule("tables/remark", "A remark.", Severity.QUERY),
        message="'rang Mrs Secretone' is odd.",
        mend="Confirm it.",
        sheet="log.csv",
        column="E",
        row=2,
        header="note",
        value="rang Mrs Secretone",
    )
    raw = attrs.evolve(raw, queries=Problems([remark]))
    screened = screen_tables([raw], LOG)
    checked = screened.held_against(check_tables(screened.tables, LOG))
    assert everything_said(checked).count(MASK) == 2
    assert "Secret" not in everything_said(checked)
