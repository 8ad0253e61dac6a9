"""Trees → what they declare, with all their problems, not the first."""
