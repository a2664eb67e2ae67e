"use strict";
(function () {
  var root = document.documentElement, button = document.getElementById("theme");
  function stored(value) {
    try { return value === undefined ? localStorage.getItem("neurosim-theme") : localStorage.setItem("neurosim-theme", value); } catch (refused) { return null; }
  }
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function show() {
    button.setAttribute("aria-pressed", String(isDark()));
  }
  if (stored() === "dark" || stored() === "light") { root.dataset.theme = stored(); }
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    stored(root.dataset.theme);
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  document.querySelectorAll("button[data-picture]").forEach(function (one) {
    one.addEventListener("click", function () {
      var picture = document.getElementById(one.dataset.picture).cloneNode(true), style = document.createElementNS("http://www.w3.org/2000/svg", "style");
      style.textContent = "STANDALONE";
      picture.insertBefore(style, picture.firstChild);
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }));
      link.download = one.dataset.picture.slice("chart-".length) + ".svg";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    });
  });
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (one) { one.open = true; });
  });
})();
