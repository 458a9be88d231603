"""Everything of bdwatch that has no screen: read → parse → relate → assess → store → filter.

Importing this package loads nothing; each room is imported by name
(`store.read`, `store.parse`, `store.relate`, `store.assess`, `store.filter`, …).
"""
