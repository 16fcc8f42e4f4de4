// Keeps what is typed while it is typed, and lets one move in a grid of fields as in a spreadsheet.
// Everything works without this: forms have a button that saves drafts.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const pause = 900;
  const longest = 3000;
  const again = 10000;
  // Names this window among those that write in one draft.
  const windowKey = Array.from(crypto.getRandomValues(new Uint8Array(9)),
    (byte) => byte.toString(16).padStart(2, "0")).join("");
  const drafts = [];

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // A form whose words are kept, or one row of a form of many.
  class Draft {
    constructor(root) {
      this.root = root;
      this.form = root.closest("form");
      this.prefix = root.dataset.prefix || "";
      this.turn = 0;
      this.kept = this.state();
      this.shown = root.querySelector("[data-saved]");
      this.open = new Map();
      this.takeBoxes();
      for (const kind of ["input", "change"]) root.addEventListener(kind, () => this.later());
    }

    fields() {
      return all("input[name], select[name], textarea[name]", this.root)
        .filter((field) => !/^_|^row$/.test(field.name));
    }

    field(name) {
      return this.fields().filter((field) => field.name === this.prefix + name);
    }

    // What was chosen between two wordings, and is sent with the next words.
    choices() { return all("input[data-chosen]", this.root); }

    pairs(isTyped) {
      return this.fields()
        .filter((field) => (field.type === "hidden") !== isTyped)
        .filter((field) => !/^(checkbox|radio)$/.test(field.type) || field.checked)
        .map((field) => [field.name.slice(this.prefix.length), field.value]);
    }

    state() { return JSON.stringify(this.pairs(true)); }

    // What a field held when its words were saved last; undefined where that is not settled.
    saved(field) {
      const name = field.name.slice(this.prefix.length);
      const pair = this.kept && JSON.parse(this.kept).find((one) => one[0] === name);
      return pair ? pair[1] : undefined;
    }

    isDirty() { return this.state() !== this.kept; }

    body() {
      const body = new URLSearchParams([...this.pairs(false), ...this.pairs(true)]);
      body.set("_token", this.form.elements._token.value);
      body.set("window", windowKey);
      body.set("turn", String(++this.turn));
      return body;
    }

    later() {
      if (!this.isDirty()) return;
      this.say("Not saved yet.");
      clearTimeout(this.timer);
      const now = Date.now();
      this.since = this.since || now;
      this.timer = setTimeout(() => this.save(), Math.min(pause, Math.max(0, this.since + longest - now)));
    }

    // The page is going away: whatever is typed is sent on its way.
    leave() {
      const state = this.state();
      if (this.isSent || !this.isDirty() || this.left === state) return;
      this.left = state;
      fetch(this.root.dataset.autosave, { method: "POST", body: this.body(), keepalive: true })
        .then((answer) => { if (answer.ok) this.kept = state; })
        .catch(() => { /* The page may come back: then it is tried again. */ })
        .finally(() => { this.left = null; });
    }

    async save() {
      clearTimeout(this.timer);
      if (this.isSent || this.isSaving || !this.isDirty()) return;
      this.isSaving = true;
      this.since = 0;
      const state = this.state();
      const chosen = this.choices();
      try {
        const answer = await fetch(this.root.dataset.autosave, { method: "POST", body: this.body() });
        const isJSON = (answer.headers.get("Content-Type") || "").startsWith("application/json");
        if (answer.ok && isJSON) {
          this.take(await answer.json(), state, chosen);
        } else {
          await this.refused(answer);
        }
      } catch {
        this.trouble("Not saved yet: the service cannot be reached. Your words are still here, and it is tried again.", true);
      }
      this.isSaving = false;
      if (!this.hasTrouble && this.isDirty()) this.later();
    }

    async refused(answer) {
      if (answer.status === 403 && await this.renew()) return;
      if (answer.status === 403) {
        this.trouble("Not saved: you have been signed out. Your words are still here.", true, "/sign-in");
      } else if (answer.status >= 500 || answer.status === 429) {
        this.trouble("Not saved yet: the service is busy. Your words are still here, and it is tried again.", true);
      } else {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const reason = page.querySelector(".lead");
        this.trouble(`Not saved. ${reason ? reason.textContent : ""} Copy your words before you leave this page.`, true);
      }
    }

    // The session has ended and the same person may have signed in again, in another window: then the
    // page as it is now knows the new session's token.
    async renew() {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const form = page.querySelector("form[data-writer]");
      const token = form && form.querySelector("[name=_token]");
      if (!token || form.dataset.writer !== this.form.dataset.writer
        || token.value === this.form.elements._token.value) return false;
      this.form.elements._token.value = token.value;
      this.settle();
      return true;
    }

    take(news, state, chosen) {
      this.settle();
      const before = new Map(JSON.parse(state));
      let isWhole = news.disputed.length === 0;
      const isStill = this.state() === state;
      for (const other of news.adopted) {
        for (const name of [other.name, `${other.name}-month`, `${other.name}-year`]) {
          for (const field of this.field(name)) isWhole = this.adopt(field, name, news, before) && isWhole;
        }
      }
      for (const choice of chosen) choice.remove();
      for (const [name, shown] of this.open) {
        if (!news.disputed.some((other) => other.name === name)) this.close(name, shown);
      }
      for (const other of news.disputed) {
        if (this.field(`${other.name}.choice`).length === 0) this.showBoth(other, news);
      }
      if (isWhole) this.goOn(news);
      // What was typed since it was sent is saved next.
      this.kept = isStill ? this.state() : state;
      if (this.choices().length) this.kept = null;
      const adopted = news.adopted.map((other) => `${other.by} changed “${other.title}”; it is here now.`);
      const disputed = news.disputed.map((other) =>
        `${other.by} wrote in “${other.title}” too. Both wordings stand at that field: choose one.`);
      this.say([news.saved, ...adopted, news.note || "", ...disputed].filter(Boolean).join(" "));
    }

    // The page as it is now, where nothing has been typed in this one since: the last words of the page
    // before it may have been kept after it was made.
    catchUp(page) {
      const now = all("[data-autosave]", page).find((one) => one.dataset.autosave === this.root.dataset.autosave);
      const number = (root) => root.querySelector(`[name="${this.prefix}number"]`);
      if (!now || this.isDirty() || this.turn || number(now).value === number(this.root).value) return;
      const later = all("input[name], select[name], textarea[name]", now);
      if (all(".rival", now).length) return;
      for (const field of this.fields()) {
        const isBox = /^(checkbox|radio)$/.test(field.type);
        const twin = later.find((one) => one.name === field.name && (!isBox || one.value === field.value));
        if (twin && isBox) field.checked = twin.checked;
        else if (twin) field.value = twin.value;
      }
      this.kept = this.state();
      const shown = now.querySelector("[data-saved]");
      if (shown) this.say(shown.textContent);
    }

    // What a page without a script asks in words is asked by buttons.
    takeBoxes() {
      for (const box of all(".rival[data-rival]", this.root)) {
        const news = { fields: {} };
        for (const part of all("[data-part]", box)) {
          news.fields[part.dataset.part.slice(this.prefix.length)] = part.dataset.value;
        }
        const words = box.querySelector(".rival-words").textContent;
        box.remove();
        this.showBoth({ name: box.dataset.rival.slice(this.prefix.length), by: box.dataset.by, words }, news);
      }
      this.kept = this.state();
    }

    goOn(news) {
      for (const name of ["draft", "number"]) {
        for (const field of this.field(name)) field.value = news[name];
      }
    }

    // Takes over what somebody else wrote, unless one has typed there since.
    adopt(field, name, news, before) {
      const value = news.fields[name] || "";
      if (/^(checkbox|radio)$/.test(field.type)) {
        field.checked = field.value === value;
        return true;
      }
      if (field.value !== (before.get(name) || "")) return field.value === value;
      field.value = value;
      return true;
    }

    close(name, shown) {
      shown.box.remove();
      this.open.delete(name);
    }

    showBoth(other, news) {
      const field = this.field(other.name)[0];
      if (!field) return;
      const shown = this.open.get(other.name) || { words: element("div", "rival-words") };
      shown.news = news;
      shown.words.textContent = other.words || "Nothing";
      if (this.open.has(other.name)) return;
      const box = element("div", "rival");
      shown.box = box;
      const buttons = element("div", "buttons");
      box.append(element("p", "rival-title", `${other.by} wrote here`), shown.words, buttons);
      const choose = (text, which, change) => {
        const button = element("button", "button button-secondary", text);
        button.type = "button";
        button.addEventListener("click", () => {
          change();
          const place = box.parentElement;
          this.close(other.name, shown);
          const chosen = element("input", "");
          Object.assign(chosen, { type: "hidden", name: `${this.prefix}${other.name}.choice`, value: which });
          chosen.dataset.chosen = "";
          place.append(chosen);
          field.focus();
          this.kept = null;
          this.later();
        });
        buttons.append(button);
      };
      const put = () => {
        for (const name of [other.name, `${other.name}-month`, `${other.name}-year`]) {
          for (const one of this.field(name)) {
            const value = shown.news.fields[name] || "";
            if (/^(checkbox|radio)$/.test(one.type)) one.checked = one.value === value;
            else one.value = value;
          }
        }
      };
      choose("Keep mine", "mine", () => {});
      choose("Take theirs", "theirs", put);
      if (field instanceof HTMLTextAreaElement) {
        choose("Put both together", "mine", () => {
          field.value = `${field.value.trim()}\n\n${shown.news.fields[other.name] || ""}`.trim();
        });
      }
      this.open.set(other.name, shown);
      (field.closest(".field, .cell") || field.parentElement).append(box);
    }

    say(text) {
      if (this.shown && !this.hasTrouble) this.shown.textContent = text;
    }

    trouble(text, isTriedAgain, address) {
      this.hasTrouble = true;
      if (this.shown) {
        this.shown.textContent = `${text} `;
        this.shown.classList.add("is-trouble");
        this.shown.setAttribute("role", "alert");
        if (address) {
          const link = element("a", "", "Sign in again in another window, and it is saved.");
          link.href = address;
          link.target = "_blank";
          this.shown.append(link);
        }
      }
      if (isTriedAgain) this.timer = setTimeout(() => this.save(), again);
    }

    settle() {
      this.hasTrouble = false;
      if (!this.shown) return;
      this.shown.classList.remove("is-trouble");
      this.shown.removeAttribute("role");
    }
  }

  for (const root of all("[data-autosave]")) {
    const draft = new Draft(root);
    drafts.push(draft);
    if (!draft.form.dataset.keepsDrafts) {
      draft.form.dataset.keepsDrafts = "yes";
      for (const [name, value] of [["window", windowKey], ["turn", "1000000"]]) {
        const field = element("input", "");
        Object.assign(field, { type: "hidden", name, value });
        draft.form.append(field);
      }
      draft.form.addEventListener("submit", (event) => {
        if (!event.defaultPrevented) for (const one of drafts) one.isSent = true;
      });
    }
  }

  const leave = () => { for (const draft of drafts) draft.leave(); };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const draft of drafts) {
      draft.isSent = false;
      draft.later();
    }
  });
  const [arrival] = performance.getEntriesByType("navigation");
  if (drafts.length && arrival && arrival.type !== "navigate") {
    for (const wait of [0, 600, 2500]) {
      setTimeout(async () => {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
        if (!answer || !answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const draft of drafts) draft.catchUp(page);
      }, wait);
    }
  }
  addEventListener("online", () => { for (const draft of drafts) draft.save(); });
  addEventListener("beforeunload", (event) => {
    // Before the next page is asked for, which may be this one again.
    leave();
    if (drafts.some((draft) => draft.hasTrouble && !draft.isSent && draft.isDirty())) event.preventDefault();
  });

  // A grid of fields. A field one comes to is chosen: arrow keys go on to the next. Enter, F2, typing or
  // a click begins to write in it: then the keys are the field's own until Enter, Escape or Tab.
  for (const grid of all("form[data-grid]")) {
    const rows = () => all("tbody tr", grid);
    const cells = (row) => all("[data-cell]", row);
    let writing = null;
    let before = "";
    let savedBefore;
    const savedWords = (field) => {
      const draft = drafts.find((one) => one.root === field.closest("[data-autosave]"));
      return draft && draft.saved(field);
    };
    const begin = (field) => {
      writing = field;
      before = field.value;
      savedBefore = savedWords(field);
      field.classList.add("is-writing");
    };
    const end = () => {
      if (writing) writing.classList.remove("is-writing");
      writing = null;
    };
    const go = (field, down, right) => {
      const row = field.closest("tr");
      const column = cells(row).indexOf(field);
      const list = rows();
      const target = list[list.indexOf(row) + down];
      const next = target && cells(target)[column + right];
      if (!next) return;
      end();
      next.focus();
      if (next.select && next.type !== "checkbox") next.select();
    };
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    grid.addEventListener("pointerdown", (event) => {
      const field = event.target.closest && event.target.closest("[data-cell]");
      if (field && field.type !== "checkbox" && writing !== field) {
        end();
        begin(field);
      }
    });
    // Of a field with many lines the browser shows the line one is in: the others may lie under the bar.
    grid.addEventListener("focusin", (event) => {
      if (event.target.matches("[data-cell]")) event.target.scrollIntoView({ block: "nearest" });
    });
    grid.addEventListener("focusout", (event) => { if (event.target === writing) end(); });
    grid.addEventListener("keydown", (event) => {
      const field = event.target.closest && event.target.closest("[data-cell]");
      if (!field || event.ctrlKey || event.metaKey || event.isComposing) return;
      const isWriting = writing === field;
      if (event.key === "Escape" && isWriting) {
        // What was saved meanwhile stays: only what was typed since is taken back.
        const saved = savedWords(field);
        field.value = saved === undefined || saved === savedBefore ? before : saved;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        end();
      } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        if (isWriting || field.type === "checkbox") go(field, 1, 0);
        else begin(field);
      } else if (event.key === "Enter" && field instanceof HTMLInputElement) {
        event.preventDefault();
      } else if (event.key === "F2") {
        event.preventDefault();
        if (isWriting) end();
        else begin(field);
      } else if (moves[event.key] && !isWriting && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        go(field, ...moves[event.key]);
      } else if (!isWriting && event.key.length === 1 && !event.altKey && field.type !== "checkbox") {
        // What was chosen as a whole is not typed over: words are added.
        begin(field);
        if (field.setSelectionRange) field.setSelectionRange(field.value.length, field.value.length);
      }
    });
  }
})();
