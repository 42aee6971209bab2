/* Only comforts: everything works without this file. */
(() => {
  "use strict"

  /* Material 9.8 asks each alternate for a sitemap of its own, which is not there; it looks for this exact value. */
  for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) link.rel = "alternate "

  /* Keep the reader on the same section: ids are equal in all languages. */
  for (const link of document.querySelectorAll("[data-ms-keep-section]")) {
    link.addEventListener("click", () => {
      if (location.hash) link.hash = location.hash
    })
  }

  /* Close the switcher with Escape, or when the focus or a click goes elsewhere. */
  for (const switcher of document.querySelectorAll("[data-ms-switcher]")) {
    switcher.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && switcher.open) {
        switcher.open = false
        switcher.querySelector("summary").focus()
      }
    })
    switcher.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !switcher.contains(event.relatedTarget)) switcher.open = false
    })
    document.addEventListener("click", (event) => {
      if (!switcher.contains(event.target)) switcher.open = false
    })
  }
})()
