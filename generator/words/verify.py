"""What `jirei verify` says: each fault in one line, what it is, and what to change where.

>>> fault = LiveFault("live-file-cut", "https://a.test/b.html", found="10")
>>> print_live_fault(fault, 3, "https://a.test/", "Apache/2.4")
'https://a.test/b.html（ほか2件）: [live-file-cut] 途中の10バイトまでしかありません。送り直してください。'
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.output.live_site import LiveFault
from generator.words.messages import LONGEST_QUOTE, printable

URL_WORD = "公開したアドレス"
URL_HELP = "公開した場所のアドレス（https://…/）"
BUILT_WORD = "サイト"
BUILT_HELP = "公開した、書き出したサイトのフォルダーかZIP（既定: build/site）"
OLD_HELP = (
    "その前に公開したサイト（フォルダー、ZIP、publish-plan --save の一覧のどれか）。"
    "消し残したファイルを調べる"
)
RATE_HELP = "1秒に送る要求の数の上限（既定: 10）"
MINUTES_HELP = "調べる時間の上限（分。既定: 15）"
COUNT_WORD = "数"
CHECKING, CHECK_UNIT = "確かめる", "件"
SILENCE_ENDS = "続けて答えがないので、途中で終わりました。"
ONLY_A_SITE = "一覧だけでは確かめられません。書き出したサイトのフォルダーかZIPを書いてください。"

# Which of the files of `jirei headers` a server reads, by the name that it gives itself.
SERVER_FILES: Mapping[str, str] = {
    "nginx": "nginx/jirei.conf",
    "openresty": "nginx/jirei.conf",
    "apache": "apache/.htaccess",
    "litespeed": "apache/.htaccess",
    "microsoft-iis": "iis/web.config",
    "amazons3": "object-storage",
    "cloudfront": "object-storage",
    "windows-azure": "object-storage",
}
ANY_SERVER_FILE = "使うサーバーのファイル"

# What is wrong, then what to change and where. `{settings}` names a file of `jirei headers`.
LIVE_FAULTS: Mapping[str, str] = {
    # the address
    "built-without-address": "手元のサイトは、公開するアドレスなしで作られています。jirei build --base-url {base} で作り直し、送り直してください。",
    "built-for-another-address": "手元のサイトは「{found}」のために作られています。ここが公開する場所なら、jirei build --base-url {base} で作り直し、送り直してください。試しに置いた場所なら、このままで構いません。",
    "live-without-address": "公開されているのは、アドレスなしで作られたサイトです。手元のサイトを送り直してください。",
    "live-for-another-address": "公開されているのは、「{found}」のために作られたサイトです。手元のサイトを送り直してください。",
    # files
    "live-not-there": "ファイルがありません（{subject}）。手元のサイトの同じ名前のファイルを送ってください。送ってあるなら、サーバーでの置き場所（root、alias など）と読み取りの権限を確かめてください。",
    "live-not-given": "ファイルの代わりに {subject} が返ります。サーバーでの読み取りの権限（403）、閲覧の制限（401）、途中のプロキシー（407）、設定の誤り（500。Apache では .htaccess の初めにある、要るもの）を確かめてください。",
    "live-file-sent-away": "ファイルの代わりに「{found}」へ送られます。サーバーや配信サービスの、転送の設定から外してください。",
    "live-file-old": "前に公開したときのままです。このファイルを送り直してください。",
    "live-line-ends": "改行の文字だけが変わっています。FTPの「テキスト（ASCII）」ではなく「バイナリ」で送り直してください。",
    "live-file-cut": "途中の{found}バイトまでしかありません。送り直してください。",
    "live-file-differs": "手元のサイトと中身が違います。送り直してください。送り直しても出るなら、サーバーや配信サービスがページを書き換える設定（広告、計測、最適化など）と、古いキャッシュを止めてください。",
    # headers
    "live-without-settings": "サイトの設定のヘッダーが1つもありません。{settings} を置いたか、読み込まれているか（nginx では include と nginx -s reload、Apache では AllowOverride）を確かめてください。",
    "live-charset-missing": "Content-Type に文字コードがありません。「{subject}」になるように、{settings} のファイルの種類（charset）の行を入れてください。",
    "live-type-differs": "Content-Type が「{found}」です。「{subject}」になるように、{settings} のファイルの種類の行を入れてください。",
    "live-header-missing": "ヘッダー「{subject}」がありません。{settings} の「{subject}」の行を入れてください。",
    "live-header-twice": "ヘッダー「{subject}」が{found}つあります。{settings} の「{subject}」の行だけを残し、ほか（上の設定、CMS、配信サービス）で付けているものを外してください。",
    "live-header-differs": "ヘッダー「{subject}」が「{found}」です。{settings} の「{subject}」の行のとおりにし、ほか（上の設定、CMS、配信サービス）で書き換えているものを外してください。",
    "live-not-compressed": "「{subject}」が圧縮されずに送られます。{settings} の圧縮（gzip）の行を入れてください。入れてあるなら、圧縮の機能（Apache では mod_deflate と mod_filter）が動いているかを確かめてください。",
    "live-vary-missing": "圧縮されているのに Vary: Accept-Encoding がなく、途中のキャッシュが取り違えます。{settings} の圧縮（gzip）の行を入れてください。",
    "live-without-validator": "ETag も Last-Modified もなく、変わっていないファイルも毎回送り直されます。サーバーや配信サービスの、この2つを消す設定を外してください。",
    "live-sent-again": "変わっていないファイルも毎回送り直されます（{subject} に304が返りません）。{settings} を入れ、ETag を書き換える設定があれば外してください。",
    # folders, redirects, missing pages
    "live-without-home": "このアドレスでトップページが出ません（{found}）。最初のページ（インデックス）を index.html にしてください（{settings}）。",
    "live-folder-differs": "フォルダーのアドレスで、その中の index.html ではないものが出ます。最初のページ（インデックス）を index.html だけにしてください（{settings}）。",
    "live-listing": "フォルダーの中の一覧が見えています。一覧を出さない設定（{settings}）を入れてください。",
    "live-without-slash": "終わりの / がないアドレスが、/ のあるアドレスへ送られません（{found}）。/ のあるアドレスへ301で送ってください（{settings}）。",
    "live-sent-elsewhere": "「{found}」へ送られます。行き先の https、ホスト名、番号、パスを確かめてください。nginx では absolute_redirect off;、Apache では ServerName https://ホスト名 で直ります（{settings}）。",
    "live-moved-not-sent": "移ったページが、いまのアドレスへ301で送られません（前のページは出ています）。{settings} の移ったページの行を入れてください。",
    "live-moved-for-now": "移ったページが、一時的な転送（{found}）で送られます。301にしてください（{settings}）。",
    "live-missing-as": "ないアドレスに、404ではなく{found}が返ります。ないアドレスに404を返してください（{settings}）。",
    "live-missing-bare": "ないアドレスに、サイトの「ページが見つかりません」（404.html）が出ません。エラーのページを 404.html にしてください（{settings}）。",
    # what is too much
    "live-old-file": "前のサイトのファイルが残っています。サーバーから消してください。",
    "live-leftover": "サイトのものではないファイルが見えています。サーバーから消すか、見えない場所に移してください。",
    # no answer
    "live-no-answer": "答えがありません。{silence}",
}
# One line of the settings has all of these, or they stand there side by side.
TOLD_TOGETHER = ("live-header-missing", "live-charset-missing", "live-not-compressed")
NEXT_SUBJECT = "」「"
# What happened instead of an answer (live_host.SILENCES).
SILENCE_WORDS: Mapping[str, str] = {
    "certificate": "HTTPSの証明書を確かめられません。期限、ホスト名、中間証明書を確かめてください。",
    "encryption": "HTTPSでつながりません。サーバーのTLSの設定と、アドレスの https を確かめてください。",
    "name": "ホスト名が見つかりません。アドレスのつづりと、DNSの設定を確かめてください。",
    "refusal": "つながりません。サーバーが動いているか、アドレスの番号（ポート）とプロキシーの設定が合っているかを確かめてください。",
    "time": "待っても返ってきません。サーバーが動いているか、ファイアウォールやプロキシーを確かめてください。",
    "busy": "サーバーが混み合っているか、止められています（503、429）。時間をおくか、--rate を小さくして、もう一度確かめてください。",
    "compression": "圧縮された中身を読めません。壊れているか、求めた形（gzip）ではありません。サーバーや配信サービスの圧縮の設定を確かめてください。",
    "protocol": "HTTPの答えとして読めません。アドレスの http と https、番号（ポート）を確かめてください。",
    "network": "通信が途中で切れます。ネットワーク、プロキシーとサーバーを確かめてください。",
}


def name_settings(server: str) -> str:
    """The file of `jirei headers` for a server, from what it calls itself.

    >>> name_settings("nginx/1.22.1")
    'jirei headers の nginx/jirei.conf'
    """
    found = (file for name, file in SERVER_FILES.items() if name in server.lower())
    return f"jirei headers の {next(found, ANY_SERVER_FILE)}"


def print_live_fault(fault: LiveFault, count: int, base: str, server: str) -> str:
    """A fault in a line; `count` is in how many places it is."""
    others = f"（ほか{count - 1:,}件）" if count > 1 else ""
    said = LIVE_FAULTS[fault.code].format(
        found=quote_found(fault.found),
        subject=fault.subject,
        base=base,
        settings=name_settings(server),
        silence=SILENCE_WORDS.get(fault.subject, ""),
    )
    return f"{printable(fault.address)}{others}: [{fault.code}] {said}"


def quote_found(text: str) -> str:
    """What a server says, so far as a line has room for it, and harmless to a terminal."""
    found = printable(text)
    return found if len(found) <= LONGEST_QUOTE else f"{found[:LONGEST_QUOTE]}…"


def refuse_silent(address: str, kind: str) -> str:
    return f"{address} から答えがありません。{SILENCE_WORDS[kind]}"


def refuse_host(address: str) -> str:
    return f"「{address}」のホスト名か番号（ポート）を読めません。https:// から書いてください。"


def refuse_redirect(address: str, place: str) -> str:
    return (
        f"{address} は、別の場所「{quote_found(place)}」へ送られます。"
        "送られた先は調べません。公開しているアドレスを書いてください。"
    )


def refuse_number(text: str) -> str:
    return f"「{text}」は1以上の数ではありません"


def report_same(base: str, built: str, files: int, seconds: float) -> str:
    return f"{base} は {built} のとおりです（ファイル {files:,}個、{seconds:.0f}秒）。"


def count_live_faults(faults: int, done: int, total: int, seconds: float) -> str:
    return f"直すところ {faults}件（{total:,}件のうち{done:,}件を確かめました。{seconds:.0f}秒）"


def explain_end(minutes: int, asked: str) -> str:
    return (
        f"{minutes}分たったので、途中で終わりました（最後に求めたもの: {asked}）。"
        "続けて調べるには、--minutes を増やしてください。"
    )
