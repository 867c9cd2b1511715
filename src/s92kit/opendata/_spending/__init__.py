"""Spending files of councils and of London's authorities, searched for payments to the police."""

from s92kit.opendata._spending._table import payments_from_tables, read_payments

__all__ = ["payments_from_tables", "read_payments"]
