"""The look: tokens, styles, templates and words of the screen, each theme over those it extends."""
