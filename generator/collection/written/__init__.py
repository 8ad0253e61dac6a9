"""What people write for Markdown that is none: found here, told by reading, mended by editing."""
