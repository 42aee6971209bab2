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

  /* Material opens its search by a label, which a keyboard does not reach. */
  const search = document.getElementById("__search")
  for (const button of document.querySelectorAll("[data-ms-search]")) {
    button.addEventListener("click", () => {
      if (search && !search.checked) search.click()
    })
  }
})()
