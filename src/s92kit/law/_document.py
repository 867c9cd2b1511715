"""The law from its documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.dated import Span
from s92kit.documents import Document, structured
from s92kit.law._hours import Disregarded
from s92kit.law._law import Counting, Law, LegalParameter
from s92kit.law._length import Length
from s92kit.law._limit import LegalLimit, LegalStatus, LimitValue, NoLimit
from s92kit.sources import Source

__all__ = ["law_from_document"]


def law_from_document(document: Document) -> Law:
    """The part of the law that a document describes.

    Args:
        document: A checked document of the kind ``law``.

    Raises:
        DocumentError: With every fault, each on its line.
        InvalidValueError: Where it uses one key, or one id of a row, twice.
    """
    record = structured(document, _LawRecord)
    return Law(parameter.value() for parameter in record.parameters)


@attrs.frozen(kw_only=True)
class _LimitRecord:
    # A document says which kind of value it gives, so that no text has to be guessed at. What is
    # refused is refused as the record is made, where the reader still knows its line.
    id: str
    status: LegalStatus
    span: Span
    provision: str
    source: Source
    recorded_on: date
    length: Length | None = None
    amount_gbp: Decimal | None = None
    number: int | None = None
    unlimited: bool = False
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        self.value()

    def value(self) -> LegalLimit:
        given: tuple[LimitValue | None, ...] = (self.length, self.amount_gbp, self.number)
        value = next((item for item in given if item is not None), NoLimit.UNLIMITED)
        return LegalLimit(
            id=self.id,
            value=value,
            status=self.status,
            span=self.span,
            provision=self.provision,
            source=self.source,
            recorded_on=self.recorded_on,
            supersedes=self.supersedes,
            note=self.note,
        )


@attrs.frozen(kw_only=True)
class _ParameterRecord:
    key: str
    title: str
    limits: tuple[_LimitRecord, ...]
    counting: Counting | None = None
    counted_from: str = ""
    disregarded: Disregarded = Disregarded.NONE

    def __attrs_post_init__(self) -> None:
        self.value()

    def value(self) -> LegalParameter:
        return LegalParameter(
            key=self.key,
            title=self.title,
            limits=tuple(limit.value() for limit in self.limits),
            counting=self.counting,
            counted_from=self.counted_from,
            disregarded=self.disregarded,
        )


@attrs.frozen(kw_only=True)
class _LawRecord:
    parameters: tuple[_ParameterRecord, ...]
