"""The words of the command line itself: every command, what commands have in common, wrong use.

It imports nothing, so that `jirei --help` is there at once.
"""

from __future__ import annotations

PROGRAM_DESCRIPTION = "事例のMarkdownから、公開用のサイトを作ります。"
COMMAND_WORD, ARGUMENTS_WORD, OPTIONS_WORD = "命令", "引数", "オプション"
USAGE_WORD = "使い方:"
HELP_HELP = "この説明を表示する"

# What each command does: in the list of all commands, and at the top of its own help.
COMMANDS = {
    "new": (
        "新しい事例のファイルを作る",
        "新しい事例のファイルを、すべての項目の説明を付けて作ります。"
        "足りないことは質問します（端末でないときは質問せず、オプションで指定します）。",
    ),
    "check": (
        "事例の書き方を調べる",
        "事例の書き方を調べます。サイトは作りません。",
    ),
    "serve": (
        "手元で見ながら書く",
        "サイトを手元のブラウザーで開けるようにし、書き換えるたびに新しくします。"
        "ファイルは書き出しません。",
    ),
    "build": (
        "サイトを作る",
        "サイト全体を作ります。",
    ),
    "pdf": (
        "印刷版のPDFを作る",
        "すべての事例、または選んだ事例を、表紙と目次を付けた1つのPDFにします。"
        "読み上げのためのタグと、しおりが付きます。",
    ),
    "usb": (
        "USBメモリーで配るコピーを作る",
        "サイトに説明のページを添え、USBメモリーで配るための1つのフォルダーとZIPにします。",
    ),
    "headers": (
        "サーバーの設定のファイルを作る",
        "セキュリティーのヘッダー、ファイルの種類、404のページ、移ったページの行き先を、"
        "nginx、Apache、IIS、クラウドの保管庫に設定するファイルを作ります。",
    ),
    "publish-plan": (
        "公開のときに送るファイルと消すファイルを調べる",
        "前に公開したサイトと新しいサイトを比べ、サーバーに送るファイルと消すファイルを、"
        "途中でリンクが切れない順に示します。",
    ),
    "verify": (
        "公開したサイトを確かめる",
        "公開したサイトを、書き出したサイトと突き合わせます。ファイルの中身、種類、ヘッダー、圧縮、"
        "404のページ、移ったページの行き先、消し残しを調べ、違いを1行ずつ、直し方とともに示します。"
        "読むだけで、公開したサイトのほかには何も求めません。",
    ),
    "changed-pages": (
        "2つのサイトで違うページを調べる",
        "書き出した2つのサイトを比べ、新しいページ、変わったページ、なくなったページの一覧を"
        "JSONで示します。事例のページが先です。",
    ),
    "a11y-report": (
        "アクセシビリティの検査の結果をサイトに載せる",
        "アクセシビリティの検査の結果（results.yaml）を確かめて content/accessibility に置き、"
        "人による確認が残る達成基準を示します。"
        "ファイルを書かなければ、いま載せている結果を示します。"
        "検査には本物のブラウザーを使うので、検査と合わせて make a11y-report で行います。",
    ),
    "renumber": (
        "新しい版のために事例の番号を振り直す",
        "事例の番号を、分類の順に、分類の中ではいまの番号の順に振り直します。"
        "変わるのは各ファイルの number の行だけで、ページのアドレスは変わりません。",
    ),
    "schema": (
        "エディター用の JSON Schema を作る",
        "事例、サイトの設定、語の一覧の JSON Schema（入力の補完と説明に使うファイル）を作ります。",
    ),
}

# What stands for a value in the help of an option.
FOLDER_WORD, FILE_WORD, NAME_WORD = "フォルダー", "ファイル", "名前"
ADDRESS_WORD, FORM_WORD = "アドレス", "形"

CONTENT_HELP = "事例と設定のフォルダー（既定: content）"
REPORT_HELP = "見つかった問題を、直し方の案とともに、JSONでこのファイルにも書く"
THEME_HELP = "見た目（themes の中のフォルダー名。既定: content/site.yaml の theme）"
BASE_URL_HELP = "公開するアドレス（https://…）。site.yaml の base_url の代わりに使う"

# argparse speaks English; these are all the faults that it finds in our arguments.
USAGE_FAULTS = (
    (r"unrecognized arguments: (.*)", r"知らない引数です: \1"),
    (r"the following arguments are required: (.*)", r"引数が足りません: \1"),
    (r"argument (\S+): expected one argument", r"\1 の後に値が必要です"),
    (r"argument (\S+): invalid choice: (.*?) \(.*", r"\1 に \2 はありません"),
    (r"argument (\S+): invalid \S+ value: (.*)", r"\1 の値 \2 を読めません"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


def explain_out(default: str) -> str:
    return f"書き出すフォルダー（既定: {default}）"


def point_to_help(command: str) -> str:
    return f"「{command} --help」で説明を表示します。"


def refuse_folder(folder: str) -> str:
    return f"フォルダー「{folder}」がありません。"


def refuse_content(folder: str) -> str:
    return f"{refuse_folder(folder)}--content で指定してください。"
