"""On whose word: publisher ← outlet ← source, and what is only alleged."""
