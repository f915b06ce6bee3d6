// What the frame needs before the first paint, and light or dark: the reader's system decides
// until the button is used; the choice is kept here.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  let chosen = null;
  try { chosen = localStorage.getItem("palette"); } catch { /* storage may be forbidden */ }
  if (chosen === "light" || chosen === "dark") root.dataset.palette = chosen;
  addEventListener("DOMContentLoaded", () => {
    const text = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
    // The running heads of a printed page: a style sheet can read them from the root only.
    root.dataset.site = text(".b-brand");
    root.dataset.title = text("title").replace(` – ${root.dataset.site}`, "");
    root.dataset.address = document.querySelector("link[rel=canonical]")?.href ?? "";
    document.querySelector("button[data-palette]")?.addEventListener("click", () => {
      const dark = getComputedStyle(root).colorScheme === "dark" ||
        (!root.dataset.palette && matchMedia("(prefers-color-scheme: dark)").matches);
      root.dataset.palette = dark ? "light" : "dark";
      try { localStorage.setItem("palette", root.dataset.palette); } catch { /* see above */ }
    });
  });
})();
