// A field behind dots whose text leaves the page only in custom messages, never as widget state: one line for a token,
// or several lines for whatever holds one. What is pasted into an empty field of several lines is handed over at once.
// This module is loaded once per model, so `text` and `views` are shared by all views of one field and by no other.
const LINE_BREAK = "\u2424"; // an <input> drops line breaks; this sign keeps them in view and in the text

export default () => {
  const views = new Set(); // one { input, note } for each place where the field is shown
  let text = "";
  let trouble = "";

  const shown = (input) => (input.type === "textarea" ? text : text.replaceAll("\n", LINE_BREAK));

  const draw = () => {
    for (const { input, note } of views) {
      if (input.value !== shown(input)) input.value = shown(input);
      if (note.textContent !== trouble) note.textContent = trouble;
    }
  };

  // Takes what the field holds now and tells the kernel, which is never left with an older text than the page shows.
  const take = (model, raw, type = "text") => {
    const entered = raw.replaceAll(LINE_BREAK, "\n").replace(/\r\n?/g, "\n").toWellFormed();
    const size = new TextEncoder().encode(entered).length;
    const fits = size <= model.get("limit_bytes");
    text = fits ? entered : "";
    trouble = fits ? "" : model.get("too_long").replace("{length}", size.toLocaleString("en"));
    draw();
    model.send(fits ? { type, text } : { type: "text", text: "", refused_bytes: size });
  };

  const forget = () => { text = ""; trouble = ""; draw(); };

  const initialize = ({ model }) => {
    model.on("msg:custom", (message) => {
      if (message.type === "forget") forget();
      if (message.type === "focus") views.values().next().value?.input.focus();
    });
    model.send({ type: "text", text: "" }); // a page that was just opened holds nothing, so neither does the kernel
  };

  const render = ({ model, el }) => {
    const id = `tokenlab-field-${Math.random().toString(36).slice(2)}`;
    const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: model.get("label") });
    const note = Object.assign(document.createElement("div"), { className: "tokenlab-field-note", id: `${id}-note`, role: "status" });
    const tall = model.get("multiline");
    const input = Object.assign(
      document.createElement(tall ? "textarea" : "input"),
      tall ? { rows: 2 } : { type: "password" },
      { id, autocomplete: "off", spellcheck: false, placeholder: model.get("placeholder") },
    );
    input.setAttribute("aria-describedby", note.id);
    for (const manager of ["lpignore", "bwignore", "1pIgnore"]) input.dataset[manager] = "true"; // password managers
    input.dataset.lmSuppressShortcuts = "true"; // JupyterLab's own switch; the listener below is for other pages

    // A paste or a drop replaces everything: behind dots nobody sees that an old token still stands before the new one.
    // Several lines may have been begun by hand: then what is pasted goes where the cursor is, and nothing is lost.
    const replace = (event, source) => {
      if (tall && text) return;
      event.preventDefault();
      take(model, source.getData("text/plain"), tall ? "submit" : "text");
      if (tall && text) forget();
    };
    input.addEventListener("paste", (event) => replace(event, event.clipboardData));
    input.addEventListener("drop", (event) => replace(event, event.dataTransfer));
    input.addEventListener("input", () => take(model, input.value));
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter" || event.isComposing || (tall && !event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      if (input.value !== shown(input)) take(model, input.value);
      model.send({ type: "submit", text });
    });

    const kernelGone = () => {
      forget();
      input.disabled = true;
      input.placeholder = model.get("kernel_gone");
    };
    model.on("comm_live_update", kernelGone);

    const view = { input, note };
    views.add(view);
    el.classList.add("tokenlab");
    const field = Object.assign(document.createElement("div"), { className: `tokenlab-field${tall ? " tokenlab-tall" : ""}` });
    field.append(label, input, note);
    el.append(field);
    draw();
    return () => {
      views.delete(view);
      model.off("comm_live_update", kernelGone);
    };
  };

  return { initialize, render };
};
