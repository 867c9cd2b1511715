"""Tables of rows: column contracts, checks of every cell, and readers for files and frames."""

from s92kit.tables._checked import CheckedTable, Place, check_tables
from s92kit.tables._clock import Elapsed, elapsed_minutes
from s92kit.tables._contract import Column, Kind, TableContract
from s92kit.tables._csv import csv_from_text, read_csv
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import Array, Cells, RawTable, table_from_frame
from s92kit.tables._reading import read_table
from s92kit.tables._workbook import read_workbook

__all__ = [
    "Array",
    "Cells",
    "CheckedTable",
    "Column",
    "Elapsed",
    "Kind",
    "Place",
    "Problem",
    "Problems",
    "RawTable",
    "TableContract",
    "check_tables",
    "csv_from_text",
    "elapsed_minutes",
    "read_csv",
    "read_table",
    "read_workbook",
    "table_from_frame",
]
