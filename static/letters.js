/* Letters from templates: a field's button puts it where one is writing; a template goes behind
   what is typed already. Pages work the same without it. */
(() => {
  "use strict";
  const told = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

  const into = document.querySelector("[data-insert-into]");
  // before one has been in the text, its end is where a field belongs
  into?.setSelectionRange(into.value.length, into.value.length);
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.addEventListener("click", () => {
      into.setRangeText(button.dataset.insert, into.selectionStart, into.selectionEnd, "end");
      into.focus();
      told(into);
    });
  }

  const start = document.querySelector("button[name=start]");
  start?.addEventListener("click", (event) => {
    const option = start.form.elements.template.selectedOptions[0];
    const text = start.form.elements.text;
    event.preventDefault();
    if (!option?.value) return;
    const typed = text.value.trimEnd();
    text.value = typed ? `${typed}\n\n${option.dataset.text}` : option.dataset.text;
    const outcome = option.dataset.outcome;
    for (const choice of start.form.querySelectorAll("[name=outcome]")) {
      if (outcome) choice.checked = choice.value === outcome;
    }
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    told(text);
  });
})();
