// What only the browser can do: follow links inside the product without a new session, copy the address,
// tell a screen reader the language.
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
  return () => document.removeEventListener("click", follow);
}
