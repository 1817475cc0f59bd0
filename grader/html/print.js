// On paper there is nothing to scroll, to fold out or to choose.

let folded = [];
addEventListener("beforeprint", () => {
  view.whole = true;
  draw();
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
});
addEventListener("afterprint", () => {
  view.whole = false;
  draw();
  for (const part of folded) part.open = false;
});
