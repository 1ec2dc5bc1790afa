import type { Page } from 'playwright-core';

/** The request composer by role and name (docs/design.md, section 7). */
export const composer = (page: Page) => {
  const panel = page.getByRole('tabpanel', { name: 'Requests', exact: true });
  const answer = panel.getByRole('region', { name: 'Answer', exact: true });
  return {
    panel,
    tab: page.getByRole('tab', { name: 'Requests', exact: true }),
    method: panel.getByRole('combobox', { name: 'Method' }),
    address: panel.getByRole('combobox', { name: 'Path' }),
    send: panel.getByRole('button', { name: 'Send', exact: true }),
    save: panel.getByRole('button', { name: 'Save', exact: true }),
    part: (name: 'Query' | 'Headers' | 'Body') =>
      panel.getByRole('tablist', { name: 'Parts of the request' }).getByRole('tab', { name }),
    kind: (name: 'None' | 'JSON' | 'Form' | 'Multipart' | 'Raw') => panel.getByRole('radio', { name, exact: true }),
    json: panel.getByRole('textbox', { name: 'JSON' }),
    answer,
    state: answer.getByRole('status', { name: 'Answer state' }),
    view: (name: 'Tree' | 'Table' | 'Raw' | 'Headers') => answer.getByRole('tab', { name }),
    tree: answer.getByRole('tree'),
    lines: answer.getByRole('treeitem'),
    find: answer.getByRole('searchbox', { name: 'Find in the answer' }),
    saved: panel.getByRole('navigation', { name: 'Saved requests' }),
  };
};

/** Enters a request, with its body as JSON where there is one, sends it and waits for the status. */
export const sendRequest = async (
  page: Page,
  method: string,
  address: string,
  status: string,
  body?: object,
): Promise<void> => {
  const form = composer(page);
  await form.method.selectOption(method);
  await form.address.fill(address);
  // What is offered lies over the parts below it.
  await form.address.press('Escape');
  await form.part('Body').click();
  if (body) {
    await form.kind('JSON').click();
    await form.json.fill(JSON.stringify(body));
  } else await form.kind('None').click();
  await page.keyboard.press('Control+Enter');
  await form.state.getByText(status, { exact: true }).waitFor();
};
