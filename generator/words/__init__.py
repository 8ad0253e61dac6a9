"""Every sentence that a command prints."""
