// Completion and hover for the front matter of content/cases/*.md, from schemas/case.schema.json.
"use strict";

const vscode = require("vscode");
const { complete, explain } = require("./front-matter.js");

/** @import { Entry, Field } from "./front-matter.js" */

const CASES = { language: "markdown", pattern: "**/content/cases/*.md" };
const SCHEMA = "schemas/case.schema.json";
const KINDS = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  example: vscode.CompletionItemKind.Text,
};

/**
 * The schema of the folder that a case lies in; read each time, for it is small and may change.
 * @param {vscode.TextDocument} document
 * @returns {Promise<Field>}
 */
async function readSchema(document) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) return {};
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, SCHEMA));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param {vscode.TextDocument} document */
function linesOf(document) {
  return document.getText().split(/\r?\n/);
}

/**
 * @param {Entry} entry
 * @param {number} index
 */
function makeItem(entry, index) {
  const item = new vscode.CompletionItem(entry.label, KINDS[entry.kind]);
  const text = new vscode.SnippetString();
  // An example is typed over; everything else stays as it is.
  if (entry.kind === "example") text.appendPlaceholder(entry.label);
  else text.appendText(entry.insert);
  item.insertText = text;
  item.keepWhitespace = true;
  item.detail = entry.kind === "example" ? "例" : entry.detail;
  if (entry.text) item.documentation = new vscode.MarkdownString(entry.text);
  item.sortText = String(index).padStart(3, "0");
  return item;
}

/**
 * @param {vscode.TextDocument} document
 * @param {vscode.Position} place
 */
async function provideCompletionItems(document, { line, character }) {
  const schema = await readSchema(document);
  return complete(schema, linesOf(document), line, character).map(makeItem);
}

/**
 * @param {vscode.TextDocument} document
 * @param {vscode.Position} place
 */
async function provideHover(document, { line, character }) {
  const found = explain(await readSchema(document), linesOf(document), line, character);
  if (!found) return null;
  const range = new vscode.Range(line, found.start, line, found.end);
  return new vscode.Hover(new vscode.MarkdownString(found.text), range);
}

/** @param {vscode.ExtensionContext} context */
function activate(context) {
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(CASES, { provideCompletionItems }, " ", "{"),
    vscode.languages.registerHoverProvider(CASES, { provideHover }),
  );
}

module.exports = { activate };
