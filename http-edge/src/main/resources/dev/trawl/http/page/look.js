/** The language and the theme (light or dark) of the page. Both are remembered. */

import { $ } from './dom.js';
import { languages, setLanguage, t } from './strings.js';

const LANGUAGE = 'trawl.language';
const THEME = 'trawl.theme';
const THEMES = ['auto', 'light', 'dark'];

let theme = 'auto';

/** Uses the language and the theme that the user chose earlier, or else the preferences of the browser. */
export function begin(onChange) {
  const preferred = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2));
  const known = [localStorage.getItem(LANGUAGE), ...preferred].find((tag) => languages.includes(tag));
  setLanguage(known ?? 'en');
  theme = THEMES.includes(localStorage.getItem(THEME)) ? localStorage.getItem(THEME) : 'auto';
  show();

  $('language').onclick = () => {
    const next = languages[(languages.indexOf(document.documentElement.lang.slice(0, 2)) + 1) % languages.length];
    localStorage.setItem(LANGUAGE, next);
    setLanguage(next);
    show();
    onChange();
  };
  $('theme').onclick = () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    localStorage.setItem(THEME, theme);
    show();
    onChange();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
}

function show() {
  document.documentElement.dataset.theme = theme;
  for (const each of document.querySelectorAll('[data-text]')) each.textContent = t(each.dataset.text);
  for (const each of document.querySelectorAll('[data-name]')) each.setAttribute('aria-label', t(each.dataset.name));
  for (const each of document.querySelectorAll('[data-placeholder]')) each.placeholder = t(each.dataset.placeholder);
  for (const each of document.querySelectorAll('[data-label]')) {
    each.setAttribute('aria-label', t(each.dataset.label));
    each.title = t(each.dataset.label);
  }
  $('language').lastElementChild.textContent = t('otherLanguage');
  $('theme').lastElementChild.textContent = t(`theme_${theme}`);
  $('theme').setAttribute('aria-label', t('themeName', t(`theme_${theme}`)));
}
