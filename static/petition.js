/* The form for petitions in three steps. What is typed is kept by tamga.js; here it is led through,
   sent with patience over a weak link, and sent once. The page works the same without it. */
(() => {
  "use strict";
  const KEY = "tamga:petition-key";
  const FILES = "tamga:petition-files";
  const find = (selector, inside = document) => inside.querySelector(selector);
  const every = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* full */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const drop = (name) => { try { localStorage.removeItem(name); } catch { /* no storage */ } };

  const print = find("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  if (find("[data-done='petition']")) { drop(KEY); drop(FILES); }
  const form = find("form[data-petition]");
  if (!form) return;
  // out of the browser's memory it would come back with the key of a letter that was sent
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // one key for one letter, over reloads
  const key = form.elements.client_key;
  if (kept(KEY)) key.value = kept(KEY); else keep(KEY, key.value);
  const notice = find("[data-kept]", form);
  if (kept(FILES)) notice.hidden = find("[data-files-again]", form).hidden = false;
  find("[data-forget]", form).addEventListener("click", () => {
    drop(KEY); drop(FILES); location.reload();
  });

  let recording = null;

  // three steps; the phone's own way back leads to the step before
  const steps = every("[data-step]", form);
  const stages = every("[data-stages] li", form);
  let here = 0;
  const show = (number, { focus = true } = {}) => {
    here = number;
    steps.forEach((step, place) => { step.hidden = place !== number; });
    stages.forEach((stage, place) => {
      stage.classList.toggle("done", place < number);
      if (place === number) stage.ariaCurrent = "step"; else stage.ariaCurrent = null;
    });
    if (number === steps.length - 1) review();
    if (focus) find("h2", steps[number]).focus();
  };
  const go = (number) => { history.pushState({ step: number }, ""); show(number); };
  addEventListener("popstate", (event) => show(event.state?.step ?? 0));

  // what is missing, beside the field, as the server would say it
  const wrong = (name, sentence) => {
    const box = find(`[data-field="${name}"]`, form) ?? steps[0];
    const field = box.matches(".field") ? box : find(".field", box) ?? box;
    const line = document.createElement("p");
    line.className = "error";
    line.dataset.own = "";
    line.textContent = sentence;
    field.classList.add("wrong");
    (find("legend, label, .label", field) ?? field.firstElementChild).after(line);
    return field;
  };
  const clear = () => {
    every(".error", form).forEach((line) => line.remove());
    every(".wrong", form).forEach((field) => field.classList.remove("wrong"));
    find("#errors")?.remove();
  };
  const value = (name) => form.elements[name].value.trim();
  const anonymous = () => form.elements.without_name.checked;
  const CHECKS = [
    () => [
      !value("kind") && ["kind", form.dataset.needKind],
      !value("text") && !recording && !form.elements.attached.files.length
        && ["text", form.dataset.needText],
    ],
    () => anonymous() ? [] : [
      !value("given_name") && ["given_name", form.dataset.needName],
      !["phone", "email", "address"].some(value) && ["phone", form.dataset.needWay],
    ],
  ];
  const sound = (number) => {
    clear();
    const fields = (CHECKS[number]?.() ?? []).filter(Boolean).map((each) => wrong(...each));
    find("input, textarea", fields[0] ?? document.createElement("p"))?.focus();
    return !fields.length;
  };
  const withName = () => every("[data-person]", form).forEach((part) => { part.hidden = anonymous(); });
  form.elements.without_name.addEventListener("change", withName);

  const review = () => {
    const list = find("[data-review]", form);
    const files = [...form.elements.attached.files].map((file) => file.name);
    if (recording) files.push(find("[data-record-state]", form).dataset.recorded);
    const kind = find("input[name=kind]:checked", form)?.closest("label");
    const rows = [
      [find("#id_kind legend", form), kind && find("[data-title]", kind).textContent],
      [find("label[for=id_text]", form), value("text")],
      [find("label[for=id_attached]", form), files.join(", ")],
      ...["given_name", "surname", "address", "phone", "email", "register_number"]
        .filter((name) => !anonymous() || ["phone", "email"].includes(name))
        .map((name) => [find(`label[for=id_${name}]`, form), value(name)]),
    ];
    list.replaceChildren(...rows.filter(([, said]) => said).flatMap(([label, said]) => {
      const term = document.createElement("dt");
      const told = document.createElement("dd");
      term.textContent = label.textContent;
      told.textContent = said;
      told.dir = "auto";
      return [term, told];
    }));
    list.hidden = false;
  };

  // sending: again and again until somebody answers; the key makes it one petition
  const state = find("[data-state]", form);
  const button = find("button[type=submit]", form);
  let timer = 0;
  let busy = null;
  const say = (sentence) => { state.hidden = !sentence; state.textContent = sentence ?? ""; };
  const stop = () => { clearTimeout(timer); busy = null; button.disabled = false; say(); };
  const attempt = async (letter, wait) => {
    clearTimeout(timer);
    if (busy !== letter) return;
    try {
      say(form.dataset.sending);
      const options = { method: "POST", body: letter, credentials: "omit", cache: "no-store" };
      const answer = await fetch(form.action, options);
      if (busy !== letter) return;
      if (answer.status === 413) { stop(); show(0); wrong("attached", form.dataset.tooLarge); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const receipt = find("form[data-receipt]", page);
      if (receipt) {
        const ticket = document.importNode(receipt, true);
        ticket.action = form.action;
        document.body.append(ticket);
        ticket.submit(); // a page of its own, that may be reloaded
      } else if (find("form[data-petition]", page)) {
        stop();
        tell(page);
      } else throw new Error("somebody else answered");
    } catch {
      if (busy !== letter) return;
      say(form.dataset.lost);
      timer = setTimeout(attempt, wait, letter, Math.min(wait * 2, 30000));
    }
  };
  const tell = (page) => {
    clear();
    form.elements.started.value = find("[name=started]", page).value;
    let first = null;
    for (const box of every("[data-field]", page)) {
      const lines = every(".error:not([data-gone])", box).map((line) => line.textContent);
      for (const line of lines) first ??= wrong(box.dataset.field, line);
    }
    const summary = find("#errors", page);
    if (summary) {
      form.before(document.importNode(summary, true));
      find("#errors").querySelectorAll("a").forEach((link) => link.addEventListener("click", () => {
        const step = steps.findIndex((one) => one.contains(find(link.hash)));
        if (step >= 0) show(step, { focus: false });
      }));
    }
    const step = steps.findIndex((one) => one.contains(first));
    if (step >= 0) show(step, { focus: false });
    find("#errors")?.focus();
  };
  addEventListener("online", () => { if (busy) attempt(busy, 2000); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (here < steps.length - 1) { if (sound(here)) go(here + 1); return; }
    for (const number of CHECKS.keys()) if (!sound(number)) { show(number, { focus: false }); return; }
    if (busy) return;
    button.disabled = true;
    busy = new FormData(form);
    if (recording) busy.append("attached", recording, recording.name);
    attempt(busy, 2000);
  });
  form.addEventListener("input", (event) => {
    if (busy) stop();
    const field = event.target.closest(".wrong"); // being put right
    field?.classList.remove("wrong");
    every(".error", field ?? document.createElement("p")).forEach((line) => line.remove());
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-next]") && sound(here)) go(here + 1);
    if (event.target.closest("[data-back]")) { stop(); history.back(); }
  });
  form.elements.attached.addEventListener("change", () => keep(FILES, "1"));

  // what is published about the same
  const alike = find("[data-alike]", form);
  let typing = 0;
  form.elements.text.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(async () => {
      if (value("text").length < 12) { alike.replaceChildren(); return; }
      const body = new URLSearchParams({ q: value("text") });
      try {
        const answer = await fetch(form.dataset.alikeAt, { method: "POST", body, credentials: "omit" });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        alike.replaceChildren(...page.body.childNodes);
      } catch { /* without a link there is nothing to show */ }
    }, 900);
  });

  // a recording instead of writing
  const booth = find("[data-recorder]", form);
  const part = (name) => find(`[data-record${name}]`, booth);
  const told = part("-state");
  if (navigator.mediaDevices?.getUserMedia && window.MediaRecorder) {
    booth.hidden = false;
    let machine = null;
    const ENDINGS = { "audio/ogg": "ogg", "audio/mp4": "m4a", "audio/webm": "weba" };
    const set = (on, has) => {
      find("[data-record]", booth).hidden = on || has;
      part("-stop").hidden = !on;
      part("-play").hidden = part("-drop").hidden = on || !has;
      told.textContent = on ? told.dataset.recording : has ? told.dataset.recorded : "";
    };
    find("[data-record]", booth).addEventListener("click", async () => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        const pieces = [];
        machine = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
        machine.addEventListener("dataavailable", (event) => pieces.push(event.data));
        machine.addEventListener("stop", () => {
          stream.getTracks().forEach((track) => track.stop());
          const type = machine.mimeType.split(";")[0];
          recording = new File(pieces, `recording.${ENDINGS[type] ?? "weba"}`, { type });
          keep(FILES, "1");
          set(false, true);
        });
        machine.start();
        set(true, false);
      } catch { told.textContent = told.dataset.refused; }
    });
    part("-stop").addEventListener("click", () => machine?.stop());
    part("-drop").addEventListener("click", () => { recording = null; set(false, false); });
    part("-play").addEventListener("click", async () => {
      const context = new AudioContext();
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(await recording.arrayBuffer());
      source.connect(context.destination);
      source.start();
    });
  }

  find("[data-stages]", form).hidden = false;
  every("[data-nav]", form).forEach((part) => { part.hidden = false; });
  withName();
  const first = steps.findIndex((step) => find(".wrong", step));
  history.replaceState({ step: Math.max(first, 0) }, "");
  show(Math.max(first, 0), { focus: false });
})();
