/* Elements. Text enters the page through textContent alone. */

/** Makes an element with text or children. */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content.filter((part) => part !== null && part !== undefined && part !== ""));
  return element;
}

/** Makes a button that does something. */
export function button(className, act, ...content) {
  const element = make("button", className, ...content);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Whether the reader asked for less motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the page is as narrow as a phone. */
export const narrow = () => matchMedia("(max-width: 720px)").matches;
