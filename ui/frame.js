// What only the browser can do: follow links inside the product without a new session, copy the address,
// say which picture of a figure was saved, tell a screen reader the language.
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language;

  const follow = (event) => {
    const changed = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    const anchor = event.target.closest?.('[data-testid="stMain"] a[href^="./"]');
    if (!anchor || changed || event.button !== 0 || event.defaultPrevented) return;
    event.preventDefault();
    setTriggerValue("followed", anchor.getAttribute("href"));
  };
  document.addEventListener("click", follow);

  // The figure's own button makes the picture here; the server writes down that it was taken. Caught on the way down:
  // nothing on the page can keep the click from being seen.
  const saved = (event) => {
    const figure = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    const options = figure?._context?.toImageButtonOptions;
    if (options) setTriggerValue("saved", `${options.filename}.${options.format}`);
  };
  document.addEventListener("click", saved, true);

  const button = parentElement.querySelector("button");
  const shown = parentElement.querySelector("span");
  shown.textContent = data.copy;
  // The clipboard API exists on https and localhost only; an intranet server may have neither.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = location.href;
      document.body.appendChild(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  button.onclick = async () => {
    shown.textContent = (await copy()) ? data.copied : data.failed;
    setTimeout(() => { shown.textContent = data.copy; }, 2500);
  };
  return () => {
    document.removeEventListener("click", follow);
    document.removeEventListener("click", saved, true);
  };
}
