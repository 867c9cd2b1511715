"""``s92kit task`` plans, explains, compares and reviews a fortnight, in words and JSON."""

import csv
import json

import pytest

TEAM = """\
$schema: s92kit/team/1
id: walford/town-centre
title: Town centre team
officers: [{reference: P-1}, {reference: P-2}, {reference: P-3}]
shifts: [{id: late, starts: "14:00", ends: "22:00"}]
rota:
  - id: weekend
    officers: [P-1, P-2]
    shift: late
    weekdays: [Friday, Saturday]
    days: {first_day: 2019-04-01, last_day: 2019-04-14}
    recorded_on: 2019-03-20
"""
AID = """\
absences:
  - {id: aid, reason: abstraction, officers: [P-2], recorded_on: 2019-04-05,
     days: {first_day: 2019-04-06, last_day: 2019-04-06}}
"""
USUAL = {
    "raised_on": "2019-03-18",
    "forum": "ward-panel",
    "requester_role": "ward panel",
    "place": "the square",
    "ward": "North",
    "starts": "18:00",
    "ends": "22:00",
    "minutes_least": "60",
    "minutes_wanted": "600",
    "minutes_most": "600",
    "behaviour": "fights at closing time",
    "crew": "2",
}
ROWS = (
    {
        "id": "TG-1",
        "title": "Fights",
        "priority": "walford/violence",
        "points": "harm 5; likelihood 4",
    },
    {
        "id": "WP-1",
        "title": "Drinking",
        "priority": "walford/antisocial-behaviour",
        "points": "harm 2; likelihood 4",
    },
    {
        "id": "WP-2",
        "title": "Litter at dawn",
        "priority": "walford/antisocial-behaviour",
        "points": "harm 1; likelihood 1",
        "starts": "04:00",
        "ends": "06:00",
        "minutes_wanted": "120",
        "minutes_most": "120",
    },
)


def write_requests(path, rows=ROWS):
    """A CSV file of requests."""
    full = [{**USUAL, **row} for row in rows]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, sorted({key for row in full for key in row}))
        writer.writeheader()
        writer.writerows(full)


@pytest.fixture
def words(walford, tmp_path):
    """The words of a command that plans a fortnight."""
    write_requests(tmp_path / "requests.csv")
    (tmp_path / "team.yaml").write_text(TEAM, "utf-8")
    return [
        *("task", walford, str(tmp_path / "requests.csv"), "--team", str(tmp_path / "team.yaml")),
        *("--cycle-start", "2019-04-01", "--out", str(tmp_path / "plan.json")),
    ]


@pytest.fixture
def plan(run, words, tmp_path):
    """The file of a plan."""
    run(*words)
    return str(tmp_path / "plan.json")


def answer(run, *words):
    """The exit code and the JSON of a command."""
    code, output, _ = run(*words, "--json")
    return code, json.loads(output)


def test_a_plan_in_json(run, words):
    """Minutes given and left are the capacity, and each request says what it got and why."""
    code, data = answer(run, *words)
    assert code == 0
    assert data["capacity_minutes"] == 4 * 2 * 480
    assert data["allocated_minutes"] + data["unallocated_minutes"] == data["capacity_minutes"]
    assert data["gap"] == 0
    assert data["objective"] > 0
    requests = {each["id"]: each for each in data["requests"]}
    assert requests["WP-2"]["minutes"] == 0
    assert requests["WP-2"]["binding"] == "windows"
    assert "none of its windows" in requests["WP-2"]["reason"]
    assert requests["TG-1"]["status"] == "all that it wanted"
    given = sum(each["officer_minutes"] for each in data["requests"])
    assert given == data["allocated_minutes"]


def test_the_word_plan_may_be_written_out(run, words):
    """``task plan BOROUGH`` is ``task BOROUGH``."""
    assert answer(run, *words) == answer(run, "task", "plan", *words[1:])


def test_a_plan_in_words(run, words):
    """The table, a sentence for who fell short, priorities and proof."""
    code, output, _ = run(*words)
    text = " ".join(output.split())
    assert code == 0
    assert "64 hours of officers' time to give" in text
    assert "WP-2 (Litter at dawn) got nothing of the 2 hours that it wanted" in text
    assert "walford/violence got" in text
    assert "proven to be the best" in text
    assert "Plan written to" in text


