/** Finds and creates elements. Text is added only as text nodes, so it can never run as a script. */

export const $ = (id) => document.getElementById(id);

/** Creates an element from attributes, `on…` listeners, and children (nodes or strings; null is skipped). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Creates an icon from one of the symbols in index.html. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** A button with only an icon; screen readers read its label, and it is shown as a tooltip. */
export function iconButton(name, label, onclick, kind = 'quiet small') {
  return el('button', { type: 'button', class: kind, 'aria-label': label, title: label, onclick }, icon(name));
}

/** Shows `message` in an element; an empty message hides the element. */
export function showMessage(element, message) {
  element.textContent = message;
  element.hidden = !message;
}

/** Lets screen readers read `message` aloud. */
export function announce(message) {
  $('status').textContent = message;
}

/** Asks for confirmation before something is deleted; resolves to true if the user agrees. */
export function confirmed(question) {
  const dialog = $('confirm');
  $('confirm-text').textContent = question;
  return new Promise((resolve) => {
    const choose = (choice) => () => {
      answer = choice;
      dialog.close();
    };
    let answer = false;
    $('confirm-yes').onclick = choose(true);
    $('confirm-no').onclick = choose(false);
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
    $('confirm-no').focus();
  });
}
