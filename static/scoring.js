/* The evaluator's page by keyboard: every key is a shorter way to something on the page, and works
   only while the focus is among the soums, never while somebody types. */
(() => {
  "use strict";
  const form = document.querySelector("form.scoring");
  if (!form) return;
  const soums = [...form.querySelectorAll("[data-soum]")];
  const legend = form.querySelector("[data-keys]");
  if (legend) legend.hidden = false;

  const go = (soum) => {
    if (!soum) return;
    soum.scrollIntoView({ block: "nearest", inline: "nearest" });
    (soum.querySelector("input[type=radio]:checked") ?? soum.querySelector("input[type=radio]") ??
      soum).focus({ preventScroll: true });
  };
  const follow = (rel) => {
    const link = document.querySelector(`.pager a[rel=${rel}]`);
    if (link) location.assign(link.href);
    return Boolean(link);
  };
  const choose = (soum, key) => {
    const radio = soum?.querySelector(`input[data-key="${CSS.escape(key)}"]`);
    if (!radio) return false;
    radio.checked = true;
    radio.focus();
    return true;
  };

  form.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea")) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape") go(event.target.closest(".soum"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("a, button, summary")) return;
    const at = soums.indexOf(event.target.closest(".soum"));
    const here = soums[Math.max(at, 0)];
    // the same keys under a Mongolian layout, by their place
    const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase()
      : event.code.startsWith("Digit") ? event.code.slice(5) : event.key;
    const done =
      key === "j" ? (go(soums[Math.min(at + 1, soums.length - 1)]), true)
      : key === "k" ? (go(soums[Math.max(at - 1, 0)]), true)
      : key === "r" && here ? (here.querySelector("textarea")?.focus(), true)
      : key === "Enter" ? (form.requestSubmit(), true)
      : key === "ArrowLeft" && follow("prev") || key === "ArrowRight" && follow("next") ||
        choose(here, key);
    if (done) event.preventDefault();
  });
  // Whoever comes from the list or by «Save and next» has the keys at the first soum that waits for a
  // score, once the browser has gone to the fragment, unless they went into a field meanwhile.
  const waits = (soum) => !soum.querySelector("input[type=radio]:checked");
  const start = () => {
    if (document.activeElement?.matches("input, textarea, select, button")) return;
    go(form.querySelector(".soum.wrong") ?? soums.find(waits) ?? soums[0]);
  };
  if (location.hash === "#soums") addEventListener("load", () => setTimeout(start));
  else if (form.querySelector(".soum.wrong")) start();
})();
