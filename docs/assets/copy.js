// A button that copies the reference of an article; without scripts the text can be selected.
const text = document.querySelector("[data-copy]");
if (text && navigator.clipboard) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "b-copy";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.replace(/\s+/g, " ").trim());
      said.textContent = text.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text); // the reader's own keys do the rest
    }
  });
  text.after(button, said);
}
