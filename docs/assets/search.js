// Search: one box in the header of every page, and the search page with ?q=. The index (Pagefind,
// one per language) is loaded when a reader first reaches for it, never before.
const form = document.querySelector("[data-search]");
const lang = document.documentElement.lang;
const root = new URL(`${form.dataset.base}/`, location.href);
const words = JSON.parse(form.dataset.words);
const SHOWN = 8;

let engine;
const load = () => (engine ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}));

const count = (n) => (n === 0 ? words.none : n === 1 ? words.one : words.many.replace("{n}", n.toLocaleString(lang)));

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Pagefind marks the words found with <mark> in an otherwise escaped excerpt: rebuilt as nodes.
function excerpt(html) {
  const line = element("p");
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.childNodes) {
    const text = node.textContent.replaceAll("'", "’");
    line.append(node.nodeName === "MARK" ? element("mark", text) : text);
  }
  return line;
}

function item(result) {
  const made = element("li");
  const best = result.sub_results?.find((part) => part.url !== result.url) ?? result;
  made.append(element("a", result.meta.title.replaceAll("'", "’"), { href: result.url }));
  const facts = [result.meta.kind, result.meta.date, result.meta.partners].filter(Boolean).join(" · ");
  if (facts) made.append(element("p", "")), made.lastChild.append(element("small", facts));
  if (!result.meta.kind) made.append(excerpt(best.excerpt ?? result.excerpt));
  return made;
}

let asked = 0;
async function show(query, target, shown = SHOWN) {
  const mine = ++asked;
  if (!query.trim()) return target.replaceChildren();
  try {
    const pagefind = await load();
    const found = await pagefind.search(query.replaceAll("’", "'"));
    const results = await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
    if (mine !== asked) return;
    const list = element("ol");
    list.append(...results.map(item));
    target.replaceChildren(element("p", count(found.results.length), { role: "status" }), list);
    if (found.results.length > shown) {
      const more = element("button", words.more, { type: "button" });
      more.addEventListener("click", () => show(query, target, shown + 20));
      target.append(more);
    }
  } catch (error) {
    target.replaceChildren(element("p", words.error, { role: "alert" }));
    throw error;
  }
}

const input = form.querySelector("input");
const panel = element("div", "", { class: "b-panel", hidden: "" });
form.append(panel);
const page = document.querySelector("[data-search-page]");

input.addEventListener("focus", () => load().catch(() => {}), { once: true });
input.addEventListener("input", () => {
  panel.hidden = !input.value.trim();
  show(input.value, panel);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape") panel.hidden = true;
});
document.addEventListener("click", (event) => {
  if (!form.contains(event.target)) panel.hidden = true;
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, [contenteditable]")) {
    event.preventDefault();
    input.focus();
  }
});

if (page) {
  const box = page.querySelector("input");
  const results = document.querySelector("#results");
  const fromAddress = () => {
    box.value = new URLSearchParams(location.search).get("q") ?? "";
    show(box.value, results);
  };
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState({}, "", `?q=${encodeURIComponent(box.value)}`);
    show(box.value, results);
  });
  box.addEventListener("input", () => show(box.value, results));
  addEventListener("popstate", fromAddress);
  fromAddress();
}
