// Keys, the drawer, permanent links, dropped files, progress. Every page reads, filters, adds and corrects without it.
const $ = (id) => document.getElementById(id);
const words = $("words").dataset;
const main = $("main");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const say = (text) => { $("status").textContent = text; };
document.querySelectorAll(".js").forEach((each) => { each.hidden = false; });

const reveal = (element) => {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
};
const show = (element, block = "center") => {
  reveal(element);
  element.scrollIntoView({ block, behavior: still ? "auto" : "instant" });
};

// Rows: j and k.
const rows = () => [...document.querySelectorAll("[data-row]")].filter((each) => each.getClientRects().length > 0);
let row = null;
const choose = (element) => {
  if (row) row.classList.remove("here");
  row = element;
  if (row) row.classList.add("here");
};
const step = (by) => {
  const all = rows();
  if (!all.length) return;
  let at = all.indexOf(row);
  if (at < 0) {
    const top = all.findIndex((each) => each.getBoundingClientRect().top > 90);
    at = (top < 0 ? all.length : top) - (by > 0 ? 1 : 0);
  }
  const next = all[at + by];
  if (!next) return;
  choose(next);
  show(next);
  next.focus({ preventScroll: true });
  if (!drawer.hidden) fill(next, 0);
};

// The drawer: the exact words behind a claim, one after the other.
const drawer = $("drawer");
let items = [];
let item = 0;
let cameFrom = null;
const fill = (tbody, at) => {
  const found = [...tbody.querySelectorAll(".excerpts li")];
  if (!found.length) return false;
  items = found.map((each) => {
    const copy = document.createElement("li");
    for (const child of each.children) if (child.tagName !== "FORM") copy.append(child.cloneNode(true), " ");
    const open = document.createElement("a");
    open.href = each.querySelector("a.words").getAttribute("href");
    open.textContent = words.open;
    open.className = "open-in";
    copy.append(open);
    return copy;
  });
  drawer.querySelector(".drawer-claim").textContent = tbody.querySelector(".says").textContent;
  drawer.querySelector(".drawer-list").replaceChildren(...items);
  choose(tbody);
  pick(at);
  return true;
};
const pick = (at) => {
  item = (at + items.length) % items.length;
  items.forEach((each, n) => each.classList.toggle("current", n === item));
  items[item].scrollIntoView({ block: "nearest" });
  drawer.querySelector(".drawer-count").textContent = `${item + 1} / ${items.length}`;
};
const openDrawer = (tbody, at, from) => {
  if (!fill(tbody, at)) return;
  cameFrom = from;
  drawer.hidden = false;
  document.body.classList.add("with-drawer");
  pick(at);
  drawer.focus({ preventScroll: true });
};
const closeDrawer = () => {
  if (drawer.hidden) return false;
  drawer.hidden = true;
  document.body.classList.remove("with-drawer");
  if (cameFrom && cameFrom.isConnected) cameFrom.focus();
  return true;
};
drawer.addEventListener("click", (event) => {
  const button = event.target.closest("[data-drawer]");
  if (!button) return;
  if (button.dataset.drawer === "0") closeDrawer(); else pick(item + Number(button.dataset.drawer));
});
document.addEventListener("click", (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const cell = event.target.closest(".matrix td.cell a.act");
  if (cell) {
    const tbody = cell.closest("tbody");
    const links = [...tbody.querySelectorAll(".excerpts li a.words")];
    const at = links.findIndex((link) => link.getAttribute("href") === cell.getAttribute("href"));
    if (at >= 0) { event.preventDefault(); openDrawer(tbody, at, cell); }
    return;
  }
  const perma = event.target.closest("a[data-perma]");
  if (perma) { event.preventDefault(); copy(perma.href, words.copied); }
});

// Words marked in an article: n and p.
let hit = -1;
const hits = () => [...main.querySelectorAll(".reader .at:not(.on)")];
const light = (element) => {
  document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  element.classList.add("lit");
};
const go = (by) => {
  if (!drawer.hidden) { pick(item + by); return; }
  const claim = row && row.matches(".matrix tbody") ? row : null;
  if (claim) { openDrawer(claim, by > 0 ? 0 : -1, claim); return; }
  const list = hits();
  if (!list.length) return;
  if (hit < 0 && location.hash) hit = list.findIndex((each) => each.id === decodeURIComponent(location.hash.slice(1)));
  hit = hit < 0 ? (by > 0 ? 0 : list.length - 1) : (hit + by + list.length) % list.length;
  light(list[hit]);
  show(list[hit]);
  list[hit].focus({ preventScroll: true });
  chooseCard(list[hit]);
  say(`${hit + 1} / ${list.length}`);
};

// Words chosen in an article choose their card, by a click or by n and p.
const chooseCard = (marked) => {
  const card = [...document.querySelectorAll(".found-card")].find((each) => {
    const link = each.querySelector("a.words");
    return link && decodeURIComponent(link.hash.slice(1)) === marked.id;
  });
  if (!card) return;
  choose(card);
  card.scrollIntoView({ block: "nearest" });
};
main.addEventListener("click", (event) => {
  const marked = event.target.closest(".reader .at[id]");
  if (!marked || event.target.closest("a, button, summary")) return;
  light(marked);
  chooseCard(marked);
});

