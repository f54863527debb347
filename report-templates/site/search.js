// Search over everything the site knows. The index is a script beside this one, loaded when somebody begins to search,
// since a page that is read from a folder may not fetch a file.
(function () {
  "use strict";
  var MOST = 20;
  var root = document.currentScript.getAttribute("data-root");

  function ready() {
    var form = document.querySelector(".search");
    var input = document.getElementById("search");
    var said = document.getElementById("search-said");
    var found = document.getElementById("search-found");
    var asked = false;
    form.hidden = false;

    function load() {
      if (asked) { return; }
      asked = true;
      var script = document.createElement("script");
      script.src = root + "assets/search-index.js";
      script.onload = look;
      script.onerror = function () { said.textContent = "The index cannot be read. Use the index A to Z."; };
      document.head.appendChild(script);
    }

    // The whole name first, then the start of a name, then within a name, then within a description.
    function score(entry, words, whole) {
      var title = entry[1].toLowerCase();
      var about = entry[3].toLowerCase();
      var bare = title.substring(title.lastIndexOf(".") + 1);
      if (title === whole || bare === whole) { return title === whole ? 0 : 1; }
      var all = true;
      var inTitle = true;
      words.forEach(function (word) {
        var there = title.indexOf(word) >= 0;
        inTitle = inTitle && there;
        all = all && (there || about.indexOf(word) >= 0);
      });
      if (!all) { return -1; }
      if (!inTitle) { return 5; }
      return bare.indexOf(whole) === 0 ? 2 : title.indexOf(whole) >= 0 ? 3 : 4;
    }

    function look() {
      var whole = input.value.trim().toLowerCase();
      found.textContent = "";
      if (whole.length < 2) { said.textContent = ""; return; }
      if (!window.siteIndex) { load(); said.textContent = "Reading the index…"; return; }
      var words = whole.split(/\s+/);
      var hits = [];
      window.siteIndex.forEach(function (entry, order) {
        var points = score(entry, words, whole);
        if (points >= 0) { hits.push({ entry: entry, points: points, order: order }); }
      });
      hits.sort(function (a, b) { return a.points - b.points || a.order - b.order; });
      said.textContent = hits.length === 0 ? "Nothing found. Try a part of the word, or the index A to Z."
        : hits.length === 1 ? "1 found."
        : hits.length + " found" + (hits.length > MOST ? ", the first " + MOST + " shown" : "") + ". Arrow down leads into the list.";
      hits.slice(0, MOST).forEach(function (hit) { found.appendChild(item(hit.entry)); });
    }

    function item(entry) {
      var line = document.createElement("li");
      var link = document.createElement("a");
      var title = document.createElement("strong");
      var about = document.createElement("span");
      link.href = root + entry[2];
      title.textContent = entry[1];
      about.textContent = " " + entry[0] + ". " + entry[3];
      link.appendChild(title);
      link.appendChild(about);
      line.appendChild(link);
      return line;
    }

    function move(event) {
      var links = Array.prototype.slice.call(found.querySelectorAll("a"));
      var at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        input.value = "";
        look();
        input.focus();
      } else if (event.key === "ArrowDown" && at < links.length - 1) {
        links[at + 1].focus();
      } else if (event.key === "ArrowUp" && at > 0) {
        links[at - 1].focus();
      } else if (event.key === "ArrowUp" && at === 0) {
        input.focus();
      } else {
        return;
      }
      event.preventDefault();
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", look);
    form.addEventListener("keydown", move);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = found.querySelector("a");
      if (first) { window.location.href = first.href; }
    });
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", ready); } else { ready(); }
}());
