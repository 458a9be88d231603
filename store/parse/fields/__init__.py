"""What belongs to an act: parties, chips, sums, places, days, and the route that follows."""
