// What a word of a query may stand for: words that are read so, that mean the same, English.
import { endKana, toKatakana } from "./kana.js";

/** @import { WordCount } from "./near.js" */
/** @import { Group } from "./variants.js" */
/**
 * The pack of what is needed where a query stands nowhere as written: the words of the texts, words
 * that are known beside their runs, those that editors take for nearly the same, kanji of one sound,
 * synonyms (present|words||asked|words).
 * @typedef {{
 *   words: WordCount[],
 *   known: string[],
 *   similar: Group[],
 *   sounds: string[],
 *   synonyms: string[],
 * }} Ladder
 */
/**
 * The pack for queries in kana: a reading in katakana and the words that are read so
 * (reading|words); by prefecture the readings of its own name and of its municipalities.
 * @typedef {{ readings: string[], places: Record<string, string[]> }} Kana
 */
/**
 * What the English words of a slug stand for (nothing, where it is a case's), and its cases.
 * @typedef {{ name: string, slug: string, pages: number[] }} Named
 */
/** @typedef {ReturnType<typeof openLexicon>} Lexicon */

const LONG_VOWELS = /(?<open>[アカサタナハマヤラワガザダバパャァ])[ーア]|([イキシチニヒミリギジヂビピィ])[ーイ]|([ウクスツヌフムユルグズヅブプュゥ])[ーウ]|([エケセテネヘメレゲゼデベペェ])[ーイエ]|([オコソトノホモヨロヲゴゾドボポョォ])[ーウオ]/gu;
const LEAST_ENGLISH = 3;
const KATAKANA = /^[ァ-ヺー]+$/u;

/**
 * A reading without long vowels: romaji leaves them out, or writes them in several ways.
 * @param {string} kana
 */
const shorten = (kana) => kana.replace(LONG_VOWELS, (pair) => pair[0]);

/**
 * Whether a word is an English one, or begins it or ends on an s more.
 * @param {string} word
 * @param {string} slugWord
 */
function isLike(word, slugWord) {
  if (word === slugWord) return true;
  const stem = word.replace(/(?:e?s|ing|ed)$/, "");
  return stem.length >= LEAST_ENGLISH && slugWord.startsWith(stem) && slugWord.length < stem.length + 6;
}

/**
 * Which kanji have a sound in common.
 * @param {string[]} sounds
 */
function openSounds(sounds) {
  /** @type {Map<string, Set<number>>} */
  const soundsOf = new Map();
  sounds.forEach((group, sound) => {
    for (const sign of group) soundsOf.set(sign, (soundsOf.get(sign) ?? new Set()).add(sound));
  });

  /** @type {(sign: string, other: string) => boolean} */
  return function isAlike(sign, other) {
    const own = soundsOf.get(sign);
    return own !== undefined && [...(soundsOf.get(other) ?? [])].some((sound) => own.has(sound));
  };
}

/**
 * @param {string} group of synonyms
 * @returns {Group}
 */
function readGroup(group) {
  const [present, asked] = group.split("||").map((words) => words.split("|"));
  return [present, asked];
}

/**
 * For each word of some groups the words that answer it.
 * @param {Group[]} groups
 */
function openAlike(groups) {
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const [present, asked] of groups) {
    for (const word of [...present, ...asked]) {
      const others = present.filter((other) => other !== word);
      alike.set(word, [...(alike.get(word) ?? []), ...others]);
    }
  }
  return alike;
}

/**
 * The words by their readings.
 * @param {Map<string, number>} counts
 * @param {string[]} katakana
 */
function openReadings(counts, katakana) {
  /** @type {Map<string, string[]>} */
  const read = new Map();
  /** @type {Map<string, string[]>} */
  const readShort = new Map(katakana.map((word) => [shorten(word), [word]]));

  /**
   * The words whose readings begin in one of some ways, the shortest first.
   * @param {string[]} begins
   */
  function begin(begins) {
    const whole = [...katakana.map((word) => /** @type {const} */ ([word, [word]])), ...read];
    return whole
      .filter(([reading]) => begins.some((kana) => reading.startsWith(kana)))
      .sort(([one], [other]) => one.length - other.length)
      .flatMap(([, own]) => own);
  }

  return {
    /**
     * Takes the readings, when a query is in kana.
     * @param {string[]} readings
     */
    addReadings(readings) {
      for (const row of readings) {
        const [reading, ...own] = row.split("|");
        read.set(reading, own);
        const short = shorten(reading);
        readShort.set(short, [...(readShort.get(short) ?? []), ...own]);
      }
    },

    /**
     * The words that are read so; katakana is also written in hiragana.
     * @param {string} kana
     * @param {boolean} isLoose as romaji is
     */
    readAs(kana, isLoose = false) {
      const ends = endKana(kana);
      if (ends.length) return begin(ends);
      const reading = toKatakana(kana);
      const found = read.get(reading) ?? (isLoose ? readShort.get(shorten(reading)) : null) ?? [];
      return reading !== kana && counts.has(reading) ? [reading, ...found] : found;
    },
  };
}

/**
 * @param {Ladder} ladder
 * @param {Named[]} named
 */
export function openLexicon({ words, known: more, similar, sounds, synonyms }, named) {
  const counts = new Map(words);
  for (const word of more) counts.set(word, 1);
  const katakana = words.map(([word]) => word).filter((word) => KATAKANA.test(word));
  const alike = openAlike([...similar, ...synonyms.map(readGroup)]);

  return {
    ...openReadings(counts, katakana),

    /** Whether two kanji have a sound in common. */
    isAlike: openSounds(sounds),

    /** All known words, with the number of cases that have them. @type {WordCount[]} */
    words: [...counts],

    /** @param {string} text */
    isWord: (text) => counts.has(text),

    /** @param {string} word */
    alike: (word) => alike.get(word) ?? [],

    /**
     * The words of katakana that hold one: ライン is not オンライン.
     * @param {string} form
     */
    listLonger: (form) =>
      KATAKANA.test(form)
        ? katakana.filter((word) => word !== form && word.includes(form))
        : [],

    /**
     * The names of what has all of some English words in its slug.
     * @param {string[]} asked
     */
    fromEnglish: (asked) =>
      asked.some((word) => word.length >= LEAST_ENGLISH)
        ? named.filter(({ slug }) => {
            const own = [...slug.split("-"), slug.replaceAll("-", "")];
            return asked.every((word) => own.some((slugWord) => isLike(word, slugWord)));
          })
        : [],
  };
}
