"use strict";

// The students as the page's data has them, and how elements are made: texts are only ever set as text.

const data = JSON.parse(document.getElementById("data").textContent);

const groups = data.groups.map(([letter, style, meaning], rank) => ({ letter, style, meaning, rank }));
const groupOf = Object.fromEntries(groups.map((group) => [group.letter, group]));
const steps = data.steps.map(([exercise, exerciseTitle, name, title, percent, causes]) => ({
  exercise,
  exerciseTitle,
  name,
  title,
  percent,
  causes,
}));
const NOT_RIGHT = 5; // numbers for each step that is not right

const students = data.students.map(([name, points, letters, notRight, error, notes], number) => ({
  number,
  name,
  lower: name.toLowerCase(),
  points,
  letters,
  notRight,
  error,
  notes,
}));

/** What is known about a student's step that is not right; null for one that is. */
function failure(student, step) {
  for (let at = 0; at < student.notRight.length; at += NOT_RIGHT) {
    if (student.notRight[at] === step) {
      const [cause, feedback, code, lacking] = student.notRight.slice(at + 1, at + NOT_RIGHT).map((n) => data.texts[n]);
      const [mistake, sentence] = cause.split("\n");
      return { causeText: student.notRight[at + 1], mistake, sentence, feedback, code, lacking };
    }
  }
  return null;
}

function pointsOf(student) {
  return student.points === null ? "not graded" : String(+student.points.toFixed(2));
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function counted(number, one) {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
