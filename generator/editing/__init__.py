"""What helps people to write: schemas, new files, mending."""