def test_briefings_the_matrix_and_a_calendar(run, words, tmp_path):
    """A page in HTML and Word for each shift, with officers, places and times."""
    code, data = answer(run, *words, "--briefings", str(tmp_path / "sheets"))
    names = sorted(path.name for path in (tmp_path / "sheets").iterdir())
    assert code == 0
    assert len(names) == 4 * 2 + 2 + 1
    assert len(data["files"]) == len(names) + 1
    page = (tmp_path / "sheets" / "2019-04-05-late.html").read_text("utf-8")
    assert "Briefing: Fri 5 Apr 14:00 to 22:00" in page
    assert "P-1, P-2" in page
    assert "fights at closing time" in page
    assert "Contents" not in page
    assert "Evidence" not in page
    matrix = (tmp_path / "sheets" / "matrix.html").read_text("utf-8")
    assert "harm 5 x 3" in matrix
    assert "its own" not in (tmp_path / "sheets" / "team.ics").read_text("utf-8")


def test_one_plan_whatever_the_order_of_rows(run, words, tmp_path):
    """The file is the same to the byte."""
    run(*words)
    first = (tmp_path / "plan.json").read_text("utf-8")
    write_requests(tmp_path / "requests.csv", ROWS[::-1])
    run(*words)
    assert (tmp_path / "plan.json").read_text("utf-8") == first


def test_explaining_one_request(run, plan):
    """What it got, what stands in its way, and changes that were planned."""
    code, data = answer(run, "task", "explain", plan, "WP-1")
    (one,) = data["requests"]
    assert code == 1
    assert one["binding"] == "capacity"
    assert one["rivals"] == ["TG-1"]
    assert "cannot all be met" in data["conflict"]
    assert data["ways"]
    assert "Proven by planning the cycle anew" in run("task", "explain", plan, "WP-1")[1]
    assert answer(run, "task", "explain", plan, "TG-1")[0] == 0


def test_explaining_every_request(run, plan):
    """Each has its sentence, and the smallest set of wishes that cannot all be met."""
    code, output, _ = run("task", "explain", plan)
    text = " ".join(output.split())
    assert code == 1
    assert [name in text for name in ("TG-1 (", "WP-1 (", "WP-2 (")] == [True] * 3
    assert "Even alone these cannot be met: the wanted 2 hours for WP-2" in text


def test_amending_a_plan_for_aid(run, words, plan, tmp_path):
    """An officer sent away on Saturday: a second version, with the difference printed."""
    (tmp_path / "team.yaml").write_text(TEAM + AID, "utf-8")
    again = [*words[:-1], str(tmp_path / "second.json"), "--previous", plan]
    code, _, errors = run(*again)
    assert code == 2
    assert "--reason, --by-role and --at" in errors
    why = ("--reason", "one officer to aid", "--by-role", "sergeant", "--at", "2019-04-06T09:00")
    code, data = answer(run, *again, *why)
    assert (data["version"], data["reason"]) == (2, "one officer to aid")
    assert data["difference"]["capacity"]["more"] < 0
    assert all(visit["fixed"] for visit in data["visits"] if visit["day"] == "2019-04-05")
    code, found = answer(run, "task", "diff", plan, str(tmp_path / "second.json"))
    assert (code, found["same"], found["reasons"]) == (1, False, ["one officer to aid"])
    output = run("task", "diff", plan, str(tmp_path / "second.json"))[1]
    assert "Why: one officer to aid" in output
    assert run("task", "diff", plan, plan)[:2] == (0, "The two plans are the same.\n")


LOG = (
    "id,day,borough,kind,place,ward,minutes,officers,priority\n"
    "a,2019-04-05,walford,patrol,TG-1,North,120,2,walford/violence\n"
    "b,2019-04-06,walford,patrol,,South,60,2,walford/violence\n"
)


