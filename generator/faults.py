"""What the disk refuses, in words for people: what happened, where, and what to do.

>>> explain_fault(OSError(errno.EROFS, "Read-only file system", "build/site"))
'build/site: 読み取り専用の場所なので、書き込めません。別の場所を指定してください。'
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

NO_RIGHT = (
    "書き込めません。書き込む権限があるか、ほかのプログラムがこの場所を開いていないかを"
    "確かめてください。"
)
NO_ROOM = "ディスクの空きが足りません。要らないファイルを消してから、もう一度実行してください。"
READ_ONLY = "読み取り専用の場所なので、書き込めません。別の場所を指定してください。"
TOO_LARGE = "書き出せるファイルの大きさの上限を超えました。管理者に上限を確かめてください。"
IN_THE_WAY = "同じ名前のファイルがあります。別の場所を指定するか、そのファイルを移してください。"
TOO_LONG = "フォルダーやファイルの名前が長すぎます。短い名前のフォルダーを指定してください。"

# The system's own codes (errno(3)); Windows' are mapped to them by Python.
EXPLANATIONS: Mapping[int, str] = {
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EBUSY: NO_RIGHT,
    errno.ENOSPC: NO_ROOM,
    errno.EDQUOT: NO_ROOM,
    errno.EROFS: READ_ONLY,
    errno.EFBIG: TOO_LARGE,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: IN_THE_WAY,
    errno.ENAMETOOLONG: TOO_LONG,
}


def explain_fault(fault: OSError) -> str:
    """The place and the reason; the system's own words where we have none."""
    words = EXPLANATIONS.get(fault.errno or 0, f"{fault.strerror or fault}。")
    return f"{fault.filename}: {words}" if fault.filename else words
