"""``s92kit pspos`` tells where each order stands, and what the law says of it."""

import json

import attrs
import pytest

from s92kit import plugins

MARKET = "walford/market-drinking"


def orders(run, *words: str):
    """The exit code, and the JSON of the orders by id."""
    code, output, _ = run("pspos", *words, "--json")
    return code, {each["id"]: each for each in json.loads(output)}


@pytest.mark.parametrize(
    ("on", "status", "first_day", "last_day"),
    [
        ("2019-05-31", "not-yet", "2019-06-01", "2022-05-31"),
        ("2019-06-01", "in-force", "2019-06-01", "2022-05-31"),
        ("2022-05-31", "in-force", "2019-06-01", "2022-05-31"),
        ("2022-06-01", "in-force", "2022-06-01", "2025-05-31"),
        ("2024-03-31", "in-force", "2022-06-01", "2025-05-31"),
        ("2024-04-01", "discharged", "2022-06-01", "2025-05-31"),
    ],
)
def test_where_an_order_stands_on_a_day(run, walford, on, status, first_day, last_day):
    """With the period that holds the day."""
    _, found = orders(run, walford, "--on", on)
    market = found[MARKET]
    assert (market["status"], market["first_day"], market["last_day"]) == (
        status,
        first_day,
        last_day,
    )
    assert market["reason"]


def test_an_order_as_it_was_known(run, walford):
    """Before the extension was recorded, the order was to end in May 2022."""
    _, now = orders(run, walford, "--on", "2022-06-01")
    _, then = orders(run, walford, "--on", "2022-06-01", "--known-on", "2022-05-25")
    assert now[MARKET]["status"] == "in-force"
    assert (then[MARKET]["status"], then[MARKET]["known_on"]) == ("expired", "2022-05-25")


def test_findings_cite_what_they_rest_on(run, walford):
    """Each with its outcome, and an order that is a day too long with the words for it."""
    code, found = orders(run, walford, "--on", "2024-05-01")
    town = found["walford/town-centre-order"]["findings"]
    (too_long,) = [each for each in town if each["code"] == "pspos/a-day-too-long"]
    assert too_long["outcome"] == "not met"
    assert "three years and a day" in too_long["message"]
    assert any("section 60(1)" in source for source in too_long["sources"])
    (gap,) = [each for each in town if each["code"] == "pspos/no-gap"]
    assert "1 April 2024 to 14 April 2024" in gap["message"]
    assert {each["where"] for each in town} == {"walford/town-centre-order"}
    assert code == 1


def test_every_status_with_its_days(run, walford):
    """The spans follow each other, open at both ends."""
    _, found = orders(run, walford, "--on", "2024-05-01")
    statuses = found[MARKET]["statuses"]
    assert [each["status"] for each in statuses] == [
        "not-yet",
        "in-force",
        "in-force",
        "discharged",
    ]
    assert statuses[0]["first_day"] is None
    assert statuses[-1]["last_day"] is None
    assert [each["stage"] for each in found[MARKET]["periods"]] == ["made", "extended"]


def test_an_order_in_words(run, walford):
    """Where it stands, why, and what is wrong, with its section."""
    code, output, _ = run("pspos", walford, "--on", "2024-05-01")
    words = " ".join(output.split())
    assert code == 1
    assert f"Market and street drinking order ({MARKET}): discharged" in words
    assert "Because it was discharged, and its last day was 31 March 2024." in words
    assert "not met [pspos/a-day-too-long, query]" in words
    assert "By: Anti-social Behaviour, Crime and Policing Act 2014" in words
    assert "3 orders." in words


def test_an_order_of_which_nothing_was_known_has_no_list_of_what_is_missing(run, walford):
    """One reason says it all; the JSON has the rest."""
    _, output, _ = run("pspos", walford, "--on", "2024-05-01", "--known-on", "2010-01-01")
    words = " ".join(output.split())
    assert "unknown Because nothing of its making was recorded by 1 January 2010." in words
    assert "as known on 1 January 2010" in words
    assert "pspos/consultation" not in words


def test_a_borough_that_is_not_there(run, walford):
    """Asked back by the nearest name."""
    code, _, errors = run("pspos", walford[:-1])
    assert code == 2
    assert "Did you mean 'walford'?" in errors


def test_check_holds_a_borough_s_orders_against_the_law(run, walford):
    """Beside its agreements."""
    _, output, _ = run("check", walford, "--json")
    codes = {each["code"] for each in json.loads(output)}
    assert {"pspos/a-day-too-long", "agreements/payee"} <= codes


def test_check_holds_the_document_of_an_order_against_the_law(run, walford, tmp_path):
    """Each finding on its line."""
    path = tmp_path / "order.yaml"
    path.write_text(
        f"""$schema: s92kit/pspo/1
id: {walford}/drinking
title: Drinking
area: The market
stages:
  - id: made
    kind: made
    decided_on: 2017-09-20
    first_day: 2017-10-23
    last_day: 2020-10-23
    recorded_on: 2017-09-20
    source: {{title: A paper, published_on: 2017-09-20, locator: "1"}}
sources:
  - {{title: A paper, published_on: 2017-09-20, locator: "1"}}
"""
    )
    code, output, _ = run("check", str(path))
    assert code == 0
    assert f"{path}:6: not met [pspos/a-day-too-long, query]" in output


def test_one_reason_is_told_once(run, walford, monkeypatch):
    """What a single missing day leaves open is listed under it, and not once for each rule."""
    catalogue = plugins.load_catalogue(only={walford})
    order = next(each for each in catalogue.pspos if each.id == MARKET)
    undated = attrs.evolve(
        order.stages[0],
        decided_on=None,
        first_day=None,
        last_day=None,
        unknown_because="the order book has no page for it",
    )
    alone = attrs.evolve(order, stages=(undated,), consultations=(), publications=())
    only_that = attrs.evolve(catalogue, pspos=(alone,))
    monkeypatch.setattr(plugins, "load_catalogue", lambda **_: only_that)
    _, output, _ = run("pspos", walford, "--on", "2020-01-01")
    told = " ".join(output.split())
    assert told.count("the order book has no page for it") == 2
    assert "[pspos/status-known, pspos/period-length," in told
