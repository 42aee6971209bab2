/* Lists of events, by the reader's clock and choice. Everything works without this file: the lists are right on the day
   they were built, and each filter is a page of its own. */
(() => {
  "use strict"

  /* A site that was not built for a week still shows what is over; a list of coming events does not. */
  const now = Date.now()
  for (const list of document.querySelectorAll("[data-coming]")) {
    for (const item of list.querySelectorAll(":scope > [data-end]")) {
      if (Date.parse(item.dataset.end) < now) item.remove()
    }
  }

  /* Filters beside the whole list become switches that can be combined: within a row any, across rows all. */
  for (const filters of document.querySelectorAll(".ms-filters[data-counts]")) {
    const list = filters.parentElement.querySelector("[data-coming]")
    if (!list) continue
    const counts = JSON.parse(filters.dataset.counts)
    const status = document.createElement("p")
    status.className = "ms-note"
    status.setAttribute("role", "status")
    if (filters.dataset.countsLang !== document.documentElement.lang) status.lang = filters.dataset.countsLang
    filters.after(status)

    const held = (item, kind, value) => {
      if (kind === "type") return item.dataset.type === value
      if (kind === "district") return item.dataset.district === value
      if (kind === "language") return (item.dataset.languages ?? "").split(" ").includes(value)
      const minorities = (item.dataset.minorities ?? "").split(" ").filter(Boolean)
      return minorities.length === 0 || minorities.includes(value)
    }
    const apply = () => {
      const chosen = new Map()
      for (const button of filters.querySelectorAll("[aria-pressed=true]")) {
        const { filter, value } = button.dataset
        chosen.set(filter, [...(chosen.get(filter) ?? []), value])
      }
      let shown = 0
      for (const item of list.children) {
        item.hidden = ![...chosen].every(([kind, values]) => values.some((value) => held(item, kind, value)))
        if (!item.hidden) shown += 1
      }
      status.textContent = counts[shown] ?? ""
    }
    for (const link of filters.querySelectorAll("a[data-filter]")) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "ms-switch"
      button.setAttribute("aria-pressed", "false")
      Object.assign(button.dataset, link.dataset)
      if (link.lang) button.lang = link.lang
      if (link.dir) button.dir = link.dir
      button.replaceChildren(...link.childNodes)
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"))
        apply()
      })
      link.replaceWith(button)
    }
  }
})()
