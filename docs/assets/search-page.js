// The search page: everything it shows is in its address, so that it can be linked and gone back to.
import { announcer, arranged, count, element, keyAlone, latest, notes, prepare, walk, withIndex, words } from "./search.js";

const STEP = 10;
const form = document.querySelector("[data-search-page]");
const box = form.querySelector("input[type=search]");
const selects = [...form.querySelectorAll("select")];
const facets = selects.filter((select) => select.name !== "sort");
const filters = form.querySelector("[data-filters]");
const status = document.querySelector("[data-count]");
const results = document.querySelector("#results");
const list = results.querySelector("ol");
const above = results.querySelector("[data-notes]");
const more = results.querySelector("button");
const help = document.querySelector("[data-nothing]");
const say = announcer(document.querySelector("[data-said]"));
let shown = STEP;

const valuesOf = (article) => ({ partner: article.subjects, theme: article.subjects, year: [article.day.slice(0, 4)] });
const wanted = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));
const fits = (article, chosen, but) =>
  facets.every(({ name }) => name === but || !chosen[name] || valuesOf(article)[name].includes(chosen[name]));

// The choices of a facet are those that the other facets leave, with the number of articles.
function offer(select, hits, chosen, labels) {
  const counts = new Map();
  for (const { article } of hits) {
    if (!fits(article, chosen, select.name)) continue;
    for (const value of new Set(valuesOf(article)[select.name])) {
      const partner = /^[A-Z]/.test(value);
      if (value && (select.name === "year" || partner === (select.name === "partner"))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const name = (value) => labels[value] ?? value;
  const order = select.name === "year" ? (a, b) => b.localeCompare(a) : (a, b) => name(a).localeCompare(name(b), document.documentElement.lang);
  if (chosen[select.name] && !counts.has(chosen[select.name])) counts.set(chosen[select.name], 0);
  const options = [...counts.keys()].sort(order).map((value) => element("option", `${name(value)} (${counts.get(value)})`, { value }));
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen[select.name];
}

const render = latest(async (query, current) => {
  if (!query.trim()) {
    for (const part of [filters, results, help]) part.hidden = true;
    status.textContent = "";
    return;
  }
  try {
    await withIndex(async (index) => {
      const found = await index.find(query);
      const chosen = wanted();
      const narrowed = facets.some(({ name }) => chosen[name]);
      // What only filters and orders need of all articles found is loaded after the first results.
      if (narrowed || chosen.sort === "date") await index.facts(found.hits);
      const hits = narrowed ? found.hits.filter(({ article }) => fits(article, chosen)) : [...found.hits];
      if (chosen.sort === "date") hits.sort((a, b) => b.article.day.localeCompare(a.article.day));
      const [pages, later] = narrowed || chosen.sort === "date" ? [[], []] : [found.pages, found.later];
      const items = await Promise.all(hits.slice(0, shown).map((hit) => index.show(hit, found.marks)));
      if (!current() || box.value !== query) return;
      list.replaceChildren(...arranged(pages, items, later));
      above.replaceChildren(...notes(found));
      const total = hits.length + pages.length + later.length;
      status.textContent = total ? count(total) : ""; // the help says it
      say(count(total));
      filters.hidden = !found.hits.length;
      results.hidden = !total;
      help.hidden = total > 0;
      more.hidden = hits.length <= shown;
      await index.facts(found.hits);
      if (current()) for (const select of facets) offer(select, found.hits, chosen, index.labels);
    });
  } catch (error) {
    status.textContent = words.error;
    console.warn(error);
  }
});

const address = () => {
  const kept = new URLSearchParams(Object.entries({ q: box.value.trim(), ...wanted() }).filter(([, value]) => value));
  return `${location.pathname}${kept.size ? `?${kept}` : ""}`;
};
// The other language finds the same names: the switch keeps what was asked for.
const switches = [...document.querySelectorAll(".b-switch a")].map((link) => [link, link.href]);
const follow = () => switches.forEach(([link, href]) => (link.href = href + location.search));

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  box.value = asked.get("q") ?? "";
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    // Not yet offered: kept until the first answer brings the choices.
    if (![...select.options].some((option) => option.value === value)) select.append(element("option", value, { value }));
    select.value = value;
  }
  shown = STEP;
  follow();
  render(box.value);
}

function go(how) {
  if (address() !== location.pathname + location.search) history[how]({}, "", address());
  shown = STEP;
  follow();
  render(box.value);
}

// One step back is one query, not one key.
let typing = false;
box.addEventListener("focus", prepare);
box.addEventListener("blur", () => (typing = false));
box.addEventListener("input", () => {
  go(typing ? "replaceState" : "pushState");
  typing = true;
});
for (const select of selects) select.addEventListener("change", () => go("pushState"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  typing = false;
  go("pushState");
});
more.addEventListener("click", async () => {
  const next = list.children.length;
  shown += STEP;
  await render(box.value);
  list.children[next]?.querySelector("a").focus();
});
addEventListener("keydown", (event) => walk(event, [box, ...list.querySelectorAll("a")]));
addEventListener("popstate", () => {
  typing = false;
  fromAddress();
});

const key = document.querySelector("[data-key]");
key.checked = keyAlone();
key.addEventListener("change", () => keyAlone(key.checked));

if (!location.search) box.focus({ preventScroll: true });
fromAddress();
