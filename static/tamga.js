/* What is typed into a form with data-keep="name" is kept on this machine until the server says,
   by an element with data-done="name", that it has arrived. Pages work the same without it. */
(() => {
  "use strict";
  const key = (name) => `tamga:${name}`;
  const kept = (field) =>
    field.name && field.name !== "csrfmiddlewaretoken" &&
    !["password", "file", "hidden", "submit", "button"].includes(field.type);
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";

  const read = (name) => {
    try { return JSON.parse(localStorage.getItem(key(name))); } catch { return null; }
  };
  const write = (form) => {
    const values = [...form.elements].filter(kept).map((field) => [
      field.name, field.value, ticks(field) ? field.checked : null,
    ]);
    try { localStorage.setItem(key(form.dataset.keep), JSON.stringify(values)); } catch { /* full */ }
  };
  const restore = (form) => {
    const values = read(form.dataset.keep);
    if (!Array.isArray(values)) return;
    let changed = false;
    for (const field of [...form.elements].filter(kept)) {
      const found = values.findIndex(([name, value]) =>
        name === field.name && (!ticks(field) || value === field.value));
      if (found < 0) continue;
      const [[, value, checked]] = values.splice(found, 1);
      if (ticks(field)) {
        changed ||= field.checked !== checked;
        field.checked = checked;
      } else {
        changed ||= field.value !== value;
        field.value = value;
      }
    }
    const notice = form.querySelector("[data-kept]");
    if (changed && notice) notice.hidden = false;
  };

  for (const done of document.querySelectorAll("[data-done]")) {
    try { localStorage.removeItem(key(done.dataset.done)); } catch { /* no storage */ }
  }
  for (const form of document.querySelectorAll("form[data-keep]")) {
    // a form that came back with errors already holds what was typed
    if (!form.querySelector(".wrong")) restore(form);
    form.addEventListener("input", () => write(form));
    form.addEventListener("change", () => write(form));
    form.querySelector("[data-forget]")?.addEventListener("click", () => {
      try { localStorage.removeItem(key(form.dataset.keep)); } catch { /* no storage */ }
      form.reset();
      form.querySelector("[data-kept]").hidden = true;
    });
  }
  // The browser's own chooser of files speaks the browser's language; ours speaks the page's.
  for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
    const box = document.createElement("span");
    const button = document.createElement("b");
    const names = document.createElement("span");
    box.className = "chooser";
    button.textContent = input.dataset.choose;
    button.ariaHidden = "true";
    const show = () => {
      names.textContent = [...input.files].map((file) => file.name).join(", ") || input.dataset.none;
    };
    input.before(box);
    box.append(button, names, input);
    input.addEventListener("change", show);
    input.form?.addEventListener("reset", () => setTimeout(show));
    show();
  }
  // a page kept for the time without signal has the name of whoever signs out in it
  document.querySelector("form[action$='/sign-out/']")?.addEventListener("submit", () => {
    window.caches?.delete("tamga-field");
  });
  document.querySelector("[data-focus]")?.focus();
})();
