// Finds pages in the index that `generator/search/` wrote (its postings.py describes the files).
// Nothing here knows the page it runs on: words in, results out.
const WORD = /[\p{L}\p{N}]+/gu;
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", ʼ: "'" };
const SAME = 0.6; // what a word of the same stem counts, against the very word
const BEGUN = 0.5; // and one that only begins with what was typed
const ROWS = 250; // as in postings.py
const LEAST = 4; // letters in which a slip of the finger is looked for

export const fold = (text) =>
  text.toLowerCase().replace(/[œæßøłđıʼ]/g, (c) => LETTERS[c]).normalize("NFKD").replace(/\p{M}/gu, "");

// As `singular` in generator/reading/words.py.
const singular = (word) =>
  word.length < 4 ? word : word.endsWith("aux") ? `${word.slice(0, -3)}al` : word.replace(/(?:x|(?<!s)s)$/, "");

// As `shard` in generator/search/postings.py.
const shard = (word, letters) =>
  word.slice(0, letters + (word.startsWith("zq") ? 2 : 0)).replace(/[^0-9a-z]/g, (c) => c.codePointAt(0).toString(16));

// Slips between two words (a letter too many, too few, wrong, or two swapped), or Infinity above `most`.
function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length] > most ? Infinity : row[b.length];
}

export class SearchIndex {
  // `root`: address of the site; `lang`: of the pages to find.
  constructor(root, lang) {
    this.root = root;
    this.folder = new URL(`find/${lang}/`, root);
    this.lang = lang;
    this.kept = new Map();
  }

  async open() {
    // The names tell the version of all other files: they are always asked for anew.
    const names = await this.read("names.json", { cache: "no-cache" });
    this.version = names.version;
    this.stop = new Set(names.stop.split(" "));
    this.endings = names.endings.sort((a, b) => b.length - a.length);
    this.shards = new Set(names.shards.split(" "));
    this.labels = names.labels;
    this.pages = names.pages.map(([title, address, kind, count]) => ({ title, kind, count, url: new URL(address, this.root).href }));
    this.names = new Map(); // of words (singular): { token, forms }
    this.given = new Map();
    this.leads = []; // forms that lead to a page
    this.nameWords = new Set();
    for (const [token, joined, page] of names.names) {
      const forms = joined.split("|").map((form) => fold(form).split(" "));
      const name = { token, forms: new Set(forms.map((form) => form.map(singular).join(" "))) };
      for (const form of forms) {
        form.forEach((word) => this.nameWords.add(word));
        const key = form.map(singular).join(" ");
        if (token && !this.names.has(key)) this.names.set(key, name);
        if (page >= 0) this.leads.push({ key: this.gist(form), page: this.pages[page] });
      }
    }
    for (const [token, joined] of names.given) {
      const forms = joined.split("|").map((form) => form.split(" ").map(singular).join(" "));
      for (const form of forms) this.given.set(form, { token, forms: new Set(forms) });
    }
    this.count = names.count;
    return this;
  }

