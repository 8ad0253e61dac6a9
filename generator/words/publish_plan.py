"""What `jirei publish-plan` says beside the plan itself (publication_report.py)."""

from __future__ import annotations

from generator.words.faults import explain_fault

SITE_WORD = "サイト"
A_SITE = "サイトを書き出したフォルダー、そのZIP、--save で残した一覧のどれか"
SITES_HELP = f"前に公開したサイトと、新しいサイト（この順に2つ）。{A_SITE}"
PLAN_FORMAT_HELP = "結果の形: text（既定）、csv（Excel用）、json"
PLAN_OUT_HELP = "結果を画面ではなく、このファイルに書く"
COPY_HELP = "送るファイルだけを、順番ごとに分けてこのフォルダーに写す（FTP用）"
SAVE_HELP = "新しいサイトのファイルの一覧を残す（次の公開のとき、前のサイトの代わりに使う）"

NAME_TWO = (
    "前に公開したサイトと新しいサイトを、この順に2つ書いてください。"
    "一覧を残すだけなら、--save と新しいサイトを1つ書いてください。"
)
ONLY_A_LIST = "一覧だけでは、ファイルを写せません。新しいサイトのフォルダーを書いてください。"
NEW_IS_A_LIST = "新しいサイトが、公開が済んだときに残す一覧です。"


def doubt_sites(reason: str) -> str:
    return f"注意: {reason}前に公開したサイト、新しいサイトの順に書いたかを確かめてください。"


def doubt_addresses(old: str | None, new: str | None) -> str:
    """The addresses that two sites were built for; None is one that a list does not tell."""
    said = (
        f"注意: 公開するアドレスが違います。前に公開したサイトは{name_address(old)}、"
        f"新しいサイトは{name_address(new)}です。"
    )
    again = f"jirei build --base-url {old or 'アドレス'} で作り直してから公開してください。"
    if new == "":
        return (
            f"{said}このまま公開すると、正規のアドレス（canonical）、sitemap.xml、feed.xml、"
            f"404.html の中のリンクがなくなります。{again}"
        )
    if old == "":
        return f"{said}これから公開する場所のアドレスかを確かめてください。"
    return f"{said}公開する場所が変わるのでなければ、{again}"


def name_address(address: str | None) -> str:
    return (
        "アドレスのあるもの" if address is None else f"「{address}」" if address else "アドレスなし"
    )


def name_edition(edition: str, updated: str | None) -> str:
    return f"{edition}の版、{updated or '更新日なし'}"


def explain_reversal(old: str, new: str) -> str:
    return f"前に公開したサイト（{old}）が、新しいサイト（{new}）より新しいものです。"


def refuse_absent_site(path: str) -> str:
    return f"「{path}」がありません。フォルダー、ZIPまたは一覧の名前を確かめてください。"


def refuse_zip(path: str) -> str:
    return f"「{path}」はZIPとして読めません。作り直すか、写し直してください。"


def refuse_copy(path: str) -> str:
    return (
        f"「{path}」は --copy-to で写したもので、送るファイルしか入っていません。"
        "サイトを書き出したフォルダーを書いてください。"
    )


def refuse_no_site(path: str) -> str:
    return (
        f"「{path}」は、jirei が作ったサイトではありません"
        "（index.html と data/cases.json が見つかりません）。"
        f"{A_SITE}を書いてください。"
    )


def explain_unread(fault: OSError) -> str:
    return f"サイトを読めませんでした。\n{explain_fault(fault)}"


def report_copied(folder: str, delete_list: str) -> str:
    return f"{folder} に、送るファイルと、消すファイルの一覧（{delete_list}）を置きました。"


def report_file(path: str) -> str:
    return f"{path} に書き出しました。"
