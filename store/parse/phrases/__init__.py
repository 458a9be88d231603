"""Tagged words into noun phrases, verb groups and lists."""
