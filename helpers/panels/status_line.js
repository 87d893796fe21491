// One live region that stays in the page: only its text changes, so that a screen reader announces it.
// It also says what Python can no longer say: that the kernel was restarted, died, or does not answer. And it stands at
// the panel's door: JupyterLab's shortcuts stay out, and so does a paste that would break the connection to the kernel.
const KERNEL_PATIENCE_MS = 4000;

function render({ model, el, signal }) {
  const part = (tag, name) => Object.assign(document.createElement(tag), { className: `tokenlab-status-${name}` });
  const [glyph, word, text, detail] = [part("span", "glyph"), part("b", "word"), part("span", "text"), part("small", "detail")];
  const box = Object.assign(document.createElement("div"), { className: "tokenlab-status", role: "status" });
  box.setAttribute("aria-live", "polite");
  box.setAttribute("aria-atomic", "true");
  glyph.setAttribute("aria-hidden", "true");
  box.append(glyph, word, text, detail);
  el.classList.add("tokenlab");
  el.append(box);

  const inPanel = (event) => el.closest(".tokenlab-panel")?.contains(event.target);
  let lost = null; // the sentence about a kernel that cannot speak for itself, or null
  let refused = ""; // the sentence about a paste that was not let in
  const draw = () => {
    const stale = model.get("stale");
    box.dataset.state = lost ? "stale" : model.get("state");
    glyph.textContent = lost ? stale.glyph : model.get("glyph");
    word.textContent = lost ? stale.word : model.get("word");
    text.textContent = lost ?? model.get("text");
    detail.textContent = lost ? "" : refused || model.get("detail");
  };
  const lose = (sentence) => { lost = sentence; draw(); };
  const gone = () => lose(model.get("stale").kernel_gone);

  // JupyterLab tells of a restart from its own menu and of a kernel that died. Of one that was shut down, or that another
  // program restarted, it tells nothing: then only the missing answer to a click shows it.
  let waiting = 0;
  const ask = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => lose(model.get("stale").kernel_silent), KERNEL_PATIENCE_MS);
    try { model.send({ type: "are you there" }); } catch { gone(); }
  };
  const hear = (message) => {
    if (message.type === "caught up?") model.send({ type: "caught up" });
    if (message.type !== "here") return;
    clearTimeout(waiting);
    lose(null);
  };
  const isAction = (event) => (event.type === "click" ? event.target.closest?.("button") : event.key === "Enter");
  const acted = (event) => { if (isAction(event) && inPanel(event)) ask(); };

  // JupyterLab's one-letter shortcuts act wherever the focus is: on a button of ours an "x" would cut the cell away, and
  // so would one that is typed to find an entry of a list. What is held with Ctrl or Cmd, such as "save", stays the Lab's.
  const keepLettersHere = (event) => {
    if (!inPanel(event) || event.target.matches("input, textarea")) return;
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !event.ctrlKey && !event.metaKey);
  };

  // The secret field has a limit of its own, and its own word for it.
  const weigh = (event) => {
    if (!inPanel(event) || event.target.closest(".tokenlab-field")) return;
    const size = new TextEncoder().encode(event.clipboardData.getData("text/plain")).length;
    const fits = size <= model.get("longest_paste");
    if (!fits) event.preventDefault();
    refused = fits ? "" : model.get("paste_refused").replace("{length}", size.toLocaleString("en"));
    draw();
  };
  const change = () => { refused = ""; draw(); };

  draw();
  window.addEventListener("keydown", keepLettersHere, { capture: true, signal }); // before JupyterLab, at the document
  model.on("change", change);
  model.on("msg:custom", hear);
  model.on("comm_live_update", gone);
  document.addEventListener("paste", weigh, { capture: true, signal });
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, acted, { capture: true, signal });
  return () => {
    clearTimeout(waiting);
    model.off("change", change);
    model.off("msg:custom", hear);
    model.off("comm_live_update", gone);
  };
}

export default { render };