def test_planned_against_delivered(run, plan, tmp_path):
    """By request with the reason given, by priority, and what was outside the plan."""
    log = tmp_path / "log.csv"
    log.write_text(LOG, "utf-8")
    code, data = answer(
        run, "task", "review", plan, str(log), "--reason", "TG-1=officers sent to aid"
    )
    requests = {each["id"]: each for each in data["requests"]}
    assert code == 1
    assert requests["TG-1"]["delivered"]["officer_minutes"] == 240
    assert "officers sent to aid" in requests["TG-1"]["reason"]
    assert data["outside_plan"]["officer_minutes"] == 120
    assert data["wards"][0]["given_minutes"] == 240
    output = " ".join(run("task", "review", plan, str(log))[1].split())
    assert "walford/violence:" in output
    assert "no reason was given" in output


def test_the_next_cycle_is_held_against_this_one(run, words, plan, tmp_path):
    """The plan before, and its log, give what the last cycle had and what wards got."""
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    team = TEAM.replace("2019-04-14", "2019-04-28")
    (tmp_path / "team.yaml").write_text(team, "utf-8")
    later = [word.replace("2019-04-01", "2019-04-15") for word in words[:-1]]
    out = str(tmp_path / "next.json")
    code, data = answer(
        run, *later, out, "--previous", plan, "--previous-log", str(tmp_path / "log.csv")
    )
    assert code == 0
    assert data["version"] == 1
    assert all(each["share_before"] is not None for each in data["priorities"])
    kept = json.loads((tmp_path / "next.json").read_text("utf-8"))["earlier"]
    assert (kept[0]["delivered"], kept[0]["wards"][0]["given_minutes"]) == (True, 240)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"priority": "walford/litter"}, "walford/litter"),
        ({"forum": "council"}, "council"),
        ({"minutes_least": "40000", "minutes_wanted": "40000", "minutes_most": "40000"}, "TG-1"),
    ],
)
def test_requests_that_cannot_be_planned_are_refused(run, words, tmp_path, change, message):
    """Unknown priority or forum, hours beyond the cycle: told, and no plan is written."""
    write_requests(tmp_path / "requests.csv", ({**ROWS[0], **change}, *ROWS[1:]))
    code, _, errors = run(*words)
    assert code == 2
    assert message in errors
    assert not (tmp_path / "plan.json").exists()


def test_every_fault_is_told_at_once(run, words, tmp_path):
    """A team of nobody and an unknown priority stand in one answer."""
    write_requests(tmp_path / "requests.csv", ({**ROWS[0], "priority": "walford/litter"},))
    (tmp_path / "team.yaml").write_text(
        TEAM.replace("[{reference: P-1}, {reference: P-2}, {reference: P-3}]", "[]"), "utf-8"
    )
    code, _, errors = run(*words)
    assert code == 2
    assert "walford/litter" in errors
    assert "team.yaml:" in errors


@pytest.mark.parametrize(
    ("asked", "mend"),
    [
        (["task", "explain", "nowhere.json"], "nowhere.json"),
        (["task", "review", "{plan}", "{plan}", "--reason", "TG-1"], "LJAG-07="),
        (["task", "explain", "{plan}", "TG-2"], "Did you mean 'TG-1'"),
        (["task", "diff", "{plan}", "{team}"], "not a plan"),
    ],
)
def test_wrong_use_is_told_with_its_mend(run, plan, tmp_path, asked, mend):
    """Exit code 2, and a sentence that says what to write instead."""
    places = {"{plan}": plan, "{team}": str(tmp_path / "team.yaml")}
    code, _, errors = run(*(places.get(word, word) for word in asked))
    assert code == 2
    assert mend.replace("LJAG-07=", "LJAG-07=") in errors


def test_a_plan_is_written_as_json_alone(run, words):
    """Another ending would not be read again."""
    code, _, errors = run(*words[:-1], "plan.yaml")
    assert code == 2
    assert "End it in .json" in errors


def test_a_row_that_was_set_aside_is_told_and_leaves_with_1(run, words, tmp_path):
    """The rest is planned; the cell and the mend are printed."""
    write_requests(tmp_path / "requests.csv", (*ROWS, {**ROWS[0], "id": "TG-9", "crew": "none"}))
    code, output, _ = run(*words)
    assert code == 1
    assert "requests.csv!" in output


def test_help_tells_of_each_part(run):
    """The group and its four parts."""
    code, output, _ = run("task", "--help")
    assert code == 0
    assert [part in output for part in ("plan", "explain", "diff", "review")] == [True] * 4
