"""What `jirei changed-pages` says; its list is for programs, and has no words."""

from __future__ import annotations

BEFORE_WORD, AFTER_WORD = "前のサイト", "新しいサイト"
BEFORE_HELP = "比べるもとのサイトのフォルダー（空なら、すべてのページが新しい）"
AFTER_HELP = "新しいサイトのフォルダー"
