"""``s92kit diary`` lists each day that needs a person, and writes a calendar that opens."""

import json
from datetime import date

import pytest
from icalendar import Calendar

from s92kit.cli import diary as module
from s92kit.diary import DiaryEntry
from s92kit.periods import Period

ON = ("--on", "2020-02-10")


def entries(run, *words: str):
    """The JSON of a diary, its entries by id."""
    code, output, _ = run("diary", *words, "--json")
    assert code == 0
    data = json.loads(output)
    return data, {entry["id"]: entry for entry in data["entries"]}


def test_the_days_of_a_borough(run, walford):
    """Notice, end and what the papers state, each with its day or its reason."""
    data, found = entries(run, walford, *ON)
    assert (data["borough"], data["on"], data["known_on"]) == (walford, "2020-02-10", None)
    notice = found["walford/town-centre-2019/notice"]
    assert (notice["on"], notice["past"], notice["reason"]) == ("2021-09-30", False, None)
    assert found["walford/estates-2016/end"]["past"]
    assert found["walford/estates-2016/end"]["last_day"] == "2018-03-31"
    money = found["walford/town-centre-2019/budget-decision/money-for-2021"]
    assert (money["on"], money["first_day"]) == (None, None)
    assert "names no meeting" in money["reason"]


def test_the_days_as_they_were_known(run, walford):
    """Before it was moved, the review was to be in June."""
    _, now = entries(run, walford, *ON)
    data, then = entries(run, walford, *ON, "--known-on", "2020-02-10")
    assert now["walford/town-centre-2019/review/review-moved"]["on"] == "2020-09-15"
    assert data["known_on"] == "2020-02-10"
    planned = then["walford/town-centre-2019/review/review-planned"]
    assert (planned["first_day"], planned["last_day"]) == ("2020-06-01", "2020-06-30")
    assert planned["on"] is None
    assert planned["by_role"] == "Scrutiny Committee"


def test_the_diary_in_words(run, walford):
    """What is past, what is to come, and what has no day, each counted."""
    code, output, _ = run("diary", walford, "--on", "2020-06-15", "--known-on", "2020-02-10")
    assert code == 0
    past, rest = output.split("\nTo come\n")
    to_come, without = rest.split("\nWithout a day\n")
    assert "Walford, on 15 June 2020" in past
    assert "31 March 2018: Last day of the agreement (walford/estates-2016)" in past
    assert "1 June 2020 to 30 June 2020: Review" in to_come
    assert "Source: " in to_come
    assert "cannot be determined, because no day for it is recorded" in " ".join(without.split())
    listed = without.strip().splitlines()[-1]
    total, *each = (int(word) for word in listed.replace(":", "").split() if word.isdigit())
    assert total == sum(each)
    assert len(each) == 3


def test_a_month_that_has_begun_is_to_come_after_all_that_is_past(capsys):
    """Each heading stands once, even where a past day lies within the month."""

    def entry(name, **fields):
        return DiaryEntry(
            id=f"walford/team/{name}",
            about="walford/team",
            title=name,
            what_to_do="Decide.",
            by_role="the council",
            sources=(),
            **fields,
        )

    june = Period.inclusive(date(2020, 6, 1), date(2020, 6, 30))
    listed = (
        entry("review", within=june, why_no_date="June alone is stated"),
        entry("notice", on=date(2020, 6, 9), past=True),
        entry("end", on=date(2020, 7, 1)),
    )
    module._print("Walford", listed)
    output = capsys.readouterr().out
    assert output.count("To come") == 1
    assert output.index("notice") < output.index("To come") < output.index("review")
    assert "3 entries: 1 past, 2 to come, 0 without a day" in output


def test_a_calendar_is_written_that_reads_back(run, walford, tmp_path):
    """Each entry with a day is an event, and the others stand in one for each agreement."""
    out = tmp_path / "walford.ics"
    data, found = entries(run, walford, *ON, "--ics", str(out))
    assert data["ics"] == str(out)
    calendar = Calendar.from_ical(out.read_bytes())
    days = {str(event["UID"]): event.decoded("DTSTART") for event in calendar.walk("VEVENT")}
    dated = {
        f"{name.replace('/', '.')}@s92kit": date.fromisoformat(entry["first_day"])
        for name, entry in found.items()
        if entry["first_day"]
    }
    assert dated.items() <= days.items()
    assert {name.split(".")[-1] for name in set(days) - set(dated)} == {"without-a-day@s92kit"}
    first = out.read_bytes()
    _, output, _ = run("diary", walford, *ON, "--ics", str(out))
    assert str(out) in output
    assert out.read_bytes() == first


LIST = """$schema: s92kit/powers/1
id: walford/powers-2026
title: Powers used in 2026
powers:
  - closure_notice:
      id: closure-1
      issued_at: 2026-12-24T18:00
      served_at: 2026-12-24T18:00
      issued_by: superintendent or above
      recorded_on: 2026-12-24
      source: {title: Walford closure register, published_on: not stated, locator: "1"}
"""


