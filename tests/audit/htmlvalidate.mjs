// Every rule of these presets holds, but for what stands below with its reason.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // How our templates indent is nothing that a reader or a browser notices.
    "no-trailing-whitespace": "off",
    // A file with `integrity` is not loaded at all on file://, and every file is the site's own.
    "require-sri": "off",
    // The boxes of one filter share a name, which is how a form sends several of its values.
    "form-dup-name": ["error", { allowArrayBrackets: true, shared: ["radio", "checkbox"] }],
    // HTML lets an id begin with a digit; ours are the lasting names of terms (`100k-300k`).
    "valid-id": ["error", { relaxed: true }],
    // The groups of filters take their names from the summaries that open them (aria-labelledby).
    "wcag/h71": "off",
    // Numbers are printed with the hyphen of the source, to be found, copied and dialled as such.
    "tel-non-breaking": "off",
  },
};
