"""Agreements from documents: every part of a life, of funding and of terms, and faults by line."""

from datetime import date
from decimal import Decimal

import pytest

from s92kit.agreements import (
    ChargePolicy,
    Contact,
    EventKind,
    FundingWay,
    Topic,
    agreement_from_document,
)
from s92kit.documents import DocumentError, document_from_text
from s92kit.periods import financial_year

S = '{title: A fictitious paper, published_on: not stated, locator: "1"}'
TEXT = f"""$schema: s92kit/agreement/1
id: walford/team
title: Town centre team
payee: MOPAC
scheme: partnership-plus
term_unknown_because: the paper gives none
posts:
  - {{id: pcs, role: patrol, rank: PC, count: 2, on_estates: true, recorded_on: 2019-05-08,
     period: {{first_day: 2019-04-01, last_day: 2020-03-31}}, source: {S}}}
stated_costs:
  - {{id: overtime, kind: overtime, label: Overtime, amount_gbp: "500.00", posts: [pcs],
     period: {{first_day: 2019-04-01, last_day: 2020-03-31}}, recorded_on: 2019-05-08, source: {S}}}
funders:
  - {{id: council, kind: general fund, title: General fund, source: {S}}}
  - {{id: reserve, kind: reserve, title: Reserve, source: {S}}}
  - {{id: s106, kind: section 106, title: A developer's payment, source: {S}}}
  - {{id: bid, kind: business improvement district, title: The district, contact: council,
     recharged_by: council, source: {S}}}
charge_policy: actual
charge_policy_source: {S}
own_terms:
  notice_months: {{amount: 3, source: {S}}}
  minimum_term_months: {{amount: 12, source: {S}}}
  high_demand_days_a_year: {{amount: 5, approximate: true, source: {S}}}
events:
  - {{id: asked, kind: letter of intent, within: {{last_day: 2019-03-31}},
     unknown_because: the paper says before April, by_role: chief executive,
     recorded_on: 2019-05-08, source: {S}}}
  - {{id: started, kind: start, on: 2019-04-01, posts: [pcs], note: At noon.,
     recorded_on: 2019-05-08, source: {S}}}
  - {{id: longer, kind: extension, on: 2020-01-01, until: 2021-03-31,
     recorded_on: 2020-01-08, source: {S}}}
  - {{id: merged, kind: merger, on: 2021-04-01, merged: [walford/team, walford/parks],
     into: walford/all, recorded_on: 2021-05-08, source: {S}}}
  - {{id: merged-later, kind: merger, on: 2021-06-01, merged: [walford/team, walford/parks],
     into: walford/all, recorded_on: 2021-07-08, supersedes: [merged], source: {S}}}
funding:
  - {{id: first, funder: bid, way: first call, amount_gbp: "100.00", order: 2, items: [pcs],
     recorded_on: 2019-05-08, source: {S}}}
  - {{id: half, funder: s106, way: percentage, per_cent: "50", bridged_by: reserve,
     period: {{first_day: 2019-04-01, last_day: 2020-03-31}}, recorded_on: 2019-05-08, source: {S}}}
receipts:
  - {{id: paid, funder: s106, amount_gbp: "1000.00", to_police_gbp: "700.00", on: 2019-06-01,
     recorded_on: 2019-07-01, source: {S}}}
statements:
  - {{id: never, topic: abstraction, claim: never, text: They cannot be abstracted.,
     recorded_on: 2019-05-08, source: {S}}}
sources: [{S}]
"""


def read(text: str = TEXT):
    """The agreement that a text describes."""
    return agreement_from_document(document_from_text(text, name="team.yaml"))


def test_every_part_of_a_document_reaches_the_agreement():
    """Events, funding, receipts, statements and terms are what the text says."""
    team = read()
    asked, started, longer, _, later = team.events
    assert (asked.kind, asked.on, asked.latest) == (
        EventKind.LETTER_OF_INTENT,
        None,
        date(2019, 3, 31),
    )
    assert (asked.by_role, asked.earliest) == ("chief executive", None)
    assert (started.on, started.posts, started.note) == (date(2019, 4, 1), ("pcs",), "At noon.")
    assert longer.until == date(2021, 3, 31)
    assert (later.merged, later.into) == (("walford/team", "walford/parks"), "walford/all")
    first, half = team.funding
    assert (first.way, first.amount_gbp, first.order, first.items) == (
        FundingWay.FIRST_CALL,
        Decimal("100.00"),
        2,
        ("pcs",),
    )
    assert (half.per_cent, half.bridged_by, half.period) == (
        Decimal(50),
        "reserve",
        financial_year(2019),
    )
    (paid,) = team.receipts
    assert (paid.amount_gbp, paid.to_police_gbp) == (Decimal("1000.00"), Decimal("700.00"))
    (said,) = team.statements
    assert (said.topic, said.claim) == (Topic.ABSTRACTION, "never")
    assert team.funders[3].contact is Contact.COUNCIL
    assert team.funders[3].recharged_by == "council"
    assert team.posts[0].on_estates is True
    assert team.stated_costs[0].posts == ("pcs",)
    assert team.charge_policy is ChargePolicy.ACTUAL
    assert team.own_terms.notice_months.amount == 3
    assert team.own_terms.minimum_term_months.amount == 12
    assert team.own_terms.high_demand_days_a_year.approximate


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: letter of intent", "kind: letter", "letter"),
        ("on: 2019-04-01", "on: 1 April 2019", "day"),
        ("way: first call", "way: first", "first"),
        ('per_cent: "50"', 'per_cent: "150"', "at most 100"),
        ('per_cent: "50"', "per_cent: 50", "quotation"),
        ("unknown_because: the paper says before April, ", "", "not both"),
        ("kind: extension", "kind: variation", "Only an extension or a notice"),
        ("topic: abstraction, claim: never", "topic: abstraction, claim: nevr", "never"),
        ("contact: council", "contact: MOPAC", "contact"),
        ("charge_policy: actual", "charge_policy: some", "charge_policy"),
        ("notice_months: {amount: 3", "notice_months: {amount: -3", "notice"),
        ("notice_months: {", "notice_month: {", "notice_months"),
        ("to_police_gbp", "for_police_gbp", "to_police_gbp"),
        ("on_estates: true", 'on_estates: "yes"', "on_estates"),
    ],
)
def test_a_fault_is_told_with_its_line(old, new, words):
    """Each bad example is refused where it stands."""
    assert old in TEXT
    bad = TEXT.replace(old, new)
    (line,) = [at for at, text in enumerate(bad.splitlines(), 1) if new and new in text] or [0]
    with pytest.raises(DocumentError) as refused:
        read(bad)
    told = [f"{item.where} {item.message} {item.path}" for item in refused.value.findings]
    assert any(words in text for text in told), told
    if line:
        near = {f"team.yaml:{at}" for at in range(line - 2, line + 1)}
        assert any(item.where in near for item in refused.value.findings), told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("posts: [pcs], note", "posts: [pc], note", "post line 'pc'"),
        ("funder: bid", "funder: big", "funder 'big'"),
        ("supersedes: [merged]", "supersedes: [merge]", "no other record"),
        ("into: walford/all", "into: walford/parks", "the other one"),
        ("charge_policy: actual\n", "", "only there"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(old, new, words):
    """A name that is not there, or a policy without its source."""
    with pytest.raises(DocumentError) as refused:
        read(TEXT.replace(old, new))
    assert any(words in item.message for item in refused.value.findings)
