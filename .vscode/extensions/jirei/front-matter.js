// Where a cursor stands in a case's front matter, and what the schema says of that place.
//
// complete(schema, lines, line, column) and explain(schema, lines, line, column) are pure: lines
// is the whole file, line and column count from 0, schema is that of schemas/case.schema.json.
"use strict";

/**
 * A part of the schema.
 * @typedef {{
 *   description?: string, type?: string, enum?: string[], anyOf?: Field[], examples?: unknown[],
 *   properties?: Record<string, Field>, required?: string[], items?: Field,
 * }} Field
 */
/** @typedef {{ first: number, last: number }} Range */
/** @typedef {{ kind: "key" | "value" | "example", label: string, insert: string }} Plain */
/** @typedef {Plain & { detail?: string, text?: string }} Entry */
/**
 * A line: where its text begins after dashes, whether these begin an item, its key and value.
 * @typedef {{ depth: number, isItem: boolean, key?: string, value?: string, rest: string }} Line
 */

const KEY = /^([a-z_]+):(.*)$/;
const FLOW = /^ *\{(.*)$/;

/**
 * The lines between the two fences, from first to before last; null where there are none.
 * @param {string[]} lines
 * @returns {Range | null}
 */
function findFrontMatter(lines) {
  if (lines[0]?.trimEnd() !== "---") return null;
  const end = lines.findIndex((text, index) => index > 0 && text.trimEnd() === "---");
  return { first: 1, last: end < 0 ? lines.length : end };
}

/**
 * What a line says; null where it is empty or a comment.
 * @param {string} text
 * @returns {Line | null}
 */
function read(text) {
  const lead = /^ *(?:- *)*/.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length);
  if (!rest && !lead.includes("-")) return null;
  if (rest.startsWith("#") && !lead.includes("-")) return null;
  const [, key, value] = KEY.exec(rest) ?? [];
  return { depth: lead.length, isItem: lead.includes("-"), key, value, rest };
}

/**
 * The keys above a place of some depth, from the outermost on.
 * @param {string[]} lines
 * @param {number} line
 * @param {number} depth
 */
function findPath(lines, line, depth) {
  /** @type {string[]} */
  const path = [];
  for (let index = line - 1; index > 0 && depth > 0; index -= 1) {
    const above = read(lines[index]);
    if (above?.key && above.depth < depth) {
      path.unshift(above.key);
      depth = above.depth;
    }
  }
  return path;
}

/**
 * The schema at a path of keys; a list is passed through to its items.
 * @param {Field} schema
 * @param {string[]} path
 */
function findSchema(schema, path) {
  /** @type {Field | undefined} */
  let found = schema;
  for (const key of path) found = (found?.items ?? found)?.properties?.[key];
  return found;
}

/**
 * The keys of the same mapping that stand above and below a line.
 * @param {string[]} lines
 * @param {number} line
 * @param {Line} here
 * @param {Range} range
 */
function findSiblings(lines, line, here, { first, last }) {
  const found = [];
  for (let index = line - 1; index >= first && !here.isItem; index -= 1) {
    const above = read(lines[index]);
    if (above && above.depth < here.depth) break;
    if (above?.depth === here.depth) found.push(above.key);
    if (above?.isItem && above.depth === here.depth) break;
  }
  for (let index = line + 1; index < last; index += 1) {
    const below = read(lines[index]);
    if (below && (below.depth < here.depth || (below.isItem && below.depth === here.depth))) break;
    if (below?.depth === here.depth) found.push(below.key);
  }
  return found;
}

/**
 * What may be written for a text: the values that it can have, or a form to be overwritten.
 * @param {Field} field
 * @returns {Entry[]}
 */
function listValues(field) {
  const values = field.enum ?? field.anyOf?.[0].enum;
  return values
    ? values.map((label) => ({ kind: "value", label, insert: label }))
    : (field.examples ?? []).map((label) => ({
        kind: "example",
        label: String(label),
        insert: String(label),
      }));
}

/**
 * The keys of a mapping that are not there yet, in the order of the declaration.
 * @param {Field} mapping
 * @param {(string | undefined)[]} written
 * @param {(field: Field) => string} beginValue
 * @returns {Entry[]}
 */
