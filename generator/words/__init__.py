"""Every sentence that a command prints: a module for each command, and what they share.

Problems are in `messages`, what the disk refuses in `faults`, the command line in `usage`, how a
command ended in `outcome`; `report` and `publication_report` set them out for their readers.
"""
