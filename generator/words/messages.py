"""What every problem says, by its code.

>>> from generator.core.problem import Where
>>> print_problem(Problem(Where("a.md", 3, 8), "missing-key", {"key": "title"}))
'a.md:3:8: エラー[missing-key] 「title」がありません。「title: …」の行を足してください。'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.core.problem import Problem, Severity
from generator.core.source import is_forbidden
from generator.words.dialects import DIALECT_ADVICE
from generator.words.doubts import DOUBTS
from generator.words.left_by_tools import LEFT_BY_TOOLS
from generator.words.outcome import hint_at
from generator.words.pictures import PICTURE_MESSAGES

SEVERITY_WORDS = {Severity.ERROR: "エラー", Severity.WARNING: "警告"}

LONGEST_QUOTE = 120  # characters of a found value that a message quotes

# What is wrong and what was found, then what to write instead. `{found}` is the text as written.
MESSAGES: Mapping[str, str] = {
    # files
    "missing-file": "ファイルがありません。この場所にファイルを置いてください。",
    "missing-folder": "フォルダーがありません。事例のファイルを置くフォルダーを作ってください。",
    "file-not-readable": "ファイルを読めません。同じ名前のフォルダーになっていないか、読む権限があるかを確かめてください。",
    "file-too-large": "ファイルが大きすぎます。{limit}バイト以内にしてください。",
    "too-many-problems": "このファイルには、ほかにも{count}件以上の問題があります。上の問題を直してから、もう一度調べてください。",
    "not-utf-8": "UTF-8ではない文字（{found}）があります。文字コードをUTF-8にして保存し直してください。",
    "symbolic-link": "シンボリックリンクは使えません。ファイルそのものを置いてください。",
    "unexpected-file": "事例のフォルダーに「{found}」があります。事例は「名前.md」で置き、画像は事例と同じ名前のフォルダーに入れてください。",
    "slug-not-allowed": "ファイル名「{found}」は使えません。英小文字と数字を「-」でつないだ60文字以内の名前（例: kagamino-online-application.md）にしてください。",
    "slug-reserved": "ファイル名「{found}」は、Windowsまたはこのサイトが別の用途に使う名前です。団体名から始まる名前に変えてください。",
    "slug-twice": "「{found}」と「{first}」は大文字と小文字だけが違う名前です。どちらかの名前を変えてください。",
    "forbidden-character": "目に見えない文字または使えない文字（{found}）があります。その文字を消してください。",
    "unused-file": "「{found}」は使われません。名前と置き場所を確かめ、要らないものなら消してください。",
    "last-build-killed": "前の書き出しが途中で止まっていたので、残っていたものを片付けました。サイトは新しく書き出しています。",
    # pictures
    **PICTURE_MESSAGES,
    # what another tool has left
    **LEFT_BY_TOOLS,
    # YAML
    "missing-front-matter": "1行目が半角の「---」だけの行ではありません。1行目に「---」を書き、項目を並べ、もう一度「---」で閉じてください。",
    "text-before-front-matter": "項目の始まりの「---」が{line}行目にあります。1行目になるように、その前の行（囲みの印「```」、空の行、別の文など）を消してください。",
    "fence-not-read": "「{found}」だけの行は、項目の始まりや終わりの印になりません。行の初めから、半角の「-」3つだけを書いてください。",
    "unclosed-front-matter": "項目の終わりの「---」がありません。項目の最後の次の行に、半角の「---」だけを書いてください。",
    "front-matter-not-a-mapping": "「---」の間が「項目名: 値」の形になっていません。例: title: 事例の名前",
    "yaml-not-read": "項目の書き方を読み取れません。この行と前の行の字下げ、コロン、引用符を確かめてください。",
    "yaml-colon-in-text": '値の中に「: 」（コロンと空白）があります。値全体を引用符で囲んでください。例: title: "A: B"',
    "yaml-colon-missing": "「項目名: 値」の形になっていない行です。項目名と半角の「:」を書くか、前の行の続きなら字下げしてください。",
    "yaml-full-width-colon": "項目名の後のコロンが全角「：」です。半角の「:」と半角の空白にしてください。例: title: 事例の名前",
    "yaml-colon-without-space": "「:」の後に半角の空白がありません。「項目名: 値」のように、「:」の次に半角の空白を1つ入れてください。",
    "yaml-quote-not-closed": "引用符が閉じていません。ここで始まる「\"」または「'」と対になる引用符を、値の終わりに書いてください。",
    "yaml-text-after-value": "引用符やかっこを閉じた後に、文字が続いています。値全体を「'」で囲んでください。例: title: '\"A\"の取組'",
    "yaml-bracket-not-closed": "かっこが閉じていません。ここで始まる「[」または「{{」を「]」または「}}」で閉じ、値の間を「, 」で区切ってください。",
    "yaml-full-width-bracket": "かっこが全角です。半角の「{{」「}}」にし、値の間を「, 」で区切ってください。",
    "yaml-bracket-not-opened": "対になる始まりのない閉じかっこ（「]」または「}}」）があります。余分なら消してください。",
    "yaml-wrong-indent": "字下げがそろっていません。同じ段の項目は、行頭の空白の数を同じにしてください。",
    "yaml-tab": "字下げにタブが使われています。タブを消し、半角の空白に置き換えてください。",
    "yaml-comment-in-value": "「#」から行末までは読まれません。値に「#」を含めるときは、値全体を引用符で囲んでください。",
    "yaml-dash-after-key": "「- 」は項目名と同じ行に書けません。項目名の次の行から、1件ずつ「- 」で始めてください。",
    "yaml-dash-missing": "一覧の中に、「- 」で始まらない行があります。次の1件なら半角の「- 」で始め、前の行の続きなら、もっと深く字下げしてください。",
    "yaml-dash-without-space": "「-」の後に半角の空白がありません。「- 値」のように、「-」の次に半角の空白を1つ入れてください。",
    "yaml-full-width-space": "字下げに全角の空白が使われています。半角の空白に置き換えてください。",
    "yaml-reserved-sign": "値の先頭に、YAMLが特別に扱う記号（@ ` % * | > ? など）があります。値全体を引用符で囲んでください。",
    "yaml-backslash": "「\"」で囲んだ値の中の「\\」は特別な意味を持ちます。値全体を「'」で囲み直してください。",
    "yaml-second-document": "「---」が多すぎて、項目が2つに分かれています。途中の「---」を消してください。",
    "yaml-alias": "「*{found}」（YAMLの別名）は使えません。値をそのまま書くか、引用符で囲んでください。",
    "yaml-anchor": "「&{found}」（YAMLのアンカー）は使えません。消すか、値を引用符で囲んでください。",
    "yaml-tag": "「!」で始まるYAMLのタグ（{found}）は使えません。値を引用符で囲んでください。",
    "yaml-too-deep": "項目の入れ子が深すぎます。{limit}段までにしてください。",
    "yaml-key-not-text": "項目名が文字ではありません。「項目名: 値」の形で書いてください。",
    "duplicate-key": "「{key}」が2回書かれています（1回目は{first_line}行目）。どちらかを消してください。",
    # fields
    "missing-key": "「{key}」がありません。「{key}: …」の行を足してください。",
    "missing-choice": "「{key}」がありません。次の{count}個から1つを選んで、「{key}: …」の行を足してください: {expected}",
    "unknown-about": "「{found}」という項目は、この事例にありません。cost.initial、outcomes[2]（2件目の成果）、schedule.duration、overview のように、あるものを書いてください。",
    "unknown-key": "「{key}」という項目はありません。つづりを確かめるか、行を消してください。",
    "key-too-deep": "「{key}」が「{parent}」の中に入っています。行の初めの空白を減らし、「{parent}:」と同じ位置から書いてください。",
    "key-not-indented": "「{key}」は「{parent}」の中の項目です。「{parent}:」より深く、半角の空白で字下げしてください。",
    "empty-value": "「{key}」の値が空です。値を書くか、書くことがなければ行を消してください。",
    "not-text": "「{key}」に書けるのは1つの値だけです。一覧や入れ子にせず、同じ行に値を書いてください。",
    "not-a-list": "「{key}」は一覧で書きます。次の行から1件ずつ行を変え、半角の「- 」で始めてください。",
    "not-a-mapping": "「{key}」は「項目名: 値」の組で書きます。次の行から半角の空白で字下げし、項目を1行に1つずつ書いてください。{expected}",
    "file-not-a-list": "このファイルは一覧で書きます。1件ずつ行を変え、それぞれの最初の行を半角の「- 」で始めてください。",
    "file-not-a-mapping": "このファイルは「項目名: 値」の組で書きます。項目を1行に1つずつ、行の先頭から書いてください。例: title: サイトの名称",
    "empty-list": "「{key}」には1件以上が必要です。「- 」で始まる行を足してください。",
    "too-many-items": "「{key}」は{max_length}件までです。大事なものを{max_length}件選んでください。",
    "value-not-allowed": "「{key}」の値「{found}」は使えません。次のどれかを書いてください: {expected}",
    "value-not-well-formed": "「{found}」という名前は使えません。英小文字と数字を「-」でつないだ名前にしてください。例: online-application",
    "code-not-two-digits": '「{found}」は2桁の都道府県コードではありません。引用符で囲んで2桁で書いてください。例: "33"',
    "value-too-long": "「{key}」の値が長すぎます。{max_length}文字以内にしてください。",
    "number-not-read": "「{found}」は数として読めません。1以上の整数を数字だけで書いてください。例: 12",
    "url-not-well-formed": "「{found}」はアドレスとして読めません。空白を入れずに https:// から書いてください。",
    "url-with-password": "アドレスの「@」の前に、ユーザー名かパスワードがあります。ページに出て、だれにでも見えるので、「@」までを消してください。",
    "base-url-of-a-page": "「{found}」はページのアドレスです。サイトを置くフォルダーのアドレスを、ページの名前や「?」「#」を付けずに書いてください。",
    "language-not-read": "「{found}」は言語の記号として読めません。日本語なら ja と書いてください。",
    "phone-with-mail": "「{found}」は、電話番号とメールアドレスが1つの行にあります。「phone」には番号だけを書き、アドレスは次の行に「email: …」と書いてください。",
    "email-not-well-formed": "「{found}」はメールアドレスとして読めません。「名前@ドメイン」の形、または（非公表）と書いてください。",
    "phone-not-well-formed": "「{found}」は電話番号として読めません。市外局番から「0868-54-2985」の形、または（非公表）と書いてください。なければ、この行を消してください。",
    # vocabulary
    "unknown-category": "分類に「{found}」はありません。content/vocabulary/categories.yaml にある分類名を書いてください。",
    "unknown-label": "事業内容ラベルに「{found}」はありません。content/vocabulary/labels.yaml にあるラベル名を書いてください。",
    "unknown-keyword": "キーワードに「{found}」はありません。content/vocabulary/keywords.yaml にある語を書くか、そのファイルに語を足してください。",
    "unknown-need": "課題に「{found}」はありません。content/vocabulary/needs.yaml にある言い方を書いてください。",
    "unknown-funding": "利用した制度に「{found}」はありません。content/vocabulary/funding.yaml にある名称を書くか、そのファイルに制度を足してください。",
    "unknown-measure": "測ったものに「{found}」はありません。content/vocabulary/measures.yaml にある名称を書いてください。",
    "unknown-prefecture": "都道府県に「{found}」はありません。「岡山県」のように都道府県名を書いてください。",
    "lonely-variant": "「{found}」の組には書き方が1つしかありません。同じ言葉の別の書き方を「, 」で区切って足すか、行を消してください。",
    "duplicate-variant": "「{found}」は「{first}」の組にもう書かれています。同じ言葉は1つの組に1回だけ書いてください。",
    "duplicate-term": "「{found}」の名前、別の書き方、slug のどれかが「{first}」と重なっています。どちらかを変えてください。",
    "unknown-region": "地方に「{found}」はありません。同じファイルの regions にある名称を書いてください。",
    "unknown-neighbour": "隣の都道府県に書かれた「{found}」が、ほかの都道府県にありません。同じファイルの prefectures にある、ほかの都道府県の名称を書いてください。",
    "one-sided-neighbour": "「{other}」の neighbours に「{found}」がありません。隣り合う都道府県は、たがいに書くか、どちらからも消してください。",
    "missing-kind": "団体の種類（kinds）に「slug: {found}」の語がありません。prefecture、designated-city、special-ward、city、town、village の6つを書いてください。",
    # measures
    "amount-not-read": "「{found}」は金額として読めません。「26,700千円」「約57,500千円」「300～500万円」「500万円以内」「月額15万4千円」「4,730千円（5年間）」「（非公表）」「未定」「－円」のように書いてください。ほかの説明は note に書きます。",
    "amount-without-unit": "金額「{found}」に単位がありません。数字の後に、原資料にあるとおりの単位（円、千円、百万円など）まで書いてください。",
    "amount-with-tax": "金額「{found}」に税の扱いが付いています。金額は「{amount}」とだけ書き、税の扱いは、その費用（initial か running）の「tax: {tax}」の行に分けてください。",
    "amount-wrong-separator": "金額「{found}」の桁の区切りが正しくありません。3桁ごとに「,」を入れてください。例: 26,700千円",
    "amount-not-whole-yen": "金額「{found}」は1円に満たない端数になります。数字と単位を確かめてください。",
    "amount-cut-at-comma": '「{found}」が「,」で切れて読まれました。[ ] や {{ }} の中では「,」が区切りになるので、引用符で囲んでください。例: "{found}"',
    "items-do-not-add-up": "内訳の合計（{total}）が、総額「{found}」（{printed}）と合いません。原資料どおりなら notes に食い違いを書いてください。",
    "date-not-read": "「{found}」は日付として読めません。「令和5年1月1日」「令和6年度末」「令和6年4月末」のように書いてください。",
    "month-not-read": "「{found}」は時期として読めません。「R3.9」「令和3年9月」「令和3年」「2021-09」のように書いてください。",
    "pages-not-read": "「{found}」はページとして読めません。「3-7～3-11」「12」のように、ページの番号だけを書いてください。",
    "outcome-not-yet": "「{kind}」とした成果の数字「{found}」のところに、本文では「{word}」とあります。まだの数字なら kind を 見込み、目標、試算 のどれかにし、測った数字なら本文を確かめてください。",
    "introduced-outside-schedule": "使い始めた時期「{found}」が、スケジュールのどの工程（{first}～{last}）にも当たりません。時期か工程を確かめてください。",
    "site-untold": "公開するアドレス（base_url）のあるサイトに、{missing} がまだ書かれていません。content/site.yaml に、「editor: 編集した人や組織の名前」「contact: 問い合わせ先」、source の中の「terms: 原資料の利用条件」のうち、ないものを書いてください。",
    "updated-far-from-edition": "「{found}」の年は、いまの版（{edition}）と合いません。年を確かめてください。",
    "date-not-real": "「{found}」は暦にない日付です。年月日を確かめてください。",
    "era-ended": "「{found}」は、その元号が終わった後の日付です。新しい元号で書いてください。",
    "era-not-begun": "「{found}」は、その元号が始まる前の日付です。前の元号で書いてください。",
    "period-not-read": "「{found}」は時期として読めません。「R2.9～R3.8」「R3.9～」「R4.10頃」「H30年度」「令和4年度上半期」「R4第1四半期」「6か月」のように書いてください。",
    "period-reversed": "「{found}」は、終わりが始まりより前になっています。始まりと終わりを確かめてください。",
    "duration-not-read": "「{found}」は期間の長さとして読めません。「1年1か月」「10か月」「1年半」「約3か月」「2週間」のように書いてください。",
    "fiscal-year-not-read": "「{found}」は年度として読めません。「令和6年度」のように書いてください。",
    "headcount-not-read": "「{found}」は人口として読めません。「1.2万人」「約4.7万人」「12,345人」のように書いてください。",
    "population-outside-bands": "人口「{found}」が入る人口規模ラベルがありません。人口の数字と単位を確かめてください。",
    "code-not-six-digits": '団体コード「{found}」が6桁の数字ではありません。引用符で囲んで6桁で書いてください。例: "336068"',
    "code-wrong-check-digit": "団体コード「{found}」の最後の桁（検査数字）が合いません。6桁の全国地方公共団体コードを確かめてください。",
    "code-wrong-prefecture": "団体コード「{found}」は{prefecture}のものではありません。{prefecture}のコードは「{prefix}」で始まります。",
    # body
    "paragraph-too-long": "段落が長すぎます。空の行を入れて、{limit}文字以内の段落に分けてください。",
    "too-many-brackets": "1つの段落に「[」が{limit}個より多くあります。空の行を入れて段落を分けるか、「[」を「［」にしてください。",
    "text-before-section": "最初の見出しの前に文があります。「## 事業の概要」などの見出しの下に移してください。",
    "unknown-section": "「## {found}」という見出しは使えません。「## 事業の概要」「## 事業効果」「## インタビュー」「## 参考資料」のどれかにしてください。",
    "duplicate-section": "「## {found}」が2回あります。1つにまとめてください。",
    "section-out-of-order": "「## {found}」は「## {expected}」より前に書きます。順番を入れ替えてください。",
    "missing-section": "「## {found}」がありません。見出しと本文を足してください。",
    "missing-interview": "「## インタビュー」がありません。インタビューがあれば足してください。",
    "empty-section": "「{found}」の下に本文がありません。本文を書くか、見出しを消してください。",
    "empty-heading": "見出しに文字がありません。見出しを書くか、「#」を消してください。",
    "heading-level-not-allowed": "「{found}」の見出しは使えません。「##」「###」「####」のどれかにしてください。",
    "heading-level-skipped": "見出しの段が飛んでいます（{found}）。ここでは「{expected}」を使ってください。",
    "answer-without-question": "インタビューの最初に、質問のない文があります。「### 質問」の下に書いてください。",
    "question-without-answer": "質問「{found}」に答えがありません。質問の次の行から答えを書いてください。",
    "question-twice": "質問「{found}」が、上にもあります。同じ答えを二度貼ったものならどちらかを消し、違う質問なら、違いが分かるように書いてください。",
    "heading-not-read": "この行の「{found}」は見出しになりません。行頭に半角の「#」を並べ、その後に半角の空白を入れてください。例: ## 事業の概要",
    "heading-inside-block": "見出し「{found}」が、一覧、引用または比較（:::）の中にあります。見出しはその外に書いてください。",
    "list-not-read": "行頭の「{found}」は一覧になりません。半角の「-」と半角の空白で始めてください。例: - 項目",
    "lines-run-together": "「{found}」の行は、前の行とつながって表示されます。行ごとに「- 」で始めるか、間に空の行を入れてください。",
    "question-not-read": "「{found}」は質問の見出しにならず、前の回答の一部になります。質問なら「### 」で、回答の中の小見出しなら「#### 」で始めてください。",
    "link-title-not-shown": "「{found}」は、リンクや画像に付けた題（引用符の中の言葉）で、ページに出ません。題を消し、要る言葉は [ ] の中に書いてください。",
    "title-not-read": "「{found}」だけの行は見出しになりません。見出しなら、記号で囲まずに「### 」か「#### 」で始めてください。",
    "table-not-read": "「{found}」で区切った行が表になっていません。半角の「|」で区切り、1行目の次に「| --- | --- |」の行を書き、表の前後に空の行を入れてください。",
    "table-rule-not-read": "表の区切りの行のマスが{count}個で、見出しの行の{limit}個と合わないので、表になりません。「| --- | --- |」のように、見出しと同じ数にしてください。",
    "too-many-cells": "マスが{count}個あり、見出しの行の{limit}個からはみ出した分は表示されません。数をそろえてください。マスの中の「|」は「\\|」か「／」と書きます。",
    "too-few-cells": "マスが{count}個しかなく、見出しの行の{limit}個に足りません。空いたマスを作らず、値がなければ「－」と書いてください。",
    "empty-cell": "左から{count}番目のマスが空いています。値がなければ「－」と書き、上のマスと同じなら、同じ言葉を書いてください。",
    "table-head-repeated": "表の途中に、見出しの行「{found}」がもう一度あります。この行（と、その下の「| --- |」の行）を消してください。別の表なら、前に空の行を入れてください。",
    "rule-inside-table": "表の途中に、区切りの行「{found}」があります。消してください。別の表の始まりなら、その見出しの行の前に空の行を入れてください。",
    "text-inside-table": "「{found}」が表の最後の行になります。表の後の文なら、間に空の行を入れてください。",
    "line-break-in-cell": "表のマスの中では改行できません。「{found}」を「、」か「／」に替えるか、行を分けてください。",
    "comparison-not-read": "「{found}」で始まる行を読み取れません。半角で「::: before」「::: after」と書いて始め、「:::」だけの行で閉じてください。",
    "comparison-indented": "「{found}」の前に空白があり、比較の始まりや終わりになりません。行頭の空白を消してください。",
    "comparison-not-opened": "始まりのない「:::」です。「::: before」または「::: after」の行で始めるか、この行を消してください。",
    "comparison-not-closed": "ここで始まる比較が閉じていません。終わりに「:::」だけの行を書いてください。",
    "empty-list-item": "「{found}」だけで、文のない項目があります。文を書くか、この行を消してください。",
    "empty-quotation": "「{found}」だけで、文のない引用があります。文を書くか、この行を消してください。",
    "empty-side": "「{found}」から「:::」までの間に、何もありません。文を書くか、比べるものがなければ、ふつうの段落にしてください。",
    "side-missing": "「{found}」と組になる「{missing}」が隣にありません。「::: before」、「::: after」の順に並べ、間にほかの文を置かないでください。比べるものがなければ、ふつうの段落にしてください。",
    "wide-indent": "行の初めに全角の空白があり、このまま表示されます。消してください。段落は、間に空の行を入れて分けます。",
    "empty-bold": "「{found}」の間に、太字にする言葉がありません。「{found}」を消すか、間に言葉を書いてください。",
    "code-not-allowed": "「{found}」（コードの囲み）は使えません。消すか、ふつうの文で書いてください。",
    "bold-not-read": "「**」が太字にならず、そのまま表示されます。「**」の外側に半角の空白を入れるか、かぎかっこを「**」の外に出してください。",
    "sign-not-shown": "「{found}」の記号は表示されません。掛け算は「×」、強調は「**言葉**」と書き、記号そのものを見せるときは「\\*」のように前に「\\」を付けてください。",
    "dialect-not-read": "「{found}」は、ここでは使えない書き方です。{advice}",
    "bare-address": "アドレス「{found}」がそのまま表示されます。行き先の名前を付けて「[名前]({target})」と書いてください。",
    "link-not-read": "リンクになっていません。「[文字](https://…)」を半角のかっこで書き、アドレスに空白を入れないでください。",
    "link-not-allowed": "リンク先「{found}」は使えません。https:// で始まるアドレス、または同じフォルダーの事例（名前.html）を書いてください。",
    "missing-alt": "画像「{found}」に説明がありません。![画像の説明]({found}) のように、見えない人に伝わる説明を書いてください。",
    "html-not-allowed": "HTMLのタグ「{found}」は使えません。Markdownの書き方にするか、消してください。",
    "words-not-shown": "「{found}」が、書いたとおりにはページに出ません（ページでは「{shown}」）。文字として見せる記号（* ~ | & や、番号の後の「.」など）の前には「\\」を書き、見せない部分は消してください。",
    # rules over more than one field
    "code-names-another-place": "団体コード「{found}」は{actual}のコードで、書かれている団体（{written}）のものではありません。コードか団体の名前を直してください。",
    "unusual-operation": "運用形態「{found}」は、いつもの書き方ではありません。原資料どおりでなければ「パッケージ製品をクラウド環境で運用」のように書いてください。",
    "steps-and-tracks": "schedule に steps と tracks の両方があります。取組ごとに分けるときは tracks だけを使ってください。",
    "few-asks": "「こんなときに」（asks）が{found}件です。この事例が応える困りごとを、職員の言葉で3～6件書いてください。",
    "no-needs": "課題（needs）がありません。「課題から探す」に出るように、content/vocabulary/needs.yaml から当てはまる課題を選んで書いてください。",
    "advice-without-interview": "助言（advice）がありますが、インタビューがありません。助言はインタビューから選ぶものなので、「## インタビュー」を足すか、advice を消してください。",
    "figure-not-in-text": "数字「{found}」が、本文、コスト、スケジュールのどこにも出てきません。数字を確かめるか、本文に書き足してください。",
    "duplicate-number": "事例番号「{found}」は {first} と同じです。後から足したほうを、まだない番号にしてください。",
    "broken-reference": "リンク先の事例「{found}」がありません。ファイル名を確かめ、「名前.html」の形で書いてください。",
    # what a second look would doubt
    **DOUBTS,
    # the way of writing: warnings with their reasons
    "platform-dependent-character": "「{found}」は機種依存文字です。機器によって表示や読み上げが変わるので、ふつうの文字で書いてください。",
    "half-width-katakana": "半角カタカナ「{found}」があります。検索や読み上げで別の言葉として扱われるので、全角で書いてください。",
    "mixed-width-number": "数字「{found}」に全角と半角が混ざっています。検索で見つからなくなるので、どちらかにそろえてください。",
    "full-width-letters": "文の中に全角の英数字「{found}」があります。検索や読み上げのため、半角で書いてください（名称の一部なら、その名称を「 」で囲めばそのままで構いません）。",
    "doubled-punctuation": "句読点「{found}」が重なっています。どちらか1つにしてください。",
    "half-width-punctuation": "日本語の文の中に、半角の記号があります（{found}）。句読点、「！」「？」、かっこは全角で書いてください（名称の一部なら、そのままで構いません）。",
    "bracket-without-other-half": "かっこの片方がありません（{found}）。同じ段落の中で、開くかっこと閉じるかっこを対にしてください。",
    "sentence-too-long": "1文が{count}文字あります。{limit}文字を超えると読みにくいので、2つ以上の文に分けてください。",
    "vague-link-text": "リンクの文字「{found}」だけでは行き先が分かりません。リンクだけを順に読む人にも伝わるように、ページの名前を書いてください。",
    "vague-alt": "画像の説明「{found}」では、何の画像か伝わりません。画像が見えない人のために、画像から分かることを書いてください。",
    "missing-caption": "表に題がありません。何の表か先に分かるように、表のすぐ上の行に「表：表の題」と書いてください。",
    "insecure-link": "リンク先「{found}」が http:// です。通信が暗号化されないので、https:// で開けるなら書き換えてください。開けなければそのままで構いません。",
    # earlier editions and old addresses
    "unexpected-edition": "前の版のフォルダーに「{found}」があります。前の版の data/cases.json を、「r5.json」のように英小文字の .json で終わる名前で置いてください。",
    "editions-no-folder": "「editions」がフォルダーではなくファイルになっています。このファイルをほかの場所に移し、「editions」フォルダーを作って、その中に前の版の data/cases.json を「r5.json」のような名前で置いてください。",
    "edition-not-json": "前の版のデータが、この場所から壊れていて読めません。公開した版の data/cases.json を、書き換えずに写し直してください。",
    "edition-value-not-read": "前の版のデータの「{key}」が、ないか、形が違います。公開した版の data/cases.json を、書き換えずに写し直してください。",
    "edition-not-earlier": "{found}の版のデータですが、site.yaml の edition（{current}）より前の版ではないので、変更履歴に使いません。新しい版を始めるときは、edition を書き換えてください。",
    "duplicate-edition": "{found}の版のデータは {first} にもあります。公開したときのものを1つだけ残してください。",
    "case-gone-untold": "{edition}の版にあった「{found}」のページがなくなり、行き先も理由も書かれていません。content/moved.yaml に「- from: {path}」の行を足し、その次の行に、移ったなら「  to: いまのアドレス」を、掲載をやめたなら「  reason: 理由」を書いてください。",
    "published-list-not-read": "公開したファイルの一覧として読めない行です。jirei publish-plan --save で残した一覧を、書き換えずに使ってください。",
    "page-path-not-read": "「{found}」はページのアドレスとして読めません。サイトの先頭から「cases/名前.html」の形で、英小文字、数字、「-」だけで書いてください。",
    "moved-without-target": "「{found}」のページがどうなったかが書かれていません。移ったなら「to: いまのアドレス」を、掲載をやめたなら「reason: 理由」を足してください。",
    "moved-twice": "「{found}」は{first_line}行目にもあります。前のアドレス1つに、行き先は1つだけ書いてください。",
    "moved-page-exists": "「{found}」は、いまもあるページです。移っていないなら、この項目を消してください。",
    "moved-to-nowhere": "移った先「{found}」のページがありません。いまあるページのアドレスを「cases/名前.html」の形で書いてください。",
    "moved-in-a-circle": "移った先をたどると元に戻ります（{found}）。いまあるページのアドレスを書いてください。",
    # the copy on a stick
    "stick-name-twice": "「{found}」と「{first}」は、大文字と小文字だけが違う名前です。USBメモリーでは1つのファイルになるので、どちらかの名前を変えてください。",
    "stick-name-reserved": "「{found}」は、Windowsが別の用途に使う名前です。別の名前に変えてください。",
    "stick-character-forbidden": "名前に、Windowsでは使えない文字「{found}」があります。英数字、「-」「.」だけの名前に変えてください。",
    "stick-name-not-ascii": "名前に、英数字ではない文字「{found}」があります。ZIPファイルを展開すると文字化けすることがあるので、半角の英数字、「-」「.」だけの名前に変えてください。",
    "stick-name-ending": "「{found}」は、「.」または空白で終わる名前です。Windowsでは開けないので、終わりの文字を消してください。",
    "stick-path-too-long": "フォルダーから数えた名前が{count}文字あります。コピー先によってはWindowsで開けなくなるので、ファイル名やフォルダー名を短くして、{limit}文字以内にしてください。",
    "stick-file-too-large": "ファイルが{found}バイトあります。USBメモリーの形式（FAT32）に入るのは{limit}バイトまでです。ファイルを小さくするか、分けてください。",
    "stick-folder-too-full": "フォルダー「{found}」の中のファイルが多すぎます。USBメモリーの形式（FAT32）では、名前の長さにもよりますが、1つのフォルダーに2万個ほどまでです。フォルダーを分けてください。",
    # the theme
    "missing-theme": "テーマ「{found}」がありません。content/site.yaml の theme か --theme に、themes の中にあるフォルダーの名前（英小文字と数字を「-」でつないだもの）を書いてください。",
    "missing-parent-theme": "もとにするテーマ「{found}」がありません。extends に、themes の中にあるフォルダーの名前を書いてください。例: extends: standard",
    "theme-in-circle": "extends がひと回りして、もとのテーマに戻っています（{found}）。どれか1つの extends の行を消すか、standard に変えてください。",
    "theme-not-whole": "extends がないテーマには「{key}」が必要です。ほかのテーマの一部だけを変えるときは、theme.yaml に「extends: standard」と書いてください。",
    "theme-file-missing": "テーマの中に「{found}」がありません。ファイルを置くか、テーマのフォルダーから数えたファイルの場所に直してください。",
    "logo-missing": "ロゴの画像「{found}」がありません。assets/img/ に、拡張子が小文字の SVG、PNG、JPEG、WebP、ICO の画像を置き、assets/img/logo.svg のように書いてください。",
    "share-image-unfit": "リンクが紹介されたときの画像「{found}」を使えません。assets/img/ に、横1200×縦630ピクセルの PNG、JPEG、WebP の画像を置き、assets/img/share.png のように書いてください。画像を出さないときは none と書きます。",
    "theme-file-without-use": "「{found}」は、どこからも使われません。もとのテーマのファイルを置き換えるなら同じ名前にし、新しく加えるなら theme.yaml の styles などに書いてください。",
    "block-without-use": "「{found}」という block は、もとのテンプレートにないので、どこにも表示されません。もとのテンプレートにある名前を書いてください。",
    "template-of-itself": "テンプレート「{found}」が、自分自身を読み込んでいます。もとのテーマのファイルを使うには、テーマの名前を前に付けて書いてください。",
    "template-in-circle": "テンプレートが、たがいに読み込み合っています。extends か include に書いた名前を確かめてください。",
    "label-without-use": "「{found}」という言葉は、どこにも使われません。もとのテーマの labels.yaml にある名前か、テンプレートの t('…') の中のつづりを確かめるか、行を消してください。",
    "label-of-another-form": "「{key}」は、もとのテーマと形が違います。もとのテーマの labels.yaml と同じように、1つの値か、字下げした「名前: 値」の組で書いてください。",
    "label-with-unknown-value": "「{key}」に、ここでは使えない {found} があります。使えるのは次のものだけです: {expected}",
    "unknown-token": "「{found}」という名前の役割や大きさはありません。もとのテーマの tokens.yaml の roles か sizes にある名前を書いてください。",
    "unknown-colour": '「{found}」という色はありません。"#1a1a1a" のように引用符で囲んだ値か、tokens.yaml の palette にある名前を書いてください。',
    "contrast-too-low": "「{role}」と、その地の「{ground}」の色が近すぎます（{mode}）。コントラスト比は {colour} と {ground_colour} で {found}ですが、{needed}以上が必要です。どちらかの色を変えてください。",
    "colour-not-read": '「{found}」は色として読めません。"#1a1a1a" のように、# と3桁か6桁の値を引用符で囲んで書いてください。',
    "size-not-read": "「{found}」は大きさとして読めません。「1.25rem」「4px」のように、数と単位を続けて書いてください。",
    "ratio-not-read": "「{found}」はコントラスト比として読めません。1から21までの数を書いてください。例: 4.5",
    "colour-in-style": "色「{found}」がスタイルシートに直接書かれています。暗い表示やコントラストを確かめられないので、var(--text) のように役割の名前で書き、色は tokens.yaml に書いてください。",
    "image-not-in-theme": 'スタイルシートでは「{found}」を使えません。使えるのは assets/img/ に置いた画像だけなので、url("img/名前.svg") のように書いてください。',
    "style-brace-left-over": "スタイルシートの {{ と }} の数が合いません。閉じていない {{ か、余分な }} を直してください。",
    "script-without-use": "「{found}」というスクリプトを読み込むページがありません。すべてのページで動かすものは site.js の下に並べてください。",
    "script-import-missing": '読み込む「{found}」というスクリプトがありません。このファイルから数えた場所を、import {{ 名前 }} from "./ファイル.js"; のように書いてください。',
    "script-name-not-exported": "「{found}」という名前は、{file} で export されていません。つづりを確かめるか、そのファイルに export を書いてください。",
    "script-in-circle": "スクリプトが、たがいに読み込み合っています（{found}）。どちらからも使うものは、3つ目のファイルに移してください。",
    "script-not-joined": '「{found}」という書き方は使えません。import {{ 名前 }} from "./ファイル.js"; と、export を付けた function、class、const、export {{ 名前 }}; だけを使ってください。',
    "script-not-closed": "ここで始まる「{found}」が閉じられていません。引用符、「`」、「/*」と組になる終わりを書いてください。",
    "template-missing": "「{found}」というテンプレートはありません。themes の中のファイルを、「components/logo/macro.html」か「standard/templates/base.html」のように書いてください。",
    "template-tag-unknown": "「{{% {found} %}}」という書き方はありません。つづりを確かめてください。",
    "template-tag-not-closed": "この行までに、「{{% {found} %}}」が閉じられていません。「{{% end{found} %}}」を書くか、この行の余分な「{{% end… %}}」を消してください。",
    "template-block-twice": "「{found}」という block が2つあります。1つにまとめるか、どちらかを別の名前にしてください。",
    "template-sign-not-allowed": "{{{{ }}}} や {{% %}} の中に、使えない記号「{found}」があります。全角の括弧や引用符は半角に直し、引用符は閉じてください。",
    "template-name-unknown": "「{found}」という名前はありません。この行の {{{{ }}}} や {{% %}} に書いた名前のつづりを確かめてください。",
    "macro-without-context": "読み込んだ部品が「{found}」を使えません。部品を読み込む {{% import … %}} の終わりに with context を書き足してください。",
    "macro-missing": "この行で使う部品に、「{found}」という macro がありません。もとのテーマの部品を置き換えるときは、macro の名前も同じにしてください。",
    "macro-of-another-form": "macro「{found}」の括弧の中が、もとのテーマと違います。もとのテーマから渡される値を受け取れるように、括弧の中を同じにしてください。",
    "template-sign-left-over": "「{found}」と組になる始まりがありません。このままでは画面に出るので、始まりの {{{{ か {{% を半角で書いてください。",
    "template-not-read": "テーマのテンプレートを読み取れません。この行の {{{{ }}}} と {{% %}} が組になって閉じているかを確かめてください（英語の説明: {found}）。",
    "template-not-rendered": "テーマのテンプレートからページを作れません。この行の {{{{ }}}} や {{% %}} に書いた名前と値を確かめてください（英語の説明: {found}）。",
    "unknown-interface-word": "テーマの labels.yaml の「{found}」がないか、{{ }} の中の名前が違います。labels.yaml に言葉を足すか、つづりを直してください。",
    "program-fault": "プログラムに誤りがあります（{found}）。黒い画面（ターミナル）に出た英語の記録をすべて写して、開発者に知らせてください。",
    "preview-not-finished": "検索と、できたページの検査を、新しくできませんでした（{found}）。一時フォルダーに空きと書き込む権限があるか、ほかのプログラムがPagefind（索引を作るプログラム）を止めていないかを確かめてください。しばらくすると、もう一度作ります。事例を保存したときにも作り直します。",
    # what a site says of its accessibility
    "unknown-criterion": "「{found}」は、JIS X 8341-3:2016 と WCAG 2.2 のレベルA・AAの達成基準の番号ではありません。「1.1.1」のように書いてください。",
    "criterion-twice": "達成基準「{found}」の判断が2回書かれています。1つにまとめてください。",
    "judgement-against-results": "達成基準「{found}」には、自動検査で{count}か所の問題が見つかっています。問題を直して検査し直すまで、ページには「不適合」と表示されます。",
    "dates-reversed": "「{key}」の日付（{found}）が、「{other}」の日付（{first}）より前です。どちらかの日付を直してください。",
    "unknown-check": "検査「{found}」は checks にありません。このファイルは手で直さず、make a11y-report で作り直してください。",
    "result-not-read": "検査の結果の「{key}」が、ないか、形が違います。このファイルは手で直さず、make a11y-report で作り直してください。",
    "results-miss-pages": "{date}のアクセシビリティの検査の後に、{count}件のページが加わりました（{found} など）。make a11y-report で検査し直してください。",
    "results-of-another-look": "{date}のアクセシビリティの検査の後に、見た目（テーマ）が変わりました。make a11y-report で検査し直してください。",
    # the built pages
    "two-pages-on-one-path": "「{first}」と「{second}」のページが同じ場所に作られます。どちらかの slug を変えてください。",
    "broken-link": "リンク先「{found}」のファイルがありません。テーマでは、サイトの先頭から数えた場所を {{{{ href('about.html') }}}} のように書いてください。",
    "broken-anchor": "リンク先「{found}」の場所がページの中にありません。「#」の後を、リンク先にある id に直してください。",
    "broken-id-reference": "「{found}」という id がページの中にありません。for や aria- で始まる属性の値を、同じページにある id に直してください。",
    "duplicate-id": "id「{found}」がページの中で2回使われています。どちらかを別の名前にしてください。",
    "tag-not-closed": "「<{found}>」が閉じられていません。囲むところの終わりに「</{found}>」を書いてください。",
    "end-without-tag": "「</{found}>」と組になる「<{found}>」がありません。余分な「</{found}>」を消すか、始まりを書いてください。",
    "quote-not-closed": '「<{found}」の属性の引用符が閉じられていません。名前="値" のように、値の終わりにも引用符を書いてください。',
    "img-without-alt": '画像「{found}」に alt がありません。何の画像かを alt="…" に書いてください。飾りの画像は alt="" とします。',
    "link-without-text": "「{found}」へのリンクに言葉がありません。<a> と </a> の間に行き先を書いてください。画像だけのリンクでは、行き先を画像の alt に書きます。",
    "inline-code": "ページの中に、スタイルやスクリプト（{found}）が直接書かれています。安全のための設定で働かないので、テーマの .css か .js のファイルに移し、theme.yaml の styles か scripts に書いてください。",
    "foreign-file": "「{found}」は、このサイトのファイルではありません。画像、スタイル、スクリプトは、テーマのフォルダーにファイルを置いて使ってください。動画や地図は、<a> のリンクにしてください。",
    "page-without-language": 'ページに言語（lang）がありません。テンプレートを {{% extends "standard/templates/base.html" %}} のように始めてください。',
    "page-without-title": 'ページに title がありません。テンプレートを {{% extends "standard/templates/base.html" %}} のように始めてください。',
    "page-without-one-h1": "ページに h1 が{count}個あります。ページの題名だけを h1 にしてください。",
    "page-heading-skipped": "見出しの段が飛んでいます（{found}）。{expected} にするか、見出しではない <p> などで書いてください。",
    "body-not-shown": "「{key}」の「{found}」が、事例のページに出ません。テーマのテンプレートで、本文を {{{{ case.body.overview|prose }}}} のように、書かれたとおりに出してください。",
    "field-not-shown": "「{key}」に書かれた「{found}」が、事例のページに出ません。テーマのテンプレートが、この項目を書かれたとおりに出しているかを確かめてください。わざと出さないときは、そのままで構いません。",
}


def describe(problem: Problem, with_hint: bool = True) -> str:
    """The sentences of a problem on one line, with a hint where something is near."""
    values = {
        name: printable(str(value))[:LONGEST_QUOTE] for name, value in problem.arguments.items()
    }
    advice = DIALECT_ADVICE.get(values.get("dialect", ""), "")
    text = MESSAGES[problem.code].format_map({"key": "", "advice": advice, **values})
    if "page" in values:
        rest = f" など{values['pages']}ページ" if values["pages"] != "1" else ""
        text += f"（{values['page']}{rest}）"
    hint = hint_of(problem)
    return f"{text} {hint_at([hint])}" if with_hint and hint else text


def hint_of(problem: Problem) -> str:
    """What is meant perhaps: the nearest term, the right date, the right check digit."""
    return printable(str(problem.arguments.get("suggestion", "")))[:LONGEST_QUOTE]


def printable(text: str) -> str:
    """A text of the content as it may stand in a line of a terminal or a log."""
    if text.isprintable():
        return text
    return "".join(
        "⏎" if sign == "\n" else " " if sign == "\t" else "\ufffd" if is_forbidden(sign) else sign
        for sign in text
    )


def describe_code(code: str) -> str:
    """What a code says, without a certain case: the first sentence of its message."""
    sentence = MESSAGES[code].partition("。")[0]
    return re.sub(r"\{[a-z_]+\}", "…", sentence).replace("{{", "{").replace("}}", "}")


def print_problem(problem: Problem) -> str:
    """`path:line:column: 種別[code] message`."""
    where = problem.where
    place = f"{printable(where.path)}:{where.line}:{where.column}"
    return f"{place}: {SEVERITY_WORDS[problem.severity]}[{problem.code}] {describe(problem)}"


def summarize_problems(problems: Sequence[Problem]) -> str:
    """How many there are of each kind."""
    errors = sum(problem.is_error for problem in problems)
    return f"エラー {errors}件、警告 {len(problems) - errors}件"
