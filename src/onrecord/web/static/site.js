// What a page can do beyond its links and forms: copy, take the words that are selected.
"use strict";

function reveal(root) {
  for (const one of root.querySelectorAll("[data-copy], [data-selection]")) {
    one.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const copier = event.target.closest("[data-copy]");
  if (copier) {
    const source = document.getElementById(copier.dataset.copy);
    const told = document.getElementById("told");
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      told.textContent = "Copied.";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      told.textContent = "Selected: copy it with your keyboard.";
    }
    return;
  }
  const taker = event.target.closest("[data-selection]");
  if (taker) {
    const words = getSelection().toString().trim();
    const field = document.getElementById(taker.dataset.selection);
    if (words && field) {
      field.value = words;
      field.focus();
    }
  }
});

document.addEventListener("htmx:load", (event) => reveal(event.detail.elt));
document.addEventListener("DOMContentLoaded", () => reveal(document));
