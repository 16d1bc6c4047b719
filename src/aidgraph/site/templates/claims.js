
"use strict";
(() => {
  const form = document.getElementById("filter");
  const [find, kind, status] = ["find", "kind", "status"].map((id) => document.getElementById(id));
  const shown = document.getElementById("shown");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const rows = [...document.querySelectorAll("tr[data-kind]")].map((row) => ({ row, text: fold(row.textContent) }));

  function apply() {
    const words = fold(find.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      const fits = (!kind.value || row.dataset.kind === kind.value)
        && (!status.value || row.dataset.status === status.value)
        && words.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits;
    }
    for (const section of document.querySelectorAll("section.claims")) {
      section.hidden = !section.querySelector("tbody tr:not([hidden])");
    }
    document.getElementById("nothing").hidden = count > 0 || rows.length === 0;
    shown.textContent = `${count} / ${rows.length}`;
  }

  // A link to a claim must find it, whatever the filter hides.
  function reveal() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row && (row.hidden || row.closest("[hidden]"))) {
      form.reset();
      apply();
      row.scrollIntoView();
    }
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
})();
