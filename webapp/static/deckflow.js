// Two conveniences; the pages work without them.

// Nobody looks at a hidden page: it does not ask the server.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden) event.preventDefault();
});

// Say what is too large before it travels, and that the upload is on its way.
const upload = document.getElementById("upload");
if (upload) {
  const said = document.getElementById("upload-said");
  const button = upload.querySelector("button");
  upload.addEventListener("submit", (event) => {
    const limit = Number(upload.dataset.maxBytes);
    const large = [...upload.elements.file.files].filter((file) => file.size > limit);
    if (large.length) {
      event.preventDefault();
      said.textContent = "Too large: " + large.map((file) => file.name).join(", ");
      return;
    }
    said.textContent = "Uploading and checking…";
    button.disabled = true;
  });
  // A page that comes back from the browser's history can be used again.
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    said.textContent = "";
  });
}
