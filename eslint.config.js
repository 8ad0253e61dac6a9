// What every script of ours keeps to; `make lint` runs it.
import js from "@eslint/js";
import globals from "globals";

// Safari before 16.4 (2023) reads no script in which a pattern looks behind; a text may become one.
const LOOKBEHIND = "/\\(\\?<[=!]/";
const message = "Safari before 16.4 does not know lookbehind: capture what stands before.";

export default [
  {
    ignores: ["**/node_modules/", ".venv/", "build/", "dist/", "tests/golden/", "**/*.d.ts"],
  },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines-per-function": ["error", { max: 60, IIFEs: true }],
      "no-restricted-syntax": [
        "error",
        { selector: `Literal[regex.pattern=${LOOKBEHIND}]`, message },
        { selector: `Literal[value=${LOOKBEHIND}]`, message },
        { selector: `TemplateElement[value.raw=${LOOKBEHIND}]`, message },
      ],
      "no-shadow": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["themes/**/*.js", "tests/themes/**/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["generator/preview/overlay/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  {
    files: ["tests/audit/axe.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, axe: "readonly" } },
  },
  {
    files: [".vscode/extensions/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
  {
    files: ["tests/**/*.mjs", "*.js"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["tests/theme/**/*.mjs"],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
];
