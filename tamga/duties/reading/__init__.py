"""Reading a duty plan: tables in, duties and named problems out. Pure but for its sentences."""

from tamga.duties.reading.model import (
    Aside,
    PlanReading,
    PostRef,
    Problem,
    RowReading,
    SectionRef,
    SetAside,
    Sharing,
)
from tamga.duties.reading.plan import read_plan

__all__ = [
    "Aside",
    "PlanReading",
    "PostRef",
    "Problem",
    "RowReading",
    "SectionRef",
    "SetAside",
    "Sharing",
    "read_plan",
]
