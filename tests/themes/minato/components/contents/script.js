// The contents stay as they are.
