"""What is said where a second look at a case is wanted, by the code of the problem."""

from __future__ import annotations

from collections.abc import Mapping

DOUBTS: Mapping[str, str] = {
    # what was to be written over
    "template-example": "「{found}」は、ひな形の例か説明のままです。この事例のことに書き換えてください。書くことがなければ、行ごと消してください。",
    "placeholder": "「{found}」は、書きかけの印か、見本の値です。この事例のことに書き換えてください。書くことがなければ、消してください。",
    # what belongs to a person
    "mobile-number": "「{found}」は携帯電話の番号です。だれにでも見えるので、部署の電話番号にするか、消してください。",
    "private-mail": "「{found}」は、個人が使うサービスのメールアドレスです。だれにでも見えるので、部署のアドレスにするか、（非公表）と書いてください。",
    "person-name": "「{found}」の「{name}」は、人の名前のようです。部署の名前だけを書いてください。",
    "twelve-digits": "「{found}」は12桁の番号です。マイナンバーなど個人の番号なら、必ず消してください。",
    "house-number": "「{found}」は所番地です。個人の住所なら、消してください。",
    "phone-wrong-length": "電話番号「{found}」の数字が{count}桁あります。{right}桁になるように、市外局番から書いてください。例: 0868-54-2985",
    # what only some may see
    "secret-in-text": "「{found}」は、パスワードか秘密の鍵のようです。だれにでも見えるので必ず消し、使っているものなら、すぐに変えてください。",
    "login-name-in-text": "「{found}」は、ログインのための名前（ID）のようです。だれにでも見えるので、消してください。",
    "marked-as-secret": "「{found}」は、外に出さない文書の印です。公表してよい内容かを確かめ、よければこの印を消してください。",
    # what was another document's
    "picture-not-here": "「{found}」とありますが、この事例には画像がありません。画像を載せるか、図や写真をさす言葉を消して文で説明してください。",
    "table-not-here": "「{found}」とありますが、この事例の本文には表がありません。表を書くか、表をさす言葉を消して文で説明してください。",
    "paper-not-here": "「{found}」は、もとの文書の別の部分や色、線をさす言葉です。Webページでは見えないので、そこに書いてあることを文で書くか、消してください。",
    "note-not-here": "「{found}」の説明が、本文にありません。「{found}」で始まる行に説明を書くか、印を消してください。",
    "letter-in-text": "「{found}」は、メールや手紙のあいさつのようです。消して、事例のことだけを書いてください。",
    "machine-speaks": "「{found}」は、生成AIが頼んだ人に返す言葉のようです。消して、事例のことだけを書いてください。本文も、原資料と合うか確かめてください。",
    # the place
    "unknown-place": "団体コード「{found}」（{written}）は、いまの市区町村の一覧にありません。コードと名前を確かめてください。合併などでなくなった団体なら、いまの団体のものを書いてください。",
    "place-name-not-plain": "「{found}」は、市区町村の名前だけではないか、名前の一部です。都道府県、郡、政令指定都市の区、役所や役場は付けず、「市」「町」「村」「区」まで書いてください。",
    "prefecture-as-name": "「{found}」は都道府県の名前です。都道府県の事例なら「name」の行を消し、市区町村の事例ならその名前を書いてください。",
    "of-another-place": "「{found}」は、この事例の団体（{own}）ではなく、{other}のもののようです。ほかの事例から写したものなら、直してください。そのとおりなら、notes に理由を書いてください。",
    "population-unlikely": "人口「{found}」は、{kind}の人口（{fewest}人から{most}人まで）とかけ離れています。数字と単位（人、万人）を確かめてください。",
    # the money
    "amount-too-small": "金額「{found}」は、事例の金額としては小さすぎます。「千円」の書き間違いではないか確かめてください。",
    "amount-too-large": "金額「{found}」（{yen}）は、事例の金額としては大きすぎます。「円」と「千円」、桁数を確かめてください。",
    "amount-against-population": "金額「{found}」（{yen}）は、住民1人当たり{share}になり、大きすぎます。「円」と「千円」、桁数を確かめてください。",
    "amount-of-another-size": "金額「{found}」（{yen}）は、ほかの場所の「{other}」（{other_yen}）と数字が同じで、大きさが違います。「円」「千円」「万円」を確かめ、正しいほうにそろえてください。",
    "items-in-other-units": "「{found}」の単位を1,000倍か1,000分の1にすると、内訳の合計（いまは{total}）と総額（{printed}）が合います。「円」と「千円」を確かめてください。",
    "funding-over-cost": "利用した制度の金額「{found}」が、費用（{cost}）の100倍を超えています。「円」と「千円」、桁数を確かめてください。",
    "range-reversed": "「{found}」は、始めの数が終わりの数より大きくなっています。「300～500万円」のように、小さいほうから書いてください。",
    # the time
    "added-after-edition": "「{found}」は、いまの版（{edition}）より後の年度です。このままでは新しい事例の印（New）が付かないので、版の年度に直してください。",
    "steps-not-in-order": "この工程（{found}）は、前の工程（{above}）より先に始まっています。時期を確かめ、始まった順に並べてください。順番どおりなら、about: schedule の notes に理由を書いてください。",
    "duration-against-steps": "期間「{found}」が、工程の期間（{span}）と大きく違います。どちらかを直してください。原資料どおりなら、about: schedule.duration の notes に食い違いを書いてください。",
    # the outcome
    "outcome-without-figure": "成果「{found}」に数字がありません。「500時間」「8分→0分」のように数字と単位を書き、数字がなければこの成果を消してください。",
    "outcome-without-unit": "成果「{found}」に単位がありません。「500時間」「2万枚」のように単位まで書いてください。",
    "change-without-change": "「{found}」は、前と後が同じです。数字を確かめてください。",
    "change-against-words": "「{found}」の増減が、言葉（{word}）と逆です。「前→後」の順で書き、言葉を確かめてください。",
    "share-over-whole": "割合「{found}」が全体（100％）を超えています。数字を確かめ、前と比べた増え方なら「前年比」のように何に対する割合かを what に書いてください。",
    "passage-twice": "「{found}」が、上（{first_line}行目）と同じです。二度貼ったものなら、どちらかを消してください。",
    "word-twice": "「{found}」と、同じ言葉が重なっています。1つを消してください。",
    # links
    "link-names-another": "リンクの文字にある「{found}」と、リンク先（{host}）が違います。どちらかを直してください。",
    "host-not-plain": "リンク先「{found}」に、英数字ではない文字（{signs}）があります。よく似た別のサイトかもしれないので、開いて確かめ、アドレスをブラウザーから写し直してください。",
    "address-not-public": "「{found}」は、庁内などの限られたところからだけ開けるアドレスです。だれでも開けるページのアドレスにするか、リンクを消してください。",
    "short-address": "「{found}」は短縮されたアドレスで、行き先が分かりません。開いた先のページのアドレスを書いてください。",
    "same-link-twice": "同じアドレス（{found}）が、上にもあります。どちらかを消すか、アドレスを確かめてください。",
    "link-text-twice": "「{found}」という同じ文字のリンクが、別のアドレスにもあります。リンクだけを順に読む人にも違いが分かるように、文字を変えてください。",
    "look-alike-letter": "「{found}」に、よく似た別の文字（{sign}）が混じっています。検索で見つからず、読み上げも変わるので、打ち直してください。",
    "chinese-letter": "「{found}」に、日本語では使わない中国の漢字（{sign}）が混じっています。日本語の漢字で打ち直してください。",
}
