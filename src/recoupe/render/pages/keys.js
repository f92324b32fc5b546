// Keys, search and the way back. The page reads the same without it.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const words = $("words").dataset;
  const status = document.querySelector(".status");
  const say = (text) => { status.textContent = text; };
  document.querySelector(".tools").hidden = false;

  const reveal = (element) => {
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  const show = (element) => {
    reveal(element);
    element.scrollIntoView({ block: "center" });
  };

  // Rows: j and k.
  const rows = [...document.querySelectorAll("[data-row]")];
  let row = -1;
  const seen = (element) => element.getClientRects().length > 0;
  const step = (by) => {
    let next = row;
    if (next < 0) {
      const top = rows.findIndex((each) => seen(each) && each.getBoundingClientRect().top > 60);
      next = (top < 0 ? rows.length : top) - (by > 0 ? 1 : 0);
    }
    do next += by; while (rows[next] && !seen(rows[next]));
    if (!rows[next]) return;
    choose(next);
    show(rows[row]);
    rows[row].focus({ preventScroll: true });
  };
  const choose = (next) => {
    if (rows[row]) rows[row].classList.remove("here");
    row = next;
    hit = -1;
    if (rows[row]) rows[row].classList.add("here");
  };

  // Hits: n and p go through what was searched, else through the words behind the row.
  let found = [];
  let hit = -1;
  const behind = () => {
    if (!rows[row]) return [];
    const hrefs = [...rows[row].querySelectorAll('a[href*=":"]')].map((link) => link.getAttribute("href").slice(1));
    return [...new Set(hrefs)].map($).filter(Boolean);
  };
  const go = (by) => {
    const list = found.length ? found : behind();
    if (!list.length) return;
    hit = (hit + by + list.length) % list.length;
    if (found.length) {
      const range = list[hit];
      reveal(range.startContainer.parentElement);
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
      if (window.Highlight) CSS.highlights.set("here", new Highlight(range));
    } else {
      light(list[hit]);
      show(list[hit]);
      list[hit].focus({ preventScroll: true });
    }
    say(`${hit + 1} / ${list.length}`);
  };
  const light = (element) => {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    element.classList.add("lit");
  };

  // Search: accents and case apart, all over the page.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = (text) => {
    const out = [];
    const from = [];
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of fold(text[at])) { out.push(letter); from.push(at); }
    }
    return { text: out.join(""), from };
  };
  const search = (query) => {
    found = [];
    hit = -1;
    if (window.Highlight) { CSS.highlights.delete("found"); CSS.highlights.delete("here"); }
    const wanted = fold(query.trim());
    if (wanted.length < 2) { say(""); return; }
    const walker = document.createTreeWalker($("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const { text, from } = folded(node.data);
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, from[at]);
        range.setEnd(node, from[at + wanted.length - 1] + 1);
        found.push(range);
      }
    }
    if (window.Highlight && found.length) CSS.highlights.set("found", new Highlight(...found));
    say(found.length ? `${found.length}` : words.none);
  };
  const field = $("search");
  field.addEventListener("input", () => search(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { field.value = ""; search(""); field.blur(); }
  });

  // Colours.
  const theme = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  $("theme").addEventListener("click", theme);
  const help = () => { if ($("keys").open) $("keys").close(); else $("keys").showModal(); };
  $("help").addEventListener("click", help);

  // Keys.
  const places = Object.fromEntries(words.go.split(" ").map((pair) => pair.split("=")));
  let going = false;
  const toggle = () => {
    const box = rows[row] && (rows[row].querySelector("details") || rows[row].closest("details"));
    if (box) box.open = !box.open;
  };
  const keys = {
    j: () => step(1), k: () => step(-1), n: () => go(1), p: () => go(-1), o: toggle, b: () => history.back(), t: theme, "?": help,
    "/": () => { field.focus(); field.select(); }, g: () => { going = true; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (going) {
      going = false;
      const heading = $(places[event.key]);
      if (heading) { event.preventDefault(); location.hash = heading.id; heading.focus({ preventScroll: true }); }
      return;
    }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // A link into folded words unfolds them; a row reached by a link is where j and k go on from.
  const arrive = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    reveal(target);
    if (target.dataset.row !== undefined) choose(rows.indexOf(target));
    if (target.classList.contains("at")) light(target);
    target.scrollIntoView({ block: target.matches("section h2, article, #top") ? "start" : "center" });
  };
  addEventListener("hashchange", arrive);
  arrive();

  // On a narrow screen the timeline opens at its end, where the news is.
  requestAnimationFrame(() => document.querySelectorAll(".drawing:has(.timeline)").forEach((box) => { box.scrollLeft = box.scrollWidth; }));

  // Where we are.
  const links = new Map([...document.querySelectorAll(".bar ol a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = links.get(entry.target.getAttribute("aria-labelledby"));
      if (!link) continue;
      if (entry.isIntersecting) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  document.querySelectorAll("main > section").forEach((section) => watch.observe(section));
})();
