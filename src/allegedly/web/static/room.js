// Keys for everything: what has data-key="x" (or "g x") is pressed by that key; j and k go from item to item.
// Nothing here is needed to read a page: every key is a link or a button that is there.
(() => {
  "use strict";
  const typing = (el) => el && (el.isContentEditable || /^(input|textarea|select)$/i.test(el.tagName));
  let before = "";
  const press = (key) => {
    const found = [...document.querySelectorAll("[data-key]")].find((el) => el.dataset.key === key && !el.disabled);
    if (!found) return false;
    if (typing(found)) found.focus(); else found.click();
    return true;
  };
  const move = (step) => {
    const items = [...document.querySelectorAll("[data-item]")];
    if (!items.length) return;
    const at = items.findIndex((el) => el.contains(document.activeElement));
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
    const link = next.matches("a, button") ? next : next.querySelector("blockquote a, a, button");
    if (link) { link.focus(); link.scrollIntoView({ block: "nearest" }); }
  };
  const show = () => {
    const dialog = document.getElementById("keys"), list = dialog.querySelector("dl");
    list.replaceChildren();
    const row = (key, what) => {
      const dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
      kbd.textContent = key; dt.append(kbd); dd.textContent = what; list.append(dt, dd);
    };
    const seen = new Set();
    for (const el of document.querySelectorAll("[data-key]")) {
      // A button's own mark of its key is not said twice.
      const words = [...el.childNodes].filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("");
      const what = el.dataset.what || el.getAttribute("placeholder") || words.trim().slice(0, 60);
      if (!seen.has(el.dataset.key)) row(el.dataset.key, what);
      seen.add(el.dataset.key);
    }
    if (document.querySelector("[data-item]")) row("j k", "next, previous");
    for (const el of document.querySelectorAll("[data-item-key]")) {
      if (!seen.has(el.dataset.itemKey)) row(el.dataset.itemKey, el.dataset.what + " (where you are)");
      seen.add(el.dataset.itemKey);
    }
    dialog.showModal();
  };
  // Files are dropped anywhere in the box; beside it nothing happens, rather than the page being left.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      const box = event.target.closest && event.target.closest("form.drop");
      for (const el of document.querySelectorAll("form.drop")) el.classList.toggle("over", kind === "dragover" && el === box);
      if (kind === "drop" && box) box.querySelector("input[type=file]").files = event.dataTransfer.files;
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) { if (event.key === "Escape") event.target.blur(); return; }
    if (document.querySelector("dialog[open]")) return;
    const pair = before ? before + " " + event.key : event.key;
    before = "";
    if (pair === "g") { before = "g"; return; }
    if (pair === "?") { show(); event.preventDefault(); return; }
    if (pair === "j" || pair === "k") { move(pair === "j" ? 1 : -1); event.preventDefault(); return; }
    // A key of an item acts on the one that has the focus.
    const item = document.activeElement.closest("[data-item]");
    const own = item && item.querySelector(`[data-item-key="${CSS.escape(pair)}"]`);
    if (own) { own.click(); event.preventDefault(); return; }
    if (press(pair)) event.preventDefault();
  });
  // A layer is switched without loading the page again; the address follows, so that it can be passed on.
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("a[data-layer]");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const article = document.querySelector(".article");
    if (!article) return;
    event.preventDefault();
    article.dataset.layer = chosen.dataset.layer;
    for (const el of document.querySelectorAll("a[data-layer]")) {
      if (el === chosen) el.setAttribute("aria-current", "true"); else el.removeAttribute("aria-current");
    }
    document.querySelector(".legend").textContent = chosen.dataset.what || "";
    const address = new URL(location.href);
    address.searchParams.set("layer", chosen.dataset.layer);
    history.replaceState(null, "", address);
  });
  // The claim that is shown beside the text is marked in it.
  document.addEventListener("htmx:afterSwap", (event) => {
    const shown = event.target.querySelector && event.target.querySelector("[data-claim]");
    for (const el of document.querySelectorAll(".article .chosen")) el.classList.remove("chosen");
    if (!shown) return;
    for (const el of document.querySelectorAll(".article ." + CSS.escape("in-" + shown.dataset.claim))) el.classList.add("chosen");
  });
  // What is known of a claim is put away, and the article stays where it is.
  document.addEventListener("click", (event) => {
    const close = event.target.closest("a[data-close]");
    if (!close || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const chosen = document.querySelector(".article .chosen");
    close.closest("[data-claim]").remove();
    for (const el of document.querySelectorAll(".article .chosen")) el.classList.remove("chosen");
    const address = new URL(location.href);
    address.searchParams.delete("claim"); address.hash = "";
    history.replaceState(null, "", address);
    const word = chosen && (chosen.matches("a") ? chosen : chosen.querySelector("a"));
    if (word) word.focus({ preventScroll: true });
  });
  // A drawing that is wider than the screen begins where most is told.
  for (const drawing of document.querySelectorAll("svg[data-most]")) {
    const box = drawing.parentElement;
    box.scrollLeft = Number(drawing.dataset.most) * drawing.clientWidth - box.clientWidth / 2;
  }
  // From here on keys are heard.
  document.documentElement.dataset.keys = "heard";
})();
