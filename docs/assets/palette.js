// Light or dark: the reader's system decides until the button is used; the choice is kept here.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  let chosen = null;
  try { chosen = localStorage.getItem("palette"); } catch { /* storage may be forbidden */ }
  if (chosen === "light" || chosen === "dark") root.dataset.palette = chosen;
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-palette]:not(html)");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = getComputedStyle(root).colorScheme === "dark" ||
        (!root.dataset.palette && matchMedia("(prefers-color-scheme: dark)").matches);
      root.dataset.palette = dark ? "light" : "dark";
      try { localStorage.setItem("palette", root.dataset.palette); } catch { /* see above */ }
    });
  });
})();
