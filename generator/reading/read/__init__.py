"""Files → sources and layers, in sorted order; what cannot be read is a problem at its place."""
