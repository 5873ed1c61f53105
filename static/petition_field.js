/* What a bag governor writes down without signal: kept on the phone at once, under the governor's
   own key, and sent when there is signal, again and again until the office has answered. */
(() => {
  "use strict";
  const find = (selector, inside = document) => inside.querySelector(selector);
  const every = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const room = find("[data-field-room]");
  if (!room) return;
  const { user, unit } = room.dataset;
  const owner = `${unit}/${user}`;
  const form = find("form", room);
  const fields = form.elements;
  const part = (name) => find(`[data-${name}]`, room);
  const NAMES = ["kind", "text", "surname", "given_name", "phone", "address", "received_on"];

  // the phone's own shelf; a record is {key, owner, values, state, tried, errors, answer, at}
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const shelf = () => {
    const opening = indexedDB.open("tamga-field", 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore("petitions", { keyPath: "key" }).createIndex("owner", "owner");
    return asked(opening);
  };
  const onShelf = async (mode, act) => {
    const base = await shelf();
    try {
      const move = base.transaction("petitions", mode);
      const done = new Promise((kept, lost) => {
        move.oncomplete = kept;
        move.onabort = move.onerror = () => lost(move.error);
      });
      const [result] = await Promise.all([asked(act(move.objectStore("petitions"))), done]);
      return result;
    } finally { base.close(); }
  };
  const put = (one) => onShelf("readwrite", (store) => store.put(one));
  const drop = (key) => onShelf("readwrite", (store) => store.delete(key));
  // in one move: what ``act`` makes of the record as it lies there now, nothing when it declines
  const change = async (key, act) => {
    let changed = null;
    await onShelf("readwrite", (store) => {
      const request = store.get(key);
      request.addEventListener("success", () => {
        changed = request.result ? act(request.result) : null;
        if (changed) store.put(changed);
      });
      return request;
    });
    return changed;
  };
  const mine = async () => {
    const found = await onShelf("readonly", (store) => store.index("owner").getAll(owner));
    return found.sort((one, other) => one.at - other.at);
  };
  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64; // a random UUID says so
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const slip = (key) => `${key.slice(0, 3)} ${key.slice(3, 6)}`.toUpperCase();

  // the form
  // which record the form belongs to; remembered beside what tamga.js keeps of the form, for with a
  // new key the same words would become a second petition
  const DRAFT = `tamga:${form.dataset.keep}`;
  let editing = null;
  const belongs = (key) => {
    editing = key;
    try {
      if (key) localStorage.setItem(`${DRAFT}:key`, key); else localStorage.removeItem(`${DRAFT}:key`);
    } catch { /* no storage */ }
  };
  const belonged = async () => {
    let key = null;
    try { key = localStorage.getItem(`${DRAFT}:key`); } catch { /* no storage */ }
    const record = key && (await mine()).find((one) => one.key === key && one.state === "draft");
    belongs(record && !part("kept").hidden ? key : null);
  };
  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  const value = (name) => fields[name].value.trim();
  const wrong = (name, sentence) => {
    const box = find(`[data-field="${name}"]`, form) ?? find("[data-field=text]", form);
    const field = box.matches(".field") ? box : find(".field", box);
    const line = document.createElement("p");
    line.className = "error";
    line.textContent = sentence;
    field.classList.add("wrong");
    (find("legend, label:not(.choice)", field) ?? field.firstElementChild).after(line);
    return field;
  };
  const clear = () => {
    every(".error", form).forEach((line) => line.remove());
    every(".wrong", form).forEach((field) => field.classList.remove("wrong"));
  };
  const PHONE = /^(\+?976|00976)?[6-9]\d{7}$/;
  const missing = () => {
    const says = room.dataset;
    const phone = value("phone").replace(/[\s\-–—().,/]/g, "");
    return [
      !value("kind") && ["kind", says.needKind],
      !value("text") && ["text", says.needText],
      // put right now, while the citizen stands here
      phone && !PHONE.test(phone) && ["phone", says.needPhone],
      (!value("received_on") || value("received_on") > today()) && ["received_on", says.needDay],
      !fields.read_back.checked && ["read_back", says.needReading],
    ].filter(Boolean);
  };
  const empty = () => {
    belongs(null);
    form.reset();
    fields.received_on.value = today();
    part("kept").hidden = true;
    try { localStorage.removeItem(DRAFT); } catch { /* no storage */ }
  };
  let keeping = false;
  const keep = async () => {
    if (keeping) return; // a finger that trembles makes one petition
    clear();
    const lines = missing().map((each) => wrong(...each));
    if (lines.length) { find("input, textarea", lines[0]).focus(); return; }
    const values = Object.fromEntries(NAMES.map((name) => [name, value(name)]));
    const key = editing ?? newKey();
    keeping = true;
    try {
      await put({ key, owner, values, state: "waiting", at: Date.now() });
    } catch { say(room.dataset.noRoom); return; } finally { keeping = false; }
    empty();
    navigator.storage?.persist?.();
    form.hidden = true;
    part("slip").hidden = false;
    part("slip-code").textContent = slip(key);
    find("#slip").focus();
    await show();
    send();
  };
  const next = () => {
    part("slip").hidden = true;
    form.hidden = false;
    find("input", form).focus();
  };
  const open = (one) => one.state !== "taken" && !one.tried; // not in the office, nor perhaps there
  const edit = async ({ key }) => {
    if (value("text") && editing !== key) { say(room.dataset.keepFirst); fields.text.focus(); return; }
    const one = await change(key, (now) => open(now) && { ...now, state: "draft" }); // isn't sent now
    if (!one) { await show(); return; }
    say();
    clear();
    empty();
    belongs(key);
    for (const name of NAMES) fields[name].value = one.values[name];
    fields.read_back.checked = true;
    next();
    const told = Object.entries(one.errors ?? {}).flatMap(([name, sentences]) =>
      sentences.map((sentence) => wrong(name, sentence)));
    (find("input, textarea", told[0] ?? document.createElement("p")) ?? fields.text).focus();
    await show();
  };

  // what lies on the phone
  let shown = "";
  const show = async () => {
    const all = await mine();
    if (shown === JSON.stringify([all, editing])) return; // a button under a finger stays there
    shown = JSON.stringify([all, editing]);
    part("list").replaceChildren(...all.map((one) => {
      const item = document.importNode(part("one").content, true).firstElementChild;
      const spot = (name) => find(`[data-${name}]`, item);
      const { values, answer } = one;
      item.dataset.state = one.state;
      for (const state of ["waiting", "draft", "refused", "taken"]) spot(state).hidden = state !== one.state;
      spot("code").textContent = slip(one.key);
      spot("name").textContent = [values.surname, values.given_name].filter(Boolean).join(" ");
      spot("text").textContent = (values.text ?? "").slice(0, 160);
      spot("text").hidden = !values.text;
      const sentences = one.state === "refused" ? Object.values(one.errors).flat() : [];
      spot("errors").hidden = !sentences.length;
      spot("errors").replaceChildren(...sentences.map((sentence) => {
        const line = document.createElement("li");
        line.textContent = sentence;
        return line;
      }));
      if (answer) {
        spot("number").textContent = answer.number;
        spot("secret").textContent = answer.code;
        spot("due").textContent = answer.due;
        spot("phone").textContent = values.phone;
      }
      // one that may have arrived already isn't changed behind the office's back
      spot("mend").hidden = !open(one) || one.key === editing;
      spot("edit").addEventListener("click", () => edit(one));
      spot("told").addEventListener("click", async () => { await drop(one.key); await show(); });
      spot("delete").addEventListener("click", async () => {
        if (!confirm(room.dataset.sure)) return;
        if (await change(one.key, (now) => open(now) && { ...now, state: "draft" })) await drop(one.key);
        await show();
      });
      return item;
    }));
    const told = all.find((one) => slip(one.key) === part("slip-code").textContent);
    part("later").hidden = told?.state === "taken"; // then they stand below
    part("kept-here").hidden = !all.length;
    part("send-now").hidden = !all.some((one) => one.state === "waiting");
  };

  // sending
  let busy = false;
  let timer = 0;
  let wait = 4000;
  const say = (sentence) => { part("state").hidden = !sentence; part("state").textContent = sentence ?? ""; };
  const ask = (options) => fetch(room.dataset.send, { cache: "no-store", redirect: "manual", ...options });
  // a sentence where nothing more can be sent now, nothing where it can
  const stopped = (answer) => {
    if (answer.type === "opaqueredirect") { part("door").hidden = false; return room.dataset.signIn; }
    return answer.status === 403 ? room.dataset.notAllowed : null;
  };
  const sendOne = async (one, token) => {
    const sent = await change(one.key, (now) => now.state === "waiting" && { ...now, tried: true });
    if (!sent) return null; // put right meanwhile
    const body = new FormData();
    for (const [name, said] of Object.entries(sent.values)) body.append(name, said);
    body.append("client_key", one.key);
    body.append("read_back", "on");
    const answer = await ask({ method: "POST", body, headers: { "X-CSRFToken": token } });
    if (stopped(answer)) return stopped(answer);
    if (answer.status === 422) {
      await put({ ...sent, state: "refused", tried: false, ...await answer.json() });
    } else if (answer.ok) {
      const { surname, given_name, phone } = sent.values; // to tell the citizen; no more is needed
      const values = { surname, given_name, phone };
      await put({ ...sent, state: "taken", values, answer: await answer.json() });
    } else throw new Error("somebody else answered");
    return null;
  };
  const sendAll = async (waiting) => {
    const door = await ask();
    if (stopped(door)) return stopped(door);
    if (!door.ok) throw new Error("somebody else answered");
    const { token, user: here } = await door.json();
    if (String(here) !== user) { room.replaceChildren(part("state")); return room.dataset.stranger; }
    part("door").hidden = true;
    for (const one of waiting) {
      const sentence = await sendOne(one, token);
      if (sentence) return sentence;
    }
    return null;
  };
  const send = async () => {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    let again = false;
    try {
      const all = await mine();
      const waiting = all.filter((one) => one.state === "waiting");
      if (all.length) { // also where nothing waits: whose they are is asked first
        if (waiting.length) say(room.dataset.sending);
        const sentence = await sendAll(waiting);
        say(sentence);
        if (sentence === room.dataset.stranger) return;
        again = !sentence && (await mine()).some((one) => one.state === "waiting"); // kept meanwhile
        wait = 4000;
      }
    } catch {
      say(navigator.onLine ? room.dataset.lost : null);
      again = true;
      wait = Math.min(wait * 2, 60000);
    } finally { busy = false; }
    if (again) timer = setTimeout(send, wait);
    await show();
  };
  const signal = () => {
    if (!part("signal")) return; // somebody else is here
    const { withSignal, withoutSignal, ready, notReady } = room.dataset;
    const line = navigator.onLine ? withSignal : withoutSignal;
    part("signal").textContent = `${line} ${room.dataset.opens === "yes" ? ready : navigator.serviceWorker ? "" : notReady}`;
    part("signal").classList.toggle("soon", !navigator.onLine);
    if (navigator.onLine) send();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  form.addEventListener("input", (event) => {
    const field = event.target.closest(".wrong"); // being put right
    field?.classList.remove("wrong");
    every(".error", field ?? document.createElement("p")).forEach((line) => line.remove());
  });
  part("forget").addEventListener("click", () => { empty(); show(); });
  part("next").addEventListener("click", next);
  part("send-now").addEventListener("click", () => { wait = 4000; send(); });
  addEventListener("online", signal);
  addEventListener("offline", signal);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) signal(); });

  if (!fields.received_on.value) fields.received_on.value = today();
  room.hidden = false;
  belonged().then(show).catch(() => say(room.dataset.noRoom)).then(signal);
  navigator.serviceWorker?.register(room.dataset.worker)
    .then(() => navigator.serviceWorker.ready)
    .then(() => { room.dataset.opens = "yes"; signal(); }, () => { /* without signal, or signed out */ });
})();
