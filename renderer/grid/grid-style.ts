/** Layout of the windowed grid; colours and the look of rows come from the screens' style sheet. */
const rules = `
.grid-scroller { overflow: auto; overscroll-behavior: contain; height: 100%; }
.grid-scroller .gridtable { min-width: min-content; width: 100%; position: relative; }
.grid-scroller .gr { grid-template-columns: var(--grid-tracks); height: var(--row-h, 28px); }
.grid-scroller .gr-head { height: 30px; }
.grid-scroller .gr-head > .r .icon { order: 0; }
.grid-scroller [data-column] { cursor: default; }
.grid-scroller [data-column]:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; border-radius: 3px; }
/* the pane is glued to the scrollport, so a compositor that scrolls ahead moves no row out of sight */
.grid-pane { position: sticky; top: 30px; overflow: clip; contain: layout paint style; }
.grid-pane > [role="rowgroup"] { position: relative; will-change: transform; }
.grid-pane .is-away { position: absolute; top: -200px; left: 0; right: 0; visibility: visible; pointer-events: none; }
.grid-pane .sk, .grid-skeleton .sk { display: block; }
.sk.sk-0 { width: 40%; } .sk.sk-1 { width: 52%; } .sk.sk-2 { width: 60%; } .sk.sk-3 { width: 68%; } .sk.sk-4 { width: 78%; }
.grid-skeleton { overflow: hidden; }
.grid-skeleton .gr { grid-template-columns: 40px 84px minmax(140px, 1.1fr) 84px minmax(190px, 1.5fr); }
.grid-skeleton .gr > :nth-child(2), .grid-skeleton .gr > :nth-child(4) { justify-content: flex-end; }
`;

/**
 * Adopted by script: the bundle leaves out the style sheet of a part that is loaded on demand, and a grid without its
 * rules shows one screen and then nothing. The content policy allows sheets made by script, not styles in markup.
 */
const sheet = new CSSStyleSheet();
sheet.replaceSync(rules);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
