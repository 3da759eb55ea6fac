"use strict";

/* Tables: a button in each heading sorts by that column, numbers by size. */
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(table.tBodies[0], column, descending ? -1 : 1);
    });
  });
}

function sort(body, column, direction) {
  const order = (row) => row.cells[column].dataset.order;
  const rows = [...body.rows].map((row, place) => ({ row, place }));
  const numbers = rows.every(({ row }) => row.cells[column].classList.contains("number"));
  rows.sort((one, other) => {
    const a = order(one.row), b = order(other.row);
    const by = numbers ? rank(a) - rank(b) : a.localeCompare(b, undefined, { numeric: true });
    return direction * by || one.place - other.place;
  });
  body.append(...rows.map(({ row }) => row));
}

/* What is no number stands behind all that are. */
function rank(text) {
  const value = Number(text);
  return Number.isNaN(value) ? Number.MAX_VALUE : value;
}

/* Charts: a pointer, or the arrow keys, read the values of an epoch. */
for (const plot of document.querySelectorAll("svg.plot")) {
  const curves = [...plot.querySelectorAll(".curve")].map((path) => ({
    name: path.dataset.name,
    values: path.dataset.values.split(" "),
  }));
  const count = Math.max(...curves.map((curve) => curve.values.length));
  const left = Number(plot.dataset.left), right = Number(plot.dataset.right);
  const cursor = plot.querySelector(".cursor");
  const output = plot.parentNode.querySelector("output");
  let epoch = 0;

  const show = (wanted) => {
    epoch = Math.min(count, Math.max(1, wanted));
    const share = count === 1 ? 0.5 : (epoch - 1) / (count - 1);
    const x = left + share * (right - left);
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    output.textContent =
      plot.dataset.unit + " " + epoch + ": " +
      curves.map((curve) => curve.name + " " + (curve.values[epoch - 1] ?? "\u2013")).join(", ");
  };
  plot.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * plot.viewBox.baseVal.width;
    show(1 + Math.round(((x - left) / (right - left)) * (count - 1)));
  });
  plot.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: epoch - 1, ArrowRight: epoch + 1, Home: 1, End: count };
    if (event.key in moves) {
      event.preventDefault();
      show(moves[event.key]);
    }
  });
}
