"""Files of data.police.uk as rows that keep to their columns."""

from s92kit.opendata._police._table import (
    outcomes_from_tables,
    read_outcomes,
    read_stops,
    read_street,
    stops_from_tables,
    street_from_tables,
)

__all__ = [
    "outcomes_from_tables",
    "read_outcomes",
    "read_stops",
    "read_street",
    "stops_from_tables",
    "street_from_tables",
]
