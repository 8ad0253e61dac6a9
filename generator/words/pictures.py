"""What is said of pictures: where one lies, what its file is, what it tells, how a text shows it.

>>> print_megabytes(20_345_678), say_extras(["place", "author"])
('20.4', '撮影した場所（GPS）、作成者の名前')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SMALLER = "Windowsでは「フォト」で開き、［…］→［画像のサイズ変更］で横1,200ピクセルほどにし、写真はJPEGで保存します。"
PAINT = "Windowsでは「ペイント」で開き、［ファイル］→［名前を付けて保存］から選びます。"
CUT_OUT = (
    "Windowsでは、見せたいところを画面に出し、Windowsキー+Shift+Sで切り取って、PNGで保存します。"
)
UPLOAD = "GitHubの「Add file」→「Upload files」で画像を {folder} に置いてから、ここに「![画像の説明]({slug}/画像名.png)」と書いてください。"
PICTURE_MESSAGES: Mapping[str, str] = {
    # pictures
    "picture-misplaced": "画像「{found}」は、ここに置いてもページに出ません。{folder} に移してください（フォルダーがなければ、事例のファイルと同じ名前で作ります）。",
    "picture-in-hidden-folder": "画像「{found}」は、ふつうは見えないフォルダー（{folder}）にあるので、公開しません。載せるなら、事例と同じ名前のフォルダーに移し、載せないなら、フォルダーごと消してください。",
    "picture-in-subfolder": "フォルダー「{found}」の中は読みません。中の画像を、1つ上の、事例と同じ名前のフォルダーに移し、このフォルダーを消してください。",
    "folder-without-case": "フォルダー「{found}」と同じ名前の事例「{found}.md」がありません。フォルダーの名前を事例に合わせるか、フォルダーを消してください。",
    "picture-name-not-allowed": "画像の名前「{found}」は使えません。名前を「{name}」に変え、本文には「![画像の説明]({address})」と書いてください（画像の名前は、英小文字と数字を「-」でつなぎ、最後は小文字の .png、.jpg、.webp です）。",
    "image-not-what-it-says": "「{found}」の中身が、名前の最後（拡張子）と合いません。名前を「{name}」に変え、本文には「![画像の説明]({address})」と書いてください。",
    "picture-not-read": "「{found}」の中身は画像ではありません。もとの画像を開けることを確かめ、PNGかJPEGで保存し直して置いてください。",
    "image-kind-not-allowed": f"「{{found}}」は、ページの画像として使えません。画像なら、PNGかJPEGで保存し直してください。{PAINT}画像でないファイルは、このフォルダーから消してください。",
    "image-is-gif": f"「{{found}}」は、動くことのある形式（GIF）なので使えません。動かない画像にして、PNGで保存し直してください。止められない動きは、文を読む妨げになり、気分が悪くなる人もいます（WCAG 2.2の2.2.2）。{PAINT}",
    "image-is-heic": "「{found}」は、iPhoneなどの写真の形式（HEIC）で、開けないブラウザーがあります。JPEGで保存し直してください。Windowsでは「フォト」で開き、［…］→［名前を付けて保存］でJPEGを選びます。iPhoneでは、［設定］→［カメラ］→［フォーマット］を「互換性優先」にすると、次からJPEGになります。",
    "image-is-pdf": f"「{{found}}」はPDFで、画像ではありません。見せたいところを画像にするか、公開されているPDFへのリンクを書いてください。{CUT_OUT}",
    "image-is-office": "「{found}」はPowerPoint、Word、Excelなどのファイルで、画像ではありません。図やグラフを右クリックし、［図として保存］でPNGを選んでください。PowerPointのスライド全体は、［ファイル］→［エクスポート］→［ファイルの種類の変更］→［PNG］で保存します。",
    "image-is-drawing": f"「{{found}}」は、図形の形式（SVG、EMFなど）なので使えません。作ったソフトでPNGに書き出してください。{CUT_OUT}",
    "image-is-video": "「{found}」は動画なので置けません。動画のページへのリンクを本文に書くか、1場面をPNGかJPEGの画像にしてください。",
    "image-too-large": f"画像が{{found}}MBあります。{{limit}}MB以内に縮めてください。{SMALLER}",
    "image-too-many-pixels": f"画像の縦または横が長すぎます（{{found}}）。{{limit}}ピクセル以内に縮めてください。{SMALLER}",
    "picture-cut-off": "画像が途中で切れているか、壊れています。もとの画像を開けることを確かめ、もう一度送り直してください。もとの画像も開けなければ、保存し直します。",
    "picture-moves": "動く画像は使えません。止める手段のない動きは、文を読む妨げになり、気分が悪くなる人もいるからです（WCAG 2.2の2.2.2）。動かない画像に替えるか、動画のページへのリンクを書いてください。",
    "picture-in-print-colours": "画像が印刷用の色（CMYK）で保存されています。ブラウザーによって色が変わるので、画面用の色（RGB）で保存し直してください。",
    "picture-of-one-colour": "画像の全体が1色か透明で、何も見えません。保存の途中で失敗していないかを確かめ、見せたい画像に置き換えてください。",
    "picture-says-more": "画像のファイルに、写っているもののほかに、{found}が記録されています。サイトには、これを除いて公開しますが、リポジトリのファイルには残ります。jirei check --fix で消すか、記録を消した画像に置き換えてください。",
    "picture-not-used": "この画像は、本文のどこにも出てこないので、公開しません。見せるなら、本文に「![画像の説明]({address})」と書き、見せないなら、ファイルを消してください。",
    # pictures in a text
    "picture-written-otherwise": "「{found}」の書き方では、画像がページに出ません。「![画像の説明](フォルダー名/画像名)」の形で、ヒントのとおりに書いてください。",
    "picture-as-link": "「{found}」へのリンクは、画像になりません。画像として見せるには、「[」の前に半角の「!」を付けてください。",
    "picture-pasted": f"GitHubの画面に貼り付けた画像「{{found}}」は、このサイトには出ません。{UPLOAD}",
    "picture-on-own-computer": f"「{{found}}」は、あなたのパソコンやアプリの中だけの場所なので、ほかの人には見えません。{UPLOAD}",
    "image-not-allowed": f"ほかのサイトや共有ドライブの画像「{{found}}」は、ここに出せません。公開してよい画像なら、{UPLOAD}",
    "picture-of-another-case": "画像「{found}」は、ほかの事例のフォルダーにあります。この事例でも見せるときは、同じ画像を {folder} にも置き、「![画像の説明]({slug}/{name})」と書いてください。",
    "picture-not-sent": "画像の場所が空です。GitHubの画面では、送り終わる前に保存するとこうなります。{folder} に画像を置き、「![画像の説明]({slug}/画像名.png)」の形で書いてください。",
    "missing-image": "画像「{found}」がありません。{folder} に画像を置き、「![画像の説明]({slug}/画像名.png)」の形で書いてください。",
}
EXAMPLE_ALT = "画像の説明"
CASE_FOLDER = "content/cases/事例の名前/"
# What a picture's file holds beside the picture (reading/metadata.py).
EXTRA_WORDS: Mapping[str, str] = {
    "place": "撮影した場所（GPS）",
    "path": "パソコンの中の場所",
    "author": "作成者の名前",
    "people": "写っている人の名前",
    "date": "撮影または作成の日時",
    "device": "機種",
    "text": "説明などの文",
    "thumbnail": "縮小画像（切り取る前のものかもしれません）",
    "history": "編集の記録",
    "after": "画像の後ろに付いたデータ",
    "other": "ほかの記録",
}


def say_extras(names: Iterable[str]) -> str:
    return "、".join(EXTRA_WORDS[name] for name in names)


def report_cleaned(path: str, names: Iterable[str]) -> str:
    """What `--fix` has taken out of the file of a picture."""
    return f"{path} から、{say_extras(names) or EXTRA_WORDS['other']}を消しました。写っているものは変わりません。\n"


def print_sides(width: int, height: int) -> str:
    return f"横{width:,}×縦{height:,}"


def print_megabytes(size: int) -> str:
    """Bytes in millions, rounded up to a tenth: what is over a limit is not printed as the limit."""
    tenths = -(-size // 100_000)
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
