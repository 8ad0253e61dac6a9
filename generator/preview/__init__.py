"""The preview on 127.0.0.1: the site from memory, new after every edit."""