  // A file of the index, each asked for once.
  read(path, options) {
    if (!this.kept.has(path)) {
      const address = new URL(path + (this.version ? `?v=${this.version}` : ""), this.folder);
      const answer = fetch(address, options).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return path.endsWith(".txt") ? response.text() : response.json();
      });
      answer.catch(() => this.kept.delete(path));
      this.kept.set(path, answer);
    }
    return this.kept.get(path);
  }

  // What is known of an article beside its text. `ROWS` of them share a file (postings.py).
  async article(number) {
    const [id, day, subjects] = (await this.read(`rows/${Math.floor(number / ROWS)}.json`))[number % ROWS];
    return { id, day, subjects: subjects.split(" ") };
  }

  // The same of all articles found, for filters and orders: each hit gets its `article`.
  async facts(hits) {
    await Promise.all(hits.map(async (hit) => (hit.article = await this.article(hit.number))));
  }

  // Words without small words, in the singular: how queries and forms of names compare.
  gist(words) {
    const said = words.filter((word) => !this.stop.has(word));
    return (said.length ? said : words).map(singular).join(" ");
  }

  stem(word) {
    const one = singular(word);
    const ending = this.endings.find((end) => one.endsWith(end) && one.length - end.length >= 4);
    return ending ? one.slice(0, -ending.length) : one;
  }

  // The shard that may hold a word: long ones are parted by the second letter.
  shardOf(word) {
    const parted = shard(word, 2);
    return this.shards.has(parted) ? parted : shard(word, 1);
  }

  // The words of a shard with their postings, undecoded.
  async words(name) {
    if (!this.shards.has(name)) return new Map();
    const text = await this.read(`words/${name}.txt`);
    if (typeof text !== "string") return text;
    const words = new Map(text.split("\n").map((line) => line.split(" ")));
    this.kept.set(`words/${name}.txt`, words);
    return words;
  }

  // Words of the index that a word stands for, with what each counts.
  async matches(word) {
    const found = new Map();
    const begun = [];
    const stem = this.stem(word);
    for (const other of (await this.words(this.shardOf(word))).keys()) {
      if (other === word) found.set(other, 1);
      else if (stem.length > 2 && this.stem(other) === stem) found.set(other, SAME);
      else if (other.startsWith(word)) begun.push(other);
    }
    // What goes on otherwise (`port`, `Portugal`) is found only where nothing else is.
    if (!found.size) for (const other of begun) found.set(other, BEGUN);
    return found;
  }

  // Articles that hold one of the words, by number, and how much they are about it.
  async holders(words) {
    const scores = new Map();
    for (const [word, counts] of words) {
      const line = (await this.words(this.shardOf(word))).get(word) ?? "";
      let number = -1;
      for (const [, gap, level] of line.matchAll(/([0-9a-z]*)([A-Z])/g)) {
        number += gap ? parseInt(gap, 36) : 1;
        const score = (counts * (level.charCodeAt(0) - 64)) / 26;
        if (score > (scores.get(number) ?? 0)) scores.set(number, score);
      }
    }
    const rarity = Math.log(1 + this.count / (scores.size || 1));
    for (const [number, score] of scores) scores.set(number, score * rarity);
    return scores;
  }

  // The word that was meant by one that nothing holds, or null.
  async meant(word) {
    const nearest = (candidates, most) => {
      let best = null;
      for (const candidate of candidates) {
        if (candidate.length < LEAST || candidate.startsWith("zq")) continue;
        const away = Math.min(
          slips(word, candidate, most),
          word.length > 5 ? slips(word, candidate.slice(0, word.length), 1) + 0.5 : Infinity,
        );
        if (away <= most && away < (best?.away ?? Infinity)) best = { candidate, away };
      }
      return best;
    };
    const most = word.length < 8 ? 1 : 2;
    const here = nearest([...this.nameWords, ...(await this.words(this.shardOf(word))).keys()], most);
    if (here) return here.candidate;
    // `luranium`, `ruanium`: the first two letters themselves may be wrong.
    const near = [...this.shards].filter((name) => !name.startsWith("zq") && (name[0] === word[0] || name === this.shardOf(word.slice(1)) || name[0] === word[1]));
    const far = [];
    for (const words of await Promise.all(near.map((name) => this.words(name)))) far.push(...words.keys());
    if (far.includes(word.slice(1)) || this.nameWords.has(word.slice(1))) return word.slice(1);
    return nearest(far, 1)?.candidate ?? null;
  }

  // The names in a row of words, and the words between them.
  terms(words) {
    const found = [];
    const key = (start, size) => words.slice(start, start + size).map(singular).join(" ");
    for (let start = 0; start < words.length; ) {
      let size = Math.min(8, words.length - start);
      let name;
      for (; size > 0 && !name; size--) {
        const given = this.given.get(key(start, size));
        name = given && words[start + size] && this.names.has(singular(words[start + size])) ? given : this.names.get(key(start, size));
        if (name && size === 1 && words.length > 1 && this.stop.has(words[start])) name = undefined;
        if (name) break;
      }
      if (name) found.push({ name });
      else if (!this.stop.has(words[start]) || words.length === 1) found.push({ word: words[start] });
      start += Math.max(size, 1);
    }
    return found;
  }

  // Pages of partners and themes that the whole query names, or begins to name.
  leading(words) {
    const gist = this.gist(words);
    const typed = words.join(" ");
    const of = (test) => [...new Set(this.leads.filter(test).map((lead) => lead.page))];
    const exact = of((lead) => lead.key === gist);
    if (exact.length || typed.length < 3) return { exact, begun: [] };
    return { exact, begun: of((lead) => lead.key.startsWith(typed)).sort((a, b) => b.count - a.count).slice(0, 3) };
  }

  // Everything a query finds: { pages, later, hits: [{ number, score }], marks, corrected, partial }.
  async find(query) {
    let words = (fold(query).match(WORD) ?? []).filter((word, _, all) => word.length > 1 || /\d/.test(word) || all.length === 1);
    let corrected = null;
    const right = await Promise.all(words.map(async (word) => {
      const known = word.length < LEAST || !/^\p{L}+$/u.test(word) || this.stop.has(word)
        || [...this.nameWords].some((other) => other.startsWith(word)) || (await this.matches(word)).size;
      return known ? word : ((await this.meant(word)) ?? word);
    }));
    if (right.some((word, place) => this.stem(word) !== this.stem(words[place]))) corrected = right.join(" ");
    words = right;
    const marks = [];
    const found = await Promise.all(this.terms(words).map(async ({ name, word }) => {
      const forms = name ? new Map([[name.token, 1]]) : await this.matches(word);
      marks.push(name ? name.forms : new Set(forms.keys()));
      return this.holders(forms);
    }));
    const { hits, partial } = this.together(found);
    const { exact, begun } = this.leading(words);
    // A word that stands in texts is meant before a name that only begins like it.
    const whole = words.length === 1 && (await this.words(this.shardOf(words[0]))).has(words[0]);
    return { pages: whole ? exact : [...exact, ...begun], later: whole ? begun : [], hits, marks, corrected, partial };
  }

  // Articles with all terms; where there are none, those with the most of them.
  together(found) {
    const scores = new Map();
    for (const holders of found) {
      for (const [number, score] of holders) {
        const sum = scores.get(number) ?? { terms: 0, score: 0 };
        scores.set(number, { terms: sum.terms + 1, score: sum.score + score });
      }
    }
    const most = Math.max(0, ...[...scores.values()].map(({ terms }) => terms));
    const hits = [...scores].filter(([, { terms }]) => terms === most).map(([number, { score }]) => ({ number, score }));
    hits.sort((a, b) => b.score - a.score || a.number - b.number);
    return { hits, partial: most > 0 && most < found.length };
  }

  // An article as a result: title and excerpt in pieces ({ text, mark }), date, partners, and where to.
  async show({ number }, marks) {
    const article = await this.article(number);
    const { title, date, blocks } = await this.read(`articles/${encodeURIComponent(article.id)}.json`);
    const inTitle = pieces(title, marks);
    let best = null;
    for (const [anchor, text] of blocks) {
      const cut = pieces(text, marks);
      const met = cut.found * 100 + cut.parts.filter((part) => part.mark).length;
      if (met > (best?.met ?? 0)) best = { anchor, met, cut };
    }
    const page = new URL(`${this.lang}/articles/${encodeURIComponent(article.id)}/`, this.root);
    if (best && inTitle.found < marks.length) page.hash = best.anchor;
    const partners = article.subjects.filter((key) => /^[A-Z]/.test(key)).map((key) => this.labels[key]);
    const first = blocks.find(([anchor]) => anchor.startsWith("p")) ?? blocks[0] ?? ["", ""];
    return { url: page.href, title: inTitle.parts, excerpt: around(best?.cut.parts ?? pieces(first[1], []).parts), date, partners };
  }
}

