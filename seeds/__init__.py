"""The data that bdwatch ships: reference tables and articles."""
