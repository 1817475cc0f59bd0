// A tip says what a cell's sign stands for.

const tip = byId("tip");

function hideTip() {
  tip.hidden = true;
}

function showTip(event) {
  const cell = event.target.closest("td.step[data-column]");
  const row = cell?.closest("tr[data-row]");
  if (!row) return hideTip();
  const student = view.rows[row.dataset.row];
  const step = view.columns[cell.dataset.column - FIRST_STEP];
  const group = groupOf[student.letters[step]];
  const found = failure(student, step);
  tip.replaceChildren(make("b", {}, make("bdi", {}, student.name)), make("p", {}, make("code", {}, steps[step].name), make("span", { class: `sign ${group.style}` }), group.meaning));
  if (found && found.sentence) tip.append(make("p", { class: "soft" }, make("bdi", {}, found.sentence)));
  tip.hidden = false;
  const place = cell.getBoundingClientRect();
  const left = Math.min(Math.max(8, place.left + place.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
  const over = place.top - tip.offsetHeight - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${over < 8 ? place.bottom + 8 : over}px`;
}

scroller.addEventListener("mouseover", showTip);
scroller.addEventListener("mouseleave", hideTip);
scroller.addEventListener("focusin", showTip);
scroller.addEventListener("focusout", hideTip);
