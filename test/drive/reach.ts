import type { Page } from 'playwright-core';

/** A place where Tab stops. */
export type Stop = {
  /** The region of docs/design.md section 5 that holds it. */
  readonly region: string;
  readonly name: string;
  /** What is wrong with it: out of sight, covered, or without a mark of the focus. */
  readonly faults: readonly string[];
};

/** As text, since tests are compiled without the types of a page. */
const LOOK_AT_FOCUS = `(() => {
  const REGIONS = {
    'session bar': '.sessionbar', tabs: '.tabs', strip: '.strips, .one-strip', toolbar: '[role=toolbar]', grid: '[role=grid]',
    drawer: '.drawer', 'status bar': '.statusbar', 'token bar': '.token-bar', 'token column': '.token-main',
    'findings column': '.token-side', 'saved requests': '.compose-side', 'request line': '.compose-line',
    'request parts': '.compose-parts, .compose-part', answer: '.answer', 'settings tabs': '.settings-nav',
    'settings column': '.settings-body', profiles: '.signin-side', form: '.signin-main', dialog: 'dialog', notifications: '.toasts',
  };
  const lookOf = (element) => {
    const style = getComputedStyle(element);
    return { ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1, shadow: style.boxShadow };
  };
  const hostsOf = (element) => [element, element.closest('.input'), element.closest('.top'), element.closest('label')].filter(Boolean);
  const state = window.focusWalk;
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  if (state.has(element)) return 'round';
  const hosts = hostsOf(element);
  state.set(element, { hosts, looks: hosts.map(lookOf) });
  const faults = [];
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  const seen = [0.5, 0.15, 0.85].flatMap((x) => [0.5, 0.15, 0.85].map((y) =>
    document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
  if (right <= left || bottom <= top) faults.push('out of the window');
  else if (!seen.some((hit) => hit && (element.contains(hit) || hosts.some((host) => host.contains(hit) && host !== element)))) faults.push('covered');
  if (box.width <= innerWidth && (box.left < -1 || box.right > innerWidth + 1)) faults.push('cut at the side');
  const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
  const region = Object.entries(REGIONS).filter(([, selector]) => element.closest(selector)).map(([key]) => key);
  return { region: region.includes('dialog') ? 'dialog' : (region.at(0) ?? 'elsewhere'), name: (element.getAttribute('role') ?? element.tagName.toLowerCase()) + ' ' + name.trim().slice(0, 40), faults };
})()`;
const MARKS = `(() => {
  const { activeElement } = document;
  activeElement?.blur();
  const isForced = matchMedia('(forced-colors: active)').matches;
  const marks = [...window.focusWalk.values()].map(({ hosts, looks }) => hosts.some((host, at) => {
    const style = getComputedStyle(host);
    return (looks[at].ring && style.outlineStyle === 'none') || (!isForced && looks[at].shadow !== style.boxShadow);
  }));
  activeElement?.focus();
  return marks;
})()`;

const MOST = 120;

/** Every place where Tab stops, from where the focus is until it comes round; stops after 120, which no screen has. */
export const walkByTab = async (page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly Stop[]> => {
  const stops: Stop[] = [];
  await page.evaluate('window.focusWalk = new Map()');
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press(key);
    const looked = await page.evaluate<Stop | 'round' | null>(LOOK_AT_FOCUS);
    if (looked === 'round') {
      const marks = await page.evaluate<readonly boolean[]>(MARKS);
      return stops.map((stop, at) =>
        marks[at] ? stop : { ...stop, faults: [...stop.faults, 'no mark of the focus'] },
      );
    }
    if (looked) stops.push(looked);
  }
  throw new Error(`The focus does not come round: ${stops.at(-1)?.name}`);
};

/** The regions of a walk in their order, from the first of the window on. */
export const regionsOf = (stops: readonly Stop[], first: string): readonly string[] => {
  const at = stops.findIndex(({ region }, index) => region === first && stops.at(index - 1)?.region !== first);
  return [...stops.slice(at), ...stops.slice(0, Math.max(0, at))]
    .map(({ region }) => region)
    .filter((region, index, all) => region !== all[index - 1]);
};

export const faultsOf = (stops: readonly Stop[]): readonly string[] =>
  stops.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));

/** What scrolls sideways or lies beside the window, but for tables and trees. */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const isWide = (element) => {
      if (element.closest('[hidden], .grid-scroller, [role=tree], .vh, svg')) return false;
      const { overflowX, textOverflow, display } = getComputedStyle(element);
      const { width, left, right } = element.getBoundingClientRect();
      if (display === 'none' || width <= 1) return false;
      const scrolls = overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      return scrolls || left < -1 || right > innerWidth + 1;
    };
    return [...document.querySelectorAll('body, body *')].filter(isWide).map((element) => element.tagName + '.' + element.className);
  })()`);

/** Texts, and the marks of checked boxes, that do not stand out from what they lie on: WCAG's 3:1, whatever the colours. */
export const unseen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [red, green, blue] = parts(colour).slice(0, 3).map((part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const isAlike = (one, other) => {
      const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05) < 3;
    };
    const groundOf = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if ((parts(backgroundColor)[3] ?? 1) > 0.5) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const markOf = (input) => {
      const mark = getComputedStyle(input, '::before');
      return input.type === 'radio' || input.indeterminate ? mark.backgroundColor : mark.borderLeftColor;
    };
    const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible' && !element.closest('.vh, option');
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const texts = [...document.querySelectorAll('body *')].filter((element) => hasText(element) && isSeen(element) && isAlike(getComputedStyle(element).color, groundOf(element)));
    const boxes = [...document.querySelectorAll('.check input:checked, .cb:checked, .cb:indeterminate')].filter((input) => isSeen(input) && isAlike(markOf(input), groundOf(input)));
    return [...texts, ...boxes].map((element) => element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 40));
  })()`);

/** Texts that are cut once the spacing of WCAG 1.4.12 is set, and were not before. */
export const cutBySpacing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const cut = () => [...document.querySelectorAll('body *')].filter((element) => {
      if (element.closest('[hidden], [role=grid], [role=tree], .vh, svg') || !element.textContent.trim()) return false;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1) return false;
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) return true;
      if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) return true;
      const control = element.closest('button, .chip, .tag, .kbd');
      if (!control || element.children.length > 0) return false;
      const text = document.createRange();
      text.selectNodeContents(element);
      return text.getBoundingClientRect().height > control.getBoundingClientRect().height + 1;
    });
    const before = new Set(cut());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [sheet];
    const after = cut().filter((element) => !before.has(element)).map((element) => element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 40));
    document.adoptedStyleSheets = [];
    return after;
  })()`);

/** Whatever would move although the person wants no motion: of what is on screen, and of parts that come and go. */
export const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const probes = ['sk', 'spin', 'drawer', 'btn', 'switch', 'input'].map((name) => {
      const probe = document.createElement('input' === name ? 'input' : 'div');
      probe.className = name;
      document.body.append(probe);
      return probe;
    });
    const found = [...document.querySelectorAll('body *')].flatMap((element) => [null, '::before', '::after'].flatMap((part) => {
      const { animationName, transitionDuration } = getComputedStyle(element, part);
      const isStill = animationName === 'none' && transitionDuration.split(', ').every((time) => parseFloat(time) === 0);
      return isStill ? [] : [element.className + (part ?? '')];
    }));
    for (const probe of probes) probe.remove();
    return found;
  })()`);

/** The name of what has the focus, or `body`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return 'body';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent.trim();
  })()`);
