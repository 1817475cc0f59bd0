// The table of students and steps: only the rows in sight are in the page, so that thousands of students stay quick.

const scroller = byId("scroll");
const grid = byId("grid");
const body = byId("rows");
const [above, below] = grid.querySelectorAll(".space");
const OVERSCAN = 12;
const FIRST_STEP = 2; // columns: the name, the points, then the steps
const HEADER = -1;

const view = {
  columns: steps.map((_, number) => number),
  rows: students,
  cause: null,
  sort: { column: 0, down: false },
  active: { row: HEADER, column: 0 },
  whole: false,
};
let drawn = new Map();
let rowHeight = 28;

function lastColumn() {
  return FIRST_STEP + view.columns.length - 1;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function cellName(student, step) {
  const group = groupOf[student.letters[step]];
  const found = failure(student, step);
  return `${steps[step].name}: ${group.meaning}${found && found.mistake ? `, ${found.mistake}` : ""}`;
}

function compare(one, other) {
  const { column, down } = view.sort;
  const way = down ? -1 : 1;
  let difference = 0;
  if (column === 1) {
    if ((one.points === null) !== (other.points === null)) return one.points === null ? 1 : -1;
    difference = one.points - other.points;
  } else if (column >= FIRST_STEP) {
    const step = view.columns[column - FIRST_STEP];
    difference = groupOf[one.letters[step]].rank - groupOf[other.letters[step]].rank;
  } else {
    difference = collator.compare(one.name, other.name);
  }
  return way * difference || one.number - other.number;
}

function sortButton(column, label, title) {
  const active = view.active.row === HEADER && view.active.column === column;
  return make("button", { type: "button", tabindex: active ? 0 : -1, "data-column": column, title }, make("span", {}, label));
}

function beginsExercise(place) {
  return place === 0 || steps[view.columns[place - 1]].exercise !== steps[view.columns[place]].exercise;
}

function drawHead() {
  const order = (column) => (view.sort.column !== column ? null : view.sort.down ? "descending" : "ascending");
  const first = make("tr", { "aria-rowindex": 1 }, make("th", { scope: "col", rowspan: 2, class: "name", "aria-sort": order(0) }, sortButton(0, "Student", null)));
  first.append(make("th", { scope: "col", rowspan: 2, class: "points", "aria-sort": order(1) }, sortButton(1, "Points", null)));
  const second = make("tr", { "aria-rowindex": 2, class: "names" });
  const third = make("tr", { "aria-rowindex": 3, class: "shares" }, make("th", { scope: "row", class: "name" }, "right, in %"), make("td", { class: "points" }));
  view.columns.forEach((number, place) => {
    const step = steps[number];
    const begins = beginsExercise(place);
    if (begins) {
      const span = view.columns.filter((other) => steps[other].exercise === step.exercise).length;
      const heading = step.exerciseTitle || step.exercise;
      first.append(make("th", { scope: "colgroup", colspan: span, class: "exercise", title: heading }, make("span", {}, heading)));
    }
    const style = begins ? "step begins" : "step";
    second.append(make("th", { scope: "col", class: style, "aria-sort": order(place + FIRST_STEP) }, sortButton(place + FIRST_STEP, step.name, step.title || null)));
    third.append(make("td", { class: style }, String(step.percent ?? "–")));
  });
  grid.tHead.replaceChildren(first, second, third);
  scroller.style.scrollPaddingTop = `${grid.tHead.offsetHeight}px`; // what gets the focus is not left behind the head
  grid.setAttribute("aria-rowcount", view.rows.length + 3);
  grid.setAttribute("aria-colcount", lastColumn() + 1);
}

function makeRow(student, place) {
  const link = make("a", { href: `#student=${student.number}`, "data-column": 0 }, make("bdi", {}, student.name));
  const row = make("tr", { "aria-rowindex": place + 4, "data-row": place }, make("th", { scope: "row", class: "name" }, link));
  row.append(make("td", { class: "points", "data-column": 1 }, student.points === null ? "?" : pointsOf(student)));
  view.columns.forEach((step, column) => {
    const style = `step sign ${groupOf[student.letters[step]].style}${beginsExercise(column) ? " begins" : ""}`;
    row.append(make("td", { class: style, "data-column": column + FIRST_STEP, "aria-label": cellName(student, step) }));
  });
  return row;
}

function redraw() {
  drawn = new Map();
  body.replaceChildren();
  draw();
}

/** Put the rows in sight into the page, and take the others out; those that stay keep the focus. */
function draw() {
  const sight = Math.ceil(scroller.clientHeight / rowHeight);
  const top = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - OVERSCAN);
  const end = view.whole ? view.rows.length : Math.min(view.rows.length, top + sight + 2 * OVERSCAN);
  const start = view.whole ? 0 : Math.min(top, end);
  const focused = body.contains(document.activeElement);
  for (const [place, row] of drawn) {
    if (place < start || place >= end) {
      row.remove();
      drawn.delete(place);
    }
  }
  const fresh = document.createDocumentFragment();
  const before = [...drawn.keys()].sort((one, other) => one - other)[0];
  for (let place = start; place < end; place += 1) {
    if (!drawn.has(place)) {
      const row = makeRow(view.rows[place], place);
      drawn.set(place, row);
      if (before !== undefined && place < before) body.insertBefore(row, drawn.get(before));
      else fresh.append(row);
    }
  }
  body.append(fresh);
  space(above, start);
  space(below, view.rows.length - end);
  mark();
  if (focused && !body.contains(document.activeElement)) scroller.focus({ preventScroll: true });
}

function space(part, rows) {
  part.replaceChildren();
  if (rows === 0) return;
  const cell = make("td", { colspan: lastColumn() + 1 });
  cell.style.height = `${rows * rowHeight}px`;
  part.append(make("tr", {}, cell));
}
