// Two articles beside one another: both show the words that match, and where one is scrolled the other follows, from words to words.
const paired = document.querySelector(".reader.paired");
const panes = [...paired.querySelectorAll(":scope > .pane")];
const linked = document.getElementById("linked");
const told = paired.dataset.aligned.trim().split(" ").filter(Boolean).map((pair) => pair.split(":").map(Number));

// How far down its pane a place of an article stands.
const down = (pane, offset) => {
  const part = [...pane.querySelectorAll("[data-start]")].filter((each) => Number(each.dataset.start) <= offset).at(-1);
  if (!part) return 0;
  const box = part.getBoundingClientRect();
  const share = Math.min((offset - Number(part.dataset.start)) / Math.max([...part.textContent].length, 1), 1);
  return box.top - pane.getBoundingClientRect().top + pane.scrollTop + share * box.height;
};

// The most pairs that stand in the same order in both: what stands across would make the other pane jump back and forth.
const rising = (pairs) => {
  const best = pairs.map(() => [1, -1]);
  let last = -1;
  pairs.forEach(([, right], n) => {
    for (let k = 0; k < n; k += 1) if (pairs[k][1] <= right && best[k][0] >= best[n][0]) best[n] = [best[k][0] + 1, k];
    if (last < 0 || best[n][0] > best[last][0]) last = n;
  });
  const kept = [];
  for (let n = last; n >= 0; n = best[n][1]) kept.unshift(pairs[n]);
  return kept;
};

let way = [];
const measure = () => {
  const pairs = told.map(([left, right]) => [down(panes[0], left), down(panes[1], right)]);
  pairs.sort((one, other) => one[0] - other[0]);
  way = [[0, 0], ...rising(pairs), panes.map((pane) => pane.scrollHeight)];
};
const across = (from, to, at) => {
  const after = way.findIndex((pair) => pair[from] > at);
  if (after <= 0) return after ? way.at(-1)[to] : 0;
  const [one, other] = [way[after - 1], way[after]];
  return one[to] + ((at - one[from]) / (other[from] - one[from])) * (other[to] - one[to]);
};

// A pane that was led does not lead back.
const led = [null, null];
panes.forEach((pane, n) => pane.addEventListener("scroll", () => {
  const own = led[n] === null || Math.abs(pane.scrollTop - led[n]) >= 3;
  led[n] = null;
  if (!own || !linked.checked || pane.scrollHeight <= pane.clientHeight) return;
  const eye = pane.clientHeight / 3;
  const other = panes[1 - n];
  const before = other.scrollTop;
  other.scrollTop = across(n, 1 - n, pane.scrollTop + eye) - eye;
  led[1 - n] = other.scrollTop === before ? null : other.scrollTop;
}, { passive: true }));
linked.addEventListener("change", () => {
  const words = document.getElementById("words").dataset;
  document.getElementById("status").textContent = linked.checked ? words.linked : words.unlinked;
});
addEventListener("resize", measure);
paired.addEventListener("toggle", measure, true);

// A step a pane was made to take before anybody scrolled leads nobody.
const arrive = () => {
  const one = document.getElementById("at");
  const other = document.getElementById("beside");
  if (other) other.classList.add("lit");
  [one, other].forEach((words, n) => {
    if (!words || !panes[n].contains(words)) return;
    panes[n].scrollTop += words.getBoundingClientRect().top - panes[n].getBoundingClientRect().top - panes[n].clientHeight / 3;
    led[n] = panes[n].scrollTop;
  });
  if (panes[0].scrollHeight > panes[0].clientHeight) scrollTo(0, 0);
};
measure();
arrive();
// The browser goes to the words of the address once more when all is loaded.
addEventListener("load", () => { measure(); requestAnimationFrame(arrive); });
