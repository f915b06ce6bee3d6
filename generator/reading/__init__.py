"""Reading one article as a careful editor would: lines in, a `Reading` out. Pure functions."""
