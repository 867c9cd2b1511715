"""A log's columns of codes, each code with its meaning on its row's day, all rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from s92kit.activity._contract import ACTIVITY
from s92kit.activity._conversion import CodeCount
from s92kit.activity._format import ActivityFormat, Meaning, code_key
from s92kit.activity._kinds import ActivityKind
from s92kit.dated import Span
from s92kit.tables import Array
from s92kit.themes import Theme

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CodedColumn", "local_code"]

_UNMAPPED = {"kind": str(ActivityKind.NOT_MAPPED), "theme": str(Theme.NOT_MAPPED)}
_BETWEEN = " / "


@attrs.frozen(kw_only=True, eq=False)
class CodedColumn:
    """A column of codes: for each row the number of its code, and of the meaning that it has.

    Args:
        header: The column.
        fields: The shared columns that its codes fill.
        texts: The codes that may stand in it, each in one spelling.
        codes: For each row the place of its code among them; -1 where the cell is empty.
        meanings: What its codes may mean.
        meant: For each row the place of its meaning among them; -1 where it has none.
        days: The day of each row.
    """

    header: str
    fields: tuple[str, ...]
    texts: tuple[str, ...]
    codes: Array
    meanings: tuple[Meaning, ...]
    meant: Array
    days: Array

    @classmethod
    def of(cls, frame: pd.DataFrame, item: ActivityFormat, header: str) -> CodedColumn:
        """The codes of a column, each with its meaning on its row's day."""
        import numpy as np
        import pandas as pd

        day = next(column.header for column in item.columns if column.field == "day")
        days = frame[day].to_numpy()
        column = pd.Categorical(frame[header])
        known = {code_key(code.code): code.meanings for code in item.codes_in(header)}
        # One spelling of each code, the format's where it has one, else the first in the log.
        spelt = {code_key(code.code): code.code for code in item.codes_in(header)}
        keys = [code_key(str(text)) for text in column.categories]
        for key, text in zip(keys, column.categories, strict=True):
            spelt.setdefault(key, str(text))
        place = {key: at for at, key in enumerate(spelt)}
        codes = np.array([*(place[key] for key in keys), -1], dtype=np.int64)[column.codes]
        texts = tuple(spelt.values())
        meanings = tuple(each for group in known.values() for each in group)
        meant = _meant(texts, codes, days, known)
        return cls(
            header=header,
            fields=item.fields_of(header),
            texts=texts,
            codes=codes,
            meanings=meanings,
            meant=meant,
            days=days,
        )

    def filled(self, field: str) -> pd.Categorical:
        """A shared column, as the codes fill it."""
        import numpy as np
        import pandas as pd

        options = list(ACTIVITY.column(field).options)
        says = [dict(meaning.gives).get(field, "") for meaning in self.meanings]
        unmapped = _UNMAPPED.get(field, "")
        words = options or sorted({*says, unmapped} - {""})
        place = {word: at for at, word in enumerate(words)}
        # Behind the meanings stand two more: a code without one, and an empty cell.
        numbers = np.array([*(place.get(word, -1) for word in says), place.get(unmapped, -1), -1])
        at = np.where(self.meant >= 0, self.meant, np.where(self.codes >= 0, -2, -1))
        return pd.Categorical.from_codes(numbers[at], categories=pd.Index(words, dtype=object))

    def counts(self, kept: Array) -> Iterator[CodeCount]:
        """How many rows bear each code in each meaning.

        Args:
            kept: For each row whether it was accepted.
        """
        import numpy as np
        import pandas as pd

        rows = np.flatnonzero((self.codes >= 0) & kept)
        if not len(rows):
            return
        wide = len(self.meanings) + 1
        which, pairs = pd.factorize(self.codes[rows] * wide + self.meant[rows] + 1)
        counts = np.bincount(which)
        days = self.days[rows].astype("datetime64[D]").astype(np.int64)
        first, last = np.full(len(pairs), days.max()), np.full(len(pairs), days.min())
        np.minimum.at(first, which, days)
        np.maximum.at(last, which, days)
        mapped = {int(pair) // wide for pair in pairs if pair % wide}
        for at in np.argsort(pairs).tolist():
            code, place = divmod(int(pairs[at]), wide)
            yield CodeCount(
                column=self.header,
                code=self.texts[code],
                rows=int(counts[at]),
                first_day=first[at].astype("datetime64[D]").item(),
                last_day=last[at].astype("datetime64[D]").item(),
                meaning=self.meanings[place - 1] if place else None,
                known_on_other_days=not place and code in mapped,
            )


def _meant(
    texts: Sequence[str], codes: Array, days: Array, known: Mapping[str, tuple[Meaning, ...]]
) -> Array:
    """For each row the place of its meaning among all meanings; -1 where it has none."""
    import numpy as np

    ends = list(accumulate(len(meanings) for meanings in known.values()))
    first = {key: end - len(known[key]) for key, end in zip(known, ends, strict=True)}
    keys = [code_key(text) for text in texts]
    meant: Array = np.array([*(first.get(key, -1) for key in keys), -1])[codes]
    for at, key in enumerate(keys):
        if all(meaning.span == Span() for meaning in known.get(key, ())):
            continue
        rows = np.flatnonzero(codes == at)
        meant[rows] = -1
        for offset, meaning in enumerate(known[key]):
            meant[rows[_within(days[rows], meaning.span)]] = first[key] + offset
    return meant


def _within(days: Array, span: Span) -> Array:
    import numpy as np

    inside = np.ones(len(days), dtype=bool)
    if span.start is not None:
        inside &= days >= np.datetime64(span.start)
    if span.end is not None:
        inside &= days < np.datetime64(span.end)
    return inside


def local_code(coded: Sequence[CodedColumn], rows: int) -> pd.Categorical:
    """What a log calls each row: its codes, one behind the other.

    Args:
        coded: The log's columns of codes.
        rows: How many rows there are.
    """
    import numpy as np
    import pandas as pd

    packed = np.zeros(rows, dtype=np.int64)
    for each in coded:
        packed = packed * (len(each.texts) + 1) + each.codes + 1
    codes, distinct = pd.factorize(packed)
    words = [_unpacked(int(number), coded) for number in distinct]
    if not coded:
        return pd.Categorical.from_codes(codes - 1, categories=pd.Index([], dtype=object))
    return pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype=object))


def _unpacked(number: int, coded: Sequence[CodedColumn]) -> str:
    texts: list[str] = []
    for each in reversed(coded):
        number, place = divmod(number, len(each.texts) + 1)
        texts.append(each.texts[place - 1] if place else "")
    return _BETWEEN.join(reversed(texts))
