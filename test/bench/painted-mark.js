// Loaded by the launcher's `-r` into both, the bare window and the product, before either starts: so neither of them
// holds a line for the benchmark. Writes one file with the time at which the page showed what is waited for.
const { writeFileSync } = require('node:fs');
const { app } = require('electron');

const { LATCHKEY_MARK_FILE: file, LATCHKEY_MARK_SELECTOR: selector } = process.env;
const marks = { first: Date.now() };

/** In the page: the selector matches, then two frames, after which what it names was painted. */
const painted = `new Promise((done) => {
  const look = () => (document.querySelector(${JSON.stringify(selector)})
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())))
    : requestAnimationFrame(look));
  look();
})`;

app.once('ready', () => {
  marks.ready = Date.now();
});
app.once('web-contents-created', (_event, contents) => {
  // The frame and not the contents: that one would wait until loading has stopped.
  contents.once('dom-ready', async () => {
    marks.painted = await contents.mainFrame.executeJavaScript(painted);
    writeFileSync(file, JSON.stringify(marks));
  });
});
