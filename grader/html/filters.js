// Which students and which steps the table shows.

const filters = ["by-name", "by-step", "by-outcome"].map(byId);

/** Choose the rows and the columns by the filters, and draw them. */
function refresh() {
  const [typed, chosen, letter] = filters.map((filter) => filter.value);
  const name = typed.trim().toLowerCase();
  const sorted = view.columns[view.sort.column - FIRST_STEP];
  view.columns = chosen === "" ? steps.map((_, number) => number) : chosen.split(",").map(Number);
  if (sorted !== undefined) {
    const place = view.columns.indexOf(sorted);
    view.sort = place < 0 ? { column: 0, down: false } : { ...view.sort, column: place + FIRST_STEP };
  }
  const matches = (student) =>
    student.lower.includes(name) &&
    (letter === "" || view.columns.some((step) => student.letters[step] === letter)) &&
    (view.cause === null || failure(student, view.cause.step)?.causeText === view.cause.text);
  view.rows = students.filter(matches).sort(compare);
  view.active = { row: HEADER, column: Math.min(view.active.column, lastColumn()) };
  byId("found").textContent =
    view.rows.length === students.length ? counted(students.length, "student") : `${view.rows.length} of ${counted(students.length, "student")}`;
  byId("clear").hidden = !name && !chosen && !letter && view.cause === null;
  byId("nobody").hidden = view.rows.length > 0;
  showCause();
  drawHead();
  scroller.scrollTop = 0;
  redraw();
}

function showCause() {
  const shown = byId("by-cause");
  shown.hidden = view.cause === null;
  if (view.cause === null) return;
  const [name, sentence] = data.texts[view.cause.text].split("\n");
  shown.replaceChildren("Only those with ", make("code", {}, name), " in ", make("code", {}, steps[view.cause.step].name), ": ", make("bdi", {}, sentence));
}

/** Show every step again, and every student, or only those with a cause. */
function showAll(cause = null) {
  for (const filter of filters) filter.value = "";
  view.cause = cause;
  refresh();
}

for (const filter of filters) filter.addEventListener("input", refresh);

byId("clear").addEventListener("click", () => {
  showAll();
  byId("by-name").focus();
});
