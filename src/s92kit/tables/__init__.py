"""Tables of rows: column contracts, checks of every cell, and readers for files and frames."""

from s92kit.tables._checked import CheckedTable, check_tables
from s92kit.tables._clock import Elapsed, elapsed_minutes
from s92kit.tables._contract import (
    AtMost,
    Column,
    ColumnRule,
    Kind,
    RequiredWith,
    TableContract,
)
from s92kit.tables._csv import csv_from_text, read_csv
from s92kit.tables._frames import frame_like, table_from_frame
from s92kit.tables._json_lines import read_json_lines
from s92kit.tables._marked_up import COMMENTS_PER_CODE, MarkedUp, marked_up
from s92kit.tables._parquet import read_parquet
from s92kit.tables._personal import MASK, Screened, screen_tables, signs_in
from s92kit.tables._pieces import CheckedPiece, check_pieces
from s92kit.tables._places import Place, Places
from s92kit.tables._problems import Problem, ProblemGroup, Problems
from s92kit.tables._raw import Array, Cells, RawTable, RowAside
from s92kit.tables._read_pieces import read_pieces
from s92kit.tables._reading import Progress, read_table, read_tables
from s92kit.tables._records import table_from_records
from s92kit.tables._report import problem_report
from s92kit.tables._saved import Frame, Pieces, check_ending, save_rows
from s92kit.tables._schema import record_schema
from s92kit.tables._set_aside import SetAside, set_aside
from s92kit.tables._standing import (
    RowAccount,
    RowFault,
    StandingRows,
    kept_apart,
    standing_rows,
)
from s92kit.tables._tally import Tally, tally_of
from s92kit.tables._template import template_workbook
from s92kit.tables._workbook import read_sheets, read_workbook
from s92kit.tables._written import (
    Written,
    csv_text,
    put_cell,
    put_cells,
    safe_text,
    workbook_bytes,
)

__all__ = [
    "COMMENTS_PER_CODE",
    "MASK",
    "Array",
    "AtMost",
    "Cells",
    "CheckedPiece",
    "CheckedTable",
    "Column",
    "ColumnRule",
    "Elapsed",
    "Frame",
    "Kind",
    "MarkedUp",
    "Pieces",
    "Place",
    "Places",
    "Problem",
    "ProblemGroup",
    "Problems",
    "Progress",
    "RawTable",
    "RequiredWith",
    "RowAccount",
    "RowAside",
    "RowFault",
    "Screened",
    "SetAside",
    "StandingRows",
    "TableContract",
    "Tally",
    "Written",
    "check_ending",
    "check_pieces",
    "check_tables",
    "csv_from_text",
    "csv_text",
    "elapsed_minutes",
    "frame_like",
    "kept_apart",
    "marked_up",
    "problem_report",
    "put_cell",
    "put_cells",
    "read_csv",
    "read_json_lines",
    "read_parquet",
    "read_pieces",
    "read_sheets",
    "read_table",
    "read_tables",
    "read_workbook",
    "record_schema",
    "safe_text",
    "save_rows",
    "screen_tables",
    "set_aside",
    "signs_in",
    "standing_rows",
    "table_from_frame",
    "table_from_records",
    "tally_of",
    "template_workbook",
    "workbook_bytes",
]
