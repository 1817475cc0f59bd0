// All is there: the page shows what its address asks for.

document.documentElement.classList.add("scripted-page");
byId("filters").hidden = false;
scroller.hidden = false;
refresh();
const firstRow = body.querySelector("tr");
if (firstRow) rowHeight = firstRow.getBoundingClientRect().height || rowHeight;
draw();
addEventListener("hashchange", follow);
addEventListener("resize", draw);
follow();
