"""The first half of the road: read → parse → validate → assemble; `load` puts them in a row."""