function listKeys(mapping, written, beginValue) {
  const required = mapping.required ?? [];
  return Object.entries(mapping.properties ?? {})
    .filter(([key]) => !written.includes(key))
    .map(([key, field]) => ({
      kind: "key",
      label: key,
      insert: `${key}:${beginValue(field)}`,
      detail: `${required.includes(key) ? "必須　" : ""}${field.description}`,
      text: describe(field),
    }));
}

/**
 * What follows a key: its value on the same line, or keys or items on the next.
 * @param {Field} field
 * @param {number} depth
 */
function beginBlock(field, depth) {
  const next = `\n${" ".repeat(depth + 2)}`;
  if (field.type === "array") return `${next}- `;
  return field.type === "object" ? next : " ";
}

/**
 * What an editor offers at a place.
 * @param {Field} schema
 * @param {string[]} lines
 * @param {number} line
 * @param {number} column
 * @returns {Entry[]}
 */
function complete(schema, lines, line, column) {
  const range = findFrontMatter(lines);
  if (!range || line < range.first || line >= range.last) return [];
  const before = lines[line].slice(0, column);
  if (/(^|\s)#/.test(before)) return [];
  const here = read(before) ?? { depth: before.length, isItem: false, rest: "" };
  const path = findPath(lines, line, here.depth);
  if (here.key) {
    const field = findSchema(schema, [...path, here.key]);
    const flow = FLOW.exec(here.value ?? "");
    if (flow && field) return completeFlow(field, flow[1]);
    return field && !field.properties && !field.items ? listValues(field) : [];
  }
  const found = findSchema(schema, path);
  const mapping = here.isItem || found?.items ? found?.items : found;
  if (!mapping) return [];
  if (!mapping.properties) return here.isItem ? listValues(mapping) : [];
  if (!/^[a-z_]*$/.test(here.rest)) return [];
  const written = findSiblings(lines, line, here, range);
  return listKeys(mapping, written, (field) => beginBlock(field, here.depth));
}

/**
 * The same inside `{code: "336068", …`.
 * @param {Field} mapping
 * @param {string} inside
 */
function completeFlow(mapping, inside) {
  const part = (inside.split(",").at(-1) ?? "").trimStart();
  const value = KEY.exec(part);
  if (value) return listValues(mapping.properties?.[value[1]] ?? {});
  const written = Array.from(inside.matchAll(/([a-z_]+):/g), (match) => match[1]);
  return /^[a-z_]*$/.test(part) ? listKeys(mapping, written, () => " ") : [];
}

/**
 * What an editor shows where the pointer rests on a key; null elsewhere.
 * @param {Field} schema
 * @param {string[]} lines
 * @param {number} line
 * @param {number} column
 */
function explain(schema, lines, line, column) {
  const range = findFrontMatter(lines);
  if (!range || line < range.first || line >= range.last) return null;
  const here = read(lines[line]);
  if (!here?.key) return null;
  const path = findPath(lines, line, here.depth);
  const words = [{ key: here.key, start: here.depth, path: [...path, here.key] }];
  if (FLOW.test(here.value ?? "")) {
    for (const found of lines[line].slice(here.depth + 1).matchAll(/[{,] *([a-z_]+):/g)) {
      const start = here.depth + 1 + found.index + found[0].length - found[1].length - 1;
      words.push({ key: found[1], start, path: [...path, here.key, found[1]] });
    }
  }
  const word = words.find(({ key, start }) => column >= start && column <= start + key.length);
  const field = word && findSchema(schema, word.path);
  return field ? { start: word.start, end: word.start + word.key.length, text: describe(field) } : null;
}

/**
 * A field in Markdown: what it is, which values it may have, and examples.
 * @param {Field} field
 */
function describe(field) {
  const item = field.items?.properties ? {} : field.items ?? field;
  const values = item.enum ?? item.anyOf?.[0].enum;
  const parts = [
    field.description,
    values && `書ける値: ${values.join("、")}`,
    item.examples && `例: ${item.examples.join("　")}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

module.exports = { complete, explain };
