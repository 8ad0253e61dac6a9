"""What the Makefile needs beside the generator itself."""
