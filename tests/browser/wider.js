// What runs over the right side of the page, outside boxes that scroll.
() => [...document.querySelectorAll("body *")]
  .filter((each) => !each.closest(".scroll, .bar ol") && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => `${each.tagName}.${each.className}`)
