"""A borough's priorities, as dated frameworks that its partnership approved."""

from s92kit.priorities._document import priority_framework_from_document
from s92kit.priorities._framework import Approval, Priority, PriorityFramework

__all__ = ["Approval", "Priority", "PriorityFramework", "priority_framework_from_document"]
