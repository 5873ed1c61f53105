/* The table of measures: who writes is told while they write; a column pasted out of Word or Excel
   fills the cells below, and can be taken back. Without this file every cell still has its button. */
(() => {
  "use strict";
  const cells = () => [...document.querySelectorAll("textarea[data-number]")];
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  const told = new Map();
  const tell = (cell) => {
    if (Date.now() - (told.get(cell) ?? 0) < 15000) return;
    told.set(cell, Date.now());
    fetch(cell.dataset.writing, { method: "POST", headers: { "X-CSRFToken": token() } }).catch(() => {});
  };
  document.addEventListener("focusin", (event) => event.target.dataset?.writing && tell(event.target));
  document.addEventListener("input", (event) => event.target.dataset?.writing && tell(event.target));

  // Leaving with words that weren't saved asks first.
  const unsaved = new Set();
  document.addEventListener("input", (event) => event.target.dataset?.writing && unsaved.add(event.target.id));
  document.addEventListener("htmx:afterRequest", (event) => {
    const cell = event.detail.elt.querySelector?.("textarea");
    const state = cell && document.getElementById(cell.id.replace("text", "state"));
    if (cell && event.detail.successful && !state?.querySelector(".wrong")) unsaved.delete(cell.id);
  });
  addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });

  const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const words = (cell) => {
    const parts = [...cell.querySelectorAll("p")];
    return (parts.length ? parts : [cell]).map(plain).filter(Boolean).join("\n");
  };
  const columnOf = (table) => {
    const rows = [...table.rows].map((row) => [...row.cells].map(words)).filter((row) => row.some(Boolean));
    const width = Math.max(...rows.map((row) => row.length));
    if (width === 1) return rows.map((row) => ({ text: row[0] }));
    const known = new Set(cells().map((cell) => cell.dataset.number));
    const numbered = rows.filter((row) => row.length > 2 && row.slice(0, 2).some((word) => known.has(word)));
    const full = numbered.length ? numbered : rows;
    // the official form has its progress in the fifth column; a narrower one has it in the longest
    const sums = Array.from({ length: width }, (_none, at) =>
      full.reduce((sum, row) => sum + (row[at] ?? "").length, 0));
    const at = width >= 6 ? 4 : sums.indexOf(Math.max(...sums));
    return full.map((row) => ({
      number: row.slice(0, 2).reverse().find((word) => known.has(word)), text: row[at] ?? "",
    }));
  };
  const fill = (cell, text) => {
    const before = cell.value;
    cell.value = text;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    cell.dispatchEvent(new Event("change", { bubbles: true }));
    return () => fill(cell, before);
  };
  document.addEventListener("paste", (event) => {
    const first = event.target;
    const html = event.clipboardData?.getData("text/html");
    if (!first.dataset?.number || !html?.includes("<t")) return;
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (!table || table.rows.length < 2) return;
    event.preventDefault();
    const all = cells();
    const from = all.indexOf(first);
    const back = [];
    columnOf(table).forEach(({ number, text }, at) => {
      const cell = number ? all.find((one) => one.dataset.number === number) : all[from + at];
      if (cell && text && text !== cell.value) back.push(fill(cell, text));
    });
    const said = document.getElementById("pasted");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "button quiet";
    undo.textContent = said.dataset.undo;
    undo.addEventListener("click", () => { back.reverse().forEach((take) => take()); said.hidden = true; });
    said.replaceChildren(`${said.dataset.one} ${back.length} `, undo);
    said.hidden = false;
  });
})();