// A text cut into pieces, those that one of the sets of words or names holds marked.
function pieces(text, marks) {
  const words = [...text.matchAll(WORD)];
  const folded = words.map(([word]) => fold(word));
  const parts = [];
  const met = new Set();
  let done = 0;
  for (let start = 0; start < words.length; start++) {
    for (let size = Math.min(6, words.length - start); size > 0; size--) {
      const said = folded.slice(start, start + size);
      const names = [said.join(" "), said.map(singular).join(" ")];
      const set = marks.findIndex((forms) => names.some((name) => forms.has(name)));
      if (set < 0) continue;
      met.add(set);
      const [from, last] = [words[start].index, words[start + size - 1]];
      parts.push({ text: text.slice(done, from) }, { text: text.slice(from, last.index + last[0].length), mark: true });
      done = last.index + last[0].length;
      start += size - 1;
      break;
    }
  }
  parts.push({ text: text.slice(done) });
  return { parts: parts.filter((part) => part.text), found: met.size };
}

// The pieces around the first mark, about as much as two lines hold.
function around(parts, before = 35, length = 190) {
  const text = parts.map((part) => part.text).join("");
  const first = Math.max(0, parts.findIndex((part) => part.mark));
  const mark = parts.slice(0, first).reduce((sum, part) => sum + part.text.length, 0);
  let start = Math.max(0, Math.min(mark - before, text.length - length));
  if (start) start = text.indexOf(" ", start) + 1 || start;
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  const shown = [];
  let at = 0;
  for (const part of parts) {
    const cut = part.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (cut) shown.push({ ...part, text: cut });
    at += part.text.length;
  }
  if (start && shown.length) shown.unshift({ text: "… " });
  if (end < text.length) shown.push({ text: " …" });
  return shown;
}
