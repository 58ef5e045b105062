/** Every page, driven as a person would: by keys and clicks. */
import assert from 'node:assert/strict';

const text = (page, selector) => page.locator(selector).first().innerText();
const names = (page) => page.locator('.trace-grid .rows-window .name').allInnerTexts();

export async function list(open) {
  const page = await open('/');
  await page.waitForSelector('.trace-grid .rows-window .row');
  assert.deepEqual((await names(page)).toSorted(), ['FailingAgent.run', 'ResearchAgent.ask', 'ResearchAgent.ask']);
  assert.match(await text(page, '.trace-grid .row.failed'), /Error: the whole run failed/);

  await page.keyboard.press('/');
  await page.keyboard.type('status:err');
  await page.getByRole('option', { name: 'status:ERROR' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.trace-grid .rows-window .row').length === 1);
  assert.match(page.url(), /q=status%3AERROR/);
  await page.keyboard.press('Escape');

  await page.getByLabel('Clear the search').click();
  await page.getByLabel('Search traces').fill('"needle in the input"');
  await page.waitForFunction(() => document.querySelectorAll('.trace-grid .rows-window .row').length === 2);
  await page.getByLabel('Search traces').fill('duration>');
  await page.waitForSelector('.query-error');
  await page.getByLabel('Search traces').fill('nothing-has-this');
  await page.getByText('No trace matches').waitFor();
  await page.getByText('Show all traces').click();

  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await page.waitForURL(/sort=name/);
  await page.locator('.facet', { hasText: 'user-2' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.trace-grid .rows-window .row').length === 1);
  await page.goBack();
  return page;
}

export async function trace(open, [id]) {
  const page = await open('/');
  await page.waitForSelector('.trace-grid .rows-window .row');
  for (const key of ['j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
  await page.waitForURL(`**/trace/${id}*`);
  await page.waitForSelector('.span-grid .rows-window .row');
  assert.equal(await page.locator('.span-grid .rows-window .row').count(), 5);

  await page.keyboard.press('j');
  await page.waitForURL(/span=/);
  assert.equal(await text(page, '.detail h2'), 'plan');
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => document.querySelectorAll('.span-grid .rows-window .row').length === 3);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('j');
  await page.waitForSelector('.message.answer table');
  assert.deepEqual(await page.locator('.message h3 > bdi').allInnerTexts(), ['system', 'user', 'assistant', 'tool', 'assistant']);
  assert.equal(await page.locator('img').evaluateAll((images) => images.every(({ src }) => src.startsWith('data:image/png'))), true);

  await page.getByRole('button', { name: 'the docs' }).click();
  assert.equal(await text(page, '.dialog .url'), 'https://example.com/docs');
  assert.equal(await page.locator('.dialog a').getAttribute('rel'), 'noopener noreferrer');
  await page.keyboard.press('Escape');

  await page.keyboard.press('j');
  await page.locator('#tab-diff').waitFor();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.waitForSelector('.diff-added');
  assert.match(await text(page, '.diff-added'), /Round 2/);

  await page.keyboard.press('e');
  await page.getByRole('tab', { name: 'Error' }).click();
  assert.deepEqual(await page.locator('.errors h3 bdi').allInnerTexts(), ['RangeError', 'TypeError']);

  await page.keyboard.press('/');
  await page.keyboard.type('needle');
  await page.locator('.find [role=status]', { hasText: '1' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.row.match[aria-selected=true]') !== null);
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.waitForSelector('.critical');
  const address = page.url();
  await page.reload();
  await page.waitForSelector('.row.match[aria-selected=true]');
  assert.equal(page.url(), address);
  return page;
}

export async function sessions(open) {
  const page = await open('/sessions');
  await page.waitForSelector('.session-grid .rows-window .row');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/session/session-1');
  await page.waitForSelector('.bubble.asked');
  assert.deepEqual(await page.locator('.bubble.asked').allInnerTexts(), ['Question 1', 'Question 2']);
  return page;
}

export async function charts(open) {
  const page = await open('/charts');
  await page.waitForSelector('.uplot canvas');
  assert.match(await text(page, '.stats:has(h2:text("By model")) tbody tr'), /gpt-5\.4\s+4/);
  await page.keyboard.press('1');
  await page.waitForURL(/range=1h/);
  return page;
}

export async function comparison(open) {
  const page = await open('/');
  await page.waitForSelector('.trace-grid .rows-window .row');
  for (const key of ['j', 'j', 'x', 'j', 'x', 'c']) await page.keyboard.press(key);
  await page.waitForSelector('.pair-grid .rows-window .row');
  assert.equal(await page.locator('.pair-grid .rows-window .row').count(), 5);
  assert.match(await text(page, '.pair-grid .only-a, .pair-grid .only-b'), /extra/);
  await page.keyboard.press('j');
  await page.waitForSelector('.diff-line');
  assert.match(await text(page, '.diff'), /find 1/);
  return page;
}

export async function exports(open, [id]) {
  const page = await open(`/trace/${id}`);
  await page.waitForSelector('.span-grid .rows-window .row');
  for (const [title, expected] of [['HTML', /<!doctype html>/i], ['Markdown', /ResearchAgent\.ask/], ['OTLP/JSON', /"resourceSpans"/], ['JSON', /"traceId"/]]) {
    await page.getByText('Export').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.menu a', { hasText: new RegExp(`^${title}`) }).first().click()]);
    const chunks = await (await download.createReadStream()).toArray();
    assert.match(Buffer.concat(chunks).toString(), expected);
    await page.keyboard.press('Escape');
  }
  return page;
}

export async function themes(open) {
  const page = await open('/', { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.waitForSelector('.trace-grid .rows-window .row');
  const dark = await ground();
  await page.keyboard.press('T');
  const light = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  await page.waitForSelector('.trace-grid');
  assert.equal(await ground(), light);
  await page.keyboard.press('T');
  assert.equal(await ground(), dark);
  return page;
}

export async function help(open) {
  const page = await open('/');
  await page.waitForSelector('.trace-grid');
  await page.keyboard.press('?');
  assert.match(await text(page, '.keys'), /Go to charts/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.waitForURL('**/live');
  return page;
}

export async function strangers(open) {
  const page = await open('/trace/01a1fdf4-2916-703e-8000-045ba594d408');
  await page.getByRole('alert').waitFor();
  await page.goto(page.url().replace(/\/trace.*/, '/sessions'));
  page.errors.length = 0;
  return page;
}
