"""``s92kit law`` answers for a day, with what is not in force kept apart."""

import json

import pytest


def test_one_limit_in_words(run):
    """The row in force comes first, with its section and source; the pending row stands apart."""
    code, output, _ = run("law", "fpn-maximum-pspo", "--on", "2026-05-01")
    in_force, apart, pending = output.partition("NOT IN FORCE")
    assert code == 0
    assert apart
    assert "The law of England on 1 May 2026" in in_force
    assert "fpn-maximum-pspo: £100" in in_force
    assert "section 68(5) to (8)" in in_force
    assert "(general knowledge)" in in_force
    assert "£500" not in in_force
    assert "£500, enacted, not commenced" in pending
    assert "Manifesto Club" in pending
    assert "    https://manifestoclub.info/crime-and-policing-bill-briefing\n" in pending


def test_how_a_length_is_counted_is_said(run):
    """An officer sees from what it runs, and which days do not count."""
    _, order, _ = run("law", "pspo-length", "--on", "2026-05-01")
    assert "Counted: 3 years, beginning with the first day" in order
    assert "NOT IN FORCE" in order
    assert "5 years, unverified" in order
    _, closure, _ = run("law", "closure-notice", "--on", "2026-12-24")
    assert "24 hours, from the issue of the notice; Christmas Day not counted" in closure
    assert "NOT IN FORCE" not in closure


def test_one_limit_in_json(run):
    """A program finds the value as a number, and each row with its status."""
    code, output, _ = run("law", "fpn-maximum-pspo", "--on", "2026-05-01", "--json")
    data = json.loads(output)
    (limit,) = data["parameters"]
    assert (code, data["on"], data["known_on"]) == (0, "2026-05-01", None)
    assert (limit["in_force"]["amount_pence"], limit["in_force"]["value"]) == (10000, "£100")
    (pending,) = limit["not_in_force"]
    assert pending["amount_pence"] == 50000
    assert (pending["status"], pending["standing"]) == ("enacted, not commenced", "derived")
    assert limit["reason"] is None


def test_each_kind_of_value_in_json(run):
    """A length, an age and no limit each have their own key."""
    _, output, _ = run("law", "--on", "2026-05-01", "--json")
    rows = {item["key"]: item["in_force"] for item in json.loads(output)["parameters"]}
    assert (rows["pspo-length"]["count"], rows["pspo-length"]["unit"]) == (3, "years")
    assert (rows["cpn-least-age"]["number"], rows["cpn-least-age"]["count"]) == (16, None)
    assert rows["fine-level-5"]["unlimited"] is True
    assert rows["fine-level-4"]["unlimited"] is False
    assert rows["fine-level-5"]["amount_pence"] is None


def test_every_limit_is_listed_with_the_pending_rows_at_the_end(run):
    """Seven rows are not in force; none of their figures stands among those that are."""
    code, output, _ = run("law", "--on", "2026-05-01")
    in_force, _, pending = output.partition("NOT IN FORCE")
    assert code == 0
    assert "72 hours" not in in_force
    assert pending.count(", enacted, not commenced\n") == 4
    assert pending.count(", unverified\n") == 3
    assert "https://" not in output


def test_a_row_of_other_days_is_told(run):
    """On 11 March 2015 a level 5 fine was £5,000 at most, and the change is shown."""
    code, output, _ = run("law", "fine-level-5", "--on", "2015-03-11")
    answer, _, others = output.partition("On other days")
    assert code == 0
    assert "fine-level-5: £5,000" in answer
    assert "In force from 20 October 2014 to 11 March 2015." in answer
    assert "unlimited, from 12 March 2015" in others


def test_a_day_without_an_answer_is_said_and_leaves_with_1(run):
    """Expedited orders began on 28 June 2022; the day before nothing can be said."""
    code, output, _ = run("law", "expedited-pspo-length", "--on", "2022-06-27")
    assert code == 1
    assert "expedited-pspo-length: cannot be determined" in output
    assert "6 months, from 28 June 2022" in output
    code, output, _ = run("law", "expedited-pspo-length", "--on", "2022-06-27", "--json")
    (limit,) = json.loads(output)["parameters"]
    assert code == 1
    assert limit["in_force"] is None
    assert "cannot be determined for 27 June 2022" in limit["reason"]
    assert run("law", "expedited-pspo-length", "--on", "2022-06-28")[0] == 0


def test_what_was_not_yet_known_is_not_shown(run):
    """In March 2026 nobody could have shown the cap of £500."""
    code, output, _ = run(
        "law", "fpn-maximum-pspo", "--on", "2026-05-01", "--known-on", "2026-03-01"
    )
    assert code == 0
    assert "as known on 1 March 2026" in output
    assert "£500" not in output


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["pspo-lenght"], "Did you mean 'pspo-length'"),
        (["pspo-length", "--on", "01/05/2026"], "Write year, month and day"),
        (["pspo-length", "--on", "2026-02-30"], "no such day"),
        (["pspo-length", "cpn-appeal"], "unexpected extra argument"),
    ],
)
def test_wrong_use_is_told_in_words(run, words, fault):
    """Exit code 2, and what to write instead."""
    code, output, errors = run("law", *words)
    assert (code, output) == (2, "")
    assert fault in errors
    assert "Traceback" not in errors


def test_today_is_taken_where_no_day_is_given(run, monkeypatch):
    """The day is the clock's."""
    from datetime import date

    monkeypatch.setattr("s92kit.cli.law.today", lambda: date(2015, 3, 11))
    assert "fine-level-5: £5,000" in run("law", "fine-level-5")[1]
