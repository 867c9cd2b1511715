"""Spending files: payments to the police to the penny, and nothing of anybody else."""

from datetime import date

import pytest
from public_files import codes, message, table

from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError
from s92kit.opendata import (
    Payee,
    payee_names_from_document,
    payments_from_tables,
    police_payees,
    read_payments,
)
from s92kit.periods import Period

HEAD = "Vendor ID,Vendor Name,Expenditure Account,Document No,Amount,Clearing Date"
PERSON = "7,Jane Example,Foster care,51,510.00,2019-05-01"


def row(amount, *, payee="MOPAC", number="1", account="Grants", day="2019-04-30"):
    """A row of a spending file."""
    return f'{number},{payee},{account},5100,"{amount}",{day}'


def found(*rows, head=HEAD, **more):
    """The payments in one file."""
    return payments_from_tables([table(head, *rows, name="spending.csv")], **more)


@pytest.mark.parametrize(
    ("amount", "pence"),
    [
        ("74625.00", 7_462_500),
        ("74,625", 7_462_500),
        ("£74,625.10", 7_462_510),
        ("(625.05)", -62_505),
        ("-625.05", -62_505),
        ("625.05-", -62_505),
        ("0.10", 10),
    ],
)
def test_amounts_are_read_as_ledgers_write_them(amount, pence):
    """Brackets and a minus on either side mean that money came back."""
    payments = found(row(amount))
    assert payments.total_pence() == pence
    assert ("no-credits" in codes(payments.findings)) == (pence < 0)


@pytest.mark.parametrize("amount", ["(-5.00)", "5.005", "about 5", "", "5,00.00"])
def test_an_amount_that_is_none_is_set_aside(amount):
    """It is told at its cell, and not guessed."""
    payments = found(row(amount), row("5.00"))
    assert (payments.rows.counted, payments.rows.set_aside) == (1, 1)
    assert [problem.cell for problem in payments.problems] == ["spending.csv!E2"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("MOPAC", Payee.MOPAC),
        ("Mayor's Office for Policing & Crime", Payee.MOPAC),
        ("MAYOR\u2019S OFFICE FOR POLICING AND CRIME", Payee.MOPAC),
        ("metropolitan  police", Payee.MET),
        ("Metropolitan Police Service.", Payee.MET),
        ("METROPOLITAN POLICE AUTHORITY", Payee.MPA),
    ],
)
def test_a_payee_is_known_under_several_names(name, body):
    """Capitals, apostrophes, stops and the sign for and make no difference."""
    (payment,) = found(row("5.00", payee=name)).items
    assert payment.body is body


def test_nothing_is_kept_of_other_payees():
    """Names of private persons stand in spending files; they are counted and forgotten."""
    payments = found(row("5.00"), PERSON, PERSON.replace("510.00", "no amount"))
    assert (payments.rows.read, payments.rows.counted, payments.rows.other_payees) == (3, 1, 2)
    assert "Example" not in repr(payments)
    assert not payments.problems


def test_columns_of_free_text_are_not_kept():
    """A description may name whom a payment is about."""
    text = "Supplier Name,Description,Net Amount (£),Payment Date"
    payments = found("MOPAC,for Jane Example,5.00,2019-04-30", head=text)
    assert payments.total_pence() == 500
    assert "Example" not in repr(payments)


def test_a_payee_that_sounds_like_the_police_is_asked_about():
    """It is not counted, and where it stands is told without what stands there."""
    payments = found(row("5.00"), row("9.00", payee="MOPAC re Jane Example"))
    assert payments.total_pence() == 500
    said = message(payments.findings, "known-payees")
    assert "spending.csv row 3" in said
    assert "Example" not in said


def test_a_number_is_known_in_the_files_of_its_publisher():
    """In those of another it means nothing; where only the number is known, that is asked about."""
    line = row("5.00", payee="M O P A C", number="10017198")
    assert found(line).rows.counted == 0
    payments = found(line, publisher="gla")
    assert [payment.body for payment in payments.items] == [Payee.MOPAC]
    assert "payee-id" in codes(payments.findings)
    right = found(row("5.00", number="10017198"), publisher="gla")
    assert "payee-id" not in codes(right.findings)
    wrong = found(row("5.00", number="10002403"), publisher="gla")
    assert "payee-id" in codes(wrong.findings)


