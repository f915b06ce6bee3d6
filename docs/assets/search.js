// The search box in the header of every page. The index is loaded when a reader first reaches for
// the box, never before; the search page itself is in search-page.js.
const header = document.querySelector("[data-search-words]");
const root = new URL(`${header.dataset.base}/`, location.href);
export const words = JSON.parse(header.dataset.searchWords);
const lang = document.documentElement.lang;

let opening;
async function open() {
  opening ??= import("./search-index.js").then(({ SearchIndex }) => new SearchIndex(root, lang).open());
  opening.catch(() => (opening = undefined));
  return opening;
}
export const prepare = () => open().catch(() => {});

// Runs `task(index)`; once more with the index afresh, should it have been replaced meanwhile.
export async function withIndex(task) {
  try {
    return await task(await open());
  } catch {
    opening = undefined;
    return task(await open());
  }
}

export function element(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export const fill = (message, value) => message.replace(/\{\w+\}/, typeof value === "number" ? value.toLocaleString(lang) : value);
export const count = (n) => (n === 0 ? words.none : n === 1 ? words.one : fill(words.many, n));

function marked(tag, parts) {
  const made = element(tag);
  made.append(...parts.map((part) => (part.mark ? element("mark", part.text) : part.text)));
  return made;
}

function pageItem(page) {
  const item = element("li", "", { class: "b-hit b-hit--page" });
  const link = element("a", page.title, { href: page.url });
  const articles = page.count === 1 ? words.article : fill(words.articles, page.count);
  item.append(link, element("p", `${words[page.kind]} · ${articles}`, { class: "b-hit__facts" }));
  return item;
}

function articleItem(hit) {
  const item = element("li", "", { class: "b-hit" });
  const link = marked("a", hit.title);
  link.href = hit.url;
  const excerpt = marked("p", hit.excerpt);
  excerpt.className = "b-hit__text";
  item.append(link, element("p", [hit.date, hit.partners.join(", ")].filter(Boolean).join(" · "), { class: "b-hit__facts" }), excerpt);
  return item;
}

// Pages first; those that a word merely begins to name, after the first articles.
export const arranged = (pages, articles, later) => {
  const items = articles.map(articleItem);
  return [...pages.map(pageItem), ...items.slice(0, 2), ...later.map(pageItem), ...items.slice(2)];
};

// A line above the results where they are not exactly what was asked for, else nothing.
export function notes(found) {
  const texts = [];
  if (found.corrected && found.hits.length + found.pages.length) texts.push(fill(words.corrected, found.corrected));
  if (found.partial) texts.push(words.partial);
  return texts.map((text) => element("p", text, { class: "b-note" }));
}

// What is said to those who cannot see it; not at every key.
export function announcer(region) {
  let timer;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), 400);
  };
}

// Calls `task` for the newest value only, one at a time: keys may come faster than answers.
export function latest(task) {
  let waiting, busy;
  return async (value) => {
    waiting = { value };
    if (busy) return;
    busy = true;
    while (waiting) {
      const next = waiting.value;
      waiting = undefined;
      await task(next, () => waiting === undefined);
    }
    busy = false;
  };
}

const SHOWN = 5;
const form = document.querySelector("[data-search]");

function box(form) {
  const input = form.querySelector("input");
  const panel = form.querySelector("[data-panel]");
  const list = panel.querySelector("ol");
  const above = panel.querySelector("[data-notes]");
  const all = panel.querySelector("button");
  const say = announcer(form.querySelector("[role=status]"));

  const close = () => (panel.hidden = true);
  const search = latest(async (query, current) => {
    if (query.trim().length < 2) return close();
    try {
      await withIndex(async (index) => {
        const found = await index.find(query);
        const pages = found.pages.slice(0, SHOWN);
        const shown = found.hits.slice(0, SHOWN - pages.length);
        const items = await Promise.all(shown.map((hit) => index.show(hit, found.marks)));
        if (!current() || input.value !== query) return;
        list.replaceChildren(...arranged(pages, items, found.later).slice(0, SHOWN));
        const total = found.hits.length + found.pages.length + found.later.length;
        above.replaceChildren(...notes(found), ...(total ? [] : [element("p", words.none, { class: "b-note" }), element("p", words.advice)]));
        panel.dataset.query = query;
        all.textContent = fill(words.all, total);
        all.hidden = total <= list.children.length;
        panel.hidden = document.activeElement !== input && !panel.contains(document.activeElement);
        say(count(total));
      });
    } catch (error) {
      list.replaceChildren();
      above.replaceChildren(element("p", words.error, { role: "alert" }));
      all.hidden = true;
      panel.hidden = false;
      console.warn(error);
    }
  });

  form.addEventListener("pointerenter", prepare, { once: true });
  input.addEventListener("focus", () => {
    prepare();
    if (input.value.trim()) search(input.value);
  });
  input.addEventListener("input", () => search(input.value));
  form.addEventListener("submit", (event) => {
    if (!input.value.trim()) event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
      input.focus();
    } else if (!panel.hidden) walk(event, [input, ...list.querySelectorAll("a")]);
  });
}

// Arrow keys go from the box through the results and back.
export function walk(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length].focus();
}

// `/` and Ctrl K lead to the box. A key alone can be switched off on the search page, since it may
// be typed by dictation; what the reader chose is kept in the browser.
const KEY = "briefing-search-key";
export const keyAlone = (choice) => {
  try {
    if (choice !== undefined) localStorage.setItem(KEY, choice ? "on" : "off");
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // the browser keeps nothing
  }
};
addEventListener("keydown", (event) => {
  const alone = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  if (alone && (event.target.closest("input, select, textarea, [contenteditable]") || !keyAlone())) return;
  if (!alone && !chord) return;
  event.preventDefault();
  const input = document.querySelector("[data-search] input, [data-search-page] input");
  input.focus();
  input.select();
});

if (form) box(form);
if (document.querySelector("[data-search-page]")) import("./search-page.js");
