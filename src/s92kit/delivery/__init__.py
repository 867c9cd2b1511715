"""Hours bought and hours delivered: duties, vacancies, leave, abstractions, and what each cost."""

from s92kit.delivery._allowance import AllowanceState, HighDemandUse
from s92kit.delivery._charging import AssumedPolicy, Policy, policy_of
from s92kit.delivery._comparison import (
    InvoiceComparison,
    InvoiceLineCheck,
    LineOutcome,
    compare_invoice,
)
from s92kit.delivery._cost import cost_of_officers
from s92kit.delivery._credit import CreditClaim, CreditItem, NotClaimed, draft_credit_claim
from s92kit.delivery._delivered import NoDutiesError, delivered
from s92kit.delivery._delivery import Delivery
from s92kit.delivery._duties import Duties
from s92kit.delivery._duty import DUTIES, DutyStatus
from s92kit.delivery._expected import (
    ExpectedInvoice,
    ExpectedLine,
    Pricing,
    expected_invoice,
    expected_line,
)
from s92kit.delivery._invoice import Invoice, InvoiceLine, invoice_from_document
from s92kit.delivery._line import DeliveryLine, Minutes
from s92kit.delivery._lost_time import BoughtTime, LostTime, creditable, lost_time_of
from s92kit.delivery._open_data import (
    OPEN_DATA,
    PublishedAbstraction,
    PublishedAbstractions,
    published_abstractions,
)
from s92kit.delivery._records import (
    DayRecord,
    DayStrength,
    ShiftStrength,
    UnrecordedMonth,
)
from s92kit.delivery._table import duties_from_frame, duties_from_tables, read_duties
from s92kit.delivery._totals import DeliveryTotals

__all__ = [
    "DUTIES",
    "OPEN_DATA",
    "AllowanceState",
    "AssumedPolicy",
    "BoughtTime",
    "CreditClaim",
    "CreditItem",
    "DayRecord",
    "DayStrength",
    "Delivery",
    "DeliveryLine",
    "DeliveryTotals",
    "Duties",
    "DutyStatus",
    "ExpectedInvoice",
    "ExpectedLine",
    "HighDemandUse",
    "Invoice",
    "InvoiceComparison",
    "InvoiceLine",
    "InvoiceLineCheck",
    "LineOutcome",
    "LostTime",
    "Minutes",
    "NoDutiesError",
    "NotClaimed",
    "Policy",
    "Pricing",
    "PublishedAbstraction",
    "PublishedAbstractions",
    "ShiftStrength",
    "UnrecordedMonth",
    "compare_invoice",
    "cost_of_officers",
    "creditable",
    "delivered",
    "draft_credit_claim",
    "duties_from_frame",
    "duties_from_tables",
    "expected_invoice",
    "expected_line",
    "invoice_from_document",
    "lost_time_of",
    "policy_of",
    "published_abstractions",
    "read_duties",
]
