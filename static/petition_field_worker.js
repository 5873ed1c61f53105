/* Keeps one page and its files for the time without signal, and nothing else: `KEPT` comes from the
   address that this is loaded by. What citizens told never passes through here. */
"use strict";
const STORE = "tamga-field";
const { page, files } = self.KEPT;

const sound = (answer) => answer.ok && !answer.redirected && answer.type === "basic";
const put = async (address, answer) => (await caches.open(STORE)).put(address, answer);
const fetched = async (request, address) => {
  const answer = await fetch(request);
  if (sound(answer)) await put(address, answer.clone());
  return answer;
};

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([page, ...files].map(async (address) => {
    if (!sound(await fetched(address, address))) throw new Error("not the page itself");
  })).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(STORE);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const old = !pathname.includes("/office/") && !files.includes(pathname);
      if (old) await cache.delete(request);
    }
    await self.clients.claim();
  })());
});

// the page of today where there is signal; on a weak link the kept one after a while
const room = async (request) => {
  const kept = await caches.match(page);
  const link = fetched(request, page);
  if (!kept) return link;
  const after = new Promise((done) => { setTimeout(done, 5000, kept); });
  return Promise.race([link.then((answer) => (answer.status < 500 ? answer : kept), () => kept), after]);
};
const file = async (request, pathname) => (await caches.match(pathname)) ?? fetched(request, pathname);

// what signing out has taken away is fetched again
const complete = () => Promise.all(files.map(async (address) =>
  (await caches.match(address)) ?? fetched(address, address)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === page) {
    event.respondWith(room(request));
    event.waitUntil(complete().catch(() => { /* without signal */ }));
  }
  else if (files.includes(pathname)) event.respondWith(file(request, pathname));
});
