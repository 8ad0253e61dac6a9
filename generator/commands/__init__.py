"""The commands of `jirei`, one module each: its arguments, and what it prints and returns."""
