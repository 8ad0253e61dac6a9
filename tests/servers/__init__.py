"""The made settings on the real servers of Debian; `make test-servers`."""
