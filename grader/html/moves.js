// From cell to cell with the keyboard; sorting and opening with a key or a click.

function activeCell() {
  const { row, column } = view.active;
  const part = row === HEADER ? grid.tHead : drawn.get(row);
  return part ? part.querySelector(`[data-column="${column}"]`) : null;
}

/** One cell of the grid is in the order of the Tab key; where it is out of sight, the table as a whole is. */
function mark() {
  for (const cell of grid.querySelectorAll("[data-column]")) cell.tabIndex = -1;
  const cell = activeCell();
  if (cell) cell.tabIndex = 0;
  scroller.tabIndex = cell ? -1 : 0;
}

function moveTo(row, column) {
  view.active = {
    row: Math.max(HEADER, Math.min(view.rows.length - 1, row)),
    column: Math.max(0, Math.min(lastColumn(), column)),
  };
  if (view.active.row !== HEADER) {
    const top = view.active.row * rowHeight;
    const sight = scroller.clientHeight - grid.tHead.offsetHeight - rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + sight) scroller.scrollTop = top - sight;
  }
  draw();
  const cell = activeCell();
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const KEYS = {
  ArrowUp: ({ row, column }) => [row - 1, column],
  ArrowDown: ({ row, column }) => [row + 1, column],
  ArrowLeft: ({ row, column }) => [row, column - 1],
  ArrowRight: ({ row, column }) => [row, column + 1],
  PageUp: ({ row, column }) => [Math.max(0, row - page()), column],
  PageDown: ({ row, column }) => [row + page(), column],
  Home: ({ row }) => [row, 0],
  End: ({ row }) => [row, lastColumn()],
};

function page() {
  return Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 8);
}

scroller.addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey) return;
  const { row, column } = view.active;
  if (event.key in KEYS) {
    event.preventDefault();
    if (event.ctrlKey && event.key === "Home") moveTo(0, 0);
    else if (event.ctrlKey && event.key === "End") moveTo(view.rows.length - 1, lastColumn());
    else moveTo(...KEYS[event.key](view.active));
  } else if (event.key === "Enter" && row !== HEADER && column !== 0) {
    openCell(event.target);
  } else if (event.key === "Escape") {
    hideTip();
  }
});

scroller.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-column]");
  if (button) sortBy(Number(button.dataset.column));
  else if (!event.target.closest("a")) openCell(event.target);
});

scroller.addEventListener("focusin", (event) => {
  const cell = event.target.closest("[data-column]");
  if (!cell) return;
  const row = cell.closest("tr[data-row]");
  view.active = { row: row ? Number(row.dataset.row) : HEADER, column: Number(cell.dataset.column) };
  mark();
});

let waiting = false;
scroller.addEventListener("scroll", () => {
  hideTip();
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
});

function openCell(target) {
  const row = target.closest("tr[data-row]");
  if (!row) return;
  const column = Number(target.closest("[data-column]")?.dataset.column ?? 0);
  const step = column >= FIRST_STEP ? `&step=${view.columns[column - FIRST_STEP]}` : "";
  location.hash = `student=${view.rows[row.dataset.row].number}${step}`;
}

/** By name from A, by points from the top, by a step from right to not started; a second time the other way round. */
function sortBy(column) {
  const same = view.sort.column === column;
  view.sort = { column, down: same ? !view.sort.down : column === 1 };
  view.rows.sort(compare);
  view.active = { row: HEADER, column };
  drawHead();
  scroller.scrollTop = 0;
  redraw();
  activeCell().focus({ preventScroll: true });
}
