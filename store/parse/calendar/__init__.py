"""Dates as printed: days, months, quarters, ranges, and dates counted from others."""