// Copying: a row's permanent link, or that of the words selected; with q, the words with their reference.
const copy = async (text, told) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "off";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(told);
  document.body.dataset.copied = text;
};
const points = (text) => [...text].length;
const selected = () => {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const of = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(".words-of");
  const [one, other] = [of(range.startContainer), of(range.endContainer)];
  const article = one && one.closest("[data-article]");
  if (!article || !other || other.closest("[data-article]") !== article) return null;
  const offset = (paragraph, node, at) => {
    const before = new Range();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    return Number(paragraph.dataset.start) + points(before.toString());
  };
  const start = offset(one, range.startContainer, range.startOffset);
  const end = offset(other, range.endContainer, range.endOffset);
  if (start >= end) return null;
  const name = article.querySelector(".title").textContent.trim();
  const outlet = article.querySelector(".outlet").lastChild.textContent.trim();
  return {
    link: `${location.origin}${words.root}/a/${article.dataset.article}?at=${start}-${end}#at`,
    quote: chosen.toString().trim(), reference: `${outlet}, ${name}`,
  };
};
const permaOf = (element) => {
  const link = element && element.querySelector("a[data-perma]");
  return link ? link.href : null;
};
const copyLink = () => {
  const chosen = selected();
  const link = chosen ? chosen.link : permaOf(row) || (drawer.hidden ? null : permaOf(row));
  copy(link || location.href, words.copied);
};
const copyQuote = () => {
  const chosen = selected();
  if (chosen) { copy(`« ${chosen.quote} » (${chosen.reference}) ${chosen.link}`, words.quoted); return; }
  const from = !drawer.hidden ? items[item] : row;
  const text = from && (from.querySelector("blockquote, .words, .says") || {}).textContent;
  if (!text) return;
  const label = from.querySelector(".ref");
  const link = permaOf(row) || location.href;
  copy(`« ${text.trim()} »${label ? ` (${label.textContent.trim()})` : ""} ${link}`, words.quoted);
};

// Colours: kept in a cookie, so that the next page comes in them.
const theme = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `look=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
};
$("look").addEventListener("click", theme);
const help = () => { if ($("keys").open) $("keys").close(); else $("keys").showModal(); };
$("help").addEventListener("click", help);

// Keys.
const places = Object.fromEntries(words.go.split(" ").map((pair) => pair.split("=")));
let going = false;
const toggle = () => {
  const box = row && (row.querySelector("details.excerpts, details:not(.note, .menu)") || row.querySelector("details") || row.closest("details"));
  if (box) { box.open = !box.open; return; }
  const link = row && row.querySelector("a[href]");
  if (link) link.click();
};
const beside = () => {
  const other = (row && row.querySelector(".also a.ref")) || document.querySelector(".close-beside");
  if (other) other.click();
};
const search = () => { const field = $("search"); if (field) { field.focus(); field.select(); } };
const leap = (letter) => {
  const name = places[letter];
  if (name === "home") { location.assign("/"); return; }
  const link = document.querySelector(`[data-go="${name}"]`);
  if (link) location.assign(link.href);
};
const keys = {
  j: () => step(1), k: () => step(-1), n: () => go(1), p: () => go(-1), o: toggle, b: () => history.back(), t: theme, "?": help,
  c: copyLink, q: copyQuote, x: () => beside(), l: () => { if ($("linked")) $("linked").click(); }, "/": search, g: () => { going = true; },
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && closeDrawer()) { event.preventDefault(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (going) { going = false; if (places[event.key]) { event.preventDefault(); leap(event.key); } return; }
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

// A link into folded words unfolds them; a row reached by a link is where j and k go on from.
const arrive = () => {
  const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  reveal(target);
  if (target.dataset.row !== undefined) choose(target);
  if (target.classList.contains("at")) light(target);
  show(target, target.matches("h1, h2, article, section") ? "start" : "center");
};
addEventListener("hashchange", arrive);
arrive();
// Scrolling waits for the first picture: asked for now, it would lay the whole page out before keys work.
requestAnimationFrame(() => {
  document.querySelectorAll(".drawing:has(.timeline)").forEach((box) => { box.scrollLeft = box.scrollWidth; });
  const tab = document.querySelector(".tabs [aria-current]");
  if (tab) tab.closest("ol").scrollLeft = tab.offsetLeft - 40;
});

// After a part of the page was changed: the focus stays there, and what happened is said.
document.addEventListener("htmx:afterSwap", () => {
  const fresh = document.querySelector(".tools-row.htmx-added, .tools-row.htmx-settling") || (row && row.querySelector(".tools-row"));
  if (!fresh) return;
  const button = fresh.querySelector("button");
  if (button) button.focus({ preventScroll: true });
  const told = fresh.querySelector(".human");
  say(told ? told.textContent.trim().replace(/\s+/g, " ") : words.changed || "");
});
document.addEventListener("htmx:responseError", (event) => { say(`${event.detail.xhr.status}`); location.reload(); });

// Files dropped on the form.
document.querySelectorAll("form[data-drop]").forEach((form) => {
  const field = form.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"]) {
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
});

// How far a job is.
document.querySelectorAll("[data-job]").forEach((section) => {
  const events = new EventSource(`${section.dataset.job}/events`);
  events.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    section.querySelector("#state b").textContent = told.words;
    if (told.steps.length) section.querySelector("#steps").replaceChildren(...told.steps.map((each) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const bar = document.createElement("progress");
      const count = document.createElement("span");
      name.textContent = each.name;
      bar.max = each.total || 1;
      bar.value = each.done;
      bar.setAttribute("aria-label", each.name);
      count.className = "soft";
      count.textContent = `${each.done}/${each.total}`;
      line.append(name, " ", bar, " ", count);
      return line;
    }));
    if (!["waiting", "running"].includes(told.state)) { events.close(); location.assign(section.dataset.then + location.hash); }
  });
});
