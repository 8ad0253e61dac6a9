"""What editors write and programs read as measures: dates, amounts, codes, places, colours."""
