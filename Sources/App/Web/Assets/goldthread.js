// Goldthread works without this. It saves some clicks and some second thoughts.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // A form is sent once. Its buttons wake up again when the page is shown from the back cache.
  const sending = new WeakSet();
  for (const form of all("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (sending.has(form)) {
        event.preventDefault();
        return;
      }
      sending.add(form);
      for (const button of all("button", form)) button.setAttribute("aria-disabled", "true");
    });
  }
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of all("form[data-once]")) {
      sending.delete(form);
      for (const button of all("button", form)) button.removeAttribute("aria-disabled");
    }
  });

  // An open group of sections closes when one turns elsewhere.
  const groups = all(".section-group");
  const closeGroups = (except) => {
    for (const group of groups) if (group !== except) group.open = false;
  };
  if (groups.length) {
    addEventListener("click", (event) => closeGroups(event.target.closest(".section-group")));
    addEventListener("focusin", (event) => closeGroups(event.target.closest(".section-group")));
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const open = groups.find((group) => group.open);
      if (!open) return;
      closeGroups(null);
      open.querySelector("summary").focus();
    });
  }

  // What is wrong comes first.
  const summary = document.getElementById("problems");
  if (summary) {
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "start" });
  }
  for (const link of all(".error-summary a")) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.focus({ preventScroll: true });
      (field.closest(".field") || field).scrollIntoView({ block: "start" });
    });
  }

  // Words that were typed and not saved are not lost by a wrong click.
  for (const form of all("form[data-guard]")) {
    const state = () => new URLSearchParams(Array.from(new FormData(form)).map(
      ([name, value]) => [name, value instanceof File ? value.name : value])).toString();
    const atFirst = state();
    addEventListener("beforeunload", (event) => {
      if (!sending.has(form) && state() !== atFirst) event.preventDefault();
    });
  }

  // Filters are applied when a choice is made; words wait for Enter. The button stays for those
  // who make several choices by keyboard.
  for (const form of all("form[data-autosubmit]")) {
    let byPointer = false;
    form.addEventListener("pointerdown", () => { byPointer = true; });
    form.addEventListener("keydown", () => { byPointer = false; });
    form.addEventListener("change", (event) => {
      if (byPointer && event.target instanceof HTMLSelectElement) form.requestSubmit();
    });
    form.addEventListener("submit", () => {
      for (const field of all("select, input", form)) {
        if (field.value === "") field.disabled = true;
      }
    });
    addEventListener("pageshow", () => {
      for (const field of all("select, input", form)) field.disabled = false;
    });
  }

  // How many characters are left. Announced when one pauses, not at each letter.
  for (const area of all("textarea[data-maximum]")) {
    const most = Number(area.dataset.maximum);
    const shown = document.createElement("p");
    shown.className = "count";
    shown.setAttribute("aria-hidden", "true");
    const spoken = document.createElement("p");
    spoken.className = "visually-hidden";
    spoken.setAttribute("aria-live", "polite");
    area.after(shown, spoken);
    let pause = 0;
    const words = () => {
      const left = most - Array.from(area.value.replace(/\r\n/g, "\n").trim()).length;
      const noun = Math.abs(left) === 1 ? "character" : "characters";
      return [left, left >= 0 ? `${left} ${noun} left` : `${-left} ${noun} too many`];
    };
    const count = () => {
      const [left, text] = words();
      shown.textContent = text;
      shown.classList.toggle("is-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => { spoken.textContent = text; }, 1200);
    };
    area.addEventListener("input", count);
    shown.textContent = words()[1];
  }

  // A file may be dropped on its field from anywhere near it.
  for (const field of all("input[data-drop]")) {
    const over = (on) => field.classList.toggle("is-over", on);
    field.addEventListener("dragover", () => over(true));
    field.addEventListener("dragleave", () => over(false));
    field.addEventListener("drop", () => over(false));
  }

  // Many files: how many and how large they are is said before they are sent. More than one sending
  // can take goes in several, one after the other.
  for (const field of all("input[data-most-files]")) {
    const form = field.form;
    const mostFiles = Number(field.dataset.mostFiles);
    const mostBytes = Number(field.dataset.mostBytes);
    const said = document.createElement("p");
    said.className = "chosen";
    said.setAttribute("role", "status");
    field.after(said);
    const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;
    const total = (files) => files.reduce((sum, file) => sum + file.size, 0);
    const portions = (files) => files.reduce((found, file) => {
      const last = found[found.length - 1];
      if (last && last.length < mostFiles && total(last) + file.size <= mostBytes) last.push(file);
      else found.push([file]);
      return found;
    }, []);
    field.addEventListener("change", () => {
      const files = Array.from(field.files);
      said.textContent = files.length === 0 ? ""
        : `${files.length} ${files.length === 1 ? "file" : "files"}, ${megabytes(total(files))}`;
    });
    form.addEventListener("submit", async (event) => {
      const files = Array.from(field.files);
      const parts = portions(files);
      if (event.defaultPrevented || parts.length < 2) return;
      event.preventDefault();
      let address = form.action;
      let sent = 0;
      try {
        for (const part of parts) {
          said.textContent = `Sending: ${sent} of ${files.length} files`;
          const data = new FormData(form);
          data.delete(field.name);
          if (sent > 0) data.delete("_once");
          for (const file of part) data.append(field.name, file);
          const answer = await fetch(address, { method: "POST", body: data });
          if (!answer.ok) throw new Error(`${answer.status}`);
          if (sent === 0 && !address.endsWith("/files")) address = `${answer.url.split("?")[0]}/files`;
          sent += part.length;
        }
        location.assign(address.replace(/\/files$/, ""));
      } catch {
        said.classList.add("is-over");
        said.textContent = `Sending broke off after ${sent} of ${files.length} files. `
          + "Those are kept; send the others again.";
        sending.delete(form);
        for (const button of all("button", form)) button.removeAttribute("aria-disabled");
      }
    });
  }

  // A large file: how much of it has arrived is said while it is sent. The answer is shown as it
  // would be without this. What is small arrives at once, and is sent as any form is.
  const large = 1048576;
  for (const field of all("input[data-upload]")) {
    const form = field.form;
    const size = () => Array.from(field.files).reduce((sum, file) => sum + file.size, 0);
    const said = document.createElement("p");
    said.className = "chosen";
    said.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.className = "sending";
    bar.max = 100;
    bar.hidden = true;
    bar.setAttribute("aria-label", "How much of the file has been sent");
    field.after(said, bar);
    const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;
    const most = Number(field.dataset.most ?? Infinity);
    const isTooLarge = () => size() > most;
    const sayAgain = () => {
      sending.delete(form);
      for (const button of all("button", form)) button.removeAttribute("aria-disabled");
    };
    field.addEventListener("change", () => {
      said.classList.toggle("is-over", isTooLarge());
      said.textContent = size() < large ? "" : megabytes(size());
      if (isTooLarge()) said.textContent += `. At most ${megabytes(most)} are taken: choose a smaller file.`;
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || size() < large) return;
      event.preventDefault();
      if (isTooLarge()) {
        field.focus();
        sayAgain();
        return;
      }
      const request = new XMLHttpRequest();
      let tenths = -1;
      bar.hidden = false;
      request.upload.addEventListener("progress", (step) => {
        if (!step.lengthComputable) return;
        bar.value = 100 * step.loaded / step.total;
        const now = Math.floor(10 * step.loaded / step.total);
        if (now === tenths) return;
        tenths = now;
        said.textContent = now < 10
          ? `Sending: ${megabytes(step.loaded)} of ${megabytes(step.total)}`
          : "The file has arrived and is being read …";
      });
      request.upload.addEventListener("load", () => { bar.removeAttribute("value"); });
      request.addEventListener("load", () => {
        if (request.responseURL !== form.action) history.pushState(null, "", request.responseURL);
        document.open();
        document.write(request.responseText);
        document.close();
        scrollTo(0, 0);
      });
      request.addEventListener("error", () => {
        bar.hidden = true;
        said.classList.add("is-over");
        said.textContent = "Sending broke off. Nothing was kept; send the file again.";
        sayAgain();
      });
      request.open("POST", form.action);
      request.send(new FormData(form));
    });
  }

  // Work that goes on in the background is asked about again and again until its page has nothing
  // more to follow, or is not to be had; then the page itself is opened. It may name another address
  // to ask, which puts no look on record.
  const follow = () => {
    const part = document.querySelector("[data-live]");
    if (!part) return;
    setTimeout(async () => {
      try {
        const answer = await fetch(part.dataset.from || location.href, {
          headers: { Accept: "text/html" }, redirect: "manual",
        });
        const leadsOn = answer.type === "opaqueredirect";
        const isRefused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
        const page = answer.ok
          && new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page && page.getElementById(part.id);
        if (leadsOn || isRefused || page && !(fresh && fresh.hasAttribute("data-live"))) {
          return location.replace(location.pathname + location.search);
        }
        if (fresh) part.replaceWith(document.importNode(fresh, true));
      } catch { /* The connection may come back. */ }
      follow();
    }, Number(part.dataset.live));
  };
  follow();

  // "/" goes to the search of a list, as in many other places.
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLElement
      && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector('input[type="search"]');
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
})();
