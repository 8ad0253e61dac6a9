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
IN_USE = "ほかのプログラムが使っています。そのプログラムを閉じてから、もう一度実行してください。"
NO_ROOM = "ディスクの空きが足りません。要らないファイルを消してから、もう一度実行してください。"
READ_ONLY = "読み取り専用の場所なので、書き込めません。別の場所を指定してください。"
TOO_LARGE = "書き出せるファイルの大きさの上限を超えました。管理者に上限を確かめてください。"
IN_THE_WAY = "同じ名前のファイルがあります。別の場所を指定するか、そのファイルを移してください。"
FOLDER_IN_THE_WAY = (
    "同じ名前のフォルダーがあります。別の名前を指定するか、そのフォルダーを移してください。"
)
TOO_LONG = "フォルダーやファイルの名前が長すぎます。短い名前のフォルダーを指定してください。"
NOT_THERE = "フォルダーまたはファイルがありません。場所の名前を確かめてください。"
WRONG_NAME = (
    "使えない名前のようです。「?」「*」「:」などの記号を名前に使っていないかを確かめてください。"
)
TOO_MANY = (
    "開いているファイルが多すぎます。ほかのプログラムを閉じてから、もう一度実行してください。"
)
CIRCLE = "リンクが互いを指していて、行き着く先がありません。別の場所を指定してください。"
BROKEN = (
    "ディスクを読み書きできません。USBメモリーやネットワークのフォルダーなら、"
    "つながっているかを確かめてください。直らなければ、別の場所を指定してください。"
)

# The system's own codes (errno(3)); Windows' are mapped to them by Python.
EXPLANATIONS: Mapping[int, str] = {
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EBUSY: IN_USE,
    errno.ENOSPC: NO_ROOM,
    errno.EDQUOT: NO_ROOM,
    errno.EROFS: READ_ONLY,
    errno.EFBIG: TOO_LARGE,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: FOLDER_IN_THE_WAY,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.ENOENT: NOT_THERE,
    errno.EINVAL: WRONG_NAME,
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
    errno.ELOOP: CIRCLE,
    errno.EIO: BROKEN,
    errno.ENXIO: BROKEN,
    errno.ENODEV: BROKEN,
    errno.ESTALE: BROKEN,
    errno.ETIMEDOUT: BROKEN,
    errno.EHOSTDOWN: BROKEN,
}
# What Python takes together, Windows tells apart (winerror.h).
WINDOWS_EXPLANATIONS: Mapping[int, str] = {
    19: READ_ONLY,  # ERROR_WRITE_PROTECT
    21: BROKEN,  # ERROR_NOT_READY
    32: IN_USE,  # ERROR_SHARING_VIOLATION
    33: IN_USE,  # ERROR_LOCK_VIOLATION
    53: BROKEN,  # ERROR_BAD_NETPATH
    64: BROKEN,  # ERROR_NETNAME_DELETED
    206: TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
}


def explain_fault(fault: OSError) -> str:
    """The place and the reason; with the system's own words where we have none."""
    words = (
        WINDOWS_EXPLANATIONS.get(getattr(fault, "winerror", None) or 0)
        or EXPLANATIONS.get(fault.errno or 0)
        or f"読み書きできません。管理者に次の言葉を伝えてください: {fault.strerror or fault}"
    )
    return f"{fault.filename}: {words}" if fault.filename else words
