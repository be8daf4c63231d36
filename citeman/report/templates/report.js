"use strict";
(() => {
  const pageSize = 50;
  const form = document.querySelector(".tools");
  const status = form.querySelector(".status");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entities = { lt: "<", gt: ">", amp: "&", "#34": '"', "#39": "'" };
  // What a group can be filtered and ordered by: the data attributes of its first tag.
  const facets = (html) => {
    const tag = html.slice(0, html.indexOf(">"));
    const found = tag.matchAll(/ data-(\w)=(?:"([^"]*)"|([^\s">]*))/g);
    return Object.fromEntries([...found].map(([, name, quoted, bare]) => [name, quoted ?? bare]));
  };
  const counted = (number, list) => `${number.toLocaleString("en")} ${number === 1 ? list.one : list.many}`;

  // One list a section: its articles as strings, of which only those of the page in view are ever in the document.
  const lists = [...document.querySelectorAll("section[data-one]")].map((section) => {
    const holder = section.querySelector(".list");
    const hidden = holder.querySelector("noscript");
    const html = [...holder.querySelectorAll("article")].map((article) => article.outerHTML);
    if (hidden) html.push(...hidden.textContent.split(/(?=<article )/).filter((text) => text.startsWith("<article ")));
    const items = html.map((text) => ({ html: text, words: null, ...facets(text) }));
    return { section, holder, items, found: items, page: 0, one: section.dataset.one, many: section.dataset.many };
  });

  const words = (item) => {
    if (item.words === null) {
      const text = item.html
        .replace(/<\/?mark>/g, "")
        .replace(/<[^>]*>/g, " ")
        .replace(/&(lt|gt|amp|#34|#39);/g, (_, name) => entities[name]);
      item.words = plain(text.replace(/\s+/g, " "));
    }
    return item.words;
  };

  const wanted = () => {
    const terms = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
    const source = form.elements.source.value;
    return (item) =>
      (!form.elements.differs.checked || item.d === "1") &&
      (!form.elements.person.checked || item.p === "1") &&
      (source === "" || item.s.split(" ").includes(source)) &&
      terms.every((term) => words(item).includes(term));
  };

  const orders = {
    doubt: (left, right) => left.q - right.q,
    size: (left, right) => right.n - left.n,
  };

  const pager = (list, pages) => {
    const bar = document.createElement("nav");
    bar.className = "pager";
    bar.setAttribute("aria-label", `Pages of ${list.many}`);
    const button = (text, page) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.disabled = page < 0 || page >= pages;
      made.addEventListener("click", () => {
        list.page = page;
        show(list);
        const heading = list.section.querySelector("h2");
        heading.focus({ preventScroll: true });
        heading.scrollIntoView();
        tell();
      });
      return made;
    };
    const place = document.createElement("span");
    place.textContent = `Page ${(list.page + 1).toLocaleString("en")} of ${pages.toLocaleString("en")}`;
    bar.append(button("First", list.page ? 0 : -1), button("Previous", list.page - 1), place);
    bar.append(button("Next", list.page + 1), button("Last", list.page < pages - 1 ? pages - 1 : pages));
    return bar;
  };

  const show = (list, all = false) => {
    const pages = Math.ceil(list.found.length / pageSize);
    const shown = all ? list.found : list.found.slice(list.page * pageSize, (list.page + 1) * pageSize);
    list.section.querySelectorAll(".pager").forEach((bar) => bar.remove());
    list.holder.innerHTML = shown.map((item) => item.html).join("") || '<p class="none">Nothing here matches.</p>';
    for (const table of list.holder.querySelectorAll(".t")) {
      if (table.scrollWidth <= table.clientWidth) table.removeAttribute("tabindex"); // no stop where nothing scrolls
    }
    if (pages > 1) {
      list.holder.before(pager(list, pages));
      list.holder.after(pager(list, pages));
    }
  };

  const tell = () => {
    status.textContent = lists
      .map((list) => {
        const from = list.page * pageSize + 1;
        const to = Math.min(from + pageSize - 1, list.found.length);
        const few = list.found.length <= pageSize;
        const view = few ? "" : `, ${from.toLocaleString("en")} to ${to.toLocaleString("en")} in view`;
        const all = counted(list.items.length, list);
        const filtered = list.found.length < list.items.length;
        return (filtered ? `${list.found.length.toLocaleString("en")} of ${all}` : all) + view;
      })
      .join("; ");
  };

  const apply = () => {
    const matches = wanted();
    const order = orders[form.elements.order.value];
    for (const list of lists) {
      list.found = list.items.filter(matches);
      if (order) list.found.sort(order);
      list.page = 0;
      show(list);
    }
    tell();
  };

  // A link to a group that is not in view turns to its page.
  const turn = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    for (const list of lists) {
      const place = list.found.findIndex((item) => item.html.startsWith(`<article id="${id}"`));
      if (place < 0) continue;
      list.page = Math.floor(place / pageSize);
      show(list);
      tell();
      document.getElementById(id)?.scrollIntoView();
    }
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  addEventListener("hashchange", turn);
  addEventListener("beforeprint", () => lists.forEach((list) => show(list, true)));
  addEventListener("afterprint", () => lists.forEach((list) => show(list)));

  // A filter can stand in the address: report.html?q=xiaomi&source=1&order=doubt&differs=1
  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "source", "order"]) if (asked.has(name)) form.elements[name].value = asked.get(name);
  for (const name of ["differs", "person"]) form.elements[name].checked = asked.get(name) === "1";
  if (lists.length) {
    form.hidden = false;
    apply();
    turn();
  }
})();