def test_ragged_rows_are_never_lost():
    """Empty cells too many are cut off; a row that names the police is set aside."""
    payments = found(
        row("5.00") + ",,",
        "1,MOPAC,Grants,5100,1,000.00,2019-04-30",
        "7,Example, Jane,Foster care,51,510.00,2019-05-01",
        PERSON + ",",
        row("7.00"),
    )
    account = payments.rows
    assert payments.total_pence() == 1_200
    assert (account.read, account.counted, account.set_aside) == (5, 2, 1)
    assert (account.other_payees, account.spoilt) == (1, 1)
    assert payments.problems.counts == {"tables/ragged-row": 1}
    assert "Example" not in repr(payments)
    assert "spoilt-rows" in codes(payments.findings)


def test_the_day_of_clearing_is_preferred():
    """Where a file has several days, the one on which the money went counts."""
    head = "Supplier,Date,Clearing Date,Amount"
    (payment,) = found("MOPAC,2019-03-31,2019-04-02,5.00", head=head).items
    assert payment.cleared_on == date(2019, 4, 2)


def test_days_written_day_first_are_read_where_that_is_said():
    """Otherwise they are refused, because they may be read in two ways."""
    line = row("5.00", day="03/04/2019")
    assert found(line).rows.set_aside == 1
    assert found(line, day_first=True).items[0].cleared_on == date(2019, 4, 3)


def test_payments_are_summed_by_payee_account_and_days():
    """The parts sum to the whole."""
    payments = found(
        row("5.00"),
        row("7.00", payee="METROPOLITAN POLICE", account="MPS EMPLOYMENT COSTS"),
        row("9.00", payee="METROPOLITAN POLICE", account="MPS Employment Costs", day="2020-04-01"),
    )
    assert payments.total_pence(body=Payee.MOPAC) == 500
    assert payments.total_pence(account="MPS Employment Costs") == 1_600
    year = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
    assert payments.total_pence(period=year) == 1_200
    assert payments.items[2].where == "spending.csv row 4"


def test_titles_stray_encodings_and_other_delimiters_are_read(tmp_path):
    """As councils save them: a title above the header, Windows' signs, semicolons."""
    text = "Payments over £500\n\nSupplier Name;Amount;Payment Date\nMOPAC;£5.00;2019-04-30\n"
    text += "Café Example;£7.00;2019-04-30\n"
    (tmp_path / "spending.csv").write_bytes(text.encode("cp1252"))
    payments = read_payments(tmp_path)
    assert payments.total_pence() == 500
    assert payments.rows.other_payees == 1
    assert "tables/guessed-encoding" in payments.problems.counts


def test_a_file_without_the_columns_is_refused():
    """Every file's fault is told at once."""
    files = [table("a,b", "1,2", name="one.csv"), table("Payee,Date", "M,1", name="two.csv")]
    with pytest.raises(InvalidValueError, match=r"one\.csv .*payee and amount.*two\.csv .*amount"):
        payments_from_tables(files)


DOCUMENT = """$schema: s92kit/payees/1
names:
  - id: walford-mopac
    body: mopac
    name: Police Office
    publisher: walford
    number: "77"
    recorded_on: 2019-06-01
    source: {title: Walford's spending file, published_on: 2019-06-01, locator: row 3}
"""


def test_a_council_can_list_the_names_of_its_own_ledger():
    """Beside those that ship, from the day on which they became known."""
    own = payee_names_from_document(document_from_text(DOCUMENT, name="payees.yaml"))
    names = police_payees() + own
    line = row("5.00", payee="Police Office")
    assert found(line).rows.counted == 0
    assert found(line, names=names).rows.counted == 1
    assert found(line, names=names, known_on=date(2019, 5, 31)).rows.counted == 0
    assert found(row("5.00", payee="X", number="77"), names=own, publisher="walford").items


def test_a_number_without_its_publisher_is_refused():
    """It would be looked for in everybody's files."""
    with pytest.raises(DocumentError, match="publisher"):
        document_from_text(DOCUMENT.replace("    publisher: walford\n", ""), name="payees.yaml")


def test_each_name_that_ships_has_a_source_and_days():
    """Nothing is listed that was not seen."""
    for item in police_payees():
        assert item.source.locator
        assert item.seen.start == item.recorded_on
        assert item.seen.end is not None
