// A student's page, and what the address says: which student is open, or which students are looked for.

const title = document.title;
let returnTo = null;

function stepItem(student, number) {
  const step = steps[number];
  const group = groupOf[student.letters[number]];
  const found = failure(student, number);
  const sign = make("span", { class: `sign ${group.style}`, "aria-hidden": "true" });
  const outcome = make("span", { class: "unseen" }, `: ${group.meaning}`);
  const heading = make("h3", { id: `step-${number}`, tabindex: -1 }, sign, make("span", {}, make("code", {}, step.name), outcome));
  const item = make("li", {}, heading, make("p", { class: "soft" }, step.title));
  if (!found) return item;
  if (found.feedback) item.append(box("feedback", `Feedback on ${step.name}`, found.feedback));
  if (found.code) item.append(box("code", `The student's code of ${step.name}`, found.code));
  if (found.lacking) item.append(make("p", { class: "lacking soft" }, make("bdi", {}, found.lacking)));
  return item;
}

/** Text as it was written; what is too wide can be scrolled with the keyboard. */
function box(style, label, text) {
  return make("pre", { class: style, dir: "ltr", tabindex: 0, role: "group", "aria-label": label }, make("bdi", {}, text));
}

function rightOf(letters) {
  return letters.filter((letter) => letter === data.right).length;
}

function exerciseSection(student, numbers) {
  const { exercise, exerciseTitle } = steps[numbers[0]];
  const right = rightOf(numbers.map((number) => student.letters[number]));
  const heading = make("h2", {}, exerciseTitle || exercise, make("span", { class: "soft" }, `${right} of ${numbers.length}`));
  const list = make("ol", { class: "steps" }, ...numbers.map((number) => stepItem(student, number)));
  return make("section", {}, heading, list);
}

function exercises() {
  const found = new Map();
  steps.forEach((step, number) => found.set(step.exercise, [...(found.get(step.exercise) ?? []), number]));
  return [...found.values()];
}

function showStudent(student, step) {
  byId("student-name").replaceChildren(make("bdi", {}, student.name));
  const right = rightOf([...student.letters]);
  const earned = student.points === null ? "not graded" : `${pointsOf(student)} of ${data.most} points`;
  byId("student-facts").textContent = `${earned}, ${right} of ${counted(steps.length, "step")} right`;
  const notes = student.notes.map((note) => make("p", { class: "note" }, make("bdi", {}, note)));
  const error = student.error ? [make("p", { class: "note bad" }, "Could not be graded: ", make("bdi", {}, student.error))] : [];
  byId("student-notes").replaceChildren(...error, ...notes);
  byId("student-steps").replaceChildren(...exercises().map((numbers) => exerciseSection(student, numbers)));
  const rows = view.rows.includes(student) ? view.rows : students;
  const place = rows.indexOf(student);
  link("previous", rows[place - 1]);
  link("next", rows[place + 1]);
  swap(true);
  document.title = `${student.name}: ${title}`;
  const target = byId(`step-${step}`) ?? byId("student-name");
  target.focus({ preventScroll: true });
  if (target.id === "student-name") scrollTo(0, 0);
  else target.scrollIntoView({ block: "center" });
}

function link(id, student) {
  byId(id).hidden = student === undefined;
  if (student !== undefined) byId(id).href = `#student=${student.number}`;
}

/** Show a student instead of the class, or the class again, where it was left. */
function swap(toStudent) {
  if (byId("class").hidden === toStudent) return;
  if (toStudent) returnTo = { top: scrollY, grid: scroller.scrollTop };
  hideTip();
  byId("class").hidden = toStudent;
  byId("student").hidden = !toStudent;
  if (toStudent) return;
  document.title = title;
  scroller.scrollTop = returnTo.grid;
  draw();
  scrollTo(0, returnTo.top);
  (activeCell() ?? scroller).focus({ preventScroll: true });
}

/** The entry that a number in the address names, if there is one. */
function entry(list, number) {
  return /^\d+$/.test(number ?? "") ? list[number] : undefined;
}

function follow() {
  const address = new URLSearchParams(location.hash.slice(1));
  const student = entry(students, address.get("student"));
  const step = entry(steps, address.get("step"));
  if (student) return showStudent(student, address.get("step"));
  swap(false);
  const text = step && entry(step.causes, address.get("cause"));
  if (text === undefined) return;
  showAll({ step: steps.indexOf(step), text });
  byId("students").scrollIntoView();
  byId("students").focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("student").hidden) location.hash = "students";
});
