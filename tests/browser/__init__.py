"""Tests in real browsers: the same site on a server and on `file://`."""
