/* Only comforts: everything works without this file. */
(() => {
  "use strict"

  /* Material 9.8 asks each alternate for a sitemap of its own, which is not there; it looks for this exact value. */
  for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) link.rel = "alternate "

  /* Firefox keeps a checkbox as it was over a reload; Material's two are not the reader's to find open. */
  for (const toggle of document.querySelectorAll(".md-toggle")) toggle.checked = false

  /* Keep the reader on the same section: ids are equal in all languages. */
  for (const link of document.querySelectorAll("[data-ms-keep-section]")) {
    link.addEventListener("click", () => {
      if (location.hash) link.hash = location.hash
    })
  }

  /* Close the switcher and the menu with Escape, or when the focus or a click goes elsewhere. */
  for (const popup of document.querySelectorAll("[data-ms-popup]")) {
    popup.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && popup.open) {
        popup.open = false
        popup.querySelector("summary").focus()
      }
    })
    popup.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !popup.contains(event.relatedTarget)) popup.open = false
    })
    document.addEventListener("click", (event) => {
      if (!popup.contains(event.target)) popup.open = false
    })
  }

  /* Leaving in a hurry: the page left is not what the back button returns to. */
  for (const link of document.querySelectorAll("[data-leave]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault()
      location.replace(link.href)
    })
  }

  /* Material opens its search by a label, which a keyboard does not reach, and leaves the focus behind when it closes. */
  const search = document.getElementById("__search")
  const query = document.querySelector("[data-md-component=search-query]")
  const opener = document.querySelector("[data-ms-search]")
  opener?.addEventListener("click", () => {
    if (!search.checked) search.click()
    query.focus()
    fetchSearch()
  })
  query?.addEventListener("input", () => fetchSearch())
  query?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    if (search.checked) search.click()
    opener.focus() // on wide screens it is not shown, and the focus stays in the field
  })

  /* The script that searches is fetched when it is needed; what was typed in the meantime is searched for then. */
  const fetchSearch = () => {
    const later = document.querySelector("script[data-ms-later]")
    if (!later) return
    const script = document.createElement("script")
    script.src = later.dataset.src
    script.addEventListener("load", () => {
      if (document.activeElement !== query) return
      query.dispatchEvent(new Event("focus"))
      query.dispatchEvent(new KeyboardEvent("keyup"))
    })
    later.replaceWith(script)
  }

  /* Wide tables scroll in boxes of their own: not every browser lets a keyboard into them. */
  addEventListener("load", () => {
    for (const box of document.querySelectorAll(".md-typeset :is(.md-typeset__scrollwrap, table, pre, code)")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
    }
  })
})()
