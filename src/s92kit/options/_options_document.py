"""Comparisons of options from their documents."""

from __future__ import annotations

import attrs

from s92kit.documents import Document, DocumentError, structured
from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.options._changes import (
    Change,
    DelayedRecruitment,
    EndOnNotice,
    FewerPosts,
    OtherScheme,
    OtherStart,
)
from s92kit.options._option import DeliveredHours, Option, OptionSet
from s92kit.rates import RateAssumption

__all__ = ["OPTIONS_DISTINCT", "options_from_document"]

OPTIONS_DISTINCT = Rule(
    "agreements/options-distinct",
    "Each option of a comparison has an id of its own, and changes something.",
    Severity.ERROR,
)


@attrs.frozen(kw_only=True)
class _OneChange:
    """A change as a document writes it: under the name of its kind, which the schema keeps to."""

    end_on_notice: EndOnNotice | None = None
    fewer_posts: FewerPosts | None = None
    other_scheme: OtherScheme | None = None
    other_start: OtherStart | None = None
    delayed_recruitment: DelayedRecruitment | None = None

    @property
    def change(self) -> Change:
        every: tuple[Change | None, ...] = (
            self.end_on_notice,
            self.fewer_posts,
            self.other_scheme,
            self.other_start,
            self.delayed_recruitment,
        )
        return next(change for change in every if change is not None)


@attrs.frozen(kw_only=True)
class _OptionEntry:
    """An option as a document writes it."""

    id: str
    title: str
    changes: tuple[_OneChange, ...]


@attrs.frozen(kw_only=True)
class _Comparison:
    """A comparison as a document writes it."""

    id: str
    title: str
    agreement: str
    options: tuple[_OptionEntry, ...]
    delivered: DeliveredHours | None = None
    rate_assumption: RateAssumption | None = None


def options_from_document(document: Document) -> OptionSet:
    """The comparison that a document describes.

    Args:
        document: A checked document of the kind ``options``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    written = structured(document, _Comparison)
    faults: list[Finding] = []
    options: list[Option] = []
    for at, entry in enumerate(written.options):
        changes = tuple(each.change for each in entry.changes)
        try:
            if entry.id in {option.id for option in options}:
                message = f"{entry.id!r} is the id of two options; give each its own."
                faults.append(OPTIONS_DISTINCT.not_met(message, path=("options", at, "id")))
            options.append(Option(id=entry.id, title=entry.title, changes=changes))
        except InvalidValueError as wrong:
            faults.append(OPTIONS_DISTINCT.not_met(str(wrong), path=("options", at, "id")))
    if faults:
        raise DocumentError(Findings(faults).located(document.where))
    return OptionSet(
        id=written.id,
        title=written.title,
        agreement=written.agreement,
        options=tuple(options),
        delivered=written.delivered,
        rate_assumption=written.rate_assumption,
    )
