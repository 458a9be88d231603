"""Writing events to files: quote sheets, briefs with footnotes, entities for other programs."""
