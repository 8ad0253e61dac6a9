// Marks what the address of a case's page names (?mark=).
import { markPage } from "./marks.js";

const forms = new URLSearchParams(location.search).getAll("mark").filter(Boolean);
markPage(forms, location.hash.length > 1);
