"""``s92kit options``: what might be done, side by side, and faults by file and line."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("walford")

OPTIONS = """$schema: s92kit/options/1
id: walford/options-2019
title: What might be done with the town centre team
agreement: walford/town-centre-2019
options:
  - id: leave
    title: Leave
    changes:
      - end_on_notice: {served_on: 2020-03-31}
  - id: fewer
    title: One fewer
    changes:
      - fewer_posts: {post: constables, count: 1, from_day: 2020-04-01}
delivered:
  hours: "5000.0"
  period: {first_day: 2019-04-01, last_day: 2019-09-30}
  source: {title: Delivery result, published_on: 2019-10-10, locator: whole}
rate_assumption: {label: held flat by the treasurer, held_flat: true}
"""


@pytest.fixture
def file(tmp_path):
    """The document of the options."""
    path = tmp_path / "options.yaml"
    path.write_text(OPTIONS)
    return path


def test_options_stand_side_by_side_in_pence(run, file):
    """As agreed, then left on notice, then with one constable fewer."""
    code, output, _ = run("options", str(file), "--json")
    data = json.loads(output)["options"]
    assert code == 0
    assert [each["id"] for each in data] == ["as-agreed", "leave", "fewer"]
    assert data[1]["first_day"] == "2020-10-01"
    assert data[1]["notice_by"] == ["2020-03-31"]
    totals = [each["total_pence"] for each in data]
    assert totals[0] - totals[2] == 2 * 5_700_000
    assert data[0]["cost_per_delivered_hour_pence"] > 0
    assert "held flat by the treasurer" in data[0]["assumptions"]
    assert data[2]["cannot_be_determined"]


def test_options_are_printed_as_a_table(run, file):
    """With the first day of each and what cannot be determined."""
    code, output, _ = run("options", str(file))
    assert code == 0
    assert "1 October 2020" in output
    assert "2021/22" in output
    assert "Assumption: held flat by the treasurer" in output
    assert "cannot be determined, because the papers give notice" in output.replace("\n", " ")


def test_a_cost_that_nobody_can_tell_is_not_zero(run, file):
    """One sum for two years is not divided, and notice without a length is not guessed."""
    text = OPTIONS.replace("walford/town-centre-2019", "walford/estates-2016")
    text = text.split("  - id: fewer")[0].replace("2020-03-31", "2017-03-31")
    file.write_text(text)
    code, output, _ = run("options", str(file))
    assert code == 1
    assert "no period of notice is recorded" in output.replace("\n", " ")
    assert "not determined" in output
    _, output, _ = run("options", str(file), "--json")
    leave = json.loads(output)["options"][1]
    assert (leave["total_pence"], leave["officer_days"], leave["first_day"]) == (None, None, None)


def test_a_change_that_does_not_fit_is_told_by_file_and_line(run, file):
    """A slip in a post line's id is on its line, with the nearest that there is."""
    file.write_text(OPTIONS.replace("post: constables", "post: constabels"))
    code, _, errors = run("options", str(file))
    assert code == 2
    assert "options.yaml:13: " in errors
    assert "Did you mean 'constables'" in errors


def test_options_of_another_agreement_are_refused(run, file):
    """The file names the agreement that it is for."""
    code, _, errors = run("options", str(file), "--agreement", "walford/estates-2016")
    assert code == 2
    assert "options.yaml:4: The options are for 'walford/town-centre-2019'" in errors