@pytest.fixture
def powers(tmp_path):
    """A list of one closure notice, as a file."""
    file = tmp_path / "powers.yaml"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_orders_are_in_the_diary_with_the_agreements(run, walford):
    """An order's end and its window to challenge stand beside the agreements' days."""
    _, found = entries(run, walford, "--on", "2020-02-10", "--known-on", "2020-02-10")
    end = found["walford/market-drinking/end"]
    assert (end["on"], end["subject"], end["agreement"]) == ("2022-05-31", "order", None)
    assert found["walford/market-drinking/challenge/made"]["on"] == "2019-06-24"
    consult = found["walford/market-drinking/extension/consult"]
    assert "a policy and no rule of the law" in consult["what_to_do"]
    team = found["walford/town-centre-2019/notice"]
    assert (team["subject"], team["agreement"]) == ("agreement", team["about"])


def test_lead_times_can_be_a_councils_own(run, walford):
    """Six weeks of consultation and ten days for call-in move the steps back."""
    known = ("--on", "2020-02-10", "--known-on", "2020-02-10")
    _, usual = entries(run, walford, *known)
    _, own = entries(run, walford, *known, "--consultation-days", "42", "--call-in-days", "10")
    name = "walford/market-drinking/extension/consult"
    assert date.fromisoformat(own[name]["on"]) < date.fromisoformat(usual[name]["on"])
    assert "42 days of consultation" in own[name]["what_to_do"]
    assert "10 working days for call-in" in own[name]["what_to_do"]
    assert "lead times asked for" in own[name]["what_to_do"]


def test_powers_join_the_diary_and_its_calendar(run, walford, powers, tmp_path):
    """A notice served on Christmas Eve: the hearing is by the 27th, at six."""
    out = tmp_path / "walford.ics"
    words = (walford, "--on", "2026-12-20", "--powers", str(powers), "--ics", str(out))
    _, found = entries(run, *words)
    hearing = found["walford/powers-2026/closure-1/hearing"]
    assert (hearing["on"], hearing["at"]) == ("2026-12-27", "2026-12-27T18:00")
    assert (hearing["subject"], hearing["agreement"]) == ("power", None)
    assert "18:00 Latest hearing" in out.read_text("utf-8").replace("\r\n ", "")
    _, output, _ = run("diary", *words)
    assert "18:00 on 27 December 2026: Latest hearing" in output


def test_lists_of_powers_that_do_not_fit_are_refused(run, walford, powers, tmp_path):
    """All faults of all files at once; no list twice, and none of another borough."""
    code, _, errors = run("diary", walford, *ON, "--powers", str(powers), "--powers", str(powers))
    assert code == 2
    assert "Two files bear it" in errors
    other = tmp_path / "other.yaml"
    other.write_text(LIST.replace("walford/powers", "estates/powers"), encoding="utf-8")
    code, _, errors = run("diary", walford, *ON, "--powers", str(other))
    assert (code, "begins with walford/" in errors) == (2, True)
    other.write_text(LIST.replace("issued_at: 2026-12-24T18:00", "issued_at: Christmas Eve"))
    powers.write_text(LIST.replace("superintendent", "sergeant"), encoding="utf-8")
    words = ("--powers", str(powers), "--powers", str(other), "--ics", str(tmp_path / "diary.ics"))
    code, _, errors = run("diary", walford, *ON, *words)
    assert code == 2
    assert "powers.yaml:9" in errors
    assert "other.yaml:7" in errors
    assert not (tmp_path / "diary.ics").exists()


def test_a_list_of_powers_is_checked_as_any_document_is(run, powers):
    """Its findings stand on their lines, and a notice that is too long is an error."""
    code, output, _ = run("check", str(powers))
    assert code == 0
    assert "powers.yaml:5: cannot be determined [powers/closure-notice-length" in output
    powers.write_text(f"{LIST}      ends_at: 2026-12-27T18:01\n", encoding="utf-8")
    code, output, _ = run("check", str(powers))
    assert code == 1
    assert "powers.yaml:12: not met [powers/closure-notice-length, error]" in output


def test_today_is_taken_where_no_day_is_given(run, walford, monkeypatch):
    """The command line alone looks at the clock."""
    monkeypatch.setattr(module, "today", lambda: date(2021, 5, 1))
    assert entries(run, walford)[0]["on"] == "2021-05-01"
    monkeypatch.undo()
    assert abs((module.today() - date.today()).days) <= 1  # noqa: DTZ011 - what is tested


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (["walfrod"], "walfrod"),
        (["walford", "--on", "1 May 2020"], "'2019-04-01'"),
        (["walford", *ON, "--ics", "diary.doc"], ".ics"),
        (["walford", *ON, "--ics", "no-such-folder/diary.ics"], "no-such-folder"),
        (["walford", *ON, "--powers", "no-such-file.yaml"], "no-such-file"),
        (["walford", *ON, "--consultation-days", "-1"], "--consultation-days"),
    ],
)
@pytest.mark.usefixtures("walford")
def test_wrong_use_is_told_with_its_mend(run, tmp_path, monkeypatch, words, mend):
    """Exit code 2, a sentence that says what to write instead, and no file."""
    monkeypatch.chdir(tmp_path)
    code, _, errors = run("diary", *words)
    assert code == 2
    assert mend in errors
    assert not list(tmp_path.rglob("diary*"))
